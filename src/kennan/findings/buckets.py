"""Claims that can be held against each other."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import combinations

from kennan.model import Claim, ConflictKind

CROWD = 60  # claims that share a key; beyond it the key says nothing
Found = tuple[Claim, Claim, ConflictKind, str]


def pairs(buckets: Mapping[Hashable, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Each pair of claims (by number) that shares a bucket, once."""
    seen: set[tuple[int, int]] = set()
    for bucket in buckets.values():
        if len(bucket) <= CROWD:
            for pair in combinations(bucket, 2):
                if pair not in seen:
                    seen.add(pair)
                    yield pair
