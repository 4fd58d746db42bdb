"""The commands of `kennan outlook`: they work, and fail in words."""

import json
from pathlib import Path

import pytest
from typer.main import get_command

from kennan.cli import main
from kennan.outlook_cli import app
from tests.outlook.scenarios import SMALL

DOCS = Path(__file__).resolve().parents[2] / "docs"


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(["outlook", *arguments])
    out = capsys.readouterr()
    return int(left.value.code or 0), out.out, out.err


@pytest.fixture
def small(tmp_path: Path) -> str:
    path = tmp_path / "bridge.toml"
    path.write_text(SMALL, encoding="utf-8")
    return str(path)


def test_the_bundled_scenario_is_solved_offline(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = call(capsys, "solve", "sample", "--samples", "200")
    assert code == 0 and "OUTCOMES IN THIS SCENARIO" in out and "Drovnia" in out


def test_check_and_solve(capsys: pytest.CaptureFixture[str], small: str, tmp_path: Path) -> None:
    code, out, _ = call(capsys, "check", small)
    assert code == 0 and "12 inputs" in out
    page = tmp_path / "new" / "report.html"
    code, out, err = call(capsys, "solve", small, "--samples", "100", "--json", "--html", str(page))
    assert code == 0 and json.loads(out)["samples"] == 100
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>") and "written" in err


def test_briefs_score_pool_efg(capsys: pytest.CaptureFixture[str], small: str, tmp_path: Path) -> None:
    code, out, _ = call(capsys, "briefs", small, "--out", str(tmp_path / "briefs"))
    assert code == 0 and len(out.splitlines()) == 3
    ledger = str(tmp_path / "ledger.jsonl")
    code, out, _ = call(capsys, "score", small, "--outcome", "open", "--ledger", ledger, "--samples", "64")
    assert code == 0 and "status quo" in out and "one case proves nothing" in out
    code, _, err = call(capsys, "score", small, "--outcome", "open", "--ledger", ledger, "--samples", "64")
    assert code == 2 and "already" in err
    assert len(Path(ledger).read_text(encoding="utf-8").splitlines()) == 1
    code, out, _ = call(capsys, "pool", small, small, "--samples", "64")
    assert code == 0 and "logarithmic" in out
    code, out, _ = call(capsys, "efg", small)
    assert code == 0 and out.startswith("EFG 2 R")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["solve", "nowhere.toml"], "can't be read"),
        (["check", "SMALL", "--case", "nowhere.case"], "nowhere.case"),
        (["score", "SMALL", "--outcome", "ajar", "--ledger", "l.jsonl", "--samples", "64"], "no outcome"),
        (["solve", "SMALL", "--samples", "1"], "16"),
        (["pool", "SMALL"], "at least two"),
    ],
)
def test_failures_are_told(
    capsys: pytest.CaptureFixture[str], small: str, arguments: list[str], told: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    code, out, err = call(capsys, *(small if a == "SMALL" else a for a in arguments))
    assert code in (1, 2) and told in err and not out
    assert "failed (" not in err


def test_damaged_ledgers_are_refused(capsys: pytest.CaptureFixture[str], small: str, tmp_path: Path) -> None:
    for damaged in ("x", "{}", "[1]", '{"digest": 1}', "\x00"):
        ledger = tmp_path / "ledger.jsonl"
        ledger.write_text(damaged, encoding="utf-8")
        code, _, err = call(capsys, "score", small, "--outcome", "open", "--ledger", str(ledger), "--samples", "64")
        assert code == 1 and "ledger.jsonl:1" in err
        assert ledger.read_text(encoding="utf-8") == damaged


def test_every_command_and_option_is_told() -> None:
    text = (DOCS / "outlook.md").read_text(encoding="utf-8")
    missing = []
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        if f"kennan outlook {name}" not in text:
            missing.append(name)
        for parameter in command.params:
            missing += [o for o in parameter.opts if o.startswith("--") and o != "--help" and f"`{o}`" not in text]
    assert missing == []
