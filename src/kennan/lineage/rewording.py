"""Rewritten sentences between two reports that are known to share text: the headline, the lead, a moved clause.

Between strangers such sentences prove nothing (two reports of one event use the same rare words), so they are looked
for only where copied passages show the common origin.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from kennan.language.pack import table
from kennan.language.split import paragraphs, sentences
from kennan.lineage.align import Passage
from kennan.lineage.words import Words, forms
from kennan.model import Link, LinkKind, Report, Span

CONTENT = 0.6  # share of the richer sentence's content words
LEAST = 5  # content words in common
HEADLINE = 0.5
HEADLINE_LEAST = 3
STEM = 6
Sentence = tuple[Span, frozenset[str]]


def between(a: Words, b: Words, passages: Sequence[Passage]) -> list[Link]:
    """paraphrase links between sentences that stand in no shared passage, and between the headlines."""
    free_a = list(_free(a, [a.span(p.a0, p.a1) for p in passages]))
    free_b = list(_free(b, [b.span(p.b0, p.b1) for p in passages]))
    with_word: dict[str, list[int]] = {}
    for number, (_, words) in enumerate(free_b):
        for word in words:
            with_word.setdefault(word, []).append(number)
    scored = []
    for span_a, words_a in free_a:
        common: dict[int, int] = {}
        for word in words_a:
            for number in with_word.get(word, ()):
                common[number] = common.get(number, 0) + 1
        for number, count in common.items():
            span_b, words_b = free_b[number]
            share = count / max(len(words_a), len(words_b))
            if count >= LEAST and share >= CONTENT:
                scored.append((-share, span_a, span_b))
    out: list[Link] = []
    taken: set[Span] = set()
    for share, span_a, span_b in sorted(scored):
        if span_a not in taken and span_b not in taken:
            taken |= {span_a, span_b}
            out.append(Link("paraphrase", span_a, span_b, similarity=round(-share, 4)))
    return out + _headlines(a.report, b.report)


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


def _free(row: Words, shared: Sequence[Span]) -> Iterable[Sentence]:
    """Sentences of the body of which less than half is shared word for word or quoted, with their content words."""
    report = row.report
    spoken = [report.span(row.starts[n], row.ends[n]) for n in range(len(row)) if row.quoted[n]]
    known = sorted([*shared, *spoken], key=lambda s: s.start)
    at = 0
    for region in report.body:
        for first, last in paragraphs(report.text, region.start, region.end):
            for start, end in sentences(report.text, first, last, report.language):
                while at < len(known) and known[at].end <= start:
                    at += 1
                held, reach, here = 0, start, at
                while here < len(known) and known[here].start < end:
                    held += max(0, min(known[here].end, end) - max(known[here].start, reach))
                    reach = max(reach, min(known[here].end, end))
                    here += 1
                if 2 * held < end - start:
                    yield report.span(start, end), _content(report.text[start:end], report.language)


def _content(text: str, language: str) -> frozenset[str]:
    """Stems (the first letters) of the content words."""
    skipped = _function_words(language)
    return frozenset(w[:STEM] for w in forms(text) if w not in skipped and (len(w) > 3 or w.isdigit()))


@cache
def _function_words(language: str) -> frozenset[str]:
    return frozenset(table(language, "lineage").get("function_words", ()))
