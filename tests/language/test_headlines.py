"""Headlines are read in the case of prose."""

import pytest

from kennan.language.headlines import in_sentence_case


@pytest.mark.parametrize(
    ("headline", "read"),
    [
        ("Karovia Lifts Travel Ban on Zubria", "Karovia lifts travel ban on Zubria"),
        ("Army Kills Ten Rebels in Dorval", "Army kills ten rebels in Dorval"),
        ("Iran, Turkey Resume Trade Talks", "Iran, Turkey resume trade talks"),
        ("Vale to Meet Brel in Ankara Next Week", "Vale to meet Brel in Ankara next week"),
        ("TURKEY RECALLS AMBASSADOR FROM IRAN", "Turkey recalls ambassador from Iran"),
        ("Security Council: Envoy Urges Truce in Mali", "Security Council: Envoy urges truce in Mali"),
    ],
)
def test_words_of_a_headline_lose_their_capitals(headline: str, read: str) -> None:
    assert in_sentence_case(headline, "en") == read


@pytest.mark.parametrize(
    "text",
    [
        "Karovia lifted its travel ban on Zubria.",
        "Foreign Minister Oren Vale, Defence Minister Ana Brel",
        "The United States And The United Kingdom",
        "Vale met Brel.",
        "“No Deal With Karovia,” Brel Says",
    ],
)
def test_prose_lists_of_names_and_quotations_stay(text: str) -> None:
    assert in_sentence_case(text, "en") == text


def test_a_language_without_such_words_stays() -> None:
    text = "Karovia Cabut Larangan Bepergian ke Zubria"
    assert in_sentence_case(text, "id") == text
