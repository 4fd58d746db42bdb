"""Resolving actors of many reports takes little more than in proportion."""

import pytest

from tests.many import REPORTS, multiplied, read, seconds, steeper

SMALL, LARGE = 10, 60  # times the forty


@pytest.mark.slow
@pytest.mark.skipif(not REPORTS.is_dir(), reason=f"{REPORTS} missing; set KENNAN_SHARED to the shared folder")
def test_resolution_grows_no_faster_than_n_log_n() -> None:
    referents = read()
    seconds(multiplied(referents, SMALL))  # the words are loaded now
    told = [(times * len(referents), seconds(multiplied(referents, times))) for times in (SMALL, LARGE)]
    assert steeper(told[0], told[1]) < 1.25  # the clock of a busy machine is no better
    assert told[1][1] < 60 * LARGE * 40 / 10000 * 1.5
