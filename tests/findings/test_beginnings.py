"""What began once and is told since different times: contacts, listings, offices, movements."""

import pytest

from kennan.findings import Sense, conflicts
from kennan.model import Claim, Interval, Report

from .claims import case, event, figure, report, status

Row = tuple[str, str, str]


def _found(claims: list[Claim], *reports: Report) -> list[Row]:
    actors, lineage, by_id = case(*reports)
    found = conflicts(Sense(claims, {}, actors, by_id), lineage)
    return [(c.kind, by_id[c.b.report].quote(c.b), c.gloss) for c in found]


def _since(year: int) -> Interval:
    return Interval(f"{year}-01-01", None, "year")


A = report("a.txt", "Varosia has been in contact with the Red Banner since 2021, it says.", "2031-03-03")


def _contact() -> Claim:
    return status(A, "Varosia has been in contact with the Red Banner", "Varosia", "in_contact_with", "Red Banner",
                  _since(2021))  # fmt: skip


def test_talks_that_go_on_are_a_contact() -> None:
    b = report("b.txt", "Talks of Varosia with the Red Banner go on since 2027.", "2031-03-03")
    words = "Talks of Varosia with the Red Banner go on since 2027"
    talks = event(b, words, "CONSULT", "Varosia", "Red Banner", _since(2027))
    assert _found([_contact(), talks], A, b) == [
        ("differing_value", words, "Varosia is in contact with Red Banner: since 2021 against since 2027")
    ]
    once = event(b, words, "CONSULT", "Varosia", "Red Banner", Interval.year(2027))
    assert _found([_contact(), once], A, b) == []


@pytest.mark.parametrize(("years", "told"), [("six", ["since about 2025"]), ("ten", []), ("eleven", [])])
def test_a_number_of_years_tells_the_beginning_to_a_year_more_or_less(years: str, told: list[str]) -> None:
    text = f"For the past {years} years Varosia has been in touch with the Red Banner."
    count = {"six": 6, "ten": 10, "eleven": 11}[years]
    dated = report("b.txt", text, "2031-03-04")
    valid = Interval(f"{2031 - count}-01-01", "2031-03-04", "year")
    words = "Varosia has been in touch with the Red Banner"
    touch: Claim = status(dated, words, "Varosia", "in_contact_with", "Red Banner", valid)
    assert [row[2].split(" against ")[1] for row in _found([_contact(), touch], A, dated)] == told
    undated = report("b.txt", text)
    claims = [
        _contact(),
        status(undated, words, "Varosia", "in_contact_with", "Red Banner"),
        figure(undated, f"the past {years} years", "touch", str(count), "year"),
    ]
    assert [row[2].split(" against ")[1] for row in _found(claims, A, undated)] == told


def test_roots_and_founding_measure_two_things() -> None:
    a = report("a.txt", "The Red Banner was founded in 1994 in Tarn.")
    b = report("b.txt", "The Red Banner has its roots in the war of the 1980s.")
    claims: list[Claim] = [
        status(a, "The Red Banner was founded", "Red Banner", "exists_since", None, _since(1994)),
        status(b, "The Red Banner has its roots", "Red Banner", "descends_from", None, Interval.decade(1980)),
    ]
    assert [row[:2] for row in _found(claims, a, b)] == [
        ("scope", "The Red Banner has its roots in the war of the 1980s")
    ]


def test_penalties_of_one_kind_are_held_against_each_other() -> None:
    a = report("a.txt", "Varosia has penalised Kestria since 2021.")
    b = report("b.txt", "Varosia has penalised Kestria since 2024.")
    words = "Varosia has penalised Kestria"
    claims: list[Claim] = [event(a, words, "SANCTION", "Varosia", "Kestria", _since(2021))]
    other = event(b, words, "SANCTION", "Varosia", "Kestria", _since(2024))
    assert [row[0] for row in _found([*claims, other], a, b)] == ["differing_value"]
    expelled = event(b, words, "SANCTION", "Varosia", "Kestria", _since(2024), mode="expel")
    assert _found([*claims, expelled], a, b) == []


def test_a_president_took_office_once() -> None:
    a = report("a.txt", "Oren Valis has been president of Varosia since 2022.")
    b = report("b.txt", "Oren Valis became president of Varosia in 2024.")
    claims: list[Claim] = [
        status(a, "Oren Valis has been president of Varosia", "Oren Valis", "president_of", "Varosia", _since(2022)),
        status(b, "Oren Valis became president of Varosia", "Oren Valis", "president_of", "Varosia", _since(2024)),
    ]
    assert [row[0] for row in _found(claims, a, b)] == ["differing_value"]
