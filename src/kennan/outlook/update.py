"""What has happened since: later claims that show which option of a move was taken."""

from dataclasses import dataclass

from kennan.case import Case, Line
from kennan.errors import UsageError
from kennan.model import Event, Stance, Status
from kennan.outlook.checking import Record
from kennan.outlook.scenario import Move, Scenario, Sign
from kennan.publish.lines import evidence, one_line


@dataclass(frozen=True, slots=True)
class Fact:
    """A move and the option that claims (ids, newest last) show, with one line of words a claim."""

    move: str
    option: str
    claims: tuple[str, ...]
    words: str


def facts_of(scenario: Scenario, case: Case, since: str) -> list[Fact]:
    """One fact for each move that claims dated after `since` (ISO 8601) show, in the order of play. Only what is told
    as done counts. Where claims show several options of a move, the newest decides."""
    record = Record(case)
    later = [
        (record.day(line), line)
        for line in record.lines.values()
        if record.day(line)[0] > since and _done(line)
    ]  # fmt: skip
    later.sort(key=lambda t: (t[0], t[1].id))
    sides = _sides(scenario, case)
    out = []
    for move in scenario.moves:
        shown = [
            (sign.option, line) for _, line in later for sign in move.signs if _shows(sign, line, sides, case)
        ]  # fmt: skip
        if shown:
            option = shown[-1][0]
            claims = [line for o, line in shown if o == option]
            out.append(Fact(move.id, option, tuple(c.id for c in claims), _told(move, option, claims, shown, case)))
    return out


def asked_facts(scenario: Scenario, told: list[str]) -> dict[str, str]:
    """Facts named by hand as move=option. Raises UsageError."""
    known = {m.id: m.options for m in scenario.moves}
    out = {}
    for text in told:
        move, _, option = (part.strip() for part in text.partition("="))
        if option not in known.get(move, ()):
            choices = ", ".join(f"{m}={o}" for m, options in known.items() for o in options)
            raise UsageError(f"{text!r} is no move=option of this scenario; there are: {choices}")
        out[move] = option
    return out


def _done(line: Line) -> bool:
    return not isinstance(line.claim, Event) or line.claim.modality == "actual"


def _sides(scenario: Scenario, case: Case) -> dict[str, frozenset[str]]:
    """Actors (ids) of each player, with all that is part of them; a name that the case does not know has none."""
    out = {}
    for player in scenario.players:
        ids: set[str] = set()
        for name in player.actors or (player.name,):
            ids |= _ids(case, name)
        out[player.id] = frozenset(ids)
    return out


def _ids(case: Case, name: str) -> frozenset[str]:
    try:
        return case.with_parts(case.find_actor(name))
    except UsageError:
        return frozenset()


def _shows(sign: Sign, line: Line, sides: dict[str, frozenset[str]], case: Case) -> bool:
    claim = line.claim
    match claim:
        case Event():
            fits = bool(sign.event) and claim.type == sign.event and (not sign.mode or claim.mode == sign.mode)
            ends, both = (claim.source, claim.target), claim.reciprocal
        case Status():
            fits = bool(sign.status) and claim.relation == sign.status
            ends, both = (claim.subject, claim.object), False
        case Stance():
            fits = bool(sign.stance) and claim.kind == sign.stance
            ends, both = (claim.holder, claim.towards), False
        case _:
            return False
    if not fits:
        return False
    wanted = [sides.get(side) or _ids(case, side) if side else None for side in (sign.source, sign.target)]
    ways = (ends, ends[::-1]) if both else (ends,)
    return any(all(w is None or e in w for w, e in zip(wanted, way, strict=True)) for way in ways)


def _told(move: Move, option: str, claims: list[Line], shown: list[tuple[str, Line]], case: Case) -> str:
    last = claims[-1]
    others = sorted({o for o, _ in shown if o != option})
    against = f"; earlier claims show {' and '.join(others)}" if others else ""
    return f"{move.id} = {option}: {one_line(last, case)} {evidence(last, case)} ({len(claims)} claims{against})"
