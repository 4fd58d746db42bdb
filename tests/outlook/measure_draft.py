"""A draft from the seeds' case against the hand-made example beside it: `python -m tests.outlook.measure_draft`.

The example is read where it lies (`../shared/outlook`, or under KENNAN_SHARED); nothing of it is kept here but how its
names answer to those of a draft. Two rules are the same where they bear on the same interest of the same player under
conditions on the same moves that can hold together; of those, the direction is compared. Printed are the sourced rules,
the rules both have, and the share of these whose direction agrees.
"""

import sys
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kennan import pipeline
from kennan.case import Case
from kennan.outlook.draft import drafted
from kennan.outlook.scenario import Scenario
from tests.measure import SHARED

QUESTION, CUTOFF = "Will Russia recognise the Taliban?", "2021-10-31"
INTERESTS = {"terror_law": "law", "doctrine": "conduct"}  # of the example: of a draft; the rest bear the same names
MOVES = {"reform": "conditions", "neighbours_deal": "third"}
OPTIONS = {"inclusive": "met"}

Key = tuple[str, str, frozenset[str]]


class Found(NamedTuple):
    """Sourced rules of the draft; pairs of rules both have (interest, conditions, sign of example, sign of draft)."""

    sourced: int
    pairs: list[tuple[str, str, int, int]]

    @property
    def agreement(self) -> float:
        return sum(a == b for _, _, a, b in self.pairs) / len(self.pairs) if self.pairs else 0.0


def example_rules() -> list[tuple[str, str, dict[str, set[str]], int]]:
    """Owner, interest, conditions and sign of the example's payoff rules; a best value of 0 has no sign."""
    table = tomllib.loads((SHARED / "outlook" / "recognition-example.toml").read_text(encoding="utf-8"))
    out = []
    for rule in table["payoff"]["rules"]:
        owner, _, interest = rule["on"].partition(".")
        when = {MOVES.get(m, m): {OPTIONS.get(o, o) for o in _many(v)} for m, v in rule["when"].items()}
        best = rule["v"][1]
        out.append((owner, INTERESTS.get(interest, interest), when, (best > 0) - (best < 0)))
    return out


def _many(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def compare(scenario: Scenario) -> Found:
    owners = {i.id: (i.owner, i.id.removeprefix(f"{i.owner}_")) for i in scenario.interests}
    mine = [(*owners[p.on], {m: set(o) for m, o in p.when.items()}, p.signed) for p in scenario.payoffs]
    pairs = []
    for owner, interest, when, sign in example_rules():
        for my_owner, my_interest, my_when, my_sign in mine:
            if (owner, interest) == (my_owner, my_interest) and sign and _together(when, my_when):
                pairs.append((f"{owner}.{interest}", str(sorted(when)), sign, my_sign))
                break
    return Found(sum(p.effect.direction.sourced for p in scenario.payoffs), pairs)


def _together(one: Mapping[str, set[str]], other: Mapping[str, set[str]]) -> bool:
    return set(one) == set(other) and all(one[m] & other[m] for m in one)


def measure(case: Case) -> Found:
    return compare(drafted(case, QUESTION, CUTOFF))


def main() -> int:
    with (
        tempfile.TemporaryDirectory() as folder,
        pipeline.read([str(SHARED / "seeds")], Path(folder) / "seeds.case") as case,
    ):
        found = measure(case)
    for name, when, theirs, mine in found.pairs:
        print(f"{'same' if theirs == mine else 'OTHER'}  {name} {when}")
    print(f"sourced rules {found.sourced}; rules both have {len(found.pairs)}; direction agrees {found.agreement:.0%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
