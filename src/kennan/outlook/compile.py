"""A scenario as a game: the tree of its moves, and how its numbers become payoffs, odds and precisions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from kennan.errors import KennanError
from kennan.outlook.game import CHANCE_OWNER, Floats, Game, Group, Ints
from kennan.outlook.scenario import CHANCE, Move, Range, Scenario, holds

MAX_NODES = 20_000
Path = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """What a group of the game is in the scenario: a move and those of its options that can happen there."""

    move: Move
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lot:
    """One way chance is weighted: for each option the input (row of the samples) that tells its odds, or None, which
    takes an even part of what is left; its odds begin at `first` of the odds table."""

    inputs: tuple[int | None, ...]
    first: int


@dataclass(frozen=True, slots=True)
class Rules:
    """A player's payoffs: which of its rules hold together (patterns, rules), the pattern of each terminal in `like`,
    and for each rule its sign and the inputs of effect and weight."""

    matches: Floats
    like: Ints
    signs: Floats
    effects: Ints
    weights: Ints


@dataclass(frozen=True, slots=True)
class Compiled:
    """A scenario ready to be solved.

    steps     one a group of the game
    paths     option by move, one a terminal
    ends      outcome (index) of each terminal
    rules     per player, see `Rules`
    """

    scenario: Scenario
    game: Game
    steps: tuple[Step, ...]
    inputs: tuple[Range, ...]
    paths: tuple[Path, ...]
    ends: Ints
    lots: tuple[Lot, ...]
    rules: tuple["Rules", ...]

    def payoffs(self, values: Floats) -> Floats:
        """Payoffs (players, terminals, samples) of inputs (inputs, samples), before they are normalised."""
        out = np.empty((self.game.players, self.game.ends, values.shape[1]))
        for player, rules in enumerate(self.rules):
            each = rules.signs[:, None] * values[rules.effects] * values[rules.weights]
            # einsum, not BLAS: its threads would get in the way of ours, and its sums depend on their number
            np.take(np.einsum("er,rs->es", rules.matches, each), rules.like, axis=0, out=out[player])
        return out

    def odds(self, values: Floats) -> Floats:
        """Odds (rows, samples). Options that name none share evenly what is left; more than 1 is scaled down."""
        out = np.empty((sum(len(lot.inputs) for lot in self.lots), values.shape[1]))
        for lot in self.lots:
            told = [i for i in lot.inputs if i is not None]
            silent = len(lot.inputs) - len(told)
            total = values[told].sum(axis=0)
            scale = np.where(total > 1.0, 1.0 / np.maximum(total, 1.0), 1.0)
            if not silent:
                scale = 1.0 / np.maximum(total, 1e-12)
            left = np.maximum(1.0 - total, 0.0) / max(silent, 1)
            for row, at in enumerate(lot.inputs, lot.first):
                out[row] = left if at is None else values[at] * scale
        return out

    def precision(self, values: Floats) -> Floats:
        """Precisions (players, samples); the inputs begin with them."""
        return values[: self.game.players]

    def indicator(self) -> Floats:
        """(outcomes, terminals): 1 where the terminal ends so."""
        return np.eye(len(self.scenario.outcomes))[:, self.ends]

    def where(self, facts: Mapping[str, str]) -> np.ndarray:
        """Terminals on whose path all the facts (option by move) hold."""
        return np.array([all(path.get(m) == o for m, o in facts.items()) for path in self.paths], dtype=bool)


def compile_scenario(scenario: Scenario) -> Compiled:
    """Raises KennanError where the tree would have more than 20,000 nodes."""
    return _Compiler(scenario).compiled()


class _Compiler:
    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.inputs = tuple(scenario.ranges())
        self.index = {number.key: i for i, number in enumerate(self.inputs)}
        self.owner = {p.id: i for i, p in enumerate(scenario.players)}
        self.lots: dict[tuple[str, tuple[int | None, ...]], Lot] = {}
        self.rows = 0

    def compiled(self) -> Compiled:
        frontier: list[tuple[dict[str, str], tuple[int, int] | None]] = [({}, None)]
        groups: list[tuple[Step, list[dict[str, str]], np.ndarray, list[Lot]]] = []
        kids: list[np.ndarray] = []  # (nodes, actions) of node numbers, filled as they are met
        numbered = 0
        for move in self.scenario.moves:
            after: list[tuple[int, tuple[dict[str, str], tuple[int, int] | None]]] = []
            here: dict[tuple[str, ...], list[tuple[int, dict[str, str], tuple[int, int] | None, Lot | None]]] = {}
            for order, (path, slot) in enumerate(frontier):
                if not holds(move.when, path):
                    after.append((order, (path, slot)))
                    continue
                options, lot = self.open_options(move, path)
                if len(options) == 1:
                    after.append((order, ({**path, move.id: options[0]}, slot)))
                else:
                    here.setdefault(options, []).append((order, path, slot, lot))
            for options, members in here.items():
                sets = self.information(move, [path for _, path, _, _ in members])
                by_set = sorted(range(len(members)), key=lambda i: sets[i])
                start, flat = numbered, np.full(len(members) * len(options), -1, dtype=np.intp)
                at = len(groups)
                for place, i in enumerate(by_set):
                    order, path, slot, _ = members[i]
                    _fill(kids, slot, numbered)
                    numbered += 1
                    for action, option in enumerate(options):
                        after.append((order, ({**path, move.id: option}, (at, place * len(options) + action))))
                lots = [lot for i in by_set if (lot := members[i][3]) is not None]
                told = np.array([start, *sorted(sets)], dtype=np.intp)
                groups.append((Step(move, options), [members[i][1] for i in by_set], told, lots))
                kids.append(flat)
            frontier = [item for _, item in sorted(after, key=lambda t: t[0])]
            if numbered + len(frontier) > MAX_NODES:
                raise KennanError(f"the tree has more than {MAX_NODES} nodes after move {move.id!r}; leave some out")
        terminals = numbered
        for _, slot in frontier:
            _fill(kids, slot, numbered)
            numbered += 1
        made = [self.group(*group, kids[at]) for at, group in enumerate(groups)]
        game = Game(len(self.scenario.players), tuple(made), terminals, numbered)
        paths = tuple(path for path, _ in frontier)
        ends = np.array(
            [next(i for i, o in enumerate(self.scenario.outcomes) if holds(o.when, p)) for p in paths], dtype=np.intp
        )
        return Compiled(
            self.scenario, game, tuple(step for step, *_ in groups), self.inputs, paths, ends,
            tuple(self.lots.values()), tuple(self.rules(paths)),
        )  # fmt: skip

    def open_options(self, move: Move, path: Path) -> tuple[tuple[str, ...], Lot | None]:
        """The options that can happen, and for chance how they are weighted."""
        if move.by != CHANCE:
            return move.options, None
        options, told = [], []
        for option in move.options:
            found = next((o for o in move.odds if o.option == option and holds(o.when, path)), None)
            if found is not None and found.p.high <= 0.0:
                continue  # can't happen: as if it were not written
            options.append(option)
            told.append(self.index[found.p.key] if found else None)
        if not options:
            raise KennanError(f"moves.{move.id}: no option has any odds where {dict(path)}; raise one of them")
        if len(options) == 1:
            return tuple(options), None
        key = (move.id, tuple(told))
        if key not in self.lots:
            self.lots[key] = Lot(tuple(told), self.rows)
            self.rows += len(told)
        return tuple(options), self.lots[key]

    def information(self, move: Move, paths: list[dict[str, str]]) -> list[int]:
        """Which nodes the mover can't tell apart: those whose paths differ only in moves hidden from it."""
        if move.by == CHANCE:
            return list(range(len(paths)))
        unseen = {m.id for m in self.scenario.moves if move.by in m.hidden_from}
        met: dict[tuple[tuple[str, str], ...], int] = {}
        return [met.setdefault(tuple((m, o) for m, o in path.items() if m not in unseen), len(met)) for path in paths]

    def group(
        self, step: Step, paths: list[dict[str, str]], told: np.ndarray, lots: list[Lot], flat: np.ndarray
    ) -> Group:
        by = step.move.by
        count, actions = len(paths), len(step.options)
        rows = np.array([[lot.first + a for a in range(actions)] for lot in lots], dtype=np.intp) if lots else None
        owner = CHANCE_OWNER if by == CHANCE else self.owner[by]
        return Group(owner, int(told[0]), count, flat.reshape(count, actions), told[1:], rows, step.move.id)

    def rules(self, paths: tuple[Path, ...]) -> Iterator[Rules]:
        owner = {i.id: i.owner for i in self.scenario.interests}
        weight = {i.id: self.index[i.weight.key] for i in self.scenario.interests}
        for player in self.scenario.players:
            own = [r for r in self.scenario.payoffs if owner[r.on] == player.id]
            matches = np.array([[holds(r.when, p) for r in own] for p in paths], dtype=np.float64)
            patterns, like = np.unique(matches.reshape(len(paths), len(own)), axis=0, return_inverse=True)
            yield Rules(
                patterns,
                like.reshape(-1).astype(np.intp),
                np.array([r.signed for r in own], dtype=np.float64),
                np.array([self.index[r.effect.key] for r in own], dtype=np.intp),
                np.array([weight[r.on] for r in own], dtype=np.intp),
            )


def _fill(kids: list[np.ndarray], slot: tuple[int, int] | None, number: int) -> None:
    if slot is not None:
        kids[slot[0]][slot[1]] = number
