"""Whether a text reads as spun: rewritten word by word by a synonym machine, or translated there and back.

The sign is a fixed expression with a part exchanged ("press convention"), which no writer makes. The expressions and
what machines put for their words are data (packs/*/spun.toml).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from kennan.language.pack import table
from kennan.model import Report

_WORD = re.compile(r"'s\b|[a-z0-9]+|[^\s\-–]")
MILD = "~"
_READ = frozenset({"body", "title", "teaser", "heading"})


@dataclass(frozen=True, slots=True)
class Broken:
    """A fixed expression as a synonym machine leaves it: its words, what it stands for, and whether it is a strong sign."""

    words: tuple[str, ...]
    meant: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All broken expressions of a language by their words, and the lengths of those that a word begins."""

    forms: dict[tuple[str, ...], Broken]
    lengths: dict[str, tuple[int, ...]]


def words_of(text: str) -> list[str]:
    """Words in lower case, a possessive 's and every mark by itself; hyphens part words."""
    return _WORD.findall(text.lower().replace("’", "'"))


def broken(text: str, language: str) -> tuple[Broken, ...]:
    """The broken expressions of a text, one for every place, in its order."""
    return tuple(_found(words_of(text), lexicon(language)))


def score_of(report: Report) -> float | None:
    """How much a report reads as spun, in [0, 1], rounded to two places; None where it is too short to tell, or its
    language has no such lexicon. Its furniture is left out."""
    rules = table(report.language, "spun").get("score")
    if rules is None:
        return None
    text = "\n.\n".join(report.text[r.start : r.end] for r in report.regions if r.kind in _READ)
    words = words_of(text)
    if len(words) < rules["least_words"]:
        return None
    return _score(set(_found(words, lexicon(report.language))), len(words), rules)


def reads_as_spun(score: float | None, language: str = "en") -> bool:
    """Whether a score is that of a spun text."""
    return score is not None and score >= table(language, "spun")["score"]["spun"]


def _score(met: set[Broken], length: int, rules: dict[str, Any]) -> float:
    strong = sum(b.strong for b in met)
    weight = strong * rules["strong"]
    weight += min(weight, (len(met) - strong) * rules["weak"])
    density = 1000 * weight / max(length, rules["shortest"])
    score: float = density / (density + rules["even"])
    if strong < rules["least"]:
        score = min(score, rules["spun"] - 0.01)
    return round(score, 2)


def _found(words: list[str], known: Lexicon) -> Iterator[Broken]:
    """The longest form at each place; forms don't overlap."""
    lengths, forms = known.lengths, known.forms
    free = 0
    for place in [i for i, word in enumerate(words) if word in lengths]:
        if place < free:
            continue
        for length in lengths[words[place]]:
            form = forms.get(tuple(words[place : place + length]))
            if form is not None:
                yield form
                free = place + length
                break


@cache
def lexicon(language: str) -> Lexicon:
    """The broken expressions of a language, made from its fixed expressions and synonyms."""
    pack = table(language, "spun")
    if not pack:
        return Lexicon({}, {})
    weak = {tuple(words_of(f)) for f in pack["weak"]["forms"]}
    sound = {tuple(words_of(f)) for f in pack["current"]["forms"]}
    forms = {f: Broken(f, "", False) for f in weak}
    for words, meant, strong in (*_explicit(pack), *_made(pack, sound)):
        if words not in sound and not (words in forms and forms[words].strong):
            forms[words] = Broken(words, meant, strong and words not in weak)
    lengths: dict[str, set[int]] = {}
    for words in forms:
        lengths.setdefault(words[0], set()).add(len(words))
    return Lexicon(forms, {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()})


Form = tuple[tuple[str, ...], str, bool]


def _explicit(pack: dict[str, Any]) -> Iterator[Form]:
    for form, meant in pack["forms"].items():
        yield tuple(words_of(form)), meant, True


def _made(pack: dict[str, Any], sound: set[tuple[str, ...]]) -> list[Form]:
    """Every fixed expression with one or more of its words exchanged; fixed expressions are added to what is sound."""
    nouns, phrases = pack["expressions"]["nouns"], pack["expressions"]["phrases"]
    synonyms = pack["synonyms"]
    in_phrases = {**synonyms, **pack["in_phrases"]}
    sound |= {tuple(words_of(e)) for e in (*nouns, *map(_plural, nouns), *phrases)}
    made = [form for e in phrases for form in _exchanged(e, in_phrases, plural=False)]
    return made + [form for e in nouns for plural in (False, True) for form in _exchanged(e, synonyms, plural=plural)]


def _exchanged(expression: str, synonyms: dict[str, list[str]], *, plural: bool) -> Iterator[Form]:
    """The forms of an expression; one in which only mild synonyms stand (~) is weak."""
    words = words_of(expression)
    choices = [[word, *synonyms.get(word, ())] for word in words]
    if plural:
        choices[-1] = list(dict.fromkeys([*map(_plural, choices[-1]), *synonyms.get(_plural(words[-1]), ())]))
        words[-1] = _plural(words[-1])
    for chosen in product(*choices):
        new = [c for c, word in zip(chosen, words, strict=True) if c != word]
        if new:
            yield tuple(words_of(" ".join(chosen).replace(MILD, ""))), " ".join(words), any(c[0] != MILD for c in new)


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun if noun.endswith("s") else noun + "es"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"
