"""The actors of a case: who is met, how often, since when."""

from collections.abc import Sequence
from dataclasses import dataclass

from kennan.desk.asked import Asked
from kennan.desk.paging import Part, part
from kennan.desk.record import Record
from kennan.desk.roll import ORDERS
from kennan.desk.view import Link, actor_link, address, kind_words

COLUMNS: tuple[tuple[str, str, bool], ...] = (
    ("name", "Name", False),
    ("kind", "Kind", False),
    ("", "Part of", False),
    ("origins", "Origins", True),
    ("reports", "Reports", True),
    ("mentions", "Mentions", True),
    ("findings", "Findings", True),
    ("first", "First seen", False),
    ("last", "Last seen", False),
)


@dataclass(frozen=True, slots=True)
class Row:
    """An actor in the table. `first` and `last` tell when reports were published that speak of it."""

    actor: Link
    also: tuple[str, ...]
    kind: str
    country: str | None
    part_of: Link | None
    families: int
    reports: int
    mentions: int
    findings: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: its name, the address that sorts by it, "" where none does, and how it is sorted now
    ("ascending", "descending", "")."""

    name: str
    title: str
    href: str
    sorted: str
    number: bool


@dataclass(frozen=True, slots=True)
class Actors:
    """The page: what of the address narrows and sorts it, kinds with their number and address (`lifted`: that of all
    kinds), the table's heads and rows."""

    word: str
    kind: str
    part_of: Link | None
    kinds: tuple[tuple[str, str, int, str], ...]
    heads: tuple[Head, ...]
    list: Part[Row]
    query: dict[str, str]
    lifted: str


def actors(record: Record, asked: Asked) -> Actors:
    """Actors, sorted by `sort` (the other way round with `way=back`), of a `kind`, with a word `q` in a name, that are
    part of `of` (id)."""
    roll = record.roll
    word, kind, part_of = asked.text("q", 100), asked.one_of("kind", tuple(roll.kinds)), asked.text("of")
    order = asked.one_of("sort", ORDERS) or "origins"
    back = asked.one_of("way", ("back",)) == "back"
    rows: Sequence[int] = roll.chosen(word, kind, part_of, order, back)  # type: ignore[assignment]  # it can be cut
    query = {"q": word, "kind": kind, "of": part_of}
    narrowed = {k: v for k, v in query.items() if v}
    sorting = {"sort": order if order != "origins" else "", "way": "back" if back else ""}
    rest = {k: v for k, v in narrowed.items() if k != "kind"}
    kinds = tuple(
        (k, k.replace("_", " "), n, address("/actors", **rest, **sorting, kind=k)) for k, n in roll.kinds.items()
    )
    return Actors(
        word=word,
        kind=kind,
        part_of=actor_link(record, part_of) if part_of else None,
        kinds=kinds,
        heads=tuple(_head(one, order, back, narrowed) for one in COLUMNS),
        list=part(rows, asked, "/actors", {**narrowed, **sorting}, lambda number: row(record, int(number)), 50),
        query={k: v for k, v in {**narrowed, **sorting}.items() if v},
        lifted=address("/actors", **rest, **sorting),
    )


def _head(column: tuple[str, str, bool], order: str, back: bool, query: dict[str, str]) -> Head:
    name, title, number = column
    if not name:
        return Head(name, title, "", "", number)
    falling = name in ("origins", "reports", "mentions", "findings", "last")
    turned = name == order and not back
    way = ("descending" if falling != back else "ascending") if name == order else ""
    href = address("/actors", **query, sort=name if name != "origins" else "", way="back" if turned else "")
    return Head(name, title, href, way, number)


def row(record: Record, number: int) -> Row:
    roll = record.roll
    actor = roll.actors[number]
    also = {a.casefold(): a for a in reversed(actor.aliases) if a.casefold() != actor.name.casefold()}
    return Row(
        actor=actor_link(record, actor.id),
        also=tuple(reversed(also.values()))[:5],
        kind=kind_words(actor),
        country=actor.country,
        part_of=actor_link(record, actor.part_of) if actor.part_of else None,
        families=roll.families[number],
        reports=roll.reports[number],
        mentions=roll.mentions[number],
        findings=roll.findings[number],
        first=roll.first[number][1],
        last=roll.last[number][1],
    )
