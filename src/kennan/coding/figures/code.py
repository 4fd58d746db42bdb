"""How many, how long, how much, and when: figures."""

from collections import defaultdict
from collections.abc import Container
from dataclasses import replace

from kennan.coding.dates import DateExpression
from kennan.coding.dates.words import time_words
from kennan.coding.figures.counts import Count, Counter
from kennan.coding.figures.words import figure_words
from kennan.coding.numbers import number_words
from kennan.coding.reading import Reading
from kennan.language.sentence import Clause, Sentence
from kennan.model import Figure

# Share of figures of each kind that a reader's key has too, where the report was not tuned on.
CONFIDENCE = {
    "count": 0.7,
    "vague": 0.65,
    "duration": 0.85,
    "share": 0.85,
    "money": 0.9,
    "stated": 0.95,
    "relative": 0.8,
}
LONGEST_WHAT = 160


def code(reading: Reading) -> tuple[Figure, ...]:
    """All figures of the report, in text order."""
    numbers, known = number_words(reading.report.language), figure_words(reading.report.language)
    dated: dict[int, list[DateExpression]] = defaultdict(list)
    for expression in reading.dates.expressions:
        dated[expression.sentence].append(expression)
    units = time_words(reading.report.language).units
    figures: list[Figure] = []
    for sentence in reading.sentences:
        expressions = dated.get(sentence.index, [])
        figures += [f for e in expressions if (f := _date(sentence, e, units))]
        taken = frozenset(i for e in expressions if not e.counted for i in range(e.first, e.last))
        figures += [_count(sentence, c) for c in Counter(sentence, numbers, known, taken).counts()]
    return tuple(sorted(figures, key=lambda f: (f.span, f.unit, f.value)))


def _date(sentence: Sentence, expression: DateExpression, units: Container[str]) -> Figure | None:
    """A date; None where the text does not fix it, or where its words count units and make a duration of it."""
    named = expression.named
    if named is None or expression.counted:
        return None
    confidence = CONFIDENCE["stated" if expression.stated else "relative"]
    span, what = expression.span, _told_of(sentence, expression.first, expression.last)
    dated = _dated_noun(sentence, expression, units)
    if dated is not None:
        what = _cut(sentence, expression.last, dated + 1)
        span = replace(span, end=sentence.span(dated, dated + 1).end)
    return Figure(span, what, named.iso, f"date:{named.precision}", "exact", confidence)


def _dated_noun(sentence: Sentence, expression: DateExpression, units: Container[str]) -> int | None:
    """The noun that a date stands before as its modifier: "the 2015 accord"."""
    token = sentence.tokens[expression.last - 1]
    noun = sentence.tokens[token.head]
    if (
        token.relation in ("nummod", "compound", "nmod")
        and token.head >= expression.last
        and noun.pos in ("NOUN", "PROPN")
    ):
        return None if noun.lemma.lower() in units else token.head
    return None


def _count(sentence: Sentence, count: Count) -> Figure:
    if count.noun is None:
        what = _told_of(sentence, count.first, count.last)
    else:
        phrase = sentence.phrase(count.noun)
        first = count.noun
        while first > count.words and sentence.tokens[first - 1].relation in ("amod", "compound", "poss", "case"):
            first -= 1
        what = _cut(sentence, first, max(count.noun + 1, phrase.full_end if phrase else 0))
    value = count.value
    return Figure(sentence.span(count.first, count.last), what, value, count.unit, count.bound, CONFIDENCE[count.kind])


def _told_of(sentence: Sentence, first: int, last: int) -> str:
    """The words of the smallest clause around a date or a bare number; the sentence's where there is no parse."""
    around: Clause | None = None
    for clause in sentence.clauses:
        if clause.start <= first and last <= clause.end and (around is None or _length(clause) < _length(around)):
            around = clause
    if around is None:
        return _cut(sentence, 0, len(sentence.tokens))
    return _cut(sentence, around.start, around.end)


def _length(clause: Clause) -> int:
    return clause.end - clause.start


def _cut(sentence: Sentence, first: int, last: int) -> str:
    """The words, at most 160 code points, without punctuation at the ends."""
    tokens = sentence.tokens
    while first < last - 1 and tokens[first].pos in ("PUNCT", "CCONJ"):
        first += 1
    while last - 1 > first and (
        tokens[last - 1].pos == "PUNCT" or tokens[last - 1].end - tokens[first].start > LONGEST_WHAT
    ):
        last -= 1
    return sentence.words(first, last)
