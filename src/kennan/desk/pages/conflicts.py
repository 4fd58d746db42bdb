"""Where accounts part: two sentences side by side."""

from dataclasses import dataclass

from kennan.desk.asked import Asked
from kennan.desk.paging import Part, part
from kennan.desk.record import CONFLICTS, Record
from kennan.desk.view import Claimed, claimed
from kennan.model import Conflict

MOST_OUTLETS = 40  # named of those behind one side
IN_WORDS = {
    "contradiction": "contradiction",
    "differing_value": "differing values",
    "scope": "differing scope",
    "tension": "tension",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One account: its surest claim with the sentence, the outlets that print it (some, where they are many), and how
    many they are, of how many origins, in words."""

    claim: Claimed
    outlets: tuple[str, ...]
    badge: str


@dataclass(frozen=True, slots=True)
class Parting:
    """A conflict between two accounts. `others` counts the further pairs of sentences that part over the same."""

    id: str
    kind: str
    in_words: str
    gloss: str
    a: Side
    b: Side
    others: int


@dataclass(frozen=True, slots=True)
class Conflicts:
    """The page."""

    kind: str
    kinds: tuple[tuple[str, str, int], ...]
    list: Part[Parting]


def conflicts(record: Record, asked: Asked) -> Conflicts:
    """All conflicts, the sharpest first; of one kind with `kind`."""
    kind = asked.one_of("kind", CONFLICTS)
    every = record.partings
    chosen = [group for group in every if kind in ("", group[0].kind)]
    counts = {k: sum(g[0].kind == k for g in every) for k in CONFLICTS}
    listed = part(chosen, asked, "/conflicts", {"kind": kind}, lambda group: parting(record, group), 20)
    return Conflicts(kind, tuple((k, IN_WORDS[k], n) for k, n in counts.items() if n), listed)


def parting(record: Record, group: list[Conflict]) -> Parting:
    """A conflict as pages show it. It is kept: a thousand reports may part over the same."""
    first = group[0]
    kept: Parting | None = record.shown.get(first.id)
    if kept is None:
        kept = record.shown[first.id] = _parting(record, first, group)
    return kept


def _parting(record: Record, first: Conflict, group: list[Conflict]) -> Parting:
    return Parting(
        id=first.id,
        kind=first.kind,
        in_words=IN_WORDS[first.kind],
        gloss=first.gloss,
        a=_side(record, first.claims[0], {c.a.report for c in group}),
        b=_side(record, first.claims[1], {c.b.report for c in group}),
        others=len(group) - 1,
    )


def _side(record: Record, claim: str, reports: set[str]) -> Side:
    line = record.line[claim]
    told = record.told_of.get(claim)
    every = sorted(reports | (set(told.finding.reports) if told else {line.claim.span.report}))
    outlets = tuple(dict.fromkeys(record.case.report[r].outlet or record.case.report[r].name for r in every))
    return Side(claimed(record, line), outlets[:MOST_OUTLETS], badge(record, every, outlets))


def badge(record: Record, reports: list[str], outlets: tuple[str, ...]) -> str:
    """ "7 outlets, 1 origin"; "1 outlet" where one stands alone."""
    number = len(outlets)
    told = f"{number} outlet{'s' * (number != 1)}"
    if len(reports) < 2:
        return told
    origins = record.families_among(reports)
    voices = {f.voice for f in (record.family.get(record.family_of.get(r, r)) for r in reports) if f and f.voice}
    one = f"1 wire ({next(iter(voices))})" if origins == 1 and len(voices) == 1 else f"{origins} origin"
    return f"{told}, {one}{'s' * (origins != 1)}"
