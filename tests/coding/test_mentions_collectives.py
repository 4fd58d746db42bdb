"""Collectives that are one actor: the states of a region, movements by their fighters, those who newly rule."""

import pytest

from kennan.language import Reader
from tests.coding.mention_rows import Make, surfaces


def test_the_states_of_a_region_are_one(reader: Reader, make_report: Make) -> None:
    text = "Several Baltic countries protested. The Baltic nations sent notes. Ruvania met its Baltic neighbours."
    found = surfaces(reader, make_report(text), "Baltic states")
    assert {"Several Baltic countries", "The Baltic nations", "its Baltic neighbours"} <= set(found)


def test_neighbours_are_the_region_spoken_of(reader: Reader, make_report: Make) -> None:
    text = "Several Baltic countries protested. Ruvania then reassured its northern neighbours."
    assert "its northern neighbours" in surfaces(reader, make_report(text), "Baltic states")


@pytest.mark.parametrize("part", ["Two Baltic countries", "Some Baltic countries", "Other Baltic states"])
def test_a_part_of_a_region_is_not_the_region(reader: Reader, make_report: Make, part: str) -> None:
    assert part not in surfaces(
        reader, make_report(f"The Baltic countries protested. {part} sent notes."), "Baltic states"
    )


def test_the_new_rulers_are_the_movement(reader: Reader, make_report: Make) -> None:
    text = "The Grey Banner took the capital of Ruvania. Velmora keeps in touch with the new rulers."
    assert "the new rulers" in surfaces(reader, make_report(text), "Grey Banner")


def test_a_name_stands_behind_the_complements_of_an_office(reader: Reader, make_report: Make) -> None:
    text = "Mr. Hale met the director of Ruvania's National Police Service, Peter Brandt, on Monday."
    assert surfaces(reader, make_report(text), "Peter Brandt") == ["the director", "Peter Brandt"]


def test_it_may_be_one_of_them(reader: Reader, make_report: Make) -> None:
    text = "The Grey Banner grew. It was one of the factions fighting a civil war."
    assert "It" in surfaces(reader, make_report(text), "Grey Banner")
