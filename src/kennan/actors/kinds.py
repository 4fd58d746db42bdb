"""One kind for one name: what a report could not tell of a name others do."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kennan.coding.mentions.groups import fold
from kennan.coding.mentions.words import words
from kennan.model import ActorKind, Referent

GUESSED: ActorKind = "international_org"  # the kind of a body of which a report tells no more


def of_one_kind(referents: Iterable[Referent]) -> Iterator[Referent]:
    """The referents, those of a full name that is a person in one report and a body in another all of the kind that is
    better told: a person where somebody of that name has an office or title and a first name, else the body."""
    every = list(_told_elsewhere(list(referents)))
    borne: dict[tuple[str, ...], list[Referent]] = {}
    for referent in every:
        name = fold(referent.name)
        if referent.known is None and len(name) > 1 and any(m.form == "name" for m in referent.mentions):
            borne.setdefault(name, []).append(referent)
    kinds: dict[str, ActorKind] = {}
    for name, alike in borne.items():
        bodies = [r for r in alike if r.kind != "person"]
        if not bodies or len(bodies) == len(alike):
            continue
        if not any(_titled(r) for r in alike if r.kind == "person"):
            kinds |= {r.id: bodies[0].kind for r in alike if r.kind == "person"}
        elif name[0] in words().first_names:
            kinds |= {r.id: "person" for r in bodies}
    return (replace(r, kind=kinds[r.id]) if r.id in kinds else r for r in every)


def _told_elsewhere(referents: list[Referent]) -> Iterator[Referent]:
    """The referents, those of a name that one report merely takes for a body of the one kind that others tell of it:
    letters ("NHP") of which another says that they are a party, or a name in another language."""
    told: dict[tuple[str, ...], set[ActorKind]] = {}
    for referent in referents:
        if referent.kind not in ("person", GUESSED, "population"):
            for name in _names(referent):
                told.setdefault(name, set()).add(referent.kind)
    for referent in referents:
        kinds: set[ActorKind] = set()
        if referent.kind == GUESSED and referent.known is None and referent.country is None:
            kinds = set().union(*(told.get(name, set()) for name in _names(referent)))
        yield replace(referent, kind=next(iter(kinds))) if len(kinds) == 1 else referent


def _names(referent: Referent) -> set[tuple[str, ...]]:
    return {fold(m.surface) for m in referent.mentions if m.form == "name"} - {()}


def _titled(referent: Referent) -> bool:
    """Whether the report tells that it is a person: by a role, or by a title or a short form of the name."""
    return bool(referent.roles) or any(
        fold(m.surface) != fold(referent.name) for m in referent.mentions if m.form == "name"
    )
