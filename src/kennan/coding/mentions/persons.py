"""Persons who are described and not named: who holds the office told, or who was named and is now called otherwise."""

from collections import Counter
from math import log

from kennan.coding.mentions.draft import Draft
from kennan.coding.mentions.groups import Group, Salience, Seen
from kennan.coding.mentions.leaders import Leaders
from kennan.coding.mentions.words import Words

DESCRIPTION_REACH = 8
REWORDED_REACH = 3
UNDERGOING = frozenset({"object", "oblique"})
ACTING = frozenset({"subject", "agent", "possessor"})


class Persons:
    """Descriptions of persons in one report. `count` is how often each group was met so far."""

    def __init__(self, salience: Salience, leaders: Leaders, words: Words, count: Counter[int]) -> None:
        self.salience, self.leaders, self.words, self.count = salience, leaders, words, count

    def described(self, draft: Draft, owner: Group | None) -> Group:
        """Whom a description beside no name speaks of; `owner` is whom his role ties him to."""
        office = draft.role.removeprefix("former ")
        told = self.leaders.counterpart(draft) or self.leaders.holder(owner, draft.role)
        if told is not None:
            return told
        bare = draft.definiteness == "bare" and not draft.plural  # "Liberal candidate's past questioned"
        if bare and (reworded := self._reworded(draft, owner)) is not None:
            return reworded
        if draft.definiteness in ("definite", "owned"):
            found = self.salience.best(draft, lambda s: self._holds(s, owner, draft), DESCRIPTION_REACH * 4)
            if found is not None and found.group is not None:
                return found.group
            if owner is None and draft.role in self.words.sole and draft.role == office and not draft.modified:
                lead = self.leaders.lead(draft)
                if lead is not None:
                    return lead
            if (reworded := self._reworded(draft, owner)) is not None:
                return reworded
        group = Group("person", draft.surface, owner=owner, gender=draft.gender)
        if owner is not None and draft.role in self.words.sole:
            self.leaders.hold(owner, office, group)
        return group

    def _holds(self, seen: Seen, owner: Group | None, draft: Draft) -> float:
        group = seen.group
        if group is None or group.kind != "person" or group is owner:
            return 0.0
        if draft.gender and group.gender and draft.gender != group.gender:
            return 0.0
        subject = seen.draft.function == "subject" and seen.draft.sentence is draft.sentence
        if subject and seen.draft.verb == draft.verb and draft.function in UNDERGOING:
            return 0.0  # "President Hale met the president of Ruritania"
        if not any(self._same_office(draft.role, office) for office in group.offices if office):
            return 0.8 if owner is not None and owner is group.owner and self._heads_alike(draft, group) else 0.0
        if owner is not None and group.owner is not None and owner is not group.owner and owner.home != group.home:
            return 0.0
        if draft.modified and draft.role not in group.offices and not any(o in draft.role for o in group.offices):
            return 0.0
        return 1.0

    def _same_office(self, said: str, held: str) -> bool:
        """ "The envoy" of a special envoy, but not "the president" of a vice president."""
        if said.split()[-1] != held.split()[-1] or ("prime" in said.split()) != ("prime" in held.split()):
            return False
        lesser = self.words.lesser
        return [w for w in said.split() if w in lesser] == [w for w in held.split() if w in lesser]

    def _heads_alike(self, draft: Draft, group: Group) -> bool:
        """ "The bank's director" and "the bank's chief", "the Ruritanian president" and "the Ruritanian leader"."""
        assert group.owner is not None
        heads = self.words.state_heads if group.owner.kind == "state" else self.words.body_heads
        return draft.role in heads and any(o in heads for o in group.offices)

    def _reworded(self, draft: Draft, owner: Group | None) -> Group | None:
        """ "Hale spoke ... The senator said": a text that has just named somebody calls him otherwise for variety."""
        if draft.definiteness not in ("definite", "bare") or draft.function not in ACTING or not draft.role:
            return None
        words, former = draft.role.split(), draft.role.startswith(self.words.past)
        if words[-1] not in self.words.epithets and not former:
            return None
        office = words[-1] in self.words.office_epithets and not former
        subjects = draft.sentence.index

        def fits(seen: Seen) -> float:
            group = seen.group
            if group is None or group.kind != "person" or not group.names or group is owner:
                return 0.0
            if draft.gender and group.gender and draft.gender != group.gender:
                return 0.0
            if seen.draft.sentence.index == subjects and seen.draft.verb == draft.verb:
                return 0.0
            if owner is not None and owner.home and group.home and owner.home != group.home:
                return 0.0
            if owner is not None and owner.kind == "party" and group.owner is not None and group.owner is not owner:
                return 0.0
            held = [o for o in group.offices if o and not o.startswith(self.words.past)]
            if any(o in self.words.sole for o in held) and (office or former):
                return 0.0
            return 0.5 if office and any(o.split()[-1] not in self.words.epithets for o in held) else 1.0

        found = self.salience.best(
            draft, fits, REWORDED_REACH, lambda s: 0.3 * log(1 + self.count[id(s.group)]) if s.group else 0.0
        )
        return found.group if found is not None else None
