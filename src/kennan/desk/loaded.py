"""A case as of one revision, loaded whole."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kennan.case import Case, Line
from kennan.case.line import kind_of, parties
from kennan.case.rows import TABLE_OF
from kennan.model import NARRATOR, Event, Finding, Referent, content_id
from kennan.model.explanation import Account

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as pages list it.

    line         the surest of its claims, which speaks for the rest; `lines` all of them
    kind, type   "event", "CONSULT"; "stance", "concern"
    start, end   days between which it lies (ISO 8601): that of the surest claim which is dated; None for an open end
    actors       ids of all who take part in it, by any of its claims; `pairs` who faces whom
    voices       ids of those on whose word it stands; empty where a narrator tells it
    languages    of the reports that tell it
    """

    finding: Finding
    line: Line
    lines: tuple[Line, ...]
    kind: str
    type: str
    start: str | None
    end: str | None
    actors: tuple[str, ...]
    voices: tuple[str, ...]
    languages: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.finding.id

    @property
    def families(self) -> int:
        return self.finding.families

    @property
    def reports(self) -> int:
        return len(self.finding.reports)

    @property
    def modality(self) -> str | None:
        return self.line.claim.modality if isinstance(self.line.claim, Event) else None

    @property
    def day(self) -> str:
        """The day by which it is sorted; "" where it has no date."""
        return self.start or self.end or ""


class Loaded:
    """What is read of the case.

    revision  hash of reports, decisions and of what was made of them
    line      claims by their id; `struck` those that the analyst rejected
    told      findings, those with most families first
    """

    def __init__(self, path: Path | str, progress: Progress = lambda step, done, total: None) -> None:
        """Load the case. Raises CaseError."""
        self.case = Case(path)
        with _no_collection(), self.case.store.snapshot() as mark:
            self.revision = content_id(mark, self.case.settled)[:16]
            self.version = int(self.case.store.rows("PRAGMA data_version")[0][0])  # another, once the file is changed
            self.line: dict[str, Line] = {}
            for step, family in enumerate(TABLE_OF):
                progress("opening", step, len(TABLE_OF) + 2)
                self.line |= {line.id: line for line in self.case.lines(family)}
            progress("opening", len(TABLE_OF), len(TABLE_OF) + 2)
            self.referents: list[Referent] = self.case.referents
            self.actor_of: Mapping[str, str] = self.case.actor_of
            self._load()
            progress("opening", len(TABLE_OF) + 1, len(TABLE_OF) + 2)
            self.told: list[Told] = list(self._told())
            self.struck: dict[str, Line] = {line.id: line for line in self.case.struck()}
            self.accounts: dict[str, Account | str] = {}  # why claims were coded; in words where that can't be told
            self.shown: dict[str, Any] = {}  # what pages made of it and keep, by its id
            self._parts: dict[str, tuple[int, ...]] = {}
            self.prepare()
            progress("opening", len(TABLE_OF) + 2, len(TABLE_OF) + 2)

    def close(self) -> None:
        self.case.close()

    def _load(self) -> None:
        """What the case reads when it is first asked for, so that all of it is of this revision."""
        case = self.case
        _ = (case.reports, case.report, case.actors, case.actor, case.findings, case.conflicts, case.links)
        _ = (case.families, case.claim_links, case.promises, case.skipped, case.rulings)
        self.decisions = case.decisions
        self.signature = case.signature
        self.settled = case.settled
        self.sentences = case.sentences

    def _told(self) -> Iterator[Told]:
        """Findings, those with most families first."""
        for finding in self.case.findings:
            lines = tuple(self.line[c] for c in finding.claims if c in self.line)
            if lines:
                yield self._one(finding, lines)

    def _one(self, finding: Finding, lines: tuple[Line, ...]) -> Told:
        ranked = tuple(sorted(lines, key=lambda x: (-x.claim.confidence, x.id))) if len(lines) > 1 else lines
        when = next((w for w in map(self.case.when, (line.claim for line in ranked)) if w is not None), None)
        first = ranked[0].claim
        voices = (getattr(line.claim, "attribution", NARRATOR).voice for line in ranked)
        return Told(
            finding=finding,
            line=ranked[0],
            lines=ranked,
            kind=first.family,
            type=kind_of(first),
            start=when.start if when else None,
            end=when.end if when else None,
            actors=_once(a for line in ranked for a in parties(line.claim)),
            voices=_once(v for v in voices if v),
            languages=_once(self.case.report[r].language for r in finding.reports),
        )

    def prepare(self) -> None:
        """Make, of what is looked up in it, what takes a while."""


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Many objects that stay are made here; looking for circles among them would take longer than making them."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.freeze()  # nor need those that stay be looked at again and again
            gc.enable()
