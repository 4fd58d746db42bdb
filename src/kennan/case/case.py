"""The case as its readers see it: claims with the case's actors, each with its report and the sentence it stands on."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, get_args

from kennan.case.asked import asked
from kennan.case.line import KINDS, Line, around, kind_of, parties
from kennan.case.promises import Promise, promises
from kennan.case.rows import TABLE_OF
from kennan.case.rulings import ROLES, Rulings
from kennan.case.search import Hit
from kennan.case.store import Store
from kennan.errors import UsageError
from kennan.model import (
    Actor,
    Claim,
    ClaimLink,
    Conflict,
    Decision,
    Event,
    Family,
    Finding,
    Interval,
    Link,
    Modality,
    Referent,
    Report,
    Skipped,
    Status,
)

PARTS = re.compile(r"[\s\-]+")  # what stands between the words of a name


class Case:
    """A case file, to be read. Raises CaseError where it can't be opened.

    >>> case = Case("kabul.case")                                    # doctest: +SKIP
    >>> case.events(actor="Taliban", since="2021-08")                # doctest: +SKIP
    """

    def __init__(self, path: Path | str) -> None:
        self.store = Store(path, read_only=True)

    def __enter__(self) -> "Case":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.store.close()

    @property
    def settled(self) -> bool:
        """False while a read was stopped before actors, families and findings were made of all reports."""
        return self.store.settled

    @property
    def signature(self) -> str:
        """What coded the case: version, model, packs."""
        return self.store.setting("signature") or "nothing read yet"

    # Records

    @cached_property
    def reports(self) -> list[Report]:
        """The reports that count, by name."""
        return self.store.reports()

    @cached_property
    def report(self) -> dict[str, Report]:
        """The reports that count, by id."""
        return {r.id: r for r in self.reports}

    @cached_property
    def actors(self) -> list[Actor]:
        """All actors, by name."""
        return self.store.actors()

    @cached_property
    def actor(self) -> dict[str, Actor]:
        """All actors, by id."""
        return {a.id: a for a in self.actors}

    @cached_property
    def referents(self) -> list[Referent]:
        return self.store.referents()

    @cached_property
    def actor_of(self) -> dict[str, str]:
        """Actor id of every referent id."""
        return self.store.actor_of()

    @cached_property
    def sentences(self) -> dict[str, list[tuple[int, int]]]:
        """Start and end of every sentence of every report (id), in the order of the text."""
        return self.store.sentences()

    @cached_property
    def findings(self) -> list[Finding]:
        """What reports agree on, those with most families first."""
        return self.store.findings()

    @cached_property
    def conflicts(self) -> list[Conflict]:
        return self.store.conflicts()

    @cached_property
    def links(self) -> list[Link]:
        return self.store.links()

    @cached_property
    def families(self) -> list[Family]:
        return self.store.families()

    @cached_property
    def claim_links(self) -> list[ClaimLink]:
        return self.store.claim_links()

    @property
    def decisions(self) -> list[Decision]:
        """What the analyst ruled, withdrawn rulings included, in the order they were made."""
        return self.store.decisions()

    @cached_property
    def rulings(self) -> Rulings:
        """What the decisions that stand mean for claims, and which of them hang on text that is not there any more."""
        return self.store.rulings()

    @cached_property
    def promises(self) -> list[Promise]:
        """Commitments and conditions with what became of them."""
        return list(promises(self))

    @cached_property
    def skipped(self) -> list[Skipped]:
        """Inputs that could not be read, and why."""
        return self.store.skipped()

    @cached_property
    def _finding_of(self) -> dict[str, Finding]:
        return {claim: finding for finding in self.findings for claim in finding.claims}

    def finding_of(self, claim: str) -> str:
        """The finding to which a claim (id) belongs; the claim itself where it belongs to none."""
        found = self._finding_of.get(claim)
        return found.id if found else claim

    # Questions

    def name(self, actor: str | None) -> str:
        """The name of an actor id; "?" where nobody is named."""
        if actor is None:
            return "?"
        return self.actor[actor].name if actor in self.actor else actor

    def actors_called(self, wanted: str) -> list[Actor]:
        """The actors with this id, else this name, else this alias or name in a report, be it one of the user's
        actors.toml that no report uses, else this word in their name, in any case; of those the ones met most."""
        if wanted in self.actor:
            return [self.actor[wanted]]
        plain = wanted.casefold().strip()
        tests: tuple[Callable[[Actor], bool], ...] = (
            lambda a: a.name.casefold() == plain,
            lambda a: any(alias.casefold() == plain for alias in a.aliases) or a.id in self._told_names.get(plain, ()),
            lambda a: a.name in self._own_names.get(plain, ()),
            lambda a: plain in PARTS.split(a.name.casefold()),
        )
        for test in tests:
            if found := [a for a in self.actors if test(a)]:
                most = max(len(a.referents) for a in found)
                return [a for a in found if len(a.referents) == most]
        return []

    @cached_property
    def _told_names(self) -> dict[str, set[str]]:
        """Ids of actors by the names, in lower case and without titles, that single reports have for them."""
        found: dict[str, set[str]] = {}
        for referent in self.referents:
            if referent.id in self.actor_of:
                name = " ".join(referent.name.split()).casefold()
                found.setdefault(name, set()).add(self.actor_of[referent.id])
        return found

    @cached_property
    def _own_names(self) -> dict[str, set[str]]:
        """Names of actors by the aliases, in lower case, that the user's actors.toml gives them."""
        found: dict[str, set[str]] = {}
        for row in tomllib.loads(self.store.setting("actors") or "").get("actor", []):
            for alias in row.get("aliases", []):
                form = alias if isinstance(alias, str) else alias["name"]
                found.setdefault(form.casefold(), set()).add(row["name"])
        return found

    def find_actor(self, wanted: str) -> Actor:
        """The actor with this id, name or alias, in any case. Raises UsageError where there is none, or several."""
        found = self.actors_called(wanted)
        if len(found) == 1:
            return found[0]
        if found:
            listed = ", ".join(f"{a.name} ({a.id})" for a in found[:8])
            raise UsageError(f"{wanted}: several actors are called so; name one by its id: {listed}")
        raise UsageError(f"{wanted}: no actor of this name; see: kennan show {self.store.path} actors")

    def with_parts(self, actor: Actor) -> frozenset[str]:
        """Ids of an actor and of all that is part of it: a country with its ministries, army and envoys."""
        inside, grown = {actor.id}, True
        while grown:
            more = {a.id for a in self.actors if a.part_of in inside} - inside
            inside |= more
            grown = bool(more)
        return frozenset(inside)

    def events(self, **filters: Any) -> list[Line]:
        """Events; see `lines` for the filters."""
        return self.lines("event", **filters)

    def quotes(self, **filters: Any) -> list[Line]:
        return self.lines("quote", **filters)

    def statuses(self, **filters: Any) -> list[Line]:
        return self.lines("status", **filters)

    def stances(self, **filters: Any) -> list[Line]:
        return self.lines("stance", **filters)

    def figures(self, **filters: Any) -> list[Line]:
        return self.lines("figure", **filters)

    def lines(
        self,
        family: str,
        *,
        actor: str | None = None,
        since: str | None = None,
        until: str | None = None,
        type: str | None = None,
        modality: str | None = None,
        report: str | None = None,
        language: str | None = None,
    ) -> list[Line]:
        """Claims of one kind, by report name and place.

        actor         name, alias or id; what is part of it counts
        since, until  ISO 8601 (2021, 2021-08, 2021-08-17), both included. An event or status is dated by its own words;
                      one without a date is left out. Other claims are dated by their report's publication.
        type          PLOVER type of an event, relation of a status, kind of a stance, "direct" or "indirect" quotes,
                      unit of a figure
        report        name of a report; language its ISO 639-1 code
        """
        if family not in TABLE_OF:
            raise UsageError(f"{family}: no kind of claim; there are {', '.join(TABLE_OF)}")
        inside = self.with_parts(self.find_actor(actor)) if actor else None
        span = asked(since, until)
        if report is not None and report not in {r.name for r in self.reports}:
            raise UsageError(f"{report}: no report of this name; see: kennan show {self.store.path} sources")
        if modality is not None and modality not in get_args(Modality):
            raise UsageError(f"{modality}: no modality; there are {', '.join(get_args(Modality))}")
        if type is not None and family in KINDS and type.casefold() not in {k.casefold() for k in KINDS[family]}:
            raise UsageError(f"{type}: no such {family}; there are {', '.join(KINDS[family])}")
        out = []
        for line in self._lines(family):
            claim = line.claim
            source = self.report[claim.span.report]
            if inside is not None and not inside & set(parties(claim)):
                continue
            if (report and line.report != report) or (language and source.language != language):
                continue
            if type and type.casefold() != kind_of(claim).casefold():
                continue
            if modality and getattr(claim, "modality", None) != modality:
                continue
            if span is not None:
                when = self.when(claim)
                if when is None or not when.meets(span):
                    continue
            out.append(line)
        return out

    def when(self, claim: Claim) -> Interval | None:
        """The time of a claim: its own for events and statuses, its report's for the rest."""
        if isinstance(claim, Event):
            return claim.when
        if isinstance(claim, Status):
            return claim.valid
        published = self.report[claim.span.report].published
        return published.interval if published else None

    def line(self, claim: str) -> Line:
        """The line of a claim id. Raises UsageError where there is none."""
        for line in self.claims_from(claim):
            if line.id == claim:
                return line
        raise UsageError(f"{claim}: no claim with this id")

    def claims_from(self, beginning: str) -> list[Line]:
        """The lines whose ids start so. Raises UsageError where the only one was rejected by the analyst."""
        found = [
            line for family in TABLE_OF for line in self._lines(family) if beginning and line.id.startswith(beginning)
        ]
        struck = [d for claim, d in self.rulings.rejected.items() if beginning and claim.startswith(beginning)]
        if struck and not found:
            told = f"rejected by {struck[0].author} (decision {struck[0].id})"
            raise UsageError(
                f"{beginning}: {told}; kennan decide {self.store.path} --undo {struck[0].id} brings it back"
            )
        return found

    def _lines(self, family: str) -> list[Line]:
        if family not in self._known:
            self._known[family] = list(self._make_lines(family))
        return self._known[family]

    @cached_property
    def _known(self) -> dict[str, list[Line]]:
        return {}

    def _make_lines(self, family: str) -> Iterator[Line]:
        yield from self._as_lines(self.store.claims(family, resolved=self.actor_of))

    def struck(self) -> list[Line]:
        """The claims that the analyst rejected, as they were coded."""

        def rename(referent: str | None) -> str | None:
            return self.actor_of.get(referent, referent) if referent else None

        found = (pair for claim in self.rulings.rejected for pair in self.store.coded_from(claim, rename))
        return list(self._as_lines(found))

    def _as_lines(self, claims: Iterable[tuple[str, Claim]]) -> Iterator[Line]:
        for identifier, claim in claims:
            report = self.report[claim.span.report]
            finding = self._finding_of.get(identifier)
            yield Line(
                id=identifier,
                claim=claim,
                report=report.name,
                text=report.quote(claim.span),
                sentence=around(claim.span, self.sentences.get(report.id, ())),
                families=finding.families if finding else 1,
                reports=len(finding.reports) if finding else 1,
                decisions=tuple(self.rulings.by.get(identifier, ())),
            )

    @cached_property
    def _mentioned(self) -> dict[str, list[tuple[int, int, str]]]:
        """Start, end and actor of the mentions of every report (id), in text order."""
        places: dict[str, list[tuple[int, int, str]]] = {}
        for referent in self.referents:
            for mention in referent.mentions:
                place = (mention.span.start, mention.span.end, self.actor_of.get(referent.id, referent.id))
                places.setdefault(referent.report, []).append(place)
        return {report: sorted(found) for report, found in places.items()}

    def implied(self, line: Line) -> tuple[str, ...]:
        """The roles ("source", "target", ...) whose actor the sentence doesn't name, not even by a pronoun: they are
        supplied from what stands around it."""
        mentioned = self._mentioned.get(line.sentence.report, [])
        first = max(0, bisect_right(mentioned, (line.sentence.start,)) - 1)
        here: set[str] = set()
        for start, end, actor in mentioned[first:]:
            if start >= line.sentence.end:
                break
            if end > line.sentence.start:
                here.add(actor)
        told = ((role, getattr(line.claim, role)) for role in ROLES[line.claim.family])
        return tuple(role for role, actor in told if actor is not None and actor not in here)

    def sentence(self, line: Line) -> str:
        """The sentence (or sentences) a line stands on."""
        return self.report[line.sentence.report].quote(line.sentence)

    def search(self, words: str, limit: int = 50) -> list[Hit]:
        """Sentences that hold all the words, best first."""
        return self.store.search(words, limit)
