"""Predicates that stand over others: acts by what stands under them, and what only says how another came about."""

from collections.abc import Callable
from dataclasses import replace

from kennan.coding.events.arguments import Arguments
from kennan.coding.events.embedding import Embedding, Outer
from kennan.coding.events.frames import Lexicon, lexicon
from kennan.coding.events.predicates import Match
from kennan.coding.events.sides import Sides
from kennan.coding.events.slots import slots
from kennan.coding.modality import Force, is_cooperative, is_spoken
from kennan.language.sentence import Clause, Sentence


class Overs:
    """The predicates of one sentence and what stands under them. `is_actor` tells whether the noun phrase with a head
    token names somebody."""

    def __init__(self, sentence: Sentence, is_actor: Callable[[int], bool], language: str = "en") -> None:
        self.sentence = sentence
        self.language = language
        self.is_actor = is_actor
        self.lexicon: Lexicon = lexicon(language)
        self.arguments = Arguments(sentence, self.lexicon.partitives)
        self.matches: dict[int, Match] = {}
        self.sides = Sides(sentence, is_actor, language, self.lexicon, self.arguments, self.matches)
        self.embeddings: dict[int, Embedding] = {}
        self.forces: list[Force] = []
        self.silenced: dict[int, int] = {}  # by index, clauses that another one swallows, and that one
        self.passed: dict[int, int | None] = {}  # matched clauses that are no happenings, for the sake of which clause

    def stands_over(self, clause: Clause) -> bool:
        """Whether the clause only says how another one happened ("began to withdraw")."""
        return any(
            e.outer == clause.index
            and (
                self._entrusts(e)
                or (e.frame.type is None and (e.inner in self.matches or e.frame.inner == "swallow"))
                or self.sentence.clauses[e.inner].lemma in e.frame.idle
            )
            for e in self.embeddings.values()
        )

    def only_opines(self, clause: Clause, found: Match) -> bool:
        """Whether somebody only thinks that something is so ("agree that it was late")."""
        opines = found.evidence == "verb" and clause.lemma in slots(self.language).opining
        return opines and any(c.parent == clause.index and c.link == "complement" for c in self.sentence.clauses)

    def foreseen(self, embedding: Embedding) -> Embedding:
        """Of an act in words that is only expected of somebody ("expects them to ask for aid") nothing is demanded."""
        if embedding.frame.type != "REQUEST":
            return embedding
        outer, found = self.sentence.clauses[embedding.outer], self.matches.get(embedding.inner)
        if found is None or outer.lemma not in slots(self.language).foreseeing or outer.nominal:
            return embedding
        if not is_spoken(found.frame.type, self.language):
            return embedding
        return replace(embedding, frame=replace(embedding.frame, type=None, inner="planned"))

    def _entrusts(self, embedding: Embedding) -> bool:
        """Whether who is "charged with" something was given it to do ("charged with negotiating a truce")."""
        clause = self.sentence.clauses[embedding.outer]
        entrusting = clause.voice == "passive" and clause.lemma in slots(self.language).entrusting
        return entrusting and embedding.frame.type == "ACCUSE" and self._does_good(embedding.inner)

    def _does_good(self, index: int) -> bool:
        found = self.matches.get(index)
        return found is not None and is_cooperative(found.frame.type, self.language)

    def outer_acts(self) -> dict[int, tuple[Outer, tuple[int, ...]]]:
        """Clauses that are acts by what stands under them, with the clauses under them."""
        acts: dict[int, tuple[Outer, tuple[int, ...]]] = {}
        for inner, embedding in sorted(self.embeddings.items()):
            if embedding.frame.type is None or self._sends_away(embedding) or self._entrusts(embedding):
                continue
            if self.sentence.clauses[inner].lemma in embedding.frame.idle:
                continue
            if embedding.frame.requires == "inner" and not any(i in self.matches for i in self.under((inner,))):
                continue
            frame, under = acts.get(embedding.outer, (embedding.frame, ()))
            acts[embedding.outer] = (frame, (*under, inner))
        return acts

    def _sends_away(self, embedding: Embedding) -> bool:
        """Whether what somebody is told is a blow by itself ("ordered the envoys to leave")."""
        own = self.matches.get(embedding.outer)
        hostile = own is not None and own.evidence == "idiom" and own.frame.type == "SANCTION"
        return hostile and embedding.frame.type in ("REQUEST", "COERCE")

    def under(self, inner: tuple[int, ...]) -> tuple[int, ...]:
        """The clauses under an act and under those in turn, as long as they only say how ("agreed to begin to
        leave")."""
        out: list[int] = []
        todo = list(inner)
        while todo:
            index = todo.pop(0)
            out.append(index)
            todo += [e.inner for e in self.embeddings.values() if e.outer == index]
        return tuple(out)
