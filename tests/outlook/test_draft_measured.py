"""The draft of the seeds' case against the hand-made example, where both lie beside the project."""

from pathlib import Path

import pytest

from kennan import pipeline
from tests.measure import SHARED
from tests.outlook.backtest import HAPPENED, example
from tests.outlook.measure_draft import measure

beside = pytest.mark.skipif(
    not (SHARED / "outlook" / "recognition-example.toml").exists(), reason="the shared example is not there"
)


@beside
@pytest.mark.slow
def test_rules_are_sourced_and_directions_agree(tmp_path: Path) -> None:
    with pipeline.read([str(SHARED / "seeds")], tmp_path / "seeds.case") as case:
        found = measure(case)
    assert found.sourced >= 15
    assert len(found.pairs) >= 15
    assert found.agreement >= 0.8


@beside
def test_the_example_can_be_solved() -> None:
    scenario = example()
    assert HAPPENED in {o.name for o in scenario.outcomes}
    assert len(list(scenario.ranges())) == 40
