"""What of a case a draft may use: the claims that were known at the cut-off, asked for by who, what and about what."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from kennan.case import Case, Line
from kennan.case.line import parties
from kennan.case.rows import TABLE_OF
from kennan.model import Event, Stance, Status
from kennan.model.vocabulary import EVENT_TYPES
from kennan.outlook.checking import Record

MOST = 4  # claims that one basis names
OLD_YEARS = 6  # events that ended longer ago don't make an actor busy
REFUSALS = ("does_not_recognise", "bans", "outlaws", "designates_terrorist", "sanctions", "at_war_with", "hostile_to")
PLAYER_KINDS = ("state", "government", "armed_group", "international_org", "party")


@cache
def themes() -> dict[str, Any]:
    """The tables of themes.toml."""
    return tomllib.loads((files("kennan.outlook") / "themes.toml").read_text(encoding="utf-8"))


def stems_of(text: str, stems: list[str]) -> int:
    """How many words of a text begin with one of the stems."""
    return len(re.findall(r"\b(?:" + "|".join(map(re.escape, stems)) + ")", text.casefold())) if stems else 0


@dataclass(frozen=True, slots=True)
class Side:
    """A player of the draft: its actors (ids) of the case."""

    id: str
    name: str
    actor: str
    actors: frozenset[str]


class Known:
    """The claims of a case up to a day (ISO 8601)."""

    def __init__(self, case: Case, cutoff: str) -> None:
        self.case, self.cutoff = case, cutoff
        self.record = Record(case)

    @cached_property
    def lines(self) -> list[Line]:
        """Claims whose report is not younger than the cut-off, surest and most often told first."""
        kept = [
            line for family in TABLE_OF for line in self.case.lines(family) if self.record.day(line)[0] <= self.cutoff
        ]
        return sorted(kept, key=lambda x: (-x.families, -x.claim.confidence, x.id))

    @cached_property
    def disputed(self) -> frozenset[str]:
        """Claims that another account contradicts."""
        return frozenset(c for conflict in self.case.conflicts for c in conflict.claims)

    @cached_property
    def _finding(self) -> dict[str, str]:
        return {c: f.id for f in self.case.findings for c in f.claims}

    def root(self, actor: str | None) -> str | None:
        """The country or body that an actor is, in the end, part of."""
        met: set[str] = set()
        while actor in self.case.actor and actor not in met:
            met.add(actor)
            above = self.case.actor[actor].part_of
            if above is None:
                break
            actor = above
        return actor

    def one_each(self, found: Iterator[Line] | list[Line]) -> tuple[str, ...]:
        """Claim ids, one a finding and none of the same words, as many as a basis names."""
        out: dict[str, str] = {}
        met: set[str] = set()
        for line in found:
            words = " ".join(line.text.casefold().split())
            if words not in met:
                met.add(words)
                out.setdefault(self._finding.get(line.id, line.id), line.id)
        return tuple(out.values())[:MOST]

    def stances(
        self, holder: Side | None, *kinds: str, theme: str = "", towards: Side | None = None, about: str = ""
    ) -> tuple[str, ...]:
        """Stances of a holder (None: of anybody), of kinds, on a theme, towards a side, with stems of words in them."""
        ranked: list[tuple[int, int, Line]] = []
        for order, line in enumerate(self.lines):
            claim = line.claim
            if not isinstance(claim, Stance) or claim.kind not in kinds:
                continue
            if holder and self.root(claim.holder) not in holder.actors:
                continue
            if towards and not self.concerns(claim, towards):
                continue
            words = f"{claim.object} {line.text}"
            fit = self.fit(claim, words, theme) if theme else 1
            if fit and (not about or stems_of(words, about.split("|"))):
                ranked.append((-fit, order, line))
        return self.one_each([line for _, _, line in sorted(ranked, key=lambda t: t[:2])])

    def fit(self, claim: Stance, words: str, theme: str) -> int:
        """How well a stance fits a theme: by its topic, and by its words."""
        table = themes()["themes"][theme]
        return 2 * (claim.topic in table["topics"]) + min(stems_of(words, table["stems"]), 3)

    def concerns(self, claim: Stance, side: Side) -> bool:
        """Whether a stance is held towards a side, or names it."""
        if self.root(claim.towards) in side.actors:
            return True
        names = {a.casefold() for i in side.actors if i in self.case.actor for a in self.case.actor[i].aliases}
        return any(n in claim.object.casefold() for n in names if len(n) > 3)

    def statuses(self, relations: tuple[str, ...], subject: Side | None, object: Side | None) -> tuple[str, ...]:
        return self.one_each(
            line
            for line in self.lines
            if isinstance(line.claim, Status)
            and line.claim.relation in relations
            and (subject is None or self.root(line.claim.subject) in subject.actors)
            and (object is None or self.root(line.claim.object) in object.actors)
        )

    def events(
        self, types: tuple[str, ...], source: Side | None, target: Side | None, context: str = ""
    ) -> tuple[str, ...]:
        """Events that are told as done or coming, not those of long ago."""
        return self.one_each(
            line
            for line in self.lines
            if isinstance(line.claim, Event)
            and line.claim.type in types
            and line.claim.modality != "denied"
            and self.recent(line)
            and (not context or context in line.claim.contexts)
            and self.between(line.claim, source, target)
        )

    def between(self, claim: Event, source: Side | None, target: Side | None) -> bool:
        ends = self.root(claim.source), self.root(claim.target)
        both = (ends, ends[::-1]) if claim.reciprocal else (ends,)
        return any((not source or a in source.actors) and (not target or b in target.actors) for a, b in both)

    def mood(self, one: Side, other: Side) -> float:
        """PLOVER's scores of what is lately told as done between two sides, summed; a ban or a refusal to recognise is
        told as a status, and counts like a sanction."""
        total = 0.0
        for line in self.lines:
            claim = line.claim
            if isinstance(claim, Event) and claim.modality == "actual" and self.recent(line):
                total += claim.score * (self.between(claim, one, other) or self.between(claim, other, one))
            elif isinstance(claim, Status) and claim.relation in REFUSALS and self.root(claim.subject) in one.actors:
                total += EVENT_TYPES["SANCTION"].score * (self.root(claim.object) in other.actors)
        return total

    def recent(self, line: Line) -> bool:
        claim = line.claim
        if not isinstance(claim, Event) or claim.when is None:
            return True
        return int((claim.when.end or self.cutoff)[:4]) >= int(self.cutoff[:4]) - OLD_YEARS

    # Who plays

    def busy(self) -> Counter[str]:
        """How many claims each actor takes part in, what is part of it counted with it."""
        counted: Counter[str] = Counter()
        for line in self.lines:
            if self.recent(line):
                counted.update({r for p in parties(line.claim) if (r := self.root(p)) is not None})
        return counted

    def acting(self, actor: str) -> int:
        """How many claims tell what an actor lately did or holds."""
        told = (
            line.claim.source if isinstance(line.claim, Event) else getattr(line.claim, "holder", None)
            for line in self.lines
            if self.recent(line)
        )  # fmt: skip
        return sum(self.root(who) == actor for who in told)

    def named(self, text: str) -> list[str]:
        """Actors (ids) that a text names, in its order; of several the busiest, of names within names the longest."""
        busy, found = self.busy(), []
        for actor in self.case.actors:
            for name in {actor.name, *actor.aliases}:
                at = re.search(rf"\b{re.escape(name)}\b", text) if len(name) > 2 else None
                if at and not name.islower():
                    found.append(
                        (at.start(), -len(name), -busy[self.root(actor.id) or ""], self.root(actor.id) or actor.id)
                    )
        out: list[str] = []
        covered = 0
        for start, size, _, actor_id in sorted(found):
            if start >= covered:
                covered = start - size
                if actor_id not in out:
                    out.append(actor_id)
        return out
