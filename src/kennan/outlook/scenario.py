"""A scenario: players, what they want, who moves when, what it is worth to whom, and how it can end.

Every number is a `Range` with two bases kept apart: its direction (that there is such an effect at all, and which way
it goes) and its size. A basis is a list of claims of the record or a named judgement, never both and never neither.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

CHANCE = "chance"
Signs = Literal["raises", "lowers"]
NumberKind = Literal["precision", "weight", "odds", "effect"]
When = Mapping[str, tuple[str, ...]]  # move to the options of it that will do

# What the words stand for, by kind of number: [low, best, high]. They say how big a judgement is, not that it is right.
SIZES: dict[NumberKind, dict[str, tuple[float, float, float]]] = {
    "precision": {"small": (0.5, 1.0, 2.0), "medium": (1.0, 2.0, 4.0), "large": (2.0, 4.0, 8.0)},
    "weight": {"small": (0.1, 0.3, 0.5), "medium": (0.3, 0.6, 0.9), "large": (0.7, 1.0, 1.3)},
    "odds": {"small": (0.05, 0.15, 0.35), "medium": (0.30, 0.50, 0.70), "large": (0.65, 0.85, 0.95)},
    "effect": {"small": (0.0, 0.2, 0.4), "medium": (0.3, 0.5, 0.7), "large": (0.6, 0.8, 1.0)},
}
LIMITS: dict[NumberKind, tuple[float, float]] = {
    "precision": (0.0, 100.0), "weight": (0.0, 10.0), "odds": (0.0, 1.0), "effect": (-1.0, 1.0),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Basis:
    """What something rests on: ids of claims of a case, or a judgement in words."""

    claims: tuple[str, ...] = ()
    judgement: str = ""

    @property
    def sourced(self) -> bool:
        return bool(self.claims)


@dataclass(frozen=True, slots=True)
class Range:
    """A number that nobody knows: lowest, best and highest value thought possible, and what both its direction and its
    size rest on. `word` is the size as the file names it, where it does."""

    key: str
    kind: NumberKind
    low: float
    best: float
    high: float
    direction: Basis
    size: Basis
    word: str = ""


@dataclass(frozen=True, slots=True)
class Player:
    """`precision` is that of the logit response: 0 tosses coins, large optimises without flaw. `actors` are ids or
    names of actors of the case."""

    id: str
    name: str
    precision: Range
    actors: tuple[str, ...] = ()
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class Interest:
    """Something its owner (a player's id) cares about, as much as `weight` says."""

    id: str
    owner: str
    label: str
    weight: Range


@dataclass(frozen=True, slots=True)
class Odds:
    """How probable an option of chance is where `when` holds."""

    option: str
    when: When
    p: Range


@dataclass(frozen=True, slots=True)
class Sign:
    """By what a later claim shows that an option was taken: the type of an event, the relation of a status or the
    kind of a stance, and its sides where they matter: players (ids), or names of actors."""

    option: str
    event: str = ""
    mode: str = ""
    status: str = ""
    stance: str = ""
    source: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """One step in the order of play, taken by a player or by chance, only where `when` holds. Players in `hidden_from`
    don't know its outcome when they move themselves."""

    id: str
    by: str
    label: str
    options: tuple[str, ...]
    basis: Basis
    when: When
    hidden_from: tuple[str, ...] = ()
    odds: tuple[Odds, ...] = ()
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True)
class Payoff:
    """Where `when` holds at the end of play, interest `on` is raised or lowered by `effect` (in [-1, 1])."""

    id: str
    on: str
    when: When
    sign: Signs
    effect: Range

    @property
    def signed(self) -> int:
        return 1 if self.sign == "raises" else -1


@dataclass(frozen=True, slots=True)
class Outcome:
    """A way it can end. Of the outcomes whose `when` holds the first counts."""

    name: str
    when: When


@dataclass(frozen=True, slots=True)
class Scenario:
    """The whole file. Days are ISO 8601. `status_quo` names the outcome in which nothing changes."""

    title: str
    cutoff: str
    horizon: str
    analyst: str
    resolution: str
    status_quo: str
    players: tuple[Player, ...]
    interests: tuple[Interest, ...]
    moves: tuple[Move, ...]
    payoffs: tuple[Payoff, ...]
    outcomes: tuple[Outcome, ...]
    note: str = ""

    def ranges(self) -> Iterator[Range]:
        """All numbers, in the order of the file."""
        for player in self.players:
            yield player.precision
        for interest in self.interests:
            yield interest.weight
        for move in self.moves:
            for odds in move.odds:
                yield odds.p
        for payoff in self.payoffs:
            yield payoff.effect

    def bases(self) -> Iterator[tuple[str, Basis]]:
        """Every basis with the key it stands under."""
        for player in self.players:
            if player.basis.claims:
                yield f"players.{player.id}.basis", player.basis
        for move in self.moves:
            yield f"moves.{move.id}.basis", move.basis
        for number in self.ranges():
            yield f"{number.key}.direction", number.direction
            yield f"{number.key}.size_basis", number.size

    def player(self, identifier: str) -> Player:
        return next(p for p in self.players if p.id == identifier)


def holds(when: When, path: Mapping[str, str]) -> bool:
    """Whether a path (option by move) meets a condition. A move that was not made meets none."""
    return all(path.get(move) in options for move, options in when.items())


def told(when: When) -> str:
    """A condition in words: "guarantee = keep, reform = none or token"; "always" where there is none."""
    return ", ".join(f"{move} = {' or '.join(options)}" for move, options in when.items()) or "always"
