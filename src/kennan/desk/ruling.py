"""Rulings made at the desk: what a form says, carried out as `kennan decide` would."""

from collections.abc import Mapping

from kennan.deciding import decide, undo
from kennan.desk.record import Record
from kennan.errors import UsageError


def carry_out(record: Record, form: Mapping[str, str]) -> str:
    """Rule as the form says, and give the address to go on with. Raises UsageError, CaseError.

    verdict  a verdict of `decide`, or "undo"
    what     the first of what it takes; `role` and `other` the rest
    note, author, back
    """
    verdict, what = form.get("verdict", ""), form.get("what", "").strip()
    path = record.case.store.path
    if verdict == "undo":
        if not what.isdigit():
            raise UsageError(f"{what}: no decision has this number")
        undo(path, int(what))
    else:
        taken = [what, *(form[k].strip() for k in ("role", "other") if form.get(k, "").strip())]
        note, author = form.get("note", "").strip()[:2000], form.get("author", "").strip()[:200]
        decide(path, verdict, *taken, note=note, author=author or None)
    return _back(form.get("back", ""))


def _back(told: str) -> str:
    """The page of this desk that the form names; the affair for anything else."""
    return told if told.startswith("/") and not told.startswith(("//", "/\\")) and told.isprintable() else "/"
