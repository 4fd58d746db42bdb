"""The rules of a spaCy attribute ruler and lemmatizer, read so that they need not be run for every word."""

import re
from collections.abc import Callable, Iterable, Mapping
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

# What a rule may look at that follows from text, tag and relation.
TOLD = frozenset({"ORTH", "TEXT", "LOWER", "SHAPE", "LENGTH", "IS_SPACE", "TAG", "DEP"})
# What is the same for all words of a tag and relation.
GRAMMAR = frozenset({"TAG", "DEP"})
Word = tuple[str, str, str, bool]  # in lower case, tag, relation, whether it is white space
PLACE = {"LOWER": 0, "TAG": 1, "DEP": 2, "IS_SPACE": 3}


class Patterns:
    """The patterns of an attribute ruler: which words they name, and which look at more than one word."""

    def __init__(self, pipeline: "Language") -> None:
        from spacy.matcher import Matcher

        rules: list[dict[str, Any]] = pipeline.get_pipe("attribute_ruler").patterns  # type: ignore[attr-defined]
        self._wide = Matcher(pipeline.vocab)
        begins: list[Mapping[str, Any]] = []
        single: list[Mapping[str, Any]] = []
        for number, rule in enumerate(rules):
            wide = [p for p in rule["patterns"] if len(p) > 1 or not TOLD.issuperset(p[0])]
            if wide:
                self._wide.add(str(number), wide)
                begins += [pattern[0] for pattern in wide]
            single += [pattern[0] for pattern in rule["patterns"] if pattern not in wide]
        self._begins = Tests(begins)
        self._naming = Tests(test for test in single if not GRAMMAR.issuperset(test))

    def names(self, text: str, tag: str, relation: str) -> bool:
        """Whether a rule for single words may look at more of this one than its tag and relation."""
        return self._naming.may_pass(text, tag, relation)

    def open(self, text: str, tag: str, relation: str) -> bool:
        """Whether a pattern that looks at more than text, tag and relation of one word may begin at this one."""
        return self._begins.may_pass(text, tag, relation)

    def wider(self, doc: "Doc") -> bool:
        """Whether such a pattern is met in a sentence."""
        return bool(self._wide(doc))


class Tests:
    """Tests of single tokens, as patterns have them."""

    def __init__(self, tests: Iterable[Mapping[str, Any]]) -> None:
        words: set[str] = set()
        self._others: list[Callable[[Word], bool]] = []
        for test in tests:
            literal = _literals(test)
            if literal is None:
                self._others.append(_compiled(test))
            words |= literal or set()
        self._words = frozenset(words)

    def may_pass(self, text: str, tag: str, relation: str) -> bool:
        """Whether a token may pass one of the tests: never false where it does."""
        lower = text.lower()
        return lower in self._words or any(passes((lower, tag, relation, text.isspace())) for passes in self._others)


def _literals(test: Mapping[str, Any]) -> set[str] | None:
    """The words, in lower case, one of which a test asks for; None where it doesn't ask for words."""
    wanted = test.get("LOWER")
    if isinstance(wanted, str):
        return {wanted}
    return set(wanted["IN"]) if isinstance(wanted, Mapping) and "IN" in wanted else None


def _compiled(test: Mapping[str, Any]) -> "Callable[[Word], bool]":
    """Whether a word may pass a test. What can't be told of the word alone is taken to hold."""
    if "OP" in test:
        return lambda _: True
    parts = [(PLACE[name], _wanted(value)) for name, value in test.items() if name in PLACE]
    if len(parts) == 1:
        (place, passes) = parts[0]
        return lambda word: passes(word[place])
    return lambda word: all(passes(word[place]) for place, passes in parts)


def _wanted(wanted: Any) -> Callable[[Any], bool]:
    """Whether a value of an attribute may be the one wanted."""
    if not isinstance(wanted, Mapping):
        return lambda value: bool(value == wanted)
    if "IN" in wanted:
        some = frozenset(wanted["IN"])
        return lambda value: value in some
    if "REGEX" in wanted:
        search = re.compile(wanted["REGEX"]).search
        return lambda value: search(value) is not None
    return lambda _: True


class Lemmas:
    """The lemmas of a rule lemmatizer, asked by word without a sentence. It looks words up in lists of tens of
    thousands; here they are sets."""

    def __init__(self, lemmatizer: Any) -> None:
        self._lemmatizer = lemmatizer

    @classmethod
    def of(cls, pipeline: "Language") -> "Lemmas | None":
        """None where the pipeline's lemmatizer goes by something else than spaCy's rules."""
        from spacy.lookups import Lookups
        from spacy.pipeline import Lemmatizer

        given: Any = pipeline.get_pipe("lemmatizer")
        spacys = type(given).rule_lemmatize is Lemmatizer.rule_lemmatize
        if given.mode != "rule" or given.overwrite or not spacys:
            return None
        own = type(given)(given.vocab, given.model, given.name, mode=given.mode, overwrite=given.overwrite)
        own.lookups = Lookups()
        for name in given.lookups.tables:
            table = given.lookups.get_table(name)
            sets = {key: frozenset(words) for key, words in table.items()} if name == "lemma_index" else table
            own.lookups.add_table(name, sets)
        return cls(own)

    def is_base(self, like: "Token") -> bool:
        """Whether words of the part of speech and morphology of this one are their own lemma, in lower case."""
        return bool(self._lemmatizer.is_base_form(like))

    def lemma(self, text: str, like: "Token") -> str:
        """The lemma of a word of the part of speech and morphology of another."""
        word = SimpleNamespace(orth=text, text=text, pos=like.pos, pos_=like.pos_, morph=like.morph)
        found: list[str] = self._lemmatizer.rule_lemmatize(word)
        return found[0]

    def clear(self) -> None:
        """Forget the words asked for."""
        self._lemmatizer.cache.clear()
