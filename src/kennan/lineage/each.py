"""How a stage goes over its batches: in turn, or in processes where the caller has them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Each(Protocol):
    """Calls a function of a module with every batch, wherever it likes, and gives the answers in the order asked."""

    def __call__(self, function: Callable[[T], R], batches: Iterable[T]) -> Iterator[R]: ...


def in_turn(function: Callable[[T], R], batches: Iterable[T]) -> Iterator[R]:
    """Here, one after the other."""
    return map(function, batches)


def batched(items: Iterable[T], size: int) -> Iterator[Sequence[T]]:
    """The items, so many at a time."""
    left = iter(items)
    while batch := list(islice(left, size)):
        yield batch
