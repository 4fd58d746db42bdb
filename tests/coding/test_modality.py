"""How sure, how real and how willed a happening is told."""

from collections.abc import Callable

import pytest

from kennan.coding.modality import Force, willed
from kennan.language import Reader
from kennan.model import Report

from .happenings import modalities


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Karovia recognised Zubria.", "actual"),
        ("Karovia will recognise Zubria.", "planned"),
        ("Karovia plans to recognise Zubria.", "planned"),
        ("Karovia is on its way to recognise Zubria.", "planned"),
        ("Karovia may recognise Zubria.", "possible"),
        ("Karovia is likely to recognise Zubria.", "possible"),
        ("Karovia has not recognised Zubria.", "denied"),
        ("Karovia has yet to recognise Zubria.", "denied"),
        ("Karovia rarely meets Zubria.", "denied"),
        ("Karovia failed to recognise Zubria.", "denied"),
        ("Karovia would recognise Zubria if the army left.", "conditional"),
        ("Karovia gave no money to Zubria.", "denied"),
        ("Karovia imposed no sanctions on Zubria.", "denied"),
        ("No sanctions were imposed on Zubria by Karovia.", "denied"),
        ("Karovia will attack Zubria under no circumstances.", "denied"),
        ("Karovia sees no reason to attack Zubria.", "denied"),
        ("Karovia had no choice but to attack Zubria.", "planned"),
        ("Karovia spared no effort to attack Zubria.", "planned"),
        ("Karovia lost no time in attacking Zubria.", "actual"),
    ],
)
def test_modality_of_a_verb(reader: Reader, make_report: Callable[..., Report], text: str, modality: str) -> None:
    assert modalities(reader, make_report, text, "Karovia") == [modality]


def test_what_was_met_for_is_not_done_by_meeting(reader: Reader, make_report: Callable[..., Report]) -> None:
    assert modalities(reader, make_report, "Karovia met Zubria to end the war.", "Karovia") == ["actual", "planned"]
    assert modalities(reader, make_report, "Karovia sent doctors to help Zubria.", "Karovia")[0] == "actual"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Observers spoke of an attack by Karovia on Zubria.", "actual"),
        ("Observers spoke of a possible attack by Karovia on Zubria.", "possible"),
        ("Observers fear an attack by Karovia on Zubria.", "possible"),
        ("The mission prevented an attack by Karovia on Zubria.", "denied"),
    ],
)
def test_modality_of_a_noun(reader: Reader, make_report: Callable[..., Report], text: str, modality: str) -> None:
    assert modalities(reader, make_report, text, "Karovia") == [modality]


@pytest.mark.parametrize(
    ("event_type", "force", "expected"),
    [
        ("AID", Force(), "AID"),
        ("AID", Force(planned=True), "AGREE"),
        ("AID", Force(planned=True, negated=True), "REJECT"),
        ("AID", Force(negated=True), "REJECT"),
        ("AID", Force(demanded=True), "REQUEST"),
        ("ASSAULT", Force(planned=True), "THREATEN"),
        ("ASSAULT", Force(planned=True, negated=True), "AGREE"),
        ("ASSAULT", Force(purpose=True, planned=True), "ASSAULT"),
        ("ACCUSE", Force(planned=True), "ACCUSE"),
        ("AGREE", Force(negated=True), "REJECT"),
    ],
)
def test_a_will_makes_a_promise_or_a_threat(event_type: str, force: Force, expected: str) -> None:
    assert willed(event_type, force) == expected
