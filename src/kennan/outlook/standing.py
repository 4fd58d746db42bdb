"""What stands beside the answer so that nobody takes it for more than it is: baselines, the option-split test, and what
watching a move would tell."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kennan.outlook.compile import Compiled
from kennan.outlook.game import CHANCE_OWNER, Floats
from kennan.outlook.run import best_values, run

SURE = 0.9  # what the status quo baseline gives to nothing changing
SIGNS_PRECISION, SIGNS_SIZE, SIGNS_WEIGHT = 2.0, 0.5, 1.0
NOT_MADE = "(not made)"


@dataclass(frozen=True, slots=True)
class Split:
    """What writing one option of a move as two does: outcome whose probability moves most, before and after, and the
    outcome that leads then."""

    move: str
    option: str
    outcome: str
    before: float
    after: float
    leads: str


@dataclass(frozen=True, slots=True)
class Sight:
    """What watching a move tells: `bits` of mutual information with the outcome, the probability of each thing that can
    be seen there, and those of the outcomes given it. `decides` says that outcomes are defined by this very move."""

    move: str
    bits: float
    decides: bool
    seen: tuple[tuple[str, float, tuple[float, ...]], ...]


def baselines(compiled: Compiled) -> dict[str, tuple[float, ...]]:
    """Probabilities of the outcomes by rules that need no estimate of any size: all outcomes alike, players who toss
    coins, the signs only (every size the same), and the status quo (nine parts in ten)."""
    count = len(compiled.scenario.outcomes)
    coins = best_values(compiled.inputs)
    coins[: compiled.game.players] = 0.0
    quo = next(i for i, o in enumerate(compiled.scenario.outcomes) if o.name == compiled.scenario.status_quo)
    rest = (1.0 - SURE) / max(count - 1, 1)
    status = [rest] * count
    status[quo] = SURE if count > 1 else 1.0
    return {
        "all alike": tuple([1.0 / count] * count),
        "coin-tossing players": _point(compiled, coins),
        "signs only": _point(compiled, signs_only(compiled)),
        "status quo": tuple(status),
    }


def signs_only(compiled: Compiled) -> Floats:
    """Values of the inputs (inputs, 1) with every size of a kind the same, so that only directions are left."""
    same = {"precision": SIGNS_PRECISION, "weight": SIGNS_WEIGHT, "effect": SIGNS_SIZE}
    values = best_values(compiled.inputs)
    for lot in compiled.lots:
        for at in lot.inputs:
            if at is not None:
                values[at] = 1.0 / len(lot.inputs)
    for row, number in enumerate(compiled.inputs):
        if number.kind in same and number.best != 0.0:
            values[row] = same[number.kind]
    return values


def splits(compiled: Compiled) -> list[Split]:
    """Each option of each player's move written as two that lead to the same: an answer that moves much is owed to how
    the menu was cut. Those that move most come first."""
    values = best_values(compiled.inputs)
    names = [o.name for o in compiled.scenario.outcomes]
    before = _point(compiled, values)
    out = []
    for move, options in _choices(compiled):
        for option in options:
            bias = {
                at: np.array([2.0 if o == option else 1.0 for o in step.options])
                for at, step in enumerate(compiled.steps)
                if step.move.id == move
            }
            solved = run(compiled, values, bias=bias)
            if not solved.converged.all():
                continue
            after = solved.outcomes[:, 0]
            most = int(np.argmax(np.abs(after - before)))
            out.append(Split(move, option, names[most], before[most], float(after[most]), names[int(np.argmax(after))]))
    return sorted(out, key=lambda s: (-abs(s.after - s.before), s.move, s.option))


def _choices(compiled: Compiled) -> Iterator[tuple[str, tuple[str, ...]]]:
    met = set()
    for step, group in zip(compiled.steps, compiled.game.groups, strict=True):
        if group.owner != CHANCE_OWNER and step.move.id not in met:
            met.add(step.move.id)
            yield step.move.id, step.move.options


def sights(compiled: Compiled, reach: Floats) -> list[Sight]:
    """What each move would tell about the outcome, most telling first. `reach` is the mean probability of each terminal
    over all samples, so that what is not known about the inputs counts too."""
    count = len(compiled.scenario.outcomes)
    total = float(reach.sum())
    if not total > 0:
        return []
    share = reach / total
    outcome = np.bincount(compiled.ends, share, minlength=count)
    deciding = {m for o in compiled.scenario.outcomes for m in o.when}
    out = []
    for move in compiled.scenario.moves:
        seen = []
        bits = 0.0
        for option in (*move.options, NOT_MADE):
            there = np.array([p.get(move.id, NOT_MADE) == option for p in compiled.paths])
            joint = np.bincount(compiled.ends[there], share[there], minlength=count)
            part = float(joint.sum())
            if part <= 0:
                continue
            held = joint > 0
            bits += float((joint[held] * np.log2(joint[held] / (part * outcome[held]))).sum())
            seen.append((option, part, tuple((joint / part).tolist())))
        out.append(Sight(move.id, max(bits, 0.0), move.id in deciding, tuple(seen)))
    return sorted(out, key=lambda s: (-s.bits, s.move))


def _point(compiled: Compiled, values: Floats) -> tuple[float, ...]:
    return tuple(run(compiled, values).outcomes[:, 0].tolist())
