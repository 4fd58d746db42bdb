"""A text while its lines are being told apart."""

from dataclasses import dataclass, field
from datetime import date

from kennan.intake import furniture
from kennan.intake.cues import Cues
from kennan.intake.dateline import Dateline
from kennan.intake.lines import units
from kennan.model import Region, RegionKind

MIN_PROSE_WORDS, LONG_PROSE = 5, 200
# The longest line that may be a title, in code points; longer ones are paragraphs.
MAX_TITLE = 250
# How much of a long paragraph is compared with others.
MAX_LOOK_IN = 5000
QUOTES = "\"“”'‘„«"


@dataclass(slots=True)
class Layout:
    """Regions in order, and what the furniture tells of the report. Offsets are code points of the text."""

    regions: tuple[Region, ...] = ()
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    stated: date | None = None
    agencies: list[tuple[int, int]] = field(default_factory=list)


class Page:
    """The units of a text and the kinds given to them so far; None is still open."""

    def __init__(self, text: str, cues: Cues) -> None:
        self.text, self.cues = text, cues
        self.units = units(text)
        self.kinds: list[RegionKind | None] = [furniture.of_line(u, cues) for u in self.units]
        self.datelines: dict[int, Dateline] = {}
        self.signed: dict[int, tuple[int, int]] = {}
        self.layout = Layout()

    def open(self, first: int = 0, last: int | None = None) -> list[int]:
        return [i for i in range(first, len(self.units) if last is None else last) if self.kinds[i] is None]

    def prose(self, index: int) -> bool:
        """Whether the unit reads as sentences: it stops as they do and has the length, or is long anyhow."""
        unit = self.units[index]
        return self.kinds[index] is None and (
            (unit.stops and len(unit.words) >= MIN_PROSE_WORDS) or unit.end - unit.start > LONG_PROSE
        )

    def edges(self) -> tuple[int, int]:
        """Indices of the first and the last unit that read as prose; (n, -1) where none does."""
        prose = [i for i in range(len(self.units)) if self.prose(i)]
        return (prose[0], prose[-1]) if prose else (len(self.units), -1)
