"""What spaCy's rules make of a word, its part of speech and lemma, worked out once for each form.

The attribute ruler and the lemmatizer take a quarter of the time of a parse, though what they say of a token follows
almost always from its text, tag and relation alone. So they are left out of the parse and asked once for each such
triple; only where a rule looks at more ("gon na") are they run over the sentence itself.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.tokens import Doc, Token

RULES = ("attribute_ruler", "lemmatizer")
# Components whose work is the same without the rules, and which tell the rules nothing but tag and relation.
BESIDE = frozenset({"tok2vec", "transformer", "tagger", "parser", "ner"})
# What a rule may look at that follows from text, tag and relation.
TOLD = frozenset({"ORTH", "TEXT", "LOWER", "SHAPE", "LENGTH", "IS_SPACE", "TAG", "DEP"})
KEPT = 200_000


class Form(NamedTuple):
    """What is said of a token besides its place in the sentence."""

    text: str
    lemma: str
    pos: str
    tag: str
    relation: str


class Forms:
    """The forms of the words of one pipeline.

    left_out  the components that a parse is to be made without; none where a pipeline is built in another way than
              spaCy's English ones
    """

    def __init__(self, pipeline: "Language") -> None:
        self._pipeline = pipeline
        self._kept: dict[tuple[int, int, int], Form] = {}
        self.left_out = RULES if _separable(pipeline) else ()
        self._wider = _wider(pipeline) if self.left_out else None

    def of(self, doc: "Doc") -> list[Form]:
        """The form of each token of a sentence that was parsed without the components left out."""
        if self._wider is None or self._wider(doc):
            return [_form(token) for token in self._ruled(doc)]
        if len(self._kept) > KEPT:
            self._kept.clear()
        keys = [(text, tag, relation) for text, tag, relation in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]
        new = {key: token for key, token in zip(keys, doc, strict=True) if key not in self._kept}
        if new:
            self._kept.update(zip(new, self._apart(list(new.values())), strict=True))
        return [self._kept[key] for key in keys]

    def _apart(self, tokens: "list[Token]") -> list[Form]:
        """The forms of tokens as the rules give them to each by itself."""
        from spacy.tokens import Doc

        row = Doc(
            tokens[0].vocab,
            words=[t.text for t in tokens],
            tags=[t.tag_ for t in tokens],
            deps=[t.dep_ for t in tokens],
            heads=list(range(len(tokens))),
        )
        if len(tokens) > 1 and self._wider is not None and self._wider(row):  # what meets here by chance is no row
            return [form for token in tokens for form in self._apart([token])]
        return [_form(token) for token in self._ruled(row)]

    def _ruled(self, doc: "Doc") -> "Doc":
        for name in self.left_out:
            doc = self._pipeline.get_pipe(name)(doc)
        return doc


def _form(token: "Token") -> Form:
    return Form(token.text, token.lemma_, token.pos_, token.tag_, token.dep_)


def _separable(pipeline: "Language") -> bool:
    """Whether the rules can be left out and asked later."""
    from spacy.pipeline import AttributeRuler, Lemmatizer

    names = set(pipeline.pipe_names)
    if not names.issuperset(RULES) or names - BESIDE - set(RULES):
        return False
    ruler, lemmatizer = (pipeline.get_pipe(name) for name in RULES)
    return isinstance(ruler, AttributeRuler) and isinstance(lemmatizer, Lemmatizer)


def _wider(pipeline: "Language") -> "Matcher":
    """A matcher for the rules that look at more than the text, tag and relation of one token."""
    from spacy.matcher import Matcher

    rules: list[dict[str, Any]] = pipeline.get_pipe("attribute_ruler").patterns  # type: ignore[attr-defined]
    matcher = Matcher(pipeline.vocab)
    for number, rule in enumerate(rules):
        wide = [pattern for pattern in rule["patterns"] if len(pattern) > 1 or not TOLD.issuperset(pattern[0])]
        if wide:
            matcher.add(str(number), wide)
    return matcher
