"""What a promise or a condition says that somebody will do or leave alone, read off its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from kennan.coding.events.frames import Frame, lexicon
from kennan.findings.sense import stems
from kennan.language.pack import table
from kennan.model.vocabulary import EVENT_TYPES

WORD = re.compile(r"[\w'’-]+")
ENDINGS = ("", "s", "es", "ed", "d", "ing", "ting", "ned", "ning", "ted")
HOSTILE = 4  # quad of material conflict


@dataclass(frozen=True, slots=True)
class Undertaken:
    """`types` are the PLOVER types and modes of the deed, as far as the event lexicon tells them from the words alone;
    `action` the stems of its verb, `matter` those of all content words; `spared` is true where something is to be left
    alone or unharmed."""

    types: frozenset[tuple[str, str | None]]
    action: frozenset[str]
    matter: frozenset[str]
    spared: bool

    @property
    def hostile(self) -> bool:
        return any(EVENT_TYPES[kind].quad == HOSTILE for kind, _ in self.types)

    def is_type(self, kind: str) -> bool:
        return any(known == kind for known, _ in self.types)

    def is_mode(self, kind: str, mode: str | None) -> bool:
        return mode is not None and (kind, mode) in self.types


def undertaken(text: str, language: str, *, finite: bool = False) -> Undertaken:
    """The deed that stands in the words of a promise ("free the sailors", "that the locks will be reopened", "an
    amnesty"), or, where `finite`, of a condition, in which somebody is named first ("the rebels disarm")."""
    known = _words(language)
    words = [w.lower().removesuffix("'s").removesuffix("’s") for w in WORD.findall(text)]
    opening = words[:1] if not set(words) & known["will"] else words[: _after_will(words, known) + 1]
    deed = words[_after_will(words, known) :]
    spared = bool(known["not"].intersection(opening)) or bool(deed[:1] and known["not"] & set(deed[:1]))
    deed = [w for w in deed if w not in known["not"]]
    while deed and deed[0] in known["skipped"]:
        deed = deed[1:]
    if deed and _bases(deed[0]) & known["abstaining"]:
        spared, deed = True, deed[1:]
    if deed and _bases(deed[0]) & known["protective"]:
        spared = True
    if finite:
        told = next((i for i, w in enumerate(deed) if any(_types(w, deed[i + 1 :], language))), 0)
        deed = deed[told:]
    verb = deed[0] if deed else ""
    action = stems(verb, language) if verb else frozenset()
    return Undertaken(frozenset(_types(verb, deed[1:], language)), action, stems(text, language), spared)


def _after_will(words: list[str], known: dict[str, frozenset[str]]) -> int:
    """Where the deed begins: after the auxiliary of a finite clause, or at once."""
    return next((i + 1 for i, w in enumerate(words) if w in known["will"]), 0)


def _types(verb: str, rest: list[str], language: str) -> Iterator[tuple[str, str | None]]:
    lexical = lexicon(language)
    for base in sorted(_bases(verb)):
        for key in (*(f"{base} {word}" for word in rest[:1]), base):
            objects = lexical.idioms.get(key, {})
            for word in rest:
                for noun in sorted(_bases(word)):
                    yield from _plain(objects.get(noun, ()))
            yield from _plain(lexical.verbs.get(key, ()))
        yield from _plain(lexical.nouns.get(base, ()))


def _plain(frames: tuple[Frame, ...]) -> Iterator[tuple[str, str | None]]:
    yield from ((f.type, f.mode) for f in frames)


def _bases(word: str) -> frozenset[str]:
    """Forms of which the word may be an inflection."""
    cut = {word.removesuffix(e) for e in ENDINGS if word.endswith(e) and len(word) - len(e) > 2}
    return frozenset(cut | {c + "e" for c in cut if c != word})


@cache
def _words(language: str) -> dict[str, frozenset[str]]:
    content: dict[str, Any] = table(language, "promises").get("content", {})
    names = ("not", "abstaining", "protective", "will", "skipped", "due")
    return {name: frozenset(content.get(name, ())) for name in names}


def condition_in(text: str, language: str) -> str:
    """The part of a sentence on which the rest of it depends: after "if", "on condition that", "depends on whether", up
    to the next comma. "" where no such word is there."""
    lowered, known = text.lower(), table(language, "promises").get("condition", {})
    for phrase in sorted(known.get("after", ()), key=lambda p: (-len(p), p)):
        found = re.search(rf"\b{re.escape(phrase)}\b", lowered)
        if found is None:
            continue
        part = text[found.end() :]
        for word in known.get("within", ()):
            part = re.split(rf"\b{word}\b", part, maxsplit=1)[-1]
        return part.partition(",")[0].strip()
    return ""


def due_words(language: str) -> frozenset[str]:
    """Prepositions before the day by which something is to be done."""
    return _words(language)["due"]


def verdict(text: str, language: str) -> tuple[bool, int, int] | None:
    """Whether the words say of a promise that it was kept (True) or broken (False), and where they say so (start, end);
    None where they say neither."""
    pattern = _verdict(language)
    found = pattern.search(text.lower()) if pattern is not None else None
    if found is None:
        return None
    kept = found["kept"] is not None
    return (kept if found["failing"] is None else not kept), found.start(), found.end()


@cache
def _verdict(language: str) -> re.Pattern[str] | None:
    words = table(language, "promises").get("verdict")
    if not words:
        return None

    def any_of(name: str) -> str:
        return "|".join(re.escape(w) for w in sorted(words[name], key=lambda w: (-len(w), w)))

    gap = rf"(?:\W+[\w’'-]+){{0,{words['between']}}}?\W+"
    return re.compile(
        rf"(?:(?P<failing>{any_of('failing')})\W+(?:\w+\W+){{0,2}})?"
        rf"\b(?:(?P<kept>{any_of('kept')})|(?:{any_of('broken')}))\b{gap}(?:{any_of('nouns')})\b"
    )
