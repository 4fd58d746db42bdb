"""Where sentences begin and end."""

from collections.abc import Callable

import pytest

from kennan.language import Reader
from kennan.language.split import paragraphs, sentences
from kennan.model import Report


def split(text: str, language: str = "en") -> list[str]:
    return [text[a:b] for p, q in paragraphs(text, 0, len(text)) for a, b in sentences(text, p, q, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gen. Orl met Mr. Pask. They talked.", ["Gen. Orl met Mr. Pask.", "They talked."]),
        ("The U.S. Senate voted. It failed.", ["The U.S. Senate voted.", "It failed."]),
        ("He left the U.S. The border closed.", ["He left the U.S.", "The border closed."]),
        ("J. R. Voss spoke for 3.5 hours.", ["J. R. Voss spoke for 3.5 hours."]),
        ("“We will pay.” Then he left.", ["“We will pay.”", "Then he left."]),
        ("“Will they pay?” Orl asked. Nobody knew.", ["“Will they pay?” Orl asked.", "Nobody knew."]),
        ("No stop\nSecond line.", ["No stop", "Second line."]),
        ("They said ... nothing.", ["They said ... nothing."]),
        ("合意した。反対した。", ["合意した。", "反対した。"]),
        ("They said no. Nobody was surprised.", ["They said no.", "Nobody was surprised."]),
        (
            "Order No. 12 stands. He fell ill. Sen. Pask of Ill. agreed.",
            ["Order No. 12 stands.", "He fell ill.", "Sen. Pask of Ill. agreed."],
        ),
        ("  \n \n", []),
    ],
)
def test_a_text_is_split_into_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_german_ordinals_end_nothing() -> None:
    assert split("Am 17. Mai sprach Dr. Orl. Dann ging er.", "de") == ["Am 17. Mai sprach Dr. Orl.", "Dann ging er."]


def test_a_very_long_sentence_is_cut_and_nothing_is_lost() -> None:
    text = "word " * 2000
    parts = split(text)
    assert max(map(len, parts)) <= 1500
    assert " ".join(parts).split() == text.split()


def test_hard_wrapped_text_is_read_in_whole_sentences(reader: Reader, make_report: Callable[..., Report]) -> None:
    lines = (
        "The council of Orland, which had met for three days in the",
        "old customs house, refused on Friday to ratify the",
        "agreement with its northern neighbour. Members said that",
        "the text left too much open.",
        "",
        "The government had hoped for a vote before the summer and",
        "now has to begin again. Envoys will travel to the north",
        "next week.",
        "",
    )
    text = "\n".join(lines)
    found = reader.sentences(make_report(text))
    assert [" ".join(s.text.split()) for s in found] == [
        "The council of Orland, which had met for three days in the old customs house, refused on Friday to ratify the "
        "agreement with its northern neighbour.",
        "Members said that the text left too much open.",
        "The government had hoped for a vote before the summer and now has to begin again.",
        "Envoys will travel to the north next week.",
    ]
    assert [s.paragraph for s in found] == [0, 0, 1, 1]
    for sentence in found:
        assert all(sentence.text[t.start : t.end].split() == t.text.split() for t in sentence.tokens)
