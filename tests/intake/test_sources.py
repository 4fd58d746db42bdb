"""Naming inputs: files, folders, patterns, standard input; the names that reports get."""

import io
import os
import pickle
import sys
from pathlib import Path

import pytest

from kennan.intake import Intake, Options, Source, read, sources
from kennan.model import Skipped


def names(*inputs: object) -> list[str]:
    return [s.name for s in sources([str(i) for i in inputs], Options()) if isinstance(s, Source)]


def skipped(*inputs: object) -> list[tuple[str, str]]:
    return [(s.name, s.fault) for s in sources([str(i) for i in inputs], Options()) if isinstance(s, Skipped)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "deep/er/c.md", "deep/t.csv.gz", ".hidden.txt", ".git/x.txt", "README"):
        path = tmp_path / "press" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")
    return tmp_path / "press"


def test_a_folder_gives_its_files_by_their_path_within_it(folder: Path) -> None:
    assert names(folder) == ["README", "a.txt", "b.txt", "deep/er/c.md", "deep/t.csv.gz"]


def test_other_suffixes_are_left_out_of_a_folder_with_a_reason_but_tried_when_named(folder: Path) -> None:
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    assert skipped(folder) == [("photo.jpg", "files with the suffix .jpg are not read")]
    assert names(folder / "photo.jpg") == ["photo.jpg"]


def test_the_order_of_the_inputs_does_not_matter(folder: Path) -> None:
    first = list(sources([str(folder / "b.txt"), str(folder / "deep"), str(folder / "a.txt")], Options()))
    second = list(sources([str(folder / "a.txt"), str(folder / "b.txt"), str(folder / "deep")], Options()))
    assert first == second


def test_a_file_named_twice_is_read_once_under_its_longer_name(folder: Path) -> None:
    assert names(folder / "deep" / "er" / "c.md", folder) == names(folder)


def test_the_same_name_from_two_folders_gets_the_shortest_prefix_that_tells_them_apart(tmp_path: Path) -> None:
    for place in ("x/may/a.txt", "y/may/a.txt", "y/may/b.txt"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text("words")
    assert names(tmp_path / "x" / "may", tmp_path / "y" / "may") == ["b.txt", "x/may/a.txt", "y/may/a.txt"]


def test_a_pattern_gives_the_files_that_it_matches(folder: Path) -> None:
    assert names(folder / "*.txt") == ["a.txt", "b.txt"]
    assert skipped(folder / "*.rtf") == [(str(folder / "*.rtf"), "the pattern matches no file")]


def test_standard_input_comes_last_named_by_its_bytes_and_carries_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"words from a pipe")))
    assert list(sources(["-", str(folder / "a.txt")], Options())) == [
        Source("a.txt", str(folder / "a.txt")),
        Source("stdin-a9b60f31", "-", b"words from a pipe"),
    ]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"other words")))
    (other,) = sources(["-"], Options())
    assert isinstance(other, Source)
    assert other.name != "stdin-a9b60f31"
    (taken,) = read(other, Options())
    assert isinstance(taken, Intake)
    assert (taken.report.name, taken.report.origin, taken.report.text) == (other.name, "-", "other words")


def test_what_is_not_there_and_what_would_have_to_be_fetched_is_told() -> None:
    assert skipped("/no/such/place", "https://news.example/page") == [
        ("/no/such/place", "there is no such file or folder"),
        ("https://news.example/page", "is an address, and Kennan fetches nothing"),
    ]


def test_symbolic_links_never_lead_out_of_the_folder(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("not for reading")
    (tmp_path / "other").mkdir()
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "away").symlink_to(tmp_path / "other")
    (folder / "in.txt").symlink_to(folder / "a.txt")
    assert names(folder) == ["README", "a.txt", "b.txt", "deep/er/c.md", "deep/t.csv.gz"]
    assert skipped(folder) == [
        ("away", "is a symbolic link that leads out of the folder"),
        ("out.txt", "is a symbolic link that leads out of the folder"),
    ]


def test_links_to_what_is_read_anyway_are_passed_over_and_others_say_why(folder: Path) -> None:
    (folder / "same").symlink_to(folder / "deep" / "er")
    (folder / "deep" / "up").symlink_to("..")
    (folder / "deep" / "er" / "here").symlink_to(".")
    (folder / "x.txt").symlink_to("y.txt")
    (folder / "y.txt").symlink_to("x.txt")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "veiled.txt").symlink_to(".hidden.txt")
    assert names(folder) == ["README", "a.txt", "b.txt", "deep/er/c.md", "deep/t.csv.gz"]
    assert skipped(folder) == [
        ("deep/er/here", "is a symbolic link to a folder that it is in"),
        ("deep/up", "is a symbolic link to a folder that it is in"),
        ("gone.txt", "is a symbolic link to nothing"),
        ("veiled.txt", "is a symbolic link to what is hidden"),
        ("x.txt", "is a symbolic link that leads in a circle"),
        ("y.txt", "is a symbolic link that leads in a circle"),
    ]


def test_a_case_in_the_folder_is_passed_over(folder: Path) -> None:
    for name in ("a.case", "a.case-wal", "a.case-shm", "deep/B.CASE"):
        (folder / name).write_bytes(b"SQLite format 3\0")
    assert names(folder) == ["README", "a.txt", "b.txt", "deep/er/c.md", "deep/t.csv.gz"]
    assert skipped(folder) == []


def test_names_that_are_not_utf_8_are_shown_escaped_and_read(folder: Path) -> None:
    raw = os.path.join(os.fsencode(folder), b"\xff\xfe.txt")
    with open(raw, "wb") as out:
        out.write(b"The council met.")
    with open(os.path.join(os.fsencode(folder), b"\xe9.jpg"), "wb"):
        pass
    found = [s for s in sources([str(folder)], Options()) if isinstance(s, Source)]
    assert [s.name for s in found] == ["README", "\\xff\\xfe.txt", "a.txt", "b.txt", "deep/er/c.md", "deep/t.csv.gz"]
    assert skipped(folder) == [("\\xe9.jpg", "files with the suffix .jpg are not read")]
    assert names(os.fsdecode(raw)) == ["\\xff\\xfe.txt"]
    assert skipped("\ud800.txt") == [("\\ud800.txt", "there is no such file or folder")]
    (taken,) = read(pickle.loads(pickle.dumps(found[1])), Options())
    assert isinstance(taken, Intake)
    assert (taken.report.text, taken.report.origin) == ("The council met.", f"{folder}/\\xff\\xfe.txt")


def test_a_folder_without_permission_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = str(folder / "deep")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path) == closed:
            raise PermissionError(13, "Permission denied", closed)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert names(folder) == ["README", "a.txt", "b.txt"]
    assert skipped(folder) == [("deep", "no permission to read it")]


def test_a_pipe_in_a_folder_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert skipped(folder) == [("pipe.txt", "is no regular file")]


def test_sources_can_be_sent_to_a_worker(folder: Path) -> None:
    found = list(sources([str(folder)], Options()))
    assert pickle.loads(pickle.dumps(found)) == found
