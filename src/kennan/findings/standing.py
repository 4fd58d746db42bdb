"""Statuses that can't hold together: asserted and denied, begun at different times, or ended by what another tells."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from datetime import date

from kennan.findings.buckets import Found, pairs
from kennan.findings.gloss import gloss
from kennan.findings.opposites import SOLE_POSTS, opposed
from kennan.findings.sense import Sense, stems
from kennan.model import Claim, Event, Interval, Span, Status
from kennan.model.vocabulary import FAMILY_OF_RELATION

ONCE = frozenset({"designation", "contact", "origin", "membership", "recognition"})
AT_ONCE = 7  # days between two reports within which the one can't be an older state of affairs
# Types of events that end a status, and the matter that their words must name.
ENDS: dict[str, tuple[frozenset[str], str | None]] = {
    "operates_embassy_in": (frozenset({"RETREAT", "SANCTION"}), "=embassy"),
    "member_of": (frozenset({"RETREAT", "SANCTION"}), None),
    "sanctions": (frozenset({"CONCEDE", "RETREAT"}), "=sanction"),
}


def standing(sense: Sense) -> Iterator[Found]:
    """Pairs of statuses, or of a status and an event, that exclude each other."""
    yield from _statuses(sense)
    yield from _beginnings(sense)
    yield from _ended(sense)


def positions(a: Status | Event, b: Status | Event, sense: Sense) -> bool:
    """Whether two different people say so: then it is a position of each, not a conflict of fact."""
    one, other = sense.actor(a.attribution.voice), sense.actor(b.attribution.voice)
    return one is not None and other is not None and one != other


def _by_parties(sense: Sense) -> dict[Hashable, list[int]]:
    """Statuses by subject and object; a relation that says nothing of who begins goes either way."""
    out: dict[Hashable, list[int]] = defaultdict(list)
    for number, claim in enumerate(sense.claims):
        if not isinstance(claim, Status):
            continue
        subject, thing = sense.power(claim.subject), sense.power(claim.object)
        if subject is None:
            continue
        family = FAMILY_OF_RELATION.get(claim.relation, claim.relation)
        parties = tuple(sorted((subject, str(thing)))) if family in ("alliance", "contact") else (subject, str(thing))
        out[(family, parties)].append(number)
        if family == "presence":  # the place may go without saying: "evacuated its embassy"
            out[(family, subject)].append(number)
    return out


def _statuses(sense: Sense) -> Iterator[Found]:
    for first, second in pairs(_by_parties(sense)):
        a, b = sense.claims[first], sense.claims[second]
        assert isinstance(a, Status) and isinstance(b, Status)
        if not opposed(a.relation, b.relation) or not _same_object(a, b, sense):
            continue
        if a.valid and b.valid and not a.valid.meets(b.valid):
            continue
        if not (a.valid and b.valid) and not _at_one_time(a, b, sense):
            continue
        if positions(a, b, sense):
            continue
        yield a, b, "contradiction", f"{gloss(a, sense)} against {gloss(b, sense)}"


def _same_object(a: Status, b: Status, sense: Sense) -> bool:
    one, other = sense.power(a.object), sense.power(b.object)
    return one == other or (FAMILY_OF_RELATION.get(a.relation) == "presence" and None in (one, other))


def _beginnings(sense: Sense) -> Iterator[Found]:
    """The same standing matter since different years; where the one tells a movement's roots and the other its
    founding, they measure two things."""
    held: dict[Hashable, list[int]] = defaultdict(list)
    since: dict[int, Interval] = {}
    for number, claim in enumerate(sense.claims):
        key = _matter_begun(claim, sense)
        if key is not None and (begun := _since(claim, sense)) is not None:
            held[key].append(number)
            since[number] = begun
    for first, second in pairs(held):
        a, b = sense.claims[first], sense.claims[second]
        if since[first].meets(since[second]) or _opposed(a, b):
            continue
        told = " against ".join(_from(since[n]) for n in (first, second))
        roots = {_relation(a), _relation(b)} == {"descends_from", "exists_since"}
        yield a, b, "scope" if roots else "differing_value", f"{gloss(a, sense, dated=False)}: {told}"


def _matter_begun(claim: Claim, sense: Sense) -> Hashable:
    """What may have begun once only, between whom; None for other claims. Talks that go on since a day are a contact;
    a movement has one origin, whatever it springs from."""
    match claim:
        case Status():
            family = FAMILY_OF_RELATION.get(claim.relation)
            subject, thing = sense.power(claim.subject), sense.power(claim.object)
            if family == "origin":
                return (family, subject) if subject else None
            if claim.relation in SOLE_POSTS:
                family = claim.relation
        case Event(type="CONSULT", modality="actual", when=Interval(end=None)):
            family, subject, thing = "contact", sense.power(claim.source), sense.power(claim.target)
        case Event(type="SANCTION", modality="actual", when=Interval(end=None)):
            subject, thing = sense.power(claim.source), sense.power(claim.target)
            return (claim.type, claim.mode, subject, thing) if subject and thing else None
        case _:
            return None
    if family not in ONCE | SOLE_POSTS or subject is None or thing is None:
        return None
    return (family, tuple(sorted((subject, thing))) if family == "contact" else (subject, thing))


def _relation(claim: Claim) -> str:
    return claim.relation if isinstance(claim, Status) else ""


def _opposed(a: Claim, b: Claim) -> bool:
    return opposed(_relation(a), _relation(b))


def _since(claim: Claim, sense: Sense) -> Interval | None:
    """The day, month, year or decade in which what still holds may have begun; None where that isn't told. It still
    holds where no end is told, or the end is the report's own time: then a number of years tells the beginning, to a
    year more or less."""
    valid = claim.when if isinstance(claim, Event) else claim.valid if isinstance(claim, Status) else None
    if valid is None:
        return _counted_back(claim, sense)
    if valid.start is None or valid.precision == "century":
        return None
    origin = FAMILY_OF_RELATION.get(_relation(claim)) == "origin"
    if valid.end is not None and not origin:
        published = sense.report(claim).published
        if published is None or published.interval.start is None or valid.end[:7] < published.interval.start[:7]:
            return None
        if valid.precision == "year" and valid.start[:4] < valid.end[:4]:
            return _about(int(valid.start[:4]))
    day = date.fromisoformat(valid.start)
    match valid.precision:
        case "day":
            return Interval.day(day)
        case "month":
            return Interval.month(day.year, day.month)
        case "decade":
            return Interval(f"{day.year:04}-01-01", f"{day.year + 9:04}-12-31", "decade")
    return Interval.year(day.year)


def _counted_back(claim: Claim, sense: Sense) -> Interval | None:
    """The beginning by a number of years ("for the past twelve years"), counted from the time of the case where the
    report has no date of its own."""
    now, years = sense.time_of_case, sense.lasting(claim.span)
    published = sense.report(claim).published
    if published is not None or now is None or years is None:
        return None
    return _about(now.year - round(years))


def _from(begun: Interval) -> str:
    """ "since 2014"; of the three years that a count allows for, the one in the middle."""
    first, last = int((begun.start or "0")[:4]), int((begun.end or "0")[:4])
    return f"since about {first + 1}" if last - first == 2 else f"since {begun.iso.split('/')[0]}"


def _about(year: int) -> Interval:
    return Interval(f"{year - 1:04}-01-01", f"{year + 1:04}-12-31", "year")


def _ended(sense: Sense) -> Iterator[Found]:
    """A status that holds by one report and that was ended by what another tells: the embassy open and evacuated."""
    held: dict[Hashable, list[Status]] = defaultdict(list)
    stated: dict[str, list[Span]] = defaultdict(list)
    for claim in sense.claims:
        if isinstance(claim, Status) and claim.subject is not None:
            held[(claim.relation, sense.power(claim.subject))].append(claim)
            stated[claim.span.report].append(claim.span)
    for event in sense.claims:
        if not isinstance(event, Event) or event.modality != "actual" or event.source is None:
            continue
        if any(event.span.overlap(span) for span in stated[event.span.report]):
            continue  # what it leaves behind is told as a status
        for relation, (types, matter) in ENDS.items():
            if event.type not in types or (event.type == "SANCTION" and event.mode not in ("withdraw", "discontinue")):
                continue
            if matter is not None and matter not in stems(sense.text(event.span), sense.language(event)):
                continue
            for status in held.get((relation, sense.power(event.source)), ()):
                if status.span.report == event.span.report or not _one_matter(status, event, sense):
                    continue
                if (
                    not _history(event, sense)
                    and _at_one_time(status, event, sense)
                    and not positions(status, event, sense)
                ):
                    line = f"{gloss(status, sense, dated=False)} against {gloss(event, sense, dated=False)}"
                    yield status, event, "contradiction", line


def _one_matter(status: Status, event: Event, sense: Sense) -> bool:
    thing, target = sense.power(status.object), sense.power(event.target)
    if thing is None or target is None:
        return status.relation == "operates_embassy_in"
    return thing == target


def _history(event: Event, sense: Sense) -> bool:
    """Whether it is dated long before its report, or the report's time is unknown: an embassy that was evacuated once
    may be open again."""
    published = sense.report(event).published
    if event.when is None or event.type == "SANCTION":
        return False
    if published is None or published.interval.start is None or event.when.end is None:
        return True
    return event.when.end < f"{int(published.interval.start[:4]) - 1:04}{published.interval.start[4:]}"


def _at_one_time(a: Status | Event, b: Status | Event, sense: Sense) -> bool:
    """Whether the one is no mere later state of affairs: reports of about the same day, or reports without a date."""
    days = [p.interval.start for c in (a, b) if (p := sense.report(c).published) and p.interval.start]
    if len(days) < 2:
        return True
    return abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days) <= AT_ONCE
