"""From links between passages to families: of reports, and of each passage."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from kennan.model import JOINS_FAMILIES, Family, Link, Report, Span

# Share of the shorter report's body. Independent reports of one affair share up to .21, quotations included.
SUBSTANTIAL = 0.35
SAME_PART = 0.5


def seniority(report: Report) -> tuple[str, str, str]:
    """Sorts the earliest report first; those without a date come last, ties go by name."""
    published = report.published
    return ((published and published.interval.start) or "9999", report.name, report.id)


@dataclass(frozen=True, slots=True)
class Lineage:
    """Who copied whom in a case.

    links     passages shared between reports, and named upstream sources
    families  every report stands in exactly one: alone, or with those it shares a substantial part of its body with
    """

    links: tuple[Link, ...]
    families: tuple[Family, ...]
    _family: Mapping[str, str] = field(repr=False, compare=False)
    _shared: Mapping[str, tuple[tuple[int, int, str], ...]] = field(repr=False, compare=False)

    def family(self, report: str) -> str:
        """The id of the family of a report (id). Raises KeyError for a report that was not traced."""
        return self._family[report]

    def origin(self, span: Span) -> str:
        """The id of the family whose words the span is: that of the earliest report that has the passage, where more
        than half of the span stands in a shared passage, else its own report's. Raises KeyError as `family` does."""
        return self._passage(span) or self._family[span.report]

    def shared(self, span: Span) -> bool:
        """Whether more than half of the span stands in a passage that another report has as well."""
        return self._passage(span) is not None

    def _passage(self, span: Span) -> str | None:
        """The family of the shared passages that hold more than half of the span."""
        shared = self._shared.get(span.report, ())
        held: dict[str, int] = {}
        for start, end, family in shared[max(0, bisect_right(shared, span.start, key=lambda s: s[0]) - 1) :]:
            if start >= span.end:
                break
            held[family] = held.get(family, 0) + max(0, min(end, span.end) - max(start, span.start))
        return next((family for family, length in held.items() if 2 * length > len(span)), None)


def lineage(reports: Sequence[Report], links: Sequence[Link], upstream: Mapping[str, str]) -> Lineage:
    """Families from links. `upstream` names the source credited for a whole report, by report id."""
    by_id = {r.id: r for r in reports}
    textual = [link for link in links if link.kind in JOINS_FAMILIES and link.b is not None]
    groups = _report_groups(by_id, textual, upstream)
    family_of: dict[str, str] = {}
    families = []
    for group in groups:
        members = sorted((by_id[r] for r in group), key=seniority)
        voice = next((upstream[r.id] for r in members if r.id in upstream), None)
        families.append(Family(members[0].id, tuple(r.id for r in members), voice))
        family_of.update((r.id, members[0].id) for r in members)
    families.sort(key=lambda f: seniority(by_id[f.id]))
    repeated = [link for link in links if link.kind == "intra_copy"]  # a teaser is of the passage it was cut from
    shared = _passage_families(by_id, [*textual, *repeated], family_of)
    return Lineage(tuple(links), tuple(families), family_of, shared)


def _report_groups(
    by_id: Mapping[str, Report], links: Sequence[Link], upstream: Mapping[str, str]
) -> list[frozenset[str]]:
    shared: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in links:
        assert link.b is not None
        if link.a.report != link.b.report:
            shared[(link.a.report, link.b.report)].append(link)
    size = {r: sum(region.end - region.start for region in report.body) or 1 for r, report in by_id.items()}
    rank = {r.id: number for number, r in enumerate(sorted(by_id.values(), key=seniority))}
    edges = []
    for (a, b), passages in shared.items():
        held_a = sum(len(p.a) for p in passages)
        held_b = sum(len(p.b) for p in passages if p.b)
        strength = max(held_a / size[a], held_b / size[b])
        if strength >= SUBSTANTIAL or _credited(by_id[a], by_id[b], upstream):
            edges.append((-round(strength, 6), rank[a], rank[b], a, b))
    group: dict[str, set[str]] = {r: {r} for r in by_id}
    parts = _Parts(shared)

    def join(a: str, b: str) -> None:
        small, large = sorted((group[a], group[b]), key=len)
        large |= small
        for member in small:
            group[member] = large

    for _, _, _, a, b in sorted(edges):
        if group[a] is not group[b] and parts.fit(a, b, group[a]) and parts.fit(b, a, group[b]):
            join(a, b)
    for a, b in _retellings(by_id, upstream):
        if group[a] is not group[b]:
            join(a, b)
    groups = {id(g): g for g in group.values()}
    return sorted((frozenset(g) for g in groups.values()), key=sorted)


