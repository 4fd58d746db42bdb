"""Two at once: "the two countries", "both leaders", "the pair", and "they" who were named in one sentence."""

from collections import Counter
from collections.abc import Iterable
from math import log

from kennan.coding.mentions.draft import Draft
from kennan.coding.mentions.groups import Group, Salience, Seen
from kennan.coding.mentions.words import Words
from kennan.model import ActorKind

STATES: frozenset[ActorKind] = frozenset({"state"})
PERSONS: frozenset[ActorKind] = frozenset({"person"})
SIDES: frozenset[ActorKind] = frozenset({"state", "government", "armed_group", "party", "international_org", "company"})
REACH = 3


class Together:
    """Collectives of two in one report. `count` is how often each group was met so far."""

    def __init__(self, salience: Salience, words: Words, count: Counter[int]) -> None:
        self.salience, self.words, self.count = salience, words, count
        self._collectives: dict[str, Group] = {}

    def both(self, draft: Draft) -> Group | None:
        """ "The two countries", "both leaders", "the pair": the two most salient, as the members of a collective."""
        tokens = draft.sentence.tokens
        counted = {t.text.casefold() for t in tokens[draft.first : draft.head + 1]}
        if not counted & self.words.dual or draft.definiteness == "owned":
            return None
        for kinds, offices in self._sorts_of_two(draft):
            pair = self._pair(draft, kinds, offices)
            if pair is not None:
                return self._two(draft, pair)
        return None

    def persons(self, draft: Draft) -> Group | None:
        """ "They", of two persons who were last spoken of in one sentence."""
        pair = self._pair(draft, PERSONS, frozenset())
        if pair is None:
            return None
        one, other = (max(d.sentence.index for d in g.drafts) for g in pair)
        return self._two(draft, pair) if one == other else None

    def _sorts_of_two(self, draft: Draft) -> Iterable[tuple[frozenset[ActorKind], frozenset[str]]]:
        """What the two may be, the likeliest first: kinds of actors, and offices that persons hold."""
        noun = draft.noun
        if noun is not None and noun.name in ("state", "rule", "administration"):
            yield STATES, frozenset()
            return
        last = draft.sentence.tokens[draft.head].lemma.casefold()
        if noun is not None and (noun.canonical == "officials" or last == "leader"):
            yield PERSONS, self.words.state_heads
        elif last in self.words.persons and noun is not None:
            yield PERSONS, frozenset({last})
        elif last in self.words.dual_persons:
            yield PERSONS, frozenset()
        elif last in self.words.dual_sides:
            yield SIDES, frozenset()
            yield PERSONS, frozenset()
        elif last in self.words.dual:
            yield PERSONS, frozenset()
            yield SIDES, frozenset()

    def _pair(self, draft: Draft, kinds: frozenset[ActorKind], offices: frozenset[str]) -> list[Group] | None:
        pair: list[Group] = []
        for _ in range(2):

            def fits(seen: Seen) -> float:
                group = seen.group
                if group is None or group.kind not in kinds or group in pair or group.noun is not None:
                    return 0.0
                if group.kind == "state":
                    return float(group.country is not None)
                if group.kind != "person":
                    return float(bool(group.names))
                held = {office.split()[-1] for office in group.offices}
                return float(not offices or bool(held & offices) or bool(set(group.offices) & offices))

            found = self.salience.best(draft, fits, REACH, lambda s: 0.5 * log(1 + self.count[id(s.group)]))
            if found is None or found.group is None:
                return None
            pair.append(found.group)
        return pair

    def _two(self, draft: Draft, pair: list[Group]) -> Group:
        kind: ActorKind = "state" if all(g.kind == "state" for g in pair) else "population"
        key = f"both {kind} {sorted(id(g) for g in pair)}"
        if key not in self._collectives:
            group = Group(kind, draft.surface, noun=draft.noun or self.words.nouns["people"], plural=True)
            group.members = sorted(pair, key=lambda g: min(d.place for d in g.drafts))
            self._collectives[key] = group
        return self._collectives[key]
