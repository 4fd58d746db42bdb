"""Persons across reports: by full name, by spelling, by surname with a fact in common, by office."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, product

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import ratio

from kennan.actors.clusters import Clusters
from kennan.actors.offices import role_words, sole_office
from kennan.actors.spellings import SURE, is_fair, is_sure, sounds, sounds_alike
from kennan.coding.mentions.groups import family_stands_first, fold, same_person, senior
from kennan.coding.mentions.words import words
from kennan.language.world import World
from kennan.model import Referent

Name = tuple[str, ...]

MAX_BLOCK = 200
SPELLING = 80.0


def join_persons(clusters: Clusters, world: World) -> None:
    persons = [r for r in clusters.order if r.kind == "person"]
    named = [(r, fold(r.name)) for r in persons if any(m.form == "name" for m in r.mentions)]
    named = _juniors(named)
    full = [(r, name) for r, name in named if len(name) > 1]
    _full_names(clusters, full)
    _spellings(clusters, full, world)
    _transliterations(clusters, full, world)
    _surnames(clusters, full, [(r, name) for r, name in named if len(name) == 1], world)
    _given_names(clusters, full, [(r, name[0]) for r, name in named if len(name) == 1])
    _offices(clusters, persons, {r.id for r, _ in named})


def _juniors(named: list[tuple[Referent, Name]]) -> list[tuple[Referent, Name]]:
    """The names without the "Jr." of those whom no report tells from another of the name."""
    nicknames = words().nicknames
    by_report: dict[str, list[Name]] = {}
    for referent, name in named:
        by_report.setdefault(referent.report, []).append(name)
    two = {
        senior(name)
        for referent, name in named
        if senior(name) != name
        and any(n == senior(name)[-1:] or same_person(n, senior(name), nicknames) for n in by_report[referent.report])
    }
    return [
        (r, name if any(same_person(senior(name), t, nicknames) for t in two) else senior(name)) for r, name in named
    ]


def _full_names(clusters: Clusters, full: list[tuple[Referent, Name]]) -> None:
    nicknames = words().nicknames
    by_surname: dict[str, dict[Name, list[Referent]]] = {}
    for referent, name in full:
        by_surname.setdefault(name[-1], {}).setdefault(name, []).append(referent)
    for names in by_surname.values():
        for alike in names.values():
            _join_all(clusters, alike, "same full name")
        keys = sorted(names)[:MAX_BLOCK]
        for number, a in enumerate(keys):
            for b in keys[number + 1 :]:
                if same_person(a, b, nicknames):
                    why = "first names agree, same last name"
                    for first, second in _pairs(clusters, names[a], names[b]):
                        if clusters.country(first.id) == clusters.country(second.id) is not None or _no_rival(
                            a, keys, nicknames
                        ):
                            clusters.join(first.id, second.id, why)


def _no_rival(name: Name, keys: list[Name], nicknames: dict[str, str]) -> bool:
    """Whether an initial or a short name fits one bearer of the surname only."""
    return sum(same_person(name, other, nicknames) for other in keys) <= 2


def _join_all(clusters: Clusters, referents: list[Referent], why: str) -> None:
    """Each with the first that it may be joined with, those of a known country before those of none."""
    heads: list[str] = []
    for referent in sorted(referents, key=lambda r: (r.country is None, clusters.rank[r.id])):
        fitting = [h for h in heads if clusters.may_join(h, referent.id)]
        if not fitting or (len({clusters.root(h) for h in fitting}) > 1 and referent.country is None):
            heads.append(referent.id)
            continue
        clusters.join(fitting[0], referent.id, why)


def _pairs(clusters: Clusters, one: list[Referent], other: list[Referent]) -> Iterator[tuple[Referent, Referent]]:
    """One referent of each actor on either side."""
    first = {clusters.root(r.id): r for r in reversed(one)}
    second = {clusters.root(r.id): r for r in reversed(other)}
    for a in sorted(first, key=clusters.rank.__getitem__):
        for b in sorted(second, key=clusters.rank.__getitem__):
            yield first[a], second[b]


def _spellings(clusters: Clusters, full: list[tuple[Referent, Name]], world: World) -> None:
    """Transliterations and misprints: one name the same, the other nearly the same, and a fact in common."""
    blocks: dict[tuple[int, str, str], dict[Name, list[Referent]]] = {}
    borne: dict[str, set[Name]] = {}
    for referent, name in full:
        borne.setdefault(clusters.root(referent.id), set()).add(name)
        for key in ((0, name[0], name[-1][:2]), (1, name[-1], name[0][:1])):
            blocks.setdefault(key, {}).setdefault(name, []).append(referent)
    for names in blocks.values():
        keys = sorted(names)
        if len(keys) < 2 or len(keys) > MAX_BLOCK:
            continue
        for number, a in enumerate(keys):
            for b in keys[number + 1 :]:
                if not _nearly(a, b):
                    continue
                for first, second in _pairs(clusters, names[a], names[b]):
                    if not _alike_throughout(borne, clusters.root(first.id), clusters.root(second.id)):
                        continue
                    if fact := _common_fact(clusters, first, second, world):
                        _merge(clusters, borne, first.id, second.id, f"nearly the same name, {fact}")


def _transliterations(clusters: Clusters, full: list[tuple[Referent, Name]], world: World) -> None:
    """Names that sound alike, written with the letters of other languages: with a fact in common, or long ones."""
    blocks: dict[tuple[str, str], dict[Name, list[Referent]]] = {}
    reports: dict[str, set[str]] = {}
    for referent, name in full:
        reports.setdefault(clusters.root(referent.id), set()).add(referent.report)
        for key in product(sounds(name[0]), sounds(name[-1])):
            blocks.setdefault(key, {}).setdefault(name, []).append(referent)
    for names in blocks.values():
        for a, b in combinations(sorted(names)[:MAX_BLOCK], 2):
            if not sounds_alike(a, b):
                continue
            for first, second in _pairs(clusters, names[a], names[b]):
                one, other = clusters.root(first.id), clusters.root(second.id)
                if one == other or reports[one] & reports[other]:  # a report tells its people apart by itself
                    continue
                fact = _same_role(first, second, world) or ("a rare one" if is_sure(a) else None)
                fact = fact or (_same_country(clusters, first, second) if is_fair(a) else None)
                why = f"the same name as other languages write it, {fact}"
                if fact and clusters.join(first.id, second.id, why):
                    reports[clusters.root(first.id)] = reports[one] | reports[other]


def _alike_throughout(borne: dict[str, set[Name]], one: str, other: str) -> bool:
    """Whether every name of the one is near every name of the other: likeness is no chain."""
    nicknames = words().nicknames
    return all(_nearly(a, b) or same_person(a, b, nicknames) for a in borne[one] for b in borne[other])


def _merge(clusters: Clusters, borne: dict[str, set[Name]], a: str, b: str, why: str) -> None:
    names = borne[clusters.root(a)] | borne[clusters.root(b)]
    if clusters.join(a, b, why):
        borne[clusters.root(a)] = names


def _nearly(a: Name, b: Name) -> bool:
    one, other = (a[-1], b[-1]) if a[0] == b[0] else (a[0], b[0])
    if min(len(one), len(other)) < 4 or not (one.isalpha() and other.isalpha()):
        return False
    if a[0] == b[0] and (one.startswith(other) or other.startswith(one)) and abs(len(one) - len(other)) <= 3:
        return True
    return ratio(one, other) >= SPELLING and JaroWinkler.similarity(one, other) >= 0.88


def _common_fact(clusters: Clusters, a: Referent, b: Referent, world: World) -> str | None:
    return _same_role(a, b, world) or _same_country(clusters, a, b)


def _same_role(a: Referent, b: Referent, world: World) -> str | None:
    shared = role_words(a, world) & role_words(b, world)
    return f"same role ({', '.join(sorted(shared))})" if shared else None


def _same_country(clusters: Clusters, a: Referent, b: Referent) -> str | None:
    country = clusters.country(a.id)
    return f"same country ({country})" if country is not None and country == clusters.country(b.id) else None


@dataclass(slots=True)
class _Bearer:
    """An actor named in full: the reports that name it so, and all words of its roles."""

    reports: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)


def _surnames(
    clusters: Clusters,
    full: list[tuple[Referent, Name]],
    single: list[tuple[Referent, Name]],
    world: World,
) -> None:
    bearers: dict[str, dict[str, _Bearer]] = {}
    by_sound: dict[str, dict[str, _Bearer]] = {}
    for referent, name in full:
        short = {name[-1]} if name[0] in words().first_names else {name[-1], name[0]}
        short = {name[0]} if family_stands_first(name) else short
        for word in short | {f"{name[0]} jr"} if name[-1].endswith(" jr") else short:
            bearer = bearers.setdefault(word, {}).setdefault(clusters.root(referent.id), _Bearer())
            by_sound.setdefault(_sound(word), {})[clusters.root(referent.id)] = bearer
            bearer.reports.add(referent.report)
            bearer.roles |= role_words(referent, world)
    speaks_of: dict[str, set[str]] = {}
    for referent in clusters.order:
        if referent.kind in ("state", "government") and referent.country:
            speaks_of.setdefault(referent.report, set()).add(referent.country)
    left: dict[str, list[Referent]] = {}
    for referent, name in single:
        alike = bearers.get(name[0]) or (by_sound.get(_sound(name[0]), {}) if len(_sound(name[0])) >= SURE else {})
        # Within one report coding has told people apart already: a short name does not go to one named in full there.
        candidates = {
            c: bearer
            for c, bearer in (alike.items() if len(alike) <= MAX_BLOCK else ())
            if referent.report not in bearer.reports and clusters.may_join(c, referent.id)
        }
        told = _told(clusters, referent, candidates, world)
        first = next(iter(candidates), None)
        if told is not None:
            clusters.join(told[0], referent.id, f"same surname, {told[1]}")
        elif (
            first is not None
            and len(alike) == 1
            and (clusters.country(first) in speaks_of.get(referent.report, {None}) or not clusters.country(first))
        ):
            clusters.join(first, referent.id, "same surname, borne by nobody else here")
        else:
            left.setdefault(name[0], []).append(referent)
    for unnamed in left.values():
        _left(clusters, unnamed, world)


def _sound(word: str) -> str:
    return min(sounds(word))


def _left(clusters: Clusters, alike: list[Referent], world: World) -> None:
    """Those of one surname whom no report names in full, by a role or the country in common."""
    by_role: dict[str, list[Referent]] = {}
    by_country: dict[str, list[Referent]] = {}
    for referent in alike:
        roles, country = sorted(role_words(referent, world)), clusters.country(referent.id)
        met = [(by_role.get(role, ()), f"same role ({role})") for role in roles]
        if country is not None:
            met.append((by_country.get(country, ()), f"same country ({country})"))
        for others, fact in met:
            other = next((o for o in others if o.report != referent.report), None)
            if other is not None and clusters.join(other.id, referent.id, f"same surname, {fact}"):
                break
        for role in roles:
            by_role.setdefault(role, []).append(referent)
        if country is not None:
            by_country.setdefault(country, []).append(referent)


def _given_names(clusters: Clusters, full: list[tuple[Referent, Name]], single: list[tuple[Referent, str]]) -> None:
    """ "Karl", said in a report that speaks of Mr. Vane, is Karl Vane where nobody else here has that first name."""
    bearers: dict[str, set[str]] = {}
    for referent, name in full:
        bearers.setdefault(name[0], set()).add(clusters.root(referent.id))
    sole = {given: next(iter(heads)) for given, heads in bearers.items() if len(heads) == 1}
    spoken_of: dict[str, set[str]] = {}
    for referent in clusters.order:
        if referent.kind == "person":
            spoken_of.setdefault(clusters.root(referent.id), set()).add(referent.report)
    for referent, given in single:
        head = sole.get(given) if given in words().first_names else None
        if head is not None and referent.report in spoken_of.get(head, ()):
            clusters.join(head, referent.id, "first name, borne by nobody else here")


def _told(clusters: Clusters, referent: Referent, bearers: dict[str, _Bearer], world: World) -> tuple[str, str] | None:
    """The one bearer of a surname with whom a fact is shared: a role before a mere country."""
    roles, country = role_words(referent, world), clusters.country(referent.id)
    by_role = {
        clusters.root(c): f"same role ({', '.join(sorted(bearer.roles & roles))})"
        for c, bearer in bearers.items()
        if bearer.roles & roles
    }
    by_country = {
        clusters.root(c): f"same country ({country})" for c in bearers if country and clusters.country(c) == country
    }
    for facts in (by_role, by_country):
        if len(facts) == 1:
            return next(iter(facts.items()))
        if facts:
            return None
    return None


def _offices(clusters: Clusters, persons: list[Referent], named: set[str]) -> None:
    """ "The Ruritanian president" is the one person whom the case knows in that office."""
    holders: dict[tuple[str, str], dict[str, None]] = {}
    vacant: dict[tuple[str, str], list[Referent]] = {}
    for referent in persons:
        country = clusters.country(referent.id)
        for role in referent.roles:
            office = sole_office(role.title)
            if office is None or country is None:
                continue
            if referent.id in named:
                holders.setdefault((office, country), {})[referent.id] = None
            elif referent.part_of is None or clusters.by_id[referent.part_of].kind in ("state", "government"):
                vacant.setdefault((office, country), []).append(referent)
    for (office, country), referents in vacant.items():
        roots = {clusters.root(i) for i in holders.get((office, country), ())}
        if len(roots) > 1:
            continue
        anchor = next(iter(roots)) if roots else referents[0].id
        for referent in referents:
            clusters.join(anchor, referent.id, f"the one {office} of {country} here")
