"""Who stands where: from the places a frame names to the head tokens that fill them in a clause."""

from collections.abc import Iterable

from kennan.language.sentence import Argument, Clause, Sentence

OBJECT_OF = "object."
TIMES = frozenset({"DATE", "TIME"})
MODIFIERS = frozenset({"amod", "compound", "nmod"})
APART = frozenset({"post", "pre", "non", "ex"})  # what they stand before is no side ("the post-Karovian order")


class Arguments:
    """The arguments of one sentence's clauses, by the places that frames name. `partitives` are nouns that hand on to
    their of-complement ("thousands of troops")."""

    def __init__(self, sentence: Sentence, partitives: frozenset[str]) -> None:
        self.sentence = sentence
        self.partitives = partitives
        self._conjuncts: dict[int, list[int]] | None = None

    def conjuncts(self, head: int) -> tuple[int, ...]:
        """The heads coordinated with `head`, itself first."""
        if self._conjuncts is None:
            self._conjuncts = {}
            for phrase in self.sentence.phrases:
                if phrase.conjunct_of is not None:
                    self._conjuncts.setdefault(phrase.conjunct_of, []).append(phrase.head)
        found = [head]
        for at in found:
            found.extend(self._conjuncts.get(at, ()))
        return (*found, *self._alike(head)) if self._conjuncts else tuple(found)

    def _alike(self, head: int) -> tuple[int, ...]:
        """The like of it that the parser hung on its complement ("groups of weavers and farmers' groups")."""
        phrase, tokens = self.sentence.phrase(head), self.sentence.tokens
        if phrase is None or tokens[head].tag != "NNS" or self._conjuncts is None:
            return ()
        inner = (i for preposition, i in phrase.prepositions if preposition == "of")
        behind = (c for i in inner for c in self._conjuncts.get(i, ()))
        return tuple(c for c in behind if tokens[c].lemma == tokens[head].lemma)

    def members(self, head: int) -> tuple[int, ...]:
        """Who a plural noun names one by one ("allies Karovia and Zubria", "countries like Karovia"), else itself."""
        if self.sentence.tokens[head].tag != "NNS":
            return (head,)
        phrase = self.sentence.phrase(head)
        found = [p.head for p in self.sentence.phrases if p.apposition_to == head]
        if phrase is not None:
            found += [inner for preposition, inner in phrase.prepositions if preposition in ("like", "including", "as")]
        named = [h for first in found for h in self.conjuncts(first) if self.sentence.tokens[h].pos == "PROPN"]
        return tuple(named) or (head,)

    def content(self, head: int) -> int:
        """The head that carries the meaning: of "a series of attacks" the attacks."""
        phrase = self.sentence.phrase(head)
        if phrase is not None and self.sentence.tokens[head].lemma.lower() in self.partitives:
            for preposition, inner in phrase.prepositions:
                if preposition == "of":
                    return inner
        return head

    def lemma(self, head: int) -> str:
        return self.sentence.tokens[self.content(head)].lemma.lower()

    def is_time(self, head: int) -> bool:
        """Whether the phrase tells a time or a duration: no participant ("on Tuesday", "for two years")."""
        return self.sentence.tokens[head].entity in TIMES

    def modifiers(self, head: int) -> tuple[int, ...]:
        """Tokens that modify the noun and may name somebody: capitalised adjectives and compounds, nearest first."""
        tokens = self.sentence.tokens
        phrase = self.sentence.phrase(head)
        first = phrase.start if phrase else max(0, head - 4)
        return tuple(
            i
            for i in range(head - 1, first - 1, -1)
            if tokens[i].relation in MODIFIERS and (tokens[i].head == head or tokens[tokens[i].head].head == head)
            if tokens[i].text[:1].isupper() and not self._set_apart(i)
        )

    def _set_apart(self, index: int) -> bool:
        tokens = self.sentence.tokens
        return index > 1 and tokens[index - 1].text == "-" and tokens[index - 2].word in APART

    def direct(self, clause: Clause) -> tuple[int, ...]:
        """The direct object; in the passive the subject."""
        argument = clause.first("object") if clause.voice == "active" else None
        if clause.voice == "passive":
            argument = self.subject(clause)
        return _heads(argument)

    def doer(self, clause: Clause) -> tuple[int, ...]:
        """The subject; in the passive the agent."""
        return _heads(self.subject(clause) if clause.voice == "active" else clause.first("agent"))

    def subjects(self, clause: Clause) -> tuple[int, ...]:
        """The heads of the grammatical subject."""
        return _heads(self.subject(clause))

    def subject(self, clause: Clause) -> Argument | None:
        """The grammatical subject; of two, as a dateline in front of the sentence makes them, the nearer one."""
        found = clause.first("subject")
        if found is not None and not found.inherited:
            found = [a for a in clause.arguments if a.role == "subject" and not a.inherited][-1]
        return found

    def at(self, clause: Clause, place: str, object_head: int | None = None) -> tuple[int, ...]:
        """The heads at one place of a verbal or nominal clause; `object_head` is the object an idiom rests on."""
        if clause.nominal and object_head is not None and place.startswith(OBJECT_OF):
            return self.of_noun_phrase(object_head, place[len(OBJECT_OF) :])
        if clause.nominal and object_head is not None and place == "object":
            return self.conjuncts(object_head)
        if clause.nominal:
            return self._of_noun(clause, place)
        if place.startswith(OBJECT_OF):
            head = object_head if object_head is not None else next(iter(self.direct(clause)), None)
            name = place[len(OBJECT_OF) :]
            found = self.of_noun_phrase(head, name) if head is not None else ()
            return found or (() if name in ("poss", "modifier") else self._obliques(clause, name))
        match place:
            case "subject":
                return self.doer(clause)
            case "object":
                if clause.voice == "passive":
                    return self.direct(clause)
                return self.direct(clause) or _heads(clause.first("indirect"))
            case "indirect":
                return self._indirect(clause)
            case "complement":
                return _heads(clause.first("complement"))
        found = self._obliques(clause, place)
        if not found:
            for head in self.direct(clause):
                found = self.of_noun_phrase(head, place)
                if found:
                    break
        return found

    def first(self, clause: Clause, places: Iterable[str], object_head: int | None = None) -> tuple[int, ...]:
        """The heads at the first place that is filled."""
        for place in places:
            found = self.at(clause, place, object_head)
            if found:
                return found
        return ()

    def of_noun_phrase(self, head: int, place: str) -> tuple[int, ...]:
        """The complements of a noun at a place: "poss", "modifier" or a preposition."""
        if place == "modifier":
            return self.modifiers(head)
        phrase = self.sentence.phrase(head)
        if phrase is None:
            return ()
        if place == "poss":
            return self.conjuncts(phrase.possessor) if phrase.possessor is not None else ()
        found: list[int] = []
        for preposition, inner in phrase.prepositions:
            if _is(preposition, place):
                found += self.conjuncts(inner)
        return tuple(found)

    def _of_noun(self, clause: Clause, place: str) -> tuple[int, ...]:
        if place in ("poss", "subject"):
            found = tuple(h for h in _heads(clause.first("possessor")) if not self.is_time(h))
            return found or (_heads(clause.first("subject")) if place == "subject" else ())
        if place == "modifier":
            named = dict.fromkeys(self.modifiers(clause.head))
            for argument in clause.arguments:
                capital = self.sentence.tokens[argument.head].text[:1].isupper()
                if argument.role == "modifier" and capital and not self._set_apart(argument.head):
                    named.setdefault(argument.head)
            return tuple(sorted(named))
        return self._obliques(clause, place)

    def _obliques(self, clause: Clause, preposition: str) -> tuple[int, ...]:
        found: list[int] = []
        for argument in clause.arguments:
            given = argument.preposition
            if self.is_time(argument.head):
                continue
            if argument.role == "oblique" and given is not None:
                if _is(given, preposition):
                    found += _heads(argument)
            elif argument.role == "indirect" and preposition in ("to", "for"):
                found += _heads(argument)
        return tuple(dict.fromkeys(found))

    def _indirect(self, clause: Clause) -> tuple[int, ...]:
        found = _heads(clause.first("indirect"))
        if found:
            return found
        if clause.voice == "passive" and clause.first("object") is not None:
            return _heads(clause.first("subject"))
        return ()


def _is(given: str, wanted: str) -> bool:
    """Whether a preposition is the one wanted; "away from" is a kind of "from", "because of" is no kind of "of"."""
    return given == wanted or (wanted != "of" and given != "according to" and given.endswith(" " + wanted))


def _heads(argument: Argument | None) -> tuple[int, ...]:
    return () if argument is None else (argument.head, *argument.conjuncts)
