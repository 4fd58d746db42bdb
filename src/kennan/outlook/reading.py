"""A scenario file read: TOML to a `Scenario`, or the list of everything that is wrong with it."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite
from pathlib import Path
from typing import Any, TypeVar

from kennan.errors import KennanError
from kennan.outlook.scenario import (
    CHANCE,
    LIMITS,
    SIZES,
    Basis,
    Interest,
    Move,
    NumberKind,
    Odds,
    Outcome,
    Payoff,
    Player,
    Range,
    Scenario,
    Sign,
    When,
)

FORMAT = "kennan-outlook/1"
MAX_BYTES = 2_000_000
JUDGEMENT = "judgement:"
T = TypeVar("T")

TOP = {"format", "title", "cutoff", "horizon", "analyst", "resolution", "status_quo", "note", "players", "interests",
       "moves", "payoffs", "outcomes"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a scenario: the key it stands under, the fault, and what to do."""

    key: str
    fault: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.key}: {self.fault}; {self.remedy}"


class ScenarioError(KennanError):
    """A scenario that can't be used. `faults` has every one that was found."""

    def __init__(self, path: str, faults: list[Fault]) -> None:
        self.path, self.faults = path, tuple(faults)
        super().__init__("\n".join(f"{path}: {fault}" for fault in faults))


def load(path: Path | str) -> Scenario:
    """The scenario of a file. Raises ScenarioError with all the faults found."""
    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        raise ScenarioError(
            str(path), [Fault("file", f"can't be read ({error.strerror})", "name a TOML file")]
        ) from None
    return loads(raw, str(path))


