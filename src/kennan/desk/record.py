"""What the pages look up in a case."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from kennan.case import Line
from kennan.desk.loaded import Loaded, Progress, Told
from kennan.desk.marked import CHARACTERS, SENTENCES, parts
from kennan.model import Actor, Conflict, Family, Referent, Report

if TYPE_CHECKING:
    from kennan.desk.copies import Copies
    from kennan.desk.facets import Facets
    from kennan.desk.moves import Moves
    from kennan.desk.network import Network
    from kennan.desk.overview import Overview
    from kennan.desk.roll import Roll
    from kennan.desk.texts import Texts

PREPARED = (
    "facets",
    "finding",
    "told_of",
    "told_about",
    "lines_in",
    "referent",
    "referents_in",
    "glosses",
    "headings",
    "whole",
    "sentences_of",
    "bearers",
    "casts",
    "moves",
    "overview",
    "partings",
)  # what the first page would else have to wait for, and every other reader with it

__all__ = ["CONFLICTS", "Progress", "Record", "Told"]
CONFLICTS = ("contradiction", "differing_value", "scope", "tension")


class Record(Loaded):
    """The case at one revision with what pages look up in it. Immutable once made; another revision is another
    Record."""

    def prepare(self) -> None:
        """Make what takes a while in a large case, so that no reader waits for it."""
        for name in PREPARED:
            getattr(self, name)
        if self.told:
            self.case.implied(self.told[0].line)  # which makes where everybody is mentioned
        _ = self.facets.rank
        self.roll.prepare()
        self.copies.prepare()
        for network in (self.network, self.network_of_parts):
            network.prepare()

    @cached_property
    def partings(self) -> list[list[Conflict]]:
        """Conflicts, those that part over the same together; contradictions first, then those of most origins."""
        alike: dict[tuple[str, str], list[Conflict]] = {}
        for conflict in self.case.conflicts:
            if all(claim in self.line for claim in conflict.claims):
                alike.setdefault((conflict.kind, conflict.gloss), []).append(conflict)

        def rank(group: list[Conflict]) -> tuple[int, int, str]:
            origins = self.families_among({r for c in group for r in (c.a.report, c.b.report)})
            return CONFLICTS.index(group[0].kind), -origins, group[0].gloss

        return sorted(alike.values(), key=rank)

    @cached_property
    def facets(self) -> "Facets":
        from kennan.desk.facets import Facets

        return Facets(self)

    @cached_property
    def moves(self) -> "Moves":
        from kennan.desk.moves import Moves

        return Moves(self)

    @cached_property
    def overview(self) -> "Overview":
        from kennan.desk.overview import Overview

        return Overview(self)

    @cached_property
    def roll(self) -> "Roll":
        from kennan.desk.roll import Roll

        return Roll(self)

    @cached_property
    def glosses(self) -> "Texts":
        """What findings tell, in the order of `told`."""
        from kennan.desk.texts import Texts

        return Texts(told.finding.gloss for told in self.told)

    @cached_property
    def headings(self) -> "Texts":
        """Name, title and outlet of the reports, in the order of the case's reports."""
        from kennan.desk.texts import Texts

        return Texts(f"{r.name} {r.title or ''} {r.outlet or ''}" for r in self.case.reports)

    @cached_property
    def copies(self) -> "Copies":
        from kennan.desk.copies import Copies

        return Copies(self)

    @cached_property
    def network(self) -> "Network":
        """Bonds between wholes: a country's ministries and envoys count for it."""
        from kennan.desk.network import Network

        return Network(self, parts=False)

    @cached_property
    def network_of_parts(self) -> "Network":
        """The same with every actor by itself."""
        from kennan.desk.network import Network

        return Network(self, parts=True)

    @cached_property
    def finding(self) -> dict[str, Told]:
        """Findings by their id."""
        return {told.id: told for told in self.told}

    @cached_property
    def told_of(self) -> dict[str, Told]:
        """The finding of every claim that belongs to one, by the claim's id."""
        return {line.id: told for told in self.told for line in told.lines}

    @cached_property
    def told_about(self) -> dict[str, list[Told]]:
        """Findings in which an actor (id) takes part, in the order of `told`."""
        found: dict[str, list[Told]] = defaultdict(list)
        for told in self.told:
            for actor in told.actors:
                found[actor].append(told)
        return dict(found)

    @cached_property
    def lines_in(self) -> dict[str, list[Line]]:
        """Claims of a report (id), in the order of the text."""
        found: dict[str, list[Line]] = defaultdict(list)
        for line in self.line.values():
            found[line.claim.span.report].append(line)
        for lines in found.values():
            lines.sort(key=lambda x: (x.claim.span.start, -x.claim.span.end, x.id))
        return dict(found)

    @cached_property
    def referents_in(self) -> dict[str, list[Referent]]:
        """Referents of a report (id)."""
        found: dict[str, list[Referent]] = defaultdict(list)
        for referent in self.referents:
            found[referent.report].append(referent)
        return dict(found)

    @cached_property
    def referent(self) -> dict[str, Referent]:
        return {r.id: r for r in self.referents}

    @cached_property
    def mentions(self) -> dict[str, int]:
        """How often each actor (id) is spoken of."""
        return self._met[0]

    @cached_property
    def met_in(self) -> dict[str, frozenset[str]]:
        """The reports (ids) that speak of each actor (id)."""
        return {actor: frozenset(reports) for actor, reports in self._met[1].items()}

    @cached_property
    def _met(self) -> tuple[dict[str, int], dict[str, set[str]]]:
        number: dict[str, int] = defaultdict(int)
        reports: dict[str, set[str]] = defaultdict(set)
        for referent in self.referents:
            if actor := self.actor_of.get(referent.id):
                number[actor] += len(referent.mentions)
                reports[actor].add(referent.report)
        return dict(number), dict(reports)

    @cached_property
    def ranked_actors(self) -> list[Actor]:
        """Actors, those of most reports first, then those most spoken of."""
        met = self.met_in
        return sorted(
            self.case.actors,
            key=lambda a: (-len(met.get(a.id, ())), -self.mentions.get(a.id, 0), a.name.casefold(), a.id),
        )

    @cached_property
    def family(self) -> dict[str, Family]:
        """Families by their id."""
        return {f.id: f for f in self.case.families}

    @cached_property
    def family_of(self) -> dict[str, str]:
        """The family (id) of each report (id)."""
        return {report: family.id for family in self.case.families for report in family.reports}

    @cached_property
    def families(self) -> dict[str, Family]:
        """Families by their id."""
        return {family.id: family for family in self.case.families}

    @cached_property
    def bearers(self) -> dict[str, int]:
        """How many actors bear each name, in lower case."""
        found: dict[str, int] = defaultdict(int)
        for actor in self.case.actors:
            found[actor.name.casefold()] += 1
        return dict(found)

    def families_among(self, reports: Iterable[str]) -> int:
        """How many independent origins stand behind these reports (ids)."""
        return len({self.family_of.get(r, r) for r in reports})

    @cached_property
    def whole(self) -> dict[str, str]:
        """The outermost body that each actor (id) is part of: an envoy's country. Itself where it is part of none."""
        found = {}
        for actor in self.case.actors:
            seen = {actor.id}
            here = actor
            while here.part_of in self.case.actor and here.part_of not in seen:
                here = self.case.actor[here.part_of]
                seen.add(here.id)
            found[actor.id] = here.id
        return found

    @cached_property
    def case_days(self) -> tuple[str, str] | None:
        """The first and last day (ISO 8601) on which a report was published; None where none is dated."""
        days = [
            d for r in self.case.reports if r.published for d in (r.published.interval.start, r.published.interval.end)
        ]
        known = sorted(d for d in days if d)
        return (known[0], known[-1]) if known else None

    @cached_property
    def sentences_of(self) -> dict[str, int]:
        """How many sentences there are in each language."""
        found: dict[str, int] = defaultdict(int)
        for report in self.case.reports:
            found[report.language] += len(self.sentences.get(report.id, ()))
        return dict(found)

    def report(self, identifier: str) -> Report | None:
        """The report with this id, if it counts."""
        return self.case.report.get(identifier)

    def beside(self, told: Told) -> list[Told]:
        """The findings of its kind in which the same actors take part, itself among them, in the order of `told`."""
        return self.casts[_cast(told)]

    @cached_property
    def casts(self) -> dict[tuple[str, ...], list[Told]]:
        found: dict[tuple[str, ...], list[Told]] = defaultdict(list)
        for told in self.told:
            found[_cast(told)].append(told)
        return dict(found)

    @cached_property
    def claims_of(self) -> dict[int, list[str]]:
        """The claims (ids) on which each decision (its number) bears, as far as they are there."""
        found: dict[int, list[str]] = defaultdict(list)
        for claim, decisions in self.case.rulings.by.items():
            for decision in decisions:
                found[decision.id].append(claim)
        return dict(found)

    @cached_property
    def overruled(self) -> frozenset[int]:
        """Decisions (their numbers) in force that a later one on the same claims has made void."""
        last: dict[tuple[object, ...], int] = {}
        void: set[int] = set()
        for decision in self.decisions:
            if decision.id in self.claims_of:
                sort = {"reject": "accept", "apart": "together"}.get(decision.verdict, decision.verdict)
                seats = [a.kind for a in decision.anchors if a.kind.startswith("new:")]
                key = (sort, frozenset(self.claims_of[decision.id]), *seats)
                void |= {last[key]} if key in last else set()
                last[key] = decision.id
        return frozenset(void)

    def parts(self, report: Report) -> tuple[int, ...]:
        """Where the parts begin in which a report is shown, in code points."""
        if report.id not in self._parts:
            self._parts[report.id] = parts(len(report.text), self.sentences.get(report.id, []))
        return self._parts[report.id]

    def part_of(self, report: Report, sentence: int) -> int:
        """Number, from 1, of the part of a report in which a sentence (from 1) begins."""
        places = self.sentences.get(report.id, [])
        if not sentence or (len(report.text) <= CHARACTERS and len(places) <= SENTENCES):
            return 1
        return bisect_right(self.parts(report), places[sentence - 1][0])

    def sentence_number(self, report: str, start: int) -> int:
        """Number, from 1, of the sentence of a report (id) that holds the character; 0 where none does."""
        places = self.sentences.get(report, [])
        return bisect_right(places, (start, 1 << 60))


def _cast(told: Told) -> tuple[str, ...]:
    return (told.kind, *sorted(told.actors))
