"""What pages show of claims, findings, actors and reports, in words and addresses. Plain data: templates lay it out,
and the JSON twin of a page is made of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote as escaped
from urllib.parse import urlencode

from kennan.case import Line
from kennan.case.line import kind_of
from kennan.case.rulings import ROLES
from kennan.desk.record import Record, Told
from kennan.model import Actor, Event, Report, Stance, Status
from kennan.model.vocabulary import EVENT_TYPES
from kennan.publish import lines
from kennan.publish.outlets import outlet_of

LONGEST = 400  # characters of a name, of a claim in Kennan's words
LONGEST_SENTENCE = 1500  # characters of evidence, and of what is shown on either side of it


@dataclass(frozen=True, slots=True)
class Link:
    """Words that open a page of the desk."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Source:
    """A report as it is cited: outlet, day of publication (ISO 8601), language, its page.

    mark  what is known of the outlet: "state-owned, RUS"
    spun  whether it reads as reworded by a machine
    """

    name: str
    href: str
    outlet: str | None
    mark: str | None
    day: str | None
    language: str
    spun: bool


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim with its sentence.

    words     who, what, whom, in Kennan's words
    evidence  the claim's own words; `sentence` that in which they stand, `before` and `after` what of it surrounds them
    said      on whose word: "says A via B", "reportedly"; "" for the narrator
    implied   roles whose actor the sentence does not name
    sides     the actors in its roles: ("source", Link), in the order of the roles
    """

    id: str
    kind: str
    type: str
    words: str
    when: str | None
    modality: str | None
    score: float | None
    confidence: float
    said: str
    implied: tuple[str, ...]
    sides: tuple[tuple[str, Link], ...]
    evidence: str
    before: str
    after: str
    source: Source
    href: str
    sentence_href: str
    ruled: str
    families: int
    reports: int


@dataclass(frozen=True, slots=True)
class Found:
    """A finding: what reports tell alike, with its surest claim.

    gloss     in Kennan's words; `type` in PLOVER's or the desk's own terms, `plain` in English
    weight    "2 families, 3 reports"
    outlets   of the reports, each once
    """

    id: str
    href: str
    kind: str
    type: str
    plain: str
    gloss: str
    when: str | None
    modality: str | None
    place: str | None
    families: int
    reports: int
    weight: str
    outlets: tuple[str, ...]
    surest: Claimed


def address(path: str, **query: str | int | None) -> str:
    """A page's address with the parts of its query that are set."""
    told = {k.rstrip("_"): v for k, v in query.items() if v not in (None, "")}
    return path + (f"?{urlencode(told)}" if told else "")


def actor_href(identifier: str) -> str:
    return f"/actor/{escaped(identifier, safe='')}"


def claim_href(identifier: str) -> str:
    return f"/claim/{escaped(identifier, safe='')}"


def finding_href(identifier: str) -> str:
    return f"/finding/{escaped(identifier, safe='')}"


def report_href(identifier: str, sentence: int = 0, part: int = 1, **query: str | int | None) -> str:
    """A report's page, at a sentence (from 1) where one is named; `part` is that part of a long report in which the
    sentence stands (`Record.part_of`)."""
    href = address(f"/report/{escaped(identifier, safe='')}", part=part if part > 1 else None, **query)
    return href + (f"#s{sentence}" if sentence else "")


def clipped(text: str, most: int = LONGEST) -> str:
    """A text cut to as many characters as a page bears: words without end come from outside too."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def actor_link(record: Record, identifier: str | None) -> Link:
    """Somebody's name and page; "?" and no page where nobody is named."""
    if identifier is None:
        return Link("?", "")
    known = identifier in record.case.actor
    return Link(clipped(record.case.name(identifier)), actor_href(identifier) if known else "")


def day_of(report: Report) -> str | None:
    return report.published.interval.iso if report.published else None


def source(report: Report, sentence: int = 0, part: int = 1) -> Source:
    known = outlet_of(report.outlet, report.url)
    return Source(
        name=clipped(report.name),
        href=report_href(report.id, sentence, part),
        outlet=clipped(report.outlet) if report.outlet else None,
        mark=known.mark if known else None,
        day=day_of(report),
        language=report.language,
        spun=report.reads_as_spun,
    )


