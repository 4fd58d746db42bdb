"""One sentence as the stance coder sees it: who stands where, and where the complement of a cue is."""

from collections.abc import Iterator
from dataclasses import dataclass

from kennan.coding.reading import Reading
from kennan.coding.stances.extent import VERBAL, Branches
from kennan.coding.stances.lexicon import Cue, Lexicon
from kennan.language.sentence import Clause, Sentence
from kennan.model import StanceKind

CLAUSAL = ("xcomp", "ccomp", "acl", "relcl", "advcl")
NAMED = frozenset({"state", "government", "armed_group", "international_org", "party"})
EMPTY_OBJECTS = frozenset({"who", "whom", "it", "this", "that", "them", "what", "which", "itself", "themselves", "so"})
RELATIVE_TAGS = frozenset({"WDT", "WP"})
BEFORE_SUBJECT = frozenset({"aux", "auxpass", "neg"})


@dataclass(frozen=True, slots=True)
class Found:
    """A stance found, in tokens: `anchor` is the cue, `whole` the stretch that carries the stance, `object` what is
    wanted, feared, promised and so on; `holders` are referents, empty where the text names nobody."""

    anchor: int
    kind: StanceKind
    holders: tuple[str, ...]
    object: tuple[int, int]
    whole: tuple[int, int]
    towards: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Complement:
    """What a cue is about: the head of it and where it stands ("infinitive", "that", "object", "gerund", or the
    preposition)."""

    head: int
    place: str


