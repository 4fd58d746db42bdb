"""Broken expressions of a spun text read as what they stand for ("news convention" as "news conference").

The parser is given the sentence with the fixed expressions restored; the tokens it makes keep the places of the words
that stand in the report. So the text, and every span, stays as it was.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kennan.language.pack import table
from kennan.language.sentence import Parse
from kennan.language.spun import WORD, lexicon


@dataclass(frozen=True, slots=True)
class Restored:
    """A sentence as it is to be parsed, and where its words stand in the text it was made of: for each restored word
    its start and end here and there, in order."""

    text: str
    places: tuple[tuple[int, int, int, int], ...]

    def placed(self, parse: Parse) -> Parse:
        """The parse of `text` with the tokens' offsets in the text that it was made of."""
        if not self.places:
            return parse
        return replace(
            parse, tokens=tuple(replace(t, start=self._start(t.start), end=self._end(t.end)) for t in parse.tokens)
        )

    def _start(self, offset: int) -> int:
        index = bisect_right(self.places, offset, key=lambda p: p[0]) - 1
        if index < 0:
            return offset
        _, end, there, there_end = self.places[index]
        return there if offset < end else there_end + offset - end

    def _end(self, offset: int) -> int:
        index = bisect_left(self.places, offset, key=lambda p: p[0]) - 1
        if index < 0:
            return offset
        _, end, _, there_end = self.places[index]
        return there_end if offset <= end else there_end + offset - end


def restored(text: str, language: str) -> Restored:
    """The text with every strong broken expression as what it stands for; as it is where it has none."""
    found = list(WORD.finditer(text))
    words = [m.group().lower().replace("’", "'") for m in found]
    parts: list[str] = []
    places: list[tuple[int, int, int, int]] = []
    done = length = 0
    for start, end, word in _exchanged(text, found, words, language):
        old = text[start:end]
        if old.lower().replace("’", "'") == word.lower():
            continue
        new = _in_case(word, old)
        length += start - done
        places.append((length, length + len(new), start, end))
        parts += [text[done:start], new]
        length += len(new)
        done = end
    return Restored("".join(parts) + text[done:], tuple(places))


def _exchanged(
    text: str, found: list[re.Match[str]], words: list[str], language: str
) -> Iterator[tuple[int, int, str]]:
    """Start and end of what was exchanged, and what it stands for, in order: words of broken expressions, and the last
    word of names."""
    out: dict[int, tuple[int, int, str]] = {}
    for first, form in lexicon(language).find(words):
        place = first
        for word, count in form.stands_for if form.strong else ():
            out[place] = (found[place].start(), found[place + count - 1].end(), word)
            place += count
    names = table(language, "spun").get("names", {})
    small = table(language, "lineage").get("function_words", ())
    for place, match in enumerate(found):
        named = place > 0 and found[place - 1].group()[:1].isupper() and words[place - 1] not in small
        if named and match.group() in names and place not in out:
            last = place + 1 == len(found) or not found[place + 1].group()[:1].isupper()
            beside = text[found[place - 1].end() : match.start()] == " "
            if last and beside:
                out[place] = (match.start(), match.end(), names[match.group()])
    yield from (out[place] for place in sorted(out))


def _in_case(word: str, old: str) -> str:
    """The word in capitals where the one it stands for is so."""
    if old.isupper() and len(old) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if old[0].isupper() else word
