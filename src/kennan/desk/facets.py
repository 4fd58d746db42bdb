"""Findings by facets, fast enough for hundreds of thousands: columns of numbers, one array a facet."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kennan.desk.record import Record, Told
from kennan.model import Event, Interval

NARRATOR = "narrator"
NEVER = 99991231


def _place(told: Told) -> Iterable[str]:
    claim = told.line.claim
    return (claim.place_country,) if isinstance(claim, Event) and claim.place_country else ()


def _families(told: Told) -> Iterable[str]:
    return (str(told.families) if told.families < 4 else "4",)


FACETS: dict[str, tuple[str, Callable[[Told], Iterable[str]]]] = {
    "kind": ("Kind", lambda t: (t.kind,)),
    "type": ("Type", lambda t: (t.type,)),
    "actor": ("Actor", lambda t: t.actors),
    "families": ("Independent origins", _families),
    "modality": ("Modality", lambda t: (t.modality,) if t.modality else ()),
    "voice": ("On whose word", lambda t: t.voices or (NARRATOR,)),
    "place": ("Country of the place", _place),
    "language": ("Language", lambda t: t.languages),
}


@dataclass(frozen=True, slots=True)
class Column:
    """Values of one facet: for each time a finding bears one, the finding's row and the value's number."""

    values: tuple[str, ...]
    number: Mapping[str, int]
    rows: NDArray[np.int32]
    codes: NDArray[np.int32]


class Facets:
    """The findings of a record by facet."""

    def __init__(self, record: Record) -> None:
        self.told = record.told
        self.columns = {name: _column(self.told, values) for name, (_, values) in FACETS.items()}
        self.start = np.array([_number(t.start, 0) for t in self.told], dtype=np.int32)
        self.end = np.array([_number(t.end, NEVER) for t in self.told], dtype=np.int32)
        self.undated = (self.start == 0) & (self.end == NEVER)

    def bearing(self, name: str, value: str) -> NDArray[np.bool_]:
        """Which findings bear the value; none where it is unknown."""
        column = self.columns[name]
        mask = np.zeros(len(self.told), dtype=np.bool_)
        if value in column.number:
            mask[column.rows[column.codes == column.number[value]]] = True
        return mask

    def chosen(self, query: Mapping[str, str], span: Interval | None, without: str | None = None) -> NDArray[np.bool_]:
        """Which findings answer all of the query (but for one facet) and, where a time is asked for, can lie in it."""
        mask = np.ones(len(self.told), dtype=np.bool_)
        for name in self.columns:
            if name in query and name != without:
                mask &= self.bearing(name, query[name])
        if span is not None:
            first, last = _number(span.start, 0), _number(span.end, NEVER)
            mask &= ~self.undated & (self.start <= last) & (self.end >= first)
        return mask

    def counts(self, name: str, mask: NDArray[np.bool_]) -> dict[str, int]:
        """How many of the chosen findings bear each value."""
        column = self.columns[name]
        numbers = np.bincount(column.codes[mask[column.rows]], minlength=len(column.values))
        return {column.values[i]: int(numbers[i]) for i in np.flatnonzero(numbers)}


def _column(told: list[Told], values: Callable[[Told], Iterable[str]]) -> Column:
    number: dict[str, int] = {}
    rows: list[int] = []
    codes: list[int] = []
    for row, one in enumerate(told):
        for value in values(one):
            rows.append(row)
            codes.append(number.setdefault(value, len(number)))
    return Column(tuple(number), number, np.array(rows, dtype=np.int32), np.array(codes, dtype=np.int32))


def _number(day: str | None, default: int) -> int:
    return int(day.replace("-", "")) if day else default


def positions(mask: NDArray[np.bool_]) -> Sequence[int]:
    """The rows that are chosen, in order."""
    rows: Sequence[int] = np.flatnonzero(mask)  # type: ignore[assignment]  # it has a length and can be cut
    return rows
