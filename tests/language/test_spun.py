"""A text that a synonym machine rewrote reads as spun; what people write does not, however awkward."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from kennan.language import spun
from kennan.language.pack import table
from kennan.model import Region, Report

TEXTS = tomllib.loads((Path(__file__).parent / "spun_texts.toml").read_text(encoding="utf-8"))
Make = Callable[..., Report]


def strong(text: str) -> list[str]:
    return [" ".join(form.words) for _, form in spun.lexicon("en").find(spun.words_of(text)) if form.strong]


@pytest.mark.parametrize("name", list(TEXTS["spun"]))
def test_a_rewritten_report_reads_as_spun(make_report: Make, name: str) -> None:
    score = spun.score_of(make_report(TEXTS["spun"][name]))
    assert score is not None
    assert score >= 0.7
    assert make_report(TEXTS["spun"][name], spun=score).reads_as_spun


def test_what_a_journalist_wrote_has_no_sign_of_it(make_report: Make) -> None:
    assert spun.score_of(make_report(TEXTS["original"])) == 0.0


def test_awkward_english_is_not_marked(make_report: Make) -> None:
    score = spun.score_of(make_report(TEXTS["written"]["awkward"]))
    assert score is not None
    assert score < 0.3
    assert not make_report("x", spun=score).reads_as_spun


def test_weak_signs_alone_count_for_nothing(make_report: Make) -> None:
    text = TEXTS["written"]["plain_weak"]
    weak = [form for _, form in spun.lexicon("en").find(spun.words_of(text)) if not form.strong]
    assert len(weak) > 10
    assert spun.score_of(make_report(text)) == 0.0


def test_a_slip_or_two_is_no_machine(make_report: Make) -> None:
    slip = "The envoy spoke at a news convention about human proper."
    report = make_report("The sea was calm and nobody spoke. " * 20 + slip)
    assert strong(slip) == ["news convention", "human proper"]
    assert spun.score_of(report) == 0.49


def test_a_short_text_has_no_score(make_report: Make) -> None:
    assert spun.score_of(make_report("The overseas minister advised reporters at a news convention.")) is None


def test_a_language_without_the_words_has_no_score(make_report: Make) -> None:
    assert spun.score_of(make_report(TEXTS["spun"]["blog"], language="id")) is None


def test_furniture_is_left_out(make_report: Make) -> None:
    text = TEXTS["original"]
    whole = text + TEXTS["spun"]["blog"]
    regions = (Region(0, len(text), "body"), Region(len(text), len(whole), "furniture"))
    assert spun.score_of(make_report(whole, regions=regions)) == 0.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They held a news convention, two news conventions.",
            ["news convention", "news conventions"],
        ),
        ("The White Home and Wall Avenue", ["white home", "wall avenue"]),
        ("He came to power; a press. Convention centres opened.", []),  # a mark parts expressions
        ("a high-ranking, well-known official", []),
        ("an excessive-rating official", ["excessive rating"]),
        ("the folks’s republic", ["folks 's"]),
        ("the army chief, the navy chief and the federal authorities", []),  # English as it stands
        ("more than a year ago, according to the news agency", []),
    ],
)
def test_broken_expressions_are_found(text: str, expected: list[str]) -> None:
    assert strong(text) == expected


def test_no_entry_of_the_lexicon_is_idle() -> None:
    pack = table("en", "spun")
    phrases = {w for e in pack["expressions"]["phrases"] for w in spun.words_of(e)}
    words = phrases | {
        w for e in pack["expressions"]["nouns"] for w in (*spun.words_of(e), spun._plural(e.split()[-1]))
    }
    assert [w for w in pack["synonyms"] if w not in words] == []
    assert [w for w in pack["in_phrases"] if w not in phrases] == []
    assert sorted(set(pack["weak"]["forms"]) & set(pack["current"]["forms"])) == []
