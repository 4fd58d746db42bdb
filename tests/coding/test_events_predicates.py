"""Predicates in all their dress: who did what to whom, whatever form the sentence gives it."""

from collections.abc import Callable

import pytest

from kennan.language import Reader
from kennan.model import Report

from .happenings import Row, rows


@pytest.fixture
def coded(reader: Reader, make_report: Callable[..., Report]) -> Callable[[str], list[Row]]:
    return lambda text: rows(reader, make_report, text)


def test_active_and_passive_say_the_same(coded: Callable[[str], list[Row]]) -> None:
    said = [(("Karovia",), "ASSAULT", ("Zubria",))]
    assert coded("Karovia invaded Zubria in 1979.") == said
    assert coded("Zubria was invaded by Karovia in 1979.") == said


def test_a_passive_without_agent_has_no_source(coded: Callable[[str], list[Row]]) -> None:
    assert coded("Zubria was bombed.") == [((), "ASSAULT", ("Zubria",))]


def test_what_is_banned_in_a_country_is_banned_by_it(coded: Callable[[str], list[Row]]) -> None:
    assert coded("The group is designated as a terrorist organisation in Zubria.") == [
        (("Zubria",), "SANCTION", ("group",))
    ]


def test_nouns_tell_events_with_their_complements(coded: Callable[[str], list[Row]]) -> None:
    said = [(("Karovia",), "ASSAULT", ("Zubria",))]
    assert coded("Karovia's invasion of Zubria came as a surprise.") == said
    assert coded("The takeover of Zubria by Karovia was swift.") == said
    assert coded("The withdrawal of Karovian forces from Zubria took nine years.") == [
        (("forces",), "RETREAT", ("Zubria",))
    ]


def test_talks_have_two_sides_and_no_direction(coded: Callable[[str], list[Row]]) -> None:
    said = [(("Karovia",), "CONSULT", ("Zubria",))]
    assert coded("Talks between Karovia and Zubria resumed.") == said
    assert coded("Talks between Karovia and Zubria collapsed.") == [(("Karovia",), "SANCTION", ("Zubria",))]
    assert coded("Karovia and Zubria held talks in Moravia.") == said
    assert coded("Karovia-Zubria talks resumed on Monday.") == said
    assert coded("Karovia is in talks with Zubria.") == said


def test_coordinated_sides_are_all_kept(coded: Callable[[str], list[Row]]) -> None:
    assert coded("Karovia and Avaria held talks with Zubria.") == [(("Karovia", "Avaria"), "CONSULT", ("Zubria",))]
    assert coded("Karovia praised Zubria and Moravia.") == [(("Karovia",), "SUPPORT", ("Zubria", "Moravia"))]


def test_coordinated_and_relative_clauses_share_their_subject(coded: Callable[[str], list[Row]]) -> None:
    assert coded("Karovia invaded Zubria, bombed Moravia and praised Avaria.") == [
        (("Karovia",), "ASSAULT", ("Zubria",)),
        (("Karovia",), "ASSAULT", ("Moravia",)),
        (("Karovia",), "SUPPORT", ("Avaria",)),
    ]
    assert coded("Karovia, which invaded Zubria in 1990, praised Moravia.") == [
        (("Karovia",), "ASSAULT", ("Zubria",)),
        (("Karovia",), "SUPPORT", ("Moravia",)),
    ]


def test_measures_of_people_are_the_people(coded: Callable[[str], list[Row]]) -> None:
    assert coded("Karovian forces killed dozens of Zubrian soldiers.") == [(("forces",), "ASSAULT", ("soldiers",))]


def test_statements_are_no_events(coded: Callable[[str], list[Row]]) -> None:
    assert coded("Karovia said that the weather in Zubria was fine.") == []
    assert coded("The ministry of Karovia made a statement.") == []
    assert coded("Karovia declined to comment.") == []


def test_a_dateline_is_no_subject(coded: Callable[[str], list[Row]]) -> None:
    assert coded("AVALON -- A Karovian court on Friday invaded Zubria.") == [(("court",), "ASSAULT", ("Zubria",))]
