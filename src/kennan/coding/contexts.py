"""PLOVER's contexts: what fields of politics an event belongs to, by the words of its clause."""

from functools import cache

from kennan.language.pack import table
from kennan.language.sentence import Sentence
from kennan.model.vocabulary import CONTEXTS


@cache
def _keywords(language: str) -> dict[str, tuple[str, ...]]:
    """Contexts by lemma."""
    found: dict[str, tuple[str, ...]] = {}
    for context, lemmas in table(language, "contexts").get("keywords", {}).items():
        for lemma in lemmas:
            found[lemma] = (*found.get(lemma, ()), context)
    return found


@cache
def _in_names(language: str) -> frozenset[str]:
    return frozenset(table(language, "contexts").get("names", {}).get("empty", ()))


def contexts(sentence: Sentence, first: int, last: int, language: str = "en") -> tuple[str, ...]:
    """The contexts that tokens `first` to `last` (exclusive) tell of, in the order of PLOVER's list."""
    keywords, in_names = _keywords(language), _in_names(language)
    told = (
        t.lemma.lower() for t in sentence.tokens[first:last] if not (t.tag == "NNP" and t.lemma.lower() in in_names)
    )
    found = {c for lemma in told for c in keywords.get(lemma, ())}
    return tuple(c for c in CONTEXTS if c in found) if found else ()
