"""Words that fell on an occasion told just before: "On Wednesday the two met. She urged him to ...".

What somebody says right after it was told that he met or spoke that day was said there; nothing else gets a date that
it has not by its own words.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kennan.model import Event, Interval

SAID = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
OCCASIONS = SAID | {"CONSULT"}
NEAR = 320  # code points between the end of the one clause and the start of the other
CLOSE = frozenset({"day", "month"})


@dataclass(slots=True)
class _Occasion:
    """When it was, who was there or spoke, and where the report last tells of it."""

    when: Interval
    present: set[str]
    end: int


class Occasions:
    """The dated words and talks of a report, in the order in which they are told. `whole` gives the body or state that
    a referent belongs to."""

    def __init__(self, whole: Callable[[str], str | None]) -> None:
        self._whole = whole
        self._last: _Occasion | None = None

    def dated(self, event: Event, perfect: bool = False) -> Event:
        """The event, with the date of the occasion before it where it was said there; and keeps it in mind. What is
        told in the `perfect` ("had assured them") was not said there."""
        if event.type not in OCCASIONS or event.modality != "actual":
            return event
        if event.when is not None:
            if event.when.precision in CLOSE and event.when.start and event.when.end:
                self._last = _Occasion(event.when, self._with_wholes(event.source, event.target), event.span.end)
            return event
        last = self._last
        if last is None or event.span.start < last.end:
            return event
        if event.span.start - last.end > NEAR:
            self._last = None
            return event
        speaks = self._with_wholes(event.source, event.attribution.voice)
        if perfect or event.type not in SAID or not speaks & last.present:
            return event
        last.present |= self._with_wholes(event.source)
        last.end = max(last.end, event.span.end)
        return replace(event, when=last.when)

    def _with_wholes(self, *referents: str | None) -> set[str]:
        found = {r for r in referents if r is not None}
        return found | {w for r in found if (w := self._whole(r)) is not None}
