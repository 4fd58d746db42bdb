"""Ties between claims that a sentence states: purpose, condition, cause, concession."""

import re
from collections import Counter
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
HERE = Path(__file__).parent
# Short sentences, and long ones of the kind that foreign news has; the floors only rise. When they were new, and the
# code had met none of them, the long ones had .85.
LEAST_F1 = {"claim_links.txt": 0.97, "claim_links_long.txt": 0.93}
LEAST = {"claim_links.txt": (25, 30), "claim_links_long.txt": (15, 15)}
KINDS = ("purpose", "condition", "cause", "concession")


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


def marked_rows(name: str) -> list[tuple[str, str]]:
    """Kind ("none" where there is no tie) and marked sentence."""
    rows, kind = [], ""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            kind = line[3:]
        elif line and not line.startswith("#"):
            rows.append((kind, line))
    return rows


@pytest.mark.parametrize("name", sorted(LEAST_F1))
def test_ties_of_many_sentences(reader: Reader, make_report: Callable[..., Report], name: str) -> None:
    """Sentences of each kind and some without a tie, scored together; `pytest -s` prints the figure."""
    rows = marked_rows(name)
    numbers = Counter(kind for kind, _ in rows)
    of_each, none = LEAST[name]
    assert min(numbers[kind] for kind in KINDS) >= of_each
    assert numbers["none"] >= none
    texts = [plain(marked) for _, marked in rows]
    reports = [make_report(text, name=f"{number}.txt") for number, (text, _) in enumerate(texts)]
    right = found = 0
    for report, sentences, (_, marks), (kind, _) in zip(reports, reader.many(reports), texts, rows, strict=True):
        got = {row[:3] for row in linked(report, sentences, marks)}
        right += (kind, "above", "below") in got
        found += len(got)
    f1 = 2 * right / (found + len(rows) - numbers["none"])
    print(f"{name}: F1 {f1:.3f} ({right} right, {found} found, {len(rows) - numbers['none']} wanted)")
    assert f1 >= LEAST_F1[name]
