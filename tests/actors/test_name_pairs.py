"""Names of actors in the forty shared reports: which are one, which are two, and which are nobody."""

from pathlib import Path

import pytest

from kennan import pipeline
from tests.actors.named import PAIRS, wrong
from tests.measure import SHARED

REPORTS = SHARED / "reports" / "newswcl50"


def test_the_list_is_long_enough_and_says_nothing_twice() -> None:
    assert min(len(PAIRS["same"]), len(PAIRS["different"])) >= 80
    pairs = [(topic, *sorted((one, other))) for kind in ("same", "different") for topic, one, other in PAIRS[kind]]
    assert len(set(pairs)) == len(pairs)


@pytest.mark.slow
@pytest.mark.skipif(not REPORTS.is_dir(), reason=f"{REPORTS} missing; set KENNAN_SHARED to the shared folder")
def test_actors_of_the_forty_reports_bear_their_names(tmp_path: Path) -> None:
    faults = []
    with pipeline.Pool(2) as pool:
        for topic in sorted({p.name.partition("_")[0] for p in REPORTS.glob("*.txt")}):
            reports = sorted(REPORTS.glob(f"{topic}_*.txt"))
            with pipeline.read(reports, tmp_path / f"{topic}.case", workers=pool) as case:
                faults += wrong(int(topic), case.actors, case.referents)
    assert faults == []
