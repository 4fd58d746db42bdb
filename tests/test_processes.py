"""What a process of the pool is started with."""

import os

import pytest

from kennan.pipeline import Pool
from kennan.processes import THREADS, one_thread_each


def _threads(_: int) -> list[str | None]:
    return [os.environ.get(name) for name in THREADS]


def test_a_process_of_the_pool_multiplies_in_one_thread() -> None:
    before = _threads(0)
    with Pool(2) as pool:
        told = list(pool.each(_threads, range(20)))
    assert all(name is not None for row in told for name in row)
    assert _threads(0) == before


def test_what_the_user_has_set_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "3")
    monkeypatch.delenv("MKL_NUM_THREADS", raising=False)
    with one_thread_each():
        assert os.environ["OPENBLAS_NUM_THREADS"] == "3"
        assert os.environ["MKL_NUM_THREADS"] == "1"
    assert os.environ["OPENBLAS_NUM_THREADS"] == "3"
    assert "MKL_NUM_THREADS" not in os.environ
