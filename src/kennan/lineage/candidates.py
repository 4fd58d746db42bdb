"""Which pairs of reports are worth aligning: those that share several runs of words.

Every run of RUN words is hashed; runs found in one report only fall out at once, so the work grows with the shared
text. A run that many reports share (a wire story printed everywhere) would give quadratically many pairs: there each
report meets its neighbours and the first only, which is enough to bring the family together.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

RUN = 5
SHARED_RUNS = 3
CROWD = 16
NEIGHBOURS = 3

Hashes = npt.NDArray[np.uint64]
_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F],
    dtype=np.uint64,
)
_SPREAD = np.uint64(0xE7037ED1A0B428DB)
_SHIFT = np.uint64(29)


def hashes(ids: Sequence[int]) -> Hashes:
    """One 64-bit hash for each run of RUN words, in order; empty where there are fewer words."""
    numbers = np.asarray(ids, dtype=np.uint64) + np.uint64(1)
    if len(numbers) < RUN:
        return np.empty(0, dtype=np.uint64)
    mixed = numbers * _SPREAD
    mixed ^= mixed >> _SHIFT
    out = np.zeros(len(numbers) - RUN + 1, dtype=np.uint64)
    for offset, factor in enumerate(_FACTORS):
        out += mixed[offset : len(numbers) - RUN + 1 + offset] * factor
    out ^= out >> _SHIFT
    return out


def pairs(runs: Sequence[Hashes]) -> list[tuple[int, int]]:
    """Pairs (i, j), i < j, of positions in `runs` whose reports share at least SHARED_RUNS runs, in order."""
    if not runs:
        return []
    value = np.concatenate(runs)
    owner = np.repeat(np.arange(len(runs), dtype=np.int32), [len(r) for r in runs])
    if not len(value):
        return []
    order = np.argsort(value, kind="stable")  # owners stay in ascending order within one run
    value, owner = value[order], owner[order]
    del order
    same = value[1:] == value[:-1]
    shared = np.zeros(len(value), dtype=bool)
    shared[1:] |= same
    shared[:-1] |= same
    value, owner = value[shared], owner[shared]
    first_of = np.ones(len(value), dtype=bool)  # a run repeated within one report counts once
    first_of[1:] = (value[1:] != value[:-1]) | (owner[1:] != owner[:-1])
    value, owner = value[first_of], owner[first_of]
    if not len(value):
        return []
    begins = np.flatnonzero(np.concatenate(([True], value[1:] != value[:-1])))
    sizes = np.diff(np.append(begins, len(value)))
    number_of_reports = np.int64(len(runs))
    size_here = np.repeat(sizes, sizes)
    rank = np.arange(len(value)) - np.repeat(begins, sizes)
    met: list[npt.NDArray[np.int64]] = []
    for step in range(1, CROWD):
        left = np.flatnonzero(rank + step < size_here)
        if step > NEIGHBOURS:
            left = left[size_here[left] <= CROWD]
        if len(left):
            met.append(owner[left].astype(np.int64) * number_of_reports + owner[left + step])
    crowded = np.flatnonzero((size_here > CROWD) & (rank > NEIGHBOURS))
    if len(crowded):
        met.append(owner[crowded - rank[crowded]].astype(np.int64) * number_of_reports + owner[crowded])
    if not met:
        return []
    pair, count = np.unique(np.concatenate(met), return_counts=True)
    kept = pair[count >= SHARED_RUNS]
    return [(int(p // number_of_reports), int(p % number_of_reports)) for p in kept]
