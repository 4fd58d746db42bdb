"""A game tree as arrays: what the solver reads, whoever made it.

Nodes are numbered group by group from the root, terminals last; a group holds nodes at which the same player (or
chance) chooses among the same number of actions, none of them below another. So one group is one step of backward
induction.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kennan.errors import KennanError

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
CHANCE_OWNER = -1


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes solved in one step.

    owner   player, or CHANCE_OWNER
    start   first of its nodes; `count` how many there are
    kids    (count, actions): the node each action leads to
    sets    (count,): information set of each node, counted within the group, ascending
    odds    for chance: row of the odds table of each action (count, actions)
    """

    owner: int
    start: int
    count: int
    kids: Ints
    sets: Ints
    odds: Ints | None = None
    name: str = ""

    @property
    def actions(self) -> int:
        return int(self.kids.shape[1])

    @property
    def stop(self) -> int:
        return self.start + self.count

    @property
    def firsts(self) -> Ints:
        """Where, within the group, each information set begins."""
        return np.flatnonzero(np.r_[True, self.sets[1:] != self.sets[:-1]]).astype(np.intp)

    @property
    def hidden(self) -> bool:
        """Whether some information set has more than one node."""
        return self.owner != CHANCE_OWNER and int(self.sets[-1]) + 1 < self.count


@dataclass(frozen=True, slots=True)
class Game:
    """`players` is their number; `terminals` is the first terminal node and `nodes` the number of all."""

    players: int
    groups: tuple[Group, ...]
    terminals: int
    nodes: int

    @property
    def hidden(self) -> bool:
        return any(g.hidden for g in self.groups)

    @property
    def ends(self) -> int:
        return self.nodes - self.terminals


@dataclass(slots=True)
class Node:
    """A node of a tree that is being built. `owner` is None at an end, whose `payoffs` are one a player; `odds` are the
    chances of the kids; `info` joins nodes that their owner can't tell apart."""

    owner: int | None = None
    kids: list["Node"] = field(default_factory=list)
    payoffs: tuple[float, ...] = ()
    odds: tuple[float, ...] = ()
    info: str = ""


def end(*payoffs: float) -> Node:
    return Node(None, payoffs=payoffs)


def choice(owner: int, *kids: Node, info: str = "") -> Node:
    return Node(owner, list(kids), info=info)


def chance(odds: Sequence[float], *kids: Node) -> Node:
    return Node(CHANCE_OWNER, list(kids), odds=tuple(odds))


@dataclass(frozen=True, slots=True)
class Built:
    """A game from a tree: its payoffs (players, ends, 1) and odds (rows, 1), and for each information set
    (group, set) its name."""

    game: Game
    payoffs: Floats
    odds: Floats
    names: dict[str, tuple[int, int]]


def build(root: Node, players: int) -> Built:
    """A tree as arrays. Raises KennanError where information sets cross, so that no order of play fits them."""
    ranks = _ranks(root)
    inner: dict[tuple[int, int, int], list[Node]] = {}
    ends: list[Node] = []
    for node in _walk(root):
        if node.owner is None:
            ends.append(node)
        else:
            inner.setdefault((ranks[id(node)], node.owner, len(node.kids)), []).append(node)
    number: dict[int, int] = {}
    ordered = [inner[key] for key in sorted(inner)]
    for members in ordered:
        met: dict[str, int] = {}
        for node in members:
            met.setdefault(node.info or f"\0{id(node)}", len(met))
        members.sort(key=lambda n: met[n.info or f"\0{id(n)}"])
        for node in members:
            number[id(node)] = len(number)
    first = len(number)
    for node in ends:
        number[id(node)] = len(number)
    groups, names = [], {}
    odds: list[float] = []
    for at, members in enumerate(ordered):
        sets: list[int] = []
        for before, node in zip([None, *members], members, strict=False):
            same = before is not None and bool(node.info) and before.info == node.info
            sets.append(0 if before is None else sets[-1] + (not same))
            if node.info:
                names[node.info] = (at, sets[-1])
        owner = members[0].owner
        rows = None
        if owner == CHANCE_OWNER:
            rows = np.array(
                [[len(odds) + i * len(n.kids) + j for j in range(len(n.kids))] for i, n in enumerate(members)]
            )
            odds += [p for n in members for p in n.odds]
        kids = np.array([[number[id(k)] for k in n.kids] for n in members], dtype=np.intp)
        assert owner is not None
        groups.append(Group(owner, number[id(members[0])], len(members), kids, np.array(sets, dtype=np.intp), rows))
    game = Game(players, tuple(groups), first, len(number))
    payoffs = np.array([[n.payoffs[p] for n in ends] for p in range(players)])[:, :, None]
    return Built(game, payoffs, np.array(odds, dtype=np.float64).reshape(-1, 1), names)


def _walk(root: Node) -> list[Node]:
    out, waiting = [], [root]
    while waiting:
        node = waiting.pop()
        out.append(node)
        waiting.extend(reversed(node.kids))
    return out


def _ranks(root: Node) -> dict[int, int]:
    """For every inner node a rank above its parent's, the same within an information set."""
    nodes = [n for n in _walk(root) if n.owner is not None]
    rank = {id(n): 0 for n in nodes}
    for _ in range(len(nodes) + 1):
        before = dict(rank)
        for node in nodes:
            for kid in node.kids:
                if kid.owner is not None:
                    rank[id(kid)] = max(rank[id(kid)], rank[id(node)] + 1)
        together: dict[str, int] = {}
        for node in nodes:
            if node.info:
                together[node.info] = max(together.get(node.info, 0), rank[id(node)])
        for node in nodes:
            if node.info:
                rank[id(node)] = together[node.info]
        if rank == before:
            return rank
    raise KennanError("information sets cross each other: no order of play fits them")
