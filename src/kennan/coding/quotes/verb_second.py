"""Quotes in languages with the verb in second place and a mood of their own for what others say, read by words: „...“,
sagte X; X sagte, er habe ...; laut X; and sentences in that mood that go on with somebody's word."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kennan.coding.quotes.choice import Found, Stretches
from kennan.coding.quotes.gather import marks_of, paragraphs_of
from kennan.coding.quotes.marks import Stretch
from kennan.coding.quotes.sentence import Candidate
from kennan.language.pack import table
from kennan.language.sentence import Sentence

COMMAS = frozenset({",", ":", ";", "–", "—"})
MARKS = frozenset("\"“”„‟«»‚‘’'")
ENDS = frozenset({".", "!", "?", "…"})
LONG_PHRASE = 14
SHORT_QUOTE = 3
# Shares of right ones, as expected; there is no training set of this language to measure them on.
RATES = {"direct": 0.9, "that": 0.8, "mood": 0.6, "source": 0.8, "bare": 0.5}


@dataclass(frozen=True, slots=True)
class _Words:
    """The pack's speech.toml: finite verbs of saying with the particle they are split from (""), verbs that report
    without a clause, and the words around."""

    verbs: dict[str, frozenset[str]]
    reporting: frozenset[str]
    final: frozenset[str]
    mood: frozenset[str]
    sources: tuple[tuple[str, ...], ...]
    behind: frozenset[str]
    so: frozenset[str]
    like: frozenset[str]
    openers: frozenset[str]
    pronouns: frozenset[str]
    own_subject: frozenset[str]
    finite: frozenset[str]


@cache
def _words(language: str) -> _Words | None:
    data = table(language, "speech")
    if not data.get("order", {}).get("verb_second", False):
        return None
    verbs: dict[str, set[str]] = {}
    for form in data["verbs"]["say"]:
        first, _, particle = form.partition(" ")
        verbs.setdefault(first, set()).add(particle)
    around, sources = data["around"], data["sources"]
    phrases = sorted((tuple(p.split()) for p in sources["before"]), key=len, reverse=True)
    return _Words(
        {verb: frozenset(particles) for verb, particles in verbs.items()},
        frozenset(data["verbs"].get("reporting", ())),
        frozenset(data["verbs"].get("final", ())),
        frozenset(data.get("mood", {}).get("forms", ())),
        tuple(phrases),
        frozenset(sources["behind"]),
        frozenset(sources["so"]),
        frozenset(sources["like"]),
        frozenset(around["openers"]),
        frozenset(around["pronouns"]),
        frozenset(around["questions"]),
        frozenset(around["finite"]) | frozenset(verbs),
    )


def reads(language: str) -> bool:
    """Whether the language's pack has the words by which this module finds quotes."""
    return _words(language) is not None


def gather(text: str, sentences: tuple[Sentence, ...], language: str) -> list[Found]:
    """All quotes of a report."""
    words = _words(language)
    if words is None:
        return []
    out: list[Found] = []
    paragraphs = paragraphs_of(sentences)
    marked = marks_of(text, paragraphs)
    voice: tuple[Sentence, tuple[int, int]] | None = None
    for number, inside in paragraphs.items():
        used: set[int] = set()
        for sentence in inside:
            near = [s for s in marked.get(number, []) if s.opened < sentence.end and s.closed > sentence.start]
            reader = _Sentence(sentence, [s for s in near if s.start not in used], near, words, voice)
            for found in reader.read():
                out.append(found)
                used |= {s.start for s in near if any(a <= s.start < b for a, b in found.content)}
                voice = found.voice or voice
    return out


