"""How reports name an actor: by name, and by outlet."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

MOST_NAMES, MOST_OUTLETS = 14, 8


@dataclass(frozen=True, slots=True)
class Use:
    """How often an outlet uses a name: in its own words, and in the words of those it quotes."""

    outlet: str
    mark: str | None
    language: str
    own: int
    spoken: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name under which the actor is met; `form` is "name" or "description". The outlets that use it most; `more`
    others do."""

    name: str
    form: str
    own: int
    spoken: int
    families: int
    reports: int
    outlets: tuple[Use, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Outlet:
    """What an outlet calls the actor in its own words, most often first."""

    outlet: str
    mark: str | None
    language: str
    names: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """The names of most independent origins, how many there are in all, and the outlets that speak of it most."""

    names: tuple[Name, ...]
    total: int
    outlets: tuple[Outlet, ...]


def named(rows: Sequence[dict[str, Any]]) -> Named:
    """What pages show of the rows of `publish.naming`."""
    return Named(tuple(_name(row) for row in rows[:MOST_NAMES]), len(rows), tuple(_by_outlet(rows)))


def _name(told: dict[str, Any]) -> Name:
    uses = sorted(told["by_outlet"], key=lambda o: (-(o["own"] + o["spoken"]), o["outlet"]))
    return Name(
        name=told["name"],
        form=told["form"],
        own=told["own"],
        spoken=told["spoken"],
        families=told["families"],
        reports=told["reports"],
        outlets=tuple(Use(o["outlet"], o["mark"], o["language"], o["own"], o["spoken"]) for o in uses[:MOST_OUTLETS]),
        more=max(0, len(uses) - MOST_OUTLETS),
    )


def _by_outlet(names: Iterable[dict[str, Any]]) -> Iterable[Outlet]:
    """The outlets that speak of it most, each with its own names for it."""
    uses: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    marks: dict[str, str | None] = {}
    for told in names:
        for place in told["by_outlet"]:
            marks[place["outlet"]] = place["mark"]
            if place["own"]:
                uses[place["outlet"], place["language"]][told["name"]] += place["own"]
    ranked = sorted(uses.items(), key=lambda t: (-t[1].total(), t[0]))
    for (outlet, language), counted in ranked[:MOST_NAMES]:
        yield Outlet(outlet, marks[outlet], language, tuple(counted.most_common(6)))
