"""Many samples of a scenario solved: in blocks that fit the processor's caches, on as many threads as it has."""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from kennan.outlook.compile import Compiled
from kennan.outlook.game import Floats
from kennan.outlook.hidden import solve_hidden
from kennan.outlook.scenario import Range
from kennan.outlook.solve import Played, normalise, solve_open

BLOCK = 256


@dataclass(frozen=True, slots=True)
class Solved:
    """What many samples give.

    outcomes   (outcomes, samples) probabilities; refused samples hold nan
    reach      (terminals,) mean probability over the samples that were solved
    converged  (samples,)
    evidence   (samples,) probability of the facts that were asked for, and `joint` (outcomes, samples) with them
    """

    outcomes: Floats
    reach: Floats
    converged: np.ndarray
    evidence: Floats | None = None
    joint: Floats | None = None

    @property
    def mean(self) -> Floats:
        """Mean probability of each outcome over the samples that were solved; nan where none was."""
        kept = self.outcomes[:, self.converged]
        return np.asarray(kept.mean(axis=1) if kept.size else np.full(len(self.outcomes), np.nan))


def play(compiled: Compiled, values: Floats, bias: dict[int, Floats] | None = None) -> Played:
    """Play of the samples (inputs, samples), with payoff spans normalised."""
    payoffs, odds, precision = normalise(compiled.payoffs(values)), compiled.odds(values), compiled.precision(values)
    if compiled.game.hidden:
        return solve_hidden(compiled.game, payoffs, odds, precision, bias)
    return solve_open(compiled.game, payoffs, odds, precision, bias)


def run(
    compiled: Compiled,
    values: Floats,
    *,
    facts: Mapping[str, str] | None = None,
    bias: dict[int, Floats] | None = None,
    threads: int = 0,
) -> Solved:
    """Solve all samples (inputs, samples). What comes out does not depend on the number of threads."""
    where = compiled.where(facts) if facts is not None else None
    ends = compiled.indicator()
    blocks = [slice(i, min(i + BLOCK, values.shape[1])) for i in range(0, values.shape[1], BLOCK)]

    def one(block: slice) -> tuple[Floats, Floats, np.ndarray, Floats | None, Floats | None]:
        played = play(compiled, np.ascontiguousarray(values[:, block]), bias)
        reach = played.reach[compiled.game.terminals :]
        reach = np.where(played.converged, reach, 0.0) if not played.converged.all() else reach
        shares = np.einsum("ot,ts->os", ends, reach)
        held = reach * where[:, None] if where is not None else None
        return (
            np.where(played.converged, shares, np.nan), reach.sum(axis=1), played.converged,
            held.sum(axis=0) if held is not None else None,
            np.einsum("ot,ts->os", ends, held) if held is not None else None,
        )  # fmt: skip

    number = threads or os.cpu_count() or 1
    if number > 1 and len(blocks) > 1:
        with ThreadPoolExecutor(number) as pool:
            done = list(pool.map(one, blocks))
    else:
        done = [one(block) for block in blocks]
    converged = np.concatenate([d[2] for d in done])
    return Solved(
        np.concatenate([d[0] for d in done], axis=1),
        np.sum([d[1] for d in done], axis=0) / max(int(converged.sum()), 1),
        converged,
        np.concatenate([d[3] for d in done if d[3] is not None]) if where is not None else None,
        np.concatenate([d[4] for d in done if d[4] is not None], axis=1) if where is not None else None,
    )


def best_values(inputs: Sequence[Range]) -> Floats:
    """The best value of every input, (inputs, 1)."""
    return np.array([[n.best] for n in inputs])


def spread_values(inputs: Sequence[Range], uniform: Floats) -> Floats:
    """Uniform draws (inputs, samples) as draws from the triangular distributions of the ranges: low to high, with the
    top at best."""
    low, best, high = (np.array([[getattr(n, part)] for n in inputs]) for part in ("low", "best", "high"))
    width = np.where(high > low, high - low, 1.0)
    share = (best - low) / width
    up = low + np.sqrt(uniform * width * (best - low))
    down = high - np.sqrt((1.0 - uniform) * width * (high - best))
    return np.where(high > low, np.where(uniform < share, up, down), best)


def draw(inputs: Sequence[Range], samples: int, seed: int) -> Floats:
    """Random values of the inputs (inputs, samples); the same for the same seed and inputs."""
    return spread_values(inputs, np.random.default_rng(seed).random((len(inputs), samples)))
