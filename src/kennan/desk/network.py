"""Who deals with whom: bonds between actors by what happened between them, and where on a sheet to draw them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kennan.desk.record import Record
from kennan.model import Event

MOST_NODES, MOST_EDGES = 64, 200
WIDTH, HEIGHT, MARGIN = 1200.0, 760.0, 46.0
SEED, STEPS = 20210817, 260
GAP = 26.0  # between the rims of two nodes
SIZES = (6.0, 24.0)  # radius of a node of one report, and of all


@dataclass(frozen=True, slots=True)
class Bond:
    """What happened between two actors (ids; `a` is the one of more reports), by findings told as actual.

    score        sum of the findings' scores; `cooperative`, `conflictual`, `neutral` count those above, below, at 0
    families     independent origins that tell of it, `reports` how many reports
    """

    a: str
    b: str
    score: float
    cooperative: int
    conflictual: int
    neutral: int
    families: int
    reports: int

    @property
    def findings(self) -> int:
        return self.cooperative + self.conflictual + self.neutral


@dataclass(frozen=True, slots=True)
class Place:
    """An actor on the sheet: centre, radius, and where its name stands (None: not drawn, the place is taken)."""

    actor: str
    x: float
    y: float
    radius: float
    reports: int
    label: tuple[float, float, str] | None


class Network:
    """The bonds of a record, those of most findings first, and the weightiest actors on a sheet of WIDTH by HEIGHT.

    parts  keeps ministries, envoys and the like apart from the body they belong to
    """

    def __init__(self, record: Record, *, parts: bool) -> None:
        self._record = record
        self._whole = {a.id: a.id for a in record.case.actors} if parts else record.whole
        self.reports = self._reports()
        self.bonds = self._bonds()

    def prepare(self) -> None:
        """Make what is looked up later."""
        _ = (self.of, self.places)

    def _reports(self) -> dict[str, int]:
        """In how many reports each whole, or any part of it, is met."""
        met: dict[str, set[str]] = defaultdict(set)
        for actor, reports in self._record.met_in.items():
            met[self._whole.get(actor, actor)] |= reports
        return {actor: len(reports) for actor, reports in met.items()}

    def _bonds(self) -> list[Bond]:
        scores: dict[tuple[str, str], list[float]] = defaultdict(list)
        origins: dict[tuple[str, str], set[str]] = defaultdict(set)
        reports: dict[tuple[str, str], set[str]] = defaultdict(set)
        whole, family = self._whole, self._record.family_of
        for told in self._record.told:
            claim = told.line.claim
            if not isinstance(claim, Event) or claim.modality != "actual" or not claim.source or not claim.target:
                continue
            one, other = whole.get(claim.source, claim.source), whole.get(claim.target, claim.target)
            if one != other:
                pair = (one, other) if self._before(one, other) else (other, one)
                scores[pair].append(claim.score)
                reports[pair].update(told.finding.reports)
                origins[pair].update(family.get(r, r) for r in told.finding.reports)
        made = [
            Bond(
                a=a,
                b=b,
                score=round(sum(found), 1),
                cooperative=sum(s > 0 for s in found),
                conflictual=sum(s < 0 for s in found),
                neutral=sum(s == 0 for s in found),
                families=len(origins[a, b]),
                reports=len(reports[a, b]),
            )
            for (a, b), found in scores.items()
        ]
        return sorted(made, key=lambda bond: (-bond.findings, -bond.families, bond.a, bond.b))

    def _before(self, one: str, other: str) -> bool:
        return (-self.reports.get(one, 0), one) < (-self.reports.get(other, 0), other)

    @cached_property
    def of(self) -> dict[str, list[Bond]]:
        """The bonds of each actor (id), those of most findings first."""
        found: dict[str, list[Bond]] = defaultdict(list)
        for bond in self.bonds:
            found[bond.a].append(bond)
            found[bond.b].append(bond)
        return dict(found)

    # The sheet

    @cached_property
    def drawn(self) -> list[Bond]:
        """The bonds that are drawn: the weightiest between the actors with most to do with others."""
        weight: dict[str, float] = defaultdict(float)
        for bond in self.bonds:
            for actor in (bond.a, bond.b):
                weight[actor] += bond.families + bond.findings / 1000
        chosen = set(sorted(weight, key=lambda a: (-weight[a], a))[:MOST_NODES])
        inside = [b for b in self.bonds if b.a in chosen and b.b in chosen]
        return sorted(inside, key=lambda b: (-b.families, -b.findings, b.a, b.b))[:MOST_EDGES]

    @cached_property
    def places(self) -> list[Place]:
        """The actors that are drawn, the largest first."""
        actors = sorted(
            {a for bond in self.drawn for a in (bond.a, bond.b)}, key=lambda a: (-self.reports.get(a, 0), a)
        )
        row = {actor: n for n, actor in enumerate(actors)}
        pairs = np.array([(row[b.a], row[b.b]) for b in self.drawn], dtype=np.int64).reshape(-1, 2)
        weights = np.array([1 + np.log1p(b.families) for b in self.drawn])
        radii = self._radii(actors)
        at = spread(len(actors), pairs, weights, radii)
        names = [self._record.case.name(a) for a in actors]
        labels = labelled(at, radii, names)
        return [
            Place(actor, round(float(x), 1), round(float(y), 1), round(float(r), 1), self.reports.get(actor, 0), label)
            for actor, (x, y), r, label in zip(actors, at, radii, labels, strict=True)
        ]

    def _radii(self, actors: Sequence[str]) -> NDArray[np.float64]:
        """Areas grow as the number of reports."""
        reports = np.array([max(1, self.reports.get(a, 0)) for a in actors], dtype=np.float64)
        share = np.sqrt(reports / reports.max()) if len(reports) else reports
        return SIZES[0] + (SIZES[1] - SIZES[0]) * share


def spread(
    number: int, pairs: NDArray[np.int64], weights: NDArray[np.float64], radii: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Where to draw nodes: rows x, y on the sheet. Forces of Fruchterman and Reingold (1991) with a pull to the middle,
    from a fixed start, so that the same network is drawn the same; then nodes that touch are pushed apart."""
    if number == 0:
        return np.zeros((0, 2))
    aspect = (WIDTH - 2 * MARGIN) / (HEIGHT - 2 * MARGIN)
    angle = np.arange(number) * np.pi * (3 - np.sqrt(5))  # a sunflower: the weightiest in the middle
    at = np.stack([np.cos(angle), np.sin(angle)], 1) * np.sqrt((np.arange(number) + 0.5) / number)[:, None] / 2
    at += np.random.default_rng(SEED).normal(0, 0.01, at.shape)
    tie = np.zeros((number, number))
    tie[pairs[:, 0], pairs[:, 1]] = tie[pairs[:, 1], pairs[:, 0]] = weights
    tie /= max(1.0, float(tie.max()))
    best = 0.9 / np.sqrt(number)
    for step in range(STEPS):
        apart = at[:, None, :] - at[None, :, :]
        distance = np.maximum(np.hypot(apart[..., 0], apart[..., 1]), 1e-3)
        force = best * best / distance**2 - tie * distance / best
        np.fill_diagonal(force, 0.0)
        move = (apart * force[..., None]).sum(1) - 0.9 * at
        length = np.maximum(np.hypot(move[:, 0], move[:, 1]), 1e-9)
        heat = 0.1 * (1 - step / STEPS) + 0.001
        at = at + move / length[:, None] * np.minimum(length, heat)[:, None]
    return _parted(_fitted(at, aspect), radii)


