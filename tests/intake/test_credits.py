"""Whom a report names as its source: for the whole of it, a quote, or a picture."""

from collections.abc import Callable

import pytest

from kennan.model import Report

Read = Callable[..., Report]
REST = " The council of Orvania will vote on the grain treaty with Bessaly on Friday, and nobody expects it to fail."
SISA = " Dewan Orvania akan memberikan suara untuk perjanjian gandum dengan Bessaly pada hari Jumat di ibu kota."


def credits(report: Report) -> list[tuple[str, str, str]]:
    return [(c.scope, c.source, report.quote(c.span)) for c in report.credits]


@pytest.mark.parametrize(
    ("sentence", "credit"),
    [
        ("“We had no choice,” Brandt told AFP.", ("quote", "AFP", "told AFP")),
        (
            "Brandt told the Orvanian Lantern newspaper that the ships were late.",
            ("quote", "Orvanian Lantern", "told the Orvanian Lantern newspaper"),
        ),
        (
            "Brandt told the Morning Tide radio station he was sorry.",
            ("quote", "Morning Tide", "told the Morning Tide radio station"),
        ),
        (
            "“It is late,” he said in an interview with Lissa Times.",
            ("quote", "Lissa Times", "said in an interview with Lissa Times"),
        ),
        ("“It is late,” Brandt wrote on Twitter.", ("quote", "Twitter", "wrote on Twitter")),
        ("The ships are late, according to Reuters.", ("quote", "Reuters", "according to Reuters")),
        ("The Lissa Herald reported that the ships were late.", ("quote", "Lissa Herald", "The Lissa Herald reported")),
        (
            "Brandt praised the dockers on Orvanian state television.",
            ("quote", "Orvanian state television", "on Orvanian state television"),
        ),
        (
            "Brandt wrote in the pro-government Tessen Gazette daily.",
            ("quote", "Tessen Gazette", "wrote in the pro-government Tessen Gazette daily"),
        ),
    ],
)
def test_a_quote_or_a_statement_credited(report: Read, sentence: str, credit: tuple[str, str, str]) -> None:
    assert credits(report(sentence + REST)) == [credit]


@pytest.mark.parametrize(
    "sentence",
    [
        "Brandt told parliament that the ships were late.",
        "Brandt told reporters in Lissa that the ships were late.",
        "The ministry told the port authority to wait.",
        "According to Brandt, the ships were late.",
        "He said the sanctions on Bessaly would stay.",
        "Brandt told radio host Mira Senn that the ships were late.",
        "The ministry reported three cases.",
        "Brandt met the owner of Lissa Times on Monday.",
    ],
)
def test_what_is_no_medium_is_not_credited(report: Read, sentence: str) -> None:
    assert credits(report(sentence + REST)) == []


def test_a_picture_is_credited_apart(report: Read) -> None:
    caption = "Dockers beside a silo in the port of Lissa on May 11, 2031 AFP"
    text = f"Orvania votes\n\n{caption}\n\n“It is late,” he told AFP.{REST}\n"
    assert credits(report(text)) == [("photo", "AFP", "AFP"), ("quote", "AFP", "told AFP")]


def test_a_closing_line_credits_the_whole_report(report: Read) -> None:
    assert credits(report(f"The ships are late.{REST}\n\nWith inputs from AFP\n")) == [("report", "AFP", "AFP")]


@pytest.mark.parametrize(
    ("sentence", "credit"),
    [
        ("Melansir Lentera.co.orv, kapal-kapal itu terlambat.", ("report", "Lentera.co", "Melansir Lentera.co")),
        (
            "Dikutip dari Kantor Kabar Lissa, kapal-kapal itu terlambat.",
            ("report", "Kantor Kabar Lissa", "Dikutip dari Kantor Kabar Lissa"),
        ),
        ("“Kapal itu terlambat,” katanya kepada BBC.", ("quote", "BBC", "katanya kepada BBC")),
        (
            "Surat kabar Lentera Lissa melaporkan, kapal itu terlambat.",
            ("quote", "Lentera Lissa", "Surat kabar Lentera Lissa melaporkan"),
        ),
    ],
)
def test_indonesian_credits(report: Read, sentence: str, credit: tuple[str, str, str]) -> None:
    assert credits(report(sentence + SISA)) == [credit]
