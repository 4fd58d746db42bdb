"""Many short texts, searched as one."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate


class Texts:
    """Texts in rows. Case doesn't count; they hold no line feeds."""

    def __init__(self, texts: Iterable[str]) -> None:
        rows = [text.casefold().replace("\n", " ").encode() for text in texts]
        self._text = b"\n".join(rows)
        self._starts = [0, *accumulate(len(row) + 1 for row in rows)]

    def holding(self, words: Sequence[str], most: int) -> tuple[list[int], bool]:
        """The first rows that hold all the words (casefolded), and whether there are more."""
        longest, *others = sorted((word.encode() for word in words), key=len, reverse=True)
        found: list[int] = []
        at = self._text.find(longest)
        while at >= 0:
            row = bisect_right(self._starts, at) - 1
            start, end = self._starts[row], self._starts[row + 1] - 1
            if all(self._text.find(word, start, end) >= 0 for word in others):
                if len(found) == most:
                    return found, True
                found.append(row)
            at = self._text.find(longest, end)
        return found, False
