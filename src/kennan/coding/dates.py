"""When: expressions of time and the intervals they stand for."""

from dataclasses import dataclass

from kennan.language.sentence import Clause, Sentence
from kennan.model import Interval, Report, Span


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that tell a time ("last month", "in 1979"): their span, tokens `first` to `last` (exclusive) of the
    sentence numbered `sentence`, and the interval; None where the text does not fix it. `since`/`until` tell an open side."""

    span: Span
    sentence: int
    first: int
    last: int
    interval: Interval | None
    stated: bool


class Dates:
    """The date expressions of one report. Made by `find`."""

    def __init__(self, expressions: tuple[DateExpression, ...]) -> None:
        self.expressions = expressions

    def of_clause(self, sentence: Sentence, clause: Clause) -> Interval | None:
        """When the clause's happening was, as far as its own words or those of a clause above it say."""
        return None


def find(report: Report, sentences: tuple[Sentence, ...]) -> Dates:
    """All date expressions of the report's sentences, resolved against its publication date and one another."""
    return Dates(())
