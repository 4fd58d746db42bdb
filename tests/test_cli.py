"""The command line: data on stdout, the rest on stderr, exit codes that mean something, nothing hostile let through."""

import csv
import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from kennan.cli import main
from kennan.publish.exchange import FILES

SAMPLE = Path(str(files("kennan") / "sample"))


class Ran:
    """What a command did."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def rows(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    def call(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as stopped:
            main([str(a) for a in arguments])
        told = capsys.readouterr()
        return Ran(int(stopped.value.code or 0), told.out, told.err)

    return call


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "sample.case"
    with pytest.raises(SystemExit) as stopped:
        main(["read", str(SAMPLE / "reports"), "--case", str(path), "--actors", str(SAMPLE / "actors.toml")])
    assert stopped.value.code == 0
    return path


def test_the_brief_has_all_its_sections(run, case: Path) -> None:  # type: ignore[no-untyped-def]
    ran = run("brief", case)
    assert ran.code == 0
    assert ran.err == ""
    titles = [line for line in ran.out.splitlines() if line.isupper() and not line.startswith(" ")]
    assert titles == [
        "WHO",
        "TIMELINE",
        "VOICES",
        "STATUSES",
        "STANCES",
        "PROMISES",
        "WHERE ACCOUNTS DIFFER",
        "SOURCES",
    ]
    assert "nothing found" not in ran.out


def test_listings_are_json_lines_with_the_sentence(run, case: Path) -> None:  # type: ignore[no-untyped-def]
    rows = run("show", case, "events", "--actor", "Drovnia", "--since", "2024-01", "--json").rows
    assert rows
    for row in rows:
        assert "Drovnia" in (row.get("source_name"), row.get("target_name")) or row["source"] or row["target"]
        assert str(row["text"]) in str(row["sentence"])
        assert str(row["date_end"] or "9999") >= "2024-01-01"


@pytest.mark.parametrize("kind", ["events", "quotes", "statuses", "stances", "figures", "actors", "findings",
                                  "families", "links", "sources", "conflicts"])  # fmt: skip
def test_every_kind_can_be_listed(run, case: Path, kind: str) -> None:  # type: ignore[no-untyped-def]
    plain, told = run("show", case, kind), run("show", case, kind, "--json", "--limit", "3")
    assert plain.code == told.code == 0
    assert plain.out
    assert 1 <= len(told.rows) <= 3


def test_a_claim_opens_by_the_start_of_its_id(run, case: Path) -> None:  # type: ignore[no-untyped-def]
    row = run("show", case, "quotes", "--json", "--limit", "1").rows[0]
    ran = run("show", case, "claim", str(row["id"])[:8])
    assert ran.code == 0
    assert f"»{str(row['text'])[:20]}" in ran.out


def test_search_finds_and_says_when_it_does_not(run, case: Path) -> None:  # type: ignore[no-untyped-def]
    assert "recognition" in run("search", case, "recognition").out.casefold()
    ran = run("search", case, 'xyzzy" OR NEAR(')
    assert (ran.code, ran.out, ran.err) == (0, "", "nothing found\n")


def test_export_writes_every_file(run, case: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for form in ("jsonl", "csv"):
        ran = run("export", case, "--format", form, "--out", tmp_path / form)
        assert ran.code == 0
        assert sorted(p.name for p in (tmp_path / form).iterdir()) == sorted(
            [*(f"{name}.{form}" for name in FILES), "signature.txt"]
        )
    with (tmp_path / "csv" / "events.csv").open(encoding="utf-8", newline="") as file:
        cells = list(csv.DictReader(file))
    rows = [json.loads(x) for x in (tmp_path / "jsonl" / "events.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [c["id"] for c in cells] == [r["id"] for r in rows]


def test_wrong_usage_exits_with_2_and_one_line(run, case: Path) -> None:  # type: ignore[no-untyped-def]
    for arguments, told in (
        (["show", case, "events", "--since", "yesterday"], "yesterday: not a date"),
        (["show", case, "events", "--actor", "Atlantis"], "Atlantis: no actor of this name"),
        (["show", case, "claim", "zzz"], "zzz: no claim"),
        (["show", case, "wishes"], "wishes"),
        (["show", case, "events", "--type", "WISH"], "WISH: no such event"),
        (["show", case, "events", "--modality", "sure"], "sure: no modality"),
        (["show", case, "events", "--report", "none.txt"], "none.txt: no report of this name"),
        (["show", case, "events", "--since", "2022", "--until", "2021"], "ends before it begins"),
        (["show", case, "conflicts", "--since", "2022"], "conflicts: takes no filters"),
        (["read"], "REPORTS"),
    ):
        ran = run(*arguments)
        assert ran.code == 2
        assert told in ran.err
        assert ran.out == ""
        assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("shell", "code", "told"),
    [
        ("{kennan} brief {case} | head -1; exit ${{PIPESTATUS[0]}}", 0, ""),
        ("{kennan} brief {case} > /dev/full", 1, "kennan: can't write the output (No space left on device)\n"),
        ("{kennan} brief {case} >&-", 0, ""),
        ("PYTHONIOENCODING=ascii {kennan} brief {case} > /dev/null", 0, ""),
    ],
)
def test_whatever_stdout_is_no_traceback_is_seen(case: Path, shell: str, code: int, told: str) -> None:
    command = shell.format(kennan=f"{sys.executable} -m kennan", case=case)
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (code, told)


def test_escape_codes_and_formulas_in_a_report_are_neutralised(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    report = tmp_path / "=cmd()\x1b[31m.txt"
    report.write_text(
        'Officials spoke in May 2020. "\x1b[2J\x1b]0;owned\x07 We will sign the treaty with Velmora," said '
        "Drovnia's minister \u202eAda Kell\x9b. =HYPERLINK(1) rejected the treaty with Drovnia.",
        encoding="utf-8",
    )
    case = tmp_path / "a.case"
    reading = run("read", report, "--case", case)
    brief, listed, found = run("brief", case), run("show", case, "quotes"), run("search", case, "treaty")
    for ran in (reading, brief, listed, found):
        assert not any(c in ran.out + ran.err for c in "\x1b\x07\x9b\u202e")
    assert found.out
    run("export", case, "--format", "csv", "--out", tmp_path / "csv")
    for path in (tmp_path / "csv").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                assert not [c for c in row if c.startswith(("=", "@", "+")) or (c[:1] == "-" and not _number(c))]


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
