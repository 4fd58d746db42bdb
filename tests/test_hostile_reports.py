"""Hostile and unlucky inputs from end to end: one line of complaint at most, the rest read, the case whole."""

import json
import multiprocessing
import os
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

import kennan
from kennan.intake import Options
from kennan.pipeline import Summary

GOOD = "Drovnia praised the accord with Velmora on 3 May 2020. Its minister welcomed the talks in the capital."
PARAGRAPH = f"<p>{GOOD} {GOOD}</p>"


def read(folder: Path, case: Path) -> tuple[list[str], list[str]]:
    """Names of the reports read, and of the inputs skipped."""
    summary = Summary()
    with kennan.read(folder, case, summary=summary) as made:
        assert made.settled
        return [r.name for r in made.reports], [s.name for s in summary.skipped]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    (made / "good.txt").write_text(GOOD, encoding="utf-8")
    return made


def test_pipes_devices_and_looping_links_are_passed_over(folder: Path, tmp_path: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "endless.txt").symlink_to("/dev/zero")
    (folder / "self").symlink_to(".")
    (folder / "a.txt").symlink_to("b.txt")
    (folder / "b.txt").symlink_to("a.txt")
    (tmp_path / "secret.txt").write_text(GOOD + " Secretly.", encoding="utf-8")
    (folder / "leak.txt").symlink_to("../secret.txt")
    assert read(folder, tmp_path / "a.case") == (
        ["good.txt"],
        ["a.txt", "b.txt", "endless.txt", "leak.txt", "pipe.txt", "self"],
    )


def test_entities_of_a_page_are_neither_fetched_nor_multiplied(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the hidden word is marzipan", encoding="utf-8")
    bomb = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 13))
    outside = f'<!ENTITY file SYSTEM "{(tmp_path / "secret.txt").as_uri()}">'
    (folder / "page.xhtml").write_text(
        f'<?xml version="1.0"?><!DOCTYPE html [{bomb}{outside}]>'
        f"<html><body><article><p>&a12; &file;</p>{PARAGRAPH * 4}</article></body></html>",
        encoding="utf-8",
    )
    with kennan.read(folder, tmp_path / "a.case") as case:
        (page,) = [r for r in case.reports if r.name == "page.xhtml"]
    assert GOOD in page.text
    assert "marzipan" not in page.text
    assert len(page.text) < 2_000


def test_a_hundred_thousand_nested_tags_cost_one_report(folder: Path, tmp_path: Path) -> None:
    (folder / "deep.html").write_text(
        "<html><body>" + "<div>" * 100_000 + PARAGRAPH * 4 + "</div>" * 100_000, encoding="utf-8"
    )
    assert read(folder, tmp_path / "a.case") == (["good.txt"], ["deep.html"])


