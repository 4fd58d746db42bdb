"""Nouns made of verbs, things that are one's own, agents hung elsewhere: who does what, told without a plain verb."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kennan.coding import events, reading
from kennan.language import Reader
from kennan.language.world import World
from kennan.model import Report

Rows = list[tuple[str | None, str, str | None]]
ACTORS = """
[[actor]]
name = "Karovia"
kind = "state"
country = "KAV"
demonyms = ["Karovian"]
[[actor]]
name = "Zubria"
kind = "state"
country = "ZUB"
demonyms = ["Zubrian"]
"""


@pytest.fixture
def coded(reader: Reader, make_report: Callable[..., Report], tmp_path: Path) -> Callable[[str], Rows]:
    known = tmp_path / "actors.toml"
    known.write_text(ACTORS, encoding="utf-8")
    world = World.with_user(known)

    def code(text: str) -> Rows:
        report = make_report(text)
        read = reading.read(report, reader.sentences(report), world)
        names = {r.id: r.name for r in read.mentions.referents}
        return [(names.get(e.source or ""), e.type, names.get(e.target or "")) for e in events.code(read)]

    return code


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("CONCEDE", "The lifting of Karovia's sanctions on Zubria took months."),
        ("SUPPORT", "The reopening of Karovia's embassy in Zubria was quiet."),
        ("SANCTION", "Karovia's severing of ties with Zubria came overnight."),
        ("SANCTION", "The recall of Karovia's ambassador from Zubria was brief."),
        ("REJECT", "Karovia's withdrawal from the treaty with Zubria drew protests."),
    ],
)
def test_a_noun_made_of_a_verb_tells_what_the_verb_tells(coded: Callable[[str], Rows], kind: str, text: str) -> None:
    assert coded(text) == [("Karovia", kind, "Zubria")]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("RETREAT", "Karovian troops were withdrawn from Zubria."),
        ("CONCEDE", "Karovia's embargo on Zubria was lifted."),
        ("CONCEDE", "Karovia's border with Zubria was reopened."),
        ("SANCTION", "Karovia's ambassador was recalled from Zubria."),
    ],
)
def test_what_is_done_with_ones_own_is_done_by_oneself(coded: Callable[[str], Rows], kind: str, text: str) -> None:
    assert coded(text) == [("Karovia", kind, "Zubria")]


def test_what_is_somebodys_is_not_his_doing_where_it_is_done_to_him(coded: Callable[[str], Rows]) -> None:
    assert [row for row in coded("Three Zubrian prisoners were released in spring.") if row[0] == "Zubria"] == []
    assert not [
        row for row in coded("Zubria's offer to Karovia was rejected.") if row[0] == "Zubria" and row[1] == "REJECT"
    ]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("AGREE", "Zubria was promised a loan by Karovia."),
        ("AID", "Zubria was supplied with tanks by Karovia."),
        ("SUPPORT", "Praise for Zubria came from Karovia."),
        ("REQUEST", "Karovia's call for talks with Zubria went unheard."),
        ("CONSULT", "The two-day meeting between Karovia and Zubria ended without a statement."),
    ],
)
def test_sides_that_the_parser_hangs_elsewhere_are_found(coded: Callable[[str], Rows], kind: str, text: str) -> None:
    assert coded(text) == [("Karovia", kind, "Zubria")]


def test_prisoners_fire_and_insults_are_exchanged_with_one_another(coded: Callable[[str], Rows]) -> None:
    assert coded("Karovia and Zubria swapped prisoners.") == [("Karovia", "RETREAT", "Zubria")]
    assert coded("Karovia and Zubria exchanged fire.") == [("Karovia", "ASSAULT", "Zubria")]
    assert coded("Karovia and Zubria traded insults.") == [("Karovia", "ACCUSE", "Zubria")]


def test_a_sentence_that_seems_to_lack_a_verb_has_one(coded: Callable[[str], Rows]) -> None:
    assert coded("Karovia evicted Zubrian settlers.")[0][1] == "COERCE"
    assert coded("Karovia massed troops on the Zubrian border.") == [("Karovia", "MOBILIZE", "Zubria")]
    assert coded("Karovia armed forces.") == []
