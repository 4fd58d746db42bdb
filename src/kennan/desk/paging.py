"""Long lists in pages."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from kennan.desk.asked import Asked
from kennan.desk.view import address

T = TypeVar("T")
S = TypeVar("S")
S_co = TypeVar("S_co", covariant=True)
PAGE = 40


class Listed(Protocol[S_co]):
    """What has a length and can be cut: a list, an array."""

    def __len__(self) -> int: ...
    def __getitem__(self, key: slice, /) -> Iterable[S_co]: ...


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
    items: Listed[S], asked: Asked, path: str, query: Mapping[str, str], make: Callable[[S], T], size: int = PAGE
) -> Part[T]:
    """The page of a list that the address asks for (`page`), with what `make` makes of the items on it."""
    pages = max(1, -(-len(items) // size))
    number = asked.number("page", 1, most=pages)

    def at(page: int) -> str:
        return address(path, **query, page=page if page > 1 else None) if 1 <= page <= pages else ""

    chosen = tuple(make(item) for item in items[(number - 1) * size : number * size])
    return Part(chosen, len(items), number, pages, at(number - 1), at(number + 1))
