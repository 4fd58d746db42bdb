"""Why a case takes several names for one actor, in words; for programs the same as JSON."""

import textwrap
from collections.abc import Iterator

import msgspec

from kennan.case import Case
from kennan.model.explanation import ActorAccount
from kennan.publish import decisions
from kennan.publish.lines import SHORT_ID
from kennan.publish.safe import for_terminal
from kennan.publish.show import encode

REFERENT_ID = max(8, SHORT_ID)


def account(case: Case, found: ActorAccount, width: int, *, as_json: bool) -> Iterator[str]:
    """Who the actor is, what made one of its names, what each report calls it, and what was ruled."""
    if as_json:
        yield encode(msgspec.to_builtins(found))
        return
    for row in _rows(case, found):
        indent = " " * (len(row) - len(row.lstrip()) + 4)
        yield from textwrap.wrap(for_terminal(row), width, subsequent_indent=indent, break_on_hyphens=False) or [""]


def _rows(case: Case, found: ActorAccount) -> Iterator[str]:
    actor = found.actor
    country = f", {actor.country}" if actor.country else ""
    of = f", part of {case.name(actor.part_of)}" if actor.part_of else ""
    yield f"{actor.name} – {actor.kind.replace('_', ' ')}{country}{of}  [{actor.id}]"
    if actor.roles:
        yield f"roles: {', '.join(actor.roles)}"
    if actor.members:
        yield f"made up of {', '.join(case.name(m) for m in actor.members)}"
    yield ""
    if found.reasons:
        yield "Taken for one because:"
        for reason, number in _counted(found.reasons):
            yield f"  {reason}" + (f" ({number} times)" if number > 1 else "")
    else:
        yield "Met in one report only, or once; nothing was merged across reports."
    yield ""
    yield "What each report calls it (the ids are those that kennan decide takes):"
    for calling in found.callings:
        known = f"; known as {calling.known}" if calling.known and calling.known != calling.name else ""
        names = ", ".join(f"{name} ×{number}" if number > 1 else name for name, number in calling.names)
        yield f"  {calling.report} [{calling.referent[:REFERENT_ID]}]: {names}{known}"
    if found.decisions:
        yield ""
        yield "Ruled:"
        for decision in found.decisions:
            yield from (f"  {row}" for row in decisions.told(case, decision))


def _counted(reasons: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    counts: dict[str, int] = {}
    for reason in reasons:
        counts[reason] = counts.get(reason, 0) + 1
    yield from counts.items()
