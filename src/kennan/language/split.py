"""Sentences, split before anything is parsed, so that the same sentence always gets the same parse."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kennan.language.pack import table

CLOSERS = "\"'”’»)]›」』"
END = re.compile(r"[.!?…。！？]+[" + re.escape(CLOSERS) + r"]*(?=\s|$)|[。！？][" + re.escape(CLOSERS) + r"]*")
PARAGRAPH = re.compile(r"[^\n\r]+")
WRAPPED_PARAGRAPH = re.compile(r"[^\n\r]+(?:\r?\n[^\S\n\r]*[^\s][^\n\r]*)*")
MAX_SENTENCE = 1500
INITIAL = re.compile(r"(?:^|[\s(“\"'‘])(?:[A-Z]\.)+$")


def paragraphs(text: str, start: int, end: int, *, wrapped: bool = False) -> Iterator[tuple[int, int]]:
    """Lines of the stretch that hold more than white space, without the white space at their ends; where the text is
    hard-wrapped, what stands between blank lines."""
    for match in (WRAPPED_PARAGRAPH if wrapped else PARAGRAPH).finditer(text, start, end):
        first, last = match.span()
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            yield first, last


def sentences(text: str, start: int, end: int, language: str = "en") -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of one paragraph. A sentence over 1,500 code points is cut at white space."""
    abbreviations = _abbreviations(language)
    begin = start
    for match in END.finditer(text, start, end):
        if match.end() < end and not _ends(text, begin, match, abbreviations, end):
            continue
        yield from _cut(text, begin, match.end())
        begin = match.end()
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        yield from _cut(text, begin, end)


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words before a full stop that ends no sentence: in any case of letters, as written, before a number. `opening`
    words begin a sentence even after initials; `said` are verbs that go on after a closed question."""

    never: frozenset[str]
    as_written: frozenset[str]
    before_number: frozenset[str]
    ordinal_stop: bool
    opening: frozenset[str]
    said: frozenset[str]

    def holds(self, word: str, following: str) -> bool:
        """Whether the stop after `word` ends no sentence when `following` is the next character."""
        plain = word.lower()
        if plain in self.never or word in self.as_written:
            return True
        if self.ordinal_stop and word.isdigit() and len(word) <= 2:
            return True
        return plain in self.before_number and following.isdigit()


@cache
def _abbreviations(language: str) -> Abbreviations:
    lists = table(language, "abbreviations")
    return Abbreviations(
        frozenset(lists.get("never_end", ())),
        frozenset(lists.get("never_end_as_written", ())),
        frozenset(lists.get("before_number", ())),
        bool(lists.get("ordinal_stop", False)),
        frozenset(lists.get("opening", ())),
        frozenset(lists.get("said", ())),
    )


def _ends(text: str, begin: int, match: re.Match[str], abbreviations: Abbreviations, limit: int) -> bool:
    after = match.end()
    while after < limit and text[after].isspace():
        after += 1
    if after >= limit:
        return True
    following = text[after]
    mark = match.group()
    if mark.startswith("."):
        before = text[max(begin, match.start() - 20) : match.start() + 1]
        word = before.split()[-1] if before.split() else ""
        if abbreviations.holds(word.lstrip("(“\"'‘[").rstrip("."), following):
            return False
        if INITIAL.search(before) and len(mark) == 1:
            return bool(len(word.rstrip(".")) > 2 and following.isupper() and _opens(text, after, limit, abbreviations))
    if following.islower():
        return False
    closed = mark[-1] in CLOSERS and mark[0] in "!?…"
    return not (closed and _goes_on(text, after, limit, abbreviations))


def _opens(text: str, after: int, limit: int, words: Abbreviations) -> bool:
    """After initials such as "U.S." only a word that begins sentences ends one."""
    word = re.match(r"\w+", text[after:limit])
    return bool(word and word.group() in words.opening)


def _goes_on(text: str, after: int, limit: int, words: Abbreviations) -> bool:
    """“Why?” Ada Kell asked: a name and a verb of speech follow within the same sentence."""
    following = re.match(r"(?:[A-Z][\w.’'-]*\s+){1,4}(\w+)", text[after:limit])
    return following is not None and following.group(1) in words.said


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_SENTENCE:
        at = text.rfind(" ", start, start + MAX_SENTENCE)
        at = at if at > start else start + MAX_SENTENCE
        yield start, at
        start = at
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end
