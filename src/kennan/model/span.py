"""A stretch of one report's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start` to `end` (exclusive) of the text of the report with id `report`."""

    report: str
    start: int
    end: int

    def __repr__(self) -> str:
        """As dataclasses write it, only faster: ids are made of it."""
        return f"Span(report={self.report!r}, start={self.start}, end={self.end})"

    def __len__(self) -> int:
        return self.end - self.start

    def overlap(self, other: "Span") -> int:
        """Code points in common; 0 between different reports."""
        if self.report != other.report:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def contains(self, other: "Span") -> bool:
        return self.report == other.report and self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """What the span quotes, given its report's text."""
        return text[self.start : self.end]
