"""Findings by facets, fast enough for hundreds of thousands: columns of numbers, one array a facet."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest

import numpy as np
from numpy.typing import NDArray

from kennan.desk.record import Record, Told
from kennan.model import Event, Interval

NARRATOR = "narrator"
NEVER = 99991231
FEW = 200  # values of a facet that are put in order; there may be a hundred thousand


def _place(told: Told) -> Iterable[str]:
    claim = told.line.claim
    return (claim.place_country,) if isinstance(claim, Event) and claim.place_country else ()


def _families(told: Told) -> Iterable[str]:
    return (str(told.families) if told.families < 4 else "4",)


BY = {"event": "source", "quote": "speaker", "status": "subject", "stance": "holder"}
TOWARDS = {"event": "target", "quote": "addressee", "status": "object", "stance": "towards"}


def _sides(told: Told, roles: Mapping[str, str]) -> Iterable[str]:
    role = roles.get(told.kind)
    return {actor for line in told.lines if (actor := getattr(line.claim, role))} if role else ()


FACETS: dict[str, tuple[str, Callable[[Told], Iterable[str]]]] = {
    "kind": ("Kind", lambda t: (t.kind,)),
    "type": ("Type", lambda t: (t.type,)),
    "actor": ("Actor", lambda t: t.actors),
    "families": ("Independent origins", _families),
    "modality": ("Modality", lambda t: (t.modality,) if t.modality else ()),
    "by": ("By whom", lambda t: sorted(_sides(t, BY))),
    "towards": ("Towards whom", lambda t: sorted(_sides(t, TOWARDS))),
    "voice": ("On whose word", lambda t: t.voices or (NARRATOR,)),
    "place": ("Country of the place", _place),
    "language": ("Language", lambda t: t.languages),
}


@dataclass(frozen=True, slots=True)
class Column:
    """Values of one facet.

    values, number  the values, and the place of each among them
    first, codes    those of finding n are codes[first[n] : first[n + 1]]
    begins, rows    the findings that bear value v are rows[begins[v] : begins[v + 1]]
    """

    values: tuple[str, ...]
    number: Mapping[str, int]
    first: NDArray[np.int32]
    codes: NDArray[np.int32]
    begins: NDArray[np.int32]
    rows: NDArray[np.int32]


class Facets:
    """The findings of a record by facet."""

    def __init__(self, record: Record) -> None:
        self.told = record.told
        self.columns = {name: _column(self.told, values) for name, (_, values) in FACETS.items()}
        self.start = np.array([_number(t.start, 0) for t in self.told], dtype=np.int32)
        self.end = np.array([_number(t.end, NEVER) for t in self.told], dtype=np.int32)
        self.undated = (self.start == 0) & (self.end == NEVER)

    @cached_property
    def rank(self) -> NDArray[np.int32]:
        """The place of each finding among all, the weightiest first."""
        surest = np.array([-t.line.claim.confidence for t in self.told])
        reports = np.array([-t.reports for t in self.told], dtype=np.int32)
        families = np.array([-t.families for t in self.told], dtype=np.int32)
        rank = np.empty(len(self.told), dtype=np.int32)
        rank[np.lexsort((surest, reports, families))] = np.arange(len(self.told), dtype=np.int32)
        return rank

    def weightiest(self, mask: NDArray[np.bool_], most: int) -> list[Told]:
        """Of the findings for which it is true, those of most origins, then of most reports, then the surest."""
        rows = np.flatnonzero(mask)
        if len(rows) > most:
            rows = rows[np.argpartition(self.rank[rows], most - 1)[:most]]
        return [self.told[row] for row in rows[np.argsort(self.rank[rows])]]

    def mask(self, name: str, value: str) -> NDArray[np.bool_]:
        """For each finding whether it bears the value."""
        made = np.zeros(len(self.told), dtype=np.bool_)
        made[self.bearing(name, value)] = True
        return made

    def bearing(self, name: str, value: str) -> NDArray[np.int32]:
        """The findings that bear the value, in no order; none where it is unknown."""
        column = self.columns[name]
        code = column.number.get(value)
        if code is None:
            return column.rows[:0]
        return column.rows[column.begins[code] : column.begins[code + 1]]

    def chosen(self, query: Mapping[str, str], span: Interval | None, without: str | None = None) -> NDArray[np.int32]:
        """The findings (rows of `told`, in order) that answer all of the query but for one facet and, where a time is
        asked for, can lie in it."""
        rows: NDArray[np.int32] | None = None
        for name in self.columns:
            if name in query and name != without:
                bearing = self.bearing(name, query[name])
                rows = bearing if rows is None else np.intersect1d(rows, bearing, assume_unique=True)
        rows = np.arange(len(self.told), dtype=np.int32) if rows is None else np.sort(rows)
        if span is not None:
            first, last = _number(span.start, 0), _number(span.end, NEVER)
            rows = rows[~self.undated[rows] & (self.start[rows] <= last) & (self.end[rows] >= first)]
        return rows

    def counts(self, name: str, rows: NDArray[np.int32]) -> dict[str, int]:
        """How many of these findings bear each value."""
        values, numbers = self.columns[name].values, self._numbers(name, rows)
        there = np.flatnonzero(numbers)
        return {values[i]: n for i, n in zip(there.tolist(), numbers[there].tolist(), strict=True)}

    def most(self, name: str, rows: NDArray[np.int32], number: int, first: str = "") -> tuple[dict[str, int], int]:
        """The values that most of these findings bear, `first` before all where any does; and how many values there
        are."""
        column, numbers = self.columns[name], self._numbers(name, rows)
        there = np.flatnonzero(numbers)
        chosen = there
        if len(there) > FEW:  # of those that are borne as often as the last of them, some are let go
            chosen = there[np.argpartition(-numbers[there], FEW)[:FEW]]
            if (code := column.number.get(first)) is not None and numbers[code]:
                chosen = np.union1d(chosen, [code])
        counted = ((column.values[i], n) for i, n in zip(chosen.tolist(), numbers[chosen].tolist(), strict=True))
        return dict(nsmallest(number, counted, key=lambda t: (t[0] != first, -t[1], t[0]))), len(there)

    def _numbers(self, name: str, rows: NDArray[np.int32]) -> NDArray[np.int64]:
        """By how many of these findings each value is borne."""
        column = self.columns[name]
        if len(rows) == len(self.told):
            numbers = np.diff(column.begins)
        else:
            starts = column.first[rows]
            lengths = column.first[rows + 1] - starts
            shifted = np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)
            codes = column.codes[shifted + np.arange(len(shifted), dtype=np.int32)]
            numbers = np.bincount(codes, minlength=len(column.values))
        return numbers


def _column(told: list[Told], values: Callable[[Told], Iterable[str]]) -> Column:
    number: dict[str, int] = {}
    codes: list[int] = []
    first = [0]
    for one in told:
        codes += [number.setdefault(value, len(number)) for value in values(one)]
        first.append(len(codes))
    flat, at = np.array(codes, dtype=np.int32), np.array(first, dtype=np.int32)
    rows = np.repeat(np.arange(len(told), dtype=np.int32), np.diff(at))
    begins = np.concatenate(([0], np.cumsum(np.bincount(flat, minlength=len(number))))).astype(np.int32)
    return Column(tuple(number), number, at, flat, begins, rows[np.argsort(flat, kind="stable")])


def _number(day: str | None, default: int) -> int:
    return int(day.replace("-", "")) if day else default
