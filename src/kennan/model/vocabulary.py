"""The closed vocabularies: PLOVER's event types with quad class, score and modes, its contexts, the topics of stances,
and the relations of statuses by family.

Source of types, scores and modes: the PLOVER manual (openeventdata/PLOVER). Two choices where the manual contradicts
itself: SANCTION is material conflict (quad 4, as its summary has it), and ACCUSE scores -3 (as its CAMEO ancestors;
the manual prints 3).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventType:
    """`quad`: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict, 0 none. `score`
    in [-10, 10] where no mode has its own."""

    quad: int
    score: float
    modes: dict[str, float]


EVENT_TYPES: dict[str, EventType] = {
    "AGREE": EventType(1, 2.5, {}),
    "CONSULT": EventType(1, 2.5, {"visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5}),
    "SUPPORT": EventType(1, 5, {}),
    "CONCEDE": EventType(1, 4.5, {}),
    "COOPERATE": EventType(2, 9.5, {}),
    "AID": EventType(2, 10, {}),
    "RETREAT": EventType(
        2, 6.5, {"withdraw": 8, "release": 6.5, "disarm": 10, "ceasefire": 7.5, "access": 6.5, "resign": 4.5}
    ),
    "REQUEST": EventType(3, 0, {"assist": 0.5, "change": -1, "yield": -1, "meet": 0}),
    "ACCUSE": EventType(3, -3, {"disapprove": -2, "investigate": -3.5, "allege": -3.5}),
    "REJECT": EventType(3, -2, {"assist": -1.5, "change": -2, "yield": -2, "meet": -2}),
    "THREATEN": EventType(
        3,
        -3.5,
        {"restrict": -3, "arrest": -3.5, "relations": -3.5, "expel": -3.5, "territory": -4, "violence": -3.5},
    ),
    "PROTEST": EventType(
        4, -5, {"demo": -5, "riot": -7, "strike": -5, "hunger": -4.5, "boycott": -4.5, "obstruct": -4.5}
    ),
    "SANCTION": EventType(4, -6, {"convict": -6, "expel": -5.5, "withdraw": -6, "discontinue": -6}),
    "MOBILIZE": EventType(4, -5.5, {"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6}),
    "COERCE": EventType(
        4,
        -7,
        {
            "seize": -7, "restrict": -7, "censor": -6.5, "curfew": -6.5, "martial-law": -7.5, "arrest": -7,
            "deport": -7, "withhold": -7, "misinformation": -6.5, "cyber": -7,
        },
    ),
    "ASSAULT": EventType(
        4,
        -9,
        {
            "abduct": -8.5, "beat": -7.5, "torture": -8.5, "sexual": -8.5, "targeted": -9.5, "destroy": -8.5,
            "primitive": -8, "firearms": -9, "explosives": -9, "suicide-attack": -9.5, "aerial": -9.5, "drone": -9.5,
            "heavy-weapons": -9.5, "crowd-control": -7.5, "unconventional": -10,
        },
    ),
    "OTHER": EventType(0, 0, {}),
}  # fmt: skip

CONTEXTS: tuple[str, ...] = (
    "military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy",
    "pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression",
    "human_security", "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic", "territory", "peacekeeping",
    "health", "asylum", "migration", "disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn",
    "cyber", "misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
)  # fmt: skip

# What a stance is about: matters that PLOVER has no context for, the most general first, then its contexts.
TOPICS: tuple[str, ...] = ("other", "trust", "governance", "security", "aid", "detention", "transport", *CONTEXTS)

RELATIONS: dict[str, tuple[str, ...]] = {
    "designation": ("designates_terrorist", "bans", "sanctions", "lifts_designation_of", "outlaws"),
    "recognition": ("recognises", "does_not_recognise"),
    "office": (
        "president_of", "prime_minister_of", "minister_of", "foreign_minister_of", "defence_minister_of",
        "ambassador_of", "envoy_of", "spokesperson_of", "heads", "leads", "former_head_of", "former_office_in",
        "works_for", "writes_for", "expert_at",
    ),
    "membership": ("member_of", "faction_in", "part_of"),
    "alliance": (
        "ally_of", "treaty_with", "partner_of", "military_ties_with", "backs", "friendly_to", "shares_position_with",
        "hostile_to", "at_war_with",
    ),
    "contact": ("in_contact_with", "in_talks_with", "no_contact_with", "non_interference_towards"),
    "control": ("controls", "governs", "governs_as", "ruled"),
    "presence": (
        "operates_in", "operates_embassy_in", "partly_evacuated_in", "has_bases_in", "has_troops_in", "based_in",
        "shelters", "guards", "imprisoned_in",
    ),
    "origin": ("descends_from", "exists_since", "founded_in"),
    "geography": ("neighbour_of", "located_in"),
    "capability": ("possesses_weapon", "main_producer_of", "main_producer_of_opium", "supplies"),
}  # fmt: skip
FAMILY_OF_RELATION: dict[str, str] = {r: family for family, relations in RELATIONS.items() for r in relations}


def score_of(event_type: str, mode: str | None) -> float:
    """PLOVER's score of an event, in [-10, 10]. Raises KeyError for a type outside the vocabulary."""
    kind = EVENT_TYPES[event_type]
    return kind.modes.get(mode or "", kind.score)
