"""Reports that retell each other in another language: what survives a translation is names, numbers and their order.

Reports of one event in two languages share names and numbers too; a translation tells them sentence by sentence in the
same order. So sentences are aligned in order, and what they share is held against what both could share.
"""

import math
import re
import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

from kennan.language.split import paragraphs, sentences
from kennan.language.world import World
from kennan.lineage.direction import by_credit, by_credit_or_date
from kennan.lineage.each import Each, batched, in_turn
from kennan.model import Link, Report, Span

CREDITED = 0.25  # the same where the one credits the other's outlet for the whole
LEAST = 12  # names and numbers that a report must have for its retelling to be told
COVERED = (
    0.55  # weight of names and numbers in aligned sentences, of those in the shorter report: from here a translation
)
IN_SENTENCE = 0.5  # share of the poorer sentence's names and numbers that an aligned one has
COMMON, CROWD = 0.34, 64  # a name that more of the reports have, by share or number, is no ground to compare two
CANDIDATES = 8  # reports of another language that each report is aligned with
STEM = 5  # letters of a name by which its spellings in two languages meet
AT_ONCE = 100  # reports or pairs in one batch
TOKEN = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_][^\W\d_]*(?:[-'’][^\W\d_]+)*")

Marks = Counter[str]
M = TypeVar("M", str, int)  # a mark or its number


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's place and what of it would survive translation."""

    start: int
    end: int
    marks: Marks


class Marked:
    """A report as names and numbers, sentence by sentence."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.sentences = list(_sentences(report))

    @cached_property
    def marks(self) -> Marks:
        every: Marks = Counter()
        for sentence in self.sentences:
            every.update(sentence.marks)
        return every


def translations(reports: Sequence[Report], each: Each = in_turn) -> list[Link]:
    """A link for each report and the one of another language that it retells, over the stretches that are aligned."""
    if len({r.language for r in reports}) < 2:
        return []
    known = _Known()
    told = []
    for some, marks in zip(batched(reports, AT_ONCE), each(marks_of, batched(reports, AT_ONCE)), strict=True):
        told += [(r, known.numbered(m)) for r, m in zip(some, marks, strict=True) if len(m) >= LEAST]
    weights = _weights([numbers for _, (numbers, _) in told])
    pairs = []
    for first, second in _candidates([(r.language, numbers) for r, (numbers, _) in told], weights):
        one, other = told[first][0], told[second][0]
        of_one, of_other = (Counter(dict(zip(*told[place][1], strict=True))) for place in (first, second))
        least = CREDITED if by_credit(one, other) else COVERED
        # No order of sentences can share more than the reports do.
        if _share(of_one, of_other, _weigh(of_one & of_other, weights), weights) >= least:
            here = {known.marks[number]: weights[number] for number in of_one | of_other}
            pairs.append((one, other, least, here))
    return [link for some in each(aligned, batched(pairs, AT_ONCE)) for link in some]


class _Known:
    """The marks of a case by number, so that those of many reports take little room."""

    def __init__(self) -> None:
        self.marks: list[str] = []
        self._number: dict[str, int] = {}

    def numbered(self, marks: Marks) -> tuple["array[int]", "array[int]"]:
        """The numbers of the marks, and how often each stands there."""
        for mark in marks:
            if mark not in self._number:
                self._number[mark] = len(self.marks)
                self.marks.append(mark)
        return array("I", [self._number[mark] for mark in marks]), array("I", marks.values())


def marks_of(reports: Sequence[Report]) -> list[Marks]:
    """The names and numbers of each report."""
    return [Marked(report).marks for report in reports]


def aligned(pairs: Sequence[tuple[Report, Report, float, Mapping[str, float]]]) -> list[Link]:
    """The links of those pairs that share as much as they must, in order; with each pair the weights of its marks."""
    known: dict[str, Marked] = {}
    links = []
    for first, second, least, weights in pairs:
        one, other = (known.get(r.id) or known.setdefault(r.id, Marked(r)) for r in (first, second))
        covered, sentences_met = align(one, other, weights)
        if covered >= least:
            links.append(_link(one, other, sentences_met, covered))
    return links


def likeness(one: Marked, other: Marked, weights: Mapping[str, float] | None = None) -> float:
    """How much of two reports' names and numbers they tell in the same order, in [0, 1]."""
    return align(one, other, weights or weights_of([one, other]))[0]


def weights_of(marked: Sequence[Marked]) -> dict[str, float]:
    """What each name and number weighs: the fewer reports have it, the more."""
    return _weights([m.marks for m in marked])


def _weights(marks: Sequence[Iterable[M]]) -> dict[M, float]:
    held = Counter(mark for m in marks for mark in m)
    return {mark: math.log(2 + len(marks) / number) for mark, number in held.items()}


def _candidates(marked: Sequence[tuple[str, Sequence[int]]], weights: Mapping[int, float]) -> Iterator[tuple[int, int]]:
    """Pairs of reports (language and marks), by number, of two languages that share most, each report with a few; never
    all with all."""
    holders: dict[int, dict[str, list[int]]] = defaultdict(dict)
    for number, (language, marks) in enumerate(marked):
        for mark in marks:
            holders[mark].setdefault(language, []).append(number)
    most = max(4, min(CROWD, COMMON * len(marked)))
    having = {mark: of for mark, of in holders.items() if len(of) > 1 and sum(map(len, of.values())) <= most}
    del holders
    chosen: set[tuple[int, int]] = set()
    for number, (language, marks) in enumerate(marked):
        shared: dict[int, float] = defaultdict(float)
        for mark in marks:
            for theirs, numbers in having.get(mark, {}).items():
                if theirs != language:
                    for other in numbers:
                        shared[other] += weights[mark]
        for other, _ in sorted(shared.items(), key=lambda s: (-s[1], s[0]))[:CANDIDATES]:
            chosen.add((min(number, other), max(number, other)))
    yield from sorted(chosen)


def align(one: Marked, other: Marked, weights: Mapping[str, float]) -> tuple[float, list[tuple[int, int]]]:
    """The share of the reports' marks in sentences that stand in the same order and share them, and those pairs of
    sentences."""
    a, b = one.sentences, other.sentences
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            skip = max(best[i + 1][j], best[i][j + 1])
            best[i][j] = max(skip, best[i + 1][j + 1] + _shared(a[i], b[j], weights))
    pairs, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if best[i][j] in (best[i + 1][j], best[i][j + 1]):
            i, j = (i + 1, j) if best[i][j] == best[i + 1][j] else (i, j + 1)
        else:
            pairs.append((i, j))
            i, j = i + 1, j + 1
    return _share(one.marks, other.marks, best[0][0], weights), pairs


def _share(one: Counter[M], other: Counter[M], common: float, weights: Mapping[M, float]) -> float:
    whole = math.sqrt(_weigh(one, weights) * _weigh(other, weights))
    return common / whole if whole else 0.0


def _shared(a: Sentence, b: Sentence, weights: Mapping[str, float]) -> float:
    common = a.marks & b.marks
    if not common:
        return 0.0
    weight = _weigh(common, weights)
    poorer = min(_weigh(a.marks, weights), _weigh(b.marks, weights))
    return weight if weight >= IN_SENTENCE * poorer else 0.0


def _weigh(marks: Counter[M], weights: Mapping[M, float]) -> float:
    return sum(number * weights.get(mark, 0.0) for mark, number in marks.items())


def _link(one: Marked, other: Marked, pairs: list[tuple[int, int]], covered: float) -> Link:
    (first, begin), (last, end) = pairs[0], pairs[-1]
    a = Span(one.report.id, one.sentences[first].start, one.sentences[last].end)
    b = Span(other.report.id, other.sentences[begin].start, other.sentences[end].end)
    towards = by_credit_or_date(one.report, other.report)
    return Link("translation", a, b, direction=towards, similarity=round(min(1.0, covered), 4))


# --- what survives -------------------------------------------------------------------------------------------------


def _sentences(report: Report) -> Iterator[Sentence]:
    for region in report.body:
        for first, last in paragraphs(report.text, region.start, region.end):
            for start, end in sentences(report.text, first, last, report.language):
                marks = Counter(_marks(report.text[start:end], report.language))
                if marks:
                    yield Sentence(start, end, marks)


def _marks(text: str, language: str) -> Iterator[str]:
    """Numbers, and names: words with a capital letter that do not merely open the sentence; countries by their code."""
    opening = True
    for word in TOKEN.findall(text):
        if word[0].isdigit():
            if number := _number(word):
                yield number
        elif (
            word[0].isupper()
            and (not opening or (len(word) > 1 and word.isupper()))
            and (name := _name(word, language))
        ):
            yield name
        opening = False


@lru_cache(1 << 16)
def _name(word: str, language: str) -> str | None:
    sense = World.default().lookup(word, language)
    if sense is not None and sense.entry.country:
        return f"={sense.entry.country}"
    return _fold(word) if len(word) > 2 else None


def _number(word: str) -> str | None:
    """The number without its separators, which languages use crosswise; single digits say nothing."""
    bare = re.sub(r"[.,](?=\d{3}(?!\d))", "", word).replace(",", ".")
    return bare if len(bare) > 1 else None


def _fold(word: str) -> str:
    """A name's first letters without accents, and with the letters that transliterations change made one."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    letters = "".join(c for c in plain if c.isalpha())
    return re.sub(r"(.)\1+", r"\1", letters.replace("y", "i").replace("w", "v").replace("k", "c"))[:STEM]
