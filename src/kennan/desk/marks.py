"""Marks of a timeline: their shapes, and places for them that don't overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Toward = Literal["there", "back", "both"]
POINT = 3.5  # by how much a mark's tip stands out, towards whom it is done
GAP = 2.0
HEAP, HEAP_TALL = 11.0, 8.0  # half of width and height of a mark for many


@dataclass(frozen=True, slots=True)
class Move:
    """What is drawn as one mark.

    start, end, anchor  days as ordinals; 0 for none
    up, score           cooperation or conflict, and PLOVER's score in [-10, 10]
    deed                material rather than verbal
    label, title        in a few words, and in full
    number              of moves that it stands for; more than one only where there are too many to be drawn
    """

    href: str
    start: int
    end: int
    anchor: int
    up: bool
    score: float
    deed: bool
    toward: Toward
    modality: str
    families: int
    reports: int
    label: str
    title: str
    number: int = 1

    @property
    def rank(self) -> tuple[bool, int, bool, bool, float, str]:
        """Those told most often first, then what was done before what was only said or planned."""
        return (self.number > 1, -self.families, self.modality != "actual", not self.deed, -abs(self.score), self.href)

    @property
    def radius(self) -> float:
        """Half the height: it grows with the number of independent origins."""
        return 7.0 + 1.25 * min(self.families - 1, 3)


@dataclass(slots=True)
class Spot:
    """A place on the picture for one move, or for several that there was no room for apart. `true` is where it belongs
    by its date."""

    x: float
    y: float
    true: float
    moves: list[Move]

    @property
    def number(self) -> int:
        """How many moves stand there."""
        return sum(m.number for m in self.moves)

    @property
    def many(self) -> bool:
        return self.number > 1

    @property
    def half(self) -> tuple[float, float]:
        """Half of width and height."""
        radius = self.moves[0].radius
        # room for a mark for many is kept, so that a second move may join the first
        return max(wide(self.number) + GAP, radius + POINT), max(HEAP_TALL + 1, radius + 1)


def placed(moves: Sequence[tuple[Move, float, float]], low: float, high: float, reach: float) -> list[Spot]:
    """Spots for moves, each given with its x and y. Heights hold; a move is shifted sideways, by at most `reach` and
    within `low` to `high`, where others are in its way, and goes into the next one's spot where that is not enough."""
    spots: list[Spot] = []
    for move, x, y in sorted(moves, key=lambda t: (t[0].rank, t[1], t[2])):
        new = Spot(min(max(x, low), max(low, high)), y, x, [move])
        half, tall = new.half
        near = [s for s in spots if abs(s.y - y) < s.half[1] + tall]
        barred = sorted((s.x - s.half[0] - half, s.x + s.half[0] + half) for s in near)
        at = _free(new.x, barred, max(low, new.x - reach), min(high, new.x + reach))
        if at is not None or not near:
            new.x = new.x if at is None else at
            spots.append(new)
        else:
            min(near, key=lambda s: (abs(s.x - x) + 2 * abs(s.y - y), s.x)).moves.append(move)
    return spots


def _free(x: float, barred: Sequence[tuple[float, float]], low: float, high: float) -> float | None:
    """The place nearest to x, between low and high, that no barred stretch covers."""
    tried = [x, *(edge for stretch in barred for edge in stretch)]
    open_ = [t for t in tried if low <= t <= high and not any(a + 1e-6 < t < b - 1e-6 for a, b in barred)]
    return min(open_, key=lambda t: (abs(t - x), t), default=None)


def shape(x: float, y: float, radius: float, deed: bool, toward: Toward) -> str:
    """The outline: deeds have corners, words are round; the tip points to the one towards whom it is done."""
    r, tip = radius, radius + POINT
    if deed:
        bend = r * 0.45
        left = f"L{x - bend:.1f} {y + r:.1f}L{x - tip:.1f} {y:.1f}L{x - bend:.1f} {y - r:.1f}"
        right = f"L{x + bend:.1f} {y - r:.1f}L{x + tip:.1f} {y:.1f}L{x + bend:.1f} {y + r:.1f}"
        flat_left = f"L{x - r:.1f} {y + r:.1f}L{x - r:.1f} {y - r:.1f}"
        flat_right = f"L{x + r:.1f} {y - r:.1f}L{x + r:.1f} {y + r:.1f}"
        first = flat_left if toward == "there" else left
        return "M" + (first + (flat_right if toward == "back" else right))[1:] + "Z"
    d = r * 0.707
    arc = f"A{r:.1f} {r:.1f} 0 "
    if toward == "both":
        return (
            f"M{x - tip:.1f} {y:.1f}L{x - d:.1f} {y - d:.1f}{arc}0 1 {x + d:.1f} {y - d:.1f}"
            f"L{x + tip:.1f} {y:.1f}L{x + d:.1f} {y + d:.1f}{arc}0 1 {x - d:.1f} {y + d:.1f}Z"
        )
    way, sweep = (1, 0) if toward == "there" else (-1, 1)
    return f"M{x + way * tip:.1f} {y:.1f}L{x + way * d:.1f} {y - d:.1f}{arc}1 {sweep} {x + way * d:.1f} {y + d:.1f}Z"


def wide(number: int) -> float:
    """Half the width of a mark for so many."""
    return max(HEAP, 3.4 * len(f"{number:,}") + 3)


def heap(x: float, y: float, number: int) -> str:
    """The outline of a mark for many: a sheet upon another."""
    w, h = wide(number), HEAP_TALL
    sheet = f"M{x - w:.1f} {y - h:.1f}h{2 * w:.1f}v{2 * h:.1f}h{-2 * w:.1f}Z"
    return f"{sheet}M{x - w + 3:.1f} {y - h - 2.5:.1f}h{2 * w - 0.5:.1f}v{2 * h - 0.5:.1f}"


def strike(x: float, y: float, radius: float) -> str:
    """A stroke through what is denied."""
    r = radius + 3
    return f"M{x - r:.1f} {y + r:.1f}L{x + r:.1f} {y - r:.1f}"
