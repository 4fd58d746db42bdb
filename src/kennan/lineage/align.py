"""Exact alignment of two rows of words: the passages they share.

Seeds are runs of equal words. Seeds that lie in line are chained, the stretch around a chain is aligned word by word
(longest common subsequence), and passages are cut from it where a match no longer pays for the words it leaves out:
the X-drop rule of sequence alignment (Altschul et al. 1990, Journal of Molecular Biology 215).
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq

from kennan.lineage.candidates import RUN, Hashes, Places, hashes_at

MARGIN = 40  # words around a chain in which the alignment may grow
LEAP = 40  # words between seeds of one chain
GAP_COST = 0.6  # a word left out, against 1 for a word matched: text of a common origin pays, chance doesn't
DROP = 8.0
STRIDE = 32  # words compared at once
REPEATS = 4  # times that a run may stand in one report
LEAST = 5  # words; a passage of fewer tells nothing, not even of a quotation

Block = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of a row of words that other rows have too: `values` their hashes, sorted; `places` where each stands;
    `times` how often its run stands in the row."""

    words: "array[int]"
    values: Hashes
    places: Places
    times: npt.NDArray[np.intp]


def runs(words: "array[int]", places: Places) -> Runs:
    """The runs of a row at the places, which are in order, as `align` needs them for every other row."""
    values = hashes_at(words, places)
    order = np.argsort(values, kind="stable")
    values = values[order]
    times = values.searchsorted(values, "right") - values.searchsorted(values, "left")
    return Runs(words, values, places[order], times)


@dataclass(frozen=True, slots=True)
class Passage:
    """Words `a0` to `a1` of the first row against `b0` to `b1` of the second (exclusive ends); `blocks` are its runs of
    equal words (start in a, start in b, length) in order."""

    a0: int
    a1: int
    b0: int
    b1: int
    blocks: tuple[Block, ...]

    @classmethod
    def of(cls, blocks: tuple[Block, ...]) -> "Passage":
        """The passage of these blocks."""
        (a0, b0, _), (last_a, last_b, size) = blocks[0], blocks[-1]
        return cls(a0, last_a + size, b0, last_b + size, blocks)

    @property
    def matched(self) -> int:
        return sum(size for _, _, size in self.blocks)

    @property
    def similarity(self) -> float:
        """Share of the longer side's words that are matched."""
        return self.matched / max(self.a1 - self.a0, self.b1 - self.b0)


def align(one: Runs, other: Runs) -> list[Passage]:
    """The passages that two rows of words share, in the order of the first; they don't overlap on either side."""
    a, b = one.words, other.words
    if a == b:
        return [Passage.of(((0, 0, len(a)),))] if len(a) >= RUN else []
    chains = _chains(_seeds(one, other), len(a), len(b))
    before_a, after_a = sorted([0, *(_end(c)[0] for c in chains)]), sorted([*(c[0][0] for c in chains), len(a)])
    before_b, after_b = sorted([0, *(_end(c)[1] for c in chains)]), sorted([*(c[0][1] for c in chains), len(b)])
    out: list[Passage] = []
    for chain in chains:
        # A chain may grow by MARGIN words on either side, but not into its neighbours.
        (first_a, first_b, _), (last_a, last_b) = chain[0], _end(chain)
        at_a = max(first_a - MARGIN, before_a[bisect_right(before_a, first_a) - 1])
        at_b = max(first_b - MARGIN, before_b[bisect_right(before_b, first_b) - 1])
        to_a = min(last_a + MARGIN, after_a[bisect_left(after_a, last_a)])
        to_b = min(last_b + MARGIN, after_b[bisect_left(after_b, last_b)])
        blocks: list[Block] = []
        for i, j, size in [*chain, (to_a, to_b, 0)]:
            blocks += _between(a, at_a, i, b, at_b, j)
            blocks.append((i, j, size))
            at_a, at_b = i + size, j + size
        out.extend(_cut(_joined(blocks)))
    return _disjoint(out, len(a), len(b))


def _end(chain: Sequence[Block]) -> tuple[int, int]:
    i, j, size = chain[-1]
    return i + size, j + size


def _between(a: "array[int]", a0: int, a1: int, b: "array[int]", b0: int, b1: int) -> list[Block]:
    """Equal words of two short stretches, in order."""
    if a0 >= a1 or b0 >= b1:
        return []
    common = LCSseq.editops(a[a0:a1].tolist(), b[b0:b1].tolist()).as_matching_blocks()
    return [(m.a + a0, m.b + b0, m.size) for m in common if m.size]


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """Without empty blocks, those that touch on both sides made one."""
    out: list[Block] = []
    for i, j, size in blocks:
        if out and (i, j) == (out[-1][0] + out[-1][2], out[-1][1] + out[-1][2]):
            out[-1] = (out[-1][0], out[-1][1], out[-1][2] + size)
        elif size:
            out.append((i, j, size))
    return out


