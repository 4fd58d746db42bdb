"""Names that collide: bodies that many states have, family names that stand first, names before nouns, letters."""

import pytest

from kennan.language import Reader
from tests.coding.mention_rows import Make, rows, surfaces


def told(reader: Reader, text: str, make_report: Make, language: str = "en") -> dict[str, tuple[str, str | None]]:
    """Kind and country of each referent by its name."""
    return {n: (kind, country) for n, kind, country, _ in rows(reader, make_report(text, language=language))}


def test_the_senate_is_that_of_the_state_it_is_told_with(reader: Reader, make_report: Make) -> None:
    text = "The Velmoran Senate rejected the request. The Senate will vote again on Friday."
    assert told(reader, text, make_report) == {
        "Velmora": ("state", "VLM"),
        "Velmoran Senate": ("government", "VLM"),
    }


def test_the_senate_without_more_is_the_known_one(reader: Reader, make_report: Make) -> None:
    found = told(reader, "The Senate rejected the treaty. The FBI was told in Washington.", make_report)
    assert found["Senate"] == ("government", "USA")


def test_a_known_body_within_a_longer_name_is_another(reader: Reader, make_report: Make) -> None:
    text = "The National Democratic Congress (NDC) won in Velmora. The NDC said it would form a government."
    found = told(reader, text, make_report)
    assert "Democratic Party" not in found
    assert surfaces(reader, make_report(text), "National Democratic Congress")[1:3] == ["NDC", "NDC"]


def test_those_of_two_states_are_of_neither(reader: Reader, make_report: Make) -> None:
    found = told(reader, "Spanish and French negotiators met. The Spanish negotiators left.", make_report)
    assert found["Spanish and French negotiators"] == ("government", None)
    assert found["The Spanish negotiators"] == ("government", "ESP")


@pytest.mark.parametrize("short", ["Mr Kim", "Kim"])
def test_a_family_name_that_stands_first(reader: Reader, make_report: Make, short: str) -> None:
    text = f"Chairman Kim Dae Sok praised the guests. On Monday {short} met the envoy, who is called Boris Kim."
    assert short in surfaces(reader, make_report(text), "Kim Dae Sok")


def test_of_several_with_one_such_name_the_last_is_meant(reader: Reader, make_report: Make) -> None:
    text = "Wang Shu met Wang Delin. Wang, the minister, thanked him."
    assert surfaces(reader, make_report(text), "Wang Delin")[:2] == ["Wang Delin", "Wang"]


@pytest.mark.parametrize("name", ["Moon Jae-in", "Lee In-young"])
def test_given_names_that_are_words(reader: Reader, make_report: Make, name: str) -> None:
    assert name in told(reader, f"The Velmoran party backed President {name}.", make_report)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Tamm belongs to the Citizens party.", "Citizens party", "party"),
        ("The Free Officers movement backed Velmora.", "Free Officers", "international_org"),
        ("The Velmoran Dream party won.", "Velmoran Dream", "party"),
    ],
)
def test_a_name_before_the_noun_that_classes_it(
    reader: Reader, make_report: Make, text: str, name: str, kind: str
) -> None:
    assert told(reader, text, make_report)[name][0] == kind


def test_a_creed_is_no_name(reader: Reader, make_report: Make) -> None:
    text = "Grey Banner took the town. The Islamist group raised its flag."
    assert "The Islamist group" in surfaces(reader, make_report(text), "Grey Banner")


def test_two_parties_of_one_state_stay_two(reader: Reader, make_report: Make) -> None:
    found = told(reader, "The Velmoran Dream party met the Velmoran Citizens party.", make_report)
    assert {"Velmoran Dream", "Velmoran Citizens"} <= found.keys()


def test_letters_of_another_language_in_brackets(reader: Reader, make_report: Make) -> None:
    text = "Tamm speaks for the National Council for the Safeguard of the Harbour (CNSP). The CNSP closed the port."
    assert surfaces(reader, make_report(text), "National Council for the Safeguard of the Harbour")[1:3] == [
        "CNSP",
        "CNSP",
    ]


def test_a_guard_is_no_person(reader: Reader, make_report: Make) -> None:
    found = told(reader, "Velmora's presidential guard blocked the palace.", make_report)
    assert found["Velmora's presidential guard"] == ("government", "VLM")


def test_who_stands_behind_an_office_is_tied_to_its_state(reader: Reader, make_report: Make) -> None:
    assert told(reader, "Velmoran leader Odu Tammsaar met them.", make_report)["Odu Tammsaar"] == ("person", "VLM")


def test_the_prime_minister_is_no_other_minister(reader: Reader, make_report: Make) -> None:
    text = "Velmora's trade minister, Karl Vane, arrived. The prime minister was weak, an opponent said."
    assert "The prime minister" not in surfaces(reader, make_report(text), "Karl Vane")


def test_a_capital_in_mid_sentence_is_a_name(reader: Reader, make_report: Make) -> None:
    text = "The Harbour Party met on Monday. The Greys and the Blues form the Coalition. The Coalition lost."
    assert "the Coalition" not in surfaces(reader, make_report(text), "Harbour Party")


def test_neighbours_named_before_they_are_called_so(reader: Reader, make_report: Make) -> None:
    report = make_report("Togo, Benin and Mali, the three neighbours, reopened their borders.")
    found = [r for r in reader_rows(reader, report) if r[0] == "the three neighbours"]
    assert found == [("the three neighbours", ("Togo", "Benin", "Mali"))]


def reader_rows(reader: Reader, report):
    """Name and names of the members of each referent."""
    from tests.coding.mention_rows import read

    found, _ = read(reader, report)
    return [(r.name, tuple(found.referent(m).name for m in r.members)) for r in found.referents]


def test_his_country_is_the_state_he_serves(reader: Reader, make_report: Make) -> None:
    text = "Velmoran President Anton Hale said his country would not leave."
    assert "his country" in surfaces(reader, make_report(text), "Velmora")


def test_heads_of_state_are_not_seated_where_others_are_spoken_of_more(reader: Reader, make_report: Make) -> None:
    text = (
        "President Hale was told by the Justice Department. The FBI and the Senate heard of it. The Kremlin denied it. "
        "Hale's son-in-law, Karl Vane, met his friends."
    )
    assert told(reader, text, make_report)["Hale"] == ("person", None)


def test_people_within_the_name_of_a_party(reader: Reader, make_report: Make) -> None:
    found = told(reader, "Hale leads the Harbour People's Party (HPP). The HPP won.", make_report)
    assert "Harbour People's Party" in found
    assert not any(kind == "population" for kind, _ in found.values())


def test_the_army_is_that_which_was_called_so(reader: Reader, make_report: Make) -> None:
    text = "The Velmoran army said Ruvanian soldiers had laid mines. The army's spokesman, Odu Tamm, denied it."
    assert told(reader, text, make_report)["Odu Tamm"] == ("person", "VLM")


def test_a_given_name_alone_is_its_bearer(reader: Reader, make_report: Make) -> None:
    text = "Thaksin Vetch arrived on Monday. Thaksin blamed the army."
    assert surfaces(reader, make_report(text), "Thaksin Vetch") == ["Thaksin Vetch", "Thaksin"]
