"""A report as a row of words: what alignment sees of it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from kennan.language.pack import table
from kennan.model import Quote, Report, Span

# Scripts that don't space their words give one word a character.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+(?:['’ʼ][^\W_{_UNSPACED}]+)*")
_MARK = re.compile(r"[\"“”„«»]|\n")
_OPENERS = frozenset('"“„«')
_CLOSERS = frozenset('"”“»')
_PARTNERS = {'"': '"', "“": "”", "„": "“”", "«": "»"}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one report's body in order. Lists run in parallel, one entry a word.

    ids     number of the word's form (case and style of the apostrophe left out); equal forms have equal numbers
    starts, ends  code points in the report's text
    quoted  whether it stands in quotation marks or in the quoted part of a Quote
    weight  what it tells of a common origin when shared: 0 in a stock phrase, 0.5 for names and numbers, which any
            report of the same affair shares, else 1
    """

    report: Report
    ids: list[int]
    starts: list[int]
    ends: list[int]
    quoted: list[bool]
    weight: list[float]

    def __len__(self) -> int:
        return len(self.ids)

    def span(self, first: int, last: int) -> Span:
        """The span of words `first` to `last` (exclusive)."""
        return self.report.span(self.starts[first], self.ends[last - 1])

    def text(self, first: int, last: int) -> str:
        return self.report.text[self.starts[first] : self.ends[last - 1]] if last > first else ""


class Vocabulary:
    """Numbers for word forms, shared by all reports of one trace."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._known: dict[str, tuple[str, int, float]] = {}  # form, number and weight of a word as written

    def number(self, word: str) -> int:
        return self._numbers.setdefault(word, len(self._numbers))

    def words(self, report: Report, stretches: Iterable[tuple[int, int]], quotes: Sequence[Quote] = ()) -> Words:
        """The words that stand in the stretches (start, end) of the report's text."""
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        weight: list[float] = []
        forms: list[str] = []
        text = report.text
        for first, last in stretches:
            for match in _WORD.finditer(text, first, last):
                surface = match.group()
                known = self._known.get(surface)
                if known is None:
                    form = form_of(surface)
                    named = not surface[0].islower() and (surface[0].isupper() or surface.isdigit())
                    known = self._known[surface] = form, self.number(form), 0.5 if named else 1.0
                forms.append(known[0])
                ids.append(known[1])
                weight.append(known[2])
                start, end = match.span()
                starts.append(start)
                ends.append(end)
        for first, last in _stock(forms, report.language):
            weight[first:last] = [0.0] * (last - first)
        return Words(report, ids, starts, ends, _quoted(text, starts, quotes), weight)


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


def _quoted(text: str, starts: Sequence[int], quotes: Sequence[Quote]) -> list[bool]:
    stretches = quoted_stretches(text) + [(q.start, q.end) for quote in quotes for q in quote.quoted]
    out = [False] * len(starts)
    for start, end in stretches:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        out[first:last] = [True] * (last - first)
    return out


@cache
def _stock_index(language: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    index: dict[str, list[tuple[str, ...]]] = {}
    for phrase in table(language, "lineage").get("stock", ()):
        words = tuple(forms(phrase))
        index.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in index.items()}


def _stock(words: Sequence[str], language: str) -> Iterable[tuple[int, int]]:
    """Where stock phrases stand."""
    index = _stock_index(language)
    if not index:
        return
    for place in [n for n, word in enumerate(words) if word in index]:
        for phrase in index[words[place]]:
            if tuple(words[place : place + len(phrase)]) == phrase:
                yield place, place + len(phrase)
                break
