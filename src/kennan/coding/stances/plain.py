"""Stances in languages without a parser: cue words, with the mention before them and what follows."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kennan.coding.reading import Reading
from kennan.coding.stances.scene import Found
from kennan.language.pack import table
from kennan.language.sentence import Sentence
from kennan.model import Span, StanceKind

LONGEST = 24  # tokens of an object
SHORT = 5  # letters: a shorter word with the prefix of a verb is none
FAR = 7  # tokens between a holder and his cue
BREAKS = frozenset({",", ".", ";", ":", "?", "!", "(", ")", "–", "—"})


@dataclass(frozen=True, slots=True)
class PlainCue:
    """Words of a cue and what they say: see `packs/id/stances.toml` for the fields."""

    words: tuple[str, ...]
    kind: StanceKind
    negated: StanceKind | None
    holder: str
    spoken: bool
    keeps: int
    confidence: float


@dataclass(frozen=True, slots=True)
class PlainLexicon:
    """Cues by their first word, the longest first; small words by use; `verbal` are prefixes of verbs."""

    cues: dict[str, tuple[PlainCue, ...]]
    denying: frozenset[str]
    ending: frozenset[str]
    joining: frozenset[str]
    verbal: tuple[str, ...]


@cache
def plain_lexicon(language: str) -> PlainLexicon | None:
    """The plain stance lexicon of a language (ISO 639-1); None where its pack has none."""
    data = table(language, "stances")
    if not data.get("plain"):
        return None
    cues: dict[str, list[PlainCue]] = {}
    for row in data["plain"]:
        for phrase in row["cues"]:
            words = tuple(phrase.split())
            cue = PlainCue(
                words=words,
                kind=row["kind"],
                negated=row["negated"] or None,
                holder=row["holder"],
                spoken=row.get("spoken", False),
                keeps=row.get("keeps", 0),
                confidence=row["confidence"],
            )
            cues.setdefault(words[0], []).append(cue)
    return PlainLexicon(
        cues={first: tuple(sorted(found, key=lambda c: (-len(c.words), c.words))) for first, found in cues.items()},
        denying=frozenset(data["denying"]),
        ending=frozenset(data["ending"]),
        joining=frozenset(data["joining"]),
        verbal=tuple(data["verbal"]),
    )


def plain(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """The stances of one sentence, in text order."""
    lexicon = plain_lexicon(reading.report.language)
    if lexicon is None:
        return
    words = [t.text.lower() for t in sentence.tokens]
    places = list(_cues(words, lexicon))
    if places:
        yield from _Plain(reading, sentence, lexicon, words, places).stances()


def _cues(words: list[str], lexicon: PlainLexicon) -> Iterator[tuple[int, PlainCue]]:
    index = 0
    while index < len(words):
        for cue in lexicon.cues.get(words[index], ()):
            if tuple(words[index : index + len(cue.words)]) == cue.words:
                yield index, cue
                index += len(cue.words) - 1
                break
        index += 1


class _Plain:
    """One sentence with at least one cue."""

    def __init__(
        self,
        reading: Reading,
        sentence: Sentence,
        lexicon: PlainLexicon,
        words: list[str],
        places: list[tuple[int, PlainCue]],
    ) -> None:
        self.reading, self.sentence, self.lexicon, self.words, self.places = reading, sentence, lexicon, words, places
        starts = {sentence.start + t.start: i for i, t in enumerate(sentence.tokens)}
        ends = {sentence.start + t.end: i + 1 for i, t in enumerate(sentence.tokens)}
        around = Span(sentence.report, sentence.start, sentence.end)
        self.mentions = sorted(
            (first, last, identifier)
            for mention, identifier in reading.mentions.within(around)
            if (first := starts.get(mention.span.start)) is not None
            and (last := ends.get(mention.span.end)) is not None
        )

    def stances(self) -> Iterator[Found]:
        held: tuple[int, str] | None = None
        done = 0
        for index, cue in self.places:
            if index < done:
                continue  # within what somebody doubts or asks for, or right behind another cue
            denied = index > 0 and self.words[index - 1] in self.lexicon.denying
            kind = cue.negated if denied else cue.kind
            voice = self.reading.speech.attribution(self.sentence.span(index, index + 1)).voice
            if kind is None or (cue.spoken and voice is None):
                continue
            found = self._holder(index, cue, voice, held)
            first = index + len(cue.words) - cue.keeps
            whole = kind in ("doubt", "expectation")
            last = self._end(index + len(cue.words), whole)
            if last <= first or found is None:
                continue
            if cue.spoken and cue.holder == "before" and not self._is_own(voice, found[1]):
                continue  # what an expert says that others will do is no promise
            held, done = found, last if whole else index + len(cue.words) + 1
            start = self._start(index, cue, found[0], denied)
            keeps_denial = denied and kind == cue.kind
            thing = (start, last) if cue.kind == "condition" else (index - 1 if keeps_denial else first, last)
            yield Found(
                index, kind, (held[1],), thing, (start, last), self._towards(first, last, held[1]), cue.confidence
            )

    def _start(self, index: int, cue: PlainCue, holder: int, denied: bool) -> int:
        """Where the stance begins: at its holder; a purpose at its cue; a condition with what depends on it."""
        if cue.kind == "condition":
            breaks = [i for i, w in enumerate(self.words[:index]) if w in BREAKS]
            return breaks[-1] + 1 if breaks else 0
        return holder if cue.holder == "before" and holder < index else index - denied

    def _is_own(self, voice: str | None, holder: str) -> bool:
        """Whether the speaker tells what he himself will do, or those for whom he speaks."""
        if voice is None or voice == holder:
            return voice is not None
        speaker, other = self.reading.mentions.referent(voice), self.reading.mentions.referent(holder)
        if speaker.part_of == holder or other.part_of == voice:
            return True
        return speaker.country is not None and speaker.country == other.country

    def _holder(
        self, index: int, cue: PlainCue, voice: str | None, held: tuple[int, str] | None
    ) -> tuple[int, str] | None:
        """Where the holder's words begin, and who he is."""
        if cue.holder == "voice":
            return (index, voice) if voice is not None else None
        before = [m for m in self.mentions if m[1] <= index]
        if cue.holder == "first":
            return held or ((index, before[0][2]) if before else None) or self._by_voice(index, voice)
        for first, last, identifier in reversed(before):
            between = self.words[last:index]
            if len(between) > FAR or BREAKS.intersection(between):
                break
            if held is not None and self.lexicon.joining.intersection(between):
                break  # what was just wanted is not who wants the next thing
            return first, identifier
        return (index, held[1]) if held is not None else self._by_voice(index, voice)

    def _by_voice(self, index: int, voice: str | None) -> tuple[int, str] | None:
        return (index, voice) if voice is not None else None

    def _end(self, first: int, whole: bool) -> int:
        """Where the object that begins at the token ends; a `whole` one takes in what is to be done for a purpose."""
        stops = {i for i, c in self.places if i > first and not (whole and (c.holder == "first" or c.spoken))}
        for index in range(first, min(len(self.words), first + LONGEST)):
            word, after = self.words[index], self.words[index + 1 : index + 2]
            joined = word in self.lexicon.joining and (
                index + 1 in stops or any(w.startswith(self.lexicon.verbal) and len(w) > SHORT for w in after)
            )
            if word in BREAKS or word in self.lexicon.ending or joined or index in stops:
                return index
        return min(len(self.words), first + LONGEST)

    def _towards(self, first: int, last: int, holder: str) -> str | None:
        for start, end, identifier in self.mentions:
            if first <= start and end <= last and identifier != holder:
                return identifier
        return None
