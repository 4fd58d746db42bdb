"""Backward induction over many samples at once: logit responses, and subgame perfection as their limit.

Arrays are (nodes, samples) or (actions, samples), so that every step runs over contiguous samples. Agent quantal
response is that of McKelvey and Palfrey (1998): each information set is an agent that answers the expected payoffs of
its own actions with odds exp(precision * payoff), and payoffs at a node are those of the play that follows.
"""

from dataclasses import dataclass

import numpy as np

from kennan.outlook.game import CHANCE_OWNER, Floats, Game, Group, Ints

TINY = 1e-300  # odds of zero, so that beliefs where nobody comes are those of the limit
FLAT = 1e-12  # a span of payoffs below this is none


@dataclass(frozen=True, slots=True)
class Played:
    """What is played. `shares` has a list a group of one array (nodes, samples) an action; `reach` is (nodes, samples);
    `converged` says of each sample whether it was solved (always, where all moves are seen)."""

    shares: list[list[Floats]]
    reach: Floats
    converged: np.ndarray

    @property
    def choices(self) -> tuple[Floats, ...]:
        """One array a group, (nodes, actions, samples)."""
        return tuple(np.stack(shares, axis=1) for shares in self.shares)


def normalise(payoffs: Floats) -> Floats:
    """Payoffs (players, ends, samples) with each player's span made 1, sample by sample, so that a precision means the
    same to everybody. A player to whom all ends are equal gets zeros."""
    least = payoffs.min(axis=1, keepdims=True)
    span = payoffs.max(axis=1, keepdims=True) - least
    scale = np.where(span > FLAT, 1.0 / np.where(span > FLAT, span, 1.0), 0.0)
    return np.asarray((payoffs - least) * scale)


class Sets:
    """Sums and maxima over the information sets of consecutive nodes. Sets of one size, the usual case, go as slices,
    which is several times as fast as numpy's reduceat."""

    def __init__(self, firsts: Ints, count: int) -> None:
        self.firsts = firsts
        sizes = np.diff(np.r_[firsts, count])
        self.size = int(sizes[0]) if bool((sizes == sizes[0]).all()) else 0

    def sum(self, values: Floats) -> Floats:
        """(nodes, samples) to (sets, samples)."""
        if not self.size:
            return np.asarray(np.add.reduceat(values, self.firsts, axis=0))
        out = values[:: self.size].copy()
        for place in range(1, self.size):
            out += values[place :: self.size]
        return out

    def top(self, values: Floats) -> Floats:
        if not self.size:
            return np.asarray(np.maximum.reduceat(values, self.firsts, axis=0))
        out = values[:: self.size].copy()
        for place in range(1, self.size):
            np.maximum(out, values[place :: self.size], out=out)
        return out


