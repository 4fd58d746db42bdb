"""Several analysts' scenarios of one question, pooled on their outcomes."""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from kennan.errors import UsageError
from kennan.outlook.outlook import look
from kennan.outlook.scenario import Scenario
from kennan.outlook.text import percent
from kennan.publish.safe import for_terminal

FLOOR = 1e-6


@dataclass(frozen=True, slots=True)
class Pooled:
    """`linear` is the mean of the files' mean probabilities, `logarithmic` their geometric mean made to add up to 1;
    `each` has the files' own, by file and analyst. The spread between files is what nobody's own range shows."""

    outcomes: tuple[str, ...]
    linear: tuple[float, ...]
    logarithmic: tuple[float, ...]
    each: tuple[tuple[str, str, tuple[float, ...]], ...]


def pooled(scenarios: Sequence[tuple[str, Scenario]], *, samples: int, seed: int) -> Pooled:
    """Pool scenarios (file name, scenario). Their moves may differ; outcomes must bear the same names.

    Raises UsageError where there are fewer than two, or where outcomes, cut-off or horizon differ.
    """
    if len(scenarios) < 2:
        raise UsageError("name at least two scenarios to pool")
    first_name, first = scenarios[0]
    names = [o.name for o in first.outcomes]
    for path, scenario in scenarios[1:]:
        if {o.name for o in scenario.outcomes} != set(names):
            raise UsageError(
                f"{path}: its outcomes are not those of {first_name} ({', '.join(names)}); name them alike"
            )
        for key in ("cutoff", "horizon"):
            if getattr(scenario, key) != getattr(first, key):
                raise UsageError(f"{path}: its {key} is not that of {first_name}; only one question can be pooled")
    each = []
    for path, scenario in scenarios:
        mean = {e.name: e.mean for e in look(scenario, samples=samples, seed=seed).endings}
        each.append((path, scenario.analyst, tuple(mean[n] for n in names)))
    count = len(each)
    linear = tuple(math.fsum(shares[i] for _, _, shares in each) / count for i in range(len(names)))
    raised = [
        math.exp(math.fsum(math.log(max(shares[i], FLOOR)) for _, _, shares in each) / count) for i in range(len(names))
    ]
    total = math.fsum(raised)
    return Pooled(tuple(names), linear, tuple(r / total for r in raised), tuple(each))


def rows(found: Pooled, *, as_json: bool) -> Iterator[str]:
    """The pool as lines of text, or as one JSON object."""
    if as_json:
        yield json.dumps(asdict(found), ensure_ascii=False, indent=1)
        return
    yield f"{len(found.each)} scenarios pooled on their outcomes; every probability is one in these scenarios"
    for i, name in enumerate(found.outcomes):
        own = [shares[i] for _, _, shares in found.each]
        yield for_terminal(
            f"  {percent(found.linear[i]):>6} {name}  (logarithmic pool {percent(found.logarithmic[i])}; "
            f"files from {percent(min(own))} to {percent(max(own))})"
        )
    for path, analyst, shares in found.each:
        told = ", ".join(f"{n} {percent(s)}" for n, s in zip(found.outcomes, shares, strict=True))
        yield for_terminal(f"  {path} ({analyst}): {told}")
