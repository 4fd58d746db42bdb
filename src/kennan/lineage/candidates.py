"""Which pairs of reports are worth aligning: those that share several runs of words.

Every run of RUN words is hashed; runs found in one report only fall out at once, so the work grows with the shared
text. A run that many reports share (a wire story printed everywhere) would give quadratically many pairs: there each
report meets its neighbours and the first only, which is enough to bring the family together.
"""

from array import array
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

RUN = 5
SHARED_RUNS = 3
CROWD = 16
NEIGHBOURS = 3
AT_ONCE = 4_000_000  # runs sorted together

Hashes = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]
_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F],
    dtype=np.uint64,
)
_SPREAD = np.uint64(0xE7037ED1A0B428DB)
_SHIFT = np.uint64(29)


def hashes(ids: "array[int]") -> Hashes:
    """One 64-bit hash for each run of RUN words, in order; empty where there are fewer words."""
    if len(ids) < RUN:
        return np.empty(0, dtype=np.uint64)
    mixed = (np.frombuffer(ids, dtype=np.uint64) + np.uint64(1)) * _SPREAD
    mixed ^= mixed >> _SHIFT
    size = len(ids) - RUN + 1
    out = np.zeros(size, dtype=np.uint64)
    for offset, factor in enumerate(_FACTORS):
        out += mixed[offset : size + offset] * factor
    out ^= out >> _SHIFT
    return out


def pairs(rows: Sequence["array[int]"]) -> list[tuple[int, int]]:
    """Pairs (i, j), i < j, of positions in `rows` (the words of each report) whose reports share at least SHARED_RUNS
    runs, in order."""
    lengths = np.array([max(0, len(row) - RUN + 1) for row in rows], dtype=np.int64)
    value = np.empty(int(lengths.sum()), dtype=np.uint64)
    at = 0
    for row, length in zip(rows, lengths.tolist(), strict=True):
        value[at : at + length] = hashes(row)
        at += length
    owner = np.repeat(np.arange(len(rows), dtype=np.int32), lengths)
    # Equal runs fall into one part, so that parts can be sorted by themselves: memory stays small.
    parts = 1 + len(value) // AT_ONCE
    met: list[Numbers] = []
    counts: list[Numbers] = []
    for part in range(parts):
        here = np.flatnonzero(value % np.uint64(parts) == part) if parts > 1 else slice(None)
        pair, count = np.unique(_met(value[here], owner[here], len(rows)), return_counts=True)
        met.append(pair)
        counts.append(count)
    pair, count = _summed(np.concatenate(met), np.concatenate(counts))
    kept = pair[count >= SHARED_RUNS]
    return list(zip((kept // len(rows)).tolist(), (kept % len(rows)).tolist(), strict=True)) if len(kept) else []


def _summed(pair: Numbers, count: Numbers) -> tuple[Numbers, Numbers]:
    """Each pair once, with the sum of its counts."""
    if not len(pair):
        return pair, count
    order = np.argsort(pair, kind="stable")
    pair, count = pair[order], count[order]
    begins = np.flatnonzero(np.concatenate(([True], pair[1:] != pair[:-1])))
    return pair[begins], np.add.reduceat(count, begins)


def _met(value: Hashes, owner: npt.NDArray[np.int32], number: int) -> Numbers:
    """The pairs that meet at each run, as one number (first times `number` plus second), as often as they meet."""
    order = np.argsort(value, kind="stable")  # owners stay in ascending order within one run
    value, owner = value[order], owner[order]
    same = value[1:] == value[:-1]
    shared = np.zeros(len(value), dtype=bool)
    shared[1:] |= same
    shared[:-1] |= same
    value, owner = value[shared], owner[shared]
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
