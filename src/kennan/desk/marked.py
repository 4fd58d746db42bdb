"""A text taken apart for reading: paragraphs of sentences, cut wherever a claim begins or ends."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kennan.model import Region

SENTENCES = 250  # of one part of a long text at most
CHARACTERS = 40_000
Place = tuple[int, int]  # start and end, in code points


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch that a claim covers; `number` is the claim's, in the order of the text."""

    start: int
    end: int
    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Segment:
    """Text that the same claims cover from end to end: their numbers, the longest claim first, and their kinds, each
    once and in the same order."""

    text: str
    claims: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """What of a sentence stands in one paragraph; `sentence` is its number where it begins here, else 0."""

    sentence: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: what it is ("body", "title", "furniture", ...), where it stands, and the numbers of the claims that
    begin in it."""

    kind: str
    start: int
    end: int
    pieces: tuple[Piece, ...]
    claims: tuple[int, ...]


def parts(length: int, sentences: Sequence[Place]) -> tuple[int, ...]:
    """Where the parts begin in which a text is shown: at sentences, but for stretches that are too long without one."""
    starts, held = [0], 0
    for first, last in sentences:
        full = held >= SENTENCES or last - starts[-1] > CHARACTERS
        if full and first > starts[-1]:
            _cut(starts, first)
            starts.append(first)
            held = 0
        _cut(starts, last)
        held += 1
    _cut(starts, length)
    return tuple(starts)


def _cut(starts: list[int], until: int) -> None:
    while until - starts[-1] > CHARACTERS:
        starts.append(starts[-1] + CHARACTERS)


def blocks(
    text: str, regions: Sequence[Region], sentences: Sequence[Place], marks: Sequence[Mark], first: int, last: int
) -> tuple[Block, ...]:
    """The paragraphs of a text from character `first` to `last`.

    sentences  of the whole text, in order; their numbers count from 1
    marks      in the order of the text; they may overlap and lie in each other
    """
    found = []
    waiting = sorted(marks, key=lambda m: (m.start, -m.end, m.number))
    sweep = _Sweep([m for m in waiting if m.end > first and m.start < last])
    starts = [start for start, _ in sentences]
    begun: set[int] = set()
    for kind, start, end in _paragraphs(text, regions, sentences, first, last):
        pieces = tuple(_pieces(text, sentences, starts, sweep, begun, start, end))
        found.append(Block(kind, start, end, pieces, tuple(sweep.begun(end))))
    return tuple(found)


class _Sweep:
    """Marks in the order of the text, met from left to right."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self.marks = marks
        self._next = 0
        self._open: list[Mark] = []
        self._told = 0

    def begun(self, end: int) -> Iterator[int]:
        """The numbers of the marks that begin before a place and were not told before."""
        while self._told < len(self.marks) and self.marks[self._told].start < end:
            yield self.marks[self._told].number
            self._told += 1

    def cuts(self, start: int, end: int) -> list[int]:
        """Where between the two marks begin or end."""
        self._advance(start)
        inside = {m.end for m in self._open if start < m.end < end}
        for mark in self.marks[self._next :]:
            if mark.start >= end:
                break
            inside |= {p for p in (mark.start, mark.end) if start < p < end}
        return sorted(inside)

    def over(self, place: int) -> list[Mark]:
        """The marks over a character, the longest first."""
        self._advance(place)
        return sorted(self._open, key=lambda m: (m.start - m.end, m.number))

    def _advance(self, place: int) -> None:
        while self._next < len(self.marks) and self.marks[self._next].start <= place:
            self._open.append(self.marks[self._next])
            self._next += 1
        self._open = [m for m in self._open if m.end > place]


def _pieces(
    text: str,
    sentences: Sequence[Place],
    starts: Sequence[int],
    sweep: _Sweep,
    begun: set[int],
    start: int,
    end: int,
) -> Iterator[Piece]:
    """The paragraph by sentences; what stands outside of any is a piece without a number."""
    here = start
    while here < end:
        number = bisect_right(starts, here)
        after = starts[number] if number < len(starts) else end
        until = min(end, after)
        if number:
            own = sentences[number - 1][1]
            if here < own < until and text[own:until].strip():
                until = own
            inside = here < own
        else:
            inside = False
        told = number if inside and number not in begun else 0
        if told:
            begun.add(told)
        yield Piece(told, tuple(_segments(text, sweep, here, until)))
        here = until


def _segments(text: str, sweep: _Sweep, start: int, end: int) -> Iterator[Segment]:
    places = [start, *sweep.cuts(start, end), end]
    for here, until in pairwise(places):
        over = sweep.over(here)
        yield Segment(text[here:until], tuple(m.number for m in over), tuple(dict.fromkeys(m.kind for m in over)))


def _paragraphs(
    text: str, regions: Sequence[Region], sentences: Sequence[Place], first: int, last: int
) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of each paragraph, white space around it left out."""
    wrapped = _wrapped(text, sentences)
    here = first
    for region in sorted(regions, key=lambda r: r.start):
        if region.end <= here or region.start >= last:
            continue
        yield from _lines(text, "body", here, min(region.start, last), wrapped)
        yield from _lines(text, region.kind, max(region.start, here), min(region.end, last), wrapped)
        here = min(region.end, last)
    yield from _lines(text, "body", here, last, wrapped)


def _wrapped(text: str, sentences: Sequence[Place]) -> bool:
    """Whether lines are broken to a width, so that only an empty line ends a paragraph: most breaks then stand within
    sentences."""
    places = [start for start, _ in sentences]
    inside = outside = 0
    at = text.find("\n")
    while at != -1:
        if text[at - 1 : at].strip() and text[at + 1 : at + 2].strip():
            number = bisect_right(places, at)
            within = number > 0 and at < sentences[number - 1][1]
            inside, outside = inside + within, outside + (not within)
        at = text.find("\n", at + 1)
    return inside > outside


def _lines(text: str, kind: str, start: int, end: int, wrapped: bool) -> Iterator[tuple[str, int, int]]:
    """The paragraphs of one stretch."""
    here = start
    while here < end:
        until = text.find("\n", here, end)
        while wrapped and until != -1:
            after = text.find("\n", until + 1, end)
            if not text[until + 1 : end if after == -1 else after].strip():
                break
            until = after
        until = end if until == -1 else until
        told = text[here:until]
        if bare := told.strip():
            begin = here + len(told) - len(told.lstrip())
            yield kind, begin, begin + len(bare)
        here = until + 1
