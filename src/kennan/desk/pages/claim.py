"""A claim: its words, what was coded of them and why, what was ruled on it, and what can be ruled."""

from collections.abc import Iterator
from dataclasses import dataclass

from kennan.case import Line
from kennan.case.rulings import ROLES, roles_of
from kennan.desk.asked import Asked, Missing
from kennan.desk.pages.ruled import Ruled, ruled
from kennan.desk.record import Record
from kennan.desk.view import Claimed, Link, actor_link, claim_href, claimed, clipped, finding_href
from kennan.errors import UsageError
from kennan.explaining import explain
from kennan.findings.gloss import amount
from kennan.model import Event, Figure, Interval, Quote, Report, Stance, Status
from kennan.model.explanation import Account
from kennan.publish import lines
from kennan.publish.explain import event_rows, gone, headline

MOST_NAMES = 200  # actors of the report that are offered by name
LONGEST_EXPLAINED = 300_000  # characters of a report that is coded anew while the user waits
BASIS = {
    "stated": "stated in the report",
    "metadata": "told by its page or table",
    "inferred": "inferred from what it cites",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is stored of a claim; `who` are the actors in it, where it is of actors."""

    name: str
    text: str
    who: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Seat:
    """A role in which another actor may be set, and who is in it now."""

    role: str
    now: str


@dataclass(frozen=True, slots=True)
class Pane:
    """A claim with all that is to be seen and ruled of it.

    finding     what it tells, alone or with other claims; None where it was rejected. `families` and `reports` tell it;
                `stays` is another claim (id) of it, "" where there is none
    ruled       the rulings on it that stand, the latest first
    names       of the report's actors, those most spoken of first; ids where a name is borne by several
    why         the page that tells why it was coded; "" where no more can be told than is stored
    """

    claim: Claimed
    rejected: bool
    facts: tuple[Fact, ...]
    finding: Link | None
    families: int
    reports: int
    stays: str
    ruled: tuple[Ruled, ...]
    seats: tuple[Seat, ...]
    names: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """The page of one claim, and its neighbours in the text."""

    pane: Pane
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class Why:
    """Why a claim was coded.

    rows     each step by name ("" where it goes on) and what there is to be said of it
    failed   why that can't be told; `instead` what the same words are coded as now
    """

    claim: Claimed
    rows: tuple[tuple[str, str], ...]
    failed: str
    instead: tuple[str, ...]
    coded_by: str
    explained_by: str


def line_of(record: Record, identifier: str) -> Line:
    """A claim, though it be rejected. Raises Missing."""
    line = record.line.get(identifier) or record.struck.get(identifier)
    if line is None:
        raise Missing(f"no claim has the id {identifier}")
    return line


def claim(record: Record, asked: Asked) -> ClaimPage:
    """One claim. Raises Missing."""
    line = line_of(record, asked.path["identifier"])
    beside = record.lines_in.get(line.claim.span.report, [])
    place = beside.index(line) if line.id in record.line else -1
    before = beside[place - 1] if place > 0 else None
    after = beside[place + 1] if 0 <= place < len(beside) - 1 else None
    return ClaimPage(pane(record, line), _link(record, before), _link(record, after))


def _link(record: Record, line: Line | None) -> Link | None:
    return Link(clipped(claimed(record, line).words, 70), claim_href(line.id)) if line else None


def pane(record: Record, line: Line) -> Pane:
    """All that is to be seen of a claim."""
    told = record.told_of.get(line.id)
    report = record.case.report[line.claim.span.report]
    standing = (d for d in line.decisions if d.withdrawn is None)
    return Pane(
        claim=claimed(record, line),
        rejected=line.id in record.struck,
        facts=tuple(_facts(record, line, report)),
        finding=Link(clipped(told.finding.gloss), finding_href(told.id)) if told else None,
        families=line.families,
        reports=line.reports,
        stays=next((x.id for x in told.lines if x is not line), "") if told else "",
        ruled=tuple(ruled(record, d) for d in sorted(standing, key=lambda d: -d.id)),
        seats=tuple(_seats(record, line)),
        names=names_in(record, report.id),
        why=f"{claim_href(line.id)}/why" if isinstance(line.claim, Event) and line.id in record.line else "",
    )


def _seats(record: Record, line: Line) -> Iterator[Seat]:
    for role in roles_of(line.claim.family):
        attribution = getattr(line.claim, "attribution", None)
        actor = attribution.voice if role == "attribution" and attribution else getattr(line.claim, role, None)
        nobody = "the report itself" if role == "attribution" else "nobody"
        yield Seat(role, clipped(record.case.name(actor), 60) if actor else nobody)


def names_in(record: Record, report: str) -> tuple[str, ...]:
    """The report's actors by name, those most spoken of first; by id where the case has several of that name."""
    spoken: dict[str, int] = {}
    for referent in record.referents_in.get(report, []):
        if actor := record.actor_of.get(referent.id):
            spoken[actor] = spoken.get(actor, 0) + len(referent.mentions)
    ranked = sorted(spoken, key=lambda a: (-spoken[a], record.case.name(a), a))[:MOST_NAMES]
    named = ((actor, record.case.name(actor)) for actor in ranked)
    return tuple(name if record.bearers.get(name.casefold(), 0) == 1 and len(name) < 120 else a for a, name in named)


# What is stored


def _facts(record: Record, line: Line, report: Report) -> Iterator[Fact]:
    claim = line.claim
    for role in ROLES[claim.family]:
        if actor := getattr(claim, role):
            yield Fact(role, "", (actor_link(record, actor),))
    match claim:
        case Event():
            mode, score = f" / {claim.mode}" if claim.mode else "", f"{claim.score:+g}".replace("-", "−")
            yield Fact("type", f"{claim.type}{mode}, score {score}")
            if claim.contexts:
                yield Fact("contexts", ", ".join(c.replace("_", " ") for c in claim.contexts))
            yield Fact("modality", claim.modality)
            yield Fact("date", _when(claim.when))
            if claim.place:
                country = f" ({claim.place_country})" if claim.place_country else ""
                yield Fact("place", f"{clipped(claim.place)}{country}")
        case Quote():
            if claim.mention:
                yield Fact("named as", clipped(report.quote(claim.mention)))
            yield Fact("cue", f"“{claim.cue}”" if claim.cue else "quotation marks")
            yield Fact("form", "direct" if claim.direct else "mixed" if claim.quoted else "indirect")
        case Status():
            yield Fact("relation", claim.relation.replace("_", " "))
            yield Fact("valid", _when(claim.valid))
        case Stance():
            yield Fact("kind", claim.kind)
            yield Fact("object", clipped(claim.object))
            if claim.topic:
                yield Fact("topic", claim.topic.replace("_", " "))
        case Figure():
            yield Fact("amount", clipped(amount(claim)))
            if claim.unit.startswith("date:"):
                yield Fact("unit", clipped(claim.unit.replace("date:", "a date, to the ")))
            if claim.what:
                yield Fact("of", clipped(claim.what))
    attribution = getattr(claim, "attribution", None)
    if attribution is not None:
        chain = tuple(actor_link(record, v) for v in (attribution.voice, *attribution.via) if v)
        yield Fact("on the word of", "" if chain else "hearsay" if attribution.hearsay else "the report itself", chain)
    published = report.published
    if published and not isinstance(claim, Event | Status):
        yield Fact("reported", f"{lines.date(published.interval)}, {BASIS[published.basis]}")


def _when(when: Interval | None) -> str:
    return lines.date(when) if when else "none told"


# Why


def why(record: Record, asked: Asked) -> Why:
    """Why a claim was coded; takes a second or two, as its report is coded anew. Raises Missing."""
    line = line_of(record, asked.path["identifier"])
    told = claimed(record, line)
    if not isinstance(line.claim, Event):
        return _untold(told, "Of claims other than events no more can be told than what is stored.")
    if line.id in record.struck:
        return _untold(told, "It was rejected; undo that, and it can be explained.")
    found = _account(record, line)
    if isinstance(found, str):
        return _untold(told, found)
    if found.explanation is None:
        instead = tuple(clipped(headline(one)) for one in found.instead)
        return Why(
            told, (), gone(found).replace("above is", "the claim shows"), instead, found.coded_by, found.explained_by
        )
    rows = tuple((name, clipped(text, 1000)) for name, text in event_rows(found.explanation))
    return Why(told, rows, "", (), found.coded_by, found.explained_by)


def _account(record: Record, line: Line) -> Account | str:
    if line.id not in record.accounts:
        record.accounts[line.id] = _explained(record, line)
    return record.accounts[line.id]


def _explained(record: Record, line: Line) -> Account | str:
    length = len(record.case.report[line.claim.span.report].text)
    if length > LONGEST_EXPLAINED:
        command = f"kennan explain {record.case.store.path.name} {line.id}"
        return f"The report has {length:,} characters, too many to code it anew while you wait; run: {command}"
    try:
        return explain(record.case, line.id)
    except UsageError as error:
        return str(error)


def _untold(told: Claimed, failed: str) -> Why:
    return Why(told, (), failed, (), "", "")
