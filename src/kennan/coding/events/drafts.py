"""The happenings of one sentence before anybody is resolved: predicates with the head tokens of their sides."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kennan.coding.events.embedding import Outer, embeddings
from kennan.coding.events.frames import Frame
from kennan.coding.events.overs import Overs
from kennan.coding.events.predicates import Match, Matcher, object_keys
from kennan.coding.events.sides import COMMENTING
from kennan.coding.events.slots import slots
from kennan.coding.events.verdicts import is_misdeed
from kennan.coding.modality import Force, forces, governed, is_spoken, only_says
from kennan.language.sentence import Clause, Sentence

SWALLOWED_LINKS = frozenset({"infinitive", "complement", "purpose", "conjunct", "nominal", "participle", "adverbial"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A happening: its frame and how it was found, the force it is told with, and the heads of its sides."""

    clause: Clause
    match: Match
    type: str
    mode: str | None
    force: Force
    sources: tuple[int, ...]
    targets: tuple[int, ...]
    inner: tuple[int, ...] = ()  # clauses (indices) that stand under it and are no happenings of their own
    befalls: bool = False  # what does it is itself an event ("the blast killed")
    own_word: bool = False  # somebody said that he would do it himself

    @property
    def frame(self) -> Frame:
        return self.match.frame


class Drafting(Overs):
    """Drafts the happenings of one sentence. `is_actor` tells whether the noun phrase with a head token names
    somebody."""

    def drafts(self) -> tuple[Draft, ...]:
        """All happenings in the order of their clauses; those that another one swallows are left out."""
        clauses = self.sentence.clauses
        matcher = Matcher(self.sentence, self.lexicon, self.arguments, self.is_actor, self.language)
        for clause in clauses:
            found = matcher.match(clause)
            if found is not None:
                self.matches[clause.index] = found
        self.embeddings = {i: self.foreseen(e) for i, e in embeddings(self.sentence, self.language).items()}
        outer = self.outer_acts()
        self.forces = forces(self.sentence, self.embeddings, self.language)
        demands = self._demands()
        if not self.matches and not outer and not demands:
            return ()
        silent = self._swallowed(outer, demands)
        claimed: dict[int, int] = {}
        out: list[Draft] = []
        verbal = sorted(clauses, key=lambda c: (c.nominal, c.index))
        for clause in verbal:
            if clause.index in silent or clause.head in claimed:
                self.passed[clause.index] = claimed.get(clause.head)
                continue
            if clause.index in demands:
                out.append(self._demand(clause, demands[clause.index]))
            elif clause.index in outer:
                out += self._outer(clause, *outer[clause.index])
            elif clause.index in self.matches:
                found = self.matches[clause.index]
                if not clause.nominal and (
                    self.stands_over(clause)
                    or self.only_opines(clause, found)
                    or (clause.link == "participle" and found.evidence != "light" and self.sides.only_held(clause))
                    or only_says(self.sentence, clause, self.language)
                ):
                    self.passed[clause.index] = None
                    continue
                draft = self._plain(clause, found)
                out.append(draft)
            else:
                continue
            claimed |= dict.fromkeys(self._claims(out[-1]), clause.index)
        return tuple(sorted(out, key=lambda d: d.clause.index))

    def _demands(self) -> dict[int, int]:
        """Clauses of saying by what somebody else must do, each with the clause of what has to be done."""
        found: dict[int, int] = {}
        for clause in self.sentence.clauses:
            speaker = self.forces[clause.index].speaker
            if clause.nominal or speaker is None or not self.forces[clause.index].demanded:
                continue
            says, does = self.sentence.clauses[speaker], clause.first("subject")
            who = self.arguments.subject(says)
            if who is None or does is None or does.head == who.head:
                continue
            if does.inherited and not self._is_duty(clause):
                continue
            if self.sentence.tokens[does.head].word not in slots(self.language).never_asked:
                found.setdefault(speaker, clause.index)
        return found

    def _is_duty(self, clause: Clause) -> bool:
        """Whether an infinitive is what its verb makes a duty of ("needs to leave", not "has the means to leave")."""
        above = None if clause.parent is None else self.sentence.clauses[clause.parent]
        return clause.link == "infinitive" and above is not None and above.first("object") is None

    def _demand(self, clause: Clause, inner: int) -> Draft:
        does = self.sentence.clauses[inner]
        subject = self.arguments.subject(does)
        targets = () if subject is None else (subject.head, *subject.conjuncts)
        if does.voice == "passive":
            targets = self.arguments.doer(does) or targets
        if subject is not None and not any(self.is_actor(h) for h in targets):  # "a reform of the bank was needed"
            named = (self.arguments.of_noun_phrase(subject.head, p) for p in ("by", "from", "poss", "of", "in"))
            targets = next((h for h in named if any(self.is_actor(i) for i in h)), targets)
        frame = Frame("REQUEST", None, ("subject",), ("inner.subject",), False, None, "saying what others must do")
        found = Match(clause.index, frame, "outer", clause.lemma, (clause.head,))
        return self._made(clause, found, "REQUEST", self.arguments.doer(clause), targets, (inner,))

    def _swallowed(self, outer: dict[int, tuple[Outer, tuple[int, ...]]], demands: dict[int, int]) -> frozenset[int]:
        """Clauses that stand under an act that swallows them, with what stands under those in turn."""
        silent = self.silenced
        clauses = self.sentence.clauses
        todo = [
            (i, e.outer)
            for i, e in self.embeddings.items()
            if e.frame.inner == "swallow" and (e.outer in outer or not e.frame.type)
        ]
        todo += [(inner, outer) for outer, inner in demands.items()]
        while todo:
            index, above = todo.pop()
            if index in silent:
                continue
            silent[index] = above
            todo.extend(
                (c.index, above)
                for c in clauses
                if c.parent == index and (c.link in SWALLOWED_LINKS or (c.nominal and not self._has_both_sides(c)))
            )
        return frozenset(silent)

    def _has_both_sides(self, clause: Clause) -> bool:
        found = self.matches.get(clause.index)
        if found is None:
            return False
        return bool(self.sides.sources(clause, found)) and bool(self.sides.targets(clause, found))

    def _claims(self, draft: Draft) -> set[int]:
        """Tokens of event nouns that the draft has coded already."""
        if draft.clause.nominal or not draft.sources:
            return {draft.match.object_head} if draft.sources and draft.match.object_head is not None else set()
        heads: set[int] = set()
        if draft.type in COMMENTING and draft.match.evidence != "light":
            return self._uncommented(draft)
        if draft.match.object_head is not None:
            heads |= {draft.match.object_head, self.arguments.content(draft.match.object_head)}
            if " of " in draft.match.key:  # "a state of siege" is no siege
                heads.add(draft.match.object_head + 2)
        for head in (*self.arguments.direct(draft.clause), *draft.targets):
            heads |= {head, self.arguments.content(head)}
        for place in draft.frame.target:
            if "." not in place:
                heads |= set(self.arguments.at(draft.clause, place, draft.match.object_head))
        return heads - self._done_by_others(draft, heads)

    def _done_by_others(self, draft: Draft, heads: set[int]) -> set[int]:
        """Of the nouns of a draft those that tell what somebody else did ("accepted their invitation")."""
        own = set(draft.sources)
        return {
            c.head
            for c in self.sentence.clauses
            if c.nominal and c.head in heads and c.index in self.matches and draft.match.evidence != "light"
            if any(
                h not in own and self.is_actor(h) and self.sentence.tokens[h].pos == "PROPN"
                for h in self.arguments.at(c, "poss")
            )
        }

    def _uncommented(self, draft: Draft) -> set[int]:
        """Of what somebody condemns, praises or rejects, the nouns that are no deeds told along ("rejected the
        accusation that", "condemned the attack on"): these are happenings of their own where they have a side."""
        heads: set[int] = set()
        for head in (*self.arguments.direct(draft.clause), *draft.targets, *(self._oblique_heads(draft))):
            heads |= {head, self.arguments.content(head)}
        deeds = {
            c.head
            for c in self.sentence.clauses
            if c.nominal and c.head in heads and c.index in self.matches
            if self.matches[c.index].frame.type in DEEDS and self.matches[c.index].frame.type != draft.type
        }
        if draft.frame.doer and draft.match.object_head is not None:
            deeds.discard(draft.match.object_head)  # a minister's "attack" is the blame itself
        return heads - deeds

    def _oblique_heads(self, draft: Draft) -> tuple[int, ...]:
        out: list[int] = []
        for place in draft.frame.target:
            if "." not in place:
                out += self.arguments.at(draft.clause, place, draft.match.object_head)
        return tuple(out)

    # ---- plain happenings -----------------------------------------------------------------------------------------

    def _plain(self, clause: Clause, found: Match) -> Draft:
        sources, targets = self.sides.sources(clause, found), self.sides.targets(clause, found)
        if found.frame.reciprocal and len(sources) > 1 and not set(targets) - set(sources):
            sources, targets = sources[:1], sources[1:]
        elif not sources and len(targets) > 1 and self._mutual(clause, found):
            sources, targets = targets[:1], targets[1:]  # "the Hale-Marn summit", "talks between the two were cut off"
        sources = sources or self.sides.who_ordered(clause)
        targets = tuple(t for t in targets if t not in sources)
        force = self.forces[clause.index]
        announced = found.frame.deed and force.planned and force.speaker is not None and not force.negated
        kind = "THREATEN" if announced else found.frame.type
        return self._made(clause, found, "AID" if self._keeps_peace(clause, kind) else kind, sources, targets)

    def _keeps_peace(self, clause: Clause, kind: str) -> bool:
        """Whether forces are moved on a mission of peace or help, which the clause names."""
        named = (name for i in range(clause.start, clause.end) for name in object_keys(self.sentence, i))
        return kind == "MOBILIZE" and any(name in slots(self.language).peace_mission for name in named)

    def _mutual(self, clause: Clause, found: Match) -> bool:
        """Whether those whom it concerns do it to each other: the noun itself, or the object, has two sides."""
        if clause.nominal:
            return found.frame.reciprocal
        noun = next((self.matches.get(c.index) for c in self.sentence.clauses if c.head == found.object_head), None)
        return noun is not None and noun.frame.reciprocal

    def _made(
        self,
        clause: Clause,
        found: Match,
        event_type: str,
        sources: tuple[int, ...],
        targets: tuple[int, ...],
        inner: tuple[int, ...] = (),
    ) -> Draft:
        content, members = self._content, self.arguments.members
        return Draft(
            clause=clause,
            match=found,
            type=event_type,
            mode=found.frame.mode if event_type == found.frame.type else None,
            force=self._force(clause, found),
            sources=tuple(dict.fromkeys(m for s in sources for m in members(content(s)))),
            targets=tuple(dict.fromkeys(m for t in targets for m in members(content(t)))),
            inner=inner,
            befalls=self._befalls(clause, found, sources),
        )

    def _befalls(self, clause: Clause, found: Match, sources: tuple[int, ...]) -> bool:
        """Whether violence is told of a violent event instead of somebody ("the blast killed ten")."""
        if clause.nominal or found.frame.type != "ASSAULT":
            return False
        frames = (f for s in sources for f in self.lexicon.nouns.get(self.arguments.lemma(s), ()))
        return any(f.type == "ASSAULT" for f in frames)

    def _content(self, head: int) -> int:
        """The head that tells who is meant: of "groups of opposition" the groups, of "a number of states" these."""
        content = self.arguments.content(head)
        return head if not self.is_actor(content) and self.is_actor(head) else content

    def _force(self, clause: Clause, found: Match) -> Force:
        force = self.forces[clause.index]
        if found.evidence == "verdict" and not force.negated:
            return replace(force, conditional=False, planned=False)  # the judgement itself is passed
        if found.evidence == "light":
            return governed(force, clause.lemma, self.language)
        if clause.nominal and found.frame.type in DEEDS and self.sides.commented(clause) is not None:
            return Force()  # who rejects an accusation does not deny that it was made
        material = found.frame.type not in ("SUPPORT", "CONSULT") and not is_spoken(found.frame.type, self.language)
        if material and clause.link in ("purpose", "infinitive"):
            above = None if clause.parent is None else self.matches.get(clause.parent)
            if above is not None and above.frame.type == "CONSULT":
                return replace(force, planned=True, purpose=True)  # "met to end the war"
        return force

    # ---- acts by what stands under them ---------------------------------------------------------------------------

    def _outer(self, clause: Clause, frame: Outer, inner: tuple[int, ...]) -> tuple[Draft, ...]:
        force = self.forces[clause.index]
        event_type = frame.type or ""
        under = next((self.matches[i] for i in self.under(inner) if i in self.matches), None)
        hostile = under is not None and (under.frame.type in CONFLICT or self._would_refuse(frame, under))
        if frame.type == "AGREE" and any(self.sentence.clauses[i].negated for i in inner):
            event_type = "AGREE" if hostile else "REJECT"
        elif frame.conflict is not None and hostile:
            event_type = frame.conflict
        if force.negated and frame.negated is not None:
            event_type = "THREATEN" if hostile and frame.type == "REJECT" else frame.negated
        if clause.nominal:
            sources = self.arguments.first(clause, ("poss", "by", "modifier", "of", "from"))
            sources = sources or self.sides.governing_subject(clause)
        else:
            sources = tuple(i for h in self.arguments.doer(clause) for i in self.sides.issuers(h))
        if not sources and event_type == "REJECT" and self._decries(clause, inner):
            return (self._decried(clause, frame, inner),)
        targets = self._outer_targets(clause, frame, inner, sources)
        asked = frame.requires == "inner" and event_type not in ("AGREE", "REJECT")
        asks = "recipient" if asked or self._for_itself(under) else None
        mode = frame.mode
        if self._visits(frame, inner, sources):
            event_type, mode = "CONSULT", "visit"
        meant = Frame(event_type, mode, ("subject",), frame.target, False, asks, frame.note)
        found = Match(clause.index, meant, "outer", clause.lemma, (clause.head,))
        made = self._made(clause, found, event_type, sources, targets, inner)
        rallied = self._rallied(made) if event_type == "REQUEST" and not force.negated else None
        return (made,) if rallied is None else (made, rallied)

    def _for_itself(self, under: Match | None) -> bool:
        """Whether it is one's own that one would help ("wants to shield its orchards")."""
        if under is None or under.frame.type != "AID":
            return False
        helped = self.arguments.direct(self.sentence.clauses[under.clause])
        owners = (p for h in helped for p in self.arguments.of_noun_phrase(h, "poss"))
        return any(self.sentence.tokens[p].tag == "PRP$" for p in owners)

    def _decries(self, clause: Clause, inner: tuple[int, ...]) -> bool:
        """Whether somebody says of a misdeed that it must not be let happen ("could not be allowed to flout it")."""
        told = clause.voice == "passive" and self.forces[clause.index].speaker is not None
        return told and any(is_misdeed(self.sentence.clauses[i].lemma, self.language) for i in inner)

    def _decried(self, clause: Clause, frame: Outer, inner: tuple[int, ...]) -> Draft:
        """What he says of them, which he does by saying so."""
        force = self.forces[clause.index]
        says = () if force.speaker is None else self.arguments.doer(self.sentence.clauses[force.speaker])
        meant = Frame("ACCUSE", None, ("subject",), frame.target, False, "recipient", "decrying a misdeed")
        found = Match(clause.index, meant, "outer", clause.lemma, (clause.head,))
        made = self._made(clause, found, "ACCUSE", says, self._outer_targets(clause, frame, inner, says), inner)
        return replace(made, force=Force(speaker=force.speaker))

    def _visits(self, frame: Outer, inner: tuple[int, ...], sources: tuple[int, ...]) -> bool:
        """Whether a delegation only calls somewhere ("called on the mayor to discuss it")."""
        courteous = frame.courtesy & {self.sentence.clauses[i].lemma for i in inner}
        sent = slots(self.language).sent_to_talk
        return bool(courteous) and any(self.sentence.tokens[i].lemma.lower() in sent for i in sources)

    def _rallied(self, asked: Draft) -> Draft | None:
        """Whom others are called on to back (SUPPORT) or to rise against (ACCUSE), if that is asked of them."""
        for index in asked.inner if asked.targets else ():
            clause, under = self.sentence.clauses[index], self.matches.get(index)
            against = tuple(h for a in clause.obliques("against") for h in (a.head, *a.conjuncts))
            kind = "ACCUSE" if against else None if under is None else _rallying(under)
            targets = against or (() if under is None else self.sides.targets(clause, under))
            targets = tuple(t for t in targets if t not in (*asked.targets, *asked.sources))
            if kind is not None and targets:
                frame = replace(asked.frame, type=kind, note="rallying others")
                return self._made(
                    asked.clause, replace(asked.match, frame=frame), kind, asked.sources, targets, asked.inner
                )
        return None

    def _would_refuse(self, frame: Outer, under: Match) -> bool:
        """Whether somebody gives his word to refuse ("vowed to block it")."""
        return frame.type == "AGREE" and frame.conflict == "THREATEN" and under.frame.type == "REJECT"

    def _outer_targets(
        self, clause: Clause, frame: Outer, inner: tuple[int, ...], sources: tuple[int, ...]
    ) -> tuple[int, ...]:
        for place in frame.target:
            if place == "inner.subject":
                clauses = [self.sentence.clauses[i] for i in inner]
                heads = next((s for c in clauses if (s := self.arguments.doer(c))), ())
            elif place in ("inner", "inner.object"):
                heads = self._inner_targets(self.under(inner), place == "inner.object")
            else:
                heads = self.arguments.at(clause, place)
            heads = tuple(h for h in heads if h not in sources)
            if heads and (place == "inner.object" or any(self.is_actor(h) for h in heads) or place == "object"):
                return heads
        return ()

    def _inner_targets(self, inner: tuple[int, ...], any_object: bool) -> tuple[int, ...]:
        for index in inner:
            clause, found = self.sentence.clauses[index], self.matches.get(index)
            if any_object:
                heads = self.arguments.direct(clause) or tuple(a.head for a in clause.obliques())
            elif found is not None:
                heads = self.sides.targets(clause, found)
            else:
                heads = tuple(a.head for a in clause.arguments if a.role in ("object", "oblique", "indirect"))
                heads = tuple(h for h in heads if self.is_actor(h))
            if heads:
                return heads
        return ()


DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "ACCUSE", "MOBILIZE"})
CONFLICT = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
BACKING = frozenset({"endorse", "praise", "defend in words", "recognise"})


def _rallying(asked: Match) -> str | None:
    """What it is to call on others to do this about somebody."""
    if asked.frame.type == "SUPPORT":
        return "SUPPORT" if asked.frame.note in BACKING else None
    refused = asked.frame.type == "REJECT" and asked.evidence in ("verb", "phrasal")
    return "ACCUSE" if asked.frame.type == "ACCUSE" or refused else None


def drafts(sentence: Sentence, is_actor: Callable[[int], bool], language: str = "en") -> tuple[Draft, ...]:
    """The happenings of one sentence, before anybody is resolved."""
    if not sentence.clauses:
        return ()
    return Drafting(sentence, is_actor, language).drafts()
