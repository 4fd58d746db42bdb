"""One document as read."""

from dataclasses import dataclass, field
from typing import Literal

from kennan.model.ids import content_id
from kennan.model.interval import Interval
from kennan.model.span import Span

RegionKind = Literal["body", "title", "teaser", "dateline", "byline", "heading", "caption", "credit", "furniture"]
PublishedBasis = Literal["stated", "metadata", "inferred"]
SPUN = 0.5  # from this score on a text reads as spun


@dataclass(frozen=True, slots=True)
class Region:
    """What a stretch of a report's text is. Regions don't overlap; together they cover the text but for white space."""

    start: int
    end: int
    kind: RegionKind


@dataclass(frozen=True, slots=True)
class Credit:
    """A named upstream source. `scope` is "report" where the whole report is credited ("(AFP)" in the dateline,
    "Melansir Express.co.uk"), "quote" where one quote is ("told AFP"), "photo" for pictures."""

    span: Span
    source: str
    scope: Literal["report", "quote", "photo"]


@dataclass(frozen=True, slots=True)
class Published:
    """When a report was published and how that is known: "stated" in its text, in the "metadata" of its page or
    table, or "inferred" from what it cites."""

    interval: Interval
    basis: PublishedBasis


@dataclass(frozen=True, slots=True)
class Report:
    """One document as read; `text` never changes.

    id        content hash of name and text
    name      path relative to the folder or file named on the command line; `file#id` for a row of a table;
              `stdin-` and the start of a digest for standard input
    language  ISO 639-1, or "und" where it can't be told
    origin    absolute path (with #id), "-" for standard input; never exported
    lacks     what could not be had from it, in words for the user ("no date stated", "language not parsed: sw")
    spun      how much its text reads as rewritten by a synonym machine, in [0, 1]; None where that can't be told
    """

    id: str
    name: str
    text: str
    language: str
    format: str
    origin: str
    regions: tuple[Region, ...]
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: Published | None = None
    credits: tuple[Credit, ...] = ()
    lacks: tuple[str, ...] = field(default=())
    spun: float | None = None

    @staticmethod
    def id_of(name: str, text: str) -> str:
        return content_id("report", name, text)

    def span(self, start: int, end: int) -> Span:
        return Span(self.id, start, end)

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]

    @property
    def reads_as_spun(self) -> bool:
        return self.spun is not None and self.spun >= SPUN

    @property
    def body(self) -> tuple[Region, ...]:
        return tuple(r for r in self.regions if r.kind == "body")


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be read, or a sentence that could not be parsed: what, why, and what to do."""

    name: str
    fault: str
    remedy: str
    span: Span | None = None
