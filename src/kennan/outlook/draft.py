"""A scenario drafted from the record: who plays, what the question asks for, and the two files that come of it."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from kennan.case import Case
from kennan.errors import UsageError
from kennan.model import Status
from kennan.outlook.findings import PLAYER_KINDS, Known, Side, stems_of, themes
from kennan.outlook.grammar import Ask, Cast, Grammar
from kennan.outlook.scenario import Scenario
from kennan.outlook.writing import written

NOBODY = "an analyst to be named"
HELD = ("controls", "governs", "governs_as", "ruled")
ACTS = 5  # claims of its deeds and wishes from which a state plays although its land is held by another


def drafts(case: Case, question: str, cutoff: str, *, horizon: str = "", analyst: str = "") -> tuple[str, str]:
    """A scenario and its rival, as TOML. Only claims up to the cut-off (ISO 8601) are used.

    Raises UsageError where the question names fewer than two actors of the case, or asks for nothing that is known.
    """
    known, cast = Known(case, _day(cutoff)), _cast(case, question, _day(cutoff))
    horizon = horizon or f"{int(cutoff[:4]) + 2}{_day(cutoff)[4:]}"
    texts = []
    for rival in (False, True):
        scenario = Grammar(known, cast, rival).scenario(
            question, _day(cutoff), _day(horizon.replace("02-29", "02-28")), analyst or NOBODY
        )
        texts.append(written(scenario, case))
    return texts[0], texts[1]


def drafted(case: Case, question: str, cutoff: str, *, rival: bool = False) -> Scenario:
    """The same as a Scenario."""
    known = Known(case, _day(cutoff))
    return Grammar(known, _cast(case, question, _day(cutoff)), rival).scenario(question, cutoff, "9999-12-31", NOBODY)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"{text!r} is no day; write it as 2021-10-31") from None


def _cast(case: Case, question: str, cutoff: str) -> Cast:
    known = Known(case, cutoff)
    named = known.named(question)
    if len(named) < 2:
        told = ", ".join(case.name(a) for a in named) or "none"
        raise UsageError(
            f"the question names fewer than two actors of the case ({told}); name who acts and towards whom as the "
            f"case does: kennan show {case.store.path} actors"
        )
    first, second = (_side(case, {a}, a) for a in named[:2])
    return Cast(first, second, *_third(known, first, second), _ask(question))


def _side(case: Case, actors: set[str], main: str) -> Side:
    name = case.name(main)
    return Side(_slug(name), name, main, frozenset(actors))


def _slug(name: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "_", name.casefold().encode("ascii", "ignore").decode()).strip("_")
    return plain[:24].strip("_") or "player"


def _ask(question: str) -> Ask:
    found = max(themes()["asks"], key=lambda a: _asked(question, a))
    if not _asked(question, found):
        known = ", ".join(a["option"] for a in themes()["asks"])
        raise UsageError(f"what the question asks for is not known; ask whether somebody will {known}")
    keys = ("option", "status", "event", "approach", "step", "step_status")
    ask = Ask(**{k: found[k] for k in keys if k in found})
    return replace(ask, step_after=tuple(found.get("step_after", ())))


def _asked(question: str, ask: dict[str, Any]) -> int:
    """How many words of a question ask for this."""
    beside = stems_of(question, ask["beside"]) if "beside" in ask else 0
    if "beside" in ask and not beside:
        return 0
    own = stems_of(question, ask["stems"])
    return own + beside if own else 0


def _third(known: Known, first: Side, second: Side) -> tuple[Side | None, bool]:
    """A third player: the neighbours of what the second holds, where several are told of; otherwise whoever is busiest.
    And whether it is hostile to the second."""
    case = known.case
    held = {line.claim.object for line in known.lines
            if isinstance(line.claim, Status) and line.claim.relation in HELD
            and known.root(line.claim.subject) in second.actors}  # fmt: skip
    taken = first.actors | second.actors
    near = {known.root(line.claim.subject) for line in known.lines
            if isinstance(line.claim, Status) and line.claim.relation == "neighbour_of"}  # fmt: skip
    beside = {a for a in near if a} - taken - held
    if len(beside) > 1:
        whole = {a.id for a in case.actors if len(set(a.members) & beside) > 1 or _called_neighbours(a.name)}
        return Side("neighbours", "Neighbours", sorted(beside)[0], frozenset(a for a in beside | whole if a)), False
    lands = {case.actor[a].country for a in taken if a in case.actor} - {None}
    for actor, _ in sorted(known.busy().items(), key=lambda t: (-t[1], t[0])):
        found = case.actor.get(actor)
        if (
            found
            and actor not in taken
            and (actor not in held or known.acting(actor) >= ACTS)
            and found.kind in PLAYER_KINDS
            and (found.kind == "state" or found.country not in lands)  # a party at home is no third
            and not found.name.islower()
        ):
            side = _side(case, {actor}, actor)
            return side, known.mood(side, second) < 0
    return None, False


def _called_neighbours(name: str) -> bool:
    return bool(re.search(r"\bneighbou?r", name.casefold()))
