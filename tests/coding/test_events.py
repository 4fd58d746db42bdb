"""Events of a whole report: referents, targets that are only implied, places, spans, whose word it is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kennan.coding import events, reading
from kennan.language import Reader
from kennan.language.world import World
from kennan.model import Report

Row = tuple[str | None, str, str | None, str, bool, str | None, str, str]
STATES = {"Karovia": "KAV", "Zubria": "ZUB", "Moravika": "MVK"}
CAPITALS = {"Karovia": "Port Karo", "Zubria": "Zubra City", "Moravika": "Morat"}
DEMONYMS = {"Karovia": "Karovian", "Zubria": "Zubrian", "Moravika": "Moravikan"}


@pytest.fixture
def coded(reader: Reader, make_report: Callable[..., Report], tmp_path: Path) -> Callable[[str], list[Row]]:
    known = tmp_path / "actors.toml"
    known.write_text(
        "".join(
            f'[[actor]]\nname = "{name}"\nkind = "state"\ncountry = "{code}"\n'
            f'demonyms = ["{DEMONYMS[name]}"]\ncapitals = ["{CAPITALS[name]}"]\n'
            for name, code in STATES.items()
        ),
        encoding="utf-8",
    )
    world = World.with_user(known)

    def code(text: str) -> list[Row]:
        report = make_report(text)
        read = reading.read(report, reader.sentences(report), world)
        names = {r.id: r.name for r in read.mentions.referents}
        return [
            (
                names.get(e.source or ""), e.type, names.get(e.target or ""), e.modality, e.reciprocal, e.place,
                report.quote(e.span), report.quote(e.cue),
            )
            for e in events.code(read)
        ]  # fmt: skip

    return code


def test_one_event_for_each_target(coded: Callable[[str], list[Row]]) -> None:
    text = "Karovia praised Zubria and Moravika"
    assert coded(text + ".") == [
        ("Karovia", "SUPPORT", "Zubria", "actual", False, None, text, "praised"),
        ("Karovia", "SUPPORT", "Moravika", "actual", False, None, text, "praised"),
    ]


def test_talks_are_exported_once_and_reciprocal(coded: Callable[[str], list[Row]]) -> None:
    text = "Karovia and Zubria held talks in Moravika"
    assert coded(text + ".") == [
        ("Karovia", "CONSULT", "Zubria", "actual", True, "Moravika", text, "held talks"),
    ]


def test_the_other_side_is_the_country_on_whose_land_it_happened(coded: Callable[[str], list[Row]]) -> None:
    assert coded("The war began in Zubria in 1990. Karovia withdrew its troops nine years later.")[-1][:4] == (
        "Karovia", "RETREAT", "Zubria", "actual",
    )  # fmt: skip


def test_what_one_will_do_oneself_is_promised_by_saying_so(coded: Callable[[str], list[Row]]) -> None:
    assert [row[:4] for row in coded("Karovia said it will help Zubria.")] == [
        ("Karovia", "AGREE", "Zubria", "actual")
    ]  # fmt: skip


def test_the_future_told_by_others_is_planned(coded: Callable[[str], list[Row]]) -> None:
    assert [row[:4] for row in coded("Karovia will recognise Zubria.")] == [
        ("Karovia", "SUPPORT", "Zubria", "planned")
    ]  # fmt: skip


def test_an_infinitive_is_quoted_with_what_governs_it(coded: Callable[[str], list[Row]]) -> None:
    assert [(row[1], row[3], row[6]) for row in coded("On Monday Karovia failed to recognise Zubria.")] == [
        ("SUPPORT", "denied", "Karovia failed to recognise Zubria")
    ]


def test_aid_without_a_recipient_is_no_event(coded: Callable[[str], list[Row]]) -> None:
    assert coded("Karovia donated money.") == []


def test_what_is_left_open_is_towards_whoever_one_deals_with(coded: Callable[[str], list[Row]]) -> None:
    assert [row[:3] for row in coded("Karovia accused Zubria of lying. It also demanded an apology.")] == [
        ("Karovia", "ACCUSE", "Zubria"), ("Karovia", "REQUEST", "Zubria"),
    ]  # fmt: skip


def test_a_deed_that_is_taken_up_is_whose_it_was(coded: Callable[[str], list[Row]]) -> None:
    text = "Zubria praised Moravika. Moravika has accused Karovia of spying. Karovia rejected the accusation."
    assert ("Karovia", "REJECT", "Moravika") in [row[:3] for row in coded(text)]


def test_it_is_the_state_that_bans_and_jails_on_its_land(coded: Callable[[str], list[Row]]) -> None:
    text = "Unrest has spread in Zubria. Moravikan soldiers were expelled from the country."
    assert [row[:3] for row in coded(text)] == [("Zubria", "SANCTION", "Moravikan soldiers")]


def test_who_is_said_to_be_the_one_that_did_it_did_it(coded: Callable[[str], list[Row]]) -> None:
    assert [row[:3] for row in coded("Karovia was the first country to recognise Zubria.")] == [
        ("Karovia", "SUPPORT", "Zubria")
    ]


def test_a_speaker_blames_and_praises_by_what_he_calls_somebody(coded: Callable[[str], list[Row]]) -> None:
    assert [row[:3] for row in coded("President Ole Brandt called Zubria a dangerous neighbour.")] == [
        ("Ole Brandt", "ACCUSE", "Zubria")
    ]
    assert [row[:3] for row in coded("President Ole Brandt said that Zubria was a reliable partner.")] == [
        ("Ole Brandt", "SUPPORT", "Zubria")
    ]
    assert coded("Zubria was a reliable partner.") == []


def test_a_paper_is_no_event_by_its_name(coded: Callable[[str], list[Row]]) -> None:
    assert coded("Much has been written of Karovia's treaty.") == []


def test_event_nouns_may_be_hyphenated(coded: Callable[[str], list[Row]]) -> None:
    assert [row[:3] for row in coded("The pull-out of Karovian troops from Zubria took years.")] == [
        ("Karovian troops", "RETREAT", "Zubria")
    ]


def test_a_place_has_the_country_that_the_words_or_the_knowledge_base_tell(
    reader: Reader, make_report: Callable[..., Report]
) -> None:
    report = make_report(
        "Rebels attacked the army in northern Mali. France bombed rebels in Damascus on Monday. "
        "Police arrested the minister in Port Quill, Kenya. Police arrested the minister in Port Larch."
    )
    found = events.code(reading.read(report, reader.sentences(report)))
    assert [(e.place, e.place_country) for e in found if e.place] == [
        ("northern Mali", "MLI"), ("Damascus", "SYR"), ("Port Quill", "KEN"), ("Port Larch", None),
    ]  # fmt: skip