def loads(raw: bytes, path: str = "scenario") -> Scenario:
    """The scenario of TOML text in UTF-8. Raises ScenarioError."""
    if len(raw) > MAX_BYTES:
        raise ScenarioError(path, [Fault("file", "more than 2 MB", "a scenario is a few hundred lines")])
    try:
        table = tomllib.loads(raw.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise ScenarioError(path, [Fault("file", f"is not TOML in UTF-8 ({error})", "mend the line named")]) from None
    reading = _Reading()
    scenario = reading.scenario(table)
    if reading.faults or scenario is None:
        raise ScenarioError(path, reading.faults)
    return scenario


class _Reading:
    """Reads tables and gathers what is wrong with them."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def wrong(self, key: str, fault: str, remedy: str) -> None:
        self.faults.append(Fault(key, fault, remedy))

    # Small things

    def text(self, table: Mapping[str, Any], key: str, at: str, default: str | None = None) -> str:
        value = table.get(key, default)
        if value is None:
            self.wrong(_under(at, key), "is missing", "write it")
            return ""
        if isinstance(value, date):
            value = value.isoformat()
        if not isinstance(value, str) or (default is None and not value.strip()):
            self.wrong(_under(at, key), "is not text", 'put it in quotation marks, as in key = "words"')
            return ""
        return value

    def day(self, table: Mapping[str, Any], key: str) -> str:
        value = self.text(table, key, "")
        try:
            return date.fromisoformat(value[:10]).isoformat() if value else ""
        except ValueError:
            self.wrong(key, f"{value!r} is no day", "write it as 2021-10-31")
            return ""

    def names(self, value: object, at: str) -> tuple[str, ...]:
        """A list of words, or one word."""
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(v, str) and v for v in listed):
            self.wrong(at, "is no list of words", 'write ["one", "two"]')
            return ()
        return tuple(listed)

    def table(self, value: object, at: str) -> Mapping[str, Any]:
        if isinstance(value, dict):
            return value
        self.wrong(at, "is no table", "give it keys of its own")
        return {}

    def known(self, table: Mapping[str, Any], keys: set[str], at: str) -> None:
        for key in table:
            if key not in keys:
                self.wrong(_under(at, key), "is no key that Kennan knows", f"use one of: {', '.join(sorted(keys))}")

    def tables(
        self, table: Mapping[str, Any], key: str, at: str, read: Callable[[Mapping[str, Any], str], T]
    ) -> list[T]:
        """A list of tables, each read under its id, name or number."""
        value = table.get(key, [])
        if not isinstance(value, list):
            self.wrong(_under(at, key), "is no list of tables", f"write [[{_under(at, key)}]] before each")
            return []
        out = []
        for number, item in enumerate(value):
            inner = self.table(item, f"{_under(at, key)}[{number}]")
            named = inner.get("id")
            label = named if isinstance(named, str) and named else f"[{number}]"
            out.append(read(inner, f"{_under(at, key)}.{label}".replace(".[", "[")))
        return out

    def basis(self, table: Mapping[str, Any], key: str, at: str, needed: bool = True) -> Basis:
        """Claims, or one text that begins with "judgement:"."""
        where, value = _under(at, key), table.get(key)
        remedy = f'name claims, as in {key} = ["7c766c5be2f77bb3"], or write {key} = "judgement: why"'
        if value is None:
            if needed:
                self.wrong(where, "has no basis", remedy)
            return Basis()
        if isinstance(value, str) and value.startswith(JUDGEMENT):
            why = value.removeprefix(JUDGEMENT).strip()
            if not why:
                self.wrong(where, "names no reason", remedy)
            return Basis(judgement=why)
        claims = [value] if isinstance(value, str) else value
        if not isinstance(claims, list) or not claims or not all(isinstance(c, str) and _is_id(c) for c in claims):
            self.wrong(where, "is neither claims nor a judgement", remedy)
            return Basis()
        return Basis(claims=tuple(claims))

    def number(self, table: Mapping[str, Any], key: str, kind: NumberKind, at: str) -> Range:
        """A range with both its bases; the keys beside it are `direction` and `size_basis`."""
        where = _under(at, key)
        direction, size = self.basis(table, "direction", at), self.basis(table, "size_basis", at)
        value = table.get(key)
        low, high = LIMITS[kind]
        remedy = f"write small, medium, large, or [low, best, high] within {low:g} and {high:g}"
        if isinstance(value, str) and value in SIZES[kind]:
            return Range(where, kind, *SIZES[kind][value], direction, size, value)
        numbers = [float(v) for v in value if _is_number(v)] if isinstance(value, list) else []
        if not isinstance(value, list) or len(value) != 3 or len(numbers) != 3:
            self.wrong(where, "is missing" if value is None else "is no range", remedy)
        elif not low <= numbers[0] <= numbers[1] <= numbers[2] <= high:
            self.wrong(where, f"{numbers} is out of order or out of bounds", remedy)
        elif kind == "effect" and numbers[1] < 0:
            self.wrong(where, "the best value is negative", "turn `sign` round; sizes count in its direction")
        else:
            return Range(where, kind, numbers[0], numbers[1], numbers[2], direction, size)
        return Range(where, kind, *SIZES[kind]["medium"], direction, size)

    def when(self, table: Mapping[str, Any], at: str) -> When:
        value = table.get("when", {})
        inner = self.table(value, f"{at}.when")
        return {move: self.names(options, f"{at}.when.{move}") for move, options in inner.items()}

    # The nouns

    def scenario(self, table: Mapping[str, Any]) -> Scenario | None:
        if table.get("format") != FORMAT:
            self.wrong("format", f"is {table.get('format')!r}", f'begin the file with format = "{FORMAT}"')
            return None
        self.known(table, TOP, "")
        players = [
            self.player(self.table(inner, f"players.{name}"), name)
            for name, inner in self.table(table.get("players", {}), "players").items()
        ]
        interests = [
            self.interest(self.table(inner, f"interests.{name}"), name)
            for name, inner in self.table(table.get("interests", {}), "interests").items()
        ]
        made = Scenario(
            title=self.text(table, "title", ""), cutoff=self.day(table, "cutoff"), horizon=self.day(table, "horizon"),
            analyst=self.text(table, "analyst", ""), resolution=self.text(table, "resolution", ""),
            status_quo=self.text(table, "status_quo", ""), players=tuple(players), interests=tuple(interests),
            moves=tuple(self.tables(table, "moves", "", self.move)),
            payoffs=tuple(self.tables(table, "payoffs", "", self.payoff)),
            outcomes=tuple(self.tables(table, "outcomes", "", self.outcome)), note=self.text(table, "note", "", ""),
        )  # fmt: skip
        _Agreement(self.wrong, made).check()
        return made

    def player(self, table: Mapping[str, Any], name: str) -> Player:
        at = f"players.{name}"
        self.known(table, {"name", "actors", "basis", "precision", "direction", "size_basis"}, at)
        return Player(
            name, self.text(table, "name", at, name), self.number(table, "precision", "precision", at),
            self.names(table.get("actors", []), f"{at}.actors"), self.basis(table, "basis", at, needed=False),
        )  # fmt: skip

    def interest(self, table: Mapping[str, Any], name: str) -> Interest:
        at = f"interests.{name}"
        self.known(table, {"owner", "label", "weight", "direction", "size_basis"}, at)
        return Interest(
            name, self.text(table, "owner", at), self.text(table, "label", at, name),
            self.number(table, "weight", "weight", at),
        )  # fmt: skip

    def move(self, table: Mapping[str, Any], at: str) -> Move:
        self.known(table, {"id", "by", "label", "options", "basis", "when", "hidden_from", "odds", "signs"}, at)
        name = self.text(table, "id", at)
        return Move(
            name, self.text(table, "by", at), self.text(table, "label", at, name),
            self.names(table.get("options", []), f"{at}.options"), self.basis(table, "basis", at),
            self.when(table, at), self.names(table.get("hidden_from", []), f"{at}.hidden_from"),
            tuple(self.tables(table, "odds", at, self.odds)), tuple(self.tables(table, "signs", at, self.sign)),
        )  # fmt: skip

    def odds(self, table: Mapping[str, Any], at: str) -> Odds:
        self.known(table, {"option", "when", "p", "direction", "size_basis"}, at)
        return Odds(self.text(table, "option", at), self.when(table, at), self.number(table, "p", "odds", at))

    def sign(self, table: Mapping[str, Any], at: str) -> Sign:
        keys = ("option", "event", "mode", "status", "stance", "source", "target")
        self.known(table, set(keys), at)
        made = Sign(**{k: self.text(table, k, at, None if k == "option" else "") for k in keys})
        if not (made.event or made.status or made.stance):
            self.wrong(at, "names neither event nor status nor stance", 'write event = "AGREE", for example')
        return made

    def payoff(self, table: Mapping[str, Any], at: str) -> Payoff:
        self.known(table, {"id", "on", "when", "sign", "effect", "direction", "size_basis"}, at)
        sign = self.text(table, "sign", at)
        if sign not in ("raises", "lowers"):
            self.wrong(f"{at}.sign", f"{sign!r} is no direction", 'write sign = "raises" or sign = "lowers"')
        return Payoff(
            self.text(table, "id", at), self.text(table, "on", at), self.when(table, at),
            "lowers" if sign == "lowers" else "raises", self.number(table, "effect", "effect", at),
        )  # fmt: skip

    def outcome(self, table: Mapping[str, Any], at: str) -> Outcome:
        self.known(table, {"name", "when"}, at)
        return Outcome(self.text(table, "name", at), self.when(table, at))


class _Agreement:
    """Whether the parts of a scenario fit together."""

    def __init__(self, wrong: Callable[[str, str, str], None], scenario: Scenario) -> None:
        self.wrong, self.scenario = wrong, scenario
        self.options = {m.id: m.options for m in scenario.moves}

    def check(self) -> None:
        s = self.scenario
        for key, items in (("players", s.players), ("moves", s.moves), ("outcomes", s.outcomes)):
            if not items:
                self.wrong(key, "there are none", "write at least one")
        self.once("moves", [m.id for m in s.moves])
        self.once("payoffs", [p.id for p in s.payoffs])
        self.once("outcomes", [o.name for o in s.outcomes])
        if s.cutoff and s.horizon and s.horizon <= s.cutoff:
            self.wrong("horizon", f"{s.horizon} is not after the cut-off {s.cutoff}", "name a later day")
        players, interests = {p.id for p in s.players}, {i.id for i in s.interests}
        if CHANCE in players:
            self.wrong(f"players.{CHANCE}", "is the name of chance", "name the player otherwise")
        if s.status_quo and s.status_quo not in {o.name for o in s.outcomes}:
            self.wrong("status_quo", f"{s.status_quo!r} is no outcome", "name one of the outcomes")
        for interest in s.interests:
            self.among(f"interests.{interest.id}.owner", interest.owner, players)
        for payoff in s.payoffs:
            self.among(f"payoffs.{payoff.id}.on", payoff.on, interests)
            self.condition(f"payoffs.{payoff.id}", payoff.when, self.options)
        for outcome in s.outcomes:
            self.condition(f"outcomes.{outcome.name}", outcome.when, self.options)
        if s.outcomes and s.outcomes[-1].when:
            self.wrong("outcomes", "the last one has a condition", "let the last outcome be what is left: no `when`")
        before: dict[str, tuple[str, ...]] = {}
        for move in s.moves:
            self.move(move, players, before)
            before[move.id] = move.options

    def move(self, move: Move, players: set[str], before: Mapping[str, tuple[str, ...]]) -> None:
        at = f"moves.{move.id}"
        self.among(f"{at}.by", move.by, players | {CHANCE})
        self.once(f"{at}.options", list(move.options))
        if len(move.options) < 2:
            self.wrong(f"{at}.options", "there are fewer than two", "a move needs a choice")
        for player in move.hidden_from:
            self.among(f"{at}.hidden_from", player, players)
            if player == move.by:
                self.wrong(f"{at}.hidden_from", f"{player} makes this move", "a player knows what it did")
        self.condition(at, move.when, before, "an earlier move")
        for number, odds in enumerate(move.odds):
            if move.by != CHANCE:
                self.wrong(f"{at}.odds", "a player's move has no odds", 'leave them out, or write by = "chance"')
            self.among(f"{at}.odds[{number}].option", odds.option, set(move.options))
            self.condition(f"{at}.odds[{number}]", odds.when, before, "an earlier move")
        if move.by == CHANCE and not move.odds:
            self.wrong(
                f"{at}.odds", "chance has no odds", f"write [[moves.odds]] with option, p and bases under {move.id}"
            )
        for sign in move.signs:
            self.among(f"{at}.signs", sign.option, set(move.options))

    def condition(self, at: str, when: When, known: Mapping[str, tuple[str, ...]], what: str = "a move") -> None:
        for name, options in when.items():
            if name not in known:
                self.wrong(f"{at}.when.{name}", f"is not {what}", f"name one of: {', '.join(known) or 'none yet'}")
            else:
                for option in options:
                    self.among(f"{at}.when.{name}", option, set(known[name]))

    def among(self, at: str, value: str, known: set[str]) -> None:
        if value and value not in known:
            self.wrong(at, f"{value!r} is not known here", f"name one of: {', '.join(sorted(known)) or 'none yet'}")

    def once(self, at: str, names: list[str]) -> None:
        for name in sorted({n for n in names if names.count(n) > 1}):
            self.wrong(at, f"{name!r} stands there twice", "give each a name of its own")


def _under(at: str, key: str) -> str:
    return f"{at}.{key}" if at else key


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e9 and isfinite(value)


def _is_id(text: str) -> bool:
    return 6 <= len(text) <= 16 and all(c in "0123456789abcdef" for c in text)
