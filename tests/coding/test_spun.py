"""Claims of a spun report count as less sure, and words that machines put for harmless ones yield no event alone."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kennan.coding import code
from kennan.language import Reader
from kennan.language.pack import table
from kennan.model import Claim, Event, Quote, Report, Stance, Status

Coder = Callable[[str, float | None], tuple[Claim, ...]]

TEXT = (
    "Colombia accused Peru of a breach of the treaty on Monday. Peru, a member of the league, hopes to restore the "
    "accord. “We are patient,” said the president of Peru."
)


@pytest.fixture
def coded(reader: Reader, make_report: Callable[..., Report]) -> Coder:
    def of(text: str, spun: float | None) -> tuple[Claim, ...]:
        report = make_report(text, spun=spun)
        return code(report, reader.sentences(report)).claims

    return of


def events(claims: tuple[Claim, ...]) -> list[Event]:
    return [c for c in claims if isinstance(c, Event)]


def test_events_statuses_and_stances_count_as_less_sure(coded: Coder) -> None:
    left = table("en", "spun")["confidence"]
    plain = coded(TEXT, 0.2)
    assert {type(c) for c in plain} >= {Event, Stance, Quote}
    expected = [
        replace(c, confidence=round(c.confidence * left[c.family], 3)) if isinstance(c, Event | Status | Stance) else c
        for c in plain
    ]
    assert list(coded(TEXT, 0.8)) == expected


def test_a_report_without_a_score_is_coded_as_ever(coded: Coder) -> None:
    assert coded(TEXT, None) == coded(TEXT, 0.0)


@pytest.mark.parametrize(
    "text",
    [
        "Colombia spoke of the onslaught of complaints and the attack against Peru.",
        "Colombia attacked on Monday.",
        "Soldiers raided the village of Peru's president, and their assault lasted for hours.",
    ],
)
def test_a_word_of_force_needs_both_sides(coded: Coder, text: str) -> None:
    one_sided = [e for e in events(coded(text, 0.8)) if e.type == "ASSAULT"]
    assert [e for e in one_sided if not (e.source and e.target)] == []
    assert all(e.confidence <= 0.3 for e in one_sided)


def test_with_both_sides_named_it_counts_for_little(coded: Coder) -> None:
    text = "Colombia attacked Peru on Monday."
    (plain,), (doubted,) = events(coded(text, None)), events(coded(text, 0.8))
    assert doubted == replace(plain, confidence=round(plain.confidence * 0.3, 3))


def test_a_restored_expression_is_coded_as_what_it_stands_for(coded: Coder) -> None:
    text = "Colombia and Peru held joint navy sporting activities on Monday."
    restored = "Colombia and Peru held joint military exercises on Monday."
    as_restored = [(e.type, e.mode) for e in events(coded(restored, None))]
    assert as_restored == [("COOPERATE", None)]
    assert events(coded(text, None)) == []
    assert [(e.type, e.mode) for e in events(coded(text, 0.8))] == as_restored
    (event,) = events(coded(text, 0.8))
    assert event.cue.of(text).endswith("sporting activities")
