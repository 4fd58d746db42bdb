"""Numbers in one sentence, with what they count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from kennan.coding.figures.words import FigureWords, bound
from kennan.coding.numbers import HYPHENS, NumberWords, digits, number_at, plain
from kennan.language.sentence import Sentence, Token
from kennan.model import Bound

STUCK = re.compile(r"([^\d\s]{0,3})(\d[\d.,]*)([a-z]{0,3})")
FRACTION = re.compile(r"([1-9])/([1-9])")
PEOPLES = frozenset({"NORP", "", "GPE", "LOC", "PERSON"})
NOUNS = frozenset({"NOUN", "PROPN"})
NAMES = frozenset({"LAW", "PRODUCT", "WORK_OF_ART", "EVENT", "FAC"})
SHARED = 1000  # below it a number may share the magnitude of the one after it
SMALL = 10


@dataclass(frozen=True, slots=True)
class Count:
    """A number: tokens `first` to `last` (exclusive) with its bound words and its noun; `noun` is the token of what it
    counts, None where nothing stands there; the words of what it counts begin at `words`. `kind` is the sort of
    evidence: count, vague, duration, share or money."""

    first: int
    last: int
    value: str
    unit: str
    bound: Bound
    noun: int | None
    words: int
    kind: str


@dataclass(frozen=True, slots=True)
class _Number:
    first: int
    last: int
    value: Decimal | None
    word: str = ""

    @property
    def text(self) -> str:
        return self.word if self.value is None else plain(self.value)


class Counter:
    """Finds the counts of one sentence; `taken` are tokens that belong to dates."""

    def __init__(self, sentence: Sentence, numbers: NumberWords, known: FigureWords, taken: frozenset[int]) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.words = [t.text.lower() for t in sentence.tokens]
        self.numbers = numbers
        self.known = known
        self.taken = taken
        self.parsed = bool(sentence.parse.clauses or sentence.parse.phrases) and not known.next_word

    def counts(self) -> Iterator[Count]:
        """The counts of the sentence, in text order; none overlaps another."""
        index = 0
        while index < len(self.words):
            found = None if index in self.taken else self._at(index)
            if found is None:
                index += 1
                continue
            yield found
            index = max(found.last, index + 1)

    def _at(self, i: int) -> Count | None:
        word, known = self.words[i], self.known
        digits = word[0].isdigit() or word[-1].isdigit()
        if not digits and word not in known.begin and not (known.long and word.endswith(known.long)):
            return None
        if word[0].isdigit() or word in self.numbers.values or word in self.numbers.half:
            return self._number(i)
        if word in known.signs or (word[-1].isdigit() and not word.isalpha()):
            return self._money(i, i)
        if word in self.numbers.articles:
            return self._article(i)
        if word in known.vague:
            for phrase, meaning in known.vague[word]:
                if tuple(self.words[i : i + len(phrase)]) == phrase:
                    return self._noun(_Number(i, i + len(phrase), None, meaning))
        if word in known.fractions:
            return self._share(i, i)
        if word in known.durations:
            return self._bare_unit(i)
        if known.long and word.endswith(known.long) and word[: -len(known.long)] in known.durations:
            return self._duration(_Number(i, i, Decimal(1)), word[: -len(known.long)], i + 1)
        if word in self.numbers.magnitudes:
            return self._number(i)
        return None

    def _word(self, i: int) -> str:
        return self.words[i] if 0 <= i < len(self.words) else ""

    def _article(self, i: int) -> Count | None:
        """a hundred soldiers, a third of voters, a number of towns; within a year."""
        for phrase, meaning in self.known.vague.get(self.words[i], ()):
            if tuple(self.words[i : i + len(phrase)]) == phrase:
                return self._noun(_Number(i, i + len(phrase), None, meaning))
        following = self._word(i + 1)
        if following in self.known.fractions:
            return self._share(i, i + 1)
        if following in self.numbers.magnitudes:
            return self._number(i)
        before = self._word(i - 1)
        if following in self.known.durations and before in self.known.duration_prepositions:
            of_something = before == "after" and self._word(i + 2) == "of"  # "after a week of talks"
            long_unit = self.known.durations[following][1] > 1
            if self._word(i + 2) not in HYPHENS and (long_unit or not of_something):
                return self._duration(_Number(i, i + 1, Decimal(1)), following, i + 2)
        if before in self.known.duration_prepositions and following[:1].isdigit():
            return self._number(i + 1)
        return None

    def _number(self, i: int) -> Count | None:
        stuck = STUCK.fullmatch(self.words[i]) if self.words[i][0].isdigit() else None
        if stuck and stuck.group(3):
            return self._money(i, i) if stuck.group(3) in self.known.letters else None
        found = number_at(self.words, i, self.numbers)
        if found is None:
            if self.words[i] in self.numbers.half or self.words[i] in self.known.fractions:
                return self._share(i, i)
            return None
        number = self._mixed(_Number(i, found[1], found[0]))
        if not self._plausible(number):
            return None
        of_many = self._one_in(number)
        if of_many is not None:
            return of_many
        following = self._word(number.last)
        if self._word(i - 1) in self.known.signs:
            return self._money(i - 1, i)
        after_hyphen = number.last + 1 if following in HYPHENS else number.last
        fraction = self.known.fractions.get(self._word(after_hyphen))
        if fraction and number.value is not None and number.value < fraction:
            return self._fraction(number, after_hyphen + 1, number.value / fraction)
        for phrase in self.known.percent:
            size = len(phrase.split())
            if " ".join(self.words[number.last : number.last + size]) == phrase:
                return self._made(number, number.last + size, number.text, "percent", None, "share")
        if following in HYPHENS:
            return self._compound(number)
        return self._noun(number)

    def _mixed(self, number: _Number) -> _Number:
        """2 1/2 hours."""
        fraction = FRACTION.fullmatch(self._word(number.last))
        if fraction is None or number.value is None or number.last - number.first != 1:
            return number
        part = Decimal(fraction.group(1)) / Decimal(fraction.group(2))
        return _Number(number.first, number.last + 1, number.value + part)

    def _one_in(self, number: _Number) -> Count | None:
        """one in five voters; of a range ("5,000 to 6,000 troops") the lower end, roughly meant."""
        for join in self.known.share_joins:
            after = number.last + len(join)
            if tuple(self.words[number.last : after]) != join or after >= len(self.words):
                continue
            many = number_at(self.words, after, self.numbers)
            noun = self._counted(_Number(after, many[1], many[0])) if many else None
            if many and noun is not None and number.value is not None and 0 < number.value < many[0]:
                return self._made(number, noun + 1, plain(number.value / many[0]), "share", noun, "share")
        if self._word(number.last) in self.known.range_joins and number.last + 1 < len(self.words):
            upper = number_at(self.words, number.last + 1, self.numbers)
            if upper and number.value is not None and number.value < upper[0]:
                shared = self._shared_magnitude(number, upper[1])
                found = self._noun(_Number(number.last + 1, upper[1], upper[0]))
                if found is not None:
                    return replace(found, first=number.first, value=plain(number.value * shared), bound="about")
        return None

    def _shared_magnitude(self, number: _Number, after: int) -> int:
        """ "20 to 30 thousand": by what the lower end is to be multiplied too."""
        magnitude = self.numbers.magnitudes.get(self._word(after - 1), 0)
        spoken = any(self.numbers.magnitudes.get(w) for w in self.words[number.first : number.last])
        small = number.value is not None and number.value < SHARED
        return magnitude if magnitude >= 1_000 and small and not spoken else 1

    def _plausible(self, number: _Number) -> bool:
        """No time of day, score, name, page or back reference."""
        i, known = number.first, self.known
        before, after = self._word(i - 1), self._word(number.last)
        if after in known.not_counts or before.rstrip(".") in known.numbered or after == ":":
            return False
        if before in HYPHENS and i >= 2 and self.words[i - 2][:1].isalnum():
            return False
        if before in ("/", ":", "#") or after in ("/",):
            return False
        token = self.tokens[i]
        if token.entity in NAMES:
            return False
        if before in known.anaphoric and number.value is not None and number.value <= SMALL:
            return after in known.durations or after in known.percent or after in HYPHENS
        return True

    def _compound(self, number: _Number) -> Count | None:
        """10-year war, two-day visit; no 45-year-old."""
        unit_at = number.last + 1
        word = self._word(unit_at)
        if word not in self.known.durations:
            return None
        if self._word(unit_at + 1) in HYPHENS and self._word(unit_at + 2) in self.known.ages:
            return None
        last = unit_at + 1
        if self._word(last) in HYPHENS and self._word(last + 1) == self.known.long:
            last += 2
        return self._duration(number, word, last)

    def _bare_unit(self, i: int) -> Count | None:
        """decade-long; for years."""
        word = self.words[i]
        if self._word(i + 1) in HYPHENS and self._word(i + 2) == self.known.long and self.known.long:
            return self._duration(_Number(i, i, Decimal(1)), word, i + 3)
        if self.known.long and self._word(i - 1) == "for" and word.endswith("s") and self._word(i + 1) != "ago":
            return self._duration(_Number(i, i, None, "several"), word, i + 1)
        return None

    def _duration(self, number: _Number, word: str, last: int) -> Count:
        unit, many = self.known.durations[word]
        value = number.text if number.value is None else plain(number.value * many)
        first = number.first
        if self._word(first - 1) in self.known.stretch:
            first -= 1
            if self._word(first - 1) in self.known.anaphoric:
                first -= 1
        noun = None
        if self.parsed:
            head = self.tokens[last - 1].head
            if self.tokens[last - 1].relation in ("compound", "amod", "nmod") and head >= last:
                noun, last = head, head + 1
        return self._made(_Number(first, last, number.value), last, value, unit, noun, "duration")

    def _share(self, first: int, i: int) -> Count | None:
        """half of the seats, a third of voters, two-thirds of the land."""
        if self._word(i + 1) != "of" and not (self.words[i] in self.numbers.half and self._word(i + 1) == "the"):
            return None
        parts = self.known.fractions.get(self.words[i], 2)
        return self._fraction(_Number(first, i + 1, Decimal(1)), i + 1, Decimal(1) / parts)

    def _fraction(self, number: _Number, last: int, value: Decimal) -> Count | None:
        noun = self._object_of(last - 1)
        if self._word(last) != "of" or noun is None:
            noun = self._head_noun(last - 1)
        if noun is None:
            return None
        if self.tokens[noun].lemma.lower() in self.known.durations or self.words[noun] in self.known.durations:
            return None
        return self._made(number, max(last, noun + 1), plain(value), "share", noun, "share")

    def _money(self, sign: int, i: int) -> Count | None:
        """$5 million, €5bn, Rp 5 miliar, US$5."""
        currency = self.known.signs.get(self.words[sign])
        at = i + 1 if i == sign and currency else i
        stuck = STUCK.fullmatch(self._word(at))
        if stuck is None:
            return None
        currency = self.known.signs.get(stuck.group(1), currency)
        value = digits(stuck.group(2).rstrip(".,"), self.numbers)
        if currency is None or value is None:
            return None
        last = at + 1
        if stuck.group(3):
            value *= self.known.letters.get(stuck.group(3), 1)
        elif self._word(last) in self.numbers.magnitudes:
            value *= self.numbers.magnitudes[self._word(last)]
            last += 1
        elif self._word(last) in self.known.letters:
            value *= self.known.letters[self._word(last)]
            last += 1
        return self._made(_Number(sign, last, value), last, plain(value), currency, None, "money")

    def _noun(self, number: _Number) -> Count | None:
        """A number with the noun it counts, found by the parse, or the next word where there is none."""
        last = number.last
        word = self._word(last)
        if word in self.known.durations:
            return None if self._word(last + 1) in self.known.ages else self._duration(number, word, last + 1)
        if self._word(last + 1) in self.known.durations and self.parsed and self.tokens[last].pos == "ADJ":
            return self._duration(number, self._word(last + 1), last + 2)
        noun = self._counted(number)
        if noun is None:
            return self._people(number)
        lemma = self._singular(noun)
        if lemma in self.known.durations or self.words[noun] in self.known.durations:
            return self._duration(number, self.words[noun], noun + 1) if noun - last < 3 else None
        if lemma in self.known.currencies:
            text = number.text
            return self._made(number, noun + 1, text, self.known.currencies[lemma], None, "money")
        if lemma in self.known.idle or (lemma in self.known.abstract and (number.value or 0) <= SMALL):
            return None
        if number.value is not None and not self._countable(number, noun):
            return None
        some = number.word == "several" and bool(self.known.several_of)
        if some and self.words[noun] not in self.known.several_of:
            return None
        unit = "person" if self._is_person(noun, lemma) else lemma
        return self._made(number, noun + 1, number.text, unit, noun, "count" if number.value is not None else "vague")

    def _countable(self, number: _Number, noun: int) -> bool:
        """A whole thing in the plural; one only where it counts people in so many words."""
        person = self._is_person(noun, self._singular(noun))
        if number.value == 1:
            return person and number.last == noun
        plural = self.tokens[noun].tag in ("NNS", "NNPS") or self.words[noun] in self.known.uninflected
        return plural or not self.parsed

    def _counted(self, number: _Number) -> int | None:
        last = number.last - 1
        if not self.parsed:
            after = number.last
            if after < len(self.words) and self.tokens[after].pos in ("X", "NOUN") and len(self.words[after]) > 2:
                return after
            return None
        if self._word(number.last) == "of" or self.words[last] == "of":
            return self._object_of(last)
        return self._head_noun(last)

    def _head_noun(self, i: int) -> int | None:
        """The noun that the number modifies; None where it stands behind it ("Article 5") or there is none."""
        tokens, current = self.tokens, i
        for _ in range(4):
            token = tokens[current]
            if token.relation not in ("nummod", "quantmod", "compound", "amod", "advmod", "predet", "nmod", "det"):
                return None
            if token.head <= current and tokens[token.head].pos != "NUM":
                return None
            current = token.head
            if tokens[current].pos in NOUNS and current > i:
                return self._in_plural(i, self._whole(current))
            if tokens[current].pos not in ("NUM", "NOUN", "PROPN", "ADJ"):
                return None
        return None

    def _whole(self, noun: int) -> int:
        """The head of a compound that the parse gives the number to a part of."""
        while self.tokens[noun].relation == "compound" and self.tokens[noun].head == noun + 1:
            noun += 1
        return noun

    def _in_plural(self, i: int, noun: int) -> int:
        """The noun in the plural between the number and a noun in the singular that the parse takes for the whole's
        head: "12 engineers hostage"."""
        many = next((n for n in range(noun - 1, i, -1) if self.tokens[n].tag in ("NNS", "NNPS")), noun)
        return many if self.tokens[noun].tag == "NN" and self.tokens[many].relation == "compound" else noun

    def _object_of(self, i: int) -> int | None:
        """The noun after the "of" that stands at or after token i."""
        of = i if self._word(i) == "of" else i + 1
        if self._word(of) != "of":
            return None
        for index in range(of + 1, min(of + 9, len(self.tokens))):
            token = self.tokens[index]
            if token.pos in NOUNS and token.relation == "pobj" and token.head == of:
                return index
        return None

    def _people(self, number: _Number) -> Count | None:
        """A bare number of people: "at least 15 were killed"."""
        if not self.parsed or number.value is None or self._word(number.last) == "of":
            return None
        token = self.tokens[number.last - 1]
        verb = self.tokens[token.head]
        if token.relation in ("nsubj", "nsubjpass", "dobj", "conj") and verb.lemma.lower() in self.known.casualty:
            return self._made(number, number.last, number.text, "person", None, "count")
        return None

    def _singular(self, noun: int) -> str:
        token = self.tokens[noun]
        return self.known.singulars.get(self.words[noun]) or token.lemma.lower()

    def _is_person(self, noun: int, lemma: str) -> bool:
        token = self.tokens[noun]
        return lemma in self.known.persons or _names_a_people(token) or self.words[noun] in self.known.persons

    def _made(self, number: _Number, last: int, value: str, unit: str, noun: int | None, kind: str) -> Count:
        first, limit = self._bound(number.first, kind)
        return Count(first, last, value, unit, limit, noun, number.last if kind != "duration" else noun or 0, kind)

    def _bound(self, first: int, kind: str) -> tuple[int, Bound]:
        """The bound words before the number, and what they say; prepositions of time ("over two weeks") are none."""
        before = self._word(first - 1)
        for phrase, meaning in self.known.bounds.get(before, ()):
            begin = first - len(phrase)
            if begin >= 0 and tuple(self.words[begin:first]) == phrase:
                if kind == "duration" and len(phrase) == 1 and before in self.known.duration_prepositions:
                    return first, "about" if meaning == "about" else "exact"
                return begin, bound(meaning)
        return first, "exact"


def _names_a_people(token: Token) -> bool:
    """Afghans, Veldians: a proper noun in the plural that names no product or body."""
    return token.tag == "NNPS" and token.entity in PEOPLES
