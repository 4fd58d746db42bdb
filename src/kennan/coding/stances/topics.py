"""What a stance is about: one of PLOVER's contexts or of a few topics of Kennan's own, in all languages the same."""

from collections import Counter
from functools import cache

from kennan.language.pack import table
from kennan.language.sentence import Sentence
from kennan.model.vocabulary import TOPICS

OTHER = "other"
CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "X", ""})


@cache
def _keywords(language: str) -> dict[str, tuple[str, ...]]:
    """Topics by lemma."""
    found: dict[str, tuple[str, ...]] = {}
    data = table(language, "topics")
    for words in (table(language, "contexts").get("keywords", {}), data.get("more", {}), data.get("own", {})):
        for topic, lemmas in words.items():
            for lemma in lemmas:
                found[lemma] = tuple(dict.fromkeys((*found.get(lemma, ()), topic)))
    return found


def topic(sentence: Sentence, thing: tuple[int, int], whole: tuple[int, int], language: str) -> str:
    """The topic that most words of the object (`thing`) belong to, the more special one where two tie; where none of
    them tells one, that of the whole stretch, else of the sentence."""
    for first, last in (thing, whole, (0, len(sentence.tokens))):
        votes = _votes(sentence, first, last, language)
        if votes:
            return max(votes, key=lambda t: (votes[t], TOPICS.index(t)))
    return OTHER


def _votes(sentence: Sentence, first: int, last: int, language: str) -> Counter[str]:
    keywords = _keywords(language)
    votes: Counter[str] = Counter()
    for token in sentence.tokens[first:last]:
        if token.pos in CONTENT:
            forms = (token.lemma.lower(), token.text.lower())
            votes.update({told for form in forms for told in keywords.get(form, ())})
    return votes
