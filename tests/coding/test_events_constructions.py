"""Constructions in which the verb, its object or its side does not stand where it stands in a plain clause."""

from collections.abc import Callable

import pytest

from kennan.coding.modality import willed
from kennan.language import Reader
from kennan.model import Report

from .happenings import Row, found, rows


@pytest.fixture
def coded(reader: Reader, make_report: Callable[..., Report]) -> Callable[[str], list[Row]]:
    return lambda text: rows(reader, make_report, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Karovia insisted that Zubria pay compensation.", "REQUEST"),
        ("Karovia proposed that Zubria cut its forces.", "REQUEST"),
        ("Karovia declared itself ready to help Zubria.", "AGREE"),
        ("Karovia stands ready to help Zubria.", "AGREE"),
        ("Karovia did not rule out force against Zubria.", "THREATEN"),
        ("Karovia vowed to block Zubria's bid.", "THREATEN"),
        ("Karovia ordered Zubrian diplomats to leave Zubria.", "SANCTION"),
    ],
)
def test_what_stands_over_an_act_decides(coded: Callable[[str], list[Row]], text: str, expected: str) -> None:
    assert [row[1] for row in coded(text) if row[0] == ("Karovia",) or row[0] == ("itself",)] == [expected]


def test_an_infinitive_without_to_stands_under_help(coded: Callable[[str], list[Row]]) -> None:
    assert coded("The ministry helped Zubria rebuild its ports.") == [(("ministry",), "AID", ("Zubria",))]


def test_who_is_to_act_may_stand_after_for(coded: Callable[[str], list[Row]]) -> None:
    assert coded("The opposition called for Ana Brel to step down.") == [(("opposition",), "REQUEST", ("Brel",))]


def test_a_gerund_is_the_object_of_a_particle_verb(coded: Callable[[str], list[Row]]) -> None:
    assert coded("The government ruled out releasing the prisoners.") == [(("government",), "REJECT", ("prisoners",))]


def test_a_preposition_may_hang_on_the_particle(coded: Callable[[str], list[Row]]) -> None:
    assert coded("The ministry pulled out of the talks with Zubria.") == [(("ministry",), "SANCTION", ("Zubria",))]
    assert (("ministry",), "REJECT", ("Zubria",)) in coded("The ministry walked away from the deal with Zubria.")


def test_a_name_for_somebody_need_no_verb(coded: Callable[[str], list[Row]]) -> None:
    assert coded("The court found Ana Brel guilty.") == [(("court",), "ACCUSE", ("Brel",))]
    assert coded("The envoy considers Zubria a friend.") == [(("envoy",), "SUPPORT", ("Zubria",))]


def test_who_is_said_to_be_responsible_is_accused_and_a_responsible_partner_is_praised(
    coded: Callable[[str], list[Row]],
) -> None:
    assert [row[1] for row in coded("The envoy said that Zubria was responsible.")] == ["ACCUSE"]
    assert [row[1] for row in coded("The envoy said that Zubria was a responsible partner.")] == ["SUPPORT"]


def test_a_title_tells_the_kind_of_a_doer(coded: Callable[[str], list[Row]]) -> None:
    assert [row[1] for row in coded("Senator Ana Brel launched an attack on Zubria.")] == ["ACCUSE"]
    assert [row[1] for row in coded("The army launched an attack on Zubria.")] == ["ASSAULT"]


def test_what_is_joint_is_done_together_whatever_it_is(coded: Callable[[str], list[Row]]) -> None:
    assert coded("The ministry launched a joint research project with Zubria.") == [
        (("ministry",), "COOPERATE", ("Zubria",))
    ]


def test_the_doer_of_using_is_the_doer_of_what_it_is_used_for(coded: Callable[[str], list[Row]]) -> None:
    assert (("Police",), "COERCE", ("rally",)) in coded("Police used batons to break up a rally by teachers.")


def test_what_may_have_been_done_is_no_threat(reader: Reader, make_report: Callable[..., Report]) -> None:
    told = [
        willed(d.type, d.force)
        for text in ("The rebels may have attacked Zubria.", "The rebels may attack Zubria.")
        for s in reader.sentences(make_report(text))
        for d in found(s)
    ]
    assert told == ["ASSAULT", "THREATEN"]


def test_reporters_ask_questions_and_make_no_demands(coded: Callable[[str], list[Row]]) -> None:
    assert coded("Ana Brel was asked by a reporter about Zubria.") == []
