"""Stretches in quotation marks."""

import pytest

from kennan.coding.quotes import marks as quote_marks


def stretches(text: str) -> list[tuple[str, bool, bool]]:
    """(text without marks, closed in its paragraph, carried over from the paragraph before)."""
    lines, start = [], 0
    for number, line in enumerate(text.split("\n")):
        lines.append((number, start, start + len(line)))
        start += len(line) + 1
    return [(text[s.start : s.end], s.whole, s.carried) for s in quote_marks.find(text, lines)]


@pytest.mark.parametrize(
    "text",
    [
        'He said "we came" and left.',
        "He said “we came” and left.",
        "He said ''we came'' and left.",
        "He said «we came» and left.",
        "He said »we came« and left.",
        "He said „we came“ and left.",
        "He said ‘we came’ and left.",
        "He said 'we came' and left.",
        "He said ‹we came› and left.",
        "He said ``we came'' and left.",
        'He said “we came" and left.',
        "他说「we came」。",
    ],
)
def test_all_kinds_of_marks(text):
    assert stretches(text) == [("we came", True, False)]


def test_only_the_outermost(text="“She shouted ‘stop’ twice,” he said. ''It was 'over.'''"):
    assert stretches(text) == [("She shouted ‘stop’ twice,", True, False), ("It was 'over.'", True, False)]


def test_apostrophes_and_measures_are_no_marks():
    assert stretches("The rebels' bridge isn't Torva's; it's 9'6\" high, the '90s' best.") == []


def test_an_open_mark_runs_to_the_end_of_its_paragraph_only():
    text = '"We came. We left.\n"And we won\'t return."\nNobody believed it.'
    assert stretches(text) == [("We came. We left.", False, False), ("And we won't return.", True, False)]


def test_a_closing_mark_alone_is_passed_over_or_closes_the_paragraph_before():
    assert stretches('We left," he said. He said "no" twice.') == [("no", True, False)]
    assert stretches("“We came.\nWe left,” he said.") == [("We came.", False, False), ("We left,", True, True)]
