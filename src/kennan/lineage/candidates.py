"""Which pairs of reports are worth aligning: those that share several runs of words.

Every run of RUN words is hashed; runs found in one report only fall out at once, so the work grows with the shared
text. A run that many reports share (a wire story printed everywhere) would give quadratically many pairs: there each
report meets its neighbours and the first only, which is enough to bring the family together.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

RUN = 5
SHARED_RUNS = 3
CROWD = 16
NEIGHBOURS = 3
AT_ONCE = 4_000_000  # runs sorted together

Hashes = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]
_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F],
    dtype=np.uint64,
)
_SPREAD = np.uint64(0xE7037ED1A0B428DB)
_SHIFT = np.uint64(29)
_OFFSETS = np.arange(RUN, dtype=np.int32)


def hashes(words: "array[int]") -> Hashes:
    """One 64-bit hash for each run of RUN words, in order; empty where there are fewer words."""
    size = max(0, len(words) - RUN + 1)
    out = np.zeros(size, dtype=np.uint64)
    if size:
        mixed = _mixed(np.frombuffer(words, dtype=np.uint64))
        for offset, factor in enumerate(_FACTORS):
            out += mixed[offset : size + offset] * factor
        out ^= out >> _SHIFT
    return out


def hashes_at(words: "array[int]", places: Places) -> Hashes:
    """The same for the runs that begin at the places."""
    if not len(places):
        return np.empty(0, dtype=np.uint64)
    told = _mixed(np.frombuffer(words, dtype=np.uint64)[places[:, None] + _OFFSETS])
    out: Hashes = (told * _FACTORS).sum(axis=1)
    out ^= out >> _SHIFT
    return out


def _mixed(numbers: Hashes) -> Hashes:
    mixed = (numbers + np.uint64(1)) * _SPREAD
    mixed ^= mixed >> _SHIFT
    return mixed


@dataclass(frozen=True, slots=True)
class Candidates:
    """`pairs` (i, j), i < j, of reports, by number, that share at least SHARED_RUNS runs, in order; for every report
    the `places` of those of its runs that another report has, or itself once more."""

    pairs: list[tuple[int, int]]
    places: list[Places]


def candidates(rows: Sequence["array[int]"]) -> Candidates:
    """Which reports, given by the words of each, may share a passage, and where."""
    lengths = np.array([max(0, len(row) - RUN + 1) for row in rows], dtype=np.int64)
    bounds = np.concatenate(([0], np.cumsum(lengths)))
    value = np.empty(int(bounds[-1]), dtype=np.uint64)
    for row, start, end in zip(rows, bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        value[start:end] = hashes(row)
    owner = np.repeat(np.arange(len(rows), dtype=np.int32), lengths)
    shared = np.zeros(len(value), dtype=bool)
    # Equal runs fall into one part, so that parts can be sorted by themselves: memory stays small.
    parts = 1 + len(value) // AT_ONCE
    met: list[Numbers] = []
    counts: list[Numbers] = []
    for part in range(parts):
        here = np.flatnonzero(value % np.uint64(parts) == part)
        here = here[np.argsort(value[here], kind="stable")]  # owners stay in ascending order within one run
        same = value[here[1:]] == value[here[:-1]]
        again = np.zeros(len(here), dtype=bool)
        again[1:] |= same
        again[:-1] |= same
        here = here[again]
        shared[here] = True
        pair, count = np.unique(_met(value[here], owner[here], len(rows)), return_counts=True)
        met.append(pair)
        counts.append(count)
    pair, count = _summed(np.concatenate(met), np.concatenate(counts))
    kept = pair[count >= SHARED_RUNS]
    places = [
        np.flatnonzero(shared[start:end]).astype(np.int32)
        for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)
    ]
    both = (kept // max(1, len(rows))).tolist(), (kept % max(1, len(rows))).tolist()
    return Candidates(list(zip(*both, strict=True)), places)


def _summed(pair: Numbers, count: Numbers) -> tuple[Numbers, Numbers]:
    """Each pair once, with the sum of its counts."""
    if not len(pair):
        return pair, count
    order = np.argsort(pair, kind="stable")
    pair, count = pair[order], count[order]
    begins = np.flatnonzero(np.concatenate(([True], pair[1:] != pair[:-1])))
    return pair[begins], np.add.reduceat(count, begins)


def _met(value: Hashes, owner: npt.NDArray[np.int32], number: int) -> Numbers:
    """The pairs that meet at each run, as one number (first times `number` plus second), as often as they meet. Runs
    are sorted, the owners of one run too."""
    first_of = np.ones(len(value), dtype=bool)  # a run repeated within one report counts once
    first_of[1:] = (value[1:] != value[:-1]) | (owner[1:] != owner[:-1])
    value, owner = value[first_of], owner[first_of]
    if not len(value):
        return np.empty(0, dtype=np.int64)
    begins = np.flatnonzero(np.concatenate(([True], value[1:] != value[:-1])))
    sizes = np.diff(np.append(begins, len(value)))
    size_here = np.repeat(sizes, sizes)
    rank = np.arange(len(value)) - np.repeat(begins, sizes)
    met: list[Numbers] = []
    for step in range(1, CROWD):
        left = np.flatnonzero(rank + step < size_here)
        if step > NEIGHBOURS:
            left = left[size_here[left] <= CROWD]
        if len(left):
            met.append(owner[left].astype(np.int64) * number + owner[left + step])
    crowded = np.flatnonzero((size_here > CROWD) & (rank > NEIGHBOURS))
    if len(crowded):
        met.append(owner[crowded - rank[crowded]].astype(np.int64) * number + owner[crowded])
    return np.concatenate(met) if met else np.empty(0, dtype=np.int64)
