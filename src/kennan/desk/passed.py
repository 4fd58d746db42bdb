"""What passed between two sides within a time: the moves that a timeline draws, and the same in a table."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kennan.desk import dates, words
from kennan.desk.dates import Window
from kennan.desk.marks import Move, Toward
from kennan.desk.moves import BACK, Between
from kennan.desk.record import Record, Told
from kennan.desk.timeline import Crowd, Matter
from kennan.desk.view import finding_href, weight
from kennan.model import Event, Interval
from kennan.model.vocabulary import EVENT_TYPES
from kennan.publish import lines

# what labels call a move
NOUNS = {
    "AGREE": "promise", "CONSULT": "talks", "CONSULT/visit": "visit", "CONSULT/phone": "phone call",
    "SUPPORT": "support",
    "CONCEDE": "concession", "COOPERATE": "joint action", "AID": "help", "RETREAT": "withdrawal",
    "RETREAT/release": "release", "RETREAT/ceasefire": "ceasefire", "RETREAT/disarm": "disarmament",
    "RETREAT/access": "access", "RETREAT/resign": "resignation", "REQUEST": "demand", "ACCUSE": "blame",
    "ACCUSE/investigate": "investigation", "REJECT": "refusal", "THREATEN": "threat", "PROTEST": "protest",
    "SANCTION": "sanctions", "SANCTION/expel": "expulsion", "SANCTION/convict": "conviction",
    "MOBILIZE": "forces moved",
    "COERCE": "coercion", "COERCE/seize": "seizure", "COERCE/arrest": "arrest", "COERCE/restrict": "restriction",
    "COERCE/deport": "deportation", "COERCE/cyber": "cyber attack", "ASSAULT": "attack", "ASSAULT/abduct": "abduction",
    "ASSAULT/aerial": "air strike", "ASSAULT/heavy-weapons": "shelling", "OTHER": "other",
}  # fmt: skip
MANY = 160  # moves in a window that are drawn each
MANY_UNDATED = 100
MANY_STEPS = 80
MANY_ROWS = 60  # of moves without a date in the table
MANY_DAYS = 600  # that are looked through for a busy time
TOWARDS: tuple[Toward, ...] = ("there", "back", "both")


@dataclass(frozen=True, slots=True)
class Row:
    """A move in the table. `when` as told; `reported` the first day on which a report printed it; `side` is
    "cooperation" or "conflict", `told` "word" or "deed"."""

    when: str
    reported: str
    gloss: str
    href: str
    type: str
    side: str
    told: str
    score: float
    modality: str
    said: str
    families: int
    reports: int


@dataclass(frozen=True, slots=True)
class Passed:
    """What is drawn, and numbers of moves: in all, within the window, without a date. `days` are those of all dated
    moves, in order; `rows` the table of the window, `loose` that of the foremost without a date."""

    matter: Matter
    days: NDArray[np.int32]
    total: int
    within: int
    undated: int
    rows: tuple[Row, ...]
    loose: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which moves are wanted.

    time      None for the time in which most of them lie
    reported  whether those without a date are to stand where they were first reported
    everyone  whether the other side is everyone
    """

    moves: Between
    time: Interval | None
    reported: bool
    everyone: bool


def passed(record: Record, wanted: Wanted) -> Passed:
    """The moves that are wanted, ready to be drawn."""
    return _Passing(record, wanted).passed()


