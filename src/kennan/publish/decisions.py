"""Rulings in plain words, with the text they hang on."""

from collections.abc import Iterator

from kennan.case import Case
from kennan.case.rulings import moved
from kennan.model import WITH, Anchor, Decision
from kennan.publish import exchange
from kennan.publish.lines import quoted
from kennan.publish.safe import for_terminal
from kennan.publish.show import encode


def listing(case: Case, *, as_json: bool) -> Iterator[str]:
    """All rulings in the order they were made."""
    if as_json:
        yield from (encode(row) for row in exchange.decisions(case))
        return
    for decision in case.decisions:
        yield from told(case, decision)


def told(case: Case, decision: Decision) -> Iterator[str]:
    """One ruling: what, by whom and when, and the words it hangs on."""
    text = in_words(case, decision)
    lost = decision.withdrawn is None and decision.id in case.rulings.lost
    yield for_terminal(f"{decision.id}  {text}" + ("  NOT FOUND in the reports as they are now" if lost else ""))
    withdrawn = f", withdrawn {decision.withdrawn}" if decision.withdrawn else ""
    note = f": {decision.note}" if decision.note else ""
    yield for_terminal(f"    {decision.author}, {decision.made}{withdrawn}{note}")


def in_words(case: Case, decision: Decision) -> str:
    """What was ruled, with the words it hangs on."""
    place, *others = decision.anchors
    if decision.verdict in ("same", "different"):
        one, other = ([_words(case, a) for a in side[:1]] for side in decision.sides)
        return (
            f"{' '.join(one)} and {' '.join(other)} are {'one actor' if decision.verdict == 'same' else 'two actors'}"
        )
    what = _what(place.kind)
    if decision.verdict == "actor":
        new = next(a for a in others if a.kind.startswith("new:"))
        who = _words(case, new) if new.start < new.end else "nobody"
        return f"{new.kind.removeprefix('new:')} of the {what} {_words(case, place)} is {who}"
    if decision.verdict in ("together", "apart"):
        second = next(a for a in others if a.kind.startswith(WITH))
        tell = "tell the same" if decision.verdict == "together" else "do not tell the same"
        return f"{what} {_words(case, place)} and {_what(second.kind)} {_words(case, second)} {tell}"
    return f"{decision.verdict}ed: {what} {_words(case, place)}"


def _what(kind: str) -> str:
    """A claim by the kind of its anchor: "event ASSAULT"."""
    family, _, kind = kind.removeprefix(WITH).partition(":")
    return f"{family} {kind}".strip().replace("_", " ")


def _words(case: Case, anchor: Anchor) -> str:
    place = moved(anchor, case.store.versions([anchor])) or anchor
    report = case.report.get(place.report)
    if report is None:
        return "(in a report that is gone)"
    return f"{quoted(report.text[place.start : place.end])} {report.name}"
