"""The words by which English speaks of actors, compiled from the packs `roles` and `descriptors`."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from kennan.language.pack import table
from kennan.language.spacy_mends import family_first
from kennan.model import ActorKind

Way = Literal["self", "organ", "free"]
Gender = Literal["m", "f", ""]
KINDS_OF_ENDS: tuple[ActorKind, ...] = (
    "government", "armed_group", "party", "international_org", "company", "media", "think_tank",
)  # fmt: skip
# Classes of cue words by which somebody speaks.
SPEECH = ("say", "manner", "announce", "argue", "concede", "deny", "ask", "answer", "warn", "promise", "urge")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that speaks of a body or of people in numbers: its class, the kind of actor, its kind where no owner is
    named, how it goes with its owner, and the word it counts as."""

    name: str
    kind: ActorKind
    alone: ActorKind
    way: Way
    canonical: str


@dataclass(frozen=True, slots=True)
class Words:
    """One language's lexicon of actors. All keys are lower case; nouns may have two words."""

    nouns: dict[str, Noun]
    persons: frozenset[str]
    sole: frozenset[str]
    role_modifiers: frozenset[str]
    courtesy: dict[str, Gender]
    short: dict[str, str]
    gendered: dict[str, Gender]
    first_names: dict[str, Gender]
    nicknames: dict[str, str]
    family_first: frozenset[str]
    sent: frozenset[str]
    of_body: frozenset[str]
    in_body: frozenset[str]
    specified: frozenset[str]
    trades: frozenset[str]
    lesser: frozenset[str]
    epithets: frozenset[str]
    office_epithets: frozenset[str]
    past: tuple[str, ...]
    kin: tuple[str, ...]
    body_heads: frozenset[str]
    state_heads: frozenset[str]
    studies: frozenset[str]
    name_ends: dict[str, ActorKind]
    no_actor: frozenset[str]
    things: frozenset[str]
    kin_groups: frozenset[str]
    assuring: frozenset[str]
    asking: frozenset[str]
    receiving: frozenset[str]
    towards: frozenset[str]
    not_persons: frozenset[str]
    ties: frozenset[str]
    not_owned: frozenset[str]
    in_general: frozenset[str]
    human_plural: tuple[str, ...]
    human_singular: tuple[str, ...]
    human_if_acting: tuple[str, ...]
    quantities: frozenset[str]
    place_nouns: frozenset[str]
    not_names: frozenset[str]
    pronouns: dict[str, str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    act: frozenset[str]
    parts: frozenset[str]
    nearby: frozenset[str]
    newly: frozenset[str]
    dummy_verbs: frozenset[str]
    dummy_complements: frozenset[str]
    place_prepositions: frozenset[str]
    with_actor: frozenset[str]
    taking: frozenset[str]
    halves: frozenset[str]
    dual: frozenset[str]
    dual_persons: frozenset[str]
    dual_sides: frozenset[str]
    spoken_to: frozenset[str]
    speech: frozenset[str]


@cache
def words() -> Words:
    roles, descriptors = table("en", "roles"), table("en", "descriptors")
    offices, ends, place = roles["offices"], descriptors["name_ends"], descriptors["place"]
    gendered: dict[str, Gender] = dict.fromkeys(offices["male"], "m")
    gendered |= dict.fromkeys(offices["female"], "f")
    first: dict[str, Gender] = dict.fromkeys(roles["first_names"]["male"], "m")
    first |= dict.fromkeys(roles["first_names"]["female"], "f")
    return Words(
        nouns=_nouns(descriptors["class"], descriptors["same"]),
        persons=frozenset((*offices["sole"], *offices["several"], *offices["persons"])),
        sole=frozenset(offices["sole"]),
        role_modifiers=frozenset(offices["before"]),
        courtesy=roles["courtesy"],
        short=roles["short"],
        gendered=gendered,
        first_names=first,
        nicknames=roles["nicknames"],
        family_first=family_first(),
        sent=frozenset(offices["sent"]),
        of_body=frozenset(offices["of_body"]),
        in_body=frozenset(offices["in_body"]),
        specified=frozenset(ends["specified"]),
        trades=frozenset(offices["persons"]),
        lesser=frozenset(offices["lesser"]),
        epithets=frozenset((*offices["epithets"], *offices["office_epithets"])),
        office_epithets=frozenset(offices["office_epithets"]),
        past=tuple(f"{word} " for word in offices["past"]),
        kin=tuple(offices["kin"]),
        body_heads=frozenset(offices["body_heads"]),
        state_heads=frozenset(offices["state_heads"]),
        studies=frozenset(place["studies"]),
        name_ends={end: kind for kind in KINDS_OF_ENDS for end in ends[kind]},
        no_actor=frozenset(ends["no_actor"]),
        things=frozenset(ends["things"]),
        kin_groups=frozenset(ends["kin_groups"]),
        assuring=frozenset(descriptors["act"]["assuring"]),
        asking=frozenset(descriptors["act"]["asking"]),
        receiving=frozenset(descriptors["act"]["receiving"]),
        towards=frozenset(descriptors["act"]["towards"]),
        not_persons=frozenset(ends["not_persons"]),
        ties=frozenset(ends["ties"]),
        not_owned=frozenset(ends["not_owned"]),
        in_general=frozenset(ends["in_general"]),
        human_plural=tuple(ends["human_plural"]),
        human_singular=tuple(ends["human_singular"]),
        human_if_acting=tuple(ends["human_if_acting"]),
        quantities=frozenset(ends["quantities"]),
        place_nouns=frozenset(ends["place_nouns"]),
        not_names=frozenset(ends["not_names"]),
        pronouns={word: kind for kind, forms in descriptors["pronouns"].items() for word in forms},
        definite=frozenset(descriptors["determiners"]["definite"]),
        indefinite=frozenset(descriptors["determiners"]["indefinite"]),
        act=frozenset(descriptors["act"]["verbs"]),
        parts=frozenset(descriptors["collectives"]["parts"]),
        nearby=frozenset(descriptors["collectives"]["nearby"]),
        newly=frozenset(descriptors["collectives"]["newly"]),
        dummy_verbs=frozenset(descriptors["dummy"]["verbs"]),
        dummy_complements=frozenset(descriptors["dummy"]["complements"]),
        place_prepositions=frozenset(place["prepositions"]),
        with_actor=frozenset(place["with_actor"]),
        taking=frozenset(place["taking"]),
        halves=frozenset(ends["halves"]),
        dual=frozenset(descriptors["dual"]["words"]),
        dual_persons=frozenset(descriptors["dual"]["persons"]),
        dual_sides=frozenset(descriptors["dual"]["sides"]),
        spoken_to=frozenset(place["spoken_to"]),
        speech=frozenset(v for kind in SPEECH for v in table("en", "speech")["verbs"][kind]),
    )


def _nouns(classes: dict[str, dict[str, Any]], same: dict[str, list[str]]) -> dict[str, Noun]:
    canonical = {word: name for name, forms in same.items() for word in forms}
    found: dict[str, Noun] = {}
    for name, row in classes.items():
        for form in row["nouns"]:
            noun = Noun(name, row["kind"], row.get("alone", row["kind"]), row["way"], canonical.get(form, form))
            found.setdefault(form, noun)
    return found
