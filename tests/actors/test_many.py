"""Resolving actors of many reports takes little more than in proportion."""

from collections.abc import Iterable

import pytest

from kennan.model import Referent
from tests.many import REPORTS, multiplied, read, seconds, steeper

SMALL, LARGE = 10, 60  # times the forty


@pytest.mark.slow
@pytest.mark.skipif(not REPORTS.is_dir(), reason=f"{REPORTS} missing; set KENNAN_SHARED to the shared folder")
def test_resolution_grows_no_faster_than_n_log_n() -> None:
    referents = read()
    seconds(multiplied(referents, SMALL))  # the words are loaded now
    small, large = ((times * len(referents), fastest(multiplied(referents, times))) for times in (SMALL, LARGE))
    assert steeper(small, large) < 2  # a busy machine has told 1.4 where an idle one tells .8; n squared tells 5
    assert large[1] < 60 * LARGE * 40 / 10000 * 1.5


def fastest(referents: Iterable[Referent]) -> float:
    """The least of three times, in seconds: what else the machine does only adds."""
    every = list(referents)
    return min(seconds(every) for _ in range(3))
