"""How much of a key of stances the coder finds: by span and holder, kind, and whom the stance is towards."""

import re
from dataclasses import dataclass
from pathlib import Path

from kennan import coding
from kennan.language import Reader
from kennan.language.world import World
from kennan.model import Stance

from .matching import Row, Sides, one_to_one, reports_of, rows, stands_there

WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True)
class StanceFigures:
    """F1 in [0, 1] of stances found (span and holder), kinded (the kind too), and full (towards, where the key has it,
    and a word of the object too)."""

    found: float
    kinded: float
    full: float


def stance_figures(affair: Path, reader: Reader) -> StanceFigures:
    """Code the reports of an affair and compare their stances with its key. Rows marked optional count neither way."""
    world = World.with_user(affair / "actors.toml")
    actors = {row["id"]: row for row in rows(affair / "key" / "actors.jsonl")}
    key = rows(affair / "key" / "stances.jsonl")
    due = sum(not row.get("optional") for row in key)
    told = found = kinded = full = 0
    for report in reports_of(affair / "reports"):
        coded = coding.code(report, reader.sentences(report), world)
        stances = [claim for claim in coded.claims if isinstance(claim, Stance)]
        wanted = [row for row in key if row["doc"] == report.name]
        sides = Sides(report, coded.referents, actors)
        pairs = _pairs(stances, [row for row in wanted if not row.get("optional")], sides)
        rest = [s for s in stances if all(s is not matched for matched, _ in pairs)]
        told += len(stances) - len(_pairs(rest, [row for row in wanted if row.get("optional")], sides))
        found += len(pairs)
        kinded += sum(stance.kind == row["kind"] for stance, row in pairs)
        full += sum(stance.kind == row["kind"] and _is_full(stance, row, sides) for stance, row in pairs)
    return StanceFigures(*(round(2 * hits / (told + due), 3) for hits in (found, kinded, full)))


def _pairs(stances: list[Stance], wanted: list[Row], sides: Sides) -> list[tuple[Stance, Row]]:
    """Stances with the key's rows they match, one to one, the best first."""
    weighed = sorted(
        (
            (2 * (stance.kind == row["kind"]) + _is_full(stance, row, sides), -number, -place)
            for place, row in enumerate(wanted)
            for number, stance in enumerate(stances)
            if stands_there(stance, row) and sides.same(stance.holder, row["holder"])
        ),
        reverse=True,
    )
    return [(stances[-number], wanted[-place]) for number, place in one_to_one(weighed)]


def _is_full(stance: Stance, row: Row, sides: Sides) -> bool:
    towards = row["towards"] is None or sides.same(stance.towards, row["towards"])
    words = set(WORD.findall(stance.object.lower()))
    return towards and bool(words & set(WORD.findall(f"{row['object']} {row['quote']}".lower())))
