"""The pages of the desk: for each address a function from record and address to what the page shows, and a template."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kennan.desk.asked import Asked
from kennan.desk.pages import (
    actor,
    actors,
    affair,
    alike,
    claim,
    conflicts,
    decisions,
    findings,
    link,
    network,
    promises,
    report,
    search,
    sources,
)
from kennan.desk.record import Record


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its address (a route of Starlette's), the template, what fills it (a dataclass, of which the JSON twin
    is made). One that is `slow` to fill is made beside the others, one at a time."""

    path: str
    template: str
    fill: Callable[[Record, Asked], Any]
    slow: bool = False


PAGES: tuple[Page, ...] = (
    Page("/", "affair.html", affair.affair),
    Page("/findings", "findings.html", findings.findings),
    Page("/finding/{identifier}", "finding.html", findings.finding),
    Page("/conflicts", "conflicts.html", conflicts.conflicts),
    Page("/promises", "promises.html", promises.promises),
    Page("/report/{identifier}", "report.html", report.report),
    Page("/claim/{identifier}", "claim.html", claim.claim),
    Page("/claim/{identifier}/why", "why.html", claim.why, slow=True),
    Page("/decisions", "decisions.html", decisions.decisions),
    Page("/actors", "actors.html", actors.actors),
    Page("/actor/{identifier}", "actor.html", actor.actor),
    Page("/network", "network.html", network.network),
    Page("/sources", "sources.html", sources.sources),
    Page("/link", "link.html", link.link),
    Page("/search", "search.html", search.search),
    Page("/alike", "alike.html", alike.alike),
)

# Pictures that are kept as files, filled as pages are.
PICTURES: tuple[Page, ...] = (Page("/timeline.svg", "timeline.svg", affair.drawing),)
