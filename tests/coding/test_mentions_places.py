"""A capital acts or is a place."""

import pytest

from kennan.language import Reader
from tests.coding.mention_rows import Make, surfaces


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Velmora said that Port Quill rejected the plan.", ["Velmora", "Port Quill"]),
        ("Velmora held a summit in Port Quill.", ["Velmora"]),
        ("Velmora sent the troops to Port Quill.", ["Velmora"]),
        ("Velmora thanked Karl Vane for talks with Port Quill.", ["Velmora", "Port Quill"]),
        ("Rebels captured Port Quill as Velmora looked on.", ["Velmora"]),
        ("Velmora insists that Port Quill's patience is over.", ["Velmora", "Port Quill"]),
    ],
)
def test_capitals(reader: Reader, make_report: Make, text: str, found: list[str]) -> None:
    assert surfaces(reader, make_report(text), "Velmora") == found


def test_seats_of_government_are_the_state(reader: Reader, make_report: Make) -> None:
    text = "The Kremlin dismissed the report. Downing Street did not."
    assert surfaces(reader, make_report(text), "Russia") == ["Kremlin"]
    assert surfaces(reader, make_report(text), "United Kingdom") == ["Downing Street"]
