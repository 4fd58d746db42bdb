"""Words that fell on an occasion told just before: "On Wednesday the two met. She urged him to ...".

What somebody says right after it was told that he met or spoke that day was said there; nothing else gets a date that
it has not by its own words.
"""

from dataclasses import replace

from kennan.model import Event

SAID = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
OCCASIONS = SAID | {"CONSULT"}
NEAR = 320  # code points between the end of the one clause and the start of the other
CLOSE = frozenset({"day", "month"})


class Occasions:
    """The dated words and talks of a report, in the order in which they are told."""

    def __init__(self) -> None:
        self._last: Event | None = None

    def dated(self, event: Event) -> Event:
        """The event, with the date of the occasion before it where it was said there; and keeps it in mind."""
        before = self._last
        told = event.type in OCCASIONS and event.modality == "actual"
        if told and event.when is None and before is not None and self._on_it(event, before):
            event = replace(event, when=before.when)
        if event.when is None:
            if event.modality == "actual" and event.type not in OCCASIONS:
                return event
            if not told or before is None or event.span.start - before.span.end > NEAR:
                self._last = None
        elif told and event.when.precision in CLOSE and event.when.start and event.when.end:
            self._last = event
        return event

    @staticmethod
    def _on_it(event: Event, before: Event) -> bool:
        if event.type not in SAID or not 0 <= event.span.start - before.span.end <= NEAR:
            return False
        speakers = {before.source, before.target, before.attribution.voice} - {None}
        return event.source in speakers or (event.attribution.voice in speakers and event.attribution.voice is not None)
