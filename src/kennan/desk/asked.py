"""What a page is asked: the parts of an address, checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kennan.errors import UsageError


class Missing(Exception):
    """There is no such page, report, actor or claim in the case; the text says which."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An address taken apart.

    path   what of it stands in braces in the route: {"identifier": "…"}
    query  the rest; the first value counts
    """

    path: Mapping[str, str]
    query: Mapping[str, str]

    def text(self, name: str, most: int = 300) -> str:
        """A word of the query; "" where it is not there. Cut to `most` characters."""
        return self.query.get(name, "").strip()[:most]

    def one_of(self, name: str, allowed: Sequence[str]) -> str:
        """A word of the query out of a list, "" where it is left out. Raises UsageError for any other."""
        told = self.text(name)
        if told and told not in allowed:
            raise UsageError(f"{name}: {told!r} is none of {', '.join(allowed)}")
        return told

    def number(self, name: str, default: int, least: int = 1, most: int = 1_000_000) -> int:
        """A whole number of the query. Raises UsageError where it is none."""
        told = self.text(name)
        if not told:
            return default
        if not told.isascii() or not told.isdigit():
            raise UsageError(f"{name}: {told!r} is no number")
        return min(max(int(told[:9]), least), most)