def _fitted(at: NDArray[np.float64], aspect: float) -> NDArray[np.float64]:
    """Stretched to the sheet, but never by more than its own shape asks for."""
    from_middle = at - at.mean(0)
    far = np.maximum(np.hypot(from_middle[:, 0], from_middle[:, 1]), 1e-9)[:, None]
    at = from_middle * (far / far.max()) ** -0.35  # what hangs loose is drawn nearer, so that the middle has room
    low, high = at.min(0), at.max(0)
    span = np.maximum(high - low, 1e-6)
    scale = np.array([WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN]) / span
    scale = np.minimum(scale, scale.min() * aspect)
    return np.asarray((at - (low + high) / 2) * scale + np.array([WIDTH, HEIGHT]) / 2)


def _parted(at: NDArray[np.float64], radii: NDArray[np.float64]) -> NDArray[np.float64]:
    """Nodes that touch pushed apart, within the sheet. Names lie along the line, so there is more need of height."""
    need = radii[:, None] + radii[None, :] + GAP
    low, high = MARGIN, np.array([WIDTH - MARGIN, HEIGHT - MARGIN])
    for _ in range(80):
        apart = at[:, None, :] - at[None, :, :]
        distance = np.maximum(np.hypot(apart[..., 0], apart[..., 1]), 1e-3)
        short = np.maximum(need - distance, 0.0)
        np.fill_diagonal(short, 0.0)
        if not short.any():
            break
        at = np.clip(at + (apart / distance[..., None] * short[..., None] * 0.25).sum(1), low, high)
    return at


def labelled(
    at: NDArray[np.float64], radii: NDArray[np.float64], names: Sequence[str]
) -> list[tuple[float, float, str] | None]:
    """Where names stand beside their nodes: x, y of the base line, and the anchor of SVG ("start", "middle", "end").
    The largest nodes choose first; a name that would cover another or a node is left out."""
    taken: list[tuple[float, float, float, float]] = [
        (x - r, y - r, x + r, y + r) for (x, y), r in zip(at.tolist(), radii.tolist(), strict=True)
    ]
    out: list[tuple[float, float, str] | None] = []
    for (x, y), r, name in zip(at.tolist(), radii.tolist(), names, strict=True):
        wide = sum(15.0 if ord(c) > 0x2E7F else 7.9 for c in shortened(name)) + 6
        for bx, by, anchor, left in (
            (x + r + 4, y + 5, "start", x + r + 2),
            (x - r - 4, y + 5, "end", x - r - 2 - wide),
            (x, y - r - 5, "middle", x - wide / 2),
            (x, y + r + 15, "middle", x - wide / 2),
        ):
            box = (left, by - 13, left + wide, by + 4)
            inside = box[0] >= 2 and box[2] <= WIDTH - 2 and box[1] >= 2 and box[3] <= HEIGHT - 2
            if inside and not any(_meet(box, other) for other in taken):
                taken.append(box)
                out.append((round(bx, 1), round(by, 1), anchor))
                break
        else:
            out.append(None)
    return out


def shortened(name: str, most: int = 30) -> str:
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
