"""One page a player, for role-play: who it is, what it wants, what it knows, what it may do. No numbers: those who play
decide as people in a role do, which has forecast conflicts better than theory (Green 2005)."""

from collections.abc import Iterator

from kennan.case import Case, Line
from kennan.outlook.checking import Record
from kennan.outlook.scenario import CHANCE, Basis, Move, Payoff, Player, Scenario, told
from kennan.publish.lines import quoted

UMPIRE = "umpire.md"


def pages(scenario: Scenario, case: Case | None) -> dict[str, str]:
    """Markdown by file name: a page for each player, and the umpire's. With a case, pages quote its sentences."""
    record = Record(case) if case else None
    out = {f"{_file(p.id)}.md": "\n".join(_player(scenario, p, record)) + "\n" for p in scenario.players}
    out[UMPIRE] = "\n".join(_umpire(scenario)) + "\n"
    return out


def _file(name: str) -> str:
    plain = "".join(c if c.isalnum() or c in "-_" else "_" for c in name)[:60]
    return f"player-{plain}" if f"{plain}.md" == UMPIRE else plain


def _player(s: Scenario, player: Player, record: Record | None) -> Iterator[str]:
    yield from (f"# You are {_plain(player.name)}", "", f"The matter: {_plain(s.title)} It is {s.cutoff}.", "")
    yield "Act as those would whom you stand for. Talk to the other players as much as you like; when it is your turn,"
    yield "tell the umpire what you do. You may also do what is not on the list: the umpire notes it."
    yield from ("", "## What you want", "")
    for interest in (i for i in s.interests if i.owner == player.id):
        yield f"- {_plain(interest.label)}"
        yield from _sentences(interest.weight.direction, record)
    rules = [r for r in s.payoffs if r.on in {i.id for i in s.interests if i.owner == player.id}]
    yield from ("", "## What bears on it", "")
    for rule in rules:
        yield f"- {_sense(s, rule)}"
        yield from _sentences(rule.effect.direction, record)
    yield from ("", "## What you may do", "")
    for move in (m for m in s.moves if m.by == player.id):
        yield f"- {_plain(move.label)}: {', '.join(move.options)}{_if(move)}"
        yield from _sentences(move.basis, record)
    unseen = [m.label for m in s.moves if player.id in m.hidden_from]
    if unseen:
        yield from ("", f"You are not told: {', '.join(map(_plain, unseen))}.")
    yield from ("", "## What the others may do", "")
    for move in (m for m in s.moves if m.by not in (player.id, CHANCE)):
        yield f"- {_plain(s.player(move.by).name)}: {_plain(move.label)}: {', '.join(move.options)}"
    for move in (m for m in s.moves if m.by == CHANCE):
        yield f"- It may come about or not: {_plain(move.label)} ({', '.join(move.options)})"


def _sense(s: Scenario, rule: Payoff) -> str:
    label = next(i.label for i in s.interests if i.id == rule.on)
    word = "helps" if rule.sign == "raises" else "harms"
    return f"{told(rule.when)}: {word} {_plain(label)}"


def _if(move: Move) -> str:
    return f" (if {told(move.when)})" if move.when else ""


def _umpire(s: Scenario) -> Iterator[str]:
    yield from (f"# Umpire: {_plain(s.title)}", "", f"It is {s.cutoff}; the game ends on {s.horizon}.", "")
    yield "Give each player its page and time to read. Let them talk. Ask for the moves in this order, and tell each"
    yield "to all who may see it. Where chance moves, let somebody who plays nobody decide. Play it with several groups"
    yield "and count how each ends: the share of the endings is the forecast."
    yield from ("", "## Order", "")
    for number, move in enumerate(s.moves, 1):
        by = "chance" if move.by == CHANCE else s.player(move.by).name
        hidden = f"; not shown to {', '.join(s.player(p).name for p in move.hidden_from)}" if move.hidden_from else ""
        yield f"{number}. {_plain(by)}: {_plain(move.label)}: {', '.join(move.options)}{_if(move)}{_plain(hidden)}"
    yield from ("", "## How it can end", "", "The first that holds counts.", "")
    for outcome in s.outcomes:
        yield f"- {_plain(outcome.name)}: {told(outcome.when) if outcome.when else 'otherwise'}"
    yield from ("", "| group | played as | ended |", "| --- | --- | --- |", "| | | |")


def _sentences(basis: Basis, record: Record | None) -> Iterator[str]:
    if record is None:
        return
    for claim in basis.claims:
        line: Line | None = record.find(claim)
        if line is not None:
            yield f"  - {_plain(quoted(record.case.sentence(line)))} ({_plain(line.report)})"


def _plain(text: str) -> str:
    """Text from outside on one line, with nothing that Markdown or HTML would read as a mark."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    for mark in "\\`*_[]<>|#":
        line = line.replace(mark, f"\\{mark}" if mark != "<" else "&lt;")
    return line
