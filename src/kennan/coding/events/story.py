"""Sides that a happening leaves to its context: the other party of the sentence, the paragraph, the report."""

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache

from kennan.coding.events.drafts import Draft
from kennan.coding.events.frames import lexicon
from kennan.coding.events.participants import Participants
from kennan.coding.events.verdicts import SPEAKER
from kennan.coding.reading import Reading
from kennan.language.pack import table
from kennan.model import Referent

PRINCIPALS = 16  # a report's parties that are weighed at all, by how often they are mentioned
PEER = 3  # marks by which one's like goes before others: persons deal with persons, states with states
NEAR = 3  # sentences back in which a party is still in mind
ASSEMBLIES = frozenset({"party", "company", "think_tank"})
POWERS = frozenset({"state", "government"})
PARTIES = frozenset({"state", "government", "armed_group", "international_org", "party", "person"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "PROTEST", "MOBILIZE", "THREATEN", "REJECT"})
CAMPAIGN = frozenset({"MOBILIZE", "RETREAT", "ASSAULT"})
BY_STATES = frozenset({"SANCTION", "COERCE"})
# Nouns of which one side may be enough.
NAMED = frozenset({"RETREAT", "THREATEN", "ACCUSE", "ASSAULT", "MOBILIZE"})
SPELT_OUT = frozenset({"AID", "COOPERATE", "SUPPORT"})  # whose other side is told where there is one


@dataclass(frozen=True, slots=True)
class _Words:
    neuter: frozenset[str]
    definite: frozenset[str]
    deeds: frozenset[str]


@cache
def _words(language: str) -> _Words:
    data = table(language, "event_slots").get("deeds", {})
    return _Words(*(frozenset(data.get(k, ())) for k in ("neuter", "definite", "nouns")))


@dataclass(slots=True)
class Happening:
    """A draft with the referents of its sides; `implied` tells how sides were found that the clause does not name."""

    participants: Participants
    draft: Draft
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    implied: str | None = None

    @property
    def place(self) -> tuple[int, int]:
        """The sentence's index and the token of the predicate."""
        return self.participants.sentence.index, self.draft.clause.head


