"""Input that can't be read gives one clear fault and its remedy; what stands beside it is read."""

import gzip
import importlib
import io
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from kennan.errors import UsageError
from kennan.intake import Intake, Options, Source, read
from kennan.model import Report, Skipped
from tests.intake.pdf import pdf

Take = Callable[..., list[Intake | Skipped]]


def told(taken: list[Intake | Skipped]) -> list[tuple[str, str] | str]:
    """Name and fault of what was skipped, and the name of what was read."""
    return [(t.name, t.fault) if isinstance(t, Skipped) else t.report.name for t in taken]


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file(take: Take, data: bytes) -> None:
    assert take(data) == [Skipped("a.txt", "the file is empty", "leave it out")]


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    assert list(read(Source("a.txt", str(tmp_path / "a.txt")), Options())) == [
        Skipped("a.txt", "the file is gone", "check the path")
    ]


def test_a_file_without_permission(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(importlib.import_module("kennan.intake.read"), "open_source", refuse)
    assert list(read(Source("a.txt", "/a.txt"), Options())) == [
        Skipped("a.txt", "no permission to read it", "change its permissions or run as its owner")
    ]


def test_a_damaged_or_cut_gzip_file(take: Take, prose: str) -> None:
    packed = gzip.compress(prose.encode(), mtime=0)
    assert told(take(packed[:-20], "a.txt.gz")) == [("a.txt.gz", "the gzip file is cut short")]
    broken = packed[:20] + b"\xff\xff\xff\xff" + packed[24:]
    assert told(take(broken, "a.txt.gz")) == [("a.txt.gz", "the gzip file is damaged")]


def test_the_rows_before_the_cut_of_a_table_are_read(take: Take) -> None:
    rows = b"".join(b'{"id": %d, "text": "Row %d of the council minutes."}\n' % (n, n * 7919) for n in range(3_000))
    taken = told(take(gzip.compress(rows, mtime=0)[:-2000], "t.jsonl.gz"))
    assert taken[:2] == ["t.jsonl.gz#0", "t.jsonl.gz#1"]
    assert taken[-1:] == [("t.jsonl.gz", "the gzip file is cut short")]


@pytest.mark.parametrize("name", ["a.txt.gz", "t.jsonl.gz", "t.csv.gz"])
def test_a_gzip_bomb_is_not_unpacked(take: Take, name: str) -> None:
    bomb = gzip.compress(b"0" * 30_000_000, mtime=0)
    assert told(take(bomb, name)) == [(name, "the gzip file unpacks to more than 200 times its size")]


def test_files_and_texts_over_the_limits(take: Take) -> None:
    assert told(take("word " * 300, max_file_bytes=1000)) == [("a.txt", "is larger than 1,000 bytes")]
    assert told(take("word " * 300, max_text=1000)) == [("a.txt", "the text is longer than 1,000 characters")]
    assert told(take('{"text": "%s"}\n{"text": "short"}\n' % ("word " * 300), "t.jsonl", max_text=1000)) == [
        ("t.jsonl#1", "the text is longer than 1,000 characters"), "t.jsonl#2",
    ]  # fmt: skip


def test_one_line_of_four_million_characters_is_read_in_seconds(take: Take) -> None:
    started = time.monotonic()
    (taken,) = take("The council met and, - ( met " * 140_000)
    assert isinstance(taken, Intake)
    assert [(r.start, r.end, r.kind) for r in taken.report.regions] == [(0, 4_059_999, "body")]
    assert time.monotonic() - started < 8


@pytest.mark.parametrize("gap", [" ", "\n", "\t", "\r\n", "\xa0", "\n ", ", "])
def test_long_runs_of_white_space_cost_no_time(take: Take, prose: str, gap: str) -> None:
    started = time.monotonic()
    (taken,) = take(f"{prose}The Lantern,{gap * (200_000 // len(gap))}reported on Monday that - {prose}")
    assert isinstance(taken, Intake)
    assert time.monotonic() - started < 2


def test_template_debris_without_end_costs_no_time(take: Take) -> None:
    started = time.monotonic()
    assert told(take(("[a =" * 500 + "\n") * 50)) == ["a.txt"]
    assert time.monotonic() - started < 2


def test_what_is_over_a_limit_says_how_to_mend_it(take: Take) -> None:
    larger = "split it, or raise --max-megabytes (max_file_bytes) if it is one report"
    assert [t.remedy for t in take("word " * 300, max_file_bytes=1000) if isinstance(t, Skipped)] == [larger]
    packed = gzip.compress(b"word " * 300, mtime=0)
    assert [t.remedy for t in take(packed, "a.gz", max_file_bytes=1000) if isinstance(t, Skipped)] == [larger]
    for name, data in (("a.txt", "word " * 300), ("t.jsonl", '{"text": "%s"}' % ("word " * 300))):
        taken = take(data, name, max_text=1000)
        assert [t.remedy for t in taken if isinstance(t, Skipped)] == ["split it into its reports"]


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"date": "yesterday"}, "yesterday: not a date; write 2021, 2021-08 or 2021-08-17"),
        ({"date": "2021-02-30"}, "2021-02-30: not a date; write 2021, 2021-08 or 2021-08-17"),
        ({"language": "english"}, "english: not an ISO 639-1 code such as en"),
        ({"language": "xx"}, "xx: not an ISO 639-1 code such as en"),
    ],
)
def test_a_date_or_language_that_is_none_is_refused(given: dict[str, str], fault: str) -> None:
    with pytest.raises(UsageError) as refused:
        Options(**given)  # type: ignore[arg-type]
    assert str(refused.value) == fault


