"""Datelines: place, date and agency before the first sentence."""

from collections.abc import Callable

import pytest

from kennan.model import Report

Read = Callable[..., Report]
SENTENCE = "The council of Orvania approved the grain treaty with Bessaly on Monday after two days of debate."


@pytest.mark.parametrize(
    ("dateline", "agencies"),
    [
        ("LISSA —", []),
        ("Lissa —", []),
        ("PORT LISSA, Orvania –", []),
        ("LISSA, Orvania (AP) —", ["AP"]),
        ("Lissa (AFP) –", ["AFP"]),
        ("LISSA, May 12 (Reuters) -", ["Reuters"]),
        ("LISSA, May 12, 2031 (Xinhua) --", ["Xinhua"]),
        ("May 12 (UPI) --", ["UPI"]),
        ("(Reuters) -", ["Reuters"]),
        ("Lissa -", []),
        ("Lissa, CNN Orvania --", []),
        ("New Lissa [Orvania], May 12 (ANI):", ["ANI"]),
        ("LISSA, May 12. /TASS/.", ["TASS"]),
        ("LISSA, LENTERA.com -", []),
        ("LENTERA.COM, LISSA -", []),
    ],
)
def test_datelines_are_kept_apart_and_their_agency_credited(report: Read, dateline: str, agencies: list[str]) -> None:
    read = report(f"{dateline} {SENTENCE}\n\n{SENTENCE}\n")
    assert [(r.kind, read.text[r.start : r.end]) for r in read.regions] == [
        ("dateline", dateline), ("body", f"{SENTENCE}\n\n{SENTENCE}"),
    ]  # fmt: skip
    assert [(c.source, c.scope, read.quote(c.span)) for c in read.credits] == [(a, "report", a) for a in agencies]


@pytest.mark.parametrize(
    "opening",
    [
        "Bessaly — the smaller of the two — has no port.",
        "The treaty - long awaited - was signed.",
        "Grain prices: they have doubled in a year, traders say.",
        "Brandt (Unity) - a lawyer - led the talks.",
        "Orvania — Bessaly’s old rival — approved a treaty.",
        "Brandt - Orvania's minister - and his envoys left.",
        "Ministers from Orvania, Bessaly, Aldria, Korva and Tessen — the coastal states — met in Lissa.",
    ],
)
def test_sentences_with_a_dash_are_no_datelines(report: Read, opening: str) -> None:
    read = report(f"{opening} {SENTENCE}\n\n{SENTENCE}\n")
    assert [r.kind for r in read.regions] == ["body"]


def test_a_dateline_in_a_paragraph_of_its_own(report: Read) -> None:
    read = report(f"Orvania approves treaty\n\nLISSA (Reuters) -\n\n{SENTENCE}\n")
    assert [r.kind for r in read.regions] == ["title", "dateline", "body"]


def test_an_outlet_before_the_text_is_the_outlet(report: Read) -> None:
    read = report(f"Lentera-Online.com -{SENTENCE}\n")
    assert read.outlet == "Lentera-Online.com"
    assert [(r.kind, read.text[r.start : r.end]) for r in read.regions] == [
        ("furniture", "Lentera-Online.com -"), ("body", SENTENCE),
    ]  # fmt: skip


@pytest.mark.parametrize(("opening", "end"), [("(CNN) ", 5), ("Lissa (CNN) ", 11), ("(Reuters) ", 9)])
def test_an_agency_in_brackets_without_a_dash(report: Read, opening: str, end: int) -> None:
    read = report(f"{opening}{SENTENCE}\n\n{SENTENCE}\n")
    assert [(r.kind, r.start, r.end) for r in read.regions] == [
        ("dateline", 0, end),
        ("body", len(opening), len(read.text) - 1),
    ]
    assert [(c.scope, c.source) for c in read.credits] == [("report", opening.split("(")[1].rstrip(") "))]


@pytest.mark.parametrize("signature", ["(AFP)", "— Reuters", "/TASS/"])
def test_an_agency_that_signs_the_last_paragraph_is_credited_with_the_report(report: Read, signature: str) -> None:
    read = report(f"{SENTENCE}\n\n“It is late,” he said. {signature}\n")
    assert [(r.kind, read.text[r.start : r.end]) for r in read.regions] == [
        ("body", f"{SENTENCE}\n\n“It is late,” he said."),
        ("credit", signature),
    ]
    assert [(c.scope, c.source) for c in read.credits] == [("report", signature.strip("()—/ "))]
