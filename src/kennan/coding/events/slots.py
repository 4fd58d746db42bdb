"""The fall-back places and the small word classes by which the sides of a happening are found."""

from dataclasses import dataclass
from functools import cache

from kennan.language.pack import table


@dataclass(frozen=True, slots=True)
class Slots:
    """A language's fall-back places; the fields are those of the pack's event_slots.toml."""

    elsewhere: dict[str, tuple[str, ...]]
    in_force_types: frozenset[str]
    in_force: tuple[str, ...]
    engaged: frozenset[str]
    parties: frozenset[str]
    never_asked: frozenset[str]
    sent_to_talk: frozenset[str]
    issued: frozenset[str]
    apart: frozenset[str]
    suffered: frozenset[str]
    exposed: frozenset[str]
    entrusting: frozenset[str]
    foreseeing: frozenset[str]
    opining: frozenset[str]
    held: frozenset[str]
    helped: frozenset[str]
    causing: frozenset[str]
    leaving_home: frozenset[str]
    peace_mission: frozenset[str]
    owned_types: frozenset[str]
    owned_verbs: frozenset[str]


@cache
def slots(language: str) -> Slots:
    """The fall-back places of a language (ISO 639-1); empty where its pack has none."""
    data = table(language, "event_slots")
    in_force = data.get("in_force", {})
    return Slots(
        elsewhere={kind: tuple(places) for kind, places in data.get("elsewhere", {}).items()},
        in_force_types=frozenset(in_force.get("types", ())),
        in_force=tuple(in_force.get("prepositions", ())),
        engaged=frozenset(data.get("engaged", {}).get("prepositions", ())),
        parties=frozenset(data.get("parties", {}).get("prepositions", ())),
        never_asked=frozenset(data.get("demands", {}).get("never_asked", ())),
        sent_to_talk=frozenset(data.get("demands", {}).get("sent_to_talk", ())),
        issued=frozenset(data.get("issued", {}).get("nouns", ())),
        apart=frozenset(data.get("apart", {}).get("prepositions", ())),
        helped=frozenset(data.get("helped", {}).get("prepositions", ())),
        exposed=frozenset(data.get("undergo", {}).get("adjectives", ())),
        entrusting=frozenset(data.get("entrusting", {}).get("verbs", ())),
        foreseeing=frozenset(data.get("foreseeing", {}).get("verbs", ())),
        opining=frozenset(data.get("opinions", {}).get("with_clauses", ())),
        held=frozenset(data.get("held", {}).get("verbs", ())),
        suffered=frozenset(data.get("undergo", {}).get("prepositions", ())),
        causing=frozenset(data.get("causing", {}).get("verbs", ())),
        leaving_home=frozenset(data.get("leaving_home", {}).get("verbs", ())),
        owned_types=frozenset(data.get("owned", {}).get("types", ())),
        owned_verbs=frozenset(data.get("owned", {}).get("verbs", ())),
        peace_mission=frozenset(data.get("peace_mission", {}).get("nouns", ())),
    )
