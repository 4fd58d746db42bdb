"""The words that numbers stand with, by language."""

from dataclasses import dataclass
from functools import cache

from kennan.coding.numbers import number_words
from kennan.language.pack import table
from kennan.model import Bound

Phrases = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


@dataclass(frozen=True, slots=True)
class FigureWords:
    """What packs/<language>/figures.toml knows. Phrases are kept under a word that leads to them (the first, for
    `bounds` the last), longest first, with what they stand for."""

    vague: Phrases
    bounds: Phrases
    durations: dict[str, tuple[str, int]]
    fractions: dict[str, int]
    signs: dict[str, str]
    currencies: dict[str, str]
    letters: dict[str, int]
    percent: frozenset[str]
    persons: frozenset[str]
    uninflected: frozenset[str]
    casualty: frozenset[str]
    singulars: dict[str, str]
    idle: frozenset[str]
    abstract: frozenset[str]
    several_of: frozenset[str]
    anaphoric: frozenset[str]
    stretch: frozenset[str]
    articles: frozenset[str]
    duration_prepositions: frozenset[str]
    share_joins: tuple[tuple[str, ...], ...]
    range_joins: frozenset[str]
    not_counts: frozenset[str]
    ages: frozenset[str]
    numbered: frozenset[str]
    long: str
    begin: frozenset[str]  # words, besides those with digits, that a figure may begin with
    next_word: bool  # what is counted is the word after the number, whatever the parse says


def _phrases(data: dict[str, str], key: int) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, meaning in data.items():
        words = tuple(phrase.split())
        found.setdefault(words[key], []).append((words, meaning))
    return {word: tuple(sorted(phrases, key=lambda p: -len(p[0]))) for word, phrases in found.items()}


@cache
def figure_words(language: str) -> FigureWords:
    """The words of a language; empty tables where it has no pack."""
    data = table(language, "figures")
    numbers, vague = number_words(language), _phrases(data.get("vague", {}), 0)
    signs = dict(data.get("currency_signs", {"$": "USD", "€": "EUR", "£": "GBP"}))
    beginning = (vague, signs, data.get("durations", {}), data.get("fractions", {}), numbers.values, numbers.half,
                 numbers.articles, numbers.magnitudes)  # fmt: skip
    return FigureWords(
        vague=vague,
        bounds=_phrases(data.get("bounds", {}), -1),
        durations={word: (str(unit), int(many)) for word, (unit, many) in data.get("durations", {}).items()},
        fractions=dict(data.get("fractions", {})),
        signs=signs,
        currencies=dict(data.get("currency_words", {})),
        letters=dict(data.get("magnitude_letters", {})),
        percent=frozenset(data.get("percent", {"words": ["%"]})["words"]),
        persons=_lemmas(data, "persons"),
        uninflected=frozenset(data.get("persons", {}).get("uninflected", ())),
        casualty=_lemmas(data, "casualty"),
        singulars=dict(data.get("singulars", {})),
        idle=_lemmas(data, "idle"),
        abstract=_lemmas(data, "abstract"),
        several_of=_lemmas(data, "several_of"),
        anaphoric=frozenset(data.get("anaphoric", ())),
        stretch=frozenset(data.get("stretch", ())),
        articles=frozenset(data.get("articles", ())),
        duration_prepositions=frozenset(data.get("duration_prepositions", ())),
        share_joins=tuple(tuple(j.split()) for j in data.get("share_joins", ())),
        range_joins=frozenset(data.get("range_joins", ())),
        not_counts=frozenset(data.get("not_counts", ())),
        ages=frozenset(data.get("ages", ())),
        numbered=frozenset(table(language, "time").get("numbered", ())),
        long=str(data.get("long", "")),
        begin=frozenset(word for words in beginning for word in words),
        next_word=bool(data.get("next_word", False)),
    )


def _lemmas(data: dict[str, dict[str, list[str]]], name: str) -> frozenset[str]:
    return frozenset(data.get(name, {}).get("lemmas", ()))


def bound(meaning: str) -> Bound:
    """A bound of the lexicon. Raises ValueError for a word outside the vocabulary."""
    match meaning:
        case "exact" | "about" | "at_least" | "at_most":
            return meaning
    raise ValueError(f"bound {meaning!r}: not one of exact, about, at_least, at_most")
