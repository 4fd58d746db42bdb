"""The whole answer of one scenario, as data: every figure that the reports print."""

import dataclasses
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from kennan import __version__
from kennan.errors import KennanError
from kennan.outlook.compile import Compiled, compile_scenario
from kennan.outlook.game import Floats
from kennan.outlook.run import Solved, best_values, draw, play, run, spread_values
from kennan.outlook.scenario import CHANCE, Basis, Scenario, told
from kennan.outlook.sensitivity import Effects, Flip, flips, total_effects
from kennan.outlook.standing import Sight, Split, baselines, sights, splits

ROBUST = 0.8  # share of samples in which one outcome must lead
SEEN = 0.05  # branches that are reached less often are left out of the tree
SOBOL_BASE, SOBOL_BASE_HIDDEN = 1024, 192


@dataclass(frozen=True, slots=True)
class Ending:
    """An outcome: its probability at the best values, the mean over samples, their 5th and 95th percentile, and the
    share of samples in which it leads."""

    name: str
    best: float
    mean: float
    low: float
    high: float
    leads: float


@dataclass(frozen=True, slots=True)
class Assumption:
    """An input with its bases and its total effect on the outcomes (None where they don't vary)."""

    key: str
    kind: str
    about: str
    word: str
    low: float
    best: float
    high: float
    direction: Basis
    size: Basis
    effect: float | None


