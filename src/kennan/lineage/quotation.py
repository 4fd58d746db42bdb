"""One utterance quoted in two reports."""

from collections.abc import Mapping, Sequence

from kennan.lineage.align import Passage
from kennan.lineage.classify import quoted_runs
from kennan.lineage.words import Row, Words
from kennan.model import Link, Quote, Span

LEAST = 6  # words; shorter quotations ("a great success") may be chance
LEAST_WHOLE = 5  # where they are all that one of the two quotes
LEAST_REPORTED = 7  # where only one side puts the words in quotation marks
ALIKE = 0.6
ALIKE_REPORTED = 0.8
COVERED = 0.6


def stretches(passage: Passage, a: Row, b: Row) -> list[tuple[int, int, int, int, float]]:
    """The stretches of a shared passage that are one utterance quoted on either side: first and last word in a, in b
    (exclusive), and the share of words alike."""
    out = []
    for a0, a1, b0, b1 in quoted_runs(passage, a, b):
        matched = sum(max(0, min(i + size, a1) - max(i, a0)) for i, _, size in passage.blocks)
        alike = matched / max(a1 - a0, b1 - b0)
        both = 1 in a.quoted[a0:a1] and 1 in b.quoted[b0:b1]
        least = LEAST_REPORTED if not both else LEAST_WHOLE if _all(a, a0, a1) or _all(b, b0, b1) else LEAST
        if matched >= least and alike >= (ALIKE if both else ALIKE_REPORTED):
            out.append((a0, a1, b0, b1, alike))
    return out


def same(passage: Passage, a: Words, b: Words, quotes: Mapping[str, Sequence[Quote]]) -> list[Link]:
    """same_quote links for the utterances in a shared passage. Where a coded quote is mostly such a stretch, the link
    holds the whole of what was said."""
    out = []
    for a0, a1, b0, b1, alike in stretches(passage, a.row, b.row):
        side_a = _whole(a.span(a0, a1), quotes.get(a.report.id, ()))
        side_b = _whole(b.span(b0, b1), quotes.get(b.report.id, ()))
        out.append(Link("same_quote", side_a, side_b, similarity=round(alike, 4)))
    return out


def _all(row: Row, first: int, last: int) -> bool:
    """Whether the words are a quotation from its first word to its last."""
    before = first > 0 and row.quoted[first - 1]
    after = last < len(row) and row.quoted[last]
    return not (before or after)


def _whole(span: Span, quotes: Sequence[Quote]) -> Span:
    for quote in quotes:
        for content in quote.content:
            if span.overlap(content) >= COVERED * max(len(content), 1):
                return Span(span.report, min(span.start, content.start), max(span.end, content.end))
    return span