def _seeds(one: Runs, other: Runs) -> list[Block]:
    """Maximal runs of equal words, from the runs both have. Runs that one of them repeats over and over tell nothing
    of a place and are left out."""
    reached: dict[int, int] = {}  # by diagonal: where its last run ends in a
    out: list[Block] = []
    for i, j in _beginnings(one, other):
        if i >= reached.get(i - j, 0) and (size := _common(one.words, i, other.words, j)):
            reached[i - j] = i + size
            out.append((i, j, size))
    return out


def _beginnings(one: Runs, other: Runs) -> list[tuple[int, int]]:
    """Where a run stands in either, in order; but not where the run one word before does too, for it goes on there."""
    left = other.values.searchsorted(one.values, "left")
    times = other.values.searchsorted(one.values, "right") - left
    met = ((times > 0) & (times <= REPEATS) & (one.times <= REPEATS)).nonzero()[0]
    i, times, left = one.places[met], times[met], left[met]
    if len(met) and times.max() > 1:
        nth = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
        i, left = np.repeat(i, times), np.repeat(left, times) + nth
    j = other.places[left]
    width = len(other.words) + 2  # one column more on either side, so that no diagonal runs from row to row
    place = (i.astype(np.int64) + 1) * width + j + 1
    place.sort()
    known = set(place.tolist())
    return [(p // width - 1, p % width - 1) for p in place.tolist() if p - width - 1 not in known]


def _common(a: "array[int]", i: int, b: "array[int]", j: int) -> int:
    """How many words are equal from there on."""
    size = 0
    while (stretch := a[i + size : i + size + STRIDE]) == b[j + size : j + size + STRIDE] and len(stretch) == STRIDE:
        size += STRIDE
    while i + size < len(a) and j + size < len(b) and a[i + size] == b[j + size]:
        size += 1
    return size


def _chains(seeds: list[Block], size_a: int, size_b: int) -> list[list[Block]]:
    """Seeds that lie in line, together. Longer seeds go first; one that overlaps a kept one on either side is a repeat
    and falls out."""
    kept: list[Block] = []
    used_a, used_b = bytearray(size_a), bytearray(size_b)
    for i, j, size in sorted(seeds, key=lambda s: (-s[2], abs(s[0] - s[1]), s)):
        if not (used_a[i] or used_a[i + size - 1] or used_b[j] or used_b[j + size - 1]):
            kept.append((i, j, size))
            used_a[i : i + size] = used_b[j : j + size] = b"\x01" * size
    out: list[list[Block]] = []
    for i, j, size in sorted(kept):
        if out:
            last_a, last_b = _end(out[-1])
            if 0 <= i - last_a <= LEAP and 0 <= j - last_b <= LEAP:
                out[-1].append((i, j, size))
                continue
        out.append([(i, j, size)])
    return out


def _cut(blocks: list[Block]) -> list[Passage]:
    """Passages from the matching blocks of one stretch: best-scoring segments, ended by a drop from their best."""
    out: list[Passage] = []
    segment: list[Block] = []
    score = best = 0.0
    best_size = 0

    def close() -> int:
        """Keep the segment up to its best; returns how many of its blocks were left over."""
        kept = segment[:best_size]
        if sum([size for _, _, size in kept]) >= LEAST:
            out.append(Passage.of(tuple(kept)))
        return len(segment) - len(kept)

    at = 0
    while at < len(blocks):
        i, j, size = blocks[at]
        if segment:
            p, q, length = segment[-1]
            score -= GAP_COST * max(i - p - length, j - q - length)
            if score <= 0 or best - score > DROP:
                at -= close()
                segment, score, best, best_size = [], 0.0, 0.0, 0
                continue
        segment.append((i, j, size))
        score += size
        if score > best:
            best, best_size = score, len(segment)
        at += 1
    close()
    return out


def _disjoint(passages: list[Passage], size_a: int, size_b: int) -> list[Passage]:
    """Cut back so that none reaches into a better one on either side."""
    taken_a, taken_b = bytearray(size_a), bytearray(size_b)
    kept: list[Passage] = []
    for one in sorted(passages, key=lambda p: (-p.matched, p.a0, p.b0)):
        stretches: list[list[Block]] = [[]]
        for i, j, size in one.blocks:
            from_a, from_b = _end(stretches[-1]) if stretches[-1] else (i, j)
            if taken_a.find(1, from_a, i + size) >= 0 or taken_b.find(1, from_b, j + size) >= 0:
                stretches.append([])
            if taken_a.find(1, i, i + size) < 0 and taken_b.find(1, j, j + size) < 0:
                stretches[-1].append((i, j, size))
        blocks = max(stretches, key=lambda s: sum(size for _, _, size in s))
        if blocks:
            kept.append(cut := Passage.of(tuple(blocks)))
            taken_a[cut.a0 : cut.a1] = b"\x01" * (cut.a1 - cut.a0)
            taken_b[cut.b0 : cut.b1] = b"\x01" * (cut.b1 - cut.b0)
    return sorted(kept, key=lambda p: (p.a0, p.b0))
