"""Headlines Written With Capitals, or ALL IN CAPITALS, read as what they would be in a sentence.

A parser takes every word that begins with a capital for a name, so "Velmora Lifts Travel Ban" has no verb. The words
that a language's packs know as words, and that are no known name, go to the parser in lower case. A letter stays a
letter, so that offsets hold.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from kennan.language.pack import table
from kennan.language.world import World

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
FEWEST = 4  # words with capitals in a headline
OPENERS = ":—–"  # signs behind which a sentence may begin
QUOTED = re.compile(r"[“”\"«»]|(?:^|\s)[‘']\w")  # whose words have capitals of their own
ACRONYM = 4  # letters up to which an unknown word in a line of capitals is an abbreviation
PACKS = (
    "event_verbs",
    "event_idioms",
    "event_nouns",
    "event_objects",
    "nominals",
    "descriptors",
    "lineage",
    "modality",
)
NOUNS = (("event_nouns", "noun"), ("event_objects", None), ("nominals", "lemmas"), ("descriptors", "nouns"))
AHEAD = ("to", "will", "may", "must")
ENDINGS = (("ies", "y"), ("ied", "y"), ("es", ""), ("ed", ""), ("ing", ""), ("ing", "e"), ("s", ""), ("d", ""))


def in_sentence_case(text: str, language: str) -> str:
    """The sentence as it would stand in prose where it is written as a headline, else as it is; as many characters."""
    small = _small(language)
    if any(w[:1].islower() and w.isalpha() and w not in small for w in text.split()):
        return text  # prose, as almost always
    found = list(WORD.finditer(text))
    shouted = len(found) >= FEWEST and text.isupper()
    if (not shouted and not _has_capitals(found, language)) or QUOTED.search(text):
        return text
    words, verbs = _vocabulary(language)
    named = set(_named(text, found, language))
    free = [(i, m.group()) for i, m in enumerate(found) if i not in named]
    known = [i for i, w in free if (shouted or not (w.isupper() and len(w) > 1)) and _is_of(w.lower(), words)]
    if not shouted and not any(_is_told(found, i, verbs) for i in known):
        return text
    out = list(text)
    for index, match in enumerate(found):
        word = match.group()
        if index in known and text[: match.start()].rstrip()[-1:] in OPENERS:  # also at the very start
            new = word.capitalize() if shouted else word
        elif index in known:
            new = word.lower()
        elif shouted and (index in named or len(word) > ACRONYM):
            new = re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize(), word)
        else:
            continue
        if len(new) == len(word):
            out[match.start() : match.end()] = list(new)
    return "".join(out)


def _has_capitals(found: list[re.Match[str]], language: str) -> bool:
    """Whether every word but the small ones begins with a capital, as in no sentence of prose."""
    small = _small(language)
    large = [w for m in found if len(w := m.group()) > 1 and w not in small]
    return bool(small) and len(large) >= FEWEST and all(w[0].isupper() for w in large)


def _is_of(word: str, words: frozenset[str]) -> bool:
    return word in words or (len(word) > 2 and any(form in words for form in _bases(word)))


def is_only_verb(word: str, language: str) -> bool:
    """Whether the packs know a word in lower case as a form of a verb whose base is no noun."""
    return any(_vocabulary(language)[1].get(form, False) for form in _bases(word))


def _is_told(found: list[re.Match[str]], index: int, verbs: dict[str, bool]) -> bool:
    """Whether a word, not the first, is the form of a verb; a base form that is a noun too only after "to"."""
    if not index:
        return False
    word, before = found[index].group().lower(), found[index - 1].group().lower()
    return any(form in verbs and (form != word or verbs[form] or before in AHEAD) for form in _bases(word))


def _bases(word: str) -> Iterator[str]:
    """What a word may be a form of."""
    yield word
    for ending, base in ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            yield stem + base
            if stem[-1:] == stem[-2:-1]:
                yield stem[:-1] + base


def _named(text: str, found: list[re.Match[str]], language: str) -> Iterator[int]:
    """Words of known names."""
    world = World.default()
    for index, match in enumerate(found):
        name = world.match(text, match.start(), match.group(), language)
        if name is not None:
            yield from (i for i in range(index, len(found)) if found[i].end() <= name[0])


@cache
def _small(language: str) -> frozenset[str]:
    """The words that carry grammar."""
    return frozenset(table(language, "lineage").get("function_words", ()))


@cache
def _vocabulary(language: str) -> tuple[frozenset[str], dict[str, bool]]:
    """Words that the packs of a language know, and of those that are verbs whether they are no nouns."""
    verbs = {w.split()[0] for f in table(language, "event_verbs").get("frame", ()) for w in f.get("verbs", ())}
    verbs |= {w.split()[0] for f in table(language, "event_idioms").get("idiom", ()) for w in f.get("verbs", ())}
    nouns = {
        w for name, part in NOUNS for w in _words_in(table(language, name).get(part) if part else table(language, name))
    }
    words = {w for name in PACKS for w in _words_in(table(language, name))}
    words |= _small(language)
    return frozenset(words | verbs), {v: v not in nouns for v in verbs}


def _words_in(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield from (w for w in data.lstrip("=").split() if len(w) > 2 and w.isalpha() and w.islower())
    elif isinstance(data, dict):
        yield from (w for key, value in data.items() if key != "note" for w in _words_in(value))
    elif isinstance(data, list):
        for value in data:
            yield from _words_in(value)
