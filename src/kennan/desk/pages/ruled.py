"""A ruling as pages show it."""

from dataclasses import dataclass

from kennan.desk.record import Record
from kennan.desk.view import Claimed, Link, actor_link, claimed, clipped
from kennan.model import WITH, Anchor, Decision, referent_at

TITLES = {
    "accept": "Accepted", "reject": "Rejected", "same": "One actor", "different": "Two actors",
    "together": "One finding", "apart": "Two findings",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruling.

    title   what was ruled; `who` the actors it is of
    told    the text it hangs on where nothing of it is there any more
    made    and `withdrawn`: ISO 8601, UTC, to the minute
    state   "stands", "overruled" by a later one, "withdrawn", or "lost": its words are not there in the reports as
            they are now
    claims  on which it bears, as far as they are there
    """

    id: int
    verdict: str
    title: str
    who: tuple[Link, ...]
    told: str
    author: str
    made: str
    note: str
    withdrawn: str | None
    state: str
    claims: tuple[Claimed, ...]


def ruled(record: Record, decision: Decision, *, whole: bool = False) -> Ruled:
    """A ruling; `whole` with the claims it bears on, as a log shows it."""
    lost = decision.withdrawn is None and decision.id in record.case.rulings.lost
    lines = [record.line.get(c) or record.struck.get(c) for c in _claims(record, decision)] if whole else []
    claims = tuple(claimed(record, line) for line in lines if line)
    state = "withdrawn" if decision.withdrawn else "lost" if lost else "stands"
    if decision.id in record.overruled:
        state = "overruled"
    return Ruled(
        id=decision.id,
        verdict=decision.verdict,
        title=_title(decision),
        who=tuple(_who(record, decision)),
        told=_told(record, decision) if whole and not claims else "",
        author=clipped(decision.author),
        made=_minute(decision.made),
        note=clipped(decision.note, 2000),
        withdrawn=_minute(decision.withdrawn) if decision.withdrawn else None,
        state=state,
        claims=claims,
    )


def _minute(when: str) -> str:
    return when[:16].replace("T", " ")


def _title(decision: Decision) -> str:
    new = next((a for a in decision.anchors if a.kind.startswith("new:")), None)
    if new is None:
        return TITLES[decision.verdict]
    role = new.kind.removeprefix("new:").capitalize()
    return f"{role} set to" if new.start < new.end else f"{role} set to nobody"


def _claims(record: Record, decision: Decision) -> list[str]:
    """The claims of a ruling that stands, in its own order; of one withdrawn those that bear its id no more are looked
    for by their place."""
    if decision.id in record.claims_of:
        return sorted(record.claims_of[decision.id], key=lambda c: _order(record, decision, c))
    if decision.verdict in ("same", "different"):
        return []
    found = []
    for anchor in (a for a in decision.anchors if _of_claim(a)):
        at = (x for x in record.lines_in.get(anchor.report, []) if x.claim.span.start == anchor.start)
        family = anchor.kind.removeprefix(WITH).partition(":")[0]
        found += [x.id for x in at if x.claim.span.end == anchor.end and x.claim.family == family][:1]
    return found


def _order(record: Record, decision: Decision, claim: str) -> bool:
    line = record.line.get(claim) or record.struck.get(claim)
    first = decision.anchors[0]
    return line is None or (line.claim.span.report, line.claim.span.start) != (first.report, first.start)


def _of_claim(anchor: Anchor) -> bool:
    return anchor.kind.removeprefix(WITH).partition(":")[0] in ("event", "quote", "status", "stance", "figure")


def _who(record: Record, decision: Decision) -> list[Link]:
    """The actors of a ruling on actors, as the case has them now, each with the words it was ruled by."""
    if decision.verdict in ("same", "different"):
        sides = [side[0] for side in decision.sides if side]
    else:
        sides = [a for a in decision.anchors if a.kind.startswith("new:") and a.start < a.end]
    found = []
    for anchor in sides:
        report = record.case.report.get(anchor.report)
        words = clipped(report.text[anchor.start : anchor.end], 100) if report else "(in a report that is gone)"
        referent = referent_at(anchor, record.referents_in.get(anchor.report, []))
        actor = record.actor_of.get(referent.id) if referent else None
        found.append(Link(words, actor_link(record, actor).href) if actor else Link(words, ""))
    return found


def _told(record: Record, decision: Decision) -> str:
    """The words of a ruling none of whose claims is there."""
    anchor = decision.anchors[0]
    report = record.case.report.get(anchor.report)
    if decision.verdict in ("same", "different") or report is None:
        return ""
    return clipped(report.text[anchor.start : anchor.end])
