"""Which frame wins where one happening stands under another."""

from collections.abc import Callable

import pytest

from kennan.language import Reader
from kennan.model import Report

from .happenings import Row, rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Karovia agreed to withdraw its troops from Zubria.", "AGREE"),
        ("Karovia threatened to impose sanctions on Zubria.", "THREATEN"),
        ("Karovia called on Zubria to release the prisoners.", "REQUEST"),
        ("Karovia wants Zubria to release the hostages.", "REQUEST"),
        ("Karovia said Zubria must release the prisoners.", "REQUEST"),
        ("Karovia denied attacking Zubria.", "REJECT"),
        ("Karovia refused to recognise Zubria.", "REJECT"),
        ("Karovia accused Zubria of attacking Moravia.", "ACCUSE"),
        ("Karovia promised to help Zubria.", "AGREE"),
        ("Karovia vowed to bomb Zubria.", "THREATEN"),
        ("Karovia promised not to attack Zubria.", "AGREE"),
        ("Karovia did not agree to help Zubria.", "REJECT"),
        ("Karovia wants to work with Zubria.", "AGREE"),
        ("Karovia moved to reassure Zubria that it has no designs on it.", "AGREE"),
    ],
)
def test_the_outer_act_is_the_event(
    reader: Reader, make_report: Callable[..., Report], text: str, expected: str
) -> None:
    assert rows(reader, make_report, text) == [(("Karovia",), expected, ("Zubria",))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Karovia began withdrawing its troops from Zubria.", [(("Karovia",), "RETREAT", ("Zubria",))]),
        ("Karovia managed to invade Zubria.", [(("Karovia",), "ASSAULT", ("Zubria",))]),
        ("Zubria was urged by Karovia to release the hostages.", [(("Karovia",), "REQUEST", ("Zubria",))]),
        ("Karovia is considering invading Zubria.", []),
        ("Karovia wants to be sure of itself.", []),
    ],
)
def test_phases_pass_the_event_on_and_thoughts_are_none(
    reader: Reader, make_report: Callable[..., Report], text: str, expected: list[Row]
) -> None:
    assert rows(reader, make_report, text) == expected


def test_condemning_a_deed_is_no_deed_of_the_one_who_condemns(
    reader: Reader, make_report: Callable[..., Report]
) -> None:
    assert rows(reader, make_report, "Karovia condemned the attack by Moravia on Zubria.") == [
        (("Karovia",), "ACCUSE", ("attack",)),
        (("Moravia",), "ASSAULT", ("Zubria",)),
    ]
