"""A claim as readers of a case see it, and what tells claims apart."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from kennan.case.rulings import ROLES
from kennan.model import Claim, Decision, Event, Quote, Span, Stance, StanceKind, Status
from kennan.model.vocabulary import EVENT_TYPES, FAMILY_OF_RELATION

AFTER = 1 << 60  # past the end of any sentence
KINDS: dict[str, tuple[str, ...]] = {
    "event": tuple(EVENT_TYPES),
    "status": tuple(FAMILY_OF_RELATION),
    "stance": get_args(StanceKind),
    "quote": ("direct", "indirect"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A claim as the case keeps it: `id`, the claim with actor ids of the case, the report's name, the claim's words,
    the sentence (start, end in code points) it stands in, how many families and reports tell the same, and what the
    analyst ruled on it."""

    id: str
    claim: Claim
    report: str
    text: str
    sentence: Span
    families: int
    reports: int
    decisions: tuple[Decision, ...] = ()


def parties(claim: Claim) -> Iterator[str]:
    """The actor ids of a claim, attribution left out."""
    for role in ROLES[claim.family]:
        value = getattr(claim, role)
        if value:
            yield value


def kind_of(claim: Claim) -> str:
    """What tells claims of one family apart: type, relation, kind or unit."""
    match claim:
        case Event():
            return claim.type
        case Status():
            return claim.relation
        case Stance():
            return claim.kind
        case Quote():
            return "direct" if claim.direct else "indirect"
        case _:
            return claim.unit


def around(span: Span, places: Sequence[tuple[int, int]]) -> Span:
    """The sentences (start and end of each, in order) that a span stands in; the span itself where no sentence covers
    it."""
    if not places:
        return span
    first = max(0, bisect_right(places, (span.start, AFTER)) - 1)
    last = max(0, bisect_right(places, (span.end - 1, AFTER)) - 1)
    return Span(span.report, min(places[first][0], span.start), max(places[last][1], span.end))
