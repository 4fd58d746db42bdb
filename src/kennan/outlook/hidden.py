"""Games with hidden moves: the agent quantal response equilibrium that the path from low precision leads to.

Given what everybody believes at each information set, backward induction solves the whole game, and the play so found
gives beliefs back by Bayes' rule. An equilibrium is a fixed point of this map from log-beliefs to log-beliefs. At
precision zero it is known (everybody tosses coins); from there the precision is raised step by step, each point
predicted from the two before it and corrected by Anderson's acceleration, or by Newton's method in small games.
A sample whose correction fails or jumps is tried in smaller steps, and refused when the steps become too small: so no
other branch is taken for the one that begins at the coin toss. Beyond a fold or a fork of the path one eigenvalue of
the map is above 1; where that is found at the end (exactly in small games, from the last steps in large ones), the
sample is refused too. (Turocy 2005 follows the same path.)
"""

from dataclasses import dataclass

import numpy as np

from kennan.errors import KennanError
from kennan.outlook.game import Floats, Game, Ints
from kennan.outlook.solve import Passes, Played, Sets

WINDOW = 5  # steps that Anderson's acceleration remembers
DENSE = 40  # beliefs up to which Newton's matrix is made
COLUMNS = 1000  # of them worked at once
FIRST_STEP, LEAST_STEP, GROWTH = 0.5, 1 / 4096, 1.8
LONGEST = 2.5  # a step's precision times the widest span of payoffs
JUMP = 0.3  # of a belief, between prediction and correction
LOOSE, TIGHT = 1e-4, 1e-12
ROUNDS, LAST_ROUNDS = 8, 40
DONE = 1e-10  # residual in the beliefs at which a sample counts as converged
FIRM = 1e-3
SMALL = 1e-7


@dataclass(slots=True)
class _Path:
    """Where each sample stands: share `at` of its precision, log-beliefs there and at the point before."""

    at: Floats
    here: Floats
    before_at: Floats
    before: Floats


class Beliefs:
    """The map from log-beliefs (held nodes, samples) to log-beliefs."""

    def __init__(self, passes: Passes) -> None:
        self.passes = passes
        self.groups = [(i, g) for i, g in enumerate(passes.game.groups) if g.hidden]
        self.upto = max(i for i, _ in self.groups)
        self.nodes = np.concatenate([np.arange(g.start, g.stop) for _, g in self.groups])
        self.parts: list[tuple[slice, Sets, Ints]] = []
        offset = 0
        for at, group in self.groups:
            sets = passes.sets[at]
            assert sets is not None
            self.parts.append((slice(offset, offset + group.count), sets, group.sets))
            offset += group.count

    def normal(self, logs: Floats) -> Floats:
        """Log-beliefs that add up to one in each information set."""
        out = np.empty_like(logs)
        for part, sets, of in self.parts:
            low = logs[part] - sets.top(logs[part])[of]
            np.subtract(low, np.log(sets.sum(np.exp(low)))[of], out=out[part])
        return out

    def spread(self, logs: Floats) -> Floats:
        """Beliefs of log-beliefs."""
        return np.asarray(np.exp(self.normal(logs)))

    def full(self, beliefs: Floats) -> Floats:
        whole = np.empty((self.passes.game.terminals, beliefs.shape[1]))
        whole[self.nodes] = beliefs
        return whole

    def map(self, logs: Floats, payoffs: Floats, odds: Floats, precision: Floats) -> tuple[Floats, Floats]:
        """The image, which is normal, and how far it lies from the point (largest change of a belief, (samples,))."""
        held = self.spread(logs)
        choices = self.passes.back(payoffs, odds, precision, self.full(held))
        image = self.normal(self.passes.log_forward(choices, logs.shape[1], self.upto)[self.nodes])
        return image, np.abs(np.exp(image) - held).max(axis=0)


def solve_hidden(
    game: Game, payoffs: Floats, odds: Floats, precision: Floats, bias: dict[int, Floats] | None = None
) -> Played:
    """Play of a game with hidden moves; shapes as in `Passes.back`. Samples that could not be solved are marked in
    `converged`, and what is given for them means nothing. Raises KennanError where a precision is infinite."""
    if np.isinf(precision).any():
        raise KennanError("hidden moves have no subgame-perfect play; name a finite precision")
    passes = Passes(game, bias)
    beliefs = Beliefs(passes)
    samples = payoffs.shape[2]
    start, _ = beliefs.map(np.zeros((len(beliefs.nodes), samples)), payoffs, odds, precision * 0.0)
    final, converged = _follow(beliefs, start, payoffs, odds, precision)
    held = beliefs.full(beliefs.spread(final))
    choices = passes.back(payoffs, odds, precision, held)
    return Played(choices, passes.forward(choices, samples), converged)


