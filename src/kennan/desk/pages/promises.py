"""Promises: what was promised or demanded, and what became of it, each with its sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

import numpy as np

from kennan.case import Line
from kennan.desk.asked import Asked
from kennan.desk.overview import Pledge
from kennan.desk.paging import Part, part
from kennan.desk.record import Record
from kennan.desk.view import Claimed, Link, actor_link, address, claimed, finding_href
from kennan.model import Stance
from kennan.publish.promises import IN_WORDS

FATES = ("kept", "broken", "disputed", "open")
KINDS = {"commitment": "promise", "condition": "condition"}
MOST_HOLDERS = 24
MOST_EVIDENCE = 5  # sentences on either side
PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Happened:
    """An event by which a promise was kept or broken. `accused` where it is no deed but somebody's word that it was."""

    claim: Claimed
    accused: bool


@dataclass(frozen=True, slots=True)
class Pledged:
    """A promise or a condition with its sentence, and the events by which it was kept (met) or broken.

    fate, in_words   "kept" and, of a condition, "met"
    towards          to whom, if it is told
    told             the first day on which it was told (ISO 8601); None where no report of it is dated
    more             how many further sentences by which it was kept or broken are not shown
    """

    id: str
    href: str
    fate: str
    in_words: str
    kind: str
    holder: Link
    what: str
    towards: Link | None
    told: str | None
    families: int
    reports: int
    claim: Claimed
    kept: tuple[Happened, ...]
    broken: tuple[Happened, ...]
    kept_words: str
    broken_words: str
    more: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter: in words, how many promises it would leave, and the address that asks for it (or, chosen,
    lifts it)."""

    value: str
    text: str
    number: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Promises:
    """The page. `query` is what of the address narrows the list; `total` how many promises there are in all."""

    query: dict[str, str]
    total: int
    fates: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    actors: tuple[Choice, ...]
    list: Part[Pledged]


def promises(record: Record, asked: Asked) -> Promises:
    """Promises and conditions, those of which something became first; by `fate`, `kind` and `actor` (id of who made it,
    or of what he is part of)."""
    query = {
        "fate": asked.one_of("fate", FATES),
        "kind": asked.one_of("kind", tuple(KINDS)),
        "actor": asked.text("actor"),
    }
    query = {k: v for k, v in query.items() if v}
    pledges = record.overview.pledges
    rows = np.flatnonzero(pledges.answering(query)).tolist()
    return Promises(
        query=query,
        total=len(pledges.every),
        fates=tuple(_choices(record, query, "fate")),
        kinds=tuple(_choices(record, query, "kind")),
        actors=tuple(_choices(record, query, "actor")),
        list=part(rows, asked, "/promises", query, lambda row: pledged(record, pledges.every[row]), PER_PAGE),
    )


def _choices(record: Record, query: dict[str, str], name: str) -> Iterator[Choice]:
    pledges = record.overview.pledges
    counts = pledges.counts(name, pledges.answering(query, name))
    if name == "actor":
        if (actor := query.get("actor")) and actor not in counts:
            counts[actor] = int(pledges.answering(query).sum())
        most = nsmallest(MOST_HOLDERS, counts, key=lambda v: (v != query.get(name), -counts[v], v))
        ranked = sorted(most, key=lambda v: (v != query.get(name), -counts[v], record.case.name(v).casefold()))
    else:
        order = FATES if name == "fate" else tuple(KINDS)
        ranked = [v for v in order if v in counts or v == query.get(name)]
    rest = {k: v for k, v in query.items() if k != name}
    for value in ranked:
        chosen = query.get(name) == value
        href = address("/promises", **rest) if chosen else address("/promises", **rest, **{name: value})
        text = record.case.name(value) if name == "actor" else f"{KINDS[value]}s" if name == "kind" else value
        yield Choice(value, text, counts[value], href, chosen)


def pledged(record: Record, pledge: Pledge) -> Pledged:
    """A promise as pages show it."""
    promise, claim = pledge.promise, pledge.promise.line.claim
    assert isinstance(claim, Stance)
    words = IN_WORDS[pledge.kind]
    return Pledged(
        id=promise.id,
        href=finding_href(promise.id),
        fate=promise.fate,
        in_words=words[promise.fate],
        kind=KINDS[pledge.kind],
        holder=actor_link(record, pledge.holder),
        what=" ".join(claim.object.split()),
        towards=actor_link(record, claim.towards) if claim.towards else None,
        told=promise.date,
        families=promise.families,
        reports=promise.reports,
        claim=claimed(record, promise.line),
        kept=_happened(record, promise.kept),
        broken=_happened(record, promise.broken),
        kept_words=words["kept"],
        broken_words=words["broken"],
        more=sum(max(0, len(events) - MOST_EVIDENCE) for events in (promise.kept, promise.broken)),
    )


def _happened(record: Record, events: Sequence[Line]) -> tuple[Happened, ...]:
    shown = (claimed(record, line) for line in events[:MOST_EVIDENCE])
    return tuple(Happened(claim, claim.type == "ACCUSE") for claim in shown)
