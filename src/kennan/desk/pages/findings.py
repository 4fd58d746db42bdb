"""Findings: what reports tell, each once, with how often independently; by facets."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from kennan.case.asked import asked as interval
from kennan.desk.asked import Asked, Missing
from kennan.desk.facets import FACETS
from kennan.desk.paging import Part, part
from kennan.desk.record import Record, Told
from kennan.desk.view import Claimed, Found, Link, actor_link, address, claimed, found, plain
from kennan.model import Interval, Modality

KINDS = ("event", "quote", "status", "stance", "figure")
MOST_CHOICES = 12  # of one facet
ALIKE, MOST_BESIDE = 5, 2000  # findings that may be the same: shown, and looked at
NEVER = 10**7  # days


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: how many findings it would leave, and the address that asks for it (or, chosen, lifts it)."""

    value: str
    text: str
    number: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """Something by which findings are parted; `more` values are not shown."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Findings:
    """The page. `query` is what of the address narrows the list."""

    query: dict[str, str]
    facets: tuple[Facet, ...]
    list: Part[Found]
    undated: int


@dataclass(frozen=True, slots=True)
class Finding:
    """The page of one finding: all claims of it, the surest first, and who takes part. `alike` are findings of the same
    kind and actors, which may tell the same; `more` of them are not named."""

    found: Found
    claims: tuple[Claimed, ...]
    actors: tuple[Link, ...]
    earliest: str | None
    one_voice: Link | None
    alike: tuple[Found, ...]
    more: int


def findings(record: Record, asked: Asked) -> Findings:
    """Findings by facets: kind, type, actor, families, modality, voice, place, language, and days since and until."""
    query = {name: asked.text(name) for name in (*FACETS, "since", "until")}
    query = {k: v for k, v in query.items() if v}
    _checked(query)
    span = interval(query.get("since"), query.get("until"))
    facets = record.facets
    chosen = facets.chosen(query, span)
    listed = part(chosen, asked, "/findings", query, lambda row: found(record, facets.told[row]))
    undated = int(facets.undated[facets.chosen(query, None)].sum()) if span else 0
    return Findings(query, tuple(_facets(record, query, span, chosen)), listed, undated)


def _checked(query: dict[str, str]) -> None:
    asked = Asked({}, query)
    asked.one_of("kind", KINDS)
    asked.one_of("modality", get_args(Modality))


def _facets(record: Record, query: dict[str, str], span: Interval | None, chosen: NDArray[np.int32]) -> Iterable[Facet]:
    for name, (title, _) in FACETS.items():
        rows = record.facets.chosen(query, span, name) if name in query else chosen
        most, number = record.facets.most(name, rows, MOST_CHOICES, query.get(name, ""))
        if name == "families":
            most = dict(sorted(most.items(), key=lambda t: -int(t[0])))
        if number > 1 or name in query:
            choices = tuple(_choice(record, query, name, value, n) for value, n in most.items())
            yield Facet(name, title, choices, max(0, number - MOST_CHOICES))


def _choice(record: Record, query: dict[str, str], name: str, value: str, number: int) -> Choice:
    chosen = query.get(name) == value
    rest = {k: v for k, v in query.items() if k != name}
    # types belong to a kind: with another kind they would leave nothing
    if name == "kind":
        rest.pop("type", None)
    href = address("/findings", **rest) if chosen else address("/findings", **rest, **{name: value})
    return Choice(value, _told(record, name, value), number, href, chosen)


def _told(record: Record, name: str, value: str) -> str:
    if name in ("actor", "by", "towards", "voice") and value in record.case.actor:
        return record.case.name(value)
    if name == "families":
        return "4 and more" if value == "4" else value
    return plain(value, "event" if value.isupper() else "")


def finding(record: Record, asked: Asked) -> Finding:
    """One finding, by its id or that of one of its claims, which outlasts rulings. Raises Missing."""
    identifier = asked.path["identifier"]
    told = record.finding.get(identifier) or record.told_of.get(identifier)
    if told is None:
        raise Missing(f"no finding has the id {identifier}")
    days = sorted(p.interval.iso for p in (record.case.report[r].published for r in told.finding.reports) if p)
    speakers = {a.voice for a in (getattr(x.claim, "attribution", None) for x in told.lines) if a is not None}
    alone = next(iter(speakers)) if len(speakers) == 1 and told.reports > 1 else None
    beside = _beside(record, told)
    return Finding(
        found=found(record, told),
        claims=tuple(claimed(record, line) for line in told.lines[:200]),
        actors=tuple(actor_link(record, a) for a in sorted(told.actors, key=record.case.name)),
        earliest=days[0] if days else None,
        one_voice=actor_link(record, alone) if alone else None,
        alike=tuple(found(record, other) for other in beside[:ALIKE]),
        more=max(0, len(beside) - ALIKE),
    )


def _beside(record: Record, told: Told) -> list[Told]:
    """Other findings of the kind in which the same actors take part: of its type first, then the nearest in time."""
    if not told.actors:
        return []
    others = [t for t in record.beside(told)[:MOST_BESIDE] if t is not told]
    here = _day(told.day)
    return sorted(
        others, key=lambda t: (t.type != told.type, abs(_day(t.day) - here) if t.day and here else NEVER, t.id)
    )


def _day(day: str) -> int:
    return date.fromisoformat(day).toordinal() if day else 0
