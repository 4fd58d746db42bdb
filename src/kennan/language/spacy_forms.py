"""What spaCy's rules make of a word, its part of speech and lemma, worked out once for each form.

The attribute ruler and the lemmatizer take a quarter of the time of a parse, though what they say of a token follows
almost always from its text, tag and relation alone. So they are left out of the parse and asked once for each such
triple; only where a rule looks at more ("gon na") are they run over the sentence itself. What the ruler says of a word
that none of its rules names follows from tag and relation alone, so that of a new word only the lemma is left to find.
"""

from typing import TYPE_CHECKING, NamedTuple

from kennan.language.spacy_rules import Lemmas, Patterns

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

RULES = ("attribute_ruler", "lemmatizer")
# Components whose work is the same without the rules, and which tell the rules nothing but tag and relation.
BESIDE = frozenset({"tok2vec", "transformer", "tagger", "parser", "ner"})
KEPT = 200_000


class Form(NamedTuple):
    """What is said of a token besides its place in the sentence."""

    text: str
    lemma: str
    pos: str
    tag: str
    relation: str


class Kept(NamedTuple):
    """A form, and whether a rule that looks at more than the word may begin at it."""

    form: Form
    opens: bool


class Plain(NamedTuple):
    """What the ruler says of a word that no rule names, and whether such words are their own lemma in lower case."""

    token: "Token"
    form: Form
    is_base: bool


class Forms:
    """The forms of the words of one pipeline.

    left_out  the components that a parse is to be made without; none where a pipeline is built in another way than
              spaCy's English ones
    """

    def __init__(self, pipeline: "Language") -> None:
        self._pipeline = pipeline
        self._kept: dict[tuple[int, int, int], Kept] = {}
        self.left_out = RULES if _separable(pipeline) else ()
        self._patterns = Patterns(pipeline) if self.left_out else None
        self._lemmas = Lemmas.of(pipeline) if self.left_out else None
        self._plain: dict[tuple[str, str], Plain] = {}  # by tag and relation

    def of(self, doc: "Doc") -> list[Form]:
        """The form of each token of a sentence that was parsed without the components left out."""
        if self._patterns is None:
            return [_form(token) for token in doc]
        if len(self._kept) > KEPT:
            self._kept.clear()
            if self._lemmas is not None:
                self._lemmas.clear()
        kept = self._kept
        keys = list(zip(*doc.to_array(["ORTH", "TAG", "DEP"]).T.tolist(), strict=True))
        new = {key: index for index, key in enumerate(keys) if key not in kept}
        if new:
            self._learn(new, doc)
        found = [kept[key] for key in keys]
        if any(opens for _, opens in found) and self._patterns.wider(doc):
            return [_form(token) for token in self._ruled(doc)]
        return [form for form, _ in found]

    def _learn(self, new: dict[tuple[int, int, int], int], doc: "Doc") -> None:
        """Keep the forms of tokens, given by key and place in the sentence."""
        assert self._patterns is not None
        left: list[tuple[tuple[int, int, int], Token]] = []
        for key, index in new.items():
            token = doc[index]
            text, tag, relation = token.text, token.tag_, token.dep_
            form = None
            if not self._patterns.names(text, tag, relation):
                form = self._of_plain(text, tag, relation)
            if form is None:
                left.append((key, token))
            else:
                self._kept[key] = Kept(form, self._patterns.open(text, tag, relation))
        if left:
            for (key, token), form in zip(left, self._apart([token for _, token in left]), strict=True):
                self._kept[key] = Kept(form, self._patterns.open(token.text, token.tag_, token.dep_))

    def _of_plain(self, text: str, tag: str, relation: str) -> Form | None:
        """The form of a word that no rule names; None where the lemma can't be had without a sentence."""
        if self._lemmas is None:
            return None
        plain = self._plain.get((tag, relation))
        if plain is None:
            token = self._pipeline.get_pipe("attribute_ruler")(self._row([text], [tag], [relation]))[0]
            plain = Plain(token, _form(token), not token.lemma and self._lemmas.is_base(token))
            self._plain[tag, relation] = plain
        token, form, is_base = plain
        lemma = text.lower() if is_base else form.lemma or self._lemmas.lemma(text, token)
        return Form(text, lemma, form.pos, form.tag, form.relation)

    def _apart(self, tokens: "list[Token]") -> list[Form]:
        """The forms of tokens as the rules give them to each by itself."""
        row = self._row([t.text for t in tokens], [t.tag_ for t in tokens], [t.dep_ for t in tokens])
        if len(tokens) > 1 and self._patterns is not None and self._patterns.wider(row):  # met by chance: no row
            return [form for token in tokens for form in self._apart([token])]
        return [_form(token) for token in self._ruled(row)]

    def _row(self, words: list[str], tags: list[str], relations: list[str]) -> "Doc":
        from spacy.tokens import Doc

        return Doc(self._pipeline.vocab, words=words, tags=tags, deps=relations, heads=list(range(len(words))))

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
