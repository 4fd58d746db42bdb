"""The packs of actor words hold no double, shadowed or dead entries."""

from collections import Counter

import pytest

from kennan.language.pack import table


def doubles(words: list[str]) -> list[str]:
    return sorted(w for w, n in Counter(words).items() if n > 1)


def test_each_noun_has_one_class() -> None:
    classes = table("en", "descriptors")["class"]
    assert doubles([noun for row in classes.values() for noun in row["nouns"]]) == []


def test_what_counts_as_the_same_is_a_noun() -> None:
    descriptors = table("en", "descriptors")
    nouns = {noun for row in descriptors["class"].values() for noun in row["nouns"]}
    same = descriptors["same"]
    assert doubles([form for forms in same.values() for form in forms]) == []
    assert sorted({form for forms in same.values() for form in forms} - nouns) == []


def test_each_role_stands_once() -> None:
    roles = table("en", "roles")
    offices = roles["offices"]
    assert doubles([*offices["sole"], *offices["several"], *offices["persons"]]) == []
    assert doubles([*roles["first_names"]["male"], *roles["first_names"]["female"]]) == []
    assert doubles(offices["before"]) == []


def test_each_ending_has_one_kind() -> None:
    ends = table("en", "descriptors")["name_ends"]
    kinds = ("government", "armed_group", "party", "international_org", "company", "media", "think_tank")
    assert doubles([end for kind in kinds for end in ends[kind]]) == []


@pytest.mark.parametrize("language", ["id", "es", "fr"])
def test_nouns_of_other_languages_answer_to_english_ones(language: str) -> None:
    nouns = {noun for row in table("en", "descriptors")["class"].values() for noun in row["nouns"]}
    assert sorted(set(table(language, "descriptors")["nouns"].values()) - nouns) == []
    assert doubles(list(table(language, "descriptors")["words"]["not_names"])) == []


def test_bodies_stand_once() -> None:
    names = [key.partition("@")[0] for rows in table("world", "bodies").values() for key in rows]
    aliases = [alias for rows in table("world", "bodies").values() for row in rows.values() for alias in row]
    assert doubles(names) == []
    assert doubles(aliases) == []
    assert sorted(set(names) & set(aliases)) == []
