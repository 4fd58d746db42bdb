"""Sentences as the coder sees them: tokens, noun phrases and clauses, the same for every language and parser.

All token indices count within the sentence; `Sentence.start` is its offset in the report's text, and token offsets
count from there. A parsed sentence knows nothing of its report, so that a parse can be reused wherever the same
sentence stands again.
"""

from dataclasses import dataclass, field
from typing import Literal

from kennan.model import Span

ArgumentRole = Literal["subject", "object", "indirect", "agent", "oblique", "complement", "possessor", "modifier"]
ClauseLink = Literal[
    "root", "complement", "infinitive", "relative", "participle", "purpose", "condition", "concession", "cause", "time",
    "adverbial", "conjunct", "nominal", "parataxis",
]  # fmt: skip
Voice = Literal["active", "passive"]


@dataclass(frozen=True, slots=True)
class Token:
    """`pos` and `relation` are as the pipeline gives them (Universal POS; ClearNLP dependency labels); `head` is the
    index of the governor, its own at the root; `entity` the named-entity label or "". In languages whose pack says by
    which words of a pivot language its own are to be read (docs/languages.md), `lemma` is the pivot's, and `gloss` the
    pivot's word form."""

    text: str
    lemma: str
    pos: str
    tag: str
    start: int
    end: int
    head: int
    relation: str
    entity: str = ""
    entity_begins: bool = False
    gloss: str = ""

    @property
    def word(self) -> str:
        """The word form by which the lexicons know the token, in lower case."""
        return self.gloss or self.text.lower()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens `start` to `end` are the phrase without complements ("the Kremlin's Afghanistan envoy"),
    up to `full_end` with prepositional complements and relative clauses. Fields hold head tokens of related phrases."""

    head: int
    start: int
    end: int
    full_end: int
    possessor: int | None = None
    apposition_to: int | None = None
    conjunct_of: int | None = None
    prepositions: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant of a clause: `head` is the head token of its phrase, `preposition` set for obliques (lower case,
    "in front of" as one string where the parser says so; "by" of a passive is role "agent"). `conjuncts` are the heads
    of phrases coordinated with it. `inherited` is true where the argument is not in the clause itself (control,
    coordination, relative pronoun, participle)."""

    role: ArgumentRole
    head: int
    preposition: str | None = None
    conjuncts: tuple[int, ...] = ()
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its participants.

    index        position in Sentence.clauses
    head         token of the predicate (a verb, a copula, or an event noun where `nominal`)
    lemma        of the predicate; `particle` of a phrasal verb ("call off": lemma call, particle off)
    auxiliaries  lemmas of auxiliaries and modals, in order, those inherited by coordination included
    adverbs      lemmas of adverbs on the predicate or its auxiliaries
    parent, link the clause it stands in (index) and how; `marker` the word that says so (if, that, because, to)
    start, end   token range of the clause with all it embeds
    """

    index: int
    head: int
    lemma: str
    particle: str | None
    nominal: bool
    voice: Voice
    tense: str
    auxiliaries: tuple[str, ...]
    negated: bool
    adverbs: tuple[str, ...]
    arguments: tuple[Argument, ...]
    parent: int | None
    link: ClauseLink
    marker: str | None
    start: int
    end: int

    def first(self, *roles: ArgumentRole) -> Argument | None:
        """The first argument in one of the roles, in the order of the roles."""
        for role in roles:
            for argument in self.arguments:
                if argument.role == role:
                    return argument
        return None

    def obliques(self, *prepositions: str) -> tuple[Argument, ...]:
        """Oblique arguments with one of the prepositions; all of them where none is named."""
        return tuple(
            a for a in self.arguments if a.role == "oblique" and (not prepositions or a.preposition in prepositions)
        )


@dataclass(frozen=True, slots=True)
class Parse:
    """The parse of one sentence text, free of any report. Without a parser `clauses` is empty."""

    tokens: tuple[Token, ...]
    phrases: tuple[Phrase, ...] = ()
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in its report: `start` and `end` are code points of the report's text; `paragraph` counts the
    paragraphs of the report, `region` is the kind of the region it stands in."""

    report: str
    index: int
    paragraph: int
    start: int
    end: int
    text: str
    region: str
    parse: Parse
    _phrase_at: dict[int, Phrase] = field(default_factory=dict, compare=False, repr=False)

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.parse.tokens

    @property
    def clauses(self) -> tuple[Clause, ...]:
        return self.parse.clauses

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        return self.parse.phrases

    def phrase(self, head: int) -> Phrase | None:
        """The noun phrase headed by the token."""
        if not self._phrase_at and self.parse.phrases:
            self._phrase_at.update((p.head, p) for p in self.parse.phrases)
        return self._phrase_at.get(head)

    def span(self, first: int, last: int) -> Span:
        """The span of tokens `first` to `last`, exclusive; white space at the ends left out."""
        return Span(self.report, self.start + self.tokens[first].start, self.start + self.tokens[last - 1].end)

    def clause_span(self, clause: Clause) -> Span:
        """The span of a clause, without punctuation at its ends."""
        first, last = clause.start, clause.end
        while first < clause.head and self.tokens[first].pos in ("PUNCT", "SPACE", "CCONJ"):
            first += 1
        while last - 1 > clause.head and self.tokens[last - 1].pos in ("PUNCT", "SPACE"):
            last -= 1
        return self.span(first, last)

    def words(self, first: int, last: int) -> str:
        """The text of tokens `first` to `last`, exclusive, as it stands in the report."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]
