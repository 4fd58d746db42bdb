"""Where an event happened, and whose land that is."""

from collections.abc import Iterator
from functools import cache

from kennan.coding.reading import Reading
from kennan.language.pack import table
from kennan.language.sentence import Clause, Sentence

NEAR = 4  # sentences back in which a region is still in mind


@cache
def _place(language: str) -> tuple[frozenset[str], frozenset[str]]:
    place = table(language, "event_slots").get("place", {})
    return frozenset(place.get("prepositions", ())), frozenset(place.get("entities", ()))


@cache
def _land(language: str) -> frozenset[str]:
    return frozenset(table(language, "event_slots").get("land", {}).get("prepositions", ()))


def place_of(
    reading: Reading, sentence: Sentence, clause: Clause, language: str = "en"
) -> tuple[str | None, str | None]:
    """The name of the place in the report's words ("northern Avaria"), without a leading article, and its country (ISO
    3166-1 alpha-3) where the words around it or the knowledge base tell it; None where the clause names none."""
    prepositions, entities = _place(language)
    for preposition, head in _whereabouts(sentence, clause):
        if preposition not in prepositions:
            continue
        if sentence.tokens[head].entity not in entities and not _is_state(reading, sentence, head):
            continue
        phrase = sentence.phrase(head)
        first, last = (phrase.start, phrase.end) if phrase else (head, head + 1)
        while first < head and sentence.tokens[first].pos in ("DET", "PUNCT"):
            first += 1
        while last - 1 > head and sentence.tokens[last - 1].pos in ("PART", "PUNCT"):
            last -= 1
        return sentence.words(first, last), _country(reading, sentence, first, last, head)
    return None, None


def _country(reading: Reading, sentence: Sentence, first: int, last: int, head: int) -> str | None:
    """The country of a place: one named within it or right behind it ("Simm, Avaria"), or that of
    a capital."""
    tokens = sentence.tokens
    after = last + 2 if last < len(tokens) and tokens[last].text in (",", "in", "of") else last
    for index in (*range(first, last), *range(last, min(after, len(tokens)))):
        found = reading.mentions.at(sentence, index)
        if found is not None and reading.mentions.referent(found).kind == "state":
            return reading.mentions.referent(found).country
    language = reading.report.language
    for words in (sentence.words(first, last), tokens[head].text):
        sense = reading.world.lookup(words, language)
        if sense is not None and sense.entry.country is not None:
            return sense.entry.country
    return None


def _whereabouts(sentence: Sentence, clause: Clause) -> Iterator[tuple[str, int]]:
    """The prepositional phrases of the clause and of its object."""
    for argument in clause.arguments:
        if argument.role == "oblique" and argument.preposition:
            yield argument.preposition, argument.head
    for argument in clause.arguments:
        if argument.role == "object" and (phrase := sentence.phrase(argument.head)):
            yield from phrase.prepositions


def _is_state(reading: Reading, sentence: Sentence, head: int) -> bool:
    found = reading.mentions.at(sentence, head)
    token = sentence.tokens[head]
    return found is not None and token.pos == "PROPN" and reading.mentions.referent(found).kind == "state"


class Theatre:
    """The countries in which a report's happenings take place: the other side of an invasion or a withdrawal that names
    none. "In" a country's capital is in the country."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._states = self._by_country()
        self._regions = [
            (m, r.id)
            for r in reading.mentions.referents
            if r.kind == "state" and r.country is None and not r.members and r.part_of is None
            for m in r.mentions
            if m.form == "name"
        ]
        self._language = reading.report.language
        self._places: list[tuple[int, int, str]] = []
        counts: dict[str, int] = {}
        land = _land(self._language)
        for sentence in reading.sentences:
            tokens = sentence.tokens
            for index, token in enumerate(tokens):
                if token.pos == "PROPN" and token.relation == "pobj" and tokens[token.head].word in land:
                    found = reading.mentions.at(sentence, index)
                    found = found if found in self._states.values() else self.land(sentence, index)
                    if found is not None:
                        self._places.append((sentence.index, index, found))
                        counts[found] = counts.get(found, 0) + 1
        self._common = sorted(counts, key=lambda r: (-counts[r], r))

    def _by_country(self) -> dict[str, str]:
        states: dict[str, str] = {}
        for kind in ("state", "government"):
            for referent in self._reading.mentions.referents:
                if referent.kind == kind and referent.country is not None and referent.part_of is None:
                    states.setdefault(referent.country, referent.id)
        return states

    def land(self, sentence: Sentence, head: int) -> str | None:
        """The referent of the country that a capital lies in, where the report speaks of it."""
        if sentence.tokens[head].pos != "PROPN":
            return None
        phrase = sentence.phrase(head)
        words = sentence.words(phrase.start, phrase.end) if phrase else sentence.tokens[head].text
        world = self._reading.world
        sense = world.lookup(words, self._language) or world.lookup(sentence.tokens[head].text, self._language)
        return self._states.get(sense.entry.country or "") if sense is not None else None

    def region(self, sentence: Sentence, head: int) -> str | None:
        """The referent of the states of a region that was last named before the token, at most some sentences back."""
        here = sentence.start + sentence.tokens[head].start
        before = ((m.span.start, r) for m, r in self._regions if m.span.end <= here)
        start, found = max(before, default=(0, None))
        first = self._reading.sentences[max(0, sentence.index - NEAR)].start
        return found if start >= first else None

    def around(self, sentence: Sentence, clause: Clause, sources: tuple[str, ...]) -> str | None:
        """The country named as the place of the clause, else the one named most often as a place; never that of a
        source."""
        own = {self._reading.mentions.referent(s).country for s in sources}
        fitting = [p for p in self._places if self._reading.mentions.referent(p[2]).country not in own]
        within = [p for p in fitting if self._is_within(p, sentence, clause)]
        if within:
            return within[0][2]
        kept = {p[2] for p in fitting}
        return next((r for r in self._common if r in kept), None)

    def names(self, sentence: Sentence, clause: Clause, land: str) -> bool:
        """Whether the clause itself names the country as the place."""
        return any(p[2] == land and self._is_within(p, sentence, clause) for p in self._places)

    def _is_within(self, place: tuple[int, int, str], sentence: Sentence, clause: Clause) -> bool:
        if place[0] != sentence.index or not clause.start <= place[1] < clause.end:
            return False
        tokens, index = sentence.tokens, place[1]
        while index != clause.head and tokens[index].head != index:
            if tokens[index].relation == "relcl":
                return False  # "left the base, which had been built in Karovia"
            index = tokens[index].head
        return True
