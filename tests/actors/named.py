"""Whether the actors of an affair bear their names: the pairs of name_pairs.toml."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from kennan.model import Actor, Referent

PAIRS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "name_pairs.toml").read_text(encoding="utf-8"))
TITLES = tuple(PAIRS["titles"])


def plain(surface: str) -> str:
    """A form for comparison: lower case, without article and possessive."""
    form = " ".join(surface.replace("’", "'").casefold().split())
    return form.removesuffix("'s").removesuffix("'").removeprefix("the ").strip()


def _forms(surface: str, kind: str) -> Iterator[str]:
    """A form, of persons also without what stands before the name in it: whole names at its end, and surnames after
    titles alone."""
    yield plain(surface)
    words = plain(surface).split()
    if kind != "person":
        return
    yield from (" ".join(words[i:]) for i in range(1, len(words) - 1))
    if len(words) > 1 and " ".join(words[:-1]) in TITLES:
        yield words[-1]


def bearers(actors: Iterable[Actor], referents: Sequence[Referent]) -> dict[str, set[str]]:
    """The ids of the actors by every form that a mention calls them by."""
    owner = {r: actor.id for actor in actors for r in actor.referents}
    found: dict[str, set[str]] = {}
    for referent in referents:
        for mention in referent.mentions:
            if mention.form != "pronoun":
                for form in _forms(mention.surface, referent.kind):
                    found.setdefault(form, set()).add(owner[referent.id])
    return found


def wrong(topic: int, actors: Sequence[Actor], referents: Sequence[Referent]) -> list[str]:
    """One line for each pair of a topic that is not as it should be."""
    by_form = bearers(actors, referents)
    name = {actor.id: f"{actor.name} ({actor.kind})" for actor in actors}

    def told(form: str) -> str:
        return f"{form}: {', '.join(sorted(name[i] for i in by_form.get(plain(form), ()))) or 'nobody'}"

    lines = []
    for number, one, other in PAIRS["same"]:
        here, there = by_form.get(plain(one), set()), by_form.get(plain(other), set())
        if number == topic and (len(here | there) != 1 or not here or not there):
            lines.append(f"{topic} same: {told(one)}; {told(other)}")
    for number, one, other in PAIRS["different"]:
        here, there = by_form.get(plain(one), set()), by_form.get(plain(other), set())
        if number == topic and (here & there or not here or not there):
            lines.append(f"{topic} different: {told(one)}; {told(other)}")
    lines += [f"{topic} nobody: {told(n)}" for t, n in PAIRS["nobody"] if t == topic and plain(n) in by_form]
    return lines