class Scene:
    """A sentence with its branches, made where at least one cue stands."""

    def __init__(self, reading: Reading, sentence: Sentence, lexicon: Lexicon) -> None:
        self.reading = reading
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.lexicon = lexicon
        self.branches = Branches(sentence)
        self.clause_of = {c.head: c for c in sentence.clauses if not c.nominal}

    # ---- who ------------------------------------------------------------------------------------------------------

    def clause_above(self, index: int) -> Clause | None:
        """The verbal clause in which the token stands, its own where it is a predicate."""
        seen: set[int] = set()
        while index not in seen:
            if index in self.clause_of:
                return self.clause_of[index]
            seen.add(index)
            index = self.tokens[index].head
        return None

    def voice(self, index: int) -> str | None:
        """The speaker under whose word the token stands."""
        return self.reading.speech.attribution(self.sentence.span(index, index + 1)).voice

    def holder_at(self, head: int) -> str | None:
        """The referent of a phrase; of a first person the speaker; of what belongs to somebody its owner."""
        found = self.reading.mentions.at(self.sentence, head)
        if found is not None:
            return found
        if self.is_first_person(head):
            return self.voice(head)
        token = self.tokens[head]
        copula = self.clause_of.get(token.head)
        if token.relation == "attr" and copula is not None and copula.lemma == "be":
            subject = copula.first("subject")
            if subject is not None and subject.head != head:
                return self.reading.mentions.at(self.sentence, subject.head)
        phrase = self.sentence.phrase(head)
        if phrase is not None and phrase.possessor is not None:
            return self.holder_at(phrase.possessor)
        return None

    def is_first_person(self, head: int) -> bool:
        return self.lexicon.has("bound", "first_person", self.tokens[head].word)

    def subjects(self, clause: Clause | None) -> tuple[str, ...]:
        """The referents of the subject; of a passive the agent's."""
        if clause is None:
            return ()
        argument = clause.first("agent") if clause.voice == "passive" else clause.first("subject")
        if argument is None:
            return ()
        found = (self.holder_at(head) for head in (argument.head, *argument.conjuncts))
        return tuple(dict.fromkeys(r for r in found if r))

    def others(self, first: int, last: int, holders: tuple[str, ...]) -> str | None:
        """The first actor other than the holder and his own organs that the stretch names; a pronoun or a common noun
        ("the neighbours") only where it has no name."""
        at, referent = self.reading.mentions.at, self.reading.mentions.referent
        own = {*holders, *(referent(h).part_of for h in holders)}
        unnamed = None
        for index in range(first, last):
            found = at(self.sentence, index)
            if found is None or self._is_mere(index) or self._is_some(index):
                continue
            if found not in own and referent(found).part_of not in holders:
                if self.tokens[index].pos in ("PROPN", "ADJ"):
                    return found
                unnamed = unnamed or found
        return unnamed

    def _is_mere(self, index: int) -> bool:
        """Whether the token only names forces that are moved, or a place by its name ("Sarn island")."""
        token = self.tokens[index]
        if token.pos == "NOUN":
            return self.lexicon.has("light", "forces", token.lemma.lower())
        above = self.tokens[token.head]
        return token.relation == "compound" and self.lexicon.has("light", "places", above.lemma.lower())

    def _is_some(self, index: int) -> bool:
        """Whether the token names nobody in particular ("a more open administration")."""
        article = self.branches.child(index, "det")
        indefinite = article is not None and self.tokens[article].text.lower() in ("a", "an", "any")
        return self.tokens[index].pos == "NOUN" and indefinite

    def principal(self, voice: str) -> str:
        """In whose name a speaker sets conditions: the body he belongs to, or the country he speaks for; himself where
        neither is known."""
        known = self.reading.mentions
        speaker = known.referent(voice)
        if speaker.part_of is not None:
            return speaker.part_of
        if speaker.country is not None and speaker.kind in ("person", "government"):
            for referent in known.referents:
                if referent.country == speaker.country and referent.kind == "state":
                    return referent.id
        return voice

    def is_supposed(self, clause: Clause) -> bool:
        """Whether the clause is, or stands in, one that is only supposed ("if we want ...")."""
        current: Clause | None = clause
        for _ in self.sentence.clauses:
            if current is None or current.parent is None:
                return False
            if current.link == "condition" or current.marker in self.lexicon.words["conditional"]["supposing"]:
                return True
            current = self.sentence.clauses[current.parent]
        return False

    def is_conditioned(self, clause: Clause) -> bool:
        """Whether a clause of condition depends on it."""
        return any(
            c.parent == clause.index
            and (c.link == "condition" or c.marker in self.lexicon.words["conditional"]["markers"])
            for c in self.sentence.clauses
        )

    def in_no_haste(self, first: int, last: int) -> bool:
        """Whether the stretch denies haste ("will not rush", "no hurry to")."""
        words = self.lexicon.words["bound"]["hasty"]
        return any(
            t.lemma.lower() in words and self.is_negated(first + i) for i, t in enumerate(self.tokens[first:last])
        )

    # ---- what -----------------------------------------------------------------------------------------------------

    def complements(self, head: int, cue: Cue, nominal: bool = False) -> tuple[Complement, ...]:
        """What the cue word at `head` is about: the first of the places that the cue takes which is filled, with the
        predicates coordinated with it; empty where none is."""
        for place in self._places(cue):
            found = self._at(head, place, nominal)
            if place == "object" and found is not None and "object" in cue.addressee and self.is_somebody(found):
                continue
            if found is not None:
                return tuple(Complement(i, place) for i in self.branches.conjoined(found))
        return ()

    def is_somebody(self, head: int) -> bool:
        """Whether a phrase names somebody who can be addressed, not a thing or a sum."""
        if self.branches.child(head, "nummod") is not None:
            return False
        return self.tokens[head].pos == "PRON" or self.reading.mentions.at(self.sentence, head) is not None

    def _places(self, cue: Cue) -> Iterator[str]:
        """Where the object may stand: where the cue has a second word, clauses that go with it and that word itself."""
        if not cue.second:
            yield from cue.takes
        elif cue.second in ("to", "that"):
            yield "infinitive" if cue.second == "to" else "that"
            if cue.second in cue.takes:
                yield cue.second
        elif cue.second == "as":
            yield "object"
        else:
            yield from (p for p in cue.takes if p in ("infinitive", "that") and cue.addressee)
            yield cue.second

    def _at(self, head: int, place: str, nominal: bool) -> int | None:
        tokens, branches = self.tokens, self.branches
        for child in branches.children[head]:
            token = tokens[child]
            match place:
                case "infinitive":
                    clausal = token.relation in CLAUSAL and (token.relation != "advcl" or tokens[head].pos == "ADJ")
                    if clausal and child > head and branches.has_to(child):
                        return child
                case "gerund":
                    if token.relation == "xcomp" and token.tag == "VBG":
                        return child
                case "that":
                    if self._finite(child, nominal) and (child > head or self._said_after(head, child)):
                        return child
                case "object":
                    if token.relation in ("dobj", "nsubjpass") and token.word not in EMPTY_OBJECTS:
                        return child
                case _:
                    if token.relation in ("prep", "agent", "prt") and token.word == place and child > head:
                        below = branches.child(child, "pobj", "pcomp")
                        if below is not None and tokens[below].word not in EMPTY_OBJECTS:
                            return below
        return None

    def _said_after(self, head: int, child: int) -> bool:
        """Whether the cue follows its clause ("an attack would bring war, he warned")."""
        subject = self.branches.child(head, "nsubj")
        return subject is not None and subject > child and self.tokens[child].relation == "ccomp"

    def _finite(self, child: int, nominal: bool) -> bool:
        token = self.tokens[child]
        if self.branches.has_to(child):
            return False
        if nominal:
            marked = any(
                self.tokens[c].tag == "IN" and self.tokens[c].lemma == "that" for c in self.branches.children[child]
            )
            return token.relation in ("acl", "relcl", "ccomp") and marked
        has_subject = self.branches.child(child, "nsubj", "nsubjpass", "expl", "csubj") is not None
        return token.relation in ("ccomp", "advcl") and has_subject and self._complementary(child)

    def _complementary(self, child: int) -> bool:
        """Whether a subordinate clause is a complement, not one of time or condition."""
        if self.tokens[child].relation == "ccomp":
            return True
        mark = self.branches.child(child, "mark")
        return mark is None or self.tokens[mark].lemma.lower() == "that"

    def extent(self, complement: Complement) -> tuple[int, int]:
        """The tokens of a complement without the words that only introduce it."""
        first, last = self.branches.reach(complement.head)
        if self.tokens[first].tag in RELATIVE_TAGS and first < complement.head:
            first = complement.head  # "a bill that it tried to stop": the pronoun stands before the cue
        while first < complement.head and (
            self.tokens[first].tag in ("TO", "CC")
            or (self.tokens[first].relation == "mark" and self.tokens[first].head == complement.head)
            or self.tokens[first].pos == "PUNCT"
        ):
            first += 1
        return first, last

    def averts(self, head: int) -> bool:
        """Whether the predicate is one of warding off, or makes sure that something does not happen."""
        token = self.tokens[head]
        lemma = token.lemma.lower()
        particle = self.branches.child(head, "prt", "prep")
        if lemma in self.lexicon.avoiding:
            return True
        if particle is not None and f"{lemma} {self.tokens[particle].word}" in self.lexicon.avoiding:
            return True
        sure = self.branches.child(head, "acomp")
        ensuring = self.lexicon.ensuring
        if lemma in ensuring and self.is_negated(head):
            return True
        if lemma in ensuring or (sure is not None and self.tokens[sure].lemma.lower() in ensuring):
            return any(self.is_negated(c) for c in self._below(head, sure))
        return False

    def _below(self, head: int, adjective: int | None) -> Iterator[int]:
        for parent in (head, adjective):
            if parent is not None:
                yield from (c for c in self.branches.children[parent] if self.tokens[c].relation in CLAUSAL)

    def is_negated(self, head: int) -> bool:
        """Whether a predicate or a noun is denied: "not", "never", "no" of its own or of its subject."""
        for child in self.branches.children[head]:
            token = self.tokens[child]
            if token.relation == "neg" or (
                token.lemma.lower() in ("never", "hardly", "no") and token.relation in ("advmod", "det")
            ):
                return True
            if token.text.lower() == "longer" and child > 0 and self.tokens[child - 1].text.lower() == "no":
                return True
            if token.relation in ("nsubj", "nsubjpass") and any(
                self.tokens[c].word in ("no", "neither") for c in self.branches.children[child]
            ):
                return True
        return False

    def denied_from(self, head: int) -> int:
        """Where the predicate begins with the word that denies it ("not touch a ship", "never again attack it")."""
        denying = self.lexicon.words["bound"]["denying"]
        before = [c for c in self.branches.children[head] if c < head and self.tokens[c].text.lower() in denying]
        return min(before, default=head)

    def is_owner(self, index: int) -> bool:
        """Whether the token says whose something is ("the republic's policy", "Velmoran policy", "policy of ...")."""
        token = self.tokens[index]
        after_of = token.relation == "pobj" and self.tokens[token.head].text.lower() == "of"
        return after_of or token.relation in ("poss", "amod", "compound", "nmod")

    def meant_by(self, voice: str) -> tuple[str, ...]:
        """Whose aim or condition a speaker tells without naming anybody: his own side's; where he speaks for none, as
        experts do, that of the actor he speaks of."""
        principal = self.principal(voice)
        return (principal,) if principal != voice else self.discussed() or (voice,)

    def discussed(self) -> tuple[str, ...]:
        """The actor of whom the sentences before speak: the first subject there that is no person."""
        place = self.sentence.index
        for sentence in reversed(self.reading.sentences[max(0, place - 2) : place]):
            for clause in sentence.clauses:
                subject = clause.first("subject")
                found = self.reading.mentions.at(sentence, subject.head) if subject is not None else None
                if found is not None and self.reading.mentions.referent(found).kind in NAMED:
                    return (found,)
        return ()

    def whole(self, head: int, clause: Clause | None, parts: tuple[int, int]) -> tuple[int, int]:
        """The stretch from the subject (or the auxiliaries where it has none of its own) over the cue to the end of
        the complement."""
        first, last = min(head, parts[0]), max(head + 1, parts[1])
        if clause is None:
            return first, last
        first = min(first, clause.head)
        subject = clause.first("subject")
        if subject is not None and not subject.inherited and subject.head < last:
            return min(first, self.branches.reach(subject.head)[0]), last
        for child in self.branches.children[clause.head]:
            if self.tokens[child].relation in BEFORE_SUBJECT:
                first = min(first, child)
        return first, last

    def is_predicate(self, index: int) -> bool:
        return self.tokens[index].pos in VERBAL
