"""Whether a text reads as spun: rewritten word by word by a synonym machine, or translated there and back.

The sign is a fixed expression with a part exchanged ("news convention"), which no writer makes. The expressions and
what machines put for their words are data (packs/*/spun.toml), and so are the signs that count for little.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from kennan.language.pack import table
from kennan.model import Report
from kennan.model.report import SPUN

WORD = re.compile(r"['’]s\b|[A-Za-z0-9]+|[^\s\-–]")  # hyphens part words, marks stand by themselves
MILD = "~"
BELOW = SPUN - 0.01
_READ = frozenset({"body", "title", "teaser", "heading"})

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """A fixed expression as a synonym machine leaves it: its words in lower case, whether it is a strong sign, and each
    word of what it stands for with the number of its own words put for it; nothing where that can't be told."""

    words: Words
    strong: bool
    stands_for: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All broken expressions of a language by their words, and how long those are that a word begins, longest first."""

    forms: dict[Words, Broken]
    lengths: dict[str, tuple[int, ...]]

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, Broken]]:
        """The form at each place with the index of its first word, a strong one before a longer weak one; forms don't
        overlap."""
        lengths, forms = self.lengths, self.forms
        free = 0
        for place in [i for i, word in enumerate(words) if word in lengths]:
            if place < free:
                continue
            met = [f for n in lengths[words[place]] if (f := forms.get(tuple(words[place : place + n]))) is not None]
            if met:
                form = next((f for f in met if f.strong), met[0])
                yield place, form
                free = place + len(form.words)


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, a possessive 's and every mark by itself."""
    return WORD.findall(text.lower().replace("’", "'"))


def score_of(report: Report) -> float | None:
    """How much a report reads as spun, in [0, 1], rounded to two places; from `model.report.SPUN` on it does. None
    where it is too short to tell, or its language has no such lexicon. Furniture is left out."""
    rules = table(report.language, "spun").get("score")
    if rules is None:
        return None
    words = words_of("\n.\n".join(report.text[r.start : r.end] for r in report.regions if r.kind in _READ))
    if len(words) < rules["least_words"]:
        return None
    return score({form for _, form in lexicon(report.language).find(words)}, len(words), rules)


def score(met: set[Broken], length: int, rules: dict[str, Any]) -> float:
    """The score of a text of so many words with these different forms."""
    strong = sum(form.strong for form in met)
    weight = strong * rules["strong"]
    weight += min(weight, (len(met) - strong) * rules["weak"])
    density = 1000 * weight / max(length, rules["shortest"])
    found: float = density / (density + rules["even"])
    return round(found if strong >= rules["least"] else min(found, BELOW), 2)


@cache
def lexicon(language: str) -> Lexicon:
    """The broken expressions of a language, made of its fixed expressions and synonyms."""
    pack = table(language, "spun")
    if not pack:
        return Lexicon({}, {})
    weak = {tuple(words_of(form)) for form in pack["weak"]["forms"]}
    sound = {tuple(words_of(form)) for form in pack["current"]["forms"]}
    nouns, phrases = pack["expressions"]["nouns"], pack["expressions"]["phrases"]
    sound |= {tuple(words_of(e)) for e in (*nouns, *map(_plural, nouns), *phrases)}
    forms = {words: Broken(words, strong=False) for words in weak}
    for form in (*_told(pack["forms"]), *_made(nouns, phrases, pack)):
        known = forms.get(form.words)
        if form.words not in sound and form.words not in weak and not (known and known.strong):
            forms[form.words] = form
    lengths: dict[str, set[int]] = {}
    for words in forms:
        lengths.setdefault(words[0], set()).add(len(words))
    return Lexicon(forms, {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()})


def _told(forms: dict[str, str]) -> Iterator[Broken]:
    """Forms that are told with what they stand for; where they are longer, the spare words go to its last word."""
    for form, meant in forms.items():
        words, meaning = tuple(words_of(form)), WORD.findall(meant)
        spare = len(words) - len(meaning)
        counts = [1] * len(meaning)
        counts[-2 if meaning[-1] == "'s" else -1] += spare
        yield Broken(words, True, tuple(zip(meaning, counts, strict=True)) if spare >= 0 else ())


def _made(nouns: list[str], phrases: list[str], pack: dict[str, Any]) -> Iterator[Broken]:
    """Every fixed expression with one or more of its words exchanged."""
    synonyms = pack["synonyms"]
    in_phrases = {**synonyms, **pack["in_phrases"]}
    for expression in phrases:
        yield from _exchanged(expression, in_phrases, plural=False)
    for expression in nouns:
        yield from _exchanged(expression, synonyms, plural=False)
        yield from _exchanged(expression, synonyms, plural=True)


def _exchanged(expression: str, synonyms: dict[str, list[str]], *, plural: bool) -> Iterator[Broken]:
    """The forms of an expression; one in which only mild synonyms stand is weak."""
    words = words_of(expression)
    choices = [[word, *synonyms.get(word, ())] for word in words]
    if plural:
        choices[-1] = list(dict.fromkeys([*map(_plural, choices[-1]), *synonyms.get(_plural(words[-1]), ())]))
        words[-1] = _plural(words[-1])
    for chosen in product(*choices):
        new = [c for c, word in zip(chosen, words, strict=True) if c != word]
        if new:
            parts = [words_of(c.removeprefix(MILD)) for c in chosen]
            stands_for = tuple((word, len(part)) for word, part in zip(words, parts, strict=True))
            yield Broken(tuple(w for part in parts for w in part), any(c[0] != MILD for c in new), stands_for)


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun if noun.endswith("s") else noun + "es"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"
