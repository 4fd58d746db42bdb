"""Collectives that are one actor: the states of a region, and who newly rules a country."""

from collections.abc import Callable, Mapping

from kennan.coding.mentions.draft import Draft
from kennan.coding.mentions.groups import Group, Salience, Seen
from kennan.coding.mentions.words import Words
from kennan.model import ActorKind

REACH = 4
NEW_RULERS_REACH = 8
MOVEMENTS: frozenset[ActorKind] = frozenset({"armed_group", "party"})


class Collectives:
    """Collectives of one report. `at` are drafts by sentence and token; `token` resolves a token beside a draft."""

    def __init__(
        self,
        at: Mapping[tuple[int, int], Draft],
        token: Callable[[Draft, int | None], Group | None],
        words: Words,
        salience: Salience,
    ) -> None:
        self.at, self.token, self.words, self.salience = at, token, words, salience
        self._last: tuple[Group, int] | None = None

    def region(self, draft: Draft) -> Group | None:
        """ "Several Central Asian states", "its Baltic neighbours": the region; "the neighbouring countries": the one
        that was last spoken of so. A number, "some" and "other" single out a part of it."""
        noun = draft.noun
        if noun is None or noun.name != "state" or not draft.plural:
            return None
        tokens = draft.sentence.tokens[draft.first : draft.head]
        if any(t.pos == "NUM" or t.text.casefold() in self.words.parts for t in tokens):
            return None
        for index in range(draft.first, draft.head):
            found = self.at.get((draft.sentence.index, index))
            if found is None or found.sense is None or found.function != "modifier":
                continue
            entry = found.sense.entry
            if entry.kind == "state" and entry.country is None and (group := self.token(draft, index)) is not None:
                self._last = group, draft.sentence.index
                return group
        near = {noun.canonical, *(t.text.casefold() for t in tokens)} & self.words.nearby
        if near and self._last is not None and draft.sentence.index - self._last[1] <= REACH:
            return self._last[0]
        return None

    def is_called_so(self, draft: Draft, owner: Group) -> bool:
        """ "Mujahideen fighters": a movement whose name is a common noun for them."""
        if draft.noun is None or draft.noun.name != "fighters" or owner.kind != "armed_group" or draft.owner is None:
            return False
        return draft.sentence.tokens[draft.owner].text.islower()

    def new_rulers(self, draft: Draft) -> Group | None:
        """ "The new rulers", "the de facto authorities": the movement spoken of."""
        noun = draft.noun
        if noun is None or noun.name != "rule" or draft.definiteness != "definite":
            return None
        told = {t.text.casefold() for t in draft.sentence.tokens[draft.first : draft.head]}
        if not told & self.words.newly:
            return None

        def fits(seen: Seen) -> float:
            group = seen.group
            return float(group is not None and group.kind in MOVEMENTS and group.noun is None)

        found = self.salience.best(draft, fits, NEW_RULERS_REACH)
        return found.group if found is not None else None
