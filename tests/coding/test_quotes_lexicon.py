"""The speech lexicon says everything once, and its rates are shares."""

from collections import Counter

import pytest

from kennan.language.pack import table


@pytest.mark.parametrize(
    ("language", "group"), [("en", "verbs"), ("en", "nouns"), ("en", "adjectives"), ("id", "verbs")]
)
def test_no_word_stands_in_two_classes(language, group):
    counts = Counter(word for words in table(language, "speech")[group].values() for word in words)
    assert [word for word, n in counts.items() if n > 1] == []


def test_prepositions_belong_to_classes_that_exist():
    data = table("en", "speech")
    assert set(data["prepositional"]) <= set(data["verbs"])


def test_rates_are_hits_of_cases_and_name_known_cues():
    data, rates = table("en", "speech"), dict(table("en", "speech_rates"))
    assert all(factor > 0 for factor in rates.pop("circumstances").values())
    words = {w for group in ("verbs", "nouns", "adjectives") for ws in data[group].values() for w in ws}
    for rows in rates.values():
        assert "*" in rows
        for key, (hits, cases) in rows.items():
            assert 0 <= hits <= cases
            assert not key.startswith("=") or key[1:] in words | {":", "according to"}
