"""A report as a row of words: what alignment sees of it."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import accumulate, pairwise

from kennan.language.pack import table
from kennan.model import Quote, Report, Span

# Scripts that don't space their words give one word a character.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+(?:['’ʼ][^\W_{_UNSPACED}]+)*")
_APART = re.compile(f"({_WORD.pattern})")
_MARK = re.compile(r"[\"“”„«»]|\n")
_OPENERS = frozenset('"“„«')
_CLOSERS = frozenset('"”“»')
_PARTNERS = {'"': '"', "“": "”", "„": "“”", "«": "»"}
KNOWN_WORDS = 1 << 17


@dataclass(frozen=True, slots=True)
class Row:
    """The words of one report's body in order, one entry a word: small, for all rows of a case are held at once.

    ids      number of the word's form (case and style of the apostrophe left out), made of the form alone, so that it
             is the same in every process
    telling  what the word tells of a common origin when shared, in halves: 0 in a stock phrase and in quotation (two
             reporters write down the same utterance), 1 for names and numbers, which any report of the same affair
             shares, else 2
    quoted   whether it stands in quotation marks or in the quoted part of a Quote
    starts, ends  code points in the report's text
    """

    ids: "array[int]"
    telling: bytes
    quoted: bytes
    starts: "array[int]"
    ends: "array[int]"

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a report, with its text."""

    report: Report
    row: Row

    def __len__(self) -> int:
        return len(self.row)

    def span(self, first: int, last: int) -> Span:
        """The span of words `first` to `last` (exclusive)."""
        return self.report.span(self.row.starts[first], self.row.ends[last - 1])

    def text(self, first: int, last: int) -> str:
        return self.report.text[self.row.starts[first] : self.row.ends[last - 1]] if last > first else ""


def words(report: Report, stretches: Iterable[tuple[int, int]], quotes: Sequence[Quote] = ()) -> Words:
    """The words that stand in the stretches (start, end) of the report's text."""
    starts: list[int] = []
    surfaces: list[str] = []
    ends: list[int] = []
    for first, last in stretches:
        parts = _APART.split(report.text[first:last])  # what is no word, a word, what is no word, ...
        bounds = list(accumulate(map(len, parts), initial=first))
        surfaces += parts[1::2]
        starts += bounds[1:-1:2]
        ends += bounds[2::2]
    known = [_known(surface) for surface in surfaces]
    telling = bytearray([k[2] for k in known])
    for first, last in _stock([k[0] for k in known], report.language):
        telling[first:last] = bytes(last - first)
    quoted = bytearray(len(starts))
    for first, last in _quoted(report.text, starts, quotes):
        telling[first:last] = bytes(last - first)
        quoted[first:last] = b"\x01" * (last - first)
    ids = array("Q", [k[1] for k in known])
    return Words(report, Row(ids, bytes(telling), bytes(quoted), array("I", starts), array("I", ends)))


@lru_cache(KNOWN_WORDS)
def _known(surface: str) -> tuple[str, int, int]:
    """Form, number and weight of a word as written."""
    form = form_of(surface)
    named = not surface[0].islower() and (surface[0].isupper() or surface.isdigit())
    number = int.from_bytes(blake2b(form.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
    return form, number, 1 if named else 2


def body(report: Report) -> list[tuple[int, int]]:
    """Where the report's body stands, in order."""
    return sorted((r.start, r.end) for r in report.regions if r.kind == "body")


def surfaces(text: str) -> list[str]:
    """The words of a text as they are written."""
    return _WORD.findall(text)


def form_of(surface: str) -> str:
    """The form of a word: case and style of the apostrophe left out."""
    return surface.casefold().replace("’", "'").replace("ʼ", "'")


def forms(text: str) -> list[str]:
    """The word forms of a text, as `Vocabulary` tells them apart."""
    return [form_of(word) for word in surfaces(text)]


def quoted_stretches(text: str) -> list[tuple[int, int]]:
    """Stretches between quotation marks; a mark that isn't closed holds to the end of its line, as in a quote that
    goes on in the next paragraph."""
    out: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for match in _MARK.finditer(text):
        mark, place = match.group(), match.start()
        if opened is None:
            if mark in _OPENERS:
                opened = (place, mark)
        elif mark == "\n" or mark in _PARTNERS[opened[1]]:
            out.append((opened[0], place))
            opened = None
    if opened is not None:
        out.append((opened[0], len(text)))
    return out


def _quoted(text: str, starts: Sequence[int], quotes: Sequence[Quote]) -> Iterable[tuple[int, int]]:
    """Which words are quoted: first and last (exclusive) of each stretch."""
    for start, end in quoted_stretches(text) + [(q.start, q.end) for quote in quotes for q in quote.quoted]:
        yield bisect_left(starts, start), bisect_left(starts, end)


@cache
def _stock_index(language: str) -> dict[tuple[str, ...], tuple[list[str], ...]]:
    """Stock phrases by their first two words, longest first."""
    index: dict[tuple[str, ...], list[list[str]]] = {}
    for phrase in table(language, "lineage").get("stock", ()):
        words = forms(phrase)
        index.setdefault(tuple(words[:2]), []).append(words)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in index.items()}


def _stock(words: list[str], language: str) -> Iterable[tuple[int, int]]:
    """Where stock phrases stand."""
    index = _stock_index(language)
    for place in [n for n, two in enumerate(pairwise(words)) if two in index] if index else ():
        for phrase in index[words[place], words[place + 1]]:
            if words[place : place + len(phrase)] == phrase:
                yield place, place + len(phrase)
                break
