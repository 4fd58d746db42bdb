"""When a report was published, and how that is known."""

import json
from collections.abc import Callable

import pytest

from kennan.model import Report

Read = Callable[..., Report]
TITLE = "Orvania approves grain treaty"
SISA = (
    "Dewan Orvania akan memberikan suara untuk perjanjian gandum dengan Bessaly pada hari Jumat di ibu kota negara itu."
)


def published(report: Report) -> tuple[str, str] | None:
    return (report.published.interval.iso, report.published.basis) if report.published else None


@pytest.mark.parametrize(
    "line",
    [
        "Posted at 07:15 am May 12th, 2031",
        "Published: 12 May 2031, 21:40 GMT",
        "Posted on 2031-05-12",
        "May 12, 2031",
        "12 May 2031",
        "Date: Monday, 12/05/2031",
        "Published May 12, 2031 | Updated May 14, 2031",
        "AFP Published May 12, 2031 Updated May 14, 2031 08:15am",
        "Published\n12 May 2031",
        "Mon 12 May 2031 15.30\nLast modified on Wed 14 May 2031 17.02",
    ],
)
def test_a_date_stated_above_the_text(report: Read, prose: str, line: str) -> None:
    assert published(report(f"{TITLE}\n\n{line}\n\n{prose}")) == ("2031-05-12", "stated")


@pytest.mark.parametrize(
    "head",
    [
        "• Tuesday, Jun 03, 2031\n  • Last updated 11:05 am\n\n{title}",
        "Tuesday, Jun 03, 2031\nLast updated: 11:05 am\n\n{title}",
        "{title}\n\nLast updated on 3 June 2031",
        "{title}\n\nAccessed: 2031-06-03",
        "{title}",
    ],
)
def test_a_page_clock_last_change_or_visit_is_no_date(report: Read, prose: str, head: str) -> None:
    read = report(f"{head.format(title=TITLE)}\n\n{prose}")
    assert (published(read), "no date stated" in read.lacks) == (None, True)


def test_the_stated_date_goes_before_the_clock(report: Read, prose: str) -> None:
    clock = "• Tuesday, Jun 03, 2031\n• Last updated 11:05 am"
    text = f"{clock}\n\n{TITLE}\n\n• Posted at 07:15 am May 12th, 2031\n{prose}"
    assert published(report(text)) == ("2031-05-12", "stated")


def test_a_stated_date_goes_before_metadata(report: Read, prose: str) -> None:
    row = {"text": f"LISSA, May 12, 2031 (AFP) — {prose}", "date": "2031-06-03"}
    assert published(report(json.dumps(row), "t.jsonl")) == ("2031-05-12", "stated")


def test_an_ambiguous_date_in_figures_is_left_out_unless_a_weekday_decides(report: Read, prose: str) -> None:
    assert published(report(f"{TITLE}\n\nPublished 12/05/2031\n\n{prose}")) is None
    assert published(report(f"{TITLE}\n\nPublished Monday 12/05/2031\n\n{prose}")) == ("2031-05-12", "stated")
    assert published(report(f"{TITLE}\n\nPublished 25/05/2031\n\n{prose}")) == ("2031-05-25", "stated")


def test_the_date_of_the_report_that_is_retold_gives_the_month(report: Read) -> None:
    text = f"Melansir Lentera.co, Senin (12/5/2031), kapal itu terlambat. {SISA}\n"
    assert published(report(text)) == ("2031-05", "inferred")
    assert published(report(f"Kapal itu terlambat pada Senin (12/5/2031). {SISA}\n")) is None


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("2031-05-12T23:10:00+07:00", "2031-05-12"),
        ("Mon, 12 May 2031 09:40:00 GMT", "2031-05-12"),
        ("20310512", "2031-05-12"),
        ("20310512T094000Z", "2031-05-12"),
        ("2031-05", "2031-05"),
        ("2031", "2031"),
        (1936345200, "2031-05-12"),
        ("2031年5月12日", "2031-05-12"),
    ],
)
def test_dates_in_tables(report: Read, prose: str, cell: object, iso: str) -> None:
    assert published(report(json.dumps({"text": prose, "date": cell}), "t.jsonl")) == (iso, "metadata")


def test_dates_that_cannot_be_are_left_out(report: Read, prose: str) -> None:
    for cell in ("soon", "2031-13-45", "31/02/2031", "99999999", ""):
        assert published(report(json.dumps({"text": prose, "date": cell}), "t.jsonl")) is None
