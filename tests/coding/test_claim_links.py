"""Ties between claims that a sentence states: purpose, condition, cause, concession."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kennan.coding import claim_links
from kennan.coding.dates import Dates
from kennan.coding.mentions import Mentions
from kennan.coding.reading import Reading
from kennan.coding.speech import Speech
from kennan.language import Reader
from kennan.language.sentence import Sentence
from kennan.model import NARRATOR, Event, Report

MARKED = re.compile(r"\[([^\]]+)\]|\{([^}]+)\}|\b_([^_]+)_\b")
SENTENCES = Path(__file__).with_name("claim_links.txt")
LEAST_F1 = 0.95


def plain(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The sentence without its marks, and what was marked: "above", "below" or "other", with start and end."""
    text, marks, position = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[position : match.start()]
        name = {1: "above", 2: "below", 3: "other"}[match.lastindex or 0]
        word = match.group(match.lastindex or 0)
        marks.append((name, len(text), len(text) + len(word)))
        text += word
        position = match.end()
    return text + marked[position:], marks


def linked(report: Report, sentences: tuple[Sentence, ...], marks: list[tuple[str, int, int]]) -> list[tuple[str, ...]]:
    """Kind, source, target and connecting words of the links between events at the marked words."""
    events = []
    for _, start, end in marks:
        cue = report.span(start, end)
        events.append(Event(cue, None, None, "OTHER", None, (), 0.0, "actual", NARRATOR, None, None, False, 1.0, cue))
    names = {event.id: mark[0] for event, mark in zip(events, marks, strict=True)}
    read = Reading(report, sentences, Mentions((), {}), Dates(()), (), Speech(()))
    return [
        (link.kind, names[link.source], names[link.target], report.quote(link.span))
        for link in claim_links.code(read, tuple(events))
    ]


@pytest.mark.parametrize(
    ("marked", "row"),
    [
        (
            "Velmora [closed] the locks in order to {punish} the bargemen.",
            ("purpose", "above", "below", "in order to"),
        ),
        (
            "Drovnia [sent] two frigates to {protect} its grain ships.",
            ("purpose", "above", "below", "to protect its grain ships"),
        ),
        ("Velmora will not [negotiate] unless the rebels {disarm}.", ("condition", "above", "below", "unless")),
        (
            "Should Drovnia {attack}, Orlania will [defend] its ally.",
            ("condition", "above", "below", "Should Drovnia attack"),
        ),
        ("The [talks] depend on the {withdrawal} of the fleet.", ("condition", "above", "below", "depend on")),
        ("The talks [collapsed] because of the {bombing}.", ("cause", "above", "below", "because of")),
        ("The {arrest} of the bishop led to [protests].", ("cause", "above", "below", "led to")),
        ("Rebels {ambushed} a patrol, forcing the army to [leave].", ("cause", "above", "below", "forcing")),
        ("Despite the {ban}, Drovnia [met] the rebels.", ("concession", "above", "below", "Despite")),
        ("Drovnia [negotiated] although it had {outlawed} them.", ("concession", "above", "below", "although")),
    ],
)
def test_one_tie(
    reader: Reader, make_report: Callable[..., Report], marked: str, row: tuple[str, str, str, str]
) -> None:
    text, marks = plain(marked)
    report = make_report(text)
    assert linked(report, reader.sentences(report), marks) == [row]


def test_no_tie_between_sentences_or_mere_neighbours(reader: Reader, make_report: Callable[..., Report]) -> None:
    text, marks = plain("Velmora _closed_ the locks and Drovnia _expelled_ the consul. Because of that ships _wait_.")
    report = make_report(text)
    assert linked(report, reader.sentences(report), marks) == []


def test_ties_of_many_sentences(reader: Reader, make_report: Callable[..., Report]) -> None:
    """At least 25 sentences of each kind and 30 without a tie, scored together."""
    wanted, rows, kind = [], [], ""
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            kind = line[3:]
        elif line and not line.startswith("#"):
            rows.append(plain(line))
            wanted.append([] if kind == "none" else [(kind, "above", "below")])
    assert {k: sum(w == [(k, "above", "below")] for w in wanted) >= 25 for k in ("purpose", "condition", "cause",
            "concession")} == dict.fromkeys(("purpose", "condition", "cause", "concession"), True)  # fmt: skip
    assert sum(not w for w in wanted) >= 30
    reports = [make_report(text, name=f"{number}.txt") for number, (text, _) in enumerate(rows)]
    right = found = 0
    for report, sentences, (_, marks), want in zip(reports, reader.many(reports), rows, wanted, strict=True):
        got = [row[:3] for row in linked(report, sentences, marks)]
        right += sum(row in want for row in got)
        found += len(got)
    f1 = 2 * right / (found + sum(map(len, wanted)))
    assert f1 >= LEAST_F1
