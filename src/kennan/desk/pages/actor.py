"""One actor: how it is named, what it is, did, said and wants, what was done to it and what others say of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kennan.desk.asked import Asked, Missing
from kennan.desk.facets import NARRATOR
from kennan.desk.named import Name, Outlet
from kennan.desk.pages.actors import Row, row
from kennan.desk.pages.network import Pair, pair
from kennan.desk.record import Record
from kennan.desk.spans import Chart, chart
from kennan.desk.view import Found, Link, actor_link, address, found, report_href
from kennan.model import Actor as Who
from kennan.publish import decisions

SHOWN, SHOWN_STANCES = 8, 4
MOST_PARTS, MOST_CALLINGS = 12, 20
STANCES = (
    ("interest", "Wants"),
    ("concern", "Fears"),
    ("commitment", "Promises"),
    ("condition", "Demands, on condition"),
    ("expectation", "Expects"),
    ("doubt", "Doubts"),
)


@dataclass(frozen=True, slots=True)
class Section:
    """Findings of one sort: the weightiest, how many there are, and the address that lists all."""

    id: str
    title: str
    items: tuple[Found, ...]
    total: int
    href: str


@dataclass(frozen=True, slots=True)
class Calling:
    """What one report calls the actor."""

    report: str
    href: str
    names: tuple[tuple[str, int], ...]
    known: str | None


@dataclass(frozen=True, slots=True)
class Actor:
    """The page. `counts` are those of the table of actors; `voices` those on whose word others' claims on it stand;
    `offered` names that may be meant in a ruling on who it is: its own, and those of the actors met most."""

    id: str
    name: str
    counts: Row
    roles: tuple[str, ...]
    members: tuple[Link, ...]
    parts: tuple[Link, ...]
    parts_total: int
    parts_href: str
    pairs: tuple[Pair, ...]
    chart: Chart | None
    sections: tuple[Section, ...]
    voices: tuple[tuple[Link, int, str], ...]
    names: tuple[Name, ...]
    names_total: int
    outlets: tuple[Outlet, ...]
    reasons: tuple[tuple[str, int], ...]
    callings: tuple[Calling, ...]
    callings_total: int
    rulings: tuple[str, ...]
    offered: tuple[str, ...]


def actor(record: Record, asked: Asked) -> Actor:
    """One actor, by its id. Raises Missing."""
    identifier = asked.path["identifier"]
    who = record.case.actor.get(identifier)
    if who is None:
        raise Missing(f"no actor has the id {identifier}; actors get another id when an earlier report names them")
    roll = record.roll
    named = roll.named(who)
    parts = roll.parts.get(who.id, [])
    bonds = record.network_of_parts.of.get(who.id, [])
    sections, statuses, voices = _sections(record, who)
    days = record.case_days
    return Actor(
        id=who.id,
        name=who.name,
        counts=row(record, roll.row[who.id]),
        roles=who.roles,
        members=tuple(actor_link(record, m) for m in who.members),
        parts=tuple(actor_link(record, p) for p in parts[:MOST_PARTS]),
        parts_total=len(parts),
        parts_href=address("/actors", of=who.id),
        pairs=tuple(pair(record, bond) for bond in bonds[:6]),
        chart=chart(statuses, days[1] if days else None),
        sections=sections,
        voices=voices,
        names=named.names,
        names_total=named.total,
        outlets=named.outlets,
        reasons=tuple(Counter(who.reasons).most_common(30)),
        callings=tuple(_callings(record, who)),
        callings_total=len(who.referents),
        rulings=tuple(told for d in roll.decisions.get(who.id, [])[:10] for told in decisions.told(record.case, d)),
        offered=tuple(dict.fromkeys((*who.aliases[:20], *(a.name for a in record.ranked_actors[:60])))),
    )


Mask = NDArray[np.bool_]


def _sections(record: Record, who: Who) -> tuple[tuple[Section, ...], Sequence[Any], tuple[tuple[Link, int, str], ...]]:
    """The sections that hold something, the statuses of the actor, and those who speak of it."""
    facets, one = record.facets, who.id
    about, by, towards = (facets.mask(name, one) for name in ("actor", "by", "towards"))
    kind = {k: facets.mask("kind", k) for k in ("event", "quote", "status", "stance")}

    def section(name: str, title: str, mask: Mask, most: int = SHOWN, **query: str) -> Section:
        items = tuple(found(record, told) for told in facets.weightiest(mask, most))
        return Section(name, title, items, int(np.count_nonzero(mask)), address("/findings", **query) if query else "")

    status = kind["status"] & about
    others = about & ~facets.mask("voice", NARRATOR) & ~facets.mask("voice", one)
    made = [
        section("did", "Did", kind["event"] & by, kind="event", by=one),
        section("undergone", "Was done to it", kind["event"] & towards, kind="event", towards=one),
        section("said", "Said", kind["quote"] & by, kind="quote", by=one),
        *(
            section(
                k, title, kind["stance"] & by & facets.mask("type", k), SHOWN_STANCES, kind="stance", type=k, by=one
            )
            for k, title in STANCES
        ),
        section("relations", "Relations and offices", status, kind="status", actor=one),
        section("said-of-it", "What others say of it", others),
    ]
    most, _ = facets.most("voice", np.flatnonzero(others).astype(np.int32), 12)
    voices = tuple((actor_link(record, v), n, address("/findings", actor=one, voice=v)) for v, n in most.items())
    statuses = facets.weightiest(status, 200)
    return tuple(s for s in made if s.total), statuses, voices


def _callings(record: Record, who: Who) -> Iterable[Calling]:
    for identifier in who.referents[:MOST_CALLINGS]:
        referent = record.referent.get(identifier)
        if referent is not None:
            names = Counter(" ".join(m.surface.split()) for m in referent.mentions)
            report = record.case.report[referent.report]
            known = referent.known if referent.known != referent.name else None
            yield Calling(report.outlet or report.name, report_href(report.id), tuple(names.most_common(6)), known)
