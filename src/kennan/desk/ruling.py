"""Rulings made at the desk: what a form says, carried out as `kennan decide` would."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from kennan.deciding import ruled, withdraw
from kennan.desk.record import Record
from kennan.errors import UsageError


def carry_out(record: Record, form: Mapping[str, str]) -> str:
    """Keep the ruling that the form makes, and give the address to go on with; what follows from it is not made yet.
    Raises UsageError, CaseError.

    verdict  a verdict of `decide`, or "undo"
    what     the first of what it takes; `role` and `other` (or `named`, which is typed) the rest. Where two claims are
             wanted, a finding or the address of either does for its surest claim; where an actor of a claim is, one of
             the report's comes first
    note, author, back
    """
    verdict, what = form.get("verdict", ""), form.get("what", "").strip()
    path = record.case.store.path
    if verdict == "undo":
        if not what.isdigit():
            raise UsageError(f"{what}: no decision has this number")
        withdraw(path, int(what))
    else:
        rest = (form.get("role", ""), form.get("other", "") or form.get("named", ""))
        taken = [what, *(told.strip() for told in rest if told.strip())]
        if verdict in ("together", "apart"):
            taken = [_claim(record, one) for one in taken]
        elif verdict == "actor" and len(taken) == 3:
            taken[2] = _actor(record, what, taken[2])
        note, author = form.get("note", "").strip()[:2000], form.get("author", "").strip()[:200]
        ruled(path, verdict, *taken, note=note, author=author or None)
    return _back(form.get("back", ""))


def _claim(record: Record, told: str) -> str:
    """The claim that is meant by its id, by a finding's, or by the address of either's page."""
    identifier = urlsplit(told).path.rstrip("/").rpartition("/")[2]
    finding = record.finding.get(identifier)
    return finding.line.id if finding else identifier


def _actor(record: Record, claim: str, told: str) -> str:
    """The actor of the claim's own report that goes by this name there, if it is one; else what was told."""
    line, plain = record.line.get(claim), told.casefold()
    if line is None or told in record.case.actor:
        return told
    found = {
        actor
        for referent in record.referents_in.get(line.claim.span.report, [])
        if (actor := record.actor_of.get(referent.id)) and record.case.name(actor).casefold() == plain
    }
    return found.pop() if len(found) == 1 else told


def _back(told: str) -> str:
    """The page of this desk that the form names; the affair for anything else."""
    return told if told.startswith("/") and not told.startswith(("//", "/\\")) and told.isprintable() else "/"
