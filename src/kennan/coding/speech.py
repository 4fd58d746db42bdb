"""On whose word a clause stands."""

from kennan.model import NARRATOR, Attribution, Quote, Span


class Speech:
    """The quotes of one report, asked for the attribution of a span."""

    def __init__(self, quotes: tuple[Quote, ...]) -> None:
        self.quotes = quotes

    def attribution(self, span: Span, source: str | None = None) -> Attribution:
        """The innermost speaker under whose word the span stands, the outer ones in `via`. Narrator for the speaker's own
        act (`source` is the speaker and the span is his cue)."""
        return NARRATOR
