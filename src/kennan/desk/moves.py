"""What actors do towards each other, fast enough for hundreds of thousands of findings: columns of numbers, one row a
finding of the record."""

from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from kennan.desk.record import Record, Told
from kennan.model import Event, Report, Stance, Status
from kennan.model.vocabulary import EVENT_TYPES

EVERYONE = "everyone"
NO_DAY = 0
NOBODY = -1
THERE, BACK, BOTH = 0, 1, 2
KEPT = 200  # things worked out for a pair that are kept
MOST_STANDS = 24
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors that are part of nobody (ids), with the number of moves between them."""

    a: str
    b: str
    number: int


@dataclass(frozen=True, slots=True)
class Between:
    """Moves of two sides: rows of the record's findings, and whether each leads there, back or both ways."""

    rows: NDArray[np.int32]
    way: NDArray[np.int8]

    def only(self, rows: NDArray[np.int32]) -> "Between":
        """Those that are among these findings."""
        kept = np.isin(self.rows, rows, assume_unique=True)
        return Between(self.rows[kept], self.way[kept])


class Moves:
    """The findings of a record by who faces whom.

    moved       rows of events that PLOVER counts as cooperation or conflict
    standing    rows of statuses and stances
    quad, score PLOVER's; `mutual` rows go both ways, `unreal` ones are planned, possible, conditional or denied
    start, end  days as ordinals of the proleptic Gregorian calendar; 0 for an open end or no date
    reported    the day by which a report had told it; 0 where none of its reports is dated
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        self._code = {actor.id: n for n, actor in enumerate(record.case.actors)}
        self.ids = tuple(self._code)
        whole = record.whole
        self._whole = np.array([self._code[whole[i]] for i in self.ids], dtype=np.int32)
        rows = len(record.told)
        self.source = np.full(rows, NOBODY, dtype=np.int32)
        self.target = np.full(rows, NOBODY, dtype=np.int32)
        self.mutual = np.zeros(rows, dtype=np.bool_)
        self.unreal = np.zeros(rows, dtype=np.bool_)
        self.quad = np.zeros(rows, dtype=np.int8)
        self.score = np.zeros(rows, dtype=np.float32)
        standing = np.zeros(rows, dtype=np.bool_)
        self.start = np.array([ordinal(t.start) for t in record.told], dtype=np.int32)
        self.end = np.array([ordinal(t.end) for t in record.told], dtype=np.int32)
        for row, told in enumerate(record.told):
            if isinstance(told.line.claim, Event | Status | Stance):
                self._enter(row, told.line.claim)
                standing[row] = not isinstance(told.line.claim, Event)
        self.moved, self.standing = _rows(self.quad), _rows(standing)
        self._made: OrderedDict[tuple[object, ...], tuple[Any, object]] = OrderedDict()
        self.anchor = anchors(self.start, self.end)
        printed = {report.id: _last_day(report) for report in record.case.reports}
        self.reported = np.array([_earliest(told, printed) for told in record.told], dtype=np.int32)
        self._parts: dict[str, list[str]] = {}
        for actor in record.case.actors:
            if actor.part_of in self._code:
                self._parts.setdefault(actor.part_of, []).append(actor.id)

    def _enter(self, row: int, claim: Event | Status | Stance) -> None:
        match claim:
            case Event(source=source, target=target):
                self.quad[row] = EVENT_TYPES[claim.type].quad
                self.mutual[row] = claim.reciprocal
                self.unreal[row] = claim.modality != "actual"
                self.score[row] = claim.score
            case Status(subject=source, object=target) | Stance(holder=source, towards=target):
                pass
        self.source[row] = self._code.get(source or "", NOBODY)
        self.target[row] = self._code.get(target or "", NOBODY)

    def circle(self, actor: str) -> NDArray[np.bool_]:
        """Which actors (by code; the last place stands for nobody) are this one or part of it."""
        inside = np.zeros(len(self.ids) + 1, dtype=np.bool_)
        waiting = [actor]
        while waiting:
            code = self._code[waiting.pop()]
            if not inside[code]:
                inside[code] = True
                waiting += self._parts.get(self.ids[code], [])
        return inside

    def circles(self, a: str, b: str) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """The two sides, nobody on both: where one is part of the other it stands for itself. `b` may be EVERYONE:
        all who are not of `a`, and nobody named."""
        one = self.circle(a)
        if b == EVERYONE:
            return one, ~one
        other = self.circle(b)
        if other[self._code[a]]:
            other = other & ~one
        else:
            one = one & ~other
        return one, other

    def between(self, a: str, b: str) -> "Between":
        """The moves of two sides."""
        return self._once(("between", a, b), lambda: self._between(a, b))

    def counts(self, facet: str, moves: "Between") -> dict[str, int]:
        """How many of the moves bear each value of a facet (see `facets`)."""
        return self._once((facet, id(moves)), lambda: self.record.facets.counts(facet, moves.rows), moves)

    def stands(self, a: str, b: str) -> "list[int]":
        """Rows of what tells how one side stands on the other, then of what tells how it stands on nobody named: the
        foremost of each."""
        return self._once(("stands", a, b), lambda: self._stands(a, b))

    def _once(self, key: tuple[object, ...], make: Callable[[], T], alive: object = None) -> T:
        """What was made for a key, while it is kept; `alive` is kept with it."""
        if key not in self._made:
            self._made[key] = (make(), alive)
            while len(self._made) > KEPT:
                self._made.popitem(last=False)
        self._made.move_to_end(key)
        made: T = self._made[key][0]
        return made

    def _between(self, a: str, b: str) -> "Between":
        one, other = self.circles(a, b)
        source, target = self._moved
        there, back = one[source] & other[target], other[source] & one[target]
        either = there | back
        rows = self.moved[either]
        both = self.mutual[rows] | (there[either] & back[either])
        return Between(rows, np.where(both, BOTH, np.where(there[either], THERE, BACK)).astype(np.int8))

    @cached_property
    def _moved(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        return self.source[self.moved], self.target[self.moved]

    def _stands(self, a: str, b: str) -> "list[int]":
        one, other = self.circles(a, b)
        rows = self.standing[one[self._standing]]
        target = self.target[rows]
        facing, nobody = rows[other[target] & (target != NOBODY)], rows[target == NOBODY]
        return [*facing[:MOST_STANDS].tolist(), *nobody[:MOST_STANDS].tolist()]

    @cached_property
    def _standing(self) -> NDArray[np.int32]:
        return self.source[self.standing]

    @property
    def pairs(self) -> Sequence[Pair]:
        """Pairs of actors with moves between them, the busiest first; of two, the one that reports speak of more."""
        return self._ranked[0]

    @property
    def busiest(self) -> Sequence[tuple[str, int]]:
        """Actors (ids) that are part of nobody, with the number of moves in which they take part; the busiest first."""
        return self._ranked[1]

    @cached_property
    def _ranked(self) -> tuple[Sequence[Pair], Sequence[tuple[str, int]]]:
        size = len(self.ids)
        source, target = self._moved
        both = (source != NOBODY) & (target != NOBODY)
        source, target = self._whole[source[both]], self._whole[target[both]]
        low, high = np.minimum(source, target).astype(np.int64), np.maximum(source, target)
        keys, counts = np.unique((low * size + high)[low != high], return_counts=True)
        pairs = [
            self._pair(int(key) // size, int(key) % size, int(n)) for key, n in zip(keys, counts, strict=True) if n
        ]
        acting: Counter[int] = Counter()
        for column in self._moved:
            named = column[column != NOBODY]
            acting.update(dict(enumerate(np.bincount(self._whole[named], minlength=size).tolist())) if size else {})
        name, mentions = self.record.case.name, self.record.mentions
        spoken_of = {p: mentions.get(p.a, 0) + mentions.get(p.b, 0) for p in pairs}
        pairs.sort(key=lambda p: (-p.number, -spoken_of[p], name(p.a).casefold(), name(p.b).casefold(), p.a, p.b))
        busiest = [(self.ids[code], n) for code, n in acting.items() if n]
        busiest.sort(key=lambda t: (-t[1], name(t[0]).casefold(), t[0]))
        return tuple(pairs), tuple(busiest)

    def _pair(self, one: int, other: int, number: int) -> Pair:
        """With the one first that reports speak of more."""
        a, b = sorted((self.ids[one], self.ids[other]), key=lambda i: (-self.record.mentions.get(i, 0), i))
        return Pair(a, b, number)


def _rows(told: NDArray[Any]) -> NDArray[np.int32]:
    return np.flatnonzero(told).astype(np.int32)


def ordinal(day: str | None) -> int:
    """A day (ISO 8601) as a number; 0 where there is none or no calendar has it."""
    if not day:
        return NO_DAY
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return NO_DAY


def _last_day(report: Report) -> int:
    """The day by which a report had been published; 0 where it is undated."""
    return ordinal(report.published.interval.end or report.published.interval.start) if report.published else NO_DAY


def _earliest(told: Told, printed: Mapping[str, int]) -> int:
    return min((day for report in told.finding.reports if (day := printed[report])), default=NO_DAY)


def anchors(start: NDArray[np.int32], end: NDArray[np.int32]) -> NDArray[np.int32]:
    """The days at which moves are drawn: the middle of a time with two ends, else the end that is told; 0 for none."""
    middle = (start + end) // 2
    return np.where(start == NO_DAY, end, np.where(end == NO_DAY, start, middle)).astype(np.int32)
