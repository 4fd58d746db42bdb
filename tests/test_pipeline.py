"""From files to a case: the same input gives the same record, and a read that dies goes on where it stopped."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path

import pytest

import kennan
from kennan import pipeline
from kennan.case import Store
from kennan.errors import UsageError

SAMPLE = Path(str(files("kennan") / "sample"))


def exported(case: "kennan.Case", folder: Path) -> dict[str, bytes]:
    with case:
        return {path.name: path.read_bytes() for path in kennan.export(case, folder)}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample affair, read once."""
    path = tmp_path_factory.mktemp("sample") / "sample.case"
    kennan.read(SAMPLE / "reports", path, actors=SAMPLE / "actors.toml").close()
    return path


def test_another_order_and_more_workers_give_the_same_exports(sample: Path, tmp_path: Path) -> None:
    names = sorted((SAMPLE / "reports").iterdir(), reverse=True)
    other = kennan.read(names, tmp_path / "b.case", actors=SAMPLE / "actors.toml", workers=2)
    assert exported(kennan.Case(sample), tmp_path / "a") == exported(other, tmp_path / "b")


def test_reading_twice_changes_nothing(sample: Path, tmp_path: Path) -> None:
    before = exported(kennan.Case(sample), tmp_path / "a")
    summary = pipeline.Summary()
    case = kennan.read(SAMPLE / "reports", sample, summary=summary)
    assert summary.read == 0
    assert summary.known == len(list((SAMPLE / "reports").iterdir()))
    assert exported(case, tmp_path / "b") == before


def test_reading_again_on_demand_gives_the_same(sample: Path, tmp_path: Path) -> None:
    before = exported(kennan.Case(sample), tmp_path / "a")
    assert exported(kennan.read(SAMPLE / "reports", sample, again=True), tmp_path / "b") == before


def test_every_claim_stands_on_its_words(sample: Path) -> None:
    with kennan.Case(sample) as case:
        for family in ("event", "quote", "status", "stance", "figure"):
            told = case.lines(family)
            assert told, family
            for line in told:
                report = case.report[line.claim.span.report]
                assert report.text[line.claim.span.start : line.claim.span.end] == line.text
                assert 0 <= line.claim.confidence <= 1
                assert line.sentence.contains(line.claim.span)


@pytest.mark.slow
def test_a_killed_read_keeps_what_it_had_and_the_next_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(120):
        text = (
            f"Minister Ada Kell of Drovnia met envoy {number} of Velmora on 3 May 2020. "
            f'"We will sign {number + 2} accords," she said. ' * 12
        )
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "a.case"
    command = [sys.executable, "-m", "kennan", "read", str(folder), "--case", str(path), "--workers", "1"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not 3 <= _count(path) < 120:
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    kept = _count(path)
    assert 3 <= kept < 120, "the read was killed in its middle"
    with kennan.Case(path) as case:
        assert not case.settled
    summary = pipeline.Summary()
    whole = kennan.read(folder, path, summary=summary)
    assert (summary.known, summary.read) == (kept, 120 - kept)
    assert whole.settled
    fresh = kennan.read(folder, tmp_path / "b.case")
    assert exported(whole, tmp_path / "a") == exported(fresh, tmp_path / "b")


@pytest.mark.slow
def test_two_reads_at_once_into_one_case_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    started = []
    for half in ("north", "south"):
        (tmp_path / half).mkdir()
        for number in range(8):
            text = f"Minister Ada Kell of the {half} met envoy {number} of Velmora on 3 May 2020 in the old port. " * 3
            (tmp_path / half / f"{half}{number}.txt").write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "kennan", "read", str(tmp_path / half), "--case", str(path), "--workers", "1"]
        started.append(subprocess.Popen(command, stderr=subprocess.PIPE, text=True))
    assert [(len(_told(p.communicate(timeout=120)[1])), p.returncode) for p in started] == [(1, 0), (1, 0)]
    with kennan.Case(path) as case:
        assert case.settled
        assert len(case.reports) == 16
    other = kennan.read([tmp_path / "north", tmp_path / "south"], tmp_path / "b.case")
    assert exported(kennan.Case(path), tmp_path / "a") == exported(other, tmp_path / "b")


def test_ctrl_c_keeps_what_was_read_and_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(200):
        text = (
            f"Minister Ada Kell of Drovnia met envoy {number} of Velmora on 3 May 2020 in a hall of the old port. " * 9
        )
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "a.case"
    command = [sys.executable, "-m", "kennan", "read", str(folder), "--case", str(path), "--workers", "2"]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # it may be ignored around here
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and _count(path) < 3:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert (out, len(_told(err))) == ("", 1)
    assert f"reports are kept in {path}; the same command goes on" in err
    assert 3 <= _count(path) < 200


