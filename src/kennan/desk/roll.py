"""The actors of a record in columns, to be sorted and narrowed however many they are."""

from collections import defaultdict
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kennan.desk.named import Named, named
from kennan.desk.record import Record
from kennan.desk.texts import Texts
from kennan.model import Actor, Decision, Referent, referent_at
from kennan.publish import naming

ORDERS = ("origins", "reports", "mentions", "findings", "name", "kind", "first", "last")
KEPT_NAMINGS = 500
OFTEN = 1500  # mentions, from which on it takes a while to gather what an actor is called


class Roll:
    """Who is met in a case. Rows are those of `record.ranked_actors`.

    names     name and aliases of each, casefolded
    families  the number of independent origins that speak of each; first, last when the first and the last report that
              does was published: the day by which it is sorted, and as it is told ("2021-09"); "" where none is dated
    """

    def __init__(self, record: Record) -> None:
        self._record = record
        self.actors: list[Actor] = record.ranked_actors
        self.row = {actor.id: row for row, actor in enumerate(self.actors)}
        self.names = [" · ".join((a.name, *a.aliases)).casefold() for a in self.actors]
        self.texts = Texts(self.names)
        met = [record.met_in.get(a.id, frozenset()) for a in self.actors]
        self.reports = [len(m) for m in met]
        self.families = [record.families_among(m) for m in met]
        self.mentions = [record.mentions.get(a.id, 0) for a in self.actors]
        self.findings = [len(record.told_about.get(a.id, ())) for a in self.actors]
        told = {r.id: r.published.interval for r in record.case.reports if r.published}
        first = {r: (w.start or w.end or "", w.iso) for r, w in told.items()}
        last = {r: (w.end or w.start or "", w.iso) for r, w in told.items()}
        self.first = [min((first[r] for r in m if r in first), default=("", "")) for m in met]
        self.last = [max((last[r] for r in m if r in last), default=("", "")) for m in met]
        self._kinds = np.array([a.kind for a in self.actors])
        self._named: dict[str, Named] = {}

    def prepare(self) -> None:
        """Make what is looked up later; of those spoken of most, what everybody calls them."""
        _ = (self.kinds, self.parts, self.decisions, self._said)
        for order in ORDERS:
            self._ordered(order)
        for row in self._ordered("mentions")[:KEPT_NAMINGS].tolist():
            if self.mentions[row] < OFTEN:
                break
            self.named(self.actors[row])

    @cached_property
    def kinds(self) -> dict[str, int]:
        """How many actors there are of each kind, the most frequent first."""
        found: dict[str, int] = defaultdict(int)
        for actor in self.actors:
            found[actor.kind] += 1
        return dict(sorted(found.items(), key=lambda t: (-t[1], t[0])))

    @cached_property
    def parts(self) -> dict[str, list[str]]:
        """The actors (ids) that are part of each, those of most reports first."""
        found: dict[str, list[str]] = defaultdict(list)
        for actor in self.actors:
            if actor.part_of:
                found[actor.part_of].append(actor.id)
        return dict(found)

    def chosen(self, word: str, kind: str, part_of: str, order: str, backwards: bool) -> NDArray[np.int64]:
        """Rows of the actors that have the word in a name or alias, of one kind, part of one actor ("" asks for
        nothing), in an order of ORDERS."""
        mask = np.ones(len(self.actors), dtype=np.bool_)
        if kind:
            mask &= self._kinds == kind
        if part_of:
            mask &= False
            mask[[self.row[a] for a in self.parts.get(part_of, ())]] = True
        if word:
            plain = " ".join(word.casefold().split())
            mask &= np.array([plain in name for name in self.names], dtype=np.bool_)
        rows = self._ordered(order)
        rows = rows[mask[rows]]
        return rows[::-1] if backwards else rows

    def _ordered(self, order: str) -> NDArray[np.int64]:
        if order not in self._orders:
            rows = range(len(self.actors))
            match order:
                case "origins":
                    made = sorted(rows, key=lambda r: (-self.families[r], r))
                case "name":
                    made = sorted(rows, key=lambda r: (self.actors[r].name.casefold(), r))
                case "kind":
                    made = sorted(rows, key=lambda r: (self.actors[r].kind, r))
                case "first":
                    made = sorted(rows, key=lambda r: (self.first[r][0] or "9", r))
                case "last":
                    made = sorted(rows, key=lambda r: self.last[r], reverse=True)
                case _:
                    column = getattr(self, order)
                    made = sorted(rows, key=lambda r: (-column[r], r))
            self._orders[order] = np.array(made, dtype=np.int64)
        return self._orders[order]

    @cached_property
    def _orders(self) -> dict[str, NDArray[np.int64]]:
        return {}

    # Names

    @cached_property
    def _said(self) -> dict[str, list[tuple[int, int]]]:
        return naming.speech(line for line in self._record.line.values() if line.claim.family == "quote")

    def named(self, actor: Actor) -> Named:
        """What each outlet calls an actor."""
        if actor.id not in self._named:
            if len(self._named) >= 2 * KEPT_NAMINGS:
                self._named.clear()
            made = naming.names_of(self._record.case, actor, self._record.referent, self._said)
            self._named[actor.id] = named(list(made))
        return self._named[actor.id]

    # Decisions

    @cached_property
    def decisions(self) -> dict[str, list[Decision]]:
        """The decisions that stand on who is who, by the actors (ids) they concern."""
        record = self._record
        found: dict[str, list[Decision]] = defaultdict(list)
        for decision in record.decisions:
            if decision.withdrawn:
                continue
            met: list[Referent | None] = [
                referent_at(anchor, record.referents_in.get(anchor.report, []))
                for side in decision.sides
                for anchor in side
            ]
            for actor in {record.actor_of.get(r.id) for r in met if r is not None}:
                if actor:
                    found[actor].append(decision)
        return dict(found)
