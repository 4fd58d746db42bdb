"""Claims that can't all hold: different amounts of one thing, a status or a deed asserted and denied, different dates.

Precision goes before recall: what may be two matters is no conflict. Differences of mere precision, and statements by
two people who disagree, are none either.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kennan.findings.buckets import Found, pairs
from kennan.findings.differing import differing
from kennan.findings.gloss import gloss
from kennan.findings.happenings import MUTUAL, happenings
from kennan.findings.misnaming import Called, misnamed
from kennan.findings.posts import posts
from kennan.findings.sense import Sense, participants
from kennan.findings.standing import positions, standing
from kennan.findings.titles import titles
from kennan.lineage import Lineage
from kennan.model import Claim, Conflict, ConflictKind, Event, Figure, Referent, Span, Status, content_id

SAME_DEED = 0.5  # share of the shorter clause's words that tell one deed
DEED_LEAST = 2


def conflicts(sense: Sense, lineage: Lineage, referents: Sequence[Referent] = ()) -> tuple[Conflict, ...]:
    """All conflicts among the claims of a case, in the order of their first claim; of names where the referents are
    given. Of the pairs in which two reports tell the same two things only one is kept, of a report's own words rather
    than of a passage it shares with another."""
    place = {claim.id: number for number, claim in enumerate(sense.claims)}
    found: list[Found] = [
        *differing(sense),
        *standing(sense),
        *posts(sense),
        *_events(sense),
        *happenings(sense),
    ]

    def order(item: Found) -> tuple[int, int, int]:
        copied = sum(lineage.shared(c.span) for c in item[:2])
        first, second = sorted((place[item[0].id], place[item[1].id]))
        return copied, first, second

    kept: dict[Hashable, Found] = {}
    for a, b, kind, line in sorted(found, key=order):
        first, second = (a, b) if place[a.id] < place[b.id] else (b, a)
        values = frozenset((_told(a, sense), _told(b, sense)))
        kept.setdefault(
            (kind, first.span.report, second.span.report, values, _parties(a, sense)), (first, second, kind, line)
        )
    parted = [_of_claims(pair, sense) for pair in _side_by_side(list(kept.values()), sense)]
    parted += (_of_names(pair, place) for pair in (*misnamed(sense, referents), *titles(sense, referents)))
    return tuple(sorted(parted, key=lambda c: (place[c.claims[0]], place[c.claims[1]])))


def _of_claims(pair: Found, sense: Sense) -> Conflict:
    a, b, kind, line = pair
    sides = _passage(a, kind, sense), _passage(b, kind, sense)
    return Conflict(content_id("conflict", a.id, b.id), kind, *sides, (a.id, b.id), line)


def _of_names(pair: Called, place: Mapping[str, int]) -> Conflict:
    (a, a_at), (b, b_at) = sorted(((pair.a, pair.a_at), (pair.b, pair.b_at)), key=lambda side: place[side[0].id])
    identifier = content_id("conflict", "name", a.id, b.id, a_at, b_at)
    return Conflict(identifier, pair.kind, a_at, b_at, (a.id, b.id), pair.gloss)


def _side_by_side(found: list[Found], sense: Sense) -> Iterator[Found]:
    """Where several reports stand on either side of one matter, each passage once against one of the other side: two
    reports with nine years and two with ten are two pairs and not four."""
    groups: list[list[Found]] = []
    for pair in found:
        values = frozenset((_told(pair[0], sense), _told(pair[1], sense)))
        mine = [
            g
            for g in groups
            if g[0][2] == pair[2]
            and frozenset((_told(g[0][0], sense), _told(g[0][1], sense))) == values
            and any({pair[0].id, pair[1].id} & {other[0].id, other[1].id} for other in g)
        ]
        groups = [g for g in groups if g not in mine] + [[*(p for g in mine for p in g), pair]]
    for group in groups:
        yield from _cover(group)


def _cover(group: list[Found]) -> Iterator[Found]:
    """The fewest pairs of a group in which every passage stands, the first found first; passages that stand in a pair
    already are not used again as long as there are others."""
    left = {claim.id for pair in group for claim in pair[:2]}
    for fresh in (2, 1):
        for pair in group:
            if len({pair[0].id, pair[1].id} & left) >= fresh:
                left -= {pair[0].id, pair[1].id}
                yield pair


def _passage(claim: Claim, kind: ConflictKind, sense: Sense) -> Span:
    """The words to lay side by side: a claim's clause; what stands around it for a figure, which is a phrase, and for a
    status of which the date is at issue, which stands outside of it."""
    dated = isinstance(claim, Status) and kind != "contradiction"
    return sense.clause(claim.span) if dated or isinstance(claim, Figure) else claim.span


def _told(claim: Claim, sense: Sense) -> Hashable:
    """What of a claim the other side doesn't grant."""
    match claim:
        case Figure():
            return (claim.value, claim.unit)
        case Status():
            return (claim.relation, claim.valid.start if claim.valid else None)
        case Event():
            who = (sense.power(claim.source), sense.power(claim.target))
            return (claim.type, claim.modality, claim.when.start if claim.when else None, who)
    return claim.id


def _parties(claim: Claim, sense: Sense) -> Hashable:
    return frozenset(str(sense.power(referent)) for referent in participants(claim))


# --- events --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two events of one type between the same two powers, with the number of words that both clauses have, and their
    share of the shorter's."""

    a: Event
    b: Event
    common: int
    share: float


def _deed_pairs(sense: Sense) -> Iterator[_Pair]:
    buckets: dict[Hashable, list[int]] = defaultdict(list)
    clause: dict[int, frozenset[str]] = {}
    for number, claim in enumerate(sense.claims):
        if not isinstance(claim, Event):
            continue
        who = (sense.power(claim.source), sense.power(claim.target))
        if who[0] is None or claim.type == "OTHER" or (who[1] is None and claim.type != "RETREAT"):
            continue
        mutual = claim.reciprocal or claim.type in MUTUAL
        clause[number] = sense.matter(claim)
        for word in sorted(clause[number]):
            buckets[(claim.type, tuple(sorted(who, key=str)) if mutual else who, word)].append(number)
    for first, second in pairs(buckets):
        a, b = sense.claims[first], sense.claims[second]
        assert isinstance(a, Event) and isinstance(b, Event)
        common = clause[first] & clause[second]
        yield _Pair(
            a,
            b,
            len(common),
            len(common) / min(len(clause[first]), len(clause[second])),
        )


def _events(sense: Sense) -> Iterator[Found]:
    """A deed told as done and as not done."""
    for pair in _deed_pairs(sense):
        if _denied(pair, sense):
            yield pair.a, pair.b, "contradiction", f"{gloss(pair.a, sense, dated=False)}: told as done and as not done"


def _denied(pair: _Pair, sense: Sense) -> bool:
    a, b = pair.a, pair.b
    if {a.modality, b.modality} != {"actual", "denied"} or pair.common < DEED_LEAST or pair.share < SAME_DEED:
        return False
    return not (a.when and b.when and not a.when.meets(b.when)) and not positions(a, b, sense)
