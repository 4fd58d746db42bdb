"""Named actors: persons with their titles, states, bodies, abbreviations."""

import pytest

from kennan.language import Reader
from tests.coding.mention_rows import Make, Row, read, rows, surfaces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Velmora accused Ruvania of shelling the border.",
            [("Velmora", "state", "VLM", ["Velmora"]), ("Ruvania", "state", "RVN", ["Ruvania"])],
        ),
        (
            "Velmoran President Anton Hale met Ruvanian officials.",
            [
                ("Velmora", "state", "VLM", ["Velmoran"]),
                ("Anton Hale", "person", "VLM", ["Velmoran President Anton Hale"]),
                ("Ruvania", "state", "RVN", ["Ruvanian"]),
                ("Ruvanian officials", "government", "RVN", ["Ruvanian officials"]),
            ],
        ),
        (
            "Foreign Minister Karl Vane resigned on Monday.",
            [("Karl Vane", "person", None, ["Foreign Minister Karl Vane"])],
        ),
        (
            "The Northern Dockworkers Union (NDU) rejected the offer.",
            [("Northern Dockworkers Union", "international_org", None, ["Northern Dockworkers Union", "NDU"])],
        ),
    ],
)
def test_who_is_named(reader: Reader, make_report: Make, text: str, expected: list[Row]) -> None:
    assert rows(reader, make_report(text)) == expected


def test_a_surname_is_its_bearer(reader: Reader, make_report: Make) -> None:
    text = "President Anton Hale spoke on Monday. Mr. Hale praised the army. Hale then left for the coast."
    assert surfaces(reader, make_report(text), "Anton Hale")[:3] == ["President Anton Hale", "Mr. Hale", "Hale"]


def test_two_bearers_of_a_surname_stay_two(reader: Reader, make_report: Make) -> None:
    text = "President Anton Hale arrived with first lady Maria Hale. Mr. Hale waved. Mrs. Hale smiled."
    report = make_report(text)
    assert surfaces(reader, report, "Anton Hale") == ["President Anton Hale", "Mr. Hale"]
    assert surfaces(reader, report, "Maria Hale") == ["first lady Maria Hale", "Mrs. Hale"]


def test_father_and_son(reader: Reader, make_report: Make) -> None:
    text = "President Anton Hale fell silent. Anton Hale Jr. spoke instead."
    assert surfaces(reader, make_report(text), "Anton Hale") == ["President Anton Hale"]


def test_role_beside_a_name(reader: Reader, make_report: Make) -> None:
    found, _ = read(reader, make_report("Ruvania's envoy to Velmora, Karl Vane, said talks would go on."))
    person = next(r for r in found.referents if r.kind == "person")
    owner = found.referent(person.part_of or "")
    assert (person.name, person.country, owner.name) == ("Karl Vane", "RVN", "Ruvania")
    assert [role.title for role in person.roles] == ["Ruvania's envoy to Velmora"]


def test_media_by_the_last_word(reader: Reader, make_report: Make) -> None:
    text = "The Port Larch Herald broke the story. Officials denied what the Herald wrote."
    assert surfaces(reader, make_report(text), "Port Larch Herald") == ["Port Larch Herald", "Herald"]


@pytest.mark.parametrize(
    ("text", "name", "surfaces_of"),
    [
        ("Karl Vane, Jr., met Ada Osk. Vane was pleased.", "Karl Vane, Jr.", ["Karl Vane, Jr.", "Vane"]),
        (
            "Prime Minister Ada May spoke. Mrs. May left early.",
            "Ada May",
            ["Prime Minister Ada May", "Mrs. May"],
        ),
        ("The PM Ada Osk said so.", "Ada Osk", ["PM Ada Osk"]),
        ("Velmora's steel producer Vanework rose.", "Vanework", ["Vanework"]),
        (
            "Karl Osk, the president of the Alliance for Velmoran Steel, said so.",
            "Alliance for Velmoran Steel",
            ["Alliance for Velmoran Steel"],
        ),
        ("The Vane family rules Velmora.", "The Vane family", ["The Vane family"]),
    ],
)
def test_names_behind_and_before_other_words(
    reader: Reader, make_report: Make, text: str, name: str, surfaces_of: list[str]
) -> None:
    assert surfaces(reader, make_report(text), name) == surfaces_of


def test_what_somebody_has_is_nobody(reader: Reader, make_report: Make) -> None:
    text = "The Ada Osk Memos were published. A Witch Hunt, Karl Vane said. Nobody wants Anything Vane."
    found = [name for name, _, _, _ in rows(reader, make_report(text))]
    assert not any(word in name for name in found for word in ("Memos", "Witch", "Anything"))


def test_whom_somebody_is_assured_of_is_his(reader: Reader, make_report: Make) -> None:
    text = "The Grey Banner had assured the Velmorans that nobody would harm their envoys."
    found, _ = read(reader, make_report(text))
    envoys = next(r for r in found.referents if "envoys" in r.name)
    assert envoys.country == "VLM" and envoys.kind == "government"
