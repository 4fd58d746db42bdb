"""Whom a pronoun cannot stand for: grammar keeps the one who asks apart from the one asked, and the sides of a verb."""

from collections.abc import Iterator, Mapping

from kennan.coding.mentions.draft import Draft
from kennan.coding.mentions.groups import Group
from kennan.coding.mentions.words import words
from kennan.language.sentence import Clause, Token

FUTURE = frozenset({"will", "would", "shall", "can", "could", "may", "might", "'ll", "'d"})
SPEAKS_FOR = frozenset({"person", "government"})


class Apart:
    """Asked for one pronoun of a report after the other. `at` are the report's drafts by sentence and token, `named`
    the groups of those that are names, `group_of` of those resolved by now."""

    def __init__(
        self,
        at: Mapping[tuple[int, int], Draft],
        named: Mapping[Draft, Group],
        group_of: Mapping[Draft, Group],
    ) -> None:
        self._at, self._named, self._group_of = at, named, group_of

    def barred(self, draft: Draft) -> tuple[Group, ...]:
        """The groups that the pronoun does not mean."""
        if draft.function != "subject" or draft.verb < 0:
            return ()
        own = clause_at(draft, draft.verb)
        asker = None if own is None else self._asker(draft, own)
        others = self._sides(draft) if draft.pronoun == "neuter" else []
        if asker is None:
            return tuple(others)
        behind = (asker.body, asker.seat) if asker.kind in SPEAKS_FOR else ()
        return (*others, asker, *(g for g in behind if g is not None and draft.pronoun == "neuter"))

    def _asker(self, draft: Draft, own: Clause) -> Group | None:
        """Who demands that somebody act ("demanded that it leave", "wants it to leave", "her demand that it leave")."""
        tokens, verb = draft.sentence.tokens, draft.sentence.tokens[draft.verb]
        asks = tokens[verb.head]
        if verb.relation not in ("ccomp", "xcomp", "acl") or asks.lemma.casefold() not in words().asking:
            return None
        infinitive = "to" in own.auxiliaries
        if own.voice == "passive" or (not infinitive and not _says_what_must_be(verb, own)):
            return None
        index = verb.head
        if asks.pos == "NOUN":
            return self._group(draft, _below(tokens, index, ("poss",)))
        subject = _below(tokens, index, ("nsubj",))
        while subject is None and tokens[index].relation == "conj":
            index = tokens[index].head
            subject = _below(tokens, index, ("nsubj",))
        return self._group(draft, subject)

    def _group(self, draft: Draft, index: int | None) -> Group | None:
        other = None if index is None else self._at.get((draft.sentence.index, index))
        return None if other is None or other is draft else self._group_of.get(other)

    def owners(self, draft: Draft) -> tuple[Group, ...]:
        """Whose people the other side of the verb is said to be ("it expelled the Karovian envoy")."""
        if draft.function != "subject" or draft.verb < 0:
            return ()
        owners = (
            self._at.get((draft.sentence.index, other.owner))
            for other in self._faced(draft)
            if other.form == "nominal" and other.owner is not None
        )
        return tuple(self._named[o] for o in owners if o is not None and o in self._named)

    def _sides(self, draft: Draft) -> list[Group]:
        """Those named further on as the other side of the verb."""
        return [self._named[o] for o in self._faced(draft) if o.form == "name" and o in self._named]

    def _faced(self, draft: Draft) -> Iterator[Draft]:
        """The other side of the verb as it is told further on ("it sued Karovia"), or who is asked by it ("it demanded
        that Karovia pay")."""
        tokens = draft.sentence.tokens
        asks = tokens[draft.verb].lemma.casefold() in words().asking
        for index in range(draft.verb + 1, len(tokens)):
            other = self._at.get((draft.sentence.index, index))
            if other is None or other.head != index:
                continue
            if other.verb == draft.verb:
                towards = tokens[tokens[index].head].word in words().towards
                faced = other.function == "object" or (other.function == "oblique" and towards)
            else:
                faced = asks and other.function == "subject" and tokens[other.verb].head == draft.verb
            if faced:
                yield other


def _says_what_must_be(verb: Token, own: Clause) -> bool:
    """Whether a that-clause tells what somebody should do, rather than get, or what is so ("insisted that it won")."""
    if verb.lemma.casefold() in words().receiving or FUTURE & set(own.auxiliaries):
        return False
    return verb.tag in ("VB", "VBP") or "should" in own.auxiliaries or "must" in own.auxiliaries


def clause_at(draft: Draft, verb: int) -> Clause | None:
    """The clause of the draft's sentence that a verb heads."""
    return next((c for c in draft.sentence.clauses if c.head == verb and not c.nominal), None)


def _below(tokens: tuple[Token, ...], head: int, relations: tuple[str, ...]) -> int | None:
    return next((i for i, t in enumerate(tokens) if t.head == head and t.relation in relations), None)