def _follow(
    beliefs: Beliefs, start: Floats, payoffs: Floats, odds: Floats, precision: Floats
) -> tuple[Floats, np.ndarray]:
    samples = start.shape[1]
    span = (payoffs.max(axis=1) - payoffs.min(axis=1)).max(axis=0)
    reach = precision.max(axis=0) * span
    longest = LONGEST / np.maximum(reach, FIRM)
    step = np.minimum(FIRST_STEP, longest)
    path = _Path(np.zeros(samples), start, np.zeros(samples), start.copy())
    refused = np.zeros(samples, dtype=bool)
    while True:
        act = np.flatnonzero((path.at < 1.0) & ~refused)
        if not len(act):
            return path.here, ~refused
        to = np.minimum(path.at[act] + step[act], 1.0)
        to = np.where(1.0 - to < 0.05 * step[act], 1.0, to)
        gone = path.at[act] - path.before_at[act]
        ahead = np.where(gone > 0, (to - path.at[act]) / np.where(gone > 0, gone, 1.0), 0.0)
        guess = path.here[:, act] + ahead * (path.here[:, act] - path.before[:, act])
        fixed = payoffs[:, :, act], odds[:, act], precision[:, act] * to
        found, good = _correct(beliefs, guess, fixed, to >= 1.0)
        went, stayed = act[good], act[~good]
        path.before[:, went], path.before_at[went] = path.here[:, went], path.at[went]
        path.here[:, went], path.at[went] = found[:, good], to[good]
        step[went] = np.minimum(step[went] * GROWTH, longest[went])
        step[stayed] = np.minimum(step[stayed], (to - path.at[act])[~good]) / 2
        refused[stayed] |= step[stayed] < LEAST_STEP


