"""What decisions mean for claims: anchors found in the text as it stands, and the claims and actors found there."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kennan.model import WITH, Anchor, Claim, Decision, Event, Figure, Pairing, Referent, Stance, Status, referent_at

ROLES: dict[str, tuple[str, ...]] = {
    "event": ("source", "target"),
    "quote": ("speaker", "addressee", "channel"),
    "status": ("subject", "object"),
    "stance": ("holder", "towards"),
    "figure": (),
}
CONTEXT = 40  # characters on either side by which words are found again in another version of a report
ALIKE = 0.5  # of both stretches together that a claim must share with its anchor


@dataclass(slots=True)
class Rulings:
    """What stands of the decisions of a case. Claims by their id, roles by name with a referent id or None.

    pairs  rulings on two claims by both ids in order, in the order in which they were made
    lost   ids of decisions whose text or claim is not there any more
    """

    accepted: dict[str, Decision] = field(default_factory=dict)
    rejected: dict[str, Decision] = field(default_factory=dict)
    roles: dict[str, dict[str, str | None]] = field(default_factory=dict)
    pairs: dict[tuple[str, str], Pairing] = field(default_factory=dict)
    by: dict[str, list[Decision]] = field(default_factory=dict)
    lost: set[int] = field(default_factory=set)


def anchor_kind(claim: Claim) -> str:
    """The kind of an anchor that hangs on this claim."""
    match claim:
        case Event():
            return f"event:{claim.type}"
        case Status():
            return f"status:{claim.relation}"
        case Stance():
            return f"stance:{claim.kind}"
        case Figure():
            return f"figure:{claim.unit}"
        case _:
            return claim.family


def roles_of(family: str) -> tuple[str, ...]:
    """The roles of a claim in which an analyst may set another actor."""
    return ROLES[family] + (("attribution",) if family in ("event", "status", "stance") else ())


def moved(anchor: Anchor, versions: Mapping[str, tuple[str, str | None]]) -> Anchor | None:
    """The anchor in the version of its report that counts; None where its words are not there, or there twice.

    versions  text of every report by its id, and the id of the report that superseded it
    """
    while anchor.report in versions:
        text, later = versions[anchor.report]
        if later is None:
            return anchor
        start = _again(text, anchor.start, anchor.end, versions[later][0] if later in versions else "")
        if start is None:
            return None
        anchor = replace(anchor, report=later, start=start, end=start + anchor.end - anchor.start)
    return None


def _again(old: str, start: int, end: int, new: str) -> int | None:
    """Where the stretch of the old text begins in the new one: with what stands around it, else by itself."""
    before, after = old[max(0, start - CONTEXT) : start], old[end : end + CONTEXT]
    for left, right in ((before, after), (before, ""), ("", after), ("", "")):
        wanted = left + old[start:end] + right
        if wanted.strip() and new.count(wanted) == 1:
            return new.index(wanted) + len(left)
    return None


def rule(
    decisions: Sequence[Decision],
    claims: Callable[[str], Iterable[tuple[str, Claim]]],
    referents: Callable[[str], Sequence[Referent]],
    versions: Mapping[str, tuple[str, str | None]],
) -> Rulings:
    """What the standing decisions mean for the claims as they were coded. The later of two on one thing counts.

    claims, referents  those of one report, by its id
    """
    rulings = Rulings()
    for decision in sorted(decisions, key=lambda d: d.id):
        if decision.withdrawn is not None:
            continue
        places = [moved(a, versions) for a in decision.anchors]
        anchors = [p for p in places if p is not None]
        if len(anchors) < len(places):
            rulings.lost.add(decision.id)
            continue
        if decision.verdict in ("same", "different"):
            if any(referent_at(a, referents(a.report)) is None for a in anchors):
                rulings.lost.add(decision.id)
            continue
        if decision.verdict in ("together", "apart"):
            if not _pair(rulings, decision, anchors, claims, referents):
                rulings.lost.add(decision.id)
            continue
        claim = _claim_at(anchors, claims, referents)
        new = [(a.kind.removeprefix("new:"), a) for a in anchors if a.kind.startswith("new:")]
        seats = {r: referent_at(a, referents(a.report)) if a.start < a.end else None for r, a in new}
        if claim is None or any(seats[r] is None and a.start < a.end for r, a in new):
            rulings.lost.add(decision.id)
            continue
        rulings.by.setdefault(claim, []).append(decision)
        if decision.verdict == "accept":
            rulings.rejected.pop(claim, None)
            rulings.accepted[claim] = decision
        elif decision.verdict == "reject":
            rulings.accepted.pop(claim, None)
            rulings.rejected[claim] = decision
        else:
            seated = {role: referent.id if referent else None for role, referent in seats.items()}
            rulings.roles.setdefault(claim, {}).update(seated)
    return rulings


def _pair(
    rulings: Rulings,
    decision: Decision,
    anchors: Sequence[Anchor],
    claims: Callable[[str], Iterable[tuple[str, Claim]]],
    referents: Callable[[str], Sequence[Referent]],
) -> bool:
    """Take in a ruling on two claims; False where they are not there, or are one by now."""
    first = [a for a in anchors if not a.kind.startswith(WITH)]
    second = [replace(a, kind=a.kind.removeprefix(WITH)) for a in anchors if a.kind.startswith(WITH)]
    one, other = (_claim_at(side, claims, referents) for side in (first, second))
    if one is None or other is None or one == other:
        return False
    key = (min(one, other), max(one, other))
    rulings.pairs.pop(key, None)
    rulings.pairs[key] = Pairing(one, other, decision.verdict == "together")
    for claim in (one, other):
        rulings.by.setdefault(claim, []).append(decision)
    return True


def _claim_at(
    anchors: Sequence[Anchor],
    claims: Callable[[str], Iterable[tuple[str, Claim]]],
    referents: Callable[[str], Sequence[Referent]],
) -> str | None:
    """The claim that a decision hangs on: of the same kind, over the same words, with the same actors."""
    place, *others = (a for a in anchors if not a.kind.startswith("new:"))
    seats = {a.kind: referent_at(a, referents(a.report)) for a in others}
    told = {role: referent.id for role, referent in seats.items() if referent is not None}
    best: tuple[float, str] | None = None
    for identifier, claim in claims(place.report):
        if anchor_kind(claim) != place.kind:
            continue
        common = min(claim.span.end, place.end) - max(claim.span.start, place.start)
        whole = max(claim.span.end, place.end) - min(claim.span.start, place.start)
        if common < ALIKE * whole or any(getattr(claim, r) != told.get(r) for r in ROLES[claim.family]):
            continue
        if best is None or (common / whole, identifier) > best:
            best = (common / whole, identifier)
    return best[1] if best else None
