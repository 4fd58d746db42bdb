"""Pronouns of the third person: the most salient actor that gender, number, grammar and quotation marks allow."""

from kennan.coding.mentions.apart import Apart, clause_at
from kennan.coding.mentions.draft import Draft
from kennan.coding.mentions.groups import Group, Salience, Seen
from kennan.coding.mentions.words import words

PARALLEL = 0.75  # for a subject whose clause stands right in that of the other ("they have changed since it ruled")
OWNER = 1.0
SPEAKS = 0.5  # for him who spoke last, where the pronoun speaks again
OF_ITSELF = 0.6  # for the owner of the other side: its own officials it would call "its officials"
ASSURED = 4.0
ACCUSED = 2.0
TOLD = 2.0
REACH = {"male": 4, "female": 4, "neuter": 2, "plural": 2}


def antecedent(draft: Draft, salience: Salience, apart: Apart) -> Group | None:
    """Whom a pronoun of the third person stands for; None for things, and where nobody fits. `apart` tells whom it
    cannot mean."""
    barred = apart.barred(draft)
    match draft.pronoun:
        case "male" | "female":
            return _he_or_she(draft, salience, barred)
        case "neuter":
            return _it(draft, salience, barred, apart.owners(draft))
        case "plural":
            return _they(draft, salience, barred)
    return None


def _he_or_she(draft: Draft, salience: Salience, barred: tuple[Group, ...]) -> Group | None:
    candidates: set[int] = set()

    def fits(seen: Seen) -> float:
        group = seen.group
        if group is None or group.kind != "person" or group.plural or group in barred or _bound(draft, seen):
            return 0.0
        if group.gender and group.gender != draft.gender:
            return 0.0
        candidates.add(id(group))
        return 1.0 if group.gender else 0.8

    found = salience.best(draft, fits, REACH["male"], lambda s: _own_subject(draft, s) + _speaks_on(draft, s))
    if found is None or found.group is None:
        return None
    if len(candidates) == 1 and not found.group.gender:
        found.group.gender = draft.gender
    return found.group


def _it(draft: Draft, salience: Salience, barred: tuple[Group, ...], owners: tuple[Group, ...]) -> Group | None:
    def fits(seen: Seen) -> float:
        group = seen.group
        if group in barred or _bound(draft, seen):
            return 0.0
        if group is None:
            return 0.0 if seen.draft.plural else 0.35 if draft.acts else 0.9
        if group.kind in ("person", "population") or (group.plural and group.noun is not None):
            return 0.0
        return OF_ITSELF if group in owners else 1.0

    found = salience.best(draft, fits, REACH["neuter"], lambda s: _own_subject(draft, s) + _just_faced(draft, s))
    return found.group if found is not None else None


def _they(draft: Draft, salience: Salience, barred: tuple[Group, ...]) -> Group | None:
    def fits(seen: Seen) -> float:
        group = seen.group
        if group in barred or _bound(draft, seen):
            return 0.0
        if group is None:
            return 0.0 if not seen.draft.plural else 0.3 if draft.acts else 0.8
        if group.kind == "person":
            return 0.0
        if group.plural or group.kind in ("population", "armed_group", "party"):
            return 1.0
        return 0.5

    found = salience.best(draft, fits, REACH["plural"], lambda s: _own_subject(draft, s) + _is_told(draft, s))
    return found.group if found is not None else None


def _bound(draft: Draft, seen: Seen) -> bool:
    """Whether grammar keeps the two apart: subject and object of one verb; a quoted "he" and him who speaks."""
    other = seen.draft
    if other.sentence is not draft.sentence:
        return False
    if draft.quoted and not other.quoted and other.function == "subject" and draft.pronoun in ("male", "female"):
        return True
    if draft.verb == other.verb and draft.verb >= 0 and draft.function in ("object", "oblique", "agent"):
        return other.function == "subject" and not draft.surface.endswith(("self", "selves"))
    return False


def _own_subject(draft: Draft, seen: Seen) -> float:
    """A possessive most often goes with the subject of its own clause, or with whom the clause above assures of it; a
    subject with that of the clause above."""
    other = seen.draft
    if other.sentence is not draft.sentence or draft.verb < 0:
        return 0.0
    if draft.function == "possessor" and other.function == "object":
        governor = other.sentence.tokens[other.verb] if other.verb >= 0 else None
        if governor is not None and other.verb < draft.verb and governor.lemma.casefold() in words().assuring:
            return ASSURED
    if other.function == draft.function == "possessor" and other.verb == draft.verb:
        return OWNER  # "Hale's lawsuit demands his reinstatement"
    if other.function != "subject":
        return 0.0
    if draft.function == "possessor" and other.verb == draft.verb:
        return 1.5
    return PARALLEL if draft.function == "subject" and other.verb == _governing(draft) else 0.0


def _just_faced(draft: Draft, seen: Seen) -> float:
    """Whom something is asked of: to whom the one who asks has just done something ("accused Karovia of it and demanded
    that it leave")."""
    if seen.draft.sentence is not draft.sentence or draft.verb < 0 or seen.draft.function != "object":
        return 0.0
    tokens = draft.sentence.tokens
    asks = tokens[tokens[draft.verb].head]
    joined = asks.relation == "conj" and asks.head == seen.draft.verb
    return ACCUSED if joined and asks.lemma.casefold() in words().asking else 0.0


def _is_told(draft: Draft, seen: Seen) -> float:
    """Who is told what will be done to him ("told the mayors that they would be killed")."""
    other = seen.draft
    if other.sentence is not draft.sentence or draft.verb < 0 or other.function != "object":
        return 0.0
    own = clause_at(draft, draft.verb)
    undergoes = own is not None and own.voice == "passive" and own.first("agent") is None
    return TOLD if undergoes and other.verb == _governing(draft) else 0.0


def _speaks_on(draft: Draft, seen: Seen) -> float:
    """Who has just spoken goes on to speak."""
    speaking = draft.function == "subject" and not draft.quoted and _says(draft)
    return (
        SPEAKS if speaking and seen.draft.function == "subject" and not seen.draft.quoted and _says(seen.draft) else 0.0
    )


def _says(draft: Draft) -> bool:
    return draft.verb >= 0 and draft.sentence.tokens[draft.verb].lemma in words().speech


def _governing(draft: Draft) -> int:
    """The verb of the clause in which the draft's own clause stands, -1 where there is none."""
    clauses, own = draft.sentence.clauses, clause_at(draft, draft.verb)
    while own is not None and own.parent is not None:
        own = clauses[own.parent]
        if not own.nominal:
            return own.head
    return -1