def _correct(
    beliefs: Beliefs, guess: Floats, fixed: tuple[Floats, Floats, Floats], last: np.ndarray
) -> tuple[Floats, np.ndarray]:
    """The fixed point near a guess, and of which samples it is one that belongs to the path."""
    wanted = np.where(last, TIGHT, LOOSE)
    logs, error, firm = _anderson(beliefs, guess, fixed, wanted, LAST_ROUNDS if last.any() else ROUNDS)
    if guess.shape[0] <= DENSE:
        for some in np.array_split(np.arange(len(error)), -(-len(error) * guess.shape[0] // COLUMNS) or 1):
            these = fixed[0][:, :, some], fixed[1][:, some], fixed[2][:, some]
            bad = ~(error[some] <= np.maximum(wanted[some], DONE))
            if bad.any():
                worse = some[bad]
                those = these[0][:, :, bad], these[1][:, bad], these[2][:, bad]
                logs[:, worse], error[worse] = _newton(beliefs, guess[:, worse], those, wanted[worse])
            matrix, *_ = _slopes(beliefs, logs[:, some], these)
            firm[some] = np.linalg.slogdet(matrix)[0] > 0
    moved = np.abs(beliefs.spread(logs) - beliefs.spread(guess)).max(axis=0)
    return logs, (error <= np.maximum(wanted, DONE)) & (moved <= JUMP) & firm


def _anderson(
    beliefs: Beliefs, guess: Floats, fixed: tuple[Floats, Floats, Floats], wanted: Floats, rounds: int
) -> tuple[Floats, Floats, np.ndarray]:
    """The best point found for each sample, its error, and whether the last steps show the map to be firm there."""
    best, least, firm = guess.copy(), np.full(guess.shape[1], np.inf), np.ones(guess.shape[1], dtype=bool)
    live = np.arange(guess.shape[1])
    logs, weight = guess, np.sqrt(beliefs.spread(guess) + FIRM)
    olds: list[tuple[Floats, Floats]] = []
    last: tuple[Floats, Floats] | None = None
    for _ in range(rounds):
        image, error = beliefs.map(logs, *fixed)
        change = image - logs
        better = error < least[live]
        best[:, live[better]], least[live[better]] = image[:, better], error[better]
        if last is not None:
            olds = [*olds, (image - last[0], change - last[1])][-WINDOW:]
        last = image, change
        open_ = least[live] > wanted[live]
        if guess.shape[0] > DENSE and len(olds) > 1 and not open_.all():
            shut = ~open_
            firm[live[shut]] = _firm([(a[:, shut], b[:, shut]) for a, b in olds], weight[:, shut])
        if not open_.any():
            break
        if not open_.all():
            live, weight, image, change = live[open_], weight[:, open_], image[:, open_], change[:, open_]
            olds = [(a[:, open_], b[:, open_]) for a, b in olds]
            last = image, change
            fixed = fixed[0][:, :, open_], fixed[1][:, open_], fixed[2][:, open_]
        logs = image - _mix(olds, change, weight)
        logs = np.maximum(logs, -700.0)
    return best, least, firm


def _mix(olds: list[tuple[Floats, Floats]], change: Floats, weight: Floats) -> Floats:
    """What Anderson's acceleration takes off the plain step: the combination of former steps that would undo the
    change best."""
    if not olds:
        return np.zeros_like(change)
    seen = [b * weight for _, b in olds]
    aim = change * weight
    size = len(seen)
    matrix, right = np.empty((change.shape[1], size, size)), np.empty((change.shape[1], size, 1))
    for i in range(size):
        for j in range(i + 1):
            matrix[:, i, j] = matrix[:, j, i] = np.einsum("bs,bs->s", seen[i], seen[j])
        right[:, i, 0] = np.einsum("bs,bs->s", seen[i], aim)
    ridge = 1e-13 * np.trace(matrix, axis1=1, axis2=2) + TIGHT**2
    matrix[:, np.arange(size), np.arange(size)] += ridge[:, None]
    shares = np.linalg.solve(matrix, right)[:, :, 0]
    out = np.zeros_like(change)
    for i, (moved, _) in enumerate(olds):
        out += shares[:, i] * moved
    return out


def _firm(olds: list[tuple[Floats, Floats]], weight: Floats) -> np.ndarray:
    """Whether no real eigenvalue of the map is above 1, as far as the last steps tell (Rayleigh and Ritz)."""
    images = np.stack([a * weight for a, _ in olds])
    steps = images - np.stack([b * weight for _, b in olds])
    square = np.einsum("ibs,jbs->sij", steps, steps)
    size = np.arange(len(olds))
    square[:, size, size] += 1e-9 * np.trace(square, axis1=1, axis2=2)[:, None] + TIGHT**2
    values = np.linalg.eigvals(np.linalg.solve(square, np.einsum("ibs,jbs->sij", steps, images)))
    return np.asarray(~((np.abs(values.imag) < 1e-9) & (values.real > 1.05)).any(axis=1))


def _slopes(beliefs: Beliefs, logs: Floats, fixed: tuple[Floats, Floats, Floats]) -> tuple[Floats, Floats, Floats]:
    """Identity less the map's derivative (samples, held, held), and the image of the point itself with its distance."""
    size, samples = logs.shape
    image, error = beliefs.map(logs, *fixed)
    many = np.repeat(logs, size, axis=1)  # sample by sample, one column a direction
    many[np.tile(np.arange(size), samples), np.arange(size * samples)] += SMALL
    spread = np.repeat(fixed[0], size, axis=2), np.repeat(fixed[1], size, axis=1), np.repeat(fixed[2], size, axis=1)
    slope = (beliefs.map(many, *spread)[0] - np.repeat(image, size, axis=1)) / SMALL
    return np.eye(size) - slope.reshape(size, samples, size).transpose(1, 0, 2), image, error


def _newton(
    beliefs: Beliefs, guess: Floats, fixed: tuple[Floats, Floats, Floats], wanted: Floats
) -> tuple[Floats, Floats]:
    logs, best, least = guess.copy(), guess.copy(), np.full(guess.shape[1], np.inf)
    for _ in range(12):
        matrix, image, error = _slopes(beliefs, logs, fixed)
        better = error < least
        best[:, better], least[better] = image[:, better], error[better]
        if (least <= wanted).all():
            break
        try:
            step = np.linalg.solve(matrix, (image - logs).T[:, :, None])[:, :, 0].T
        except np.linalg.LinAlgError:
            break
        longest = np.abs(step).max(axis=0)
        logs = np.maximum(logs + step * np.minimum(1.0, 3.0 / np.maximum(longest, TIGHT)), -700.0)
    return best, least
