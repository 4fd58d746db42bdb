"""Two reports that share text, passage against passage."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from kennan.desk.asked import Asked, Missing
from kennan.desk.pages.sources import Tie, tie
from kennan.desk.record import Record
from kennan.desk.view import Source, report_href, source
from kennan.model import Link, Report, Span

MOST, LONGEST, MOST_WORDS = 40, 4000, 500


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage; `differs` where the other side words it otherwise."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """The same passage in both reports, and how alike: `similarity` is the share of words in common, in percent."""

    kind: str
    similarity: int
    a: tuple[Piece, ...]
    b: tuple[Piece, ...]
    a_href: str
    b_href: str


@dataclass(frozen=True, slots=True)
class Shared:
    """The page. `tie` tells what b has of a."""

    a: Source | None
    b: Source | None
    tie: Tie | None
    passages: tuple[Passage, ...]
    more: int


def link(record: Record, asked: Asked) -> Shared:
    """The passages that the reports `a` and `b` (ids) share. Raises Missing."""
    one, other = asked.text("a"), asked.text("b")
    if not one or not other:
        return Shared(None, None, None, (), 0)
    for told in (one, other):
        if record.report(told) is None:
            raise Missing(f"no report has the id {told}")
    a, b = record.case.report[one], record.case.report[other]
    shared = record.copies.shared(one, other)
    if shared is None:
        return Shared(source(a), source(b), None, (), 0)
    passages = tuple(_passage(record, k, a, b) for k in shared.links[:MOST])
    return Shared(source(a), source(b), tie(record, shared), passages, max(0, len(shared.links) - MOST))


def _passage(record: Record, found: Link, a: Report, b: Report) -> Passage:
    here, there = (found.a, found.b) if found.a.report == a.id else (found.b, found.a)
    assert here is not None and there is not None
    left, right = compared(a.quote(here)[:LONGEST], b.quote(there)[:LONGEST], words=found.kind != "translation")
    return Passage(
        kind=found.kind,
        similarity=round(100 * found.similarity),
        a=left,
        b=right,
        a_href=_href(record, here),
        b_href=_href(record, there),
    )


def _href(record: Record, span: Span) -> str:
    return report_href(span.report, record.sentence_number(span.report, span.start))


def compared(one: str, other: str, *, words: bool) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Two wordings, with what differs set apart; unmarked where the words can't be compared or are too many."""
    left, right = one.split(), other.split()
    if not words or max(len(left), len(right)) > MOST_WORDS:
        return (Piece(one, False),), (Piece(other, False),)
    plain = [[w.casefold().strip(".,;:!?\"'“”‘’()") for w in side] for side in (left, right)]
    out: tuple[list[Piece], list[Piece]] = ([], [])
    for what, i, j, k, m in SequenceMatcher(None, plain[0], plain[1], autojunk=False).get_opcodes():
        for pieces, text in ((out[0], " ".join(left[i:j])), (out[1], " ".join(right[k:m]))):
            if text:
                pieces.append(Piece(text, what != "equal"))
    return tuple(out[0]), tuple(out[1])
