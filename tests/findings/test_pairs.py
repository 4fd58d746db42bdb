"""Pairs of short reports, half of them at odds: sixty, and nearly as many again that were written later. Differences of
precision, wording or position, and reports of two matters, are no conflict."""

import json
import tomllib
from pathlib import Path

import pytest

import kennan

HERE = Path(__file__).parent
BLOCKS = tomllib.loads((HERE / "pairs.toml").read_text(encoding="utf-8"))
PAIRS, MORE = BLOCKS["pair"], BLOCKS["more"]
F1_FLOOR = {"pair": 0.95, "more": 0.88}
STATES = {"Velmora": "XVM", "Drovnia": "XDV", "Caldria": "XCL", "Zubria": "XZU", "Karovia": "XKA"}
BODIES = {"Tolvan Front": "armed_group", "Lantern Brigade": "armed_group", "Maren Basin Union": "international_org"}


@pytest.fixture(scope="module")
def actors(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = [
        f'[[actor]]\nname = "{name}"\nkind = "state"\ncountry = "{code}"\naliases = ["{name.removesuffix("a")}an"]\n'
        for name, code in STATES.items()
    ]
    rows += [f'[[actor]]\nname = "{name}"\nkind = "{kind}"\n' for name, kind in BODIES.items()]
    path = tmp_path_factory.mktemp("pairs") / "actors.toml"
    path.write_text("".join(rows), encoding="utf-8")
    return path


def at_odds(pair: dict[str, str], folder: Path, actors: Path) -> bool:
    rows = [
        {"id": name, "text": pair[name], "date": "2031-03-13", "outlet": outlet, "language": "en"}
        for name, outlet in (("a", "Alder Post"), ("b", "Birch Times"))
    ]
    (folder / "pair.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with kennan.read(folder / "pair.jsonl", folder / "pair.case", actors=actors) as case:
        return bool(case.conflicts)


def test_the_set_is_what_it_is_said_to_be() -> None:
    differing = [p["differ"] for p in PAIRS if p["differ"] != "nothing"]
    assert (len(PAIRS), len(differing)) == (60, 30)
    kinds = {"value", "date", "partner", "status", "name"}
    assert set(differing) == kinds
    assert {p["differ"] for p in MORE} == kinds | {"place", "nothing"}


@pytest.mark.slow
@pytest.mark.parametrize("block", ["pair", "more"])
def test_pairs_at_odds_are_told_from_those_that_are_not(block: str, tmp_path: Path, actors: Path) -> None:
    hits = alarms = wanted_in_all = 0
    for number, pair in enumerate(BLOCKS[block]):
        folder = tmp_path / str(number)
        folder.mkdir()
        found, wanted = at_odds(pair, folder, actors), pair["differ"] != "nothing"
        hits += found and wanted
        alarms += found and not wanted
        wanted_in_all += wanted
    assert 2 * hits / (hits + alarms + wanted_in_all) >= F1_FLOOR[block]
