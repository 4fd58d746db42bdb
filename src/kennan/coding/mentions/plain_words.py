"""The words by which mentions are found in languages read without English grammar."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from kennan.coding.mentions.words import Noun, words
from kennan.language.forms import noun_forms
from kennan.language.pack import table


@dataclass(frozen=True, slots=True)
class PlainWords:
    """A language's roles (word sequences, lower case) with their English, its nouns, its small words by use,
    the words of its offices, and whether it writes all nouns with a capital."""

    offices: dict[str, str]
    nouns: dict[str, Noun]
    small: dict[str, frozenset[str]]
    office_words: frozenset[str]
    capital_nouns: bool


@cache
def plain_words(language: str) -> PlainWords:
    english, rows = words(), table(language, "descriptors")
    nouns = {
        form.casefold(): english.nouns[answer]
        for given, answer in rows.get("nouns", {}).items()
        for form in (*noun_forms(language, given), given)
    }
    small: dict[str, Any] = rows.get("words", {})
    offices = {
        form.casefold(): answer
        for given, answer in table(language, "roles").get("offices", {}).items()
        for form in (*noun_forms(language, given), given)
    }
    parts = frozenset(word for form in offices for word in form.split())
    return PlainWords(
        offices,
        nouns,
        {k: frozenset(w.casefold() for w in v) for k, v in small.items()},
        parts,
        rows.get("capital_nouns", False),
    )


def reads_plainly(language: str) -> bool:
    """Whether the language's pack has the words by which mentions are found without English grammar."""
    return bool(table(language, "descriptors").get("words"))