@dataclass(frozen=True, slots=True)
class Turn:
    """A move in the order of play, with what it rests on."""

    id: str
    by: str
    label: str
    options: tuple[str, ...]
    when: str
    hidden_from: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of the tree at the best values: what was chosen, how often there and how often at all, what follows."""

    move: str
    by: str
    option: str
    here: float
    reach: float
    then: tuple["Branch", ...]
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Outlook:
    """See the fields of its parts. `digest` is a hash of the scenario, `refused` how many samples could not be solved,
    `sourced` and `judged` count the directions and sizes of inputs by what they rest on."""

    title: str
    cutoff: str
    horizon: str
    analyst: str
    resolution: str
    version: str
    digest: str
    samples: int
    seed: int
    nodes: int
    hidden: bool
    refused: int
    endings: tuple[Ending, ...]
    robust: str
    baselines: Mapping[str, tuple[float, ...]]
    turns: tuple[Turn, ...]
    assumptions: tuple[Assumption, ...]
    leading: str
    single_flips: tuple[Flip, ...]
    pair_flips: tuple[Flip, ...]
    watch: tuple[Sight, ...]
    splits: tuple[Split, ...]
    counts: Mapping[str, int]
    tree: tuple[Branch, ...]
    facts: Mapping[str, str]

    @property
    def data(self) -> dict[str, Any]:
        """The same as dictionaries and lists, for JSON."""
        return dataclasses.asdict(self)


def look(
    scenario: Scenario, *, samples: int = 10_000, seed: int = 0, facts: Mapping[str, str] | None = None
) -> Outlook:
    """Solve a scenario over its ranges.

    samples  draws from the ranges; seed makes them, and so every figure, the same again
    facts    option by move, as known by now: the samples are weighted by how probable they made them

    Raises KennanError where the tree is too large, or where no sample could be solved.
    """
    compiled = compile_scenario(scenario)
    solved = run(compiled, draw(compiled.inputs, samples, seed), facts=facts)
    shares, weights = _shares(solved, bool(facts))
    base = min(SOBOL_BASE_HIDDEN if compiled.game.hidden else SOBOL_BASE, max(samples // 8, 16))
    effects = _effects(compiled, base, seed)
    leading, single, double = flips(compiled)
    reach = solved.reach if not facts else solved.reach * compiled.where(facts)
    return Outlook(
        title=scenario.title, cutoff=scenario.cutoff, horizon=scenario.horizon, analyst=scenario.analyst,
        resolution=scenario.resolution, version=__version__, digest=digest(scenario), samples=samples, seed=seed,
        nodes=compiled.game.nodes, hidden=compiled.game.hidden, refused=int((~solved.converged).sum()),
        endings=(endings := _endings(compiled, shares, weights)), robust=robust(endings),
        baselines=baselines(compiled), turns=_turns(scenario),
        assumptions=_assumptions(compiled, effects), leading=leading,
        single_flips=tuple(single), pair_flips=tuple(double), watch=tuple(sights(compiled, reach)),
        splits=tuple(splits(compiled)), counts=counts(scenario), tree=tree(compiled), facts=dict(facts or {}),
    )  # fmt: skip


def digest(scenario: Scenario) -> str:
    """Sixteen hexadecimal digits that change with any word or number of a scenario."""
    return hashlib.blake2b(repr(scenario).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def counts(scenario: Scenario) -> dict[str, int]:
    """How many directions and sizes of inputs rest on claims, and how many on a judgement."""
    numbers = list(scenario.ranges())
    return {
        "inputs": len(numbers),
        "directions_sourced": sum(n.direction.sourced for n in numbers),
        "directions_judged": sum(not n.direction.sourced for n in numbers),
        "sizes_sourced": sum(n.size.sourced for n in numbers),
        "sizes_judged": sum(not n.size.sourced for n in numbers),
    }


def robust(endings: tuple[Ending, ...]) -> str:
    """The outcome that leads in at least 80 % of the samples; "" where there is no robust call."""
    top = max(endings, key=lambda e: e.leads)
    return top.name if top.leads >= ROBUST else ""


def _shares(solved: Solved, known: bool) -> tuple[Floats, Floats]:
    """Outcome probabilities (outcomes, samples) and weights (samples,), of the samples that were solved."""
    kept = solved.converged
    if not known or solved.joint is None or solved.evidence is None:
        return solved.outcomes[:, kept], np.ones(int(kept.sum()))
    evidence = solved.evidence[kept]
    return solved.joint[:, kept] / np.maximum(evidence, 1e-300), evidence


def _endings(compiled: Compiled, shares: Floats, weights: Floats) -> tuple[Ending, ...]:
    if not shares.size or not weights.sum() > 0:
        raise KennanError("no sample could be solved; lower the precisions, or hide fewer moves")
    weights = weights / weights.sum()
    best = run(compiled, best_values(compiled.inputs)).outcomes[:, 0]
    first = shares.argmax(axis=0)
    return tuple(
        Ending(
            o.name, float(best[i]), float(shares[i] @ weights), *_percentiles(shares[i], weights),
            float(weights[first == i].sum()),
        )
        for i, o in enumerate(compiled.scenario.outcomes)
    )  # fmt: skip


def _percentiles(values: Floats, weights: Floats) -> tuple[float, float]:
    order = np.argsort(values, kind="stable")
    summed = np.cumsum(weights[order])
    at = np.searchsorted(summed, np.array([0.05, 0.95]) * summed[-1])
    low, high = values[order][np.minimum(at, len(values) - 1)]
    return float(low), float(high)


def _turns(scenario: Scenario) -> tuple[Turn, ...]:
    name = {CHANCE: CHANCE} | {p.id: p.name for p in scenario.players}
    return tuple(
        Turn(m.id, name[m.by], m.label, m.options, told(m.when) if m.when else "",
             tuple(name[p] for p in m.hidden_from), m.basis)
        for m in scenario.moves
    )  # fmt: skip


def _effects(compiled: Compiled, base: int, seed: int) -> Effects:
    return total_effects(
        lambda values: run(compiled, values).outcomes,
        lambda uniform: spread_values(compiled.inputs, uniform),
        len(compiled.inputs), base, seed,
    )  # fmt: skip


def _assumptions(compiled: Compiled, effects: Effects) -> tuple[Assumption, ...]:
    about = described(compiled.scenario)
    rows = [
        Assumption(n.key, n.kind, about[n.key], n.word, n.low, n.best, n.high, n.direction, n.size,
                   float(e) if np.isfinite(e) else None)
        for n, e in zip(compiled.inputs, effects.together, strict=True)
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda a: (-(a.effect or 0.0), a.key)))


def described(scenario: Scenario) -> dict[str, str]:
    """Every input in words, by its key."""
    past = {"raises": "raised", "lowers": "lowered"}
    label = {i.id: i.label for i in scenario.interests}
    owner = {i.id: scenario.player(i.owner).name for i in scenario.interests}
    out = {p.precision.key: f"{p.name}: how surely it takes its better option" for p in scenario.players}
    out |= {i.weight.key: f"{owner[i.id]}: how much it cares for {i.label}" for i in scenario.interests}
    for move in scenario.moves:
        for odds in move.odds:
            out[odds.p.key] = f"odds of {move.label}: {odds.option}, if {told(odds.when)}"
    for rule in scenario.payoffs:
        out[rule.effect.key] = f"{owner[rule.on]}: {label[rule.on]} {past[rule.sign]} if {told(rule.when)}"
    return out


def tree(compiled: Compiled) -> tuple[Branch, ...]:
    """The branches of the tree at the best values that are reached with at least 5 %."""
    played = play(compiled, best_values(compiled.inputs))
    game = compiled.game
    where = {node: at for at, g in enumerate(game.groups) for node in range(g.start, g.stop)}

    def below(node: int) -> tuple[Branch, ...]:
        if node >= game.terminals:
            return ()
        at = where[node]
        group, step = game.groups[at], compiled.steps[at]
        place = node - group.start
        out = []
        for action, option in enumerate(step.options):
            kid = int(group.kids[place, action])
            reach = float(played.reach[kid, 0])
            if reach < SEEN:
                continue
            ends = kid >= game.terminals
            outcome = compiled.scenario.outcomes[compiled.ends[kid - game.terminals]].name if ends else ""
            here = float(played.shares[at][action][place, 0])
            out.append(Branch(step.move.id, step.move.by, option, here, reach, below(kid), outcome))
        return tuple(sorted(out, key=lambda b: -b.reach))

    return below(0)
