"""Bodies and peoples across reports: by name, by abbreviation, as the same organ of the same owner."""

from functools import cache

from rapidfuzz.fuzz import ratio

from kennan.actors.clusters import Clusters
from kennan.coding.mentions.groups import fold
from kennan.coding.mentions.plain_words import plain_words
from kennan.coding.mentions.words import Noun, words
from kennan.language.pack import languages, table
from kennan.language.world import World
from kennan.model import Referent

MAX_BLOCK = 100
SPELLING = 92.0
LONG = 8
OWNING = frozenset({"its", "their", "his", "her", "our", "the", "a", "an"})
ORGAN_OF = frozenset(
    {"ministry", "department", "court", "committee", "commission", "council", "agency", "police", "bureau"}
)


def join_bodies(clusters: Clusters, world: World) -> None:
    bodies = [r for r in clusters.order if r.kind != "person"]
    unknown = [r for r in bodies if r.known is None and any(m.form == "name" for m in r.mentions)]
    _names(clusters, bodies, unknown, world)
    _named_after(clusters, [r for r in bodies if r.known is None])
    _spellings(clusters, [*unknown, *(r for r in bodies if r.known is not None and r.kind != "state")])
    _organs(clusters, [r for r in bodies if r.known is None], world)


def _names(clusters: Clusters, bodies: list[Referent], unknown: list[Referent], world: World) -> None:
    """Every name a report uses for a body, its abbreviations too, that is no common noun."""
    seen: dict[tuple[str, ...], list[str]] = {}
    known = {fold(name): r.id for r in reversed(bodies) if r.known is not None for name in _learnt(r)}
    for referent in unknown:
        names = {fold(referent.name)} | {fold(m.surface) for m in referent.mentions if m.form == "name"}
        names |= {fold(_spelt_out(referent.name, world)), fold(_unspun(referent.name))}
        names |= {
            tuple(sorted(name)) for name in names if len(name) > 2
        }  # "Transitional National Council" in either order
        for name in sorted(n for n in names if n):
            if name in known:
                clusters.join(known[name], referent.id, "same name")
                continue
            for other in seen.setdefault(name, []):
                if clusters.join(other, referent.id, "same name"):
                    break
            else:
                seen[name].append(referent.id)


def _learnt(referent: Referent) -> list[str]:
    """The name of a known body, and the letters that the report says are short for it."""
    short = (m.surface for m in referent.mentions if m.form == "name" and m.surface.isupper() and len(m.surface) > 2)
    return [referent.known or referent.name, *short]


def _unspun(name: str) -> str:
    """A name whose last word a synonym machine may have exchanged, as it was ("the Basin Studies Middle")."""
    *first, last = name.split() or [""]
    return " ".join([*first, table("en", "spun").get("names", {}).get(last, last)]) if len(first) > 1 else name


def _spelt_out(name: str, world: World) -> str:
    """A name with the abbreviation it begins with written out: "U.N. Command", "EU Chamber of Trade"."""
    first, _, rest = name.partition(" ")
    sense = world.lookup(first) if rest and first.isupper() else None
    return f"{sense.entry.name} {rest}" if sense is not None and sense.how == "name" else name


def _named_after(clusters: Clusters, bodies: list[Referent]) -> None:
    """Bodies told by whose they are, in the same words: "the Hale administration" of two reports."""
    seen: dict[tuple[str, ...], str] = {}
    for referent in bodies:
        for mention in referent.mentions:
            words_of = mention.surface.removeprefix("The ").removeprefix("the ").split()
            named = len(words_of) > 1 and words_of[0][:1].isupper() and words_of[-1].islower()
            if mention.form != "nominal" or not named or organ_of(mention.surface) != "administration":
                continue
            first = seen.setdefault(fold(mention.surface), referent.id)
            if first != referent.id:
                clusters.join(first, referent.id, "named after the same person")


def _spellings(clusters: Clusters, unknown: list[Referent]) -> None:
    blocks: dict[tuple[int, str], dict[str, str]] = {}
    for referent in unknown:
        words_of = fold(referent.name)
        if len(words_of) > 1:
            for key in ((0, words_of[0]), (-1, words_of[-1])):
                blocks.setdefault(key, {}).setdefault(" ".join(words_of), referent.id)
    for names in blocks.values():
        forms = sorted(names)
        if len(forms) > MAX_BLOCK:
            continue
        named = {form: clusters.by_id[names[form]].known for form in forms}
        for number, a in enumerate(forms):
            for b in forms[number + 1 :]:
                if named[a] is not None and named[b] is not None:
                    continue
                if min(len(a), len(b)) >= LONG and ratio(a, b) >= SPELLING and _same_figures(a, b):
                    clusters.join(names[a], names[b], "nearly the same name")


def _same_figures(a: str, b: str) -> bool:
    return [w for w in a.split() if w.isdigit()] == [w for w in b.split() if w.isdigit()]


def _organs(clusters: Clusters, referents: list[Referent], world: World) -> None:
    """ "Its foreign ministry" and "the Ruritanian foreign ministry", where "its" was found to be Ruritania's."""
    found: dict[tuple[str, str, str], str] = {}
    for referent in referents:
        if referent.part_of is None or any(m.form == "name" for m in referent.mentions):
            continue
        organ = organ_of(referent.name)
        if organ is None:
            continue
        owner = clusters.root(referent.part_of)
        if referent.kind == "armed_group" and organ == "diplomats":
            organ = "officials"
        first = found.setdefault((owner, referent.kind, organ), referent.id)
        if first != referent.id:
            clusters.join(first, referent.id, f"the {organ} of {clusters.by_id[owner].name}")


@cache
def _foreign() -> dict[str, Noun]:
    """Nouns of the languages whose packs answer to the English ones."""
    found: dict[str, Noun] = {}
    for language in languages():
        if language != "en":
            found |= plain_words(language).nouns
    return found


def _forms(parts: list[str]) -> list[str]:
    """Runs of words, longest first, from the left: nouns that stand before their modifiers."""
    return [" ".join(parts[i : i + n]) for n in (3, 2, 1) for i in range(len(parts) - n + 1)]


def organ_of(surface: str) -> str | None:
    """The noun of a body that counts, with what tells one ministry from another; None where it is unknown."""
    lexicon = words()
    parts = [w for w in fold(surface) if w not in OWNING]
    if not parts:
        return None
    noun = lexicon.nouns.get(" ".join(parts[-2:])) or lexicon.nouns.get(parts[-1])
    if noun is None:
        found = next((n.canonical for n in (_foreign().get(form) for form in _forms(parts)) if n is not None), None)
        # One ministry of many: told by all its words.
        return " ".join(parts) if found in ORGAN_OF else found
    canonical = noun.canonical
    if canonical in ORGAN_OF and len(parts) > 1 and parts[-2] in lexicon.role_modifiers:
        return f"{parts[-2]} {canonical}"
    return canonical