class Story:
    """The happenings of one report in text order, asked for sides that one of them does not name."""

    def __init__(self, reading: Reading, happenings: list[Happening]) -> None:
        self._mentions = reading.mentions
        self._starts = [s.start for s in reading.sentences]
        parties = (
            r for r in reading.mentions.referents if r.kind in PARTIES and (r.part_of is None or r.kind == "person")
        )
        self._principals = [r.id for r in sorted(parties, key=lambda r: -len(r.mentions))[:PRINCIPALS]]
        self._mentioned: dict[str, list[int]] = {}
        self._language = reading.report.language
        self._words = _words(self._language)
        self._told = [h for h in happenings if h.sources and h.targets]
        self._told_in = [t.place[0] for t in self._told]
        self._pairs: dict[str, Counter[str]] = {}
        for told in self._told:
            for source in told.sources:
                for target in told.targets:
                    self._pairs.setdefault(source, Counter())[target] += 1
                    self._pairs.setdefault(target, Counter())[source] += 1

    def complete(self, happening: Happening) -> None:
        """Fill the empty sides of a happening where the context names somebody for them."""
        draft = happening.draft
        if not happening.sources and not happening.targets:
            told = self._campaign(happening)
            if told is not None:
                happening.sources, happening.targets, happening.implied = told.sources, told.targets, "campaign"
            return
        if not happening.targets and not self._meets_by_itself(happening):
            found, how = self._antecedent(happening), "deed"
            if found is None and (self._leaves_open(draft) or self._judges_deed(happening)):
                found, how = self._partner(happening), "partner"
            if found is None and draft.clause.nominal and draft.type == "CONSULT":
                found, how = self._met(happening), "partner"
            if found is not None:
                happening.targets, happening.implied = (found,), how
        elif happening.targets and not happening.sources:
            if draft.clause.voice == "passive":
                found = self._doer(happening) or self._state(happening)
            elif draft.clause.nominal:
                found = self._doer(happening) if draft.type == "AID" else None
            elif draft.frame.source != SPEAKER and self._lacks_subject(draft):
                found = self._subject(happening)
            else:
                found = None
            if found is not None and found not in happening.targets:
                happening.sources, happening.implied = (found,), "source"

    def _campaign(self, happening: Happening) -> Happening | None:
        """Of forces that are sent, or withdraw, nobody says whose or where: the campaign told of in the sentence or the
        one before."""
        draft = happening.draft
        if draft.type not in CAMPAIGN or not (draft.clause.nominal or draft.clause.voice == "passive"):
            return None
        if draft.clause.nominal and draft.type == "ASSAULT":
            return None
        for told in self._before(happening, 1):
            if told.draft.type in CAMPAIGN and told.draft.force.modality == "actual":
                return told
        return None

    def _lacks_subject(self, draft: Draft) -> bool:
        """Whether the clause has no subject of its own, or took over one that cannot act."""
        subject = draft.clause.first("subject")
        return subject is None or (subject.inherited and draft.clause.link in ("participle", "adverbial", "purpose"))

    def _meets_by_itself(self, happening: Happening) -> bool:
        """Whether it is a meeting of a body's own ("the party's winter meeting")."""
        draft = happening.draft
        own = draft.clause.nominal and draft.type == "CONSULT" and len(happening.sources) == 1
        return own and self._referent(happening.sources[0]).kind in ASSEMBLIES

    def _leaves_open(self, draft: Draft) -> bool:
        """Whether the other side of such a happening goes without saying."""
        if draft.force.modality in ("denied", "conditional") or draft.mode == "resign":
            return False
        if draft.clause.nominal:
            return draft.type in NAMED
        return draft.frame.requires != "recipient" and draft.type not in SPELT_OUT

    def _judges_deed(self, happening: Happening) -> bool:
        """Whether what is praised or blamed is something that was done or made, not somebody."""
        draft = happening.draft
        return draft.match.evidence == "verdict" and any(
            self._is_deed(happening.participants, head) for head in draft.targets
        )

    # ---- who may be meant -----------------------------------------------------------------------------------------

    def _referent(self, identifier: str) -> Referent:
        return self._mentions.referent(identifier)

    def akin(self, one: str, other: str) -> bool:
        """Whether two referents are one side: the same, body and part, or a state and its organs."""
        if one == other:
            return True
        a, b = self._referent(one), self._referent(other)
        if a.part_of == other or b.part_of == one:
            return True
        return a.country is not None and a.country == b.country and a.kind in POWERS and b.kind in POWERS

    def _before(self, happening: Happening, reach: int = NEAR) -> list[Happening]:
        """Happenings with both sides, told in the sentence or up to `reach` sentences before, the nearest first."""
        sentence, head = happening.place
        first = bisect_left(self._told_in, sentence - reach)
        last = bisect_right(self._told_in, sentence)
        near = (t for t in self._told[first:last] if t is not happening)
        return sorted(near, key=lambda t: (sentence - t.place[0], abs(t.place[1] - head), t.place[1]))

    def _facing(self, told: Happening, sides: tuple[str, ...]) -> str | None:
        """Who stands on the other side of a happening."""
        for own, others in ((told.sources, told.targets), (told.targets, told.sources)):
            if any(self.akin(o, s) for o in own for s in sides):
                for other in others:
                    if not any(self.akin(other, s) for s in sides):
                        return other
        return None

    def _partner(self, happening: Happening) -> str | None:
        """Who faces the sources: in the happenings around, by what is named nearby, and in the whole report."""
        sides = happening.sources
        marks: Counter[str] = Counter()
        here = happening.place[0]
        for told in self._before(happening):
            found = self._facing(told, sides)
            if found is not None:
                marks[found] += 6 // (1 + here - told.place[0])
        for side in sides:
            for other, count in self._pairs.get(side, Counter()).items():
                marks[other] += min(count, 4)
        for other in self._principals:
            distance = here - self._last(other, happening)
            if distance <= NEAR:
                marks[other] += 3 - min(distance, 2)
            if distance == 0:
                marks[other] += 4
            marks[other] += min(len(self._referent(other).mentions), 12) // 4
        fitting = [
            (-n, r)
            for r, n in marks.items()
            if self._may_face(r, happening) and not any(self.akin(r, s) for s in sides)
        ]
        return min(fitting)[1] if fitting else None

    def _met(self, happening: Happening) -> str | None:
        """Whom the sources met as the sentences around tell ("the talks"); who faces them where the report tells of no
        meeting."""
        if not any(told.draft.type == "CONSULT" for told in self._told):
            return self._partner(happening)
        for told in self._before(happening):
            if told.draft.type == "CONSULT" and (found := self._facing(told, happening.sources)) is not None:
                return found
        return None

    def _may_face(self, referent: str, happening: Happening) -> bool:
        """Whether the referent is of a kind that others deal with, and, where troops move, has land."""
        found = self._referent(referent)
        if not any(m.form == "name" for m in found.mentions):
            return False
        if found.kind == "armed_group" and any(self._is_unnamed_group(s) for s in happening.sources):
            return False  # "the rebels" may be that very group
        if happening.draft.type in ("MOBILIZE", "SANCTION", "RETREAT"):
            return found.kind in POWERS or found.kind == "armed_group"
        if happening.draft.type == "PROTEST":
            return found.kind in POWERS or found.kind == "person"
        return found.kind in PARTIES

    def _is_unnamed_group(self, referent: str) -> bool:
        found = self._referent(referent)
        return found.kind == "armed_group" and not any(m.form == "name" for m in found.mentions)

    def _last(self, referent: str, happening: Happening) -> int:
        """The index of the last sentence up to the happening's in which the referent is mentioned."""
        sentence = happening.participants.sentence
        seen = self._mentioned.setdefault(referent, [m.span.start for m in self._referent(referent).mentions])
        place = bisect_left(seen, sentence.end)
        return self._sentence_at(seen[place - 1]) if place else -NEAR - 1

    def _sentence_at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _antecedent(self, happening: Happening) -> str | None:
        """Whose deed it was that is meant by a bare noun ("rejected the accusation", "denounced the move")."""
        draft = happening.draft
        if draft.clause.nominal or (draft.type not in HOSTILE and draft.type != "SUPPORT"):
            return None
        if not any(self._is_deed(happening.participants, head) for head in draft.targets):
            return None
        meant = self._meant(happening)
        best: tuple[int, int, str] | None = None
        for nearness, told in enumerate(self._before(happening)):
            other = [s for s in told.sources if not any(self.akin(s, own) for own in happening.sources)]
            if not other or told.place >= happening.place:
                continue
            if told.draft.type == draft.type and draft.type not in meant:
                continue
            faced = any(self.akin(t, own) for t in told.targets for own in happening.sources)
            marks = 4 * (told.draft.type in meant) + 2 * faced
            if best is None or (-marks, nearness) < best[:2]:
                best = -marks, nearness, other[0]
        return best[2] if best else None

    def _meant(self, happening: Happening) -> frozenset[str]:
        """The types of deeds that the nouns of the target tell."""
        tokens = happening.participants.sentence.tokens
        nouns = lexicon(self._language).nouns
        return frozenset(
            frame.type for h in happening.draft.targets for frame in nouns.get(tokens[h].lemma.lower(), ())
        )

    def _is_deed(self, participants: Participants, head: int) -> bool:
        """Whether a phrase names, with a definite word, what somebody did."""
        tokens = participants.sentence.tokens
        if tokens[head].text.lower() in self._words.neuter:
            return True
        definite = any(
            t.head == head and t.relation in ("det", "poss") and t.text.lower() in self._words.definite for t in tokens
        )
        return definite and (tokens[head].lemma.lower() in self._words.deeds or self._is_event(tokens[head].lemma))

    def _is_event(self, lemma: str) -> bool:
        return lemma.lower() in lexicon(self._language).nouns

    def _subject(self, happening: Happening) -> str | None:
        """Who else acts in the sentence, for a clause that has no subject ("by shutting the bridge")."""
        for told in self._before(happening, 0):
            for source in told.sources:
                if not any(self.akin(source, t) for t in happening.targets):
                    return source
        return None

    def _state(self, happening: Happening) -> str | None:
        """The state that detains, bans or expels somebody where nobody else is named: that on whose land it is."""
        if happening.draft.type not in BY_STATES or happening.draft.clause.nominal:
            return None
        theatre, sentence = happening.participants.theatre, happening.participants.sentence
        return theatre.around(sentence, happening.draft.clause, happening.targets)

    def _doer(self, happening: Happening) -> str | None:
        """Who did it to them: who did the like to them nearby; of acts of state, the state on whose land it was."""
        hostile = happening.draft.type in HOSTILE
        for told in self._before(happening):
            same = any(self.akin(t, s) for t in told.targets for s in happening.targets)
            if same and (told.draft.type in HOSTILE) == hostile:
                return told.sources[0]
        return None
