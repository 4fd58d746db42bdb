"""Into which batches the work is cut, and in which processes it is done, changes nothing."""

import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from kennan.lineage import candidates, linking, sharing, trace, translation
from kennan.pipeline import Pool

from .many import made


def elsewhere(function: Callable[[Any], Any], batches: Iterable[Any]) -> Iterator[Any]:
    """As another process would get the batches and give its answers, later ones first."""
    for answer in reversed([function(pickle.loads(pickle.dumps(b))) for b in reversed(list(batches))]):
        yield pickle.loads(pickle.dumps(answer))


def test_small_batches_done_elsewhere_give_the_same_record(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = made(120, seed=3)
    here = trace(reports.reports, reports.quotes)
    monkeypatch.setattr(sys.modules[trace.__module__], "REPORTS", 7)
    monkeypatch.setattr(sharing, "PAIRS", 5)
    monkeypatch.setattr(linking, "PAIRS", 3)
    monkeypatch.setattr(translation, "AT_ONCE", 4)
    monkeypatch.setattr(candidates, "AT_ONCE", 1000)
    assert len(here.links) > 100
    assert trace(reports.reports[::-1], reports.quotes, elsewhere) == here


def test_few_batches_stay_in_this_process() -> None:
    with Pool(2) as pool:
        assert list(pool.each(abs, range(-3, 0))) == [3, 2, 1]
        assert pool._executor is None


@pytest.mark.slow
def test_many_are_shared_out_and_come_back_in_order() -> None:
    with Pool(2) as pool:
        assert list(pool.each(abs, range(-40, 0))) == list(range(40, 0, -1))
        assert pool._executor is not None
