"""Between which reports a link is to be made, and over which passages: decided on rows of words alone."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from kennan.lineage import quotation
from kennan.lineage.align import Passage, Runs, align, runs
from kennan.lineage.candidates import Candidates, Places
from kennan.lineage.classify import STRONG, evidence
from kennan.lineage.each import Each, batched
from kennan.lineage.words import Row

PAIRS = 400  # aligned in one batch


@dataclass(frozen=True, slots=True)
class Shared:
    """What two reports, by number, share: of each passage its blocks (three numbers each, one after the other: those of
    a whole case are held at once), and what it tells of a common origin."""

    i: int
    j: int
    blocks: tuple["array[int]", ...]
    worth: tuple[float, ...]

    @property
    def common_origin(self) -> bool:
        return max(self.worth) >= STRONG

    @property
    def passages(self) -> list[Passage]:
        return [Passage.of(tuple(zip(*[iter(numbers)] * 3, strict=True))) for numbers in self.blocks]


@dataclass(frozen=True, slots=True)
class Batch:
    pairs: Sequence[tuple[int, int]]
    rows: Mapping[int, tuple[Row, Places]]


def shared(rows: Sequence[Row], found: Candidates, each: Each) -> Iterator[Shared]:
    """What each pair of reports shares that shows a common origin or quotes one utterance; other pairs fall out."""
    batches = (
        Batch(some, {number: (rows[number], found.places[number]) for pair in some for number in pair})
        for some in batched(found.pairs, PAIRS)
    )
    for told in each(aligned, batches):
        yield from told


def aligned(batch: Batch) -> list[Shared]:
    """The same for a batch. Copies of one text are aligned with another text once."""
    of: dict[int, Runs] = {}
    text: dict[int, bytes] = {}
    for number, (row, places) in batch.rows.items():
        of[number] = runs(row.ids, places)
        text[number] = row.ids.tobytes()
    known: dict[tuple[bytes, bytes], list[Passage]] = {}
    out = []
    for i, j in batch.pairs:
        passages = known.get((text[i], text[j]))
        if passages is None:
            passages = known[text[i], text[j]] = align(of[i], of[j])
        a, b = batch.rows[i][0], batch.rows[j][0]
        worth = tuple(evidence(p, a, b) for p in passages)
        if max(worth, default=0.0) >= STRONG or any(quotation.stretches(p, a, b) for p in passages):
            blocks = tuple(array("I", chain.from_iterable(p.blocks)) for p in passages)
            out.append(Shared(i, j, blocks, worth))
    return out
