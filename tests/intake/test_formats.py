"""Every format gives its report: text, title and metadata as they stand, and the bytes it came from."""

import gzip
import json
from collections.abc import Callable

from kennan.intake import Intake
from kennan.model import Interval, Published, Report
from tests.intake.pdf import pdf

Read = Callable[..., Report]
Take = Callable[..., list[Intake]]


def test_plain_text_is_stored_exactly_as_it_is(report: Read) -> None:
    text = "\ufeffLissa reopens\r\n\r\nThe port\xa0of Lissa reopened on Monday.\r\n  It had been shut.\r\n\r\n"
    read = report(text)
    assert read.text == text
    assert [(r.kind, text[r.start : r.end]) for r in read.regions] == [
        ("title", "Lissa reopens"),
        ("body", "The port\xa0of Lissa reopened on Monday.\r\n  It had been shut."),
    ]


def test_markdown_headings_are_title_and_headings(marked: Callable[..., list[tuple[str, str]]]) -> None:
    text = (
        "# Grain leaves Lissa\n\nThe first ship left Lissa on Monday.\n\n## What comes next\n\nTwo more are waiting.\n"
    )
    assert marked(text, "a.md") == [
        ("title", "# Grain leaves Lissa"),
        ("body", "The first ship left Lissa on Monday."),
        ("heading", "## What comes next"),
        ("body", "Two more are waiting."),
    ]


PAGE = """<!doctype html><html lang="en"><head><title>Grain leaves Lissa | The Orvanian Lantern</title>
<meta property="og:title" content="Grain leaves Lissa"><meta property="og:site_name" content="The Orvanian Lantern">
<meta property="article:published_time" content="2031-05-12T08:00:00Z"><meta name="author" content="Ada Morell">
<link rel="canonical" href="https://lantern.example/grain"></head><body><nav><a href="/">Home</a></nav><article>
<h1>Grain leaves Lissa</h1>%s<h2>What comes next</h2>%s<p>Read more: Lissa in pictures</p></article></body></html>"""


def test_a_page_gives_title_article_and_what_it_says_of_itself(report: Read, prose: str) -> None:
    paragraphs = "".join(f"<p>{p}</p>" for p in prose.strip().split("\n\n"))
    page = PAGE % (paragraphs, "<p>Two more ships are waiting for their turn, the harbour master told the Lantern.</p>")
    read = report(page, "a.html")
    assert read.text.startswith("Grain leaves Lissa\n\nThe council of Orvania approved")
    assert (read.title, read.outlet, read.byline, read.url) == (
        "Grain leaves Lissa", "The Orvanian Lantern", "Ada Morell", "https://lantern.example/grain",
    )  # fmt: skip
    assert read.published == Published(Interval("2031-05-12", "2031-05-12", "day"), "metadata")
    assert (read.language, read.format, read.lacks) == ("en", "html", ())
    assert [r.kind for r in read.regions] == ["title", "body", "heading", "body", "furniture"]


def test_json_lines_give_a_report_a_row_named_by_its_id(take: Take, prose: str) -> None:
    row = {
        "id": 7,
        "headline": "Grain leaves Lissa",
        "content": prose,
        "source": "Lantern",
        "published": "2031-05-12",
        "lang": "en",
    }
    (taken,) = take(json.dumps(row), "t.jsonl")
    read = taken.report
    assert (read.name, read.title, read.outlet, read.language) == ("t.jsonl#7", "Grain leaves Lissa", "Lantern", "en")
    assert read.text == f"Grain leaves Lissa\n\n{prose.strip()}"
    assert read.published == Published(Interval("2031-05-12", "2031-05-12", "day"), "metadata")
    assert read.origin.endswith("/t.jsonl#7")
    assert json.loads(taken.original) == row


def test_csv_rows_without_an_id_are_numbered_and_may_hold_line_ends(take: Take) -> None:
    table = (
        'Title,Body,Date\r\nOne,"The first line.\nThe second, with a comma.",2031\r\n\r\nTwo,The other.,May 2 2031\r\n'
    )
    first, second = (t.report for t in take(table, "t.csv"))
    assert (first.name, first.text) == ("t.csv#1", "One\n\nThe first line.\nThe second, with a comma.")
    assert first.published == Published(Interval("2031-01-01", "2031-12-31", "year"), "metadata")
    assert (second.name, second.text) == ("t.csv#2", "Two\n\nThe other.")
    assert second.published == Published(Interval("2031-05-02", "2031-05-02", "day"), "metadata")


def test_tab_separated_and_semicolon_tables_are_read(take: Take) -> None:
    assert [t.report.text for t in take("id\ttext\n1\tThe council met.\n", "t.tsv")] == ["The council met."]
    assert [t.report.text for t in take("id;text\n1;The council met.\n", "t.csv")] == ["The council met."]


def test_columns_can_be_named(take: Take) -> None:
    table = "key,words,text\nx,The council met.,not this\n"
    (taken,) = take(table, "t.csv", text_column="words", id_column="key")
    assert (taken.report.name, taken.report.text) == ("t.csv#x", "The council met.")


def test_a_forced_language_date_and_outlet_go_before_what_is_found(report: Read, prose: str) -> None:
    read = report(prose, language="fr", date="2030-01", outlet="Lantern")
    assert (read.language, read.outlet) == ("fr", "Lantern")
    assert read.published == Published(Interval("2030-01-01", "2030-01-31", "month"), "metadata")


def test_pdf_lines_are_joined_to_paragraphs(report: Read) -> None:
    lines = [
        "The council of Orvania approved the grain treaty with",
        "Bessaly on Monday after two days of deba-",
        "te and a walk-out.",
        "",
        "The march begins on Friday.",
    ]
    read = report(pdf(lines), "a.pdf")
    assert (read.format, read.text) == (
        "pdf",
        "The council of Orvania approved the grain treaty with Bessaly on Monday after two days of debate and a "
        "walk-out.\nThe march begins on Friday.",
    )


def test_gzip_is_unpacked_and_its_bytes_kept(take: Take, prose: str) -> None:
    packed = gzip.compress(prose.encode(), mtime=0)
    (taken,) = take(packed, "a.txt.gz")
    assert (taken.report.text, taken.original) == (prose, packed)
    row = gzip.compress(json.dumps({"text": prose}).encode(), mtime=0)
    assert [t.report.text for t in take(row, "t.jsonl.gz")] == [prose.strip()]


def test_what_has_no_suffix_is_known_by_its_content(report: Read, prose: str) -> None:
    assert report(prose, "README").format == "text"
    assert report(json.dumps({"text": prose}), "rows").format == "jsonl"
    assert report(PAGE % (f"<p>{prose}</p>", ""), "page").format == "html"
