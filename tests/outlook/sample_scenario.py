"""Writes the bundled scenario anew: `python -m tests.outlook.sample_scenario`.

It is a draft of the sample affair with sizes judged by hand. Claims are named by ids that hang on how reports are
coded, so after a change of the coding it is written again; the judgements stand here.
"""

import sys
import tempfile
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

from kennan import pipeline
from kennan.case import Case
from kennan.outlook.draft import drafted
from kennan.outlook.scenario import SIZES, Basis, Range, Scenario
from kennan.outlook.writing import written

TARGET = Path(__file__).resolve().parents[2] / "src" / "kennan" / "sample" / "outlook.toml"
QUESTION, CUTOFF, HORIZON = "Will Drovnia recognise the Tolvan Front?", "2024-03-31", "2024-12-31"
OTHERWISE = "judged by comparison with the others; halve or double it and see"
NOTE = (
    "Drafted by rule from the bundled sample affair, which is invented, then judged by hand: to be tried, not believed."
)
JUDGED: dict[str, tuple[str | tuple[float, float, float], str]] = {
    "players.drovnia.precision": ("medium", "a cabinet before an election weighs its steps, but not as one mind"),
    "players.tolvan_front.precision": ("small", "a movement of commanders, of whom some do not obey"),
    "players.velmora.precision": ("medium", "as for Drovnia; nothing in the record tells them apart"),
    "interests.drovnia_security.weight": ("large", "the river is its border, and a ferry was bombed within memory"),
    "interests.drovnia_economy.weight": ("large", "the grain goes through this port; the barges are the news"),
    "interests.drovnia_standing.weight": ((0.2, 0.5, 0.9), "the Union may divide over it; how much it minds is open"),
    "interests.drovnia_law.weight": ("small", "a listing of many years that contacts have outlived"),
    "interests.tolvan_front_legitimacy.weight": ("large", "the frozen money hangs on it"),
    "interests.tolvan_front_economy.weight": ("medium", "without barges the port earns nothing"),
    "interests.tolvan_front_conduct.weight": ("medium", "it gave up something for the exchange, but not its rule"),
    "interests.tolvan_front_control.weight": ("medium", "it has held the city for weeks, not years"),
    "interests.velmora_control.weight": ("large", "it has sworn to have the city back"),
    "interests.velmora_economy.weight": ("medium", "the locks cost it tolls as well"),
    "moves.spillover.odds[0].p": ((0.05, 0.2, 0.45), "a promise kept does not bind the Brigade; one doubts it"),
    "moves.spillover.odds[1].p": ((0.3, 0.55, 0.85), "without the promise nobody holds the Brigade back"),
}  # fmt: skip


def judged(scenario: Scenario) -> Scenario:
    """The draft with its sizes judged."""
    return replace(
        scenario, analyst="the Kennan authors", horizon=HORIZON, note=NOTE,
        resolution="the bulletin of the Basin Research Centre on the horizon; both are invented",
        players=tuple(replace(p, precision=_sized(p.precision)) for p in scenario.players),
        interests=tuple(replace(i, weight=_sized(i.weight)) for i in scenario.interests),
        moves=tuple(replace(m, odds=tuple(replace(o, p=_sized(o.p)) for o in m.odds)) for m in scenario.moves),
        payoffs=tuple(replace(p, effect=_sized(p.effect)) for p in scenario.payoffs),
    )  # fmt: skip


def _sized(number: Range) -> Range:
    size, why = JUDGED.get(number.key, ("", OTHERWISE))
    if number.kind == "precision":
        number = replace(number, direction=Basis(judgement="nobody optimises without flaw"))
    if not size:
        wide = number.size.judgement.partition("; ")[2].startswith("wide")
        return replace(number, size=Basis(judgement="wide, since accounts conflict" if wide else why))
    low, best, high = SIZES[number.kind][size] if isinstance(size, str) else size
    word = size if isinstance(size, str) else ""
    return replace(number, low=low, best=best, high=high, word=word, size=Basis(judgement=why))


def text(case: Case) -> str:
    """The file, of the sample's case."""
    return written(judged(drafted(case, QUESTION, CUTOFF)), case)


def main() -> int:
    with (
        tempfile.TemporaryDirectory() as folder,
        as_file(files("kennan") / "sample") as sample,
        pipeline.read([str(sample / "reports")], Path(folder) / "a.case", actors=sample / "actors.toml") as case,
    ):
        TARGET.write_text(text(case), encoding="utf-8")
    print(f"{TARGET}: written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
