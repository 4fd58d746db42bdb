"""What is counted, measured, paid and dated."""

from collections.abc import Callable

import pytest

from kennan.coding import dates, figures
from kennan.coding.mentions import Mentions
from kennan.coding.reading import Reading
from kennan.coding.speech import Speech
from kennan.language import Reader
from kennan.model import Report

Make = Callable[..., Report]
Row = tuple[str, str, str, str]


def code(reader: Reader, report: Report) -> list[Row]:
    """Words, value, unit and bound of every figure."""
    sentences = reader.sentences(report)
    reading = Reading(report, sentences, Mentions((), {}), dates.find(report, sentences), (), Speech(()))
    return [(report.quote(f.span), f.value, f.unit, f.bound) for f in figures.code(reading)]


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        ("As many as 2 million people died.", [("As many as 2 million people", "2000000", "person", "at_most")]),
        ("Nearly 15,000 soldiers fell.", [("Nearly 15,000 soldiers", "15000", "person", "about")]),
        ("Up to 300 civilians fled.", [("Up to 300 civilians", "300", "person", "at_most")]),
        ("At least 15 were killed.", [("At least 15", "15", "person", "at_least")]),
        ("Courts jailed half a dozen of its supporters.", [("half a dozen of its supporters", "6", "person", "exact")]),
        ("Twenty-five ministers met.", [("Twenty-five ministers", "25", "person", "exact")]),
        ("Thousands of troops were sent.", [("Thousands of troops", "thousands", "person", "exact")]),
        ("Some 1,500 Ostrians fled.", [("Some 1,500 Ostrians", "1500", "person", "about")]),
        ("Norland keeps several bases there.", [("several bases", "several", "base", "exact")]),
        ("They visited a number of towns.", [("a number of towns", "several", "town", "exact")]),
        ("They sent 5,000 to 6,000 troops.", [("5,000 to 6,000 troops", "5000", "person", "about")]),
        ("It ships 1.5 million barrels a day.", [("1.5 million barrels", "1500000", "barrel", "exact")]),
    ],
)
def test_counts(reader: Reader, make_report: Make, sentence: str, rows: list[Row]) -> None:
    assert code(reader, make_report(sentence)) == rows


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        ("The 10-year war ended.", [("10-year war", "10", "year", "exact")]),
        ("It was a decade-long siege.", [("decade-long siege", "10", "year", "exact")]),
        ("A monthlong drill began.", [("monthlong drill", "1", "month", "exact")]),
        ("The town was calm in the first 24 hours.", [("the first 24 hours", "24", "hour", "exact")]),
        ("They have talked for the last seven years.", [("the last seven years", "7", "year", "exact")]),
        ("More than 30 years ago they left.", [("More than 30 years", "30", "year", "at_least")]),
        ("They hoped to leave within a year.", [("a year", "1", "year", "exact")]),
        ("They talked for years.", [("years", "several", "year", "exact")]),
    ],
)
def test_durations(reader: Reader, make_report: Make, sentence: str, rows: list[Row]) -> None:
    assert code(reader, make_report(sentence, published="2021-08-17")) == rows


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        ("They hold two-thirds of the land.", [("two-thirds of the land", "0.6667", "share", "exact")]),
        ("A third of the seats fell vacant.", [("A third of the seats", "0.3333", "share", "exact")]),
        ("One in five voters came.", [("One in five voters", "0.2", "share", "exact")]),
        ("More than 40 percent of voters came.", [("More than 40 percent", "40", "percent", "at_least")]),
        ("Norland paid $5 million.", [("$5 million", "5000000", "USD", "exact")]),
        ("Norland paid €3bn.", [("€3bn", "3000000000", "EUR", "exact")]),
        ("Norland paid about 300 dollars.", [("about 300 dollars", "300", "USD", "about")]),
    ],
)
def test_shares_and_money(reader: Reader, make_report: Make, sentence: str, rows: list[Row]) -> None:
    assert code(reader, make_report(sentence)) == rows


def test_dates_are_figures_where_they_are_fixed(reader: Reader, make_report: Make) -> None:
    text = "On Monday the envoy praised the 2015 accord. He has served since 2018. In the 1980s he was a farmer."
    assert code(reader, make_report(text, published="2021-08-17")) == [
        ("Monday", "2021-08-16", "date:day", "exact"),
        ("2015 accord", "2015", "date:year", "exact"),
        ("since 2018", "2018", "date:year", "exact"),
        ("1980s", "1980/1989", "date:decade", "exact"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "They left at 3 p.m. or at 10:30.",
        "Norland won 3-1.",
        "Call 555-1234 now.",
        "See page 12 and Article 5.",
        "The two sides signed.",
        "A 45-year-old man, Ole Hart, 52, came.",
        "It is one of the parties.",
        "A number of factors played a role.",
    ],
)
def test_numbers_that_are_no_figures(reader: Reader, make_report: Make, sentence: str) -> None:
    assert code(reader, make_report(sentence)) == []


def test_what_is_counted(reader: Reader, make_report: Make) -> None:
    report = make_report("Norland sent three tank brigades to the border.")
    sentences = reader.sentences(report)
    reading = Reading(report, sentences, Mentions((), {}), dates.find(report, sentences), (), Speech(()))
    assert [(f.what, f.value, f.unit) for f in figures.code(reading)] == [("tank brigades", "3", "brigade")]


def test_indonesian(reader: Reader, make_report: Make) -> None:
    text = (
        "Perang itu berlangsung sembilan tahun dan menewaskan hingga 15.000 tentara. "
        "Sekitar 40 persen warga pergi. Norlandia membayar Rp 5 miliar. Mereka bertemu beberapa kali."
    )
    assert code(reader, make_report(text, language="id")) == [
        ("sembilan tahun", "9", "year", "exact"),
        ("hingga 15.000 tentara", "15000", "person", "at_most"),
        ("Sekitar 40 persen", "40", "percent", "about"),
        ("Rp 5 miliar", "5000000000", "IDR", "exact"),
        ("beberapa kali", "several", "time", "exact"),
    ]
