"""What the analyst ruled: withdrawn, never deleted."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "different", "accept", "reject"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Text that a decision hangs on, found again after re-reading: report hash, span, and the kind of thing there."""

    report: str
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A ruling on one anchor (accept, reject a claim) or two (same, different actors). Times are ISO 8601, UTC."""

    id: int
    verdict: Verdict
    anchors: tuple[Anchor, ...]
    author: str
    made: str
    note: str = ""
    withdrawn: str | None = None
