"""Rewritten sentences between two reports that are known to share text: the headline, the lead, a moved clause.

Between strangers such sentences prove nothing (two reports of one event use the same rare words), so they are looked
for only where copied passages show the common origin.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kennan.language.pack import table
from kennan.language.split import paragraphs, sentences
from kennan.lineage.align import Passage
from kennan.lineage.words import Words, form_of, forms, surfaces
from kennan.model import Link, LinkKind, Report, Span

CONTENT = 0.6  # share of the richer sentence's content words
LEAST = 5  # content words in common
HEADLINE = 0.5
HEADLINE_LEAST = 3
STEM = 6
Interval = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a body, its content words, and the stretches of it that are quoted, in order."""

    span: Span
    words: frozenset[str]
    quoted: tuple[Interval, ...]


def prepared(row: Words) -> list[Sentence]:
    """The sentences of a report's body, as `between` needs them for every other report."""
    report = row.report
    places = zip(row.row.starts, row.row.ends, row.row.quoted, strict=True)
    spoken = _joined([(start, end) for start, end, quoted in places if quoted])
    out, at = [], 0
    for region in report.body:
        for first, last in paragraphs(report.text, region.start, region.end):
            for start, end in sentences(report.text, first, last, report.language):
                while at < len(spoken) and spoken[at][1] <= start:
                    at += 1
                quoted, here = [], at
                while here < len(spoken) and spoken[here][0] < end:
                    quoted.append((max(spoken[here][0], start), min(spoken[here][1], end)))
                    here += 1
                words = _content(report.text[start:end], report.language)
                out.append(Sentence(report.span(start, end), words, tuple(quoted)))
    return out


def between(
    a: Words, b: Words, sentences: Callable[[Words], Sequence[Sentence]], passages: Sequence[Passage]
) -> list[Link]:
    """paraphrase links between sentences that stand in no shared passage, and between the headlines. `sentences` gives
    what `prepared` makes of a report; it is not asked where one report stands in the passages whole."""
    if sum(p.a1 - p.a0 for p in passages) == len(a) or sum(p.b1 - p.b0 for p in passages) == len(b):
        return _headlines(a.report, b.report)
    free_a = _free(sentences(a), [a.span(p.a0, p.a1) for p in passages])
    free_b = _free(sentences(b), [b.span(p.b0, p.b1) for p in passages])
    with_word: dict[str, list[int]] = {}
    for number, one in enumerate(free_b):
        for word in one.words:
            with_word.setdefault(word, []).append(number)
    scored = []
    for one in free_a:
        common: dict[int, int] = {}
        for word in one.words:
            for number in with_word.get(word, ()):
                common[number] = common.get(number, 0) + 1
        for number, count in common.items():
            other = free_b[number]
            share = count / max(len(one.words), len(other.words))
            if count >= LEAST and share >= CONTENT:
                scored.append((-share, one.span, other.span))
    out: list[Link] = []
    taken: set[Span] = set()
    for share, span_a, span_b in sorted(scored):
        if span_a not in taken and span_b not in taken:
            taken |= {span_a, span_b}
            out.append(Link("paraphrase", span_a, span_b, similarity=round(-share, 4)))
    return out + _headlines(a.report, b.report)


def _free(given: Sequence[Sentence], shared: Sequence[Span]) -> list[Sentence]:
    """Those of which less than half is shared word for word or quoted."""
    passages = sorted((s.start, s.end) for s in shared)
    out, at = [], 0
    for one in given:
        start, end = one.span.start, one.span.end
        while at < len(passages) and passages[at][1] <= start:
            at += 1
        held, here = list(one.quoted), at
        while here < len(passages) and passages[here][0] < end:
            held.append((max(passages[here][0], start), min(passages[here][1], end)))
            here += 1
        if 2 * sum(last - first for first, last in _joined(held)) < end - start:
            out.append(one)
    return out


def _joined(stretches: Sequence[Interval]) -> list[Interval]:
    """The same without overlaps, in order."""
    out: list[Interval] = []
    for start, end in sorted(stretches):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def _headlines(a: Report, b: Report) -> list[Link]:
    title_a = next((r for r in a.regions if r.kind == "title"), None)
    title_b = next((r for r in b.regions if r.kind == "title"), None)
    if title_a is None or title_b is None:
        return []
    text_a, text_b = a.text[title_a.start : title_a.end], b.text[title_b.start : title_b.end]
    words_a, words_b = _content(text_a, a.language), _content(text_b, b.language)
    common = len(words_a & words_b)
    if common < HEADLINE_LEAST or common < HEADLINE * min(len(words_a), len(words_b)):
        return []
    how: LinkKind = "paraphrase"
    if forms(text_a) == forms(text_b):
        how = "copy" if text_a.split() == text_b.split() else "near_copy"
    similarity = round(common / max(len(words_a), len(words_b)), 4)
    return [Link(how, a.span(title_a.start, title_a.end), b.span(title_b.start, title_b.end), similarity=similarity)]


@lru_cache(1 << 10)  # a headline is compared with those of every copy
def _content(text: str, language: str) -> frozenset[str]:
    """Stems (the first letters) of the content words."""
    return frozenset(stem for word in surfaces(text) if (stem := _stem(word, language)))


@lru_cache(1 << 16)
def _stem(word: str, language: str) -> str:
    form = form_of(word)
    return form[:STEM] if form not in _function_words(language) and (len(form) > 3 or form.isdigit()) else ""


@cache
def _function_words(language: str) -> frozenset[str]:
    return frozenset(table(language, "lineage").get("function_words", ()))