def claimed(record: Record, line: Line) -> Claimed:
    """A claim as pages show it."""
    claim, case = line.claim, record.case
    report = case.report[claim.span.report]
    number = record.sentence_number(report.id, claim.span.start)
    sentence, first = line.sentence, claim.span.start - line.sentence.start
    part = record.part_of(report, number)
    whole = report.quote(sentence)
    before, after = whole[:first], whole[first + len(claim.span) :]
    told = record.told_of.get(line.id)
    when = case.when(claim) if isinstance(claim, Event | Status) else None
    attribution = getattr(claim, "attribution", None)
    if attribution is None or (isinstance(claim, Stance) and attribution.voice == claim.holder):
        said = ""
    else:
        said = lines.on_whose_word(attribution, case).removeprefix(" – ")
    return Claimed(
        id=line.id,
        kind=claim.family,
        type=kind_of(claim),
        words=clipped(words(record, line, told)),
        when=lines.date(when) if when else None,
        modality=claim.modality if isinstance(claim, Event) else None,
        score=claim.score if isinstance(claim, Event) else None,
        confidence=claim.confidence,
        said=said,
        implied=implied(record, line),
        sides=tuple(sides(record, line)),
        evidence=clipped(report.quote(claim.span), LONGEST_SENTENCE),
        before=before if len(before) <= LONGEST_SENTENCE else f"…{before[-LONGEST_SENTENCE:]}",
        after=clipped(after, LONGEST_SENTENCE),
        source=source(report, number, part),
        href=claim_href(line.id),
        sentence_href=report_href(report.id, number, part, claim=line.id),
        ruled=lines.ruled(line).removeprefix(" – "),
        families=line.families,
        reports=line.reports,
    )


def found(record: Record, told: Told) -> Found:
    """A finding as pages show it."""
    claim = told.line.claim
    when = next((w for w in (record.case.when(x.claim) for x in told.lines) if w is not None), None)
    reports = (record.case.report[r] for r in told.finding.reports)
    outlets = dict.fromkeys(clipped(r.outlet or r.name) for r in reports)
    return Found(
        id=told.id,
        href=finding_href(told.id),
        kind=told.kind,
        type=told.type,
        plain=plain(told.type, told.kind),
        gloss=clipped(told.finding.gloss),
        when=lines.date(when) if when and isinstance(claim, Event | Status) else None,
        modality=told.modality,
        place=clipped(claim.place) if isinstance(claim, Event) and claim.place else None,
        families=told.families,
        reports=told.reports,
        weight=weight(told.families, told.reports),
        outlets=tuple(outlets),
        surest=claimed(record, told.line),
    )


def weight(families: int, reports: int) -> str:
    """ "2 families, 3 reports"; "1 report" where one stands alone."""
    return lines.count(families, reports) or "1 report"


def words(record: Record, line: Line, told: Told | None) -> str:
    """Who, what, whom: the gloss of the finding where this claim speaks for it, else the claim's own line."""
    if told is not None and told.line is line:
        return told.finding.gloss
    told_alone = lines.one_line(line, record.case).removesuffix(lines.ruled(line))
    return " ".join(told_alone.removeprefix("–").split())


def plain(type_: str, kind: str) -> str:
    """A type in lower case and without underscores; PLOVER's stay as they are."""
    return type_ if kind == "event" and type_ in EVENT_TYPES else type_.replace("_", " ").replace(":", ": ")


def sides(record: Record, line: Line) -> Iterable[tuple[str, Link]]:
    """The roles of a claim that somebody fills."""
    for role in ROLES[line.claim.family]:
        if actor := getattr(line.claim, role):
            yield role, actor_link(record, actor)


def implied(record: Record, line: Line) -> tuple[str, ...]:
    """Roles whose actor is supplied from the context, and not set by the analyst."""
    ruled = {anchor.kind for decision in line.decisions for anchor in decision.anchors}
    return tuple(r for r in record.case.implied(line) if f"new:{r}" not in ruled)


def kind_words(actor: Actor) -> str:
    return actor.kind.replace("_", " ")
