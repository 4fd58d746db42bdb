"""Claims that can't all hold: different amounts of one thing, a status or a deed asserted and denied, different dates.

Precision goes before recall: what may be two matters is no conflict. Differences of mere precision, and statements by
two people who disagree, are none either.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kennan.findings.buckets import Found, pairs
from kennan.findings.differing import differing
from kennan.findings.gloss import gloss
from kennan.findings.opposites import opposed
from kennan.findings.sense import Sense, participants, stems
from kennan.lineage import Lineage
from kennan.model import Actor, Claim, Conflict, ConflictKind, Event, Figure, Interval, Report, Span, Status, content_id
from kennan.model.vocabulary import FAMILY_OF_RELATION

SAME_DEED = 0.5  # share of the shorter clause's words that tell one deed
DEED_LEAST = 2
REPEATED_LEAST = 4
NEAR_MISS = {"day": 31, "month": 200, "year": 3660}  # days
SINGLE = frozenset({"AGREE", "SUPPORT", "RETREAT", "SANCTION", "CONCEDE"})  # types whose deeds are mostly done once
ONCE = frozenset({"designation", "contact", "origin", "membership", "recognition"})
MUTUAL = frozenset({"CONSULT", "COOPERATE"})


def conflicts(
    claims: Sequence[Claim],
    actor_of: Mapping[str, str],
    actors: Mapping[str, Actor],
    lineage: Lineage,
    reports: Mapping[str, Report],
) -> tuple[Conflict, ...]:
    """All conflicts, in the order of their first claim. Of the pairs in which two reports tell the same two
    things only one is kept, of a report's own words rather than of a passage it shares with another."""
    sense = Sense(claims, actor_of, actors, reports)
    place = {claim.id: number for number, claim in enumerate(sense.claims)}
    found: list[Found] = [*differing(sense), *_statuses(sense), *_beginnings(sense), *_events(sense)]

    def order(item: Found) -> tuple[int, int, int]:
        copied = sum(lineage.shared(c.span) for c in item[:2])
        first, second = sorted((place[item[0].id], place[item[1].id]))
        return copied, first, second

    kept: dict[Hashable, tuple[Claim, Claim, ConflictKind, str]] = {}
    for a, b, kind, line in sorted(found, key=order):
        first, second = (a, b) if place[a.id] < place[b.id] else (b, a)
        told = (kind, first.span.report, second.span.report, frozenset((_told(a), _told(b))), _parties(a, sense))
        kept.setdefault(told, (first, second, kind, line))
    return tuple(
        Conflict(content_id("conflict", a.id, b.id), kind, _passage(a, sense), _passage(b, sense), (a.id, b.id), line)
        for a, b, kind, line in sorted(kept.values(), key=lambda k: (place[k[0].id], place[k[1].id]))
    )


def _passage(claim: Claim, sense: Sense) -> Span:
    """The words to lay side by side: a claim's clause; for a figure, which is a phrase, what stands around it."""
    return sense.clause(claim.span) if isinstance(claim, Figure) else claim.span


def _told(claim: Claim) -> Hashable:
    """What of a claim the other side doesn't grant."""
    match claim:
        case Figure():
            return (claim.value, claim.unit)
        case Status():
            return (claim.relation, claim.valid.start if claim.valid else None)
        case Event():
            return (claim.type, claim.modality, claim.when.start if claim.when else None)
    return claim.id


def _parties(claim: Claim, sense: Sense) -> Hashable:
    return frozenset(str(sense.power(referent)) for referent in participants(claim))


# --- statuses ------------------------------------------------------------------------------------------------------


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
        if _positions(a, b, sense):
            continue
        yield a, b, "contradiction", f"{gloss(a, sense)} against {gloss(b, sense)}"


def _same_object(a: Status, b: Status, sense: Sense) -> bool:
    one, other = sense.power(a.object), sense.power(b.object)
    return one == other or (FAMILY_OF_RELATION.get(a.relation) == "presence" and None in (one, other))


def _positions(a: Status | Event, b: Status | Event, sense: Sense) -> bool:
    """Whether two different people say so: then it is a position of each, not a conflict of fact."""
    one, other = sense.actor(a.attribution.voice), sense.actor(b.attribution.voice)
    return one is not None and other is not None and one != other


