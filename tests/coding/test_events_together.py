"""Who is meant where two or more act, where a leader is only described, and where words leave a side open."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kennan.coding import events, reading, statuses
from kennan.language import Reader
from kennan.language.world import World
from kennan.model import Report

Row = tuple[str | None, str, str | None, str]
Coder = Callable[[str], list[Row]]
STATES = {"North Karovia": "Northern", "South Karovia": "Southern", "Zubria": "Zubrian", "Moravika": "Moravikan"}


@pytest.fixture
def world(tmp_path: Path) -> World:
    known = tmp_path / "actors.toml"
    known.write_text(
        "".join(
            f'[[actor]]\nname = "{name}"\nkind = "state"\ncountry = "XA{number}"\ndemonyms = ["{people}"]\n'
            f'capitals = ["{name.split()[-1]} Palace"]\n'
            for number, (name, people) in enumerate(STATES.items())
        ),
        encoding="utf-8",
    )
    return World.with_user(known)


@pytest.fixture
def coded(reader: Reader, make_report: Callable[..., Report], world: World) -> Coder:
    def code(text: str) -> list[Row]:
        report = make_report(text)
        read = reading.read(report, reader.sentences(report), world)
        names = {r.id: r.name for r in read.mentions.referents}
        happened = events.code(read)
        found = (*happened, *events.implied(read, statuses.code(read), happened))
        return [(names.get(e.source or ""), e.type, names.get(e.target or ""), e.modality) for e in found]

    return code


MET = "Zubrian President Oto Marn met Moravikan President Anna Keller on Tuesday. "


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Both agreed to meet again.", [("Oto Marn", "AGREE", "Anna Keller", "actual")]),
        (
            "The two leaders condemned the rebels.",
            [("Oto Marn", "ACCUSE", "the rebels", "actual"), ("Anna Keller", "ACCUSE", "the rebels", "actual")],
        ),
        (
            "Later the two accused each other.",
            [("Oto Marn", "ACCUSE", "Anna Keller", "actual"), ("Anna Keller", "ACCUSE", "Oto Marn", "actual")],
        ),
    ],
)
def test_the_two_are_the_last_two_spoken_of(coded: Coder, text: str, rows: list[Row]) -> None:
    met = ("Oto Marn", "CONSULT", "Anna Keller", "actual")
    assert sorted(coded(MET + text), key=str) == sorted([met, *rows], key=str)


def test_divided_countries_are_two(coded: Coder) -> None:
    assert coded("Zubria recognised North and South Karovia. The South thanked Zubria.") == [
        ("Zubria", "SUPPORT", "North Karovia", "actual"),
        ("Zubria", "SUPPORT", "South Karovia", "actual"),
        ("South Karovia", "SUPPORT", "Zubria", "actual"),
    ]


def test_a_leader_may_be_described_before_he_is_named(coded: Coder) -> None:
    text = "Moravika accused the leader of Zubria of theft. Zubrian President Oto Marn rejected the accusation."
    assert coded(text)[0] == ("Moravika", "ACCUSE", "Oto Marn", "actual")


def test_a_counterpart_holds_the_office_there(coded: Coder) -> None:
    text = f"{MET}Marn praised his Moravikan counterpart."
    assert coded(text)[-1] == ("Oto Marn", "SUPPORT", "Anna Keller", "actual")


def test_talks_that_took_place_are_with_whom_they_took_place(coded: Coder) -> None:
    text = "Zubria's talks took place with Moravika on Monday."
    assert coded(text) == [("Zubria", "CONSULT", "Moravika", "actual")]


def test_who_is_sent_to_do_something_does_it(coded: Coder) -> None:
    assert ("Oto Marn", "CONSULT", "Anna Keller", "actual") in coded(
        "Zubria dispatched Oto Marn to Moravika to meet with Anna Keller."
    )


def test_troops_nobody_owns_are_those_of_the_campaign(coded: Coder) -> None:
    assert coded("Zubria invaded Moravika in May, thousands of troops being sent in.") == [
        ("Zubria", "ASSAULT", "Moravika", "actual"),
        ("Zubria", "MOBILIZE", "Moravika", "actual"),
    ]


def test_support_goes_to_who_acts_with_it(coded: Coder) -> None:
    assert ("Moravika", "AID", "Zubria", "actual") in coded("Zubria attacked the rebels with aid from Moravika.")


def test_several_who_insist_refuse_each_for_himself(coded: Coder) -> None:
    assert [row[:2] for row in coded("Zubria and Moravika have insisted they will not accept the offer.")] == [
        ("Zubria", "REJECT"),
        ("Moravika", "REJECT"),
    ]


def test_a_designation_in_force_is_a_sanction(coded: Coder) -> None:
    assert ("Zubria", "SANCTION", "Harbour Front", "actual") in coded(
        "The Harbour Front, still designated a terrorist organisation in Zubria, held talks with Moravika."
    )


@pytest.mark.parametrize("text", ["Zubrian officials said they agree with Moravika.", "Oto Marn was sworn in."])
def test_opinions_and_oaths_are_no_events(coded: Coder, text: str) -> None:
    assert coded(text) == []
