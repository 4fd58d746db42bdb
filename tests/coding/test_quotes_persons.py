"""Who is meant by the pronoun or the description beside a quote."""

import pytest

from kennan.language import Reader
from tests import measure
from tests.coding.mention_rows import Make, surfaces

LEAST = 0.85
LONG = (
    'Velmoran farmers met Anton Hale. "The harvest is lost," said Karl Vane, who keeps the granaries. "Nobody counted '
    'the sacks. Anton Hale never saw a field. The rains came late and the river rose. We warned him twice." '
)


@pytest.mark.slow
def test_speakers_who_are_not_named_beside_the_quote_are_the_right_persons() -> None:
    if not measure.SHARED.is_dir():
        pytest.skip(f"speakers not checked: no annotated quotes at {measure.SHARED}")
    assert measure.speakers()["share"] >= LEAST


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        # what is said in marks puts no distance between the speaker and the pronoun that takes him up
        (LONG + "\n\nHe asked for seed.", "Karl Vane", ["Karl Vane", "who", "He"]),
        # "his" of him whose thing it is
        ("Anton Hale slept. Karl Vane's suit demands his pay.", "Karl Vane", ["Karl Vane", "his"]),
        # another name for him who was just named
        (
            "Karl Vane left the capital on Monday. The senator said he would return.",
            "Karl Vane",
            ["Karl Vane", "The senator", "he"],
        ),
        (
            'Maria Stone gave the speech of her life. "We begin tonight," the former mayor of Rosk told the crowd.',
            "Maria Stone",
            ["Maria Stone", "her", "the former mayor"],
        ),
        # a word for a people that is somebody's surname here
        ("Mark Ruvanian sells boats. Ruvanian said so.", "Mark Ruvanian", ["Mark Ruvanian", "Ruvanian"]),
    ],
)
def test_whom_a_text_takes_up(reader: Reader, make_report: Make, text: str, name: str, found: list[str]) -> None:
    assert [s for s in surfaces(reader, make_report(text), name) if s != "him"] == found


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        # an office that somebody else may hold is not given to whoever was named last
        ("Karl Vane left the capital. The spokesman said he would return.", "Karl Vane", "The spokesman"),
        ("President Karl Vane left the capital. The senator stayed.", "Karl Vane", "The senator"),
        ("Velmoran mayor Karl Vane spoke. The Ruvanian candidate objected.", "Karl Vane", "The Ruvanian candidate"),
        ("Maria Stone left the capital. The businessman stayed.", "Maria Stone", "The businessman"),
        ("Karl Vane left the capital. A senator said so.", "Karl Vane", "A senator"),
    ],
)
def test_whom_a_text_does_not_take_up(reader: Reader, make_report: Make, text: str, name: str, other: str) -> None:
    assert other not in surfaces(reader, make_report(text), name)
