"""Naming inputs: files, folders, patterns, standard input; the names that reports get."""

import io
import os
import pickle
import sys
from pathlib import Path

import pytest

from kennan.intake import Options, Source, sources
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


def test_standard_input_comes_last_and_carries_its_bytes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"words from a pipe")))
    assert list(sources(["-", str(folder / "a.txt")], Options())) == [
        Source("a.txt", str(folder / "a.txt")),
        Source("-", "-", b"words from a pipe"),
    ]


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
        ("in.txt", "is a symbolic link to what is read under its own name"),
        ("out.txt", "is a symbolic link that leads out of the folder"),
    ]


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
