"""The recognition example worked through to 2025: `python -m tests.outlook.backtest`.

The hand-made example is read where it lies (`../shared/outlook`, or under KENNAN_SHARED) and made a scenario; nothing
of it is kept here. What came about is told in docs/outlook.md. Printed are probabilities and scores beside the
baselines: as of the cut-off, and with each later fact added.
"""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from kennan.outlook import look
from kennan.outlook.ledger import entry
from kennan.outlook.scenario import (
    CHANCE,
    Basis,
    Interest,
    Move,
    NumberKind,
    Odds,
    Outcome,
    Payoff,
    Player,
    Range,
    Scenario,
)
from kennan.outlook.text import percent
from tests.measure import SHARED

HAPPENED = "recognised, conditions not met"
FACTS: tuple[tuple[str, str, str], ...] = (
    ("2022-02-24", "west_rift", "yes"),
    ("2024-03-22", "spillover", "yes"),
    ("2024-12-31", "reform", "none"),
)
TOLD = Basis(judgement="as in the example")


def example() -> Scenario:
    """The hand-made example as a scenario."""
    path = SHARED / "outlook" / "recognition-example.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    players = tuple(
        Player(
            name, name.capitalize(), _range(f"players.{name}.precision", "precision", table["rationality"][name]["v"])
        )
        for name in table["players"]
    )
    interests = tuple(
        Interest(_name(k), k.partition(".")[0], k, _range(f"interests.{_name(k)}.weight", "weight", v["v"]))
        for k, v in table["interest"].items()
    )
    outcomes = tuple(Outcome(name, _when(when)) for name, when in table["outcome"]["rules"])
    return Scenario(
        table["title"], str(table["cutoff"]), str(table["horizon"]), "hand-made", "public record", outcomes[-1].name,
        players, interests, tuple(_moves(table)), tuple(_payoffs(table)), outcomes,
    )  # fmt: skip


def _moves(table: Mapping[str, Any]) -> Iterator[Move]:
    for move in table["moves"]["list"]:
        odds = tuple(
            Odds(option, _when(row["when"]), _range(f"moves.{move['id']}.odds[{n}].p", "odds", row[option]))
            for n, row in enumerate(move.get("p", []))
            for option in move["options"]
            if option in row
        )
        by = CHANCE if move["by"] == "chance" else move["by"]
        yield Move(
            move["id"], by, move["id"], tuple(move["options"]), TOLD, _when(move.get("when", {})), odds=odds
        )  # fmt: skip


def _payoffs(table: Mapping[str, Any]) -> Iterator[Payoff]:
    for n, rule in enumerate(table["payoff"]["rules"]):
        values = rule["v"]
        lowers = values[1] < 0
        turned = sorted(-v for v in values) if lowers else values
        effect = _range(f"payoffs.r{n:02}.effect", "effect", turned)
        yield Payoff(f"r{n:02}", _name(rule["on"]), _when(rule["when"]), "lowers" if lowers else "raises", effect)


def _name(key: str) -> str:
    return key.replace(".", "_")


def _when(when: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {m: (o,) if isinstance(o, str) else tuple(o) for m, o in when.items()}


def _range(key: str, kind: NumberKind, values: list[float]) -> Range:
    low, best, high = values
    return Range(key, kind, low, best, high, TOLD, TOLD)


def main() -> int:
    scenario = example()
    known: dict[str, str] = {}
    for day, move, option in (("2021-10-31", "", ""), *FACTS):
        if move:
            known[move] = option
        outlook = look(scenario, facts=known)
        row = entry(outlook, HAPPENED)
        told = ", ".join(f"{m} = {o}" for m, o in known.items()) or "nothing yet"
        print(f"{day}, known: {told}")
        print("  " + ", ".join(f"{e.name} {percent(e.mean)} (leads in {percent(e.leads)})" for e in outlook.endings))
        names = row["forecasts"] if not known else ("scenario",)
        for name in names:
            shares = ", ".join(percent(p) for p in row["forecasts"][name])
            print(f"  {name:<22} Brier {row['brier'][name]:.3f}  bits {row['bits'][name]:.2f}  ({shares})")
        if not known:
            print("  hangs on: " + "; ".join(f"{a.key} {percent(a.effect or 0)}" for a in outlook.assumptions[:4]))
            print("  watch: " + "; ".join(f"{s.move} {s.bits:.2f}" for s in outlook.watch))
            print("  splits: " + "; ".join(f"{s.move}={s.option} {s.outcome} {percent(s.before)} to {percent(s.after)}"
                                          for s in outlook.splits[:3]))  # fmt: skip
            flips = f"{len(outlook.single_flips)} single, {len(outlook.pair_flips)} pairs"
            print(f"  flips: {flips}; leads at best: {outlook.leading}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
