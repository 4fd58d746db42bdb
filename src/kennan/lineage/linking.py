"""Links between two reports of which it is known what they share."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kennan.lineage import quotation, rewording
from kennan.lineage.align import Passage
from kennan.lineage.classify import WEAK, kind
from kennan.lineage.direction import direction
from kennan.lineage.each import Each, batched
from kennan.lineage.rewording import Sentence
from kennan.lineage.sharing import Shared
from kennan.lineage.words import Row, Words
from kennan.model import JOINS_FAMILIES, Link, Quote, Report

PAIRS = 400  # linked in one batch

Quotes = Mapping[str, Sequence[Quote]]


@dataclass(frozen=True, slots=True)
class Batch:
    pairs: Sequence[Shared]
    words: Mapping[int, Words]
    quotes: Quotes


def links(
    reports: Sequence[Report], rows: Sequence[Row], quotes: Quotes, pairs: Sequence[Shared], each: Each
) -> Iterator[Link]:
    """The links of all pairs."""
    for found in each(linked, _batches(reports, rows, quotes, pairs)):
        yield from found


def _batches(
    reports: Sequence[Report], rows: Sequence[Row], quotes: Quotes, pairs: Sequence[Shared]
) -> Iterator[Batch]:
    """Pairs with their reports; those of one bundle together, so that a report is taken up seldom more than once."""
    for some in batched(_bundled(pairs), PAIRS):
        here = {number: Words(reports[number], rows[number]) for pair in some for number in (pair.i, pair.j)}
        ids = [words.report.id for words in here.values()]
        yield Batch(some, here, {i: quotes[i] for i in ids if i in quotes})


def _bundled(pairs: Sequence[Shared]) -> list[Shared]:
    top: dict[int, int] = {}

    def root(number: int) -> int:
        while (above := top.setdefault(number, number)) != number:
            top[number] = number = top[above]
        return number

    for pair in pairs:
        first, second = sorted((root(pair.i), root(pair.j)))
        top[second] = first
    bundles: dict[int, list[Shared]] = defaultdict(list)
    for pair in pairs:
        bundles[root(pair.i)].append(pair)
    return [pair for bundle in bundles.values() for pair in bundle]


def linked(batch: Batch) -> list[Link]:
    """The same for a batch."""
    prepared: dict[str, list[Sentence]] = {}

    def sentences(of: Words) -> list[Sentence]:
        if of.report.id not in prepared:
            prepared[of.report.id] = rewording.prepared(of)
        return prepared[of.report.id]

    out: list[Link] = []
    for pair in batch.pairs:
        a, b = batch.words[pair.i], batch.words[pair.j]
        copied: list[tuple[Passage, Link]] = []
        for passage, weight in zip(pair.passages, pair.worth, strict=True):
            how = kind(passage, a, b) if pair.common_origin and weight >= WEAK else None
            if how is None:
                out += quotation.same(passage, a, b, batch.quotes)
                continue
            spans = a.span(passage.a0, passage.a1), b.span(passage.b0, passage.b1)
            copied.append((passage, Link(how, *spans, similarity=round(passage.similarity, 4))))
        if copied:
            passages = [p for p, _ in copied]
            every = [link for _, link in copied] + rewording.between(a, b, sentences, passages)
            towards = direction(a, b, passages)
            out += [Link(k.kind, k.a, k.b, towards, k.similarity) for k in every if k.kind in JOINS_FAMILIES]
    return out
