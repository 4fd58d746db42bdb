"""The sides of a happening: which phrases of the sentence are its source and its target."""

from collections.abc import Callable

from kennan.coding.events.arguments import Arguments
from kennan.coding.events.frames import Lexicon
from kennan.coding.events.nominalised import is_about_a_land, is_known
from kennan.coding.events.predicates import Match
from kennan.coding.events.slots import slots
from kennan.coding.events.verdicts import SPEAKER
from kennan.coding.modality import is_averse
from kennan.language.sentence import Clause, Sentence, Token

OPEN = frozenset({"infinitive", "participle", "relative"})  # links of clauses that may lack a subject
BACKING = frozenset({"AID", "SUPPORT"})
COMMENTING = frozenset({"ACCUSE", "REJECT", "SUPPORT"})  # types of words about the deeds of others


class Sides:
    """Finds the sides of one sentence's happenings. `matches` are the frames of its clauses by index, `is_actor` tells
    whether the noun phrase with a head token names somebody."""

    def __init__(
        self,
        sentence: Sentence,
        is_actor: Callable[[int], bool],
        language: str,
        lexicon: Lexicon,
        arguments: Arguments,
        matches: dict[int, Match],
    ) -> None:
        self.sentence = sentence
        self.is_actor = is_actor
        self.lexicon = lexicon
        self.arguments = arguments
        self.matches = matches
        self._language = language

    def sources(self, clause: Clause, found: Match) -> tuple[int, ...]:
        """The heads of those who do it; of a statement that does it, of those who issued it."""
        heads = self._all_of_them(clause, self._doers(clause, found))
        return tuple(i for h in heads for i in self.issuers(self._identified(h))) if heads else ()

    def _all_of_them(self, clause: Clause, heads: tuple[int, ...]) -> tuple[int, ...]:
        """Whom "they" takes up from a clause above with several subjects ("both insisted that they would")."""
        if len(heads) != 1 or self.sentence.tokens[heads[0]].text.lower() != "they":
            return heads
        while clause.parent is not None:
            clause = self.sentence.clauses[clause.parent]
            above = clause.first("subject")
            if not clause.nominal and above is not None and above.head not in heads:
                return (above.head, *above.conjuncts) if above.conjuncts else heads
        return heads

    def _identified(self, head: int) -> int:
        """Who is said to be the one that does it: in "it was one of the groups that fought" it."""
        tokens = self.sentence.tokens
        if tokens[head].pos == "PROPN":
            return head
        above = head
        if tokens[above].relation == "pobj" and tokens[tokens[above].head].word == "of":
            above = tokens[tokens[above].head].head
        if tokens[above].relation == "pobj" and tokens[tokens[above].head].word == "as" and above != head:
            verb = tokens[tokens[above].head].head  # "it rose as one of the groups that fought"
            for clause in self.sentence.clauses:
                subject = clause.first("subject")
                if clause.head == verb and subject is not None and self.is_actor(subject.head):
                    return subject.head
        if tokens[above].relation == "attr":
            for clause in self.sentence.clauses:
                subject = clause.first("subject")
                if clause.head == tokens[above].head and subject is not None and self.is_actor(subject.head):
                    return subject.head
        return head

    def issuers(self, head: int) -> tuple[int, ...]:
        """Who issued what is said or written there, or who met, if it is such a thing; else the head itself."""
        if met := self._parties(head):
            return met
        if self.sentence.tokens[head].lemma.lower() not in slots(self._language).issued or self._concerns(head):
            return (head,)
        for clause in self.sentence.clauses:
            if not clause.nominal and head in self.arguments.direct(clause):
                return self.arguments.doer(clause) or (head,)
        return (head,)

    def _parties(self, head: int) -> tuple[int, ...]:
        """Those between whom the talks were that did something ("the summit between X and Y failed to agree")."""
        for clause in self.sentence.clauses:
            if clause.nominal and clause.head == head and clause.index in self.matches:
                met = self.matches[clause.index].frame.reciprocal
                return self.arguments.at(clause, "between") if met else ()
        return ()

    def _doers(self, clause: Clause, found: Match) -> tuple[int, ...]:
        if found.frame.source == SPEAKER:
            return ()
        if self._undergoes(found):
            return self.arguments.first(clause, ("from", "by")) or self._noun_places(found, found.frame.source)
        if found.object_head is not None and not clause.nominal and found.object_head in self.arguments.doer(clause):
            return self._noun_places(found, ("between", "poss", "by", "of", "modifier"))  # "their talks collapsed"
        if found.evidence == "light":
            return self.arguments.doer(clause) or self._noun_places(found, ("poss", "by", "modifier"))
        if self._names(clause, found):
            return self._in_force(clause, found)
        places = found.frame.source
        if clause.nominal and found.frame.mode == "investigate" and is_about_a_land(self.sentence, clause):
            places = tuple(p for p in places if p != "modifier")
        sources = self.arguments.first(clause, places, found.object_head)
        if clause.nominal and not any(self._concerns(h) for h in sources):
            # "a show of force", "the wave of arrests": the complement names nobody.
            named = (self.arguments.at(clause, place, found.object_head) for place in places)
            sources = next((h for h in named if any(self._concerns(i) for i in h)), ()) or sources
            if not any(self._concerns(h) for h in sources):
                sources = self._owners(clause, found) or self._came_from(clause) or sources
            if not any(self._concerns(h) for h in sources):
                return self._shared_doer(clause, found) or self.governing_subject(clause, found) or sources
        if sources:
            return sources
        if clause.voice == "passive":
            kinds = {found.frame.type, f"{found.frame.type}/{found.frame.mode}"}
            in_force = kinds & slots(self._language).in_force_types
            return (
                self._agent_within(clause)
                or (self._in_force(clause, found) if in_force else ())
                or self._owners(clause, found)
            )
        if not clause.nominal and clause.first("subject") is None and clause.link in OPEN:
            return self._subject_above(clause)
        return ()

    def who_ordered(self, clause: Clause) -> tuple[int, ...]:
        """Who had it done, where nobody is named as doing it ("ordered the prisoners released")."""
        if clause.voice != "passive" or clause.link not in ("complement", "infinitive") or clause.parent is None:
            return ()
        above = self.sentence.clauses[clause.parent]
        ordered = not above.nominal and above.lemma in slots(self._language).causing
        return self.arguments.doer(above) if ordered else ()

    def _shared_doer(self, clause: Clause, found: Match) -> tuple[int, ...]:
        """The possessor of the noun that this one is joined to ("their ban on visits and closure of schools"), or who
        does what that one tells ("responded with overtures and shows of force")."""
        tokens = self.sentence.tokens
        token = tokens[clause.head]
        if token.relation != "conj" or any(t.head == clause.head and t.relation == "det" for t in tokens):
            return ()
        owners = self.arguments.of_noun_phrase(token.head, "poss")
        first = None if owners or clause.parent is None else self.matches.get(clause.parent)
        joined = first is not None and self.sentence.clauses[clause.parent or 0].head == token.head
        return self.sources(self.sentence.clauses[first.clause], first) if first is not None and joined else owners

    def _agent_within(self, clause: Clause) -> tuple[int, ...]:
        """The agent that the parser hung on what was given ("was promised a loan by X")."""
        given = [a.head for a in clause.arguments if a.role in ("object", "oblique") and a.head > clause.head]
        found = (self.arguments.of_noun_phrase(head, "by") for head in given)
        return next((h for h in found if any(self.is_actor(i) for i in h)), ())

    def _owners(self, clause: Clause, found: Match) -> tuple[int, ...]:
        """Whose the thing is that something was done with, where it is done to another ("their troops were withdrawn
        from Y", "the lifting of their sanctions on Y")."""
        words = slots(self._language)
        if found.object_head is None or found.evidence not in ("idiom", "nominal"):
            return ()
        if found.frame.type not in words.owned_types and found.key.split(" ", 1)[0] not in words.owned_verbs:
            return ()
        places = ("poss", "by", "of", "modifier")
        named = (self.arguments.of_noun_phrase(found.object_head, place) for place in places)
        owners = next((h for h in named if any(self.is_actor(i) for i in h)), ())
        others = self._likeliest(clause, found)
        if set(others) & {*owners, found.object_head}:
            return ()  # "Zubrian prisoners were released" by somebody else
        return owners if any(self._concerns(h) for h in others) else ()

    def _in_force(self, clause: Clause, found: Match) -> tuple[int, ...]:
        places = slots(self._language).in_force
        return self.arguments.first(clause, (*places, *(f"object.{p}" for p in places)), found.object_head)

    def _names(self, clause: Clause, found: Match) -> bool:
        """Whether the parser took a participle of naming for a finite verb: in "the group, designated a terror group in
        X, ..." the group is what is named."""
        if found.evidence != "idiom" or found.frame.type != "SANCTION" or clause.voice == "passive":
            return False
        return (
            found.frame.target[:1] == ("object",)
            and not clause.auxiliaries
            and self.arguments.direct(clause) == (found.object_head,)
            and self.sentence.tokens[clause.head].tag in ("VBD", "VBN")
            and "," in (t.text for t in self.sentence.tokens[max(0, clause.head - 3) : clause.head])
        )

    def _undergoes(self, found: Match) -> bool:
        if found.evidence != "light" or found.object_head is None:
            return False
        tokens = self.sentence.tokens
        governor = tokens[tokens[found.object_head].head].word
        if found.key.rsplit(" ", 1)[0] in self.lexicon.states:
            exposed = tokens[tokens[tokens[found.object_head].head].head].lemma.lower()
            words = slots(self._language)
            return governor in words.suffered or exposed in words.exposed  # "is under inquiry", "subject to a ban"
        return found.key.rsplit(" ", 1)[0] in self.lexicon.undergo

    def _subject_above(self, clause: Clause) -> tuple[int, ...]:
        """For an infinitive under a noun ("the right to attack"): the noun's possessor or the subject further above."""
        pronoun: tuple[int, ...] = ()
        while clause.parent is not None:
            clause = self.sentence.clauses[clause.parent]
            found = self.arguments.at(clause, "poss") if clause.nominal else self.arguments.doer(clause)
            if found and not (clause.nominal and self.sentence.tokens[found[0]].pos == "PRON"):
                return found
            pronoun = pronoun or found
        return pronoun

    def commented(self, clause: Clause) -> str | None:
        """The type of the words about a deed under which a nominal happening stands ("condemned the attack")."""
        above = None if clause.parent is None else self.matches.get(clause.parent)
        comments = above is not None and above.frame.type in COMMENTING and above.evidence != "verdict"
        return above.frame.type if above is not None and comments else None

    def governing_subject(self, clause: Clause, found: Match | None = None) -> tuple[int, ...]:
        """For a nominal happening without a doer: the subject of the clause it is the object of."""
        if clause.parent is None:
            return ()
        parent = self.sentence.clauses[clause.parent]
        token = self._measured(clause.head)
        if self.commented(clause) is not None:
            return ()
        inquiry = found is not None and found.frame.mode == "investigate" and is_known(self.sentence, clause)
        if is_averse(parent.lemma, self._language) or (inquiry and parent.lemma not in self.lexicon.light):
            return ()  # "botched the inquiry" that others hold
        if parent.nominal or token.relation not in ("dobj", "pobj", "conj"):
            return ()
        governor = self.sentence.tokens[token.head].word
        if token.relation == "pobj" and governor not in slots(self._language).engaged:
            met = found is not None and found.frame.reciprocal and governor in slots(self._language).parties
            if not (met and self.arguments.at(clause, "with")):
                return ()
        return self.arguments.doer(parent)

    def _helped(self, clause: Clause) -> tuple[int, ...]:
        """Who acts "with support from" somebody."""
        token = self._measured(clause.head)
        parent = None if clause.parent is None else self.sentence.clauses[clause.parent]
        if parent is None or parent.nominal or token.relation != "pobj":
            return ()
        helped = self.sentence.tokens[token.head].word in slots(self._language).helped
        return self.arguments.doer(parent) if helped else ()

    def _measured(self, head: int) -> Token:
        """The word by which the noun hangs on the sentence: of "in a series of attacks" the series."""
        tokens = self.sentence.tokens
        token = tokens[head]
        while token.relation == "pobj" and tokens[token.head].word == "of":
            above = tokens[tokens[token.head].head]
            if above.lemma.lower() not in self.lexicon.partitives:
                break
            token = above
        return token

    def targets(self, clause: Clause, found: Match) -> tuple[int, ...]:
        """The heads of those to whom it is done."""
        frame = found.frame
        if self._undergoes(found):
            return self.arguments.subjects(clause)
        if found.evidence == "light" and found.object_head is not None:
            targets = self._noun_places(found, tuple(p for p in frame.target if p not in ("modifier",)))
            for place in frame.target:
                if targets:
                    break
                if place not in ("poss", "modifier", "object", "subject"):
                    targets = self.arguments.at(clause, place)
            targets = targets or self.arguments.at(clause, "indirect") or self._noun_places(found, ("modifier",))
        else:
            targets = self._likeliest(clause, found)
            if targets == (found.object_head,) and self._names(clause, found):
                return self.arguments.doer(clause)
        sources = self._doers_only(clause, found)
        targets = tuple(t for t in targets if t not in sources) or targets * frame.reciprocal
        if clause.nominal and frame.reciprocal and not targets:
            targets = tuple(m for m in self.arguments.at(clause, "modifier") if m not in sources)
        if targets or (frame.reciprocal and len(sources) > 1):
            return targets
        if clause.nominal and frame.type in BACKING:
            helped = self._helped(clause)
            if helped:
                return tuple(h for h in helped if h not in sources)
        if clause.nominal and frame.type == "ACCUSE" and self.commented(clause) == "REJECT":
            return self.arguments.doer(self.sentence.clauses[clause.parent or 0])  # "rejected the accusation"
        for place in slots(self._language).elsewhere.get(frame.type, ()):
            for head in self.arguments.at(clause, place):
                if self.is_actor(head) and head not in sources:
                    return self.arguments.conjuncts(head)
        if found.object_head is not None and found.evidence in ("idiom", "light"):
            named = tuple(h for h in self.arguments.modifiers(found.object_head) if self.is_actor(h))
            if named:
                return named
        return (
            self._of_what_is_meant(found, sources)
            or self._somewhere(clause, sources)
            or self._asked_about(clause, found, sources)
        )

    def _of_what_is_meant(self, found: Match, sources: tuple[int, ...]) -> tuple[int, ...]:
        """The other side of what the object's infinitive tells ("signalled a willingness to negotiate with them")."""
        for inner in self.sentence.clauses:
            above = self.sentence.tokens[inner.head].head
            if found.object_head is None or inner.link != "infinitive" or above != found.object_head:
                continue
            under = self.matches.get(inner.index)
            heads = () if under is None else self.targets(inner, under)
            return tuple(h for h in heads if h not in sources)
        return ()

    def _asked_about(self, clause: Clause, found: Match, sources: tuple[int, ...]) -> tuple[int, ...]:
        """Of whom it is said or asked in a clause of its own: "is investigating whether they lied", "hailed the news
        that they had left"."""
        if found.frame.type not in COMMENTING:
            return ()
        told = {clause.head, *self.arguments.direct(clause)}
        for inner in self.sentence.clauses:
            if inner.link in ("complement", "relative") and self.sentence.tokens[inner.head].head in told:
                return tuple(h for h in self.arguments.doer(inner) if h not in sources and self.is_actor(h))
        return ()

    def _somewhere(self, clause: Clause, sources: tuple[int, ...]) -> tuple[int, ...]:
        """Whoever is named deeper in what hangs on the predicate ("rejected offers of talks by the rebels"), in no
        clause of its own."""
        tokens, end = self.sentence.tokens, clause.end
        if clause.nominal and clause.parent is not None:  # what the parser hung on a noun from behind its verb is apart
            verb = self.sentence.clauses[clause.parent].head
            end = min(end, verb) if verb > clause.head else end
        for phrase in self.sentence.phrases:
            head = phrase.head
            if not clause.head < head < end or head in sources or not self.is_actor(head):
                continue
            above = head
            while above != clause.head and tokens[above].head != above:
                above = tokens[above].head
                if tokens[above].pos in ("VERB", "AUX") or tokens[above].word in slots(self._language).apart:
                    break
            if above == clause.head:
                return self.arguments.conjuncts(head)
        return ()

    def _held(self, clause: Clause) -> Clause | None:
        """The clause that says of a happening only that it was ("talks took place with them", "a meeting was held",
        "the summit planned between them")."""
        if not clause.nominal:
            return None
        for below in self.sentence.clauses:
            if below.parent == clause.index and below.link == "participle" and self.only_held(below):
                return below
        if clause.parent is None:
            return None
        parent = self.sentence.clauses[clause.parent]
        subject = parent.first("subject")
        if parent.nominal or subject is None or subject.inherited or subject.head != clause.head:
            return None
        return parent if parent.lemma in slots(self._language).held else None

    def _came_from(self, clause: Clause) -> tuple[int, ...]:
        """Who is named in the clause that says only that it was ("the praise came from X")."""
        held = self._held(clause)
        return () if held is None else self.arguments.first(held, ("from", "by"))

    def only_held(self, clause: Clause) -> bool:
        """Whether a participle says of the noun before it only that it was or will be ("the talks planned with")."""
        if clause.parent is None or clause.lemma not in slots(self._language).held:
            return False
        noun = self.sentence.clauses[clause.parent]
        return noun.nominal and noun.index in self.matches and self.sentence.tokens[clause.head].head == noun.head

    def _likeliest(self, clause: Clause, found: Match) -> tuple[int, ...]:
        """The first of the frame's places that is filled by, or with something of, somebody; else the first filled."""
        filled: tuple[int, ...] = ()
        held = self._held(clause)
        for place in found.frame.target:
            if held is not None and place not in ("poss", "modifier", "of", "by"):
                heads = tuple(h for h in self.arguments.at(held, place) if self._concerns(h))
                if heads:
                    return heads
            heads = self.arguments.at(clause, place, found.object_head)
            if heads and (place in ("object", "indirect") or any(self._concerns(h) for h in heads)):
                return heads
            filled = filled or heads
        return filled

    def _concerns(self, head: int) -> bool:
        if any(self.is_actor(h) for h in (*self.arguments.members(head), *self.arguments.modifiers(head))):
            return True
        phrase = self.sentence.phrase(head)
        if phrase is None:
            return False
        belongs = (inner for preposition, inner in phrase.prepositions if preposition == "of")
        return any(self.is_actor(h) for h in (phrase.possessor, *belongs) if h is not None)

    def _doers_only(self, clause: Clause, found: Match) -> tuple[int, ...]:
        if found.evidence == "light":
            return self.arguments.doer(clause)
        return self.arguments.first(clause, found.frame.source, found.object_head)

    def _noun_places(self, found: Match, places: tuple[str, ...]) -> tuple[int, ...]:
        """The complements of the noun of a light verb."""
        head = found.object_head
        if head is None:
            return ()
        for place in places:
            heads = self.arguments.of_noun_phrase(head, place)
            if heads:
                return heads
        return ()