class _Sentence:
    """One sentence with the stretches in marks that touch it."""

    def __init__(
        self,
        sentence: Sentence,
        free: list[Stretch],
        near: list[Stretch],
        words: _Words,
        voice: tuple[Sentence, tuple[int, int]] | None,
    ) -> None:
        self.sentence, self.tokens = sentence, sentence.tokens
        self.lower = [t.text.lower() for t in sentence.tokens]
        self.free, self.near, self.words, self.voice = free, near, words, voice
        last = len(self.tokens)
        while last and (self.tokens[last - 1].text in ENDS | MARKS):
            last -= 1
        self.last = last

    def read(self) -> Iterator[Found]:
        found = self._source() or self._told() or self._mood()
        if found is not None:
            yield found
        taken = found.content if found is not None else []
        for stretch in self.free:
            opens_here = self.sentence.start <= stretch.opened < self.sentence.end
            if not opens_here or any(a <= stretch.start < b for a, b in taken):
                continue
            if self._long(stretch):
                yield self._made(0, "direct", [(stretch.start, stretch.end)], self._first_phrase(stretch), direct=True)

    def _first_phrase(self, stretch: Stretch) -> tuple[int, int] | None:
        """The phrase with which the sentence begins, if it is a subject before the words in marks."""
        if not self.tokens or stretch.opened <= self.sentence.start + 1 or self.lower[0] in self.words.openers:
            return None
        end = self._phrase(0)
        return (0, end) if 0 < end < self.last and self._at(end) <= stretch.opened + 1 else None

    def _long(self, stretch: Stretch) -> bool:
        inside = [t for t in self.tokens if stretch.start <= self.sentence.start + t.start < stretch.end]
        return len([t for t in inside if t.text[0].isalnum()]) >= SHORT_QUOTE

    def _at(self, index: int) -> int:
        return self.sentence.start + self.tokens[index].start

    def _quoted(self, index: int) -> bool:
        return any(s.start <= self._at(index) < s.end for s in self.near)

    # "Laut X", "X zufolge", "so X", "wie X sagte"

    def _source(self) -> Found | None:
        for index in range(self.last):
            if self._quoted(index):
                continue
            for phrase in self.words.sources:
                end = index + len(phrase)
                if tuple(self.lower[index:end]) == phrase and (not index or self.lower[index - 1] != "wie"):
                    return self._by_source(index, (end, self._phrase(end)))
            if self.lower[index] in self.words.behind:
                start = self._back(index)
                return self._by_source(start, (start, index), index + 1) if start < index else None
            after_comma = index and self.tokens[index - 1].text in COMMAS | MARKS
            if self.lower[index] in self.words.so and after_comma:
                end = self._phrase(index + 1)
                if (end > index + 1 and self.tokens[index + 1].text[0].isupper()) or (
                    self.lower[index + 1 : index + 2]
                    and (self.lower[index + 1] in self.words.pronouns or self.lower[index + 1] in ARTICLES)
                ):
                    return self._by_source(index, (index + 1, end))
            if self.lower[index] in self.words.like and (found := self._like(index)) is not None:
                return found
        return None

    def _like(self, index: int) -> Found | None:
        """ "..., wie der Sprecher mitteilte"."""
        end = index + 1
        while end < self.last and self.tokens[end].text not in COMMAS and end - index < LONG_PHRASE:
            end += 1
        said = [
            i for i in range(index + 1, end) if self.lower[i] in self.words.verbs or self.lower[i] in self.words.final
        ]
        if not said or (index and self.tokens[index - 1].text not in COMMAS | MARKS):
            return None
        verb = said[-1]
        first = said[0] if self.lower[index + 1] in self.words.verbs else index
        stop = self._phrase(first + 1)
        return self._by_source(index, (first + 1, min(stop, verb) if first == index else stop), end)

    def _by_source(self, start: int, mention: tuple[int, int], end: int | None = None) -> Found | None:
        """The rest of the sentence is what the source says; what he says in marks stands for all of it."""
        end = end if end is not None else mention[1]
        if mention[0] >= mention[1]:
            return None
        content: Stretches = []
        first, last = start, end
        while first > 0 and self.tokens[first - 1].text in COMMAS:
            first -= 1
        while last < self.last and self.tokens[last].text in COMMAS:
            last += 1
        whole = [s for s in self.near if self._long(s) and s.opened < self._at(start)]
        if whole and first and self._at(first - 1) < whole[-1].closed:
            content = [(s.start, s.end) for s in whole]
        else:
            content = [r for r in (self._range(0, first), self._range(last, self.last)) if r is not None]
        if not content or sum(b - a for a, b in content) < 15:
            return None
        return self._made(start, "source", content, mention)

    def _range(self, first: int, last: int) -> tuple[int, int] | None:
        while first < last and self.tokens[first].text in COMMAS | MARKS:
            first += 1
        while last > first and self.tokens[last - 1].text in COMMAS | MARKS:
            last -= 1
        return (self._at(first), self.sentence.start + self.tokens[last - 1].end) if first < last else None

    # A verb of saying

    def _told(self) -> Found | None:
        for index in range(self.last):
            if self.lower[index] in self.words.verbs and not self._quoted(index) and self._is_whole(index):
                found = self._with_verb(index)
                if found is not None:
                    return found
        return None

    def _is_whole(self, index: int) -> bool:
        """Whether the particle that the verb is split from stands where its clause ends."""
        particles = self.words.verbs[self.lower[index]]
        if "" in particles:
            return True
        end = index + 1
        while end < self.last and self.tokens[end].text not in COMMAS:
            end += 1
        return self.lower[end - 1] in particles

    def _with_verb(self, verb: int) -> Found | None:
        mention = self._speaker(verb)
        before = [s for s in self.free if s.closed <= self._at(verb) + 1 and self._long(s)]
        after = [s for s in self.free if s.opened >= self._at(verb) and self._long(s)]
        comma = next((i for i in range(verb + 1, self.last) if self.tokens[i].text in (",", ":")), None)
        if before and all(self.tokens[i].text in COMMAS | MARKS for i in range(self._index(before[-1].closed), verb)):
            content = [(s.start, s.end) for s in (*before, *after)]
            return self._made(verb, "direct", content, mention, direct=True)
        if after and comma is not None and self.tokens[comma].text == ":":
            return self._made(verb, "direct", [(s.start, s.end) for s in after], mention, direct=True)
        begin = next((i for i in range(verb - 1, -1, -1) if self.tokens[i].text in COMMAS), None)
        if begin is not None and begin == verb - 1 and self.lower[0] not in self.words.own_subject:
            content = [r for r in (self._range(0, begin),) if r is not None]
            return self._made(verb, "that", content, mention) if content else None
        if comma is not None:
            if mention is not None and mention[1] == comma and mention[0] > verb:
                pass
            rest = self._range(comma + 1, self.last)
            if rest is not None and self.last - comma > 3 and not self._is_aside(comma):
                return self._made(verb, "that", [rest], mention)
        if self.lower[verb] in self.words.reporting and mention is not None:
            first = mention[1] if mention[0] > verb else verb + 1
            rest = self._range(first, self.last)
            if rest is not None and self.last - first > 2:
                return self._made(verb, "bare", [rest], mention)
        return None

    def _is_aside(self, comma: int) -> bool:
        """Whether a relative clause, and no content, follows the comma."""
        after = self.lower[comma + 1] if comma + 1 < self.last else ""
        return after in RELATIVES and not any(w in self.words.mood for w in self.lower[comma + 1 : comma + 12])

    def _index(self, place: int) -> int:
        return next((i for i in range(len(self.tokens)) if self._at(i) >= place), len(self.tokens))

    def _speaker(self, verb: int) -> tuple[int, int] | None:
        """Before the verb, unless something else stands there; else behind it."""
        start = verb
        while start > 0 and self.tokens[start - 1].text not in COMMAS | MARKS:
            start -= 1
        if start < verb and self.lower[start] not in self.words.openers and not self.tokens[start].text[0].isdigit():
            first = self._end_of_phrase(start, verb)
            return (start, first) if first > start else None
        end = self._phrase(verb + 1)
        return (verb + 1, end) if end > verb + 1 else None

    def _end_of_phrase(self, start: int, limit: int) -> int:
        return min(self._phrase(start), limit)

    def _phrase(self, start: int) -> int:
        """Where a noun phrase that begins at a word ends."""
        end = start
        while end < self.last and end - start < LONG_PHRASE:
            text = self.tokens[end].text
            if text in COMMAS | MARKS or (end > start and self.lower[end] in self.words.openers):
                break
            if self.lower[end] in self.words.verbs or self.lower[end] in self.words.mood:
                break
            if self.lower[start] in self.words.pronouns and end > start:
                break
            after_noun = end > start and self.tokens[end - 1].text[0].isupper() and self.lower[end - 1] not in ARTICLES
            if after_noun and text.islower() and self.lower[end] not in LINKS:
                break
            end += 1
        return end

    def _back(self, index: int) -> int:
        """Where the phrase before "zufolge" begins."""
        start = index
        while start > 0 and self.tokens[start - 1].text not in COMMAS | MARKS and index - start < 6:
            start -= 1
        return start

    # The mood of reported speech

    def _mood(self) -> Found | None:
        """A sentence whose verb is in the mood of what others say: what follows the comma where that holds for a clause
        behind one, with its subject as the speaker; else all of it, behind a sentence in which somebody spoke."""
        moods = [i for i in range(self.last) if self.lower[i] in self.words.mood and not self._quoted(i)]
        if not moods:
            return None
        comma = next((i for i in range(moods[0], 0, -1) if self.tokens[i].text == ","), None)
        if comma is not None and comma > 3 and self.lower[0] not in self.words.like:
            mention = self._subject(comma)
            rest = self._range(comma + 1, self.last)
            if mention is not None and rest is not None:
                return self._made(mention[0], "mood", [rest], mention)
        content = self._range(0, self.last)
        if self.voice is None or self.near or content is None or self.last < 4:
            return None
        return self._made(0, "mood", [content], None)

    def _subject(self, end: int) -> tuple[int, int] | None:
        """The subject of a clause that begins the sentence: its first phrase, or the one behind its finite verb."""
        first = 0
        if self.lower[0] in self.words.openers or self.tokens[0].text[0].isdigit():
            verb = next((i for i in range(1, end) if self.lower[i] in self.words.finite), None)
            if verb is None:
                return None
            first = verb + 1
        stop = min(self._phrase(first), end)
        return (first, stop) if stop > first else None

    def _made(
        self, cue: int, kind: str, content: Stretches, mention: tuple[int, int] | None, direct: bool = False
    ) -> Found:
        quoted = [(s.start, s.end) for s in self.near if any(a <= s.start < b for a, b in content)]
        frame = "direct" if direct else "bare"
        group = (min(cue, mention[0]), max(cue + 1, mention[1])) if mention else (cue, cue + 1)
        speaker = mention[0] if mention else None
        made = Candidate(cue, self.lower[cue], "say", frame, (), mention, speaker, None, group)
        voice = (self.sentence, mention) if mention else self.voice
        return Found(self.sentence, made, content, quoted, RATES[kind], voice=voice, carried=mention is None)


ARTICLES = frozenset({"der", "die", "das", "den", "dem", "des", "ein", "eine", "einer", "eines"})
RELATIVES = frozenset({"der", "die", "das", "den", "dem", "deren", "dessen", "denen"})
LINKS = frozenset(
    {"der", "die", "das", "des", "dem", "den", "von", "vom", "und", "für", "zu", "zur", "zum", "de", "bei"}
)
