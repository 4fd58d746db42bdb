"""Promises and conditions for people: what was said, and what became of it, each with its sentence."""

from collections.abc import Iterator

from kennan.case import Case, Line, Promise
from kennan.model import Event, Stance
from kennan.publish import lines
from kennan.publish.safe import for_terminal

IN_WORDS = {
    "commitment": {"kept": "kept", "broken": "broken", "open": "open", "disputed": "disputed"},
    "condition": {"kept": "met", "broken": "not met", "open": "open", "disputed": "disputed"},
}
MOST_EVIDENCE = 3  # sentences a side in a brief


def rows(case: Case, promise: Promise, most: int | None = None) -> Iterator[str]:
    """One promise: its fate, who promised what to whom, on whose word; when and in what words; and by what it was kept
    or broken. At most `most` sentences of each sort where that is given."""
    claim = promise.line.claim
    assert isinstance(claim, Stance)
    words = IN_WORDS[claim.kind]
    weight = lines.count(promise.families, promise.reports)
    yield f"{words[promise.fate]}: {lines.one_line(promise.line, case)}" + (f"  [{weight}]" if weight else "")
    told = f"told {promise.date}" if promise.date else "told, undated"
    yield for_terminal(f"    {told}: ") + lines.evidence(promise.line, case)
    for name, found in ((words["kept"], promise.kept), (words["broken"], promise.broken)):
        for line in found[:most]:
            yield "    " + _happened(name, line, case)


def _happened(fate: str, line: Line, case: Case) -> str:
    claim = line.claim
    assert isinstance(claim, Event)
    when = f" {lines.date(claim.when)}" if claim.when else ""
    if claim.type == "ACCUSE":  # who says that a promise was broken says so himself
        said = f" – says {case.name(claim.source)}"
    else:
        said = lines.on_whose_word(claim.attribution, case)
    return for_terminal(f"{fate}{when}{said}: ") + lines.evidence(line, case)


def listing(case: Case) -> Iterator[str]:
    """All promises and conditions, first those with a fate."""
    for promise in ranked(case):
        yield from rows(case, promise)


def ranked(case: Case) -> list[Promise]:
    """Those of which something became before those that are open, commitments before conditions."""
    return sorted(case.promises, key=lambda p: (p.fate == "open", _kind(p) == "condition"))


def _kind(promise: Promise) -> str:
    assert isinstance(promise.line.claim, Stance)
    return promise.line.claim.kind
