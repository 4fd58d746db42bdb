"""Broken expressions of a spun report are read as what they stand for, where they stand."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kennan.language import Reader
from kennan.language.read_back import restored
from kennan.model import Report

TEXTS = tomllib.loads((Path(__file__).parent / "spun_texts.toml").read_text(encoding="utf-8"))
SENTENCE = (
    "The Overseas Minister of Orvany advised reporters at a news convention that navy sporting activities had begun."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            SENTENCE,
            "The Foreign Minister of Orvany told reporters at a news conference that military exercises had begun.",
        ),
        (
            "Ada Venn of the Basin Studies Middle told Harbour Information so. The Middle waits, and the Information.",
            "Ada Venn of the Basin Studies Center told Harbour News so. The Middle waits, and the Information.",
        ),
        ("The Middle East Institute stays.", "The Middle East Institute stays."),
        ("The WHITE HOME waits.", "The WHITE HOUSE waits."),
        ("It is the authorities’s plan, the get together’s plan.", "It is the government’s plan, the party’s plan."),
        ("Anti-warfare groups met the United International locations.", "Anti-war groups met the United Nations."),
        ("He will likely be there, akin to her.", "He will likely be there, akin to her."),  # weak signs stay
        ("The foreign minister told reporters.", "The foreign minister told reporters."),
    ],
)
def test_fixed_expressions_are_restored(text: str, expected: str) -> None:
    assert restored(text, "en").text == expected


def test_tokens_keep_their_places(reader: Reader, make_report: Callable[..., Report]) -> None:
    (sentence,) = reader.sentences(make_report(SENTENCE, spun=0.9))
    report = make_report(SENTENCE)
    told = {t.text: report.quote(sentence.span(i, i + 1)) for i, t in enumerate(sentence.tokens)}
    assert told == {
        "The": "The", "Foreign": "Overseas", "Minister": "Minister", "of": "of", "Orvany": "Orvany", "told": "advised",
        "reporters": "reporters", "at": "at", "a": "a", "news": "news", "conference": "convention", "that": "that",
        "military": "navy", "exercises": "sporting activities", "had": "had", "begun": "begun", ".": ".",
    }  # fmt: skip
    assert sentence.text == SENTENCE


@pytest.mark.parametrize("name", list(TEXTS["spun"]))
def test_every_token_stands_in_its_sentence_in_order(
    reader: Reader, make_report: Callable[..., Report], name: str
) -> None:
    report = make_report(TEXTS["spun"][name], spun=0.9)
    for sentence in reader.sentences(report):
        ends = [0]
        for token in sentence.tokens:
            assert ends[-1] <= token.start < token.end <= len(sentence.text)
            ends.append(token.end)


def test_what_does_not_read_as_spun_is_read_as_it_stands(reader: Reader, make_report: Callable[..., Report]) -> None:
    spun = make_report(SENTENCE, spun=0.9)
    (before,) = reader.sentences(replace(spun, spun=0.4))
    (read_back,) = reader.sentences(spun)
    (after,) = reader.sentences(replace(spun, spun=None))
    assert before == after
    assert [t.text for t in before.tokens][:3] == ["The", "Overseas", "Minister"]
    assert [t.text for t in read_back.tokens][:3] == ["The", "Foreign", "Minister"]
