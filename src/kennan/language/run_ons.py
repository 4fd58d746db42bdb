"""Sentences that were run together without a full stop: "... kemerdekaan Karovia Kabar Pagi juga melaporkan, ..."."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kennan.language.pack import table
from kennan.language.plain_parser import WORD
from kennan.language.world import World

LEAST_WORDS = 6  # of what stands before
LONGEST_NAME = 4
REACH = 5  # words from the beginning of a sentence to its verb


@dataclass(frozen=True, slots=True)
class _Words:
    say: frozenset[str]
    adverbs: frozenset[str]
    leading: frozenset[str]  # after these a name goes on with the sentence
    pointing: frozenset[str]  # behind a noun: it ends there
    opening: frozenset[str]  # a sentence that begins so goes on behind its first phrase
    offices: frozenset[str]
    verbs: re.Pattern[str]


@cache
def _words(language: str) -> _Words | None:
    if not table(language, "grammar").get("run_ons", False):
        return None
    speech, glosses = table(language, "speech"), table(language, "glosses")
    kinds = ("prepositions", "conjunctions", "markers", "relatives", "auxiliaries", "negation", "verbs", "determiners")
    leading = {w for kind in kinds for form in glosses.get(kind, {}) for w in form.split()}
    leading |= {w for form in table(language, "roles").get("offices", ()) for w in form.split()}
    leading |= {w for form in table(language, "descriptors").get("nouns", ()) for w in form.split()}
    return _Words(
        frozenset(speech.get("verbs", {}).get("say", ())),
        frozenset(speech.get("around", {}).get("adverbs", ())),
        frozenset(leading),
        frozenset(table(language, "descriptors").get("words", {}).get("that", ())),
        frozenset(
            w for kind in ("prepositions", "markers") for form in glosses.get(kind, {}) for w in form.split()[:1]
        ),
        frozenset(form.split()[0] for form in table(language, "roles").get("offices", ())),
        re.compile("|".join(r["match"] for r in table(language, "grammar").get("unknown", ()) if r["pos"] == "VERB")),
    )


def parted(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """The sentence from `start` to `end`, in parts where a second one begins with a name that says something."""
    words = _words(language)
    if words is None:
        yield start, end
        return
    found = list(WORD.finditer(text, start, end))
    begin, first = start, 0
    for index, match in enumerate(found):
        if index > first and _begins_anew(text, found, first, index, words):
            yield begin, found[index - 1].end()
            begin, first = match.start(), index
            continue
        if match.group().lower() not in words.say or not _opens_speech(found, index):
            continue
        at = _name_before(text, found, index, first, words, language)
        if at is not None:
            yield begin, found[at - 1].end()
            begin, first = found[at].start(), at
    yield begin, end


def _begins_anew(text: str, found: list[re.Match[str]], first: int, index: int, words: _Words) -> bool:
    """Whether a sentence begins with the word in the middle of another: with a name that stood right before
    ("... diplomat Karovia Karovia membalas"), or with an office behind a noun that is pointed at, where a verb stood
    before ("... mengecam serangan itu Presiden Tamm menyebutnya")."""
    word, before = found[index].group(), found[index - 1].group()
    if text[found[index - 1].end() : found[index].start()] != " " or not word[0].isupper():
        return False
    acts = any(words.verbs.search(m.group().lower()) for m in found[index + 1 : index + 1 + REACH])
    acted = any(words.verbs.search(m.group().lower()) for m in found[first : index - 1])
    if not (acts and acted) or found[first].group().lower() in words.opening:
        return False
    if word == before:
        return index + 1 < len(found) and bool(words.verbs.search(found[index + 1].group().lower()))
    return before.lower() in words.pointing and word.lower() in words.offices


def _opens_speech(found: list[re.Match[str]], index: int) -> bool:
    return index + 1 < len(found) and found[index + 1].group() == ","


def _name_before(
    text: str, found: list[re.Match[str]], verb: int, first: int, words: _Words, language: str
) -> int | None:
    """The index of the word with which the name before the verb begins, if a sentence begins there."""
    last = verb
    while last > first and found[last - 1].group().lower() in words.adverbs:
        last -= 1
    at = last
    while at > first and found[at - 1].group()[0].isupper():
        at -= 1
    known = World.default().match(text, found[at].start(), found[at].group(), language) if at < last else None
    while known is not None and at < last and found[at].start() < known[0]:
        at += 1  # "... Karovia Kabar Pagi": the name of a country ends what goes before
    if not 0 < last - at <= LONGEST_NAME or at - first < LEAST_WORDS:
        return None
    before = found[at - 1].group()
    if not before[0].isalpha() or before.lower() in words.leading or found[at].group() == before:
        return None
    return at
