"""The network of actors: who deals with whom, how much of it in friendship and how much against each other."""

from dataclasses import dataclass

from kennan.desk.asked import Asked
from kennan.desk.network import HEIGHT, WIDTH, Bond, shortened
from kennan.desk.network import Network as Bonds
from kennan.desk.paging import Part, part
from kennan.desk.record import Record
from kennan.desk.view import Link, actor_link, address, kind_words

WIDEST = 9.0  # of a line, in units of the sheet


@dataclass(frozen=True, slots=True)
class Node:
    """An actor as it is drawn: centre and radius on the sheet, where its name stands, its kind ("state")."""

    id: str
    name: str
    short: str
    href: str
    kind: str
    kind_words: str
    reports: int
    x: float
    y: float
    size: float
    label: tuple[float, float, str] | None


@dataclass(frozen=True, slots=True)
class Edge:
    """A bond as it is drawn between two nodes (ids), with the ends on the sheet. `tone` is "up" where cooperation
    outweighs, "down" where conflict does, "even" for neither."""

    a: str
    b: str
    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    tone: str
    score: float
    told: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A bond in the table. `href` opens the timeline of the pair; `up`, `down` the findings that tell of it."""

    a: Link
    b: Link
    href: str
    score: float
    tone: str
    cooperative: int
    conflictual: int
    neutral: int
    families: int
    reports: int


@dataclass(frozen=True, slots=True)
class Network:
    """The page. `width` and `height` are those of the sheet; `kinds` the kinds of actors that are drawn."""

    parts: bool
    width: float
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    kinds: tuple[tuple[str, str], ...]
    more: int
    list: Part[Pair]


def network(record: Record, asked: Asked) -> Network:
    """Bonds between countries, movements and persons; with `parts=1` ministries, envoys and the like by themselves."""
    parts = asked.one_of("parts", ("1",)) == "1"
    bonds = record.network_of_parts if parts else record.network
    nodes = tuple(_nodes(record, bonds))
    at = {node.id: node for node in nodes}
    most = max((b.families for b in bonds.drawn), default=1)
    edges = tuple(_edge(record, bond, at, most) for bond in reversed(bonds.drawn))
    query = {"parts": "1"} if parts else {}
    kinds = dict(sorted({(node.kind, node.kind_words) for node in nodes}))
    return Network(
        parts=parts,
        width=WIDTH,
        height=HEIGHT,
        nodes=nodes,
        edges=edges,
        kinds=tuple(kinds.items()),
        more=len(bonds.of) - len(nodes),
        list=part(bonds.bonds, asked, "/network", query, lambda bond: pair(record, bond), 30),
    )


def _nodes(record: Record, bonds: Bonds) -> list[Node]:
    made = []
    for place in bonds.places:
        who = actor_link(record, place.actor)
        actor = record.case.actor.get(place.actor)
        made.append(
            Node(
                id=place.actor,
                name=who.text,
                short=shortened(who.text),
                href=who.href,
                kind=actor.kind if actor else "",
                kind_words=kind_words(actor) if actor else "",
                reports=place.reports,
                x=place.x,
                y=place.y,
                size=place.radius,
                label=place.label,
            )
        )
    return made


def _edge(record: Record, bond: Bond, at: dict[str, Node], most: int) -> Edge:
    a, b = at[bond.a], at[bond.b]
    width = round(1.2 + (WIDEST - 1.2) * ((bond.families - 1) / max(1, most - 1)) ** 0.7, 1)
    told = (
        f"{a.name} and {b.name}: score {bond.score:+g}, {bond.cooperative} cooperative, {bond.conflictual} conflictual"
    )
    return Edge(a.id, b.id, a.x, a.y, b.x, b.y, width, tone(bond.score), bond.score, told)


def tone(score: float) -> str:
    return "up" if score > 0 else "down" if score < 0 else "even"


def pair(record: Record, bond: Bond) -> Pair:
    return Pair(
        a=actor_link(record, bond.a),
        b=actor_link(record, bond.b),
        href=address("/", a=bond.a, b=bond.b),
        score=bond.score,
        tone=tone(bond.score),
        cooperative=bond.cooperative,
        conflictual=bond.conflictual,
        neutral=bond.neutral,
        families=bond.families,
        reports=bond.reports,
    )