def test_rows_nested_too_deep_or_out_of_range_cost_one_row_each(folder: Path, tmp_path: Path) -> None:
    rows = [
        '{"id": "deep", "text": ' + "[" * 100_000 + "]" * 100_000 + "}",
        '{"id": "long", "n": ' + "9" * 5_000 + f', "text": "{GOOD} a"}}',
        f'{{"id": 1e999, "date": 1e308, "text": "{GOOD} b"}}',
        f'{{"id": "twice", "text": "Nothing.", "text": "{GOOD} c"}}',
        f'{{"id": "\\ud800", "title": "\\udfff", "outlet": "\\ud800", "text": "{GOOD} \\udc00 d"}}',
        '{"id": "none", "text": null}',
    ]
    (folder / "rows.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    names, skipped = read(folder, tmp_path / "a.case")
    assert skipped == ["rows.jsonl#1", "rows.jsonl#2", "rows.jsonl#none"]
    assert names == ["good.txt", "rows.jsonl#5", "rows.jsonl#inf", "rows.jsonl#twice"]
    with kennan.Case(tmp_path / "a.case") as case:
        for report in case.reports:
            assert report.text.startswith((GOOD, "�\n\n" + GOOD)), report.name
            json.dumps(report.text).encode("ascii")


@pytest.mark.parametrize("fault", ["cut", "pages in a circle", "garbage", "bomb"])
def test_a_broken_pdf_costs_one_report(fault: str, folder: Path, tmp_path: Path) -> None:
    kids, content = "[3 0 R]", f"BT /F1 12 Tf 72 720 Td ({GOOD}) Tj ET".encode()
    if fault == "pages in a circle":
        kids = "[2 0 R]"
    packed = b""
    if fault == "bomb":
        content, packed = (
            zlib.compress(b"BT /F1 12 Tf (" + b"A" * 100_000_000 + b") Tj ET", 9),
            b"/Filter /FlateDecode ",
        )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids {kids} /Count 1 >>".encode(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R\n"
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< " + packed + b"/Length %d >>\nstream\n" % len(content) + content + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%b\nendobj\n" % (n, o) for n, o in enumerate(objects, 1))
    data += b"trailer << /Size 6 /Root 1 0 R >>\n%%EOF"
    if fault == "cut":
        data = data[: len(data) // 3]
    elif fault == "garbage":
        data = b"%PDF-1.4\n" + bytes(range(256)) * 80
    (folder / "broken.pdf").write_bytes(data)
    assert read(folder, tmp_path / "a.case") == (["good.txt"], ["broken.pdf"])


@pytest.mark.slow
@pytest.mark.parametrize(
    "flood",
    [
        "(" * 50_000,
        '"' * 20_000,
        "“‘" * 10_000 + "peace" + "’”" * 10_000,
        '" said he. ' * 2_000,
        "Drovnia and " * 4_000,
        "Ada Kell said that " * 1_500,
        "the spokesman of the minister of " * 1_500,
        "Drovnia" + "'s minister" * 2_000,
        "D" + "\u0301" * 20_000,
        "\u202e\u2066" * 10_000,
        "A. B. C. D. " * 3_000,
        "9" * 20_000 + " people fled",
        "one million two thousand and " * 2_000 + "people fled",
    ],
    ids=["brackets", "quotes", "nested quotes", "asides", "and", "said that", "of", "possessives", "marks", "direction",
         "initials", "digits", "numbers"],
)  # fmt: skip
def test_floods_of_one_thing_are_read_whole(flood: str, folder: Path, tmp_path: Path) -> None:
    (folder / "flood.txt").write_text(f"{GOOD}\n\n{flood} in Velmora.\n\n{GOOD}\n", encoding="utf-8")
    summary = Summary()
    with kennan.read(folder, tmp_path / "a.case", options=Options(language="en"), summary=summary) as case:
        assert summary.skipped == []
        (report,) = [r for r in case.reports if r.name == "flood.txt"]
        assert flood in report.text
        told = [x for x in case.events(report="flood.txt") if x.text.startswith("Drovnia praised the accord")]
        assert told[-1].claim.span.start == report.text.rindex("Drovnia praised")


STOPPED_WHILE_SETTLING = """
import os, signal, sys, kennan
def progress(step, done, total):
    if step == sys.argv[3]:
        os.kill(os.getpid(), signal.SIGKILL)
kennan.read(sys.argv[1], sys.argv[2], progress=progress)
"""


@pytest.mark.slow
@pytest.mark.parametrize("step", ["actors", "findings", "writing"])
def test_a_read_killed_while_it_settles_is_completed_by_the_next(step: str, folder: Path, tmp_path: Path) -> None:
    (folder / "other.txt").write_text(GOOD.replace("praised", "denounced"), encoding="utf-8")
    case, whole = tmp_path / "a.case", tmp_path / "b.case"
    script = [sys.executable, "-c", STOPPED_WHILE_SETTLING, str(folder), str(case), step]
    assert subprocess.run(script, check=False, capture_output=True).returncode < 0
    with kennan.Case(case) as opened:
        assert not opened.settled
    with kennan.read(folder, case) as completed, kennan.read(folder, whole) as fresh:
        assert completed.settled
        kennan.export(completed, tmp_path / "a")
        kennan.export(fresh, tmp_path / "b")
    for path in sorted((tmp_path / "a").iterdir()):
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name
    assert multiprocessing.active_children() == []
