"""Expressions of time and the intervals they stand for."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kennan.coding import dates
from kennan.language import Reader
from kennan.model import Interval, Published, Report

PUBLISHED = "2021-08-17"  # a Tuesday
Make = Callable[..., Report]
Row = tuple[str, str | None, str | None]


def read(reader: Reader, report: Report) -> list[Row]:
    """Words, interval in ISO 8601 and precision of every expression."""
    found = dates.find(report, reader.sentences(report)).expressions
    return [
        (report.quote(e.span), e.interval.iso if e.interval else None, e.interval.precision if e.interval else None)
        for e in found
    ]


def test_dates_told_whole(reader: Reader, make_report: Make) -> None:
    text = (
        "They met on 17 August 2021, on August 18th, 2021, on Aug. 19, 2021, on 2021-08-20 and on 21/8/2021. "
        "The pact of March 2014 followed that of 1979. The front held through the 1980s and the Nineteen Nineties. "
        "It fell in summer 2020, in early 2021 or at the end of 2018."
    )
    assert read(reader, make_report(text)) == [
        ("17 August 2021", "2021-08-17", "day"),
        ("August 18th, 2021", "2021-08-18", "day"),
        ("Aug. 19, 2021", "2021-08-19", "day"),
        ("2021-08-20", "2021-08-20", "day"),
        ("21/8/2021", "2021-08-21", "day"),
        ("March 2014", "2014-03", "month"),
        ("1979", "1979", "year"),
        ("1980s", "1980/1989", "decade"),
        ("Nineteen Nineties", "1990/1999", "decade"),
        ("summer 2020", "2020-06/2020-08", "season"),
        ("early 2021", "2021", "year"),
        ("end of 2018", "2018", "year"),
    ]


def test_dates_counted_from_the_report(reader: Reader, make_report: Make) -> None:
    text = (
        "The envoy came yesterday. He had called last Tuesday. Talks failed last week. Prices rose last month. "
        "The front was beaten last year. Two days ago it struck again. "
        "The fleet has patrolled for the last seven years. It sails again next month. This summer it rested."
    )
    assert read(reader, make_report(text, published=PUBLISHED)) == [
        ("yesterday", "2021-08-16", "day"),
        ("last Tuesday", "2021-08-10", "day"),
        ("last week", "2021-08-09/2021-08-15", "day"),
        ("last month", "2021-07", "month"),
        ("last year", "2020", "year"),
        ("Two days ago", "2021-08-15", "day"),
        ("last seven years", "2014/2021", "year"),
        ("next month", "2021-09", "month"),
        ("This summer", "2021-06/2021-08", "season"),
    ]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The minister resigned on Monday.", "2021-08-16"),
        ("The minister resigned on Tuesday.", "2021-08-17"),
        ("The minister resigned on Wednesday.", "2021-08-11"),
        ("The minister will resign on Monday.", "2021-08-23"),
        ("They plan to meet on Thursday.", "2021-08-19"),
        ("They managed to leave on Thursday.", "2021-08-12"),
        ("The ballot is due on Sunday.", "2021-08-22"),
        ("She is meeting them on Friday.", "2021-08-20"),
        ("The troops must leave by Friday.", "../2021-08-20"),
    ],
)
def test_weekdays_lie_behind_or_ahead_by_tense(reader: Reader, make_report: Make, sentence: str, day: str) -> None:
    found = dates.find(report := make_report(sentence, published=PUBLISHED), reader.sentences(report)).expressions
    assert [e.interval.iso for e in found if e.interval] == [day]


def test_months_without_a_year(reader: Reader, make_report: Make) -> None:
    text = "He fled in July. He had come in November. He may march in May. The vote will be held in October."
    assert read(reader, make_report(text, published=PUBLISHED)) == [
        ("July", "2021-07", "month"),
        ("November", "2020-11", "month"),
        ("May", "2022-05", "month"),
        ("October", "2021-10", "month"),
    ]


def test_dates_counted_from_other_dates(reader: Reader, make_report: Make) -> None:
    text = (
        "Norland attacked Veldia in 1992. Two years later it withdrew. The following year both signed a pact. "
        "Three decades later they quarrelled."
    )
    assert read(reader, make_report(text)) == [
        ("1992", "1992", "year"),
        ("Two years later", "1994", "year"),
        ("following year", "1995", "year"),
        ("Three decades later", "2020/2029", "decade"),
    ]


def test_open_sides_and_ranges(reader: Reader, make_report: Make) -> None:
    text = (
        "It has hosted them since 2018. They ruled from 1996 to 2001. They fought between 2003 and 2005. "
        "The war of 1979-1989 was long. They were free before 2015."
    )
    assert read(reader, make_report(text)) == [
        ("since 2018", "2018-01-01/..", "year"),
        ("from 1996 to 2001", "1996/2001", "year"),
        ("between 2003 and 2005", "2003/2005", "year"),
        ("1979-1989", "1979/1989", "year"),
        ("before 2015", "../2014-12-31", "year"),
    ]


def test_nothing_is_dated_without_a_date_to_count_from(reader: Reader, make_report: Make) -> None:
    text = "On Monday the king left. He had been warned in July, last year and two days ago. In recent weeks it rained."
    assert read(reader, make_report(text)) == [
        ("Monday", None, None),
        ("July", None, None),
        ("last year", None, None),
        ("two days ago", None, None),
        ("recent weeks", None, None),
    ]


def test_a_report_dated_to_the_month_fixes_months_but_no_days(reader: Reader, make_report: Make) -> None:
    text = "On Monday the king left. This week he hid. He had been warned in July and last year."
    report = replace(make_report(text), published=Published(Interval.month(2021, 8), "inferred"))
    assert read(reader, report) == [
        ("Monday", None, None),
        ("This week", "2021-08", "month"),
        ("July", "2021-07", "month"),
        ("last year", "2020", "year"),
    ]


def test_numbers_and_words_that_are_no_dates(reader: Reader, make_report: Make) -> None:
    text = (
        "Some 2015 people may march. Resolution 2231 cost $2000. The score was 1,979 at 20:15. "
        "The March of the free is over."
    )
    assert read(reader, make_report(text, published=PUBLISHED)) == []


def test_indonesian(reader: Reader, make_report: Make) -> None:
    text = (
        "Perjanjian itu ditandatangani pada Rabu (1/9/2021). Bulan lalu, menteri mundur. Perang pecah pada tahun 1979. "
        "Mereka berkuasa sejak 2018. Dua tahun lalu ia pergi. Pada tahun 1980-an kota itu jatuh. Hari ini hujan."
    )
    assert read(reader, make_report(text, published=PUBLISHED, language="id")) == [
        ("Rabu (1/9/2021)", "2021-09-01", "day"),
        ("Bulan lalu", "2021-07", "month"),
        ("tahun 1979", "1979", "year"),
        ("sejak 2018", "2018-01-01/..", "year"),
        ("Dua tahun lalu", "2019", "year"),
        ("tahun 1980-an", "1980/1989", "decade"),
        ("Hari ini", "2021-08-17", "day"),
    ]


@pytest.mark.parametrize(
    ("language", "sentence", "row"),
    [
        ("es", "El 17 de agosto de 2021 llovía", ("17 de agosto de 2021", "2021-08-17", "day")),
        ("de", "Im März 2014 regnete es", ("März 2014", "2014-03", "month")),
        ("fr", "Le 03/04/2021 il pleuvait", ("03/04/2021", "2021-04-03", "day")),
        ("zh", "2021年8月17日下雨", ("2021年8月17日", "2021-08-17", "day")),
        ("ru", "Это было 17 августа 2021 года", ("17 августа 2021", "2021-08-17", "day")),
    ],
)
def test_other_languages(reader: Reader, make_report: Make, language: str, sentence: str, row: Row) -> None:
    assert read(reader, make_report(sentence, language=language)) == [row]


def test_dates_outside_the_calendar_stay_open(reader: Reader, make_report: Make) -> None:
    text = "It fell 9999 years ago. The 31/02/2021 is no day. It was in May."
    assert read(reader, make_report(text, published="0001-01-15")) == [
        ("9999 years ago", None, None),
        ("May", None, None),
    ]
