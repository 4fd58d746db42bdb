"""Which of two reports that share text had it first."""

from collections.abc import Sequence
from typing import Literal

from kennan.lineage.align import Passage
from kennan.lineage.families import same_outlet
from kennan.lineage.words import Words
from kennan.model import Report

Direction = Literal["a_from_b", "b_from_a"]
WHOLE = 0.9
LONGER = 1.25


def direction(a: Words, b: Words, passages: Sequence[Passage]) -> Direction | None:
    """By what tells most: a credit of the whole report to the other's outlet, dates of publication that don't overlap,
    then completeness: a report that lies whole at the start of a longer one was cut from it."""
    if told := by_credit_or_date(a.report, b.report):
        return told
    held_a = sum(p.a1 - p.a0 for p in passages)
    held_b = sum(p.b1 - p.b0 for p in passages)
    last_a, last_b = max(p.a1 for p in passages), max(p.b1 for p in passages)
    if held_a >= WHOLE * len(a) and len(b) >= LONGER * len(a) and last_b <= len(b) / LONGER:
        return "a_from_b"
    if held_b >= WHOLE * len(b) and len(a) >= LONGER * len(b) and last_a <= len(a) / LONGER:
        return "b_from_a"
    return None


def by_credit_or_date(a: Report, b: Report) -> Direction | None:
    """Which of two reports with a common text had it from the other: by what they credit, and when they were
    published."""
    if told := by_credit(a, b):
        return told
    published_a, published_b = a.published, b.published
    if published_a and published_b and not published_a.interval.meets(published_b.interval):
        later = (published_a.interval.start or "") > (published_b.interval.start or "")
        return "a_from_b" if later else "b_from_a"
    return None


def by_credit(a: Report, b: Report) -> Direction | None:
    """Which of two reports credits the other's outlet for the whole; None where neither does, or each the other."""
    if _credits(a, b) == _credits(b, a):
        return None
    return "a_from_b" if _credits(a, b) else "b_from_a"


def _credits(report: Report, other: Report) -> bool:
    return any(c.scope == "report" and same_outlet(c.source, other.outlet) for c in report.credits)
