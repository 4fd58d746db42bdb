"""On what something depends: verbs, clauses, phrases, waiting, word order."""

from collections.abc import Callable

import pytest

from kennan.language import Reader
from kennan.model import Report
from tests.coding.stance_rows import coded

CONDITIONS = [
    ("The talks depend on an inclusive cabinet.", None, "The talks depend on an inclusive cabinet"),
    (
        "Drovnia would monitor the Front before deciding on recognition.",
        "Drovnia",
        "Drovnia would monitor the Front before deciding on recognition",
    ),
    (
        "Drovnia will not move until the Front has left the port.",
        "Drovnia",
        "Drovnia will not move until the Front has left the port",
    ),
    (
        "Velmora will recall its envoy unless Drovnia leaves the port.",
        "Velmora",
        "Velmora will recall its envoy unless Drovnia leaves the port",
    ),
    (
        "Should Drovnia recognise the Front, Velmora will recall its envoy.",
        "Velmora",
        "Should Drovnia recognise the Front, Velmora will recall its envoy",
    ),
    (
        "Orlania is ready to mediate provided that both sides stop shooting.",
        "Orlania",
        "Orlania is ready to mediate provided that both sides stop shooting",
    ),
]


@pytest.mark.parametrize(("text", "holder", "span"), CONDITIONS)
def test_conditions(
    reader: Reader, make_report: Callable[..., Report], text: str, holder: str | None, span: str
) -> None:
    rows = [r[:3] for r in coded(reader, make_report(text)) if r[1] == "condition"]
    assert rows == [(holder, "condition", span)]


def test_a_condition_in_speech_is_the_speakers(reader: Reader, make_report: Callable[..., Report]) -> None:
    text = '"If the Front wants peace, it needs to free the sailors," President Ilsa Toren said.'
    assert [r[:3] for r in coded(reader, make_report(text))] == [
        ("Ilsa Toren", "condition", "If the Front wants peace, it needs to free the sailors")
    ]


@pytest.mark.parametrize(
    "text", ["Velmora waited until the ships had left.", "Drovnia left the talks before the vote."]
)
def test_mere_time_is_no_condition(reader: Reader, make_report: Callable[..., Report], text: str) -> None:
    assert coded(reader, make_report(text)) == []
