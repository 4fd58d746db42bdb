"""Referents joined into actors: a union-find that keeps reasons and knows what must stay apart."""

from collections.abc import Iterable

from kennan.model import Referent


class Clusters:
    """Every referent starts alone. Joining is refused between persons and bodies, between different countries, between
    bodies of different kinds, and between what a ruling holds apart."""

    def __init__(self, referents: Iterable[Referent]) -> None:
        self.order = sorted(referents, key=lambda r: (r.report, r.mentions[0].span.start, r.mentions[0].span.end, r.id))
        self.rank = {r.id: number for number, r in enumerate(self.order)}
        self.by_id = {r.id: r for r in self.order}
        self._parent = {r.id: r.id for r in self.order}
        self._countries: dict[str, str | None] = {r.id: r.country for r in self.order}
        self._reasons: dict[str, list[str]] = {}
        self._apart: dict[str, set[str]] = {}

    def root(self, identifier: str) -> str:
        """The id of the earliest referent of the actor."""
        parent = self._parent
        while parent[identifier] != identifier:
            parent[identifier] = parent[parent[identifier]]
            identifier = parent[identifier]
        return identifier

    def country(self, identifier: str) -> str | None:
        return self._countries[self.root(identifier)]

    def may_join(self, a: str, b: str) -> bool:
        first, second = self.root(a), self.root(b)
        if first == second:
            return True
        one, other = self.by_id[first], self.by_id[second]
        if one.kind != other.kind:
            return False
        here, there = self._countries[first], self._countries[second]
        if here is not None and there is not None and here != there:
            return False
        return second not in self._apart.get(first, ())

    def join(self, a: str, b: str, why: str, ruled: bool = False) -> bool:
        """Join the actors of two referents; False where that is refused. A ruling overrides all but another ruling."""
        first, second = sorted((self.root(a), self.root(b)), key=self.rank.__getitem__)
        if first == second:
            return True
        if second in self._apart.get(first, ()) or not (ruled or self.may_join(a, b)):
            return False
        self._parent[second] = first
        self._countries[first] = self._countries[first] or self._countries[second]
        reason = f"{self.by_id[a].name} = {self.by_id[b].name}: {why}"
        self._reasons[first] = [*self._reasons.get(first, []), *self._reasons.pop(second, []), reason]
        for other in self._apart.pop(second, set()):
            self._apart[other].discard(second)
            self.hold_apart(first, other)
        return True

    def hold_apart(self, a: str, b: str) -> None:
        first, second = self.root(a), self.root(b)
        if first != second:
            self._apart.setdefault(first, set()).add(second)
            self._apart.setdefault(second, set()).add(first)

    def reasons(self, root: str) -> tuple[str, ...]:
        return tuple(self._reasons.get(root, ()))

    def groups(self) -> list[list[Referent]]:
        """The referents of each actor, in order; actors by their earliest referent."""
        found: dict[str, list[Referent]] = {}
        for referent in self.order:
            found.setdefault(self.root(referent.id), []).append(referent)
        return list(found.values())
