"""The pages of the desk: for each address a function from record and address to what the page shows, and a template."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kennan.desk.asked import Asked
from kennan.desk.pages import actor, actors, alike, conflicts, findings, link, network, search, sources
from kennan.desk.record import Record


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its address (a route of Starlette's), the template, what fills it (a dataclass, of which the JSON twin
    is made)."""

    path: str
    template: str
    fill: Callable[[Record, Asked], Any]


PAGES: tuple[Page, ...] = (
    Page("/findings", "findings.html", findings.findings),
    Page("/finding/{identifier}", "finding.html", findings.finding),
    Page("/conflicts", "conflicts.html", conflicts.conflicts),
    Page("/actors", "actors.html", actors.actors),
    Page("/actor/{identifier}", "actor.html", actor.actor),
    Page("/network", "network.html", network.network),
    Page("/sources", "sources.html", sources.sources),
    Page("/link", "link.html", link.link),
    Page("/search", "search.html", search.search),
    Page("/alike", "alike.html", alike.alike),
)
