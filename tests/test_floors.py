"""No measured figure falls below its floor. Floors only rise: `python -m tests.measure --raise`."""

import pytest

from tests import measure

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", list(measure.SETS))
def test_no_figure_is_below_its_floor(name: str) -> None:
    if not measure.SHARED.is_dir():
        pytest.skip(f"accuracy floors not checked: no answer keys at {measure.SHARED}")
    held = measure.floors()[name]
    figures = measure.SETS[name]()
    below = {m: (figures.get(m), floor) for m, floor in held.items() if figures.get(m, float("-inf")) < floor}
    assert below == {}


def test_every_set_has_floors() -> None:
    assert sorted(measure.floors()) == sorted(measure.SETS)
