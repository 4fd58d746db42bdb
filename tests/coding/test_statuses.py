"""How things stand: offices, recognition, control, presence, contact, alliance."""

from collections.abc import Callable

import pytest

from kennan.coding import reading, statuses
from kennan.language import Reader
from kennan.language.world import World
from kennan.model import Report

Make = Callable[..., Report]
Row = tuple[str | None, str, str | None]

INVENTED = """
[[actor]]
name = "Norland"
kind = "state"
country = "NRL"
demonyms = ["Norlandic", "Norlander"]
capitals = ["Nordhaven"]

[[actor]]
name = "Veldia"
kind = "state"
country = "VLD"
demonyms = ["Veldian"]

[[actor]]
name = "Ostria"
kind = "state"
country = "OSR"
demonyms = ["Ostrian"]

[[actor]]
name = "Grey Front"
kind = "armed_group"

[[actor]]
name = "Red Banner"
kind = "armed_group"

[[actor]]
name = "Harbour Pact Organisation"
kind = "international_org"

[[actor]]
name = "Nordhaven Herald"
kind = "media"
"""


@pytest.fixture(scope="module")
def world() -> World:
    return World.of_text(INVENTED)


def code(reader: Reader, world: World, report: Report) -> list[Row]:
    """Subject, relation and object of every status, by name."""
    read = reading.read(report, reader.sentences(report), world)
    name = {r.id: r.name for r in read.mentions.referents}
    return [(name[s.subject or ""], s.relation, name[s.object] if s.object else None) for s in statuses.code(read)]


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        ("Norlandic President Ada Venn left.", [("Ada Venn", "president_of", "Norland")]),
        ("Veldia's president, Ivo Lund, left.", [("Ivo Lund", "president_of", "Veldia")]),
        ("Ole Hart, the foreign minister of Veldia, left.", [("Ole Hart", "foreign_minister_of", "Veldia")]),
        ("Norlandic ambassador to Veldia Rolf Steen left.", [("Rolf Steen", "ambassador_of", "Norland")]),
        ("Nordhaven's envoy to Veldia, Rolf Steen, left.", [("Rolf Steen", "envoy_of", "Norland")]),
        ("Ivo Lund was the prime minister of Ostria.", [("Ivo Lund", "prime_minister_of", "Ostria")]),
        (
            "Rolf Steen, the former secretary general of the Harbour Pact Organisation, left.",
            [("Rolf Steen", "former_head_of", "Harbour Pact Organisation")],
        ),
    ],
)
def test_offices(reader: Reader, world: World, make_report: Make, sentence: str, rows: list[Row]) -> None:
    assert code(reader, world, make_report(sentence)) == rows


def test_an_office_told_again_is_the_same_status(reader: Reader, world: World, make_report: Make) -> None:
    text = "Norlandic President Ada Venn left. Norlandic President Ada Venn came back."
    assert code(reader, world, make_report(text)) == [("Ada Venn", "president_of", "Norland")]


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        (
            "Norland designated the Grey Front a terrorist organisation.",
            [("Norland", "designates_terrorist", "Grey Front")],
        ),
        ("Norland put the Grey Front on its terrorist list.", [("Norland", "designates_terrorist", "Grey Front")]),
        ("The Grey Front is banned in Norland.", [("Norland", "bans", "Grey Front")]),
        ("Norland recognises Veldia.", [("Norland", "recognises", "Veldia")]),
        ("Norland does not recognise Veldia.", [("Norland", "does_not_recognise", "Veldia")]),
    ],
)
def test_designation_and_recognition(
    reader: Reader, world: World, make_report: Make, sentence: str, rows: list[Row]
) -> None:
    assert code(reader, world, make_report(sentence)) == rows


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        ("The Grey Front controls most of Veldia.", [("Grey Front", "controls", "Veldia")]),
        ("Norland maintains military bases in Ostria.", [("Norland", "has_bases_in", "Ostria")]),
        ("Norland visited Ostria, where Norland has several military bases.", [("Norland", "has_bases_in", "Ostria")]),
        ("The Grey Front gave shelter to the Red Banner.", [("Grey Front", "shelters", "Red Banner")]),
        ("Norland has been in contact with the Grey Front.", [("Norland", "in_contact_with", "Grey Front")]),
        ("Norland has no contact with the Grey Front.", [("Norland", "no_contact_with", "Grey Front")]),
        ("Ostria has not engaged with the Grey Front.", [("Ostria", "no_contact_with", "Grey Front")]),
    ],
)
def test_control_presence_and_contact(
    reader: Reader, world: World, make_report: Make, sentence: str, rows: list[Row]
) -> None:
    assert code(reader, world, make_report(sentence)) == rows


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        (
            "Norland staged a drill with allies Veldia and Ostria.",
            [("Veldia", "ally_of", "Norland"), ("Ostria", "ally_of", "Norland")],
        ),
        ("Veldia and Ostria are allies.", [("Veldia", "ally_of", "Ostria")]),
        ("Veldia and Ostria have a close relationship.", [("Veldia", "friendly_to", "Ostria")]),
        ("Veldia is an ally of Norland.", [("Veldia", "ally_of", "Norland")]),
        ("Norland signed a treaty with Veldia.", [("Norland", "treaty_with", "Veldia")]),
        ("The Red Banner has its roots in the Grey Front.", [("Red Banner", "descends_from", "Grey Front")]),
        ("Norland backs the Grey Front.", [("Norland", "backs", "Grey Front")]),
        ("The Norland-led Harbour Pact Organisation met.", [("Norland", "leads", "Harbour Pact Organisation")]),
    ],
)
def test_alliance_and_origin(reader: Reader, world: World, make_report: Make, sentence: str, rows: list[Row]) -> None:
    assert code(reader, world, make_report(sentence)) == rows


@pytest.mark.parametrize(
    "sentence",
    [
        "Norland may recognise Veldia.",
        "Norland will not recognise Veldia before it has decided whether to recognise Ostria.",
        "If Norland controls Veldia, Ostria will act.",
        "The Grey Front wants to control Veldia.",
    ],
)
def test_what_may_come_to_be_is_no_status(reader: Reader, world: World, make_report: Make, sentence: str) -> None:
    assert code(reader, world, make_report(sentence)) == []


def test_since_when(reader: Reader, world: World, make_report: Make) -> None:
    text = "Norland put the Grey Front on its terrorist list in 2003. The Grey Front has controlled Veldia since 2018."
    report = make_report(text)
    read = reading.read(report, reader.sentences(report), world)
    assert [(s.relation, s.valid.iso if s.valid else None) for s in statuses.code(read)] == [
        ("designates_terrorist", "2003-01-01/.."),
        ("controls", "2018-01-01/.."),
    ]


def test_indonesian_by_word_order(reader: Reader, world: World, make_report: Make) -> None:
    text = (
        "Presiden Norland Ada Venn pergi. Grey Front kembali menguasai Veldia. "
        "Red Banner masuk dalam daftar teroris Norland sejak tahun 2003. Ostria tidak mengakui Veldia."
    )
    assert code(reader, world, make_report(text, language="id")) == [
        ("Ada Venn", "president_of", "Norland"),
        ("Grey Front", "controls", "Veldia"),
        ("Norland", "designates_terrorist", "Red Banner"),
        ("Ostria", "does_not_recognise", "Veldia"),
    ]
