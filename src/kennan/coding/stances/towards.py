"""Towards whom a stance is held: whom its words name, or whom the event at its cue is done to."""

from collections import defaultdict

from kennan.coding.reading import Reading
from kennan.coding.stances.scene import NAMED
from kennan.language.sentence import Sentence
from kennan.model import Event, Span


class Met:
    """The events of a report, by the place of their predicates."""

    def __init__(self, reading: Reading, events: tuple[Event, ...]) -> None:
        self._known = reading.mentions
        self._at: dict[int, list[Event]] = defaultdict(list)
        self._by_name = {
            reading.report.quote(mention.span): referent.id
            for referent in self._known.referents
            if referent.kind in NAMED
            for mention in referent.mentions
            if mention.form == "name"
        }
        for event in events:
            if event.target is not None:
                for place in range(event.cue.start, event.cue.end):
                    self._at[place].append(event)

    def place(self, sentence: Sentence, first: int, last: int, holder: str | None) -> str | None:
        """An actor of the report whose name stands in the tokens as that of a place ("interests in Central Asia")."""
        own = self._circle(holder) if holder is not None else frozenset()
        tokens = sentence.tokens
        for start in range(first, last):
            if tokens[start].pos != "PROPN" or (start > first and tokens[start - 1].pos == "PROPN"):
                continue
            end = start + 1
            while end < last and tokens[end].pos == "PROPN":
                end += 1
            found = self._by_name.get(sentence.words(start, end))
            if found is not None and found not in own:
                return found
        return None

    def by(self, holder: str | None, anchor: Span, sentence: Sentence) -> str | None:
        """Whom the event told at the anchor is done to, where its source is the holder or one he speaks for, and the
        sentence names whom: what the event coder supplies from further off is a guess."""
        if holder is None:
            return None
        circle = self._circle(holder)
        for event in self._at.get(anchor.start, ()):
            if event.source is None or event.target is None or not circle & self._circle(event.source):
                continue
            # Who only tells of a promise is not the one to whom it was made.
            own = event.target == event.attribution.voice or circle & self._circle(event.target)
            if not own and self._is_named(event.target, sentence):
                return event.target
        return None

    def _is_named(self, referent: str, sentence: Sentence) -> bool:
        return any(self._known.at(sentence, index) == referent for index in range(len(sentence.tokens)))

    def _circle(self, referent: str) -> frozenset[str]:
        part_of = self._known.referent(referent).part_of
        return frozenset({referent, part_of} if part_of else {referent})
