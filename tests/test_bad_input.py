"""Whatever is wrong with an input, one line says which, what and what to do; the rest is read; the exit code is 3."""

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import kennan
from kennan.cli import main

GOOD = "Drovnia praised the accord with Velmora on 3 May 2020. Its minister welcomed the talks in the capital."


def empty(path: Path) -> None:
    path.write_bytes(b"")


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def truncated_gzip(path: Path) -> None:
    path.write_bytes(gzip.compress((GOOD * 500).encode())[:-200])


def gzip_bomb(path: Path) -> None:
    path.write_bytes(gzip.compress(b"\0" * 200_000_000))


def html_without_an_article(path: Path) -> None:
    path.write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")


def no_text_column(path: Path) -> None:
    path.write_text("colour,size\nred,1\n")


def broken_line(path: Path) -> None:
    path.write_text(json.dumps({"text": GOOD}) + '\n{"text": \n')


def encrypted_pdf(path: Path) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret")
    with path.open("wb") as file:
        writer.write(file)


def long_line_above_the_limit(path: Path) -> None:
    path.write_bytes(b"a word and another " * 3_000_000)


FAULTS: list[tuple[str, Callable[[Path], None]]] = [
    ("empty.txt", empty),
    ("binary.txt", binary),
    ("short.txt.gz", truncated_gzip),
    ("bomb.txt.gz", gzip_bomb),
    ("page.html", html_without_an_article),
    ("table.csv", no_text_column),
    ("lines.jsonl", broken_line),
    ("locked.pdf", encrypted_pdf),
    ("line.txt", long_line_above_the_limit),
]


@pytest.mark.parametrize(("name", "make"), FAULTS, ids=[name for name, _ in FAULTS])
def test_it_is_named_with_fault_and_remedy_and_the_rest_is_read(
    name: str, make: Callable[[Path], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    make(folder / name)
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(["read", str(folder), "--case", str(tmp_path / "a.case"), "--workers", "1"])
    told = capsys.readouterr()
    assert stopped.value.code == 3
    assert told.out == ""
    skipped = [line for line in told.err.splitlines() if line.startswith("skipped ")]
    assert len(skipped) == 1
    assert skipped[0].startswith(f"skipped {name}")
    assert ";" in skipped[0]
    with kennan.Case(tmp_path / "a.case") as case:
        assert "good.txt" in [r.name for r in case.reports]
        assert len(case.skipped) == 1


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-8-sig", "cp1252"])
def test_other_encodings_are_read(encoding: str, tmp_path: Path) -> None:
    text = "The minister of Drovnia, Zoë Brûlé, praised the café accord with Velmora – sorry, a déjà vu – in May 2020."
    if encoding == "latin-1":
        text = text.replace("–", "-")
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    with kennan.read(tmp_path / "a.txt", tmp_path / "a.case") as case:
        assert case.reports[0].text.lstrip("\ufeff") == text
        assert case.search("Brûlé")


def test_a_folder_without_permission_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if os.geteuid() == 0:
        pytest.skip("the superuser may read every folder")
    (tmp_path / "closed").mkdir(mode=0)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(["read", str(tmp_path), "--case", str(tmp_path / "a.case")])
    assert stopped.value.code == 3
    assert "skipped closed" in capsys.readouterr().err


def test_nothing_to_read_is_an_error_of_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["read", str(tmp_path / "nowhere"), "--case", str(tmp_path / "a.case")])
    assert stopped.value.code in (2, 3)
    assert "nowhere" in capsys.readouterr().err
