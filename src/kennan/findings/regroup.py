"""Findings as the analyst ruled: claims put together and kept apart."""

from collections.abc import Iterable, Sequence

from kennan.findings.sense import Sense
from kennan.model import Claim, Pairing

Tie = tuple[str, str]  # two claims (ids) that were ruled to tell the same


def regrouped(groups: Sequence[list[Claim]], ruled: Sequence[Pairing], sense: Sense) -> list[list[Claim]]:
    """The groups, with those joined and parted of which the analyst has ruled so. `ruled` is in the order in which it
    was ruled: the later counts. Groups come in the order of their first claim.

    Rulings that part split a group for good; rulings that join tie groups to each other, and a tie is given up where a
    later ruling parts what it would hold together.
    """
    if not ruled:
        return list(groups)
    parts = _Parts(groups, sense)
    ties: list[Tie] = []
    for one in ruled:
        if one.one == one.other or one.one not in parts.of or one.other not in parts.of:
            continue  # rejected, or told in one by another ruling
        if one.same:
            ties.append((one.one, one.other))
        else:
            parts.split(one.one, one.other)
            ties = _without(ties, one, parts)
    return parts.joined(ties)


class _Parts:
    """Groups by number, and the number `of` each claim's (id) group."""

    def __init__(self, groups: Sequence[list[Claim]], sense: Sense) -> None:
        self.groups = list(groups)
        self.sense = sense
        self.of = {claim.id: number for number, group in enumerate(groups) for claim in group}

    def split(self, one: str, other: str) -> None:
        """Where both claims are in one group, the other leaves it, with what is told in its very words."""
        number = self.of[one]
        if self.of[other] != number:
            return
        words = {claim.id: self._words(claim) for claim in self.groups[number]}
        told = words[other] if words[other] != words[one] else None
        leaving = [c for c in self.groups[number] if c.id == other or words[c.id] == told]
        for claim in leaving:
            self.of[claim.id] = len(self.groups)
        self.groups[number] = [c for c in self.groups[number] if c not in leaving]
        self.groups.append(leaving)

    def _words(self, claim: Claim) -> str:
        return " ".join(self.sense.text(claim.span).casefold().split())

    def roots(self, ties: Iterable[Tie]) -> dict[int, int]:
        """For groups that ties hold to another: the number that stands for all that hang together."""
        root: dict[int, int] = {}
        for a, b in ties:
            first, second = (_root(root, self.of[claim]) for claim in (a, b))
            if first != second:
                root[max(first, second)] = min(first, second)
        return {number: _root(root, number) for number in root}

    def joined(self, ties: Iterable[Tie]) -> list[list[Claim]]:
        roots = self.roots(ties)
        found: dict[int, list[Claim]] = {}
        for number, group in enumerate(self.groups):
            found.setdefault(roots.get(number, number), []).extend(group)
        ordered = (sorted(group, key=self.sense.place) for group in found.values())
        return sorted(ordered, key=lambda group: self.sense.place(group[0]))


def _root(root: dict[int, int], number: int) -> int:
    while number in root:
        number = root[number]
    return number


def _without(ties: Sequence[Tie], ruling: Pairing, parts: _Parts) -> list[Tie]:
    """The ties without those that would hold both claims together, the older ones kept first."""
    kept: list[Tie] = []
    for tie in ties:
        roots = parts.roots([*kept, tie])
        one, other = parts.of[ruling.one], parts.of[ruling.other]
        if roots.get(one, one) != roots.get(other, other):
            kept.append(tie)
    return kept
