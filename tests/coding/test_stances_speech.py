"""Stances under a speaker's word: what must be, what he will do, what he fears."""

from collections.abc import Callable

import pytest

from kennan.language import Reader
from kennan.model import Report
from tests.coding.stance_rows import coded

SPOKEN = [
    (
        '"Velmora must open the locks," President Ilsa Toren of Drovnia said.',
        ("Ilsa Toren", "expectation", "Velmora must open the locks", "Velmora must open the locks", "Velmora"),
    ),
    (
        '"I will free the sailors," President Ilsa Toren said.',
        ("Ilsa Toren", "commitment", "I will free the sailors", "free the sailors", None),
    ),
    (
        '"Velmora must never get that harbour," President Ilsa Toren of Drovnia said.',
        (
            "Ilsa Toren",
            "concern",
            "Velmora must never get that harbour",
            "Velmora must never get that harbour",
            "Velmora",
        ),
    ),
    (
        '"There is a real danger of a new war," President Ilsa Toren of Drovnia said.',
        ("Ilsa Toren", "concern", "a real danger of a new war", "a new war", None),
    ),
    (
        "Drovnia said Velmora needs to open the locks.",
        ("Drovnia", "expectation", "Velmora needs to open the locks", "Velmora needs to open the locks", "Velmora"),
    ),
    (
        "Drovnia said it needs to keep its bases.",
        ("Drovnia", "interest", "it needs to keep its bases", "keep its bases", None),
    ),
    (
        "Drovnia said it would keep its consulate open.",
        ("Drovnia", "commitment", "it would keep its consulate open", "keep its consulate open", None),
    ),
    (
        "Velmora said it would not rush into talks with the Front.",
        (
            "Velmora",
            "doubt",
            "it would not rush into talks with the Front",
            "rush into talks with the Front",
            "Tolvan Front",
        ),
    ),
]


@pytest.mark.parametrize(("text", "row"), SPOKEN)
def test_speakers_stances(
    reader: Reader, make_report: Callable[..., Report], text: str, row: tuple[str | None, ...]
) -> None:
    assert [r[:5] for r in coded(reader, make_report(text))] == [row]


def test_the_narrators_must_is_nobodys_stance(reader: Reader, make_report: Callable[..., Report]) -> None:
    assert coded(reader, make_report("Ships must pass the locks at Karn.")) == []


def test_a_guess_with_must_is_no_demand(reader: Reader, make_report: Callable[..., Report]) -> None:
    assert coded(reader, make_report('"They must have left at night," President Ilsa Toren said.')) == []


def test_a_stance_in_anothers_words_has_his_attribution(reader: Reader, make_report: Callable[..., Report]) -> None:
    text = "President Ilsa Toren said that Velmora wants a war."
    assert coded(reader, make_report(text)) == [
        ("Velmora", "interest", "Velmora wants a war", "a war", None, "Ilsa Toren")
    ]