def _beginnings(sense: Sense) -> Iterator[Found]:
    """The same standing matter since different years."""
    for first, second in pairs(_by_parties(sense)):
        a, b = sense.claims[first], sense.claims[second]
        assert isinstance(a, Status) and isinstance(b, Status)
        family = FAMILY_OF_RELATION.get(a.relation)
        if family not in ONCE or opposed(a.relation, b.relation) or a.object is None or b.object is None:
            continue
        since_a, since_b = _since(a, sense), _since(b, sense)
        if since_a and since_b and (since_a[1] < since_b[0] or since_b[1] < since_a[0]):
            yield (
                a,
                b,
                "differing_value",
                f"{gloss(a, sense, dated=False)}: since {since_a[0]} against since {since_b[0]}",
            )


def _since(status: Status, sense: Sense) -> tuple[str, str] | None:
    """First and last year in which a status that still holds may have begun; None where that isn't told. It still
    holds where no end is told, or the end is the report's own time."""
    valid = status.valid
    if valid is None or valid.start is None or valid.precision == "century":
        return None
    if valid.end is not None:
        published = sense.report(status).published
        if published is None or published.interval.start is None or valid.end[:7] < published.interval.start[:7]:
            return None
    first = valid.start[:4]
    return (first, f"{int(first) + 9:04}") if valid.precision == "decade" else (first, first)


# --- events --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two events of one type between the same two powers, with the words that both clauses and both sentences have (a
    matter that the pack knows counts as two), and their share of the shorter's."""

    a: Event
    b: Event
    common: int
    share: float
    around: int
    share_around: float


def _deed_pairs(sense: Sense) -> Iterator[_Pair]:
    buckets: dict[Hashable, list[int]] = defaultdict(list)
    clause: dict[int, frozenset[str]] = {}
    sentence: dict[int, frozenset[str]] = {}
    for number, claim in enumerate(sense.claims):
        if not isinstance(claim, Event):
            continue
        who = (sense.power(claim.source), sense.power(claim.target))
        if None in who or claim.type == "OTHER":
            continue
        mutual = claim.reciprocal or claim.type in MUTUAL
        clause[number] = sense.matter(claim)
        sentence[number] = stems(sense.sentence(claim.span), sense.language(claim)) - sense.names(claim)
        for word in sorted(clause[number]):
            buckets[(claim.type, tuple(sorted(who, key=str)) if mutual else who, word)].append(number)
    for first, second in pairs(buckets):
        a, b = sense.claims[first], sense.claims[second]
        assert isinstance(a, Event) and isinstance(b, Event)
        common, around = clause[first] & clause[second], sentence[first] & sentence[second]
        yield _Pair(
            a,
            b,
            len(common) + sum(word.startswith("=") for word in common),
            len(common) / min(len(clause[first]), len(clause[second])),
            len(around),
            len(around) / max(1, min(len(sentence[first]), len(sentence[second]))),
        )


def _events(sense: Sense) -> Iterator[Found]:
    """A deed told as done and as not done, or on different dates."""
    for pair in _deed_pairs(sense):
        if _denied(pair, sense):
            yield pair.a, pair.b, "contradiction", f"{gloss(pair.a, sense, dated=False)}: told as done and as not done"
        elif _dated_apart(pair, sense):
            assert pair.a.when and pair.b.when
            yield (
                pair.a,
                pair.b,
                "differing_value",
                f"{gloss(pair.a, sense, dated=False)}: {pair.a.when.iso} against {pair.b.when.iso}",
            )


def _denied(pair: _Pair, sense: Sense) -> bool:
    a, b = pair.a, pair.b
    if {a.modality, b.modality} != {"actual", "denied"} or pair.common < DEED_LEAST or pair.share < SAME_DEED:
        return False
    return not (a.when and b.when and not a.when.meets(b.when)) and not _positions(a, b, sense)


def _dated_apart(pair: _Pair, sense: Sense) -> bool:
    """What is done again and again, as talks are, needs more words in common to be one deed."""
    a, b = pair.a, pair.b
    if a.modality != "actual" or b.modality != "actual" or a.span.report == b.span.report:
        return False
    least = DEED_LEAST if a.type in SINGLE else REPEATED_LEAST
    if pair.around < least or pair.share_around < SAME_DEED:
        return False
    if a.when is None or b.when is None or not _near_miss(a.when, b.when):
        return False
    return bool(stems(sense.text(a.cue), sense.language(a)) & stems(sense.text(b.cue), sense.language(b)))


def _near_miss(a: Interval, b: Interval) -> bool:
    """Whether two dates, told in the same precision, differ by little: one deed, dated differently, not two deeds."""
    if a.meets(b) or a.precision != b.precision or not (a.start and a.end and b.start and b.end):
        return False
    days = abs((date.fromisoformat(a.start) - date.fromisoformat(b.start)).days)
    return days <= NEAR_MISS.get(a.precision, 0)
