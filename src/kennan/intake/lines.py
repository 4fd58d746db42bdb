"""A text as a page lays it out: lines, or paragraphs where they are hard-wrapped."""

import re
from dataclasses import dataclass
from functools import cached_property

LINE = re.compile(r"[^\n\r]+")
BLANK = re.compile(r"\n\s*\n|\r\n?[^\S\n]*\r|\r\s*\r")
STRAIGHT = str.maketrans(
    {"‘": "'", "’": "'", "‛": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "\xa0": " "}
)
CLOSERS = "\"'”’»)]›」』*_"
FINAL = ".!?…。！？؟।۔"
BULLET = re.compile(r"^[\s•·▪◦‣►»>*\-–—|#]+")
TRIM = " \t\r\n\f\v\xa0\u2028\u2029\x85\u200b\ufeff\u3000"
WORD = re.compile(r"\w+(?:['’-]\w+)*")
# A line longer than this is running text, whatever it begins with.
LONG = 600
WRAP_MIN, WRAP_MAX, WRAP_SHARE = 40, 100, 0.5


@dataclass(frozen=True)
class Unit:
    """A line, or a hard-wrapped paragraph: code points `start` to `end`, without white space at its ends."""

    start: int
    end: int
    text: str

    @cached_property
    def plain(self) -> str:
        """In lower case, with straight quotation marks and single spaces, without bullets; long units are cut."""
        return BULLET.sub("", " ".join(self.text[:LONG].translate(STRAIGHT).split()).casefold())

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(WORD.findall(self.plain))

    @property
    def long(self) -> bool:
        return self.end - self.start > LONG

    @cached_property
    def stops(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.text.rstrip(CLOSERS + " ").endswith(tuple(FINAL))

    @cached_property
    def closed(self) -> bool:
        """Whether it ends with any mark that a heading would not have."""
        return self.text.rstrip(CLOSERS + " ").endswith((*FINAL, ",", ";", ":", "-", "–", "—"))


def units(text: str) -> list[Unit]:
    """The units of a text in order."""
    lines = _lines(text)
    if _wrapped(text, lines):
        lines = _joined(text, lines)
    return [Unit(start, end, text[start:end]) for start, end in lines]


def hard_wrapped(text: str) -> bool:
    """Whether a text breaks its lines at a measure, so that only a blank line ends a paragraph."""
    return _wrapped(text, _lines(text))


def _lines(text: str) -> list[tuple[int, int]]:
    lines = []
    for match in LINE.finditer(text):
        start, end = match.span()
        while start < end and (text[start].isspace() or text[start] in TRIM):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in TRIM):
            end -= 1
        if start < end:
            lines.append((start, end))
    return lines


def _wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Hard-wrapped: no long lines, and most lines that fill the measure break off in mid-sentence."""
    if len(lines) < 6:
        return False
    measure = max(end - start for start, end in lines)
    if not WRAP_MIN <= measure <= WRAP_MAX:
        return False
    full = [(s, e) for s, e in lines if e - s > 0.75 * measure]
    broken = sum(text[e - 1] not in FINAL + CLOSERS for _, e in full)
    return len(full) >= WRAP_SHARE * len(lines) and broken >= WRAP_SHARE * len(full)


def _joined(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in lines:
        if out and not BLANK.search(text, out[-1][1], start):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def key(text: str) -> str:
    """What two printings of the same words have in common: letters and digits in lower case, single spaces."""
    return " ".join(WORD.findall(text.translate(STRAIGHT).casefold().replace("'", "")))
