"""What actors want, fear, promise and doubt in whole reports of invented affairs, against keys made by hand before any
output was seen.

The floors are F1 scores (found, kinded, full) that the coder reached; they only rise. The rules were written looking at
the misses of contested-election; those of river-dispute were never read.
"""

from pathlib import Path

import pytest

from kennan.language import Reader

from .matching import rows
from .stance_matching import stance_figures

HERE = Path(__file__).parent
FLOORS = {"contested-election": (0.8, 0.8, 0.58), "river-dispute": (0.75, 0.75, 0.37)}


@pytest.mark.parametrize("affair", sorted(FLOORS))
def test_keys_quote_their_reports(affair: str) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in (HERE / affair / "reports").iterdir()}
    ids = {row["id"] for row in rows(HERE / affair / "key" / "actors.jsonl")}
    for stance in rows(HERE / affair / "key" / "stances.jsonl"):
        assert texts[stance["doc"]][stance["start"] : stance["end"]] == stance["quote"]
        assert {stance["holder"], stance["towards"], stance["attribution"]} - ids <= {None}


@pytest.mark.parametrize("affair", sorted(FLOORS))
def test_stances_of_an_affair_are_found(affair: str, reader: Reader) -> None:
    reached = stance_figures(HERE / affair, reader)
    print(affair, reached)
    found, kinded, full = FLOORS[affair]
    assert reached.found >= found, reached
    assert reached.kinded >= kinded, reached
    assert reached.full >= full, reached
