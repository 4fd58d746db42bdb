"""`kennan show CASE naming`: what each outlet calls an actor, in its own words and in those of speakers."""

import json
from pathlib import Path

import pytest

import kennan
from kennan.cli import main
from kennan.publish.outlets import outlet_of

FIRST = """The Tolvan Front seized the pass on 3 May 2024. The rebels hold two villages.

"These terrorists will be crushed," General Ivo Marr said of the Tolvan Front.
"""
SECOND = """The Tolvan Front took the pass on 3 May 2024. The movement has asked for talks.

The movement now waits in the hills.
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("naming")
    actors = folder / "actors.toml"
    actors.write_text('[[actor]]\nname = "Tolvan Front"\nkind = "armed_group"\naliases = ["the Front"]\n', "utf-8")
    rows = [
        {"id": "a", "text": FIRST, "outlet": "TASS", "date": "2024-05-04"},
        {"id": "b", "text": SECOND, "outlet": "Merrow Dispatch", "date": "2024-05-05"},
    ]
    (folder / "r.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    kennan.read(folder / "r.jsonl", folder / "n.case", actors=actors).close()
    return folder / "n.case"


def ran(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main([str(a) for a in arguments])
    told = capsys.readouterr()
    return int(stopped.value.code or 0), told.out, told.err


def test_names_by_outlet_in_whose_words(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = ran(capsys, "show", path, "naming", "--actor", "Tolvan Front", "--json")
    rows = {r["name"]: r for r in map(json.loads, out.splitlines())}
    assert rows["Tolvan Front"]["families"] == 2
    assert rows["Tolvan Front"]["form"] == "name"
    movement = rows["movement"]
    assert (movement["form"], movement["own"], movement["spoken"]) == ("description", 2, 0)
    assert [(o["outlet"], o["first"]) for o in movement["by_outlet"]] == [("Merrow Dispatch", "2024-05-05")]
    assert [(o["outlet"], o["mark"]) for o in rows["rebels"]["by_outlet"]] == [("TASS", "state-owned, RUS")]


def test_naming_for_people(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = ran(capsys, "show", path, "naming", "--actor", "Tolvan Front")
    assert out.startswith("How reports name Tolvan Front, pronouns left out:\nTolvan Front  [2 families, 2 reports]: ")
    assert "movement, a description  [1 report]: 2 in its own words\n    Merrow Dispatch (en, 2024-05-05): 2" in out


def test_naming_wants_an_actor(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, "show", path, "naming")[0] == 2
    assert ran(capsys, "show", path, "naming", "--actor", "Tolvan Front", "--since", "2024")[0] == 2
    assert ran(capsys, "show", path, "naming", "--actor", "Nobody At All")[0] == 2


def test_sources_mark_owned_outlets(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "TASS (state-owned, RUS)" in ran(capsys, "show", path, "sources")[1]


@pytest.mark.parametrize(
    ("name", "url", "kind"),
    [
        ("TASS", None, "state"),
        ("The Global Times", None, "party"),
        ("Msn.com", None, "aggregator"),
        (None, "https://www.presstv.ir/Detail/1", "state"),
        ("Merrow Dispatch", "https://example.org/tass.com", None),
        ("Start", None, None),
        (None, "http://[::1", None),
        (None, None, None),
    ],
)
def test_outlets_are_known_by_name_or_address(name: str | None, url: str | None, kind: str | None) -> None:
    found = outlet_of(name, url)
    assert (found.kind if found else None) == kind
