"""What the analyst ruled: withdrawn, never deleted."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kennan.model.actor import Referent

Verdict = Literal["same", "different", "accept", "reject", "actor", "together", "apart"]
WITH = "with:"  # before the kinds of the anchors of the second claim of a ruling on two


@dataclass(frozen=True, slots=True)
class Anchor:
    """Text that a decision hangs on, found again after re-reading: report id, span, and the kind of thing there.

    kind  "actor" or "other": the one and the other side of a ruling on who is who;
          family and kind of a claim ("event:ASSAULT", "stance:concern", "quote");
          a role of that claim ("source", "speaker"): who was coded in it;
          "new:" and a role: who stands in it by the ruling; over an empty stretch, nobody;
          "with:" and a kind: the same of the second claim of a ruling on two
    """

    report: str
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A ruling. Times are ISO 8601, UTC.

    same, different  each "actor" is, or is not, each "other"
    accept, reject   a claim is right, or is struck from the record
    actor            another actor stands in a role of a claim
    together, apart  two claims tell the same thing, or do not
    """

    id: int
    verdict: Verdict
    anchors: tuple[Anchor, ...]
    author: str
    made: str
    note: str = ""
    withdrawn: str | None = None

    @property
    def sides(self) -> tuple[tuple[Anchor, ...], tuple[Anchor, ...]]:
        """The anchors of the one and of the other actor."""
        one = tuple(a for a in self.anchors if a.kind == "actor")
        return one, tuple(a for a in self.anchors if a.kind == "other")


@dataclass(frozen=True, slots=True)
class Pairing:
    """Of two claims (ids) the analyst ruled that they tell the same thing, or do not; `other` is the one that then
    leaves."""

    one: str
    other: str
    same: bool


def referent_at(anchor: Anchor, referents: Iterable[Referent]) -> Referent | None:
    """The referent of those of the anchor's report whose mention covers most of the anchor; the shortest mention of
    those. None where no mention touches it."""
    best: tuple[int, int] | None = None
    found = None
    for referent in referents:
        for mention in referent.mentions:
            common = min(mention.span.end, anchor.end) - max(mention.span.start, anchor.start)
            if common > 0 and (best is None or (common, -len(mention.span)) > best):
                best, found = (common, -len(mention.span)), referent
    return found
