"""Reports that retell each other in another language: what survives a translation is names, numbers and their order.

Reports of one event in two languages share names and numbers too; a translation tells them sentence by sentence in the
same order. So sentences are aligned in order, and what they share is held against what both could share.
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kennan.language.split import paragraphs, sentences
from kennan.language.world import World
from kennan.lineage.direction import by_credit, by_credit_or_date
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
GAP = 0.02  # what a skipped sentence costs
TOKEN = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_][^\W\d_]*(?:[-'’][^\W\d_]+)*")

Marks = Counter[str]


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
        return sum((s.marks for s in self.sentences), Counter())


def translations(reports: Sequence[Report]) -> list[Link]:
    """A link for each report and the one of another language that it retells, over the stretches that are aligned."""
    if len({r.language for r in reports}) < 2:
        return []
    marked = [m for r in reports if len((m := Marked(r)).marks) >= LEAST]
    weights = weights_of(marked)
    links = []
    for one, other in _candidates(marked, weights):
        least = CREDITED if by_credit(one.report, other.report) else COVERED
        if _share(one, other, _weigh(one.marks & other.marks, weights), weights) < least:
            continue  # no order of sentences can share more than the reports do
        covered, pairs = align(one, other, weights)
        if covered >= least:
            links.append(_link(one, other, pairs, covered))
    return links


def likeness(one: Marked, other: Marked, weights: Mapping[str, float] | None = None) -> float:
    """How much of two reports' names and numbers they tell in the same order, in [0, 1]."""
    return align(one, other, weights or weights_of([one, other]))[0]


def weights_of(marked: Sequence[Marked]) -> dict[str, float]:
    """What each name and number weighs: the fewer reports have it, the more."""
    held = Counter(mark for m in marked for mark in m.marks)
    return {mark: math.log(2 + len(marked) / number) for mark, number in held.items()}


def _candidates(marked: Sequence[Marked], weights: Mapping[str, float]) -> Iterator[tuple[Marked, Marked]]:
    """Pairs of reports of two languages that share most, each report with a few; never all with all."""
    having: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(marked):
        for mark in one.marks:
            having[mark].append(number)
    most = max(4, min(CROWD, COMMON * len(marked)))
    chosen: set[tuple[int, int]] = set()
    for number, one in enumerate(marked):
        shared: dict[int, float] = defaultdict(float)
        for mark in one.marks:
            if len(having[mark]) <= most:
                for other in having[mark]:
                    if marked[other].report.language != one.report.language:
                        shared[other] += weights[mark]
        for other, _ in sorted(shared.items(), key=lambda s: (-s[1], s[0]))[:CANDIDATES]:
            chosen.add((min(number, other), max(number, other)))
    for first, second in sorted(chosen):
        yield marked[first], marked[second]


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
    return _share(one, other, best[0][0], weights), pairs


def _share(one: Marked, other: Marked, common: float, weights: Mapping[str, float]) -> float:
    whole = math.sqrt(_weigh(one.marks, weights) * _weigh(other.marks, weights))
    return common / whole if whole else 0.0


def _shared(a: Sentence, b: Sentence, weights: Mapping[str, float]) -> float:
    common = a.marks & b.marks
    if not common:
        return 0.0
    weight = _weigh(common, weights)
    poorer = min(_weigh(a.marks, weights), _weigh(b.marks, weights))
    return weight if weight >= IN_SENTENCE * poorer else 0.0


def _weigh(marks: Marks, weights: Mapping[str, float]) -> float:
    return sum(number * weights.get(mark, 0.0) for mark, number in marks.items())


def _link(one: Marked, other: Marked, pairs: list[tuple[int, int]], covered: float) -> Link:
    (first, begin), (last, end) = pairs[0], pairs[-1]
    a = Span(one.report.id, one.sentences[first].start, one.sentences[last].end)
    b = Span(other.report.id, other.sentences[begin].start, other.sentences[end].end)
    towards = by_credit_or_date(one.report, other.report)
    return Link("translation", a, b, direction=towards, similarity=round(min(1.0, covered), 4))


# --- what survives -------------------------------------------------------------------------------------------------


def _sentences(report: Report) -> Iterator[Sentence]:
    world = World.default()
    for region in report.body:
        for first, last in paragraphs(report.text, region.start, region.end):
            for start, end in sentences(report.text, first, last, report.language):
                marks = Counter(_marks(report.text[start:end], report.language, world))
                if marks:
                    yield Sentence(start, end, marks)


def _marks(text: str, language: str, world: World) -> Iterator[str]:
    """Numbers, and names: words with a capital letter that do not merely open the sentence; countries by their code."""
    opening = True
    for match in TOKEN.finditer(text):
        word = match.group()
        if word[0].isdigit():
            if number := _number(word):
                yield number
        elif word[0].isupper() and (not opening or (len(word) > 1 and word.isupper())):
            sense = world.lookup(word, language)
            if sense is not None and sense.entry.country:
                yield f"={sense.entry.country}"
            elif len(word) > 2:
                yield _fold(word)
        opening = False


def _number(word: str) -> str | None:
    """The number without its separators, which languages use crosswise; single digits say nothing."""
    bare = re.sub(r"[.,](?=\d{3}(?!\d))", "", word).replace(",", ".")
    return bare if len(bare) > 1 else None


def _fold(word: str) -> str:
    """A name's first letters without accents, and with the letters that transliterations change made one."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    letters = "".join(c for c in plain if c.isalpha())
    return re.sub(r"(.)\1+", r"\1", letters.replace("y", "i").replace("w", "v").replace("k", "c"))[:STEM]
