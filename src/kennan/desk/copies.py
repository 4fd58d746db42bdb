"""Who copied whom: every family of reports as a tree, what each report copied and what only it tells."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kennan.desk.record import Record, Told
from kennan.model import JOINS_FAMILIES, Family, Link, Report, Span
from kennan.publish.outlets import outlet_of

KEPT = 1000  # reports of which is kept what they share with others
FLAGS = ("several", "spun", "translated", "undated", "owned", "lacking")


@dataclass(frozen=True, slots=True)
class Shared:
    """What report `b` has in common with report `a` (ids), seen from `b`.

    links   the passages, `share` how much of b's text stands in them, in [0, 1]
    how     the kind of most of it ("copy", "spun", "translation")
    copied  True where b had it from a, False where a had it from b, None where that is not known
    """

    a: str
    b: str
    links: tuple[Link, ...]
    share: float
    how: str
    copied: bool | None


@dataclass(frozen=True, slots=True)
class Twig:
    """A report in its family's tree: `depth` from 0, and what it shares with the report above it, None for a root."""

    report: str
    depth: int
    above: Shared | None


class Copies:
    """The families of a record, those of several reports first, the largest before all."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._report = record.case.report
        self.family = {f.id: f for f in record.case.families}
        self._with: dict[str, dict[str, Shared]] = {}
        self.only: dict[str, list[Told]] = defaultdict(list)
        for told in record.told:
            if told.reports == 1:
                self.only[told.finding.reports[0]].append(told)

    def prepare(self) -> None:
        """Make what is looked up later."""
        _ = (self.families, self.flagged, self.by_day, self.undated, self._by_report)

    @cached_property
    def families(self) -> list[Family]:
        return sorted(self.family.values(), key=lambda f: (-len(f.reports), self.seniority(f.reports), f.id))

    def seniority(self, reports: Iterable[str]) -> tuple[str, str, str]:
        """Sorts what was published first; what is undated last."""
        return min(self._age(r) for r in reports)

    def _age(self, report: str) -> tuple[str, str, str]:
        one = self._report[report]
        return ((one.published and one.published.interval.start) or "9999", one.name, one.id)

    @cached_property
    def undated(self) -> int:
        """How many reports have no date."""
        return sum(r.published is None for r in self._record.case.reports)

    @cached_property
    def by_day(self) -> tuple[Counter[date], Counter[date]]:
        """How many reports were published each day that were the first of their family, and how many that were not."""
        firsts = {min(f.reports, key=self._age) for f in self.family.values()}
        first: Counter[date] = Counter()
        further: Counter[date] = Counter()
        for report in self._record.case.reports:
            if report.published and report.published.interval.start:
                day = date.fromisoformat(report.published.interval.start)
                (first if report.id in firsts else further)[day] += 1
        return first, further

    # Links

    @cached_property
    def _by_report(self) -> dict[str, list[Link]]:
        """The links of each report (id) to others, from either side, and to itself and to what it credits."""
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self._record.case.links:
            found[link.a.report].append(link)
            if link.b is not None and link.b.report != link.a.report:
                found[link.b.report].append(link)
        return dict(found)

    def credits(self, report: str) -> list[Link]:
        return [k for k in self._by_report.get(report, ()) if k.kind == "wire_credit"]

    def repeats(self, report: str) -> int:
        """How many passages of a report stand twice in it."""
        return sum(k.kind == "intra_copy" for k in self._by_report.get(report, ()))

    def with_others(self, report: str) -> dict[str, Shared]:
        """What a report (id) shares with each other report (id)."""
        if report not in self._with:
            if len(self._with) >= KEPT:
                self._with.clear()
            self._with[report] = dict(self._with_others(report))
        return self._with[report]

    def _with_others(self, report: str) -> Iterable[tuple[str, Shared]]:
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self._by_report.get(report, ()):
            if link.b is not None and link.a.report != link.b.report:
                found[link.b.report if link.a.report == report else link.a.report].append(link)
        return ((other, self._shared(other, report, links)) for other, links in found.items())

    def shared(self, a: str, b: str) -> Shared | None:
        return self.with_others(b).get(a)

    def _shared(self, a: str, b: str, links: Sequence[Link]) -> Shared:
        mine = [_side(k, b) for k in links if k.kind in JOINS_FAMILIES]
        length: dict[str, int] = defaultdict(int)
        for link in links:
            length[link.kind] += len(_side(link, b))
        told = {_copied(k, b) for k in links if k.direction}
        whole = sum(r.end - r.start for r in self._report[b].body) or 1
        return Shared(
            a=a,
            b=b,
            links=tuple(sorted(links, key=lambda k: (_side(k, b).start, k.kind))),
            share=round(min(1.0, _covered(mine) / whole), 3),
            how=max(length, key=lambda k: (k in JOINS_FAMILIES, length[k], k)),
            copied=next(iter(told)) if len(told) == 1 else None,
        )

    # Trees

    def tree(self, family: Family) -> list[Twig]:
        """The reports of a family, each after the one it was most probably taken from; what came first is the root."""
        ordered = sorted(family.reports, key=self._age)
        place = {report: n for n, report in enumerate(ordered)}
        above: dict[str, Shared] = {}
        for report in ordered:
            options = [s for other, s in self.with_others(report).items() if other in place]
            options = [s for s in options if s.copied or (s.copied is None and place[s.a] < place[report])]
            options = [s for s in options if s.share and not _circle(above, report, s.a)]
            if options:
                above[report] = max(options, key=lambda s: (s.copied is True, s.share, -place[s.a]))
            elif credited := self._credited(report, ordered, above):
                above[report] = credited
        below: dict[str | None, list[str]] = defaultdict(list)
        for report in ordered:
            below[above[report].a if report in above else None].append(report)
        out: list[Twig] = []
        waiting = [(r, 0) for r in reversed(below[None])]
        while waiting:
            report, depth = waiting.pop()
            out.append(Twig(report, depth, above.get(report)))
            waiting += [(r, depth + 1) for r in reversed(below[report])]
        return out

    def _credited(self, report: str, ordered: Sequence[str], above: dict[str, Shared]) -> Shared | None:
        """The report of the family whose outlet this one credits for the whole of itself."""
        named = {_bare(c.source) for c in self._report[report].credits if c.scope == "report"}
        for other in ordered:
            outlet = self._report[other].outlet
            if other != report and outlet and _bare(outlet) in named and not _circle(above, report, other):
                return Shared(other, report, (), 0.0, "wire_credit", True)
        return None

    def root_voice(self, family: Family) -> str | None:
        """The source credited for the whole family, where none of its reports is of that outlet."""
        if family.voice is None:
            return None
        outlets = {_bare(o) for r in family.reports if (o := self._report[r].outlet)}
        return None if _bare(family.voice) in outlets else family.voice

    @cached_property
    def flags(self) -> dict[str, frozenset[str]]:
        """What is to be known of each family (id), of FLAGS."""
        translated = {
            r for k in self._record.case.links if k.kind == "translation" and k.b for r in (k.a.report, k.b.report)
        }
        found = {}
        for family in self.family.values():
            told = {flag for r in family.reports for flag in self._marks(self._report[r], translated)}
            found[family.id] = frozenset(told | ({"several"} if len(family.reports) > 1 else set()))
        return found

    @cached_property
    def flagged(self) -> dict[str, int]:
        """How many families bear each flag."""
        return Counter(flag for flags in self.flags.values() for flag in flags)

    def _marks(self, report: Report, translated: set[str]) -> Iterable[str]:
        if report.reads_as_spun:
            yield "spun"
        if report.id in translated:
            yield "translated"
        if report.published is None:
            yield "undated"
        if outlet_of(report.outlet, report.url):
            yield "owned"
        if any(not lack.startswith("no ") for lack in report.lacks):
            yield "lacking"


def _side(link: Link, report: str) -> Span:
    """The passage of a link that stands in the report."""
    return link.a if link.b is None or link.a.report == report else link.b


def _copied(link: Link, report: str) -> bool:
    return (link.direction == "a_from_b") == (link.a.report == report)


def _covered(spans: Iterable[Span]) -> int:
    """How many characters the spans cover together."""
    total = reached = 0
    for span in sorted(spans, key=lambda s: s.start):
        total += max(0, span.end - max(span.start, reached))
        reached = max(reached, span.end)
    return total


def _circle(above: dict[str, Shared], report: str, wanted: str) -> bool:
    """Whether `wanted` hangs below the report."""
    here: str | None = wanted
    while here is not None and here != report:
        here = above[here].a if here in above else None
    return here == report


def _bare(outlet: str) -> str:
    return outlet.casefold().removeprefix("the ").strip()