def test_dates_in_every_precision_are_taken() -> None:
    assert [Options(date=given).date for given in ("2021", "2021-08", "2021-08-17")] == [
        "2021",
        "2021-08",
        "2021-08-17",
    ]


def test_rows_nested_too_deeply_or_with_endless_numbers_say_so(take: Take) -> None:
    deep, long = "[" * 100_000 + "]" * 100_000, "9" * 5_000
    rows = f'{{"text": {deep}}}\n{{"n": {long}, "text": "a"}}\n{{"text": "Good."}}\n'
    assert told(take(rows, "t.jsonl")) == [
        ("t.jsonl#1", "the line can't be read: it is nested too deeply"),
        ("t.jsonl#2", "the line can't be read: a number is too long"),
        "t.jsonl#3",
    ]


def test_an_encrypted_pdf(take: Take) -> None:
    writer = PdfWriter(PdfReader(io.BytesIO(pdf(["The council met."]))))
    writer.encrypt("key", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert take(out.getvalue(), "a.pdf") == [Skipped("a.pdf", "the PDF is encrypted", "save it without a password")]


def test_a_pdf_without_a_text_layer_and_a_broken_one(take: Take) -> None:
    assert told(take(pdf([]), "a.pdf")) == [("a.pdf", "the PDF has no text layer")]
    assert told(take(b"%PDF-1.4\nnothing more", "a.pdf")) == [("a.pdf", "the PDF is damaged")]


def test_a_page_without_an_article(take: Take) -> None:
    page = "<html><head><title>Lissa</title></head><body><nav><a href='/a'>One</a></nav></body></html>"
    assert told(take(page, "a.html")) == [("a.html", "no article found in the page")]


def test_hostile_pages_do_no_harm(take: Take, prose: str) -> None:
    deep = "<html><body>" + "<div>" * 100_000 + f"<p>{prose}</p>"
    assert told(take(deep, "a.html")) == [("a.html", "no article found in the page")]
    loud = f"<html><body onload='x()'><script>steal()</script><p data-x='{'y' * 2_000_000}'>{prose}</p></body></html>"
    (taken,) = take(loud, "a.html")
    assert isinstance(taken, Intake)
    assert "steal" not in taken.report.text
    assert "council of Orvania" in taken.report.text


def test_a_table_without_a_column_of_texts(take: Take) -> None:
    assert told(take("id,number\n1,2\n", "t.csv")) == [("t.csv", "no column of texts among: id, number")]
    assert told(take('{"id": 1, "number": 2}\n', "t.jsonl")) == [("t.jsonl#1", "no column of texts among: id, number")]


def test_a_table_without_rows(take: Take) -> None:
    assert told(take("id,text\n", "t.csv")) == [("t.csv", "the table has no rows")]
    assert told(take("", "t.csv")) == [("t.csv", "the file is empty")]
    assert told(take("\n", "t.jsonl")) == [("t.jsonl", "the table has no rows")]


def test_a_json_file_that_is_no_json_lines(take: Take) -> None:
    assert told(take('[\n {"text": "The council met."}\n]\n', "t.json")) == [("t.json", "is JSON, not JSON Lines")]
    assert told(take('{"text": "The council met."}\n', "t.json")) == ["t.json#1"]


def test_broken_lines_are_named_and_the_others_read(take: Take) -> None:
    lines = '{"text": "One."}\n{"text": \n\n[1, 2]\n{"text": ""}\n{"text": "Two.", "id": "b"}\n'
    assert told(take(lines, "t.jsonl")) == [
        "t.jsonl#1",
        ("t.jsonl#2", "the line is not JSON: Expecting value"),
        ("t.jsonl#4", "the line holds no JSON object"),
        ("t.jsonl#5", "the row has no text"),
        "t.jsonl#b",
    ]
    assert told(take("[" * 100_000, "t.jsonl"))[0][0] == "t.jsonl#1"


def test_ids_that_look_like_paths_or_break_lines_are_harmless(take: Take) -> None:
    table = 'id,text\n../../x,One.\n"a\n\x1b[31mb",Two.\n../../x,Three.\nC:\\\\y,Four.\n'
    assert told(take(table, "t.csv")) == ["t.csv#.._.._x", "t.csv#a [31mb", "t.csv#.._.._x~2", "t.csv#C:__y"]


def test_a_report_without_prose_is_still_kept(report: Callable[..., Report]) -> None:
    read = report("Tags: grain, Lissa\n")
    assert [r.kind for r in read.regions] == ["furniture"]
    assert "no body found" in read.lacks
