"""A parser by lexicon and word order, for languages without a pipeline of their own: the words of the pack make chunks,
chunks make a tree with the same labels as the English one, and the tree makes the clause view."""

from collections.abc import Iterable, Iterator

from kennan.language.pack import table
from kennan.language.sentence import Parse, Token
from kennan.language.shallow_tree import TreeBuilder
from kennan.language.shallow_words import Word, grammar, read
from kennan.language.spacy_clauses import clauses
from kennan.language.spacy_tree import Tree, phrases

POS = {"NEG": "PART", "REL": "PRON", "FIX": "X"}


def has_grammar(language: str) -> bool:
    """Whether the pack of a language tells its grammar and its words."""
    return bool(table(language, "grammar") and table(language, "glosses"))


def parse(texts: Iterable[str], language: str) -> Iterator[Parse]:
    """One parse per sentence text, in order."""
    event_nouns = frozenset(table(language, "nominals").get("lemmas", ()))
    for text in texts:
        words = read(text, language)
        builder = TreeBuilder(words, grammar(language), language)
        builder.build()
        tokens = tuple(_token(w, builder.heads[i], builder.relations[i], words) for i, w in enumerate(words))
        tree = Tree(tokens)
        yield Parse(tokens, phrases(tree), clauses(tree, event_nouns))


def _token(word: Word, head: int, relation: str, words: list[Word]) -> Token:
    pos = POS.get(word.pos, word.pos)
    tag = word.tag or {"PROPN": "NNP", "NOUN": "NN", "PRON": "PRP", "NUM": "CD"}.get(word.pos, "")
    entity = "DATE" if word.time else ""
    if word.pos == "PROPN" and relation == "pobj" and words[head].word in ("in", "at", "near", "outside"):
        entity = "GPE"
    return Token(word.text, word.lemma, pos, tag, word.start, word.end, head, relation, entity, gloss=word.word)
