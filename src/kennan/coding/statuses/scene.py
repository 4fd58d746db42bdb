"""One sentence as the status coder sees it: who is meant where, and drafts of statuses."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from kennan.coding.reading import Reading
from kennan.coding.statuses.words import StatusWords
from kennan.language.sentence import Argument, Clause, Sentence
from kennan.model import Interval, Referent, Span

MODIFIERS = frozenset({"amod", "compound", "nmod"})
STATES = frozenset({"state", "government"})
DEPTH = 3
PLACES = {"in": ("in", "inside", "within"), "on": ("on", "upon")}


@dataclass(frozen=True, slots=True)
class Draft:
    """A status before its attribution: tokens `first` to `last` (exclusive) carry it."""

    first: int
    last: int
    subject: str
    relation: str
    object: str | None
    valid: Interval | None = None


class Scene:
    """Resolves noun phrases of one sentence to referents."""

    def __init__(self, reading: Reading, sentence: Sentence, known: StatusWords, states: dict[str, str]) -> None:
        self.reading = reading
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.lemmas = [t.lemma.lower() for t in sentence.tokens]
        self.known = known
        self.states = states
        self.mentions = reading.mentions
        self._children: list[list[int]] | None = None

    @property
    def children(self) -> list[list[int]]:
        """The tokens that each token governs, in order."""
        if self._children is None:
            self._children = [[] for _ in self.tokens]
            for index, token in enumerate(self.tokens):
                if token.head != index:
                    self._children[token.head].append(index)
        return self._children

    def at(self, head: int) -> str | None:
        return self.mentions.at(self.sentence, head)

    def referent(self, identifier: str) -> Referent:
        return self.mentions.referent(identifier)

    def kind(self, identifier: str) -> str:
        return self.mentions.referent(identifier).kind

    def is_person(self, head: int) -> str | None:
        found = self.at(head)
        return found if found is not None and self.kind(found) == "person" else None

    def country_of(self, identifier: str) -> str | None:
        """The state, or its government, that the report names and that the referent belongs to."""
        country = self.mentions.referent(identifier).country
        return self.states.get(country) if country else None

    def host_of(self, identifier: str) -> str | None:
        """The foreign state where a post is that the text leaves unsaid ("evacuated its embassy"): the only one that
        the sentence names, else the one that a title of the report ties to the sender ("X's ambassador to Y")."""
        home = self.mentions.referent(identifier).country
        if home is None:
            return None
        named = self._foreign(self.sentence.span(0, len(self.tokens)), home)
        if len(named) == 1:
            return named[0]
        for referent in self.mentions.referents:
            for role in referent.roles:
                own = any(self.referent(r).country == home for _, r in self.mentions.within(role.span))
                sent_to = self._foreign(role.span, home)
                if own and len(sent_to) == 1:
                    return sent_to[0]
        return None

    def _foreign(self, span: Span, home: str) -> list[str]:
        found = (self.referent(r) for _, r in self.mentions.within(span))
        states = {r.country: r.id for r in found if r.kind == "state" and r.country and r.country != home}
        return list(states.values())

    def modifiers(self, head: int) -> list[int]:
        """Names and nationalities before the noun, compounds of compounds included, in order."""
        found = []
        todo = [head]
        while todo:
            for child in self.children[todo.pop()]:
                if child < head and self.tokens[child].relation in MODIFIERS:
                    found.append(child)
                    todo.append(child)
        return sorted(found)

    def resolve(self, head: int, kinds: Container[str] | None = None, depth: int = DEPTH) -> str | None:
        """Who is meant by the phrase or, where nobody (of the kinds wanted) is, whose it is: "the independence of X",
        "X's rule", "most of X"."""
        found = self.at(head)
        if found is not None and (kinds is None or self.kind(found) in kinds):
            return found
        if depth == 0:
            return None
        for inner in self.after(head, ("of",)):
            if found := self.resolve(inner, kinds, depth - 1):
                return found
        for child in self.children[head]:
            if self.tokens[child].relation == "poss" and (found := self.resolve(child, kinds, depth - 1)):
                return found
        for index in reversed(self.modifiers(head)):
            found = self.at(index) if self.tokens[index].text[:1].isupper() else None
            if found and (kinds is None or self.kind(found) in kinds):
                return found
        return None

    def all(self, argument: Argument | None, kinds: Container[str] | None = None) -> list[tuple[int, str]]:
        """Head and referent of an argument and of what is coordinated with it."""
        if argument is None:
            return []
        heads = (argument.head, *argument.conjuncts)
        return [(h, r) for h in heads if (r := self.resolve(h, kinds))]

    def pair(self, side: list[tuple[int, str]], relation: str) -> list[tuple[int, str]]:
        """Two who stand in a mutual relation to each other: coordinated, or the two members of a collective."""
        if relation not in self.known.mutual:
            return []
        if len(side) == 1:
            members = self.mentions.referent(side[0][1]).members
            side = [(side[0][0], m) for m in members]
        return side if len(side) == 2 and side[0][1] != side[1][1] else []

    def with_conjuncts(self, head: int) -> list[int]:
        """The head and the heads of the phrases coordinated with it."""
        found = [head]
        for phrase in self.sentence.phrases:
            if phrase.conjunct_of in found and phrase.head not in found:
                found.append(phrase.head)
        return found

    def after(self, head: int, prepositions: Iterable[str]) -> list[int]:
        """Objects of the prepositions that the token governs, in the order of `prepositions`."""
        governed = [c for c in self.children[head] if self.tokens[c].relation == "prep"]
        if not governed:
            return []
        wanted = [form for p in prepositions for form in PLACES.get(p, (p,))]
        return [
            inner
            for p in wanted
            for child in governed
            if self.tokens[child].text.lower() == p
            for inner in self.children[child]
            if self.tokens[inner].relation == "pobj"
        ]

    def extent(self, heads: Iterable[int]) -> tuple[int, int]:
        """Tokens from the first to the last of the phrases with these heads (without their complements)."""
        first, last = len(self.tokens), 0
        for head in heads:
            phrase = self.sentence.phrase(head)
            first = min(first, phrase.start if phrase else head)
            last = max(last, phrase.end if phrase else head + 1)
        return first, last

    def clause_of(self, token: int) -> Clause | None:
        """The verbal clause that governs the token."""
        heads = {c.head: c for c in self.sentence.clauses if not c.nominal}
        for _ in range(len(self.tokens)):
            if token in heads:
                return heads[token]
            if self.tokens[token].head == token:
                return None
            token = self.tokens[token].head
        return None

    def real(self, clause: Clause) -> bool:
        """Whether the clause tells how things stand, not how they may come to be."""
        known = self.known
        auxiliaries = set(clause.auxiliaries)
        if clause.link in known.unreal_links:
            return False
        return not (auxiliaries & known.unreal)

    def dated(self, first: int, last: int) -> Interval | None:
        """The date told within the tokens."""
        for expression in self.reading.dates.of_sentence(self.sentence):
            if first <= expression.first and expression.last <= last and expression.interval:
                return expression.interval
        return None
