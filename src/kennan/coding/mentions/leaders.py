"""Heads of state and other single office holders: whose they are, and who is meant by what they are called."""

from collections import Counter
from collections.abc import Callable

from kennan.coding.mentions.draft import Draft
from kennan.coding.mentions.groups import Group, Salience, Seen
from kennan.coding.mentions.words import Words

REACH = 8
LEAD_REACH = 4


class Leaders:
    """The office holders of one report.

    named  the groups of its names
    token  the group of the phrase that a token of a draft's sentence belongs to
    """

    def __init__(
        self,
        named: dict[Draft, Group],
        words: Words,
        salience: Salience,
        token: Callable[[Draft, int | None], Group | None],
    ) -> None:
        self.named, self.words, self.salience, self._token = named, words, salience, token
        self.officers: dict[tuple[int, str], Group] = {}
        self._spoken = Counter(id(g) for g in named.values() if g.kind == "person")

    def hold(self, owner: Group, office: str, holder: Group) -> None:
        """Take down who holds an office first of all."""
        self.officers.setdefault((id(owner), office), holder)

    def holder(self, owner: Group | None, role: str) -> Group | None:
        """Who holds an office of a body; of a state also its one head by another name ("the leader of Ruritania")."""
        if owner is None or role.removeprefix("former ") not in self.words.sole | self.words.state_heads:
            return None
        office = role.removeprefix("former ")
        if role in self.words.sole and (id(owner), office) in self.officers:
            return self.officers[(id(owner), office)]
        if owner.kind != "state" or role not in self.words.state_heads:
            return None
        held = self.officers.items()
        heads = {id(g): g for (of, name), g in held if of == id(owner) and name in self.words.state_heads}
        return next(iter(heads.values())) if len(heads) == 1 else None

    def lead(self, draft: Draft) -> Group | None:
        """ "The president", who was named without an office and of whom the report speaks most."""
        found = self.salience.best(draft, lambda s: self._leads(s, draft), LEAD_REACH)
        return found.group if found is not None else None

    def seat(self) -> None:
        """The state of the one head of state whose nation the report leaves unsaid ("President Hale"): where it speaks
        of one seat of government only besides those of other heads, and of no other state's organs more."""
        heads = {
            id(g): g
            for g in self.named.values()
            if g.kind == "person" and self.words.state_heads.intersection(g.offices)
        }
        owned = {id(g.owner) for g in heads.values() if g.owner is not None}
        seats = {
            id(group): group
            for draft, group in self.named.items()
            if draft.sense is not None and draft.sense.how == "seat" and id(group) not in owned
        }
        organs = Counter(
            group.country
            for draft, group in self.named.items()
            if draft.sense is not None and (group.kind in ("government", "party") or draft.sense.how == "seat")
        )
        most = max(organs.values(), default=0)
        seats = {i: g for i, g in seats.items() if organs[g.country] == most}
        unsaid = [g for g in heads.values() if g.owner is None and "former" not in " ".join(g.offices)]
        if len(seats) == 1 and unsaid:
            counts = Counter(id(g) for g in self.named.values())
            first = max(unsaid, key=lambda g: counts[id(g)])
            first.seat = next(iter(seats.values()))

    def seated(self) -> Group | None:
        """The head of state whose nation goes without saying."""
        return next((g for g in self.named.values() if g.seat is not None), None)

    def counterpart(self, draft: Draft) -> Group | None:
        """ "Her Ruritanian counterpart": who holds her office there, else who leads it, else any of its people."""
        if not draft.role.endswith("counterpart"):
            return None
        state = next(
            (
                group
                for index in range(draft.first, draft.head)
                if (group := self._token(draft, index)) is not None and group.kind == "state"
            ),
            None,
        )
        if state is None:
            return None
        whose = self._token(draft, draft.owner)
        if whose is not None and whose.kind != "person":
            # "Its Ruritanian counterpart": the body there that answers to it.
            return Group(whose.kind, draft.surface, owner=state, noun=whose.noun)
        offices = list(whose.offices) if whose is not None and whose.kind == "person" else []
        for office in (*offices, *sorted(self.words.state_heads)):
            found = self.officers.get((id(state), office))
            if found is not None and found is not whose:
                return found
        seen = self.salience.best(
            draft,
            lambda s: float(
                s.group is not None
                and s.group.kind == "person"
                and s.group.home == state.country
                and s.group is not whose
            ),
            REACH,
        )
        return seen.group if seen is not None else None

    def _leads(self, seen: Seen, draft: Draft) -> float:
        """Whether it may be who is named without an office, and most often of all: "Hale ... the president"."""
        group = seen.group
        if group is None or group.kind != "person" or group.offices or group.owner is not None or not group.names:
            return 0.0
        if draft.gender and group.gender and draft.gender != group.gender:
            return 0.0
        most = max(self._spoken.values(), default=0)
        return float(self._spoken[id(group)] == most > 1)
