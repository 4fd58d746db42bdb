"""Who is who across the reports of a case."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import product

from kennan.actors.bodies import join_bodies
from kennan.actors.clusters import Clusters
from kennan.actors.kinds import of_one_kind
from kennan.actors.persons import join_persons
from kennan.coding.mentions.groups import fold
from kennan.coding.mentions.words import words
from kennan.language.world import World
from kennan.model import Actor, Decision, Referent, referent_at


def resolve(
    referents: Iterable[Referent], decisions: Sequence[Decision] = (), world: World | None = None
) -> tuple[Actor, ...]:
    """The actors of the case, by their earliest referent (order of report id and offset). Rulings ("same", "different"
    on anchors of kind "actor") go before all evidence. The outcome does not depend on the order of the referents."""
    clusters = Clusters(of_one_kind(referents))
    world = world or World.default()
    _obey(clusters, decisions)
    known: dict[str, str] = {}
    for referent in clusters.order:
        if referent.known is not None:
            first = known.setdefault(referent.known, referent.id)
            if first != referent.id:
                clusters.join(first, referent.id, f"both are the known {referent.known}")
    join_bodies(clusters, world)
    join_persons(clusters, world)
    groups = clusters.groups()
    states: dict[str | None, str] = {
        group[0].country: clusters.root(group[0].id)
        for group in reversed(groups)
        if group[0].kind == "state" and group[0].country and any(r.known for r in group)
    }
    actors = tuple(_actor(clusters, group, states) for group in groups)
    return _owned(actors)


def _owned(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The same, with the owner named where a name only points to it: "its embassy" is the "embassy of Drovnia"."""
    names = {actor.id: actor.name for actor in actors}
    pronouns = words().pronouns
    out = []
    for actor in actors:
        first, _, rest = actor.name.partition(" ")
        owner = names.get(actor.part_of or "")
        if rest and owner and first.casefold() in pronouns and owner.partition(" ")[0].casefold() not in pronouns:
            actor = replace(actor, name=f"{rest} of {owner}")
        out.append(actor)
    return tuple(out)


def _obey(clusters: Clusters, decisions: Sequence[Decision]) -> None:
    """Rulings on who is who; of two on the same pair the later counts."""
    standing = [d for d in decisions if d.withdrawn is None and d.verdict in ("same", "different")]
    by_report: dict[str, list[Referent]] = {}
    if standing:
        for referent in clusters.order:
            by_report.setdefault(referent.report, []).append(referent)
    rulings: dict[tuple[str, str], Decision] = {}
    for decision in sorted(standing, key=lambda d: d.id):
        ones, others = (
            [r.id for a in side if (r := referent_at(a, by_report.get(a.report, ())))] for side in decision.sides
        )
        same = decision.verdict == "same"
        for one, other in product(ones[:1], ones[1:] + others) if same else product(ones, others):
            if one != other:
                first, second = sorted((one, other), key=clusters.rank.__getitem__)
                rulings[(first, second)] = decision
    for (first, second), decision in rulings.items():
        if decision.verdict == "different":
            clusters.hold_apart(first, second)
    for (first, second), decision in rulings.items():
        if decision.verdict == "same":
            clusters.join(first, second, f"ruled the same by {decision.author}", ruled=True)


def _actor(clusters: Clusters, group: list[Referent], states: dict[str | None, str]) -> Actor:
    first = group[0]
    root = clusters.root(first.id)
    country = clusters.country(first.id)
    bodies = Counter(
        clusters.root(r.part_of) for r in group if r.part_of is not None and clusters.root(r.part_of) != root
    )
    part_of = min(bodies, key=lambda b: (-bodies[b], clusters.rank[b])) if bodies else None
    if part_of is None and first.kind == "government" and states.get(country) not in (None, root):
        part_of = states[country]
    members = {clusters.root(m): None for r in group for m in r.members}
    surfaces = {_spaced(m.surface) for r in group for m in r.mentions if m.form != "pronoun"}
    titles = [title for r in group for role in r.roles if (title := _title(role.title)) is not None]
    used = Counter(key for key, _ in titles)
    roles = dict(reversed(titles))
    name = _name(group)
    # Who is known by his role alone has it for a name already.
    told = (_title(name) or ("", ""))[0]
    return Actor(
        id=root,
        name=name,
        kind=first.kind,
        country=country,
        referents=tuple(r.id for r in group),
        aliases=tuple(sorted(surfaces)),
        roles=tuple(roles[key] for key in sorted(roles, key=lambda k: (-used[k], k)) if key != told),
        part_of=part_of,
        members=tuple(m for m in members if m != root),
        reasons=clusters.reasons(root),
    )


@lru_cache(maxsize=1 << 16)
def _spaced(surface: str) -> str:
    return " ".join(surface.split())


@lru_cache(maxsize=1 << 15)
def _title(title: str) -> tuple[str, str] | None:
    """A role without the words that only point ("the minister", "its leader"), and before it what tells it from others.
    None where nothing is left."""
    plain = " ".join(title.replace("’", "'").split()).strip(" ,;:")
    first, _, rest = plain.partition(" ")
    lexicon = words()
    if first.casefold() in lexicon.pronouns or first.casefold() in lexicon.definite | lexicon.indefinite:
        plain = rest
    return (plain.casefold(), plain) if plain else None


def _name(group: list[Referent]) -> str:
    """A known name; else the fullest form in use, the commonest of those."""
    known = [r.known for r in group if r.known is not None]
    if known:
        return known[0]
    if len(group) == 1:
        return _spaced(group[0].name)
    named = [r for r in group if any(m.form == "name" for m in r.mentions)] or group
    counts = Counter(_spaced(r.name) for r in named)
    if group[0].kind == "person":
        return min(counts, key=lambda n: (len(n.split()) < 2, -counts[n], "." in n, -len(n), n))
    return min(counts, key=lambda n: (not _english(n), n[0].isdigit(), -counts[n], -len(n), n))


@lru_cache(maxsize=1 << 15)
def _english(name: str) -> bool:
    """Whether its last word, or that before a joining one, is one by which English tells what a body is."""
    lexicon = words()
    return any(word in lexicon.name_ends or word in lexicon.nouns for word in fold(name))