class _Passing:
    def __init__(self, record: Record, wanted: Wanted) -> None:
        self.record, self.moves, self.wanted = record, record.moves, wanted
        rows, way = wanted.moves.rows, wanted.moves.way
        day = self.moves.anchor[rows]
        if wanted.reported:
            day = np.where(day == 0, self.moves.reported[rows], day)
        loose = day == 0
        self.undated = _Some(rows[loose], way[loose], day[loose])
        order = np.argsort(day, kind="stable")[int(loose.sum()) :]
        self.dated = _Some(rows[order], way[order], day[order])

    @cached_property
    def window(self) -> Window | None:
        days = self.dated.days
        if self.wanted.time is not None:
            return dates.window_of(self.wanted.time, days[[0, -1]].tolist() if len(days) else [])
        return dates.busy(days[:: 1 + len(days) // MANY_DAYS].tolist()) if len(days) else None

    def passed(self) -> Passed:
        window, dated = self.window, self.dated
        low, high = np.searchsorted(dated.days, [window.first, window.last + 1]).tolist() if window else (0, 0)
        before, within, after = dated.cut(0, low), dated.cut(low, high), dated.cut(high, len(dated.rows))
        crowded = len(within.rows) > MANY
        aside = self.wanted.time is None and not crowded
        matter = Matter(
            window=window,
            within=() if crowded else self._moves(within),
            crowd=tuple(self._crowd(within, window)) if crowded and window else (),
            before=self._moves(before.cut(max(0, low - MANY), low)) if aside else (),
            after=self._moves(after.cut(0, MANY)) if aside else (),
            undated=self._undated(),
        )
        return Passed(
            matter=matter,
            days=dated.days,
            total=len(dated.rows) + len(self.undated.rows),
            within=len(within.rows),
            undated=len(self.undated.rows),
            rows=() if crowded else tuple(self._row(row) for row in within.rows.tolist()),
            loose=tuple(self._row(row) for row in self.undated.rows[:MANY_ROWS].tolist()),
        )

    def _moves(self, some: "_Some") -> list[Move]:
        listed = zip(some.rows.tolist(), some.way.tolist(), some.days.tolist(), strict=True)
        return [self._move(row, way, day) for row, way, day in listed]

    def _move(self, row: int, way: int, day: int) -> Move:
        told = self.record.told[row]
        claim = _event(told)
        by_report = 0 if self.moves.anchor[row] else day
        return Move(
            href=finding_href(told.id),
            start=int(self.moves.start[row]),
            end=int(self.moves.end[row]) or (0 if self.moves.start[row] else by_report),
            anchor=day,
            up=bool(self.moves.quad[row] < 3),
            score=claim.score,
            deed=self.moves.quad[row] in (2, 4),
            toward=TOWARDS[way],
            modality=claim.modality,
            families=told.families,
            reports=told.reports,
            label=self._label(way, claim),
            title=self._title(told, claim, by_report),
        )

    def _label(self, way: int, claim: Event) -> str:
        """A noun for the deed, with who did it or to whom, where that is not the side itself."""
        name, whole = self.record.case.name, self.record.whole
        noun = NOUNS.get(f"{claim.type}/{claim.mode}") or NOUNS[claim.type]
        doer, other = (claim.source, claim.target) if way != BACK else (claim.target, claim.source)
        told = [noun]
        if doer and whole.get(doer) != doer:
            told.append(name(doer))
        if self.wanted.everyone and other:
            told.append(name(other))
        text = f"{noun}, {' – '.join(told[1:])}" if told[1:] else noun
        return text if len(text) <= 34 else text[:33].rstrip() + "…"

    def _title(self, told: Told, claim: Event, by_report: int) -> str:
        when = lines.date(claim.when) if claim.when else "no date told"
        when += f", reported by {dates.day_of(by_report)}" if by_report else ""
        mode = f"/{claim.mode}" if claim.mode else ""
        rest = (f"{claim.type}{mode} {claim.score:+g}", weight(told.families, told.reports), self._said(claim))
        return f"{when} · {_gloss(told)} · " + " · ".join(part for part in rest if part)

    def _said(self, claim: Event) -> str:
        return lines.on_whose_word(claim.attribution, self.record.case).removeprefix(" – ")

    def _row(self, row: int) -> Row:
        told = self.record.told[row]
        claim = _event(told)
        printed = (self.record.case.report[r].published for r in told.finding.reports)
        when = next((w for w in (_event(told, n).when for n in range(len(told.lines))) if w is not None), None)
        return Row(
            when=lines.date(when) if when else "",
            reported=min((p.interval.iso for p in printed if p), default=""),
            gloss=_gloss(told),
            href=finding_href(told.id),
            type=claim.type + (f"/{claim.mode}" if claim.mode else ""),
            side="cooperation" if EVENT_TYPES[claim.type].quad < 3 else "conflict",
            told="deed" if EVENT_TYPES[claim.type].quad in (2, 4) else "word",
            score=claim.score,
            modality=claim.modality,
            said=self._said(claim),
            families=told.families,
            reports=told.reports,
        )

    # Where they are too many

    def _crowd(self, some: "_Some", window: Window) -> Iterator[Crowd]:
        steps = dates.bins(window, MANY_STEPS)
        place = np.searchsorted([s.first for s in steps], some.days, side="right") - 1
        keys = (place * 2 + (self.moves.quad[some.rows] < 3)) * 9 + some.way * 3 + self._sorts(some.rows)
        numbers: dict[int, Counter[tuple[bool, Toward, str]]] = {}
        for key, n in _counted(keys):
            side, kind = divmod(key, 9)
            told = (bool(side % 2), TOWARDS[kind // 3], ("deed", "word", "unreal")[kind % 3])
            numbers.setdefault(side // 2, Counter())[told] = n
        for number, step in enumerate(steps):
            yield Crowd(step, numbers.get(number, Counter()))

    def _sorts(self, rows: NDArray[np.int32]) -> NDArray[np.int64]:
        return np.where(self.moves.unreal[rows], 2, self.moves.quad[rows] % 2)

    def _undated(self) -> list[Move]:
        """Those without a date, each; where they are too many, those of one score, way and sort together."""
        some = self.undated
        if len(some.rows) <= MANY_UNDATED:
            return self._moves(some)
        keys = np.rint(self.moves.score[some.rows] * 2).astype(np.int64) + 20
        keys = (keys * 2 + (self.moves.quad[some.rows] < 3)) * 9 + some.way * 3 + self._sorts(some.rows)
        return [_gathered(key, n) for key, n in _counted(keys)]


@dataclass(frozen=True, slots=True)
class _Some:
    """Moves: rows of findings, the ways they lead, and the days at which they stand."""

    rows: NDArray[np.int32]
    way: NDArray[np.int8]
    days: NDArray[np.int32]

    def cut(self, first: int, last: int) -> "_Some":
        return _Some(self.rows[first:last], self.way[first:last], self.days[first:last])


def _counted(keys: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    found, counts = np.unique(keys, return_counts=True)
    return zip(found.tolist(), counts.tolist(), strict=True)


def _gathered(key: int, number: int) -> Move:
    """Moves without a date of one score, way and sort."""
    rest, kind = divmod(key, 9)
    score, up = divmod(rest, 2)
    return Move(
        href="#undated",
        start=0,
        end=0,
        anchor=0,
        up=bool(up),
        score=(score - 20) / 2,
        deed=kind % 3 == 0,
        toward=TOWARDS[kind // 3],
        modality="planned" if kind % 3 == 2 else "actual",
        families=1,
        reports=number,
        label="",
        title=words.number(number, "move") + " without a date",
        number=number,
    )


def _event(told: Told, number: int = 0) -> Event:
    claim = told.lines[number].claim
    assert isinstance(claim, Event)
    return claim


def _gloss(told: Told) -> str:
    """In words, without the date, which stands beside it."""
    text = told.finding.gloss
    return text[: text.rindex(" (")] if text.endswith(")") and told.day and " (" in text else text
