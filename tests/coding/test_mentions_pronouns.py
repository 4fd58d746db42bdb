"""Pronouns within a report."""

import pytest

from kennan.language import Reader
from tests.coding.mention_rows import Make, read, surfaces


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Anton Hale warned Ruvania. He said the border would close.", "Anton Hale", ["Anton Hale", "He"]),
        ("Maria Stone met Karl Vane. She told him to leave.", "Maria Stone", ["Maria Stone", "She"]),
        ("Maria Stone met Karl Vane. She told him to leave.", "Karl Vane", ["Karl Vane", "him"]),
        ("Velmora recalled its envoy.", "Velmora", ["Velmora", "its"]),
        ("Ruvania protested. It demanded an apology.", "Ruvania", ["Ruvania", "It"]),
        ("Ruvania protested. It is clear that talks failed.", "Ruvania", ["Ruvania"]),
        ("The bridge collapsed because it was old, Velmora said.", "Velmora", ["Velmora"]),
        ("Ruvania, which has denied the charge, protested.", "Ruvania", ["Ruvania", "which"]),
        (
            "Grey Banner militants fled when they saw the army.",
            "Grey Banner",
            ["Grey Banner militants", "Grey Banner", "they"],
        ),
    ],
)  # fmt: skip
def test_third_person(reader: Reader, make_report: Make, text: str, name: str, found: list[str]) -> None:
    assert sorted(surfaces(reader, make_report(text), name)) == sorted(found)


@pytest.mark.parametrize(
    ("text", "name", "pronoun"),
    [
        ("Velmora recalled its envoy from Ruvania and demanded that it close the consulate.", "Ruvania", "it"),
        ("Talks with Ruvania failed. Velmora's premier Anton Hale demanded that it leave the port.", "Ruvania", "it"),
        ("Ruvania shelled a town on Sunday. The Velmoran government wants it to apologise.", "Ruvania", "it"),
        ("Talks with Ruvania failed. It rejected Velmora's demand that it leave the port.", "Ruvania", "it"),
        ("Velmora accused Ruvania of spying. On Monday it imposed sanctions on Velmora.", "Ruvania", "it"),
        ("Velmora shelled a town in Ruvania. It demanded that Velmora withdraw.", "Ruvania", "It"),
        # Whose people the other side is, is seldom who acts, but may be.
        ("Velmora ignored Ruvania. On Monday it fined six Velmoran officials.", "Ruvania", "it"),
        ("Velmora said on Monday that it had fined six Velmoran officials.", "Velmora", "it"),
        # One may demand something for oneself.
        ("Velmora met Ruvania. Velmora demanded that it receive the money.", "Velmora", "it"),
        ("Velmora met Ruvania. Velmora insisted that it would stay.", "Velmora", "it"),
    ],
)  # fmt: skip
def test_who_demands_is_not_asked_and_who_acts_is_not_the_other_side(
    reader: Reader, make_report: Make, text: str, name: str, pronoun: str
) -> None:
    assert pronoun in surfaces(reader, make_report(text), name)


def test_a_quoted_he_is_not_who_speaks(reader: Reader, make_report: Make) -> None:
    text = 'Karl Vane left the hall. "He is a coward," Anton Hale said.'
    report = make_report(text)
    assert surfaces(reader, report, "Karl Vane") == ["Karl Vane", "He"]
    assert surfaces(reader, report, "Anton Hale") == ["Anton Hale"]


def test_who_was_just_accused_is_the_one_asked(reader: Reader, make_report: Make) -> None:
    text = "Velmora denied it. Karl Vane accused Ruvania of theft and demanded that it return the grain."
    assert "it" in surfaces(reader, make_report(text), "Ruvania")


def test_modifiers_are_referents(reader: Reader, make_report: Make) -> None:
    found, sentences = read(reader, make_report("Ruvanian planes bombed the port."))
    assert found.referent(found.at(sentences[0], 0) or "").name == "Ruvania"


def test_mentions_within_a_span(reader: Reader, make_report: Make) -> None:
    report = make_report("Velmora accused Ruvania. Karl Vane disagreed.")
    found, _ = read(reader, report)
    inside = found.within(report.span(0, 24))
    assert [(m.surface, found.referent(i).name) for m, i in inside] == [("Velmora", "Velmora"), ("Ruvania", "Ruvania")]
