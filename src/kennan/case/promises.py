"""Promises and conditions of a case with what became of them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kennan.model import Stance

if TYPE_CHECKING:
    from kennan.case.case import Case
    from kennan.case.line import Line

Fate = Literal["kept", "broken", "open", "disputed"]
PROMISED = ("commitment", "condition")


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment or a condition, told by one or several reports.

    id              that of the finding in which its claims are brought together
    line            the stance claim that tells it most surely; `claims` the ids of all
    date            the first day on which it was told, ISO 8601; None where no report of it is dated
    fate            kept (of a condition: met), broken, disputed (accounts of both), or open
    kept, broken    the lines of the events by which it was kept or broken, one for each thing that reports tell
    """

    id: str
    line: "Line"
    claims: tuple[str, ...]
    date: str | None
    fate: Fate
    kept: tuple["Line", ...]
    broken: tuple["Line", ...]
    families: int
    reports: int


def promises(case: "Case") -> Iterator[Promise]:
    """All promises and conditions, in the order in which they were told; those of undated reports last."""
    lines = {line.id: line for line in case.lines("stance")}
    events = {line.id: line for line in case.lines("event")}
    met: dict[tuple[str, str], list[str]] = defaultdict(list)
    for link in case.claim_links:
        if link.kind in ("fulfils", "breaks"):
            met[(link.kind, link.target)].append(link.source)
    found = []
    for finding in case.findings:
        told = [lines[c] for c in finding.claims if c in lines]
        surest = max(told, key=lambda x: (x.claim.confidence, x.id), default=None)
        if surest is None or not isinstance(surest.claim, Stance) or surest.claim.kind not in PROMISED:
            continue
        days = [when.start for line in told if (when := case.when(line.claim)) is not None and when.start]
        kept, broken = (
            _once([events[e] for line in told for e in met[(kind, line.id)] if e in events], case)
            for kind in ("fulfils", "breaks")
        )
        found.append(
            Promise(
                id=finding.id,
                line=surest,
                claims=tuple(line.id for line in told),
                date=min(days, default=None),
                fate=_fate(bool(kept), bool(broken)),
                kept=kept,
                broken=broken,
                families=finding.families,
                reports=len(finding.reports),
            )
        )
    yield from sorted(found, key=lambda p: (p.date or "9999", p.line.report, p.line.claim.span.start, p.id))


def _fate(kept: bool, broken: bool) -> Fate:
    if kept and broken:
        return "disputed"
    return "kept" if kept else "broken" if broken else "open"


def _once(lines: "list[Line]", case: "Case") -> "tuple[Line, ...]":
    """Of claims that tell the same the surest, in the order of their reports."""
    by_finding: dict[str, Line] = {}
    for line in lines:
        key = case.finding_of(line.id)
        best = by_finding.get(key)
        if best is None or (line.claim.confidence, line.id) > (best.claim.confidence, best.id):
            by_finding[key] = line
    return tuple(sorted(by_finding.values(), key=lambda x: (x.report, x.claim.span.start, x.id)))
