"""Long lists in pages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kennan.desk.asked import Asked
from kennan.desk.view import address

T = TypeVar("T")
S = TypeVar("S")
PAGE = 40


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One page of a list: `number` from 1 of `pages`; addresses of the pages beside it, "" where there is none."""

    items: tuple[T, ...]
    total: int
    number: int
    pages: int
    before: str
    after: str


def part(
    items: Sequence[S], asked: Asked, path: str, query: Mapping[str, str], make: Callable[[S], T], size: int = PAGE
) -> Part[T]:
    """The page of a list that the address asks for (`page`), with what `make` makes of the items on it."""
    pages = max(1, -(-len(items) // size))
    number = asked.number("page", 1, most=pages)

    def at(page: int) -> str:
        return address(path, **query, page=page if page > 1 else None) if 1 <= page <= pages else ""

    chosen = tuple(make(item) for item in items[(number - 1) * size : number * size])
    return Part(chosen, len(items), number, pages, at(number - 1), at(number + 1))