def _retellings(by_id: Mapping[str, Report], upstream: Mapping[str, str]) -> list[tuple[str, str]]:
    """Reports that credit an outlet for the whole of themselves, each with that outlet's last report before it, where
    the case has one: the same voice, whatever the language and the wording."""
    every = sorted(by_id.values(), key=seniority)
    of_outlet: dict[str, list[Report]] = defaultdict(list)
    for report in every:
        if report.outlet:
            of_outlet[_bare(report.outlet)].append(report)
    pairs = []
    for report in every:
        told = of_outlet.get(_bare(upstream.get(report.id, "")), [])
        end = (report.published and report.published.interval.end) or "9999"
        earlier = bisect_right(told, end, key=lambda r: seniority(r)[0])
        before = next((r for r in reversed(told[:earlier]) if r.published and r.id != report.id), None)
        others = [r for r in told[:2] if r.id != report.id]
        if before:
            pairs.append((before.id, report.id))
        elif len(others) == 1 and len(told) <= 2 and not others[0].published:
            pairs.append((others[0].id, report.id))
    return pairs


def _bare(outlet: str) -> str:
    return outlet.casefold().removeprefix("the ").strip()


class _Parts:
    """Which part of a report another one shares."""

    def __init__(self, shared: Mapping[tuple[str, str], Sequence[Link]]) -> None:
        self._parts: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
        for (a, b), links in shared.items():
            for link in links:
                assert link.b is not None
                self._parts[a][b].append((link.a.start, link.a.end))
                self._parts[b][a].append((link.b.start, link.b.end))

    def fit(self, report: str, newcomer: str, group: set[str]) -> bool:
        """Whether the part of the report that the newcomer shares is one that others of its group share as well. A
        report spliced from two sources has a different part from each, and doesn't make the two one family."""
        others = [part for other, part in self._parts[report].items() if other in group]
        if not others:
            return True
        mine = self._parts[report][newcomer]
        least = min(_length(mine), *(_length(part) for part in others))
        return any(_common(mine, part) >= SAME_PART * least for part in others)


def _length(part: Sequence[tuple[int, int]]) -> int:
    return sum(end - start for start, end in part)


def _common(a: Sequence[tuple[int, int]], b: Sequence[tuple[int, int]]) -> int:
    return sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in b)


def _credited(a: Report, b: Report, upstream: Mapping[str, str]) -> bool:
    """Whether both name one source for the whole report, or one names the other's outlet."""
    of_a, of_b = upstream.get(a.id), upstream.get(b.id)
    if of_a and of_b and of_a.casefold() == of_b.casefold():
        return True
    return same_outlet(of_a, b.outlet) or same_outlet(of_b, a.outlet)


def same_outlet(source: str | None, outlet: str | None) -> bool:
    return bool(source and outlet) and str(source).casefold().strip() == str(outlet).casefold().strip()


def _passage_families(
    by_id: Mapping[str, Report], links: Sequence[Link], family_of: Mapping[str, str]
) -> dict[str, tuple[tuple[int, int, str], ...]]:
    """For every report its shared passages, in order: start, end, family of the earliest report that has them.
    Passages are one where they overlap by more than half of the shorter."""
    sides: list[Span] = []
    parent: list[int] = []

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    def union(m: int, n: int) -> None:
        m, n = root(m), root(n)
        parent[max(m, n)] = min(m, n)

    for link in links:
        assert link.b is not None
        sides += [link.a, link.b]
        parent += [len(parent), len(parent)]
        parent[-1] = parent[-2]
    by_report: dict[str, list[int]] = defaultdict(list)
    for number, span in enumerate(sides):
        by_report[span.report].append(number)
    for report, numbers in by_report.items():
        numbers.sort(key=lambda n: (sides[n].start, sides[n].end, n))
        once: list[int] = []  # a report that was printed often has the same passage with every copy
        for number in numbers:
            if once and sides[once[-1]] == sides[number]:
                union(once[-1], number)
            else:
                once.append(number)
        by_report[report] = once
        for place, number in enumerate(once):
            for other in islice(once, place + 1, None):
                if sides[other].start >= sides[number].end:
                    break
                least = min(len(sides[number]), len(sides[other]))
                if sides[number].overlap(sides[other]) > SAME_PART * least:
                    union(number, other)
    earliest: dict[int, str] = {}
    holders: dict[int, set[str]] = defaultdict(set)
    for number, span in enumerate(sides):
        top = root(number)
        holders[top].add(span.report)
        if top not in earliest or seniority(by_id[span.report]) < seniority(by_id[earliest[top]]):
            earliest[top] = span.report
    return {
        report: _side_by_side(
            [(sides[n].start, sides[n].end, family_of[earliest[root(n)]]) for n in numbers if len(holders[root(n)]) > 1]
        )
        for report, numbers in by_report.items()
    }


def _side_by_side(passages: Sequence[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
    """Passages in order of their start, made disjoint: one that reaches into the next keeps what it holds."""
    out: list[tuple[int, int, str]] = []
    for start, end, family in passages:
        if out and start < out[-1][1]:
            if out[-1][2] == family:
                out[-1] = (out[-1][0], max(end, out[-1][1]), family)
                continue
            start = out[-1][1]
        if start < end:
            out.append((start, end, family))
    return tuple(out)
