"""A post that one person at a time holds, held by two at one time."""

from collections import defaultdict
from collections.abc import Hashable, Iterator

from kennan.findings.buckets import Found, pairs
from kennan.findings.gloss import gloss
from kennan.findings.opposites import SOLE_POSTS
from kennan.findings.sense import Sense
from kennan.findings.standing import positions
from kennan.model import Interval, Status

COARSE = ("century", "decade", "year", "season", "month", "day")
LETTERS = {"day": 10, "month": 7}  # of an ISO date, by what the coarser of two terms is told in; else the year's


def posts(sense: Sense) -> Iterator[Found]:
    """Pairs of statuses by which two persons hold one post at one time. Of two at two times, or whose times the reports
    don't tell, nothing follows: titles outlive offices."""
    held: dict[Hashable, list[int]] = defaultdict(list)
    for number, claim in enumerate(sense.claims):
        if isinstance(claim, Status) and claim.relation in SOLE_POSTS and claim.object is not None and claim.valid:
            held[(claim.relation, sense.power(claim.object))].append(number)
    for first, second in pairs(held):
        a, b = sense.claims[first], sense.claims[second]
        assert isinstance(a, Status) and isinstance(b, Status)
        if sense.actor(a.subject) == sense.actor(b.subject) or positions(a, b, sense):
            continue
        if a.valid and b.valid and _together(a.valid, b.valid):
            yield a, b, "contradiction", f"{gloss(a, sense)} against {gloss(b, sense)}"


def _together(a: Interval, b: Interval) -> bool:
    """Whether two terms overlap by more than the year, month or day in which the one may have followed the other."""
    if a.start is None or b.start is None:
        return False
    length = LETTERS.get(min(a.precision, b.precision, key=COARSE.index), 4)
    first, second = (a, b) if a.start <= b.start else (b, a)
    later = second.start or ""
    return later[:length] < (first.end or "9999")[:length] or first.start == later
