"""Words marked in a text, whatever their case and accents."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from kennan.case.search import UNSPACED, WORD


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, marked or not."""

    text: str
    marked: bool


def plain(text: str) -> str:
    """Without case and accents, as search compares words."""
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))


def pieces(text: str, wanted: Iterable[str]) -> tuple[Piece, ...]:
    """The text in stretches, those marked that are among the words or phrases wanted (in scripts that don't space
    words: those that hold them)."""
    words = {plain(word) for phrase in wanted for word in WORD.findall(UNSPACED.sub(" ", phrase))}
    runs = [run for phrase in wanted for run in UNSPACED.findall(phrase)]
    places = [(m.start(), m.end()) for m in WORD.finditer(text) if plain(m[0]) in words]
    if runs:
        places += [(m.start(), m.end()) for m in re.finditer("|".join(map(re.escape, runs)), text)]
    out: list[Piece] = []
    at = 0
    for start, end in sorted(places):
        if end <= at:
            continue
        start = max(start, at)
        if start > at:
            out.append(Piece(text[at:start], False))
        out.append(Piece(text[start:end], True))
        at = end
    if at < len(text):
        out.append(Piece(text[at:], False))
    return tuple(out)
