"""Statuses in languages without a parser: words and mentions in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kennan.coding.reading import Reading
from kennan.language.pack import table
from kennan.language.sentence import Sentence
from kennan.model import ActorKind, Interval, Mention, Span

GAP = "~"
LONGEST_GAP = 4
SUBJECT, OBJECT = "{subject}", "{object}"


@dataclass(frozen=True, slots=True)
class Form:
    """Words in order with a place for the subject, one for the object, and gaps; the kinds that both may be of."""

    relation: str
    parts: tuple[str, ...]
    subjects: frozenset[ActorKind]
    kinds: frozenset[ActorKind]


@dataclass(frozen=True, slots=True)
class Found:
    """A form as it stands in a sentence: tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    subject: str
    relation: str
    object: str
    valid: Interval | None


@cache
def forms(language: str) -> tuple[dict[str, tuple[Form, ...]], frozenset[str]]:
    """The forms of a language by their longest fixed word, and the words that no gap may hold."""
    data = table(language, "statuses")
    found: dict[str, list[Form]] = {}
    for row in data.get("plain", ()):
        for form in row["forms"]:
            parts = tuple(form.split())
            cue = max((p for p in parts if p[0].isalpha()), key=len)
            found.setdefault(cue, []).append(
                Form(row["relation"], parts, frozenset(row.get("subjects", ())), frozenset(row.get("kinds", ())))
            )
    return {cue: tuple(some) for cue, some in found.items()}, frozenset(data.get("unreal", ()))


def plain(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """The statuses of one sentence, in the order of their cues."""
    by_cue, unreal = forms(reading.report.language)
    words = [t.text.lower() for t in sentence.tokens]
    cues = [w for w in words if w in by_cue]
    if not cues:
        return
    matcher = _Matcher(reading, sentence, words, unreal)
    for cue in dict.fromkeys(cues):
        for form in by_cue[cue]:
            yield from matcher.match(form)


class _Matcher:
    """Matches forms against the words and mentions of one sentence."""

    def __init__(self, reading: Reading, sentence: Sentence, words: list[str], unreal: frozenset[str]) -> None:
        self.reading = reading
        self.sentence = sentence
        self.words = words
        self.unreal = unreal
        self.mentions: dict[int, list[tuple[int, str]]] = {}
        starts = {sentence.start + t.start: i for i, t in enumerate(sentence.tokens)}
        ends = {sentence.start + t.end: i + 1 for i, t in enumerate(sentence.tokens)}
        around = Span(sentence.report, sentence.start, sentence.end)
        pairs: list[tuple[Mention, str]] = list(reading.mentions.within(around))
        for mention, identifier in pairs:
            first, last = starts.get(mention.span.start), ends.get(mention.span.end)
            if first is not None and last is not None:
                self.mentions.setdefault(first, []).append((last, identifier))

    def match(self, form: Form) -> Iterator[Found]:
        """Every place where the form stands."""
        for first in range(len(self.words)):
            end = self._from(first, form, 0, {})
            if end is None:
                continue
            last, sides = end
            subject, other = sides[SUBJECT], sides[OBJECT]
            if subject != other and (relation := self._still(first, form.relation)) is not None:
                begin = first - (relation != form.relation)
                yield Found(begin, last, subject, relation, other, self._dated(last))

    def _still(self, first: int, relation: str) -> str | None:
        """The relation, or what a word right before it for "former" makes of it; None where it leaves nothing."""
        rows = table(self.reading.report.language, "statuses")
        past = rows.get("past", ())
        if first and self.words[first - 1] in rows.get("lesser", ()):
            return None  # "wakil presiden": another office
        if not first or self.words[first - 1] not in past:
            return relation
        over = table("en", "statuses")["past"]
        return over["office"] if relation in over["offices"] else over["body"] if relation in over["bodies"] else None

    def _from(self, at: int, form: Form, number: int, sides: dict[str, str]) -> tuple[int, dict[str, str]] | None:
        """Where the form's parts from `number` on end, if they stand at token `at`; and who stands in its places."""
        if number == len(form.parts):
            return at, sides
        if at >= len(self.words):
            return None
        part = form.parts[number]
        if part == GAP:
            for skipped in range(LONGEST_GAP + 1):
                found = self._from(at + skipped, form, number + 1, sides)
                if found:
                    return found
                if at + skipped >= len(self.words) or self.words[at + skipped] in self.unreal:
                    return None
            return None
        if part in (SUBJECT, OBJECT):
            kinds = form.subjects if part == SUBJECT else form.kinds
            for end, identifier in sorted(self.mentions.get(at, ()), reverse=True):
                if kinds and self.reading.mentions.referent(identifier).kind not in kinds:
                    continue
                found = self._from(end, form, number + 1, {**sides, part: identifier})
                if found:
                    return found
            return None
        return self._from(at + 1, form, number + 1, sides) if self.words[at] == part else None

    def _dated(self, last: int) -> Interval | None:
        """The date right behind the form."""
        for expression in self.reading.dates.of_sentence(self.sentence):
            if last <= expression.first <= last + 1:
                return expression.interval
        return None