def _told(err: str) -> list[str]:
    """The lines of stderr without the progress that is told every ten seconds."""
    return [line for line in err.splitlines() if not re.match(r"\w+: \d+ of \d+$", line)]


def _count(path: Path) -> int:
    if not path.exists():
        return 0
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5) as connection:
            return int(connection.execute("SELECT count(*) FROM reports").fetchone()[0])
    except sqlite3.Error:
        return 0


def test_a_changed_file_is_a_newer_version_and_both_are_kept(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    path = tmp_path / "a.case"
    note.write_text("Drovnia signed the accord on 3 May 2020. Its minister praised Velmora.", encoding="utf-8")
    kennan.read(note, path).close()
    note.write_text("Drovnia did not sign the accord. Its minister criticised Velmora.", encoding="utf-8")
    with kennan.read(note, path) as case:
        assert [r.name for r in case.reports] == ["note.txt"]
        assert case.reports[0].text.startswith("Drovnia did not")
        assert len(case.store.reports(superseded=True)) == 2


def test_one_name_in_two_folders_gives_two_reports(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    for folder, text in (
        ("north", "Drovnia praised the accord in May 2020."),
        ("south", "Velmora rejected the accord."),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "note.txt").write_text(text, encoding="utf-8")
        kennan.read(tmp_path / folder, path).close()
    with kennan.Case(path) as case:
        assert [r.name for r in case.reports] == ["note.txt", "south/note.txt"]


def test_the_bytes_as_they_came_stay_in_the_case(sample: Path) -> None:
    with Store(sample) as store:
        for report in store.reports():
            assert store.original(report.id) == Path(report.origin).read_bytes()


def test_a_model_that_is_not_installed_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Drovnia praised the accord in May 2020 in a long statement.", encoding="utf-8")
    with pytest.raises(UsageError, match="model en_core_web_none: not installed"):
        kennan.read(tmp_path / "a.txt", tmp_path / "a.case", model="en_core_web_none")


def test_importing_kennan_is_quick() -> None:
    program = "import time; t = time.perf_counter(); import kennan; print(time.perf_counter() - t)"
    took = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert float(took) < 0.5


def test_a_fault_of_ours_in_one_report_costs_only_its_claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = pipeline.code

    def failing(report, sentences, world):  # type: ignore[no-untyped-def]
        if report.name == "b.txt":
            raise RuntimeError("odd")
        return code(report, sentences, world)

    monkeypatch.setattr(pipeline, "code", failing)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(
            "Drovnia praised the accord with Velmora on 3 May 2020 in Pelsk.", encoding="utf-8"
        )
    summary = pipeline.Summary()
    with kennan.read([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "a.case", summary=summary) as case:
        assert [r.name for r in case.reports] == ["a.txt", "b.txt"]
        assert {line.report for line in case.figures()} == {"a.txt"}
        assert [hit.name for hit in case.search("accord")] == ["a.txt", "b.txt"]
    (fault,) = summary.skipped
    assert (fault.name, fault.fault) == ("b.txt", "kept and searchable, but could not be coded (RuntimeError: odd)")


def test_reports_coded_otherwise_are_coded_anew(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        text = f"The Quill League praised the accord with the town of Orm on 3 May 2020, said {name} in its paper."
        (tmp_path / name).write_text(text, encoding="utf-8")
    kennan.read([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "a.case").close()
    own = tmp_path / "actors.toml"
    own.write_text(
        '[[actor]]\nname = "Quill League"\nkind = "armed_group"\naliases = ["The Leaguers"]\n', encoding="utf-8"
    )
    summary = pipeline.Summary()
    with kennan.read(tmp_path / "a.txt", tmp_path / "a.case", actors=own, summary=summary) as case:
        assert summary.read == 2
        assert [a.kind for a in case.actors if a.name == "Quill League"] == ["armed_group"]
        assert len(case.find_actor("Quill League").referents) == 2
        assert case.find_actor("the Leaguers").name == "Quill League"  # an alias that no report uses
        assert case.store.coded_otherwise(case.signature) == []


def test_sources_say_what_a_language_lacks(tmp_path: Path) -> None:
    text = "Il governo della Drovnia ha annunciato martedì 12 marzo 2024 che il consolato resterà aperto per tutti."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    with kennan.read(tmp_path / "a.txt", tmp_path / "a.case") as case:
        assert case.reports[0].language == "it"
        assert "no parser for it: only names, dates and figures" in case.reports[0].lacks
