"""Which of the inputs the answer hangs on: Sobol's total effects, and the beliefs that turn the leading outcome."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from kennan.outlook.compile import Compiled
from kennan.outlook.game import Floats
from kennan.outlook.run import best_values, run
from kennan.outlook.scenario import Range

Model = Callable[[Floats], Floats]  # inputs (inputs, samples) to outputs (outputs, samples)
HALVINGS = 20
MOST_PAIRS = 40  # pairs that are listed


@dataclass(frozen=True, slots=True)
class Effects:
    """Total effects. `each` is (outputs, inputs), nan where an output does not vary; `together` (inputs,) weighs the
    outputs by their variance: the share of all variance that is left when only this input is unknown."""

    each: Floats
    together: Floats


@dataclass(frozen=True, slots=True)
class Flip:
    """Inputs (keys) that make another outcome lead when they stand at `values` and the rest at their best.
    `threshold` is where it turns, for a single input; None for a pair."""

    keys: tuple[str, ...]
    values: tuple[float, ...]
    ends: tuple[str, ...]
    outcome: str
    threshold: float | None = None


def total_effects(model: Model, draws: Callable[[Floats], Floats], inputs: int, base: int, seed: int) -> Effects:
    """Jansen's estimator (1999) on Saltelli's design (2010): base * (inputs + 2) runs.

    draws   turns uniform numbers (inputs, samples) into values of the inputs
    """
    random = np.random.default_rng([seed, 1])
    first, second = random.random((inputs, base)), random.random((inputs, base))
    plan = np.repeat(first[:, None, :], inputs + 1, axis=1)
    for i in range(inputs):
        plan[i, i + 1] = second[i]
    out = model(draws(plan.reshape(inputs, -1))).reshape(-1, inputs + 1, base)
    other = model(draws(second))
    fine = np.isfinite(out).all(axis=(0, 1)) & np.isfinite(other).all(axis=0)
    out, other = out[:, :, fine], other[:, fine]
    if not out.size:
        return Effects(np.full((len(out), inputs), np.nan), np.full(inputs, np.nan))
    half = ((out[:, :1] - out[:, 1:]) ** 2).mean(axis=2) / 2
    variance = np.concatenate([out[:, 0], other], axis=1).var(axis=1)
    each = np.where(variance[:, None] > 1e-15, half / np.maximum(variance[:, None], 1e-15), np.nan)
    whole = variance.sum()
    return Effects(each, half.sum(axis=0) / whole if whole > 1e-15 else np.full(inputs, np.nan))


def flips(compiled: Compiled) -> tuple[str, list[Flip], list[Flip]]:
    """The outcome that leads at the best values; the single inputs whose low or high end makes another lead, with the
    value at which it turns; and pairs of ends that do so although neither does alone."""
    inputs, names = compiled.inputs, [o.name for o in compiled.scenario.outcomes]
    best = best_values(inputs)
    lead = int(_leads(compiled, best)[0])
    ends = [(i, end) for i, n in enumerate(inputs) for end in ("low", "high") if getattr(n, end) != n.best]
    found = _leads(compiled, _at(best, [[e] for e in ends], inputs))
    single = [
        Flip((inputs[i].key,), (getattr(inputs[i], end),), (end,), names[to], _turn(compiled, best, i, end, lead))
        for (i, end), to in zip(ends, found, strict=True)
        if to not in (lead, -1)
    ]
    calm = [e for e, to in zip(ends, found, strict=True) if to in (lead, -1)]
    pairs = [list(p) for p in combinations(calm, 2) if p[0][0] != p[1][0]]
    turned: np.ndarray | list[int] = _leads(compiled, _at(best, pairs, inputs)) if pairs else []
    double = [
        Flip(
            tuple(inputs[i].key for i, _ in pair), tuple(getattr(inputs[i], e) for i, e in pair),
            tuple(e for _, e in pair), names[to],
        )
        for pair, to in zip(pairs, turned, strict=True)
        if to not in (lead, -1)
    ]  # fmt: skip
    return names[lead] if lead >= 0 else "", single, double


def _at(best: Floats, changes: Sequence[Sequence[tuple[int, str]]], inputs: Sequence[Range]) -> Floats:
    values = np.repeat(best, max(len(changes), 1), axis=1)
    for column, change in enumerate(changes):
        for i, end in change:
            values[i, column] = getattr(inputs[i], end)
    return values


def _leads(compiled: Compiled, values: Floats) -> np.ndarray:
    """Index of the leading outcome of each sample; -1 where the sample was refused."""
    solved = run(compiled, values)
    return np.where(solved.converged, np.nan_to_num(solved.outcomes, nan=-1.0).argmax(axis=0), -1)


def _turn(compiled: Compiled, best: Floats, at: int, end: str, lead: int) -> float | None:
    """Where, between best and end, another outcome begins to lead."""
    near, far = float(best[at, 0]), float(getattr(compiled.inputs[at], end))
    for _ in range(2):  # 64 points at once, twice: 1/4000 of the way
        points = np.linspace(near, far, 65)
        values = np.repeat(best, len(points), axis=1)
        values[at] = points
        other = np.flatnonzero(_leads(compiled, values) != lead)
        if not len(other) or other[0] == 0:
            return None
        near, far = float(points[other[0] - 1]), float(points[other[0]])
    return far
