"""What the overview of an affair shows beside the timeline, worked out once for each revision."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kennan.case import Line, Promise
from kennan.desk.record import Record
from kennan.model import Quote, Report, Stance
from kennan.publish import promises

MOST_VOICES = 200


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker (actor id): how many statements, in how many reports of how many independent origins, and the
    statement that is quoted most surely."""

    speaker: str
    statements: int
    reports: int
    families: int
    best: Line


@dataclass(frozen=True, slots=True)
class Pledge:
    """A promise or a condition: `holder` is who made it, `whole` the outermost body that he is part of."""

    promise: Promise
    kind: str
    holder: str | None
    whole: str | None


class Pledges:
    """Promises and conditions, those of which something became first, in columns by which they are narrowed and
    counted: "fate", "kind", "actor" (the outermost body of who made it)."""

    def __init__(self, record: Record) -> None:
        self.every: Sequence[Pledge] = tuple(_pledges(record))
        self._columns = {
            "fate": _coded([p.promise.fate for p in self.every]),
            "kind": _coded([p.kind for p in self.every]),
            "actor": _coded([p.whole for p in self.every]),
            "holder": _coded([p.holder for p in self.every]),
        }

    def answering(self, query: Mapping[str, str], without: str = "") -> NDArray[np.bool_]:
        """Which answer to all of a query (fate, kind, actor) but for one part; an actor counts with its parts."""
        mask = np.ones(len(self.every), dtype=np.bool_)
        for name, value in query.items():
            if name != without:
                found = self._bearing(name, value)
                mask &= found | self._bearing("holder", value) if name == "actor" else found
        return mask

    def _bearing(self, name: str, value: str) -> NDArray[np.bool_]:
        values, codes = self._columns[name]
        found: NDArray[np.bool_] = codes == values.get(value, -1)
        return found

    def counts(self, name: str, mask: NDArray[np.bool_]) -> Counter[str]:
        """How many of the promises that a mask lets through bear each value."""
        values, codes = self._columns[name]
        numbers = np.bincount(codes[mask], minlength=len(values))
        return Counter({v: int(numbers[n]) for v, n in values.items() if v is not None and numbers[n]})


def _coded(told: Sequence[str | None]) -> tuple[dict[str | None, int], NDArray[np.int32]]:
    """Values with a number each, and the numbers in the order in which they were told."""
    values: dict[str | None, int] = {}
    return values, np.array([values.setdefault(value, len(values)) for value in told], dtype=np.int32)


class Overview:
    """`voices` and `newest` begin with the foremost; `still` are the promises that are open, those told most often
    first; `span` tells from when to when reports were published."""

    def __init__(self, record: Record) -> None:
        self.voices: Sequence[Voice] = tuple(_voices(record))
        self.newest: Sequence[Report] = sorted(
            record.case.reports,
            key=lambda r: (r.published.interval.start or r.published.interval.end or "" if r.published else "", r.name),
            reverse=True,
        )
        self.pledges = Pledges(record)
        self.still: Sequence[Pledge] = sorted(
            (p for p in self.pledges.every if p.promise.fate == "open"),
            key=lambda p: (-p.promise.families, p.kind != "commitment"),
        )
        self.fates: Counter[str] = Counter(pledge.promise.fate for pledge in self.pledges.every)
        days = sorted(r.published.interval.iso for r in record.case.reports if r.published)
        self.span = " to ".join(dict.fromkeys((days[0], days[-1]))) if days else ""


def _voices(record: Record) -> Iterator[Voice]:
    said: dict[str, list[Line]] = defaultdict(list)
    for line in record.line.values():
        if isinstance(line.claim, Quote) and line.claim.speaker:
            said[line.claim.speaker].append(line)
    found = []
    for speaker, lines in said.items():
        reports = {line.claim.span.report for line in lines}
        best = max(lines, key=lambda x: (_telling(x), x.families, x.claim.confidence, x.id))
        statements = len({record.case.finding_of(line.id) for line in lines})
        found.append(Voice(speaker, statements, len(reports), record.families_among(reports), best))
    found.sort(key=lambda v: (-v.families, -v.reports, -v.statements, record.case.name(v.speaker), v.speaker))
    yield from found[:MOST_VOICES]


def _telling(line: Line) -> tuple[bool, bool]:
    """Whether a statement can stand for a speaker: his own words, and neither a scrap nor a speech."""
    claim = line.claim
    assert isinstance(claim, Quote)
    length = sum(len(span) for span in claim.content)
    return 40 <= length <= 320, claim.direct


def _pledges(record: Record) -> Iterator[Pledge]:
    for promise in promises.ranked(record.case):
        claim = promise.line.claim
        assert isinstance(claim, Stance)
        yield Pledge(promise, claim.kind, claim.holder, record.whole.get(claim.holder or "", claim.holder))
