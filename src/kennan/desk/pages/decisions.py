"""Decisions: what the analyst ruled, withdrawn rulings too, with undo."""

from dataclasses import dataclass

from kennan.desk.asked import Asked
from kennan.desk.pages.ruled import Ruled, ruled
from kennan.desk.paging import Part, part
from kennan.desk.record import Record
from kennan.desk.view import Claimed, address, claimed
from kennan.model import Decision

SHOWN = {
    "stands": "in force", "rejected": "rejected claims", "lost": "not found in the reports", "withdrawn": "withdrawn",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A choice of rulings: how many there are, and the address that asks for them."""

    text: str
    number: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Decisions:
    """The log, the latest first. `rejected` are the claims that rulings in force have struck from the record."""

    choices: tuple[Shown, ...]
    list: Part[Ruled]
    rejected: tuple[Claimed, ...]


def decisions(record: Record, asked: Asked) -> Decisions:
    """The log of rulings, all or (`show`) those in force, of claims rejected, not found any more, or withdrawn."""
    show = asked.one_of("show", tuple(SHOWN))
    every = record.decisions[::-1]
    lost = record.case.rulings.lost
    striking = {d.id for d in record.case.rulings.rejected.values()}

    def belongs(decision: Decision, to: str) -> bool:
        match to:
            case "withdrawn":
                return decision.withdrawn is not None
            case "lost":
                return decision.withdrawn is None and decision.id in lost
            case "rejected":
                return decision.id in striking
            case "stands":
                return decision.withdrawn is None and decision.id not in lost
            case _:
                return True

    choices = [Shown("all", len(every), "/decisions", not show)]
    for name, text in SHOWN.items():
        if (number := sum(belongs(d, name) for d in every)) or name == show:
            choices.append(Shown(text, number, address("/decisions", show=name), show == name))
    query = {"show": show} if show else {}
    chosen = [d for d in every if belongs(d, show)]
    listed = part(chosen, asked, "/decisions", query, lambda d: ruled(record, d, whole=True))
    struck = tuple(claimed(record, line) for line in list(record.struck.values())[:40])
    return Decisions(tuple(choices), listed, struck)
