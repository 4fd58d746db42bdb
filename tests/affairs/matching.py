"""How much of an affair's key the coder finds: one to one, by span, sides and type.

A key is a folder of `events.jsonl` and `actors.jsonl`: offsets are code points, end exclusive; an actor has the places
in which the reports name it. Rows marked optional, which one reader would code and another not, count neither way.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kennan import coding
from kennan.intake import Intake, Options, Source
from kennan.intake import read as take_in
from kennan.language import Reader
from kennan.language.world import World
from kennan.model import Event, Referent, Report, Stance

Row = dict[str, Any]
POWERS = ("state", "government")
NO_DIRECTION = ("CONSULT", "COOPERATE")
LONGEST = 400  # characters: a span may be longer than twice the key's up to here


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall and F1 of events found (span and both sides) and typed (the type too), in [0, 1]."""

    found: float
    typed: float
    precision: float
    recall: float


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def figures(affair: Path, reader: Reader) -> Figures:
    """Code the reports of an affair and compare their events with its key."""
    world = World.with_user(affair / "actors.toml")
    actors = {row["id"]: row for row in rows(affair / "key" / "actors.jsonl")}
    key = rows(affair / "key" / "events.jsonl")
    due = sum(not row.get("optional") for row in key)
    told = found = typed = 0
    for report in reports_of(affair / "reports"):
        coded = coding.code(report, reader.sentences(report), world)
        events = [claim for claim in coded.claims if isinstance(claim, Event)]
        wanted = [row for row in key if row["doc"] == report.name]
        sides = Sides(report, coded.referents, actors)
        pairs = _pairs(events, [row for row in wanted if not row.get("optional")], sides)
        matched = {id(event) for event, _ in pairs}
        rest = [event for event in events if id(event) not in matched]
        told += len(events) - len(_pairs(rest, [row for row in wanted if row.get("optional")], sides))
        found += len(pairs)
        typed += sum(_is_typed(event, row) for event, row in pairs)
    return Figures(
        found=round(2 * found / (told + due), 3),
        typed=round(2 * typed / (told + due), 3),
        precision=round(found / told, 3),
        recall=round(found / due, 3),
    )


def reports_of(folder: Path) -> Iterable[Report]:
    for path in sorted(folder.iterdir()):
        for item in take_in(Source(path.name, str(path)), Options()):
            assert isinstance(item, Intake), item
            yield item.report


class Sides:
    """Which referents of a report stand for which actors of the key."""

    def __init__(self, report: Report, referents: Iterable[Referent], actors: dict[str, Row]) -> None:
        self._name = report.name
        self._referents = {referent.id: referent for referent in referents}
        self._actors = actors

    def same(self, referent: str | None, actor: str | None) -> bool:
        if referent is None or actor is None:
            return referent is None and actor is None
        one, other = self._referents[referent], self._actors[actor]
        if one.kind in POWERS and other["kind"] in POWERS and one.country == other["country"] is not None:
            return True
        places = [(s["start"], s["end"]) for s in other["surfaces"] if s["doc"] == self._name]
        return any(m.span.start < end and start < m.span.end for m in one.mentions for start, end in places)


def _pairs(events: list[Event], wanted: list[Row], sides: Sides) -> list[tuple[Event, Row]]:
    """Events with the key's rows they match, one to one, the best first."""
    weighed = sorted(
        (
            (2 * _is_typed(event, row) + (event.modality == row["modality"]), -number, -place)
            for place, row in enumerate(wanted)
            for number, event in enumerate(events)
            if stands_there(event, row) and _has_sides(event, row, sides)
        ),
        reverse=True,
    )
    return [(events[-number], wanted[-place]) for number, place in one_to_one(weighed)]


def one_to_one(weighed: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Of weight, number and place, best first, those pairs in which neither was taken before."""
    used: set[int] = set()
    taken: set[int] = set()
    pairs = []
    for _, number, place in weighed:
        if number not in used and place not in taken:
            used.add(number)
            taken.add(place)
            pairs.append((number, place))
    return pairs


def _is_typed(event: Event, row: Row) -> bool:
    return event.type in (row["type"], *row["type_alt"])


def stands_there(claim: Event | Stance, row: Row) -> bool:
    """Whether the claim's span covers half of the key's, or lies in it and covers a quarter, and is not much longer."""
    need, size = row["end"] - row["start"], len(claim.span)
    common = max(0, min(claim.span.end, row["end"]) - max(claim.span.start, row["start"]))
    covers = common * 2 >= need or (common >= 0.8 * size and common * 4 >= need)
    return bool(covers and size <= max(2 * need, LONGEST))


def _has_sides(event: Event, row: Row, sides: Sides) -> bool:
    def fits(source: str | None, target: str | None) -> bool:
        return sides.same(source, row["source"]) and (row["target"] is None or sides.same(target, row["target"]))

    swapped = row["type"] in NO_DIRECTION and fits(event.target, event.source)
    return fits(event.source, event.target) or swapped
