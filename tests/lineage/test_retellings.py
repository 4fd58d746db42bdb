"""A report that credits an outlet for the whole of itself is that outlet's voice, in any language."""

from collections.abc import Callable
from typing import Any

import pytest

from kennan.lineage import trace
from kennan.model import Credit, Interval, Published, Report


def dated(day: str) -> Published:
    return Published(Interval(day, day, "day"), "stated")


@pytest.fixture
def told(make_report: Callable[..., Report]) -> Callable[..., tuple[tuple[str, ...], ...]]:
    def families(*reports: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
        """Names of the reports of every family."""
        made = []
        for number, fields in enumerate(reports):
            text = f"Text number {number} of its own about the harbour, told in other words than the rest of them."
            report = make_report(text, name=f"{number}.txt")
            credit = fields.pop("credits", None)
            if credit:
                fields["credits"] = (Credit(report.span(0, 4), credit, "report"),)
            made.append(make_report(text, name=f"{number}.txt", **fields))
        names = {r.id: r.name for r in made}
        return tuple(tuple(names[r] for r in family.reports) for family in trace(made, {}).families)

    return families


def test_it_joins_the_outlets_last_report_before_it(told: Callable[..., tuple[tuple[str, ...], ...]]) -> None:
    found = told(
        {"outlet": "The Lantern", "published": dated("2020-03-01")},
        {"outlet": "The Lantern", "published": dated("2020-03-10")},
        {"outlet": "The Lantern", "published": dated("2020-04-01")},
        {"credits": "Lantern", "published": dated("2020-03-12"), "language": "id"},
    )
    assert found == (("0.txt",), ("1.txt", "3.txt"), ("2.txt",))


def test_two_reports_that_credit_one_agency_stay_apart(told: Callable[..., tuple[tuple[str, ...], ...]]) -> None:
    assert told({"credits": "QNA"}, {"credits": "QNA"}) == (("0.txt",), ("1.txt",))