class Passes:
    """Backward and forward passes over one game. `bias` (group to weights of its actions) counts an action as several,
    as for the option-split test."""

    def __init__(self, game: Game, bias: dict[int, Floats] | None = None) -> None:
        self.game = game
        self.bias = {g: np.log(w) for g, w in (bias or {}).items()}
        above: list[frozenset[int]] = []
        seen: set[int] = set()
        for group in game.groups:  # only those who choose before need to know what a node is worth
            above.append(frozenset(seen))
            seen |= {group.owner} - {CHANCE_OWNER}
        self.watching = tuple(above)
        self.sets = tuple(Sets(g.firsts, g.count) if g.hidden else None for g in game.groups)
        self.slices = tuple(tuple(_place(g.kids[:, a]) for a in range(g.actions)) for g in game.groups)

    def back(
        self, payoffs: Floats, odds: Floats, precision: Floats, beliefs: Floats | None = None
    ) -> list[list[Floats]]:
        """Choices of every group, one array (nodes, samples) an action.

        payoffs    (players, ends, samples); odds (rows, samples); precision (players, samples), which may be infinite
        beliefs    (nodes, samples), summing to 1 in each information set; only needed where moves are hidden
        """
        game, samples = self.game, payoffs.shape[2]
        worth = np.empty((game.players, game.nodes, samples))
        worth[:, game.terminals :] = payoffs
        choices: list[list[Floats]] = [[] for _ in game.groups]
        for at in range(len(game.groups) - 1, -1, -1):
            group, places = game.groups[at], self.slices[at]
            if group.owner == CHANCE_OWNER:
                assert group.odds is not None
                chosen = [odds[group.odds[:, a]] for a in range(group.actions)]
            else:
                own = [worth[group.owner, place] for place in places]
                sets = self.sets[at]
                if sets is not None:
                    assert beliefs is not None
                    held = beliefs[group.start : group.stop]
                    own = [sets.sum(held * value) for value in own]
                chosen = respond(own, precision[group.owner], self.bias.get(at))
                if sets is not None:
                    chosen = [c[group.sets] for c in chosen]
            choices[at] = chosen
            for player in self.watching[at]:
                into = worth[player, group.start : group.stop]
                np.multiply(chosen[0], worth[player, places[0]], out=into)
                for share, place in zip(chosen[1:], places[1:], strict=True):
                    into += share * worth[player, place]
        return choices

    def forward(self, choices: list[list[Floats]], samples: int) -> Floats:
        """How probable it is that play comes to each node, (nodes, samples)."""
        reach = np.empty((self.game.nodes, samples))
        reach[0] = 1.0
        for group, places, chosen in zip(self.game.groups, self.slices, choices, strict=True):
            here = reach[group.start : group.stop]
            for share, place in zip(chosen, places, strict=True):
                if isinstance(place, slice):
                    np.multiply(here, share, out=reach[place])
                else:
                    reach[place] = here * share
        return reach

    def log_forward(self, choices: list[list[Floats]], samples: int, upto: int) -> Floats:
        """The same as logarithms, and only as far as the nodes of group `upto`."""
        reach = np.empty((self.game.nodes, samples))
        reach[0] = 0.0
        for group, places, chosen in zip(self.game.groups[:upto], self.slices, choices, strict=False):
            here = reach[group.start : group.stop]
            for share, place in zip(chosen, places, strict=True):
                reach[place] = here + np.log(np.maximum(share, TINY))
        return reach


def respond(values: list[Floats], precision: Floats, bias: Floats | None = None) -> list[Floats]:
    """Logit response to the values of the actions (one array (sets, samples) each): the probability of each. Where the
    precision is infinite the best action is taken, and ties are split evenly."""
    endless = np.isinf(precision)
    if endless.any():
        return _best(values, precision, endless, bias)
    if len(values) == 2 and bias is None:
        lead = precision * (values[1] - values[0])
        against = np.exp(np.clip(-lead, -700.0, 700.0))
        second = 1.0 / (1.0 + against)
        return [against * second, second]  # both exact to the last digits, however small: beliefs divide by them
    scaled = [precision * v if bias is None else precision * v + bias[a] for a, v in enumerate(values)]
    top = scaled[0]
    for more in scaled[1:]:
        top = np.maximum(top, more)
    raised = [np.exp(v - top) for v in scaled]
    total = raised[0].copy()
    for more in raised[1:]:
        total += more
    return [r / total for r in raised]


def _best(values: list[Floats], precision: Floats, endless: np.ndarray, bias: Floats | None) -> list[Floats]:
    top = values[0]
    for more in values[1:]:
        top = np.maximum(top, more)
    taken = [(v >= top - FLAT).astype(np.float64) for v in values]
    total = np.sum(taken, axis=0)
    soft = respond(values, np.where(endless, 1.0, precision), bias)
    return [np.where(endless, t / total, s) for t, s in zip(taken, soft, strict=True)]


def solve_open(
    game: Game, payoffs: Floats, odds: Floats, precision: Floats, bias: dict[int, Floats] | None = None
) -> Played:
    """Play of a game in which every move is seen. Shapes as in `Passes.back`; payoffs are taken as they are."""
    passes, samples = Passes(game, bias), payoffs.shape[2]
    choices = passes.back(payoffs, odds, precision)
    return Played(choices, passes.forward(choices, samples), np.ones(samples, dtype=bool))


def _place(kids: Ints) -> slice | Ints:
    """The kids as a slice where they lie at even distances, which spares a copy."""
    if len(kids) == 1:
        return slice(int(kids[0]), int(kids[0]) + 1)
    step = int(kids[1] - kids[0])
    if step > 0 and bool(np.all(np.diff(kids) == step)):
        return slice(int(kids[0]), int(kids[-1]) + 1, step)
    return kids


__all__ = ["Group", "Passes", "Played", "normalise", "respond", "solve_open"]
