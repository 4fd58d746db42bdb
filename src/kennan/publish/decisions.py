"""Rulings in plain words, with the text they hang on."""

from collections.abc import Iterator

from kennan.case import Case
from kennan.case.rulings import moved
from kennan.model import Anchor, Decision
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
    place, *others = decision.anchors
    if decision.verdict in ("same", "different"):
        one, other = ([_words(case, a) for a in side[:1]] for side in decision.sides)
        text = (
            f"{' '.join(one)} and {' '.join(other)} are {'one actor' if decision.verdict == 'same' else 'two actors'}"
        )
    else:
        family, _, kind = place.kind.partition(":")
        what = f"{family} {kind}".strip().replace("_", " ")
        if decision.verdict == "actor":
            new = next(a for a in others if a.kind.startswith("new:"))
            who = _words(case, new) if new.start < new.end else "nobody"
            text = f"{new.kind.removeprefix('new:')} of the {what} {_words(case, place)} is {who}"
        else:
            text = f"{decision.verdict}ed: {what} {_words(case, place)}"
    lost = decision.withdrawn is None and decision.id in case.rulings.lost
    yield for_terminal(f"{decision.id}  {text}" + ("  NOT FOUND in the reports as they are now" if lost else ""))
    withdrawn = f", withdrawn {decision.withdrawn}" if decision.withdrawn else ""
    note = f": {decision.note}" if decision.note else ""
    yield for_terminal(f"    {decision.author}, {decision.made}{withdrawn}{note}")


def _words(case: Case, anchor: Anchor) -> str:
    place = moved(anchor, case.store.versions([anchor])) or anchor
    report = case.report.get(place.report)
    if report is None:
        return "(in a report that is gone)"
    return f"{quoted(report.text[place.start : place.end])} {report.name}"
