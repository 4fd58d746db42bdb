"""Statuses that a clause states: recognition, control, presence, contact, alliance, capability."""

from collections.abc import Iterator

from kennan.coding.statuses.nouns import owner_of
from kennan.coding.statuses.scene import PLACES, STATES, Draft, Scene
from kennan.coding.statuses.words import ClausePattern
from kennan.language.sentence import Argument, Clause
from kennan.model import Interval

Side = list[tuple[int, str]]
FEW = ("rarely", "hardly", "seldom", "barely", "never")


def clauses(scene: Scene) -> Iterator[Draft]:
    """The statuses that the predicates of the sentence state."""
    for clause in scene.sentence.clauses:
        if clause.nominal:
            continue
        patterns = scene.known.clauses.get(clause.lemma)
        if patterns and scene.real(clause):
            seen: set[tuple[str, str | None]] = set()
            told: set[str] = set()
            for pattern in patterns:
                if pattern.object == ("none",) and pattern.relation in told:
                    continue  # the other side is told
                for draft in _clause(scene, clause, pattern):
                    if (draft.subject, draft.object) not in seen:
                        seen.add((draft.subject, draft.object))
                        told.add(draft.relation)
                        yield draft


def _clause(scene: Scene, clause: Clause, pattern: ClausePattern) -> Iterator[Draft]:
    if pattern.particle != clause.particle and (pattern.particle or clause.particle in ("off", "up", "out", "down")):
        return
    relation = pattern.relation
    if clause.negated or any(a in FEW for a in clause.adverbs):
        if not pattern.only_negated and pattern.negated is None:
            return
        relation = pattern.negated or pattern.relation
    elif pattern.only_negated:
        return
    if pattern.without and any(a.preposition in pattern.without for a in clause.obliques()):
        return
    telling = _telling_word(scene, clause, pattern)
    if pattern.words and telling is None:
        return
    noun = _noun(scene, clause, pattern)
    if pattern.nouns and noun is None:
        return
    if noun is not None and _denied(scene, noun):
        if pattern.negated is None:
            return
        relation = pattern.negated
    when = scene.reading.dates.of_clause(scene.sentence, clause)
    if pattern.dated and when is None:
        return
    subjects = _subjects(scene, clause, pattern, noun)
    if not subjects:
        return
    if pattern.subjects:
        subjects = [(h, r) for h, r in subjects if scene.kind(r) in pattern.subjects]
    if relation in scene.known.of_bodies:
        subjects = _before_who(scene, clause, subjects)
    pairs = [
        (one, other)
        for one in subjects
        for other in _objects(scene, clause, pattern, noun, one[1])
        if one[1] != other[1]
        and not (relation in scene.known.of_bodies and other[1] is not None and scene.kind(other[1]) == "person")
    ]
    if not pairs and (two := scene.pair(subjects, relation)):
        pairs = [(two[0], two[1])]
    for (head, subject), (other_head, other) in pairs:
        inner = [h for h in (head, other_head, noun, telling) if h is not None and clause.start <= h < clause.end]
        first, last = scene.extent((clause.head, *inner))
        yield Draft(first, last, subject, relation, other, _valid(scene, when, clause, pattern))


def _valid(scene: Scene, when: Interval | None, clause: Clause, pattern: ClausePattern) -> Interval | None:
    """What begins with the verb holds from its date on; what the verb describes holds at its date."""
    if when is None or when.start is None or not pattern.inceptive or clause.tense == "future":
        return when
    if clause.negated and _over(scene, clause):
        return when  # "in 2028 it did not recognise the council" tells nothing of later years
    return Interval(when.start, None, when.precision)


def _over(scene: Scene, clause: Clause) -> bool:
    """Whether it tells of a time that is past, by the verb or by its auxiliary ("did not")."""
    did = any(t.head == clause.head and t.relation == "aux" and t.tag == "VBD" for t in scene.tokens)
    return "have" not in clause.auxiliaries and (clause.tense == "past" or did)


def _telling_word(scene: Scene, clause: Clause, pattern: ClausePattern) -> int | None:
    """The token of the clause that is one of the pattern's words, the nearest to the predicate; the status is not told
    without it ("lists the movement as *terrorist*")."""
    found = (
        i
        for i in range(clause.start, clause.end)
        if scene.lemmas[i] in pattern.words or scene.tokens[i].text.lower() in pattern.words
    )
    word = min(found, key=lambda i: (abs(i - clause.head), i), default=None)
    if word is not None and scene.tokens[word].relation in ("amod", "compound"):
        return scene.tokens[word].head
    return word


def _noun(scene: Scene, clause: Clause, pattern: ClausePattern) -> int | None:
    """The noun that the pattern needs: object of the verb, or of a preposition under it."""
    if not pattern.nouns:
        return None
    for argument in clause.arguments:
        if pattern.noun_is_subject:
            if argument.role != "subject":
                continue
        elif pattern.under:
            if argument.role != "oblique" or not set((argument.preposition or "").split()) & pattern.under:
                continue
        elif argument.role not in ("object", "complement") and not (
            clause.voice == "passive" and argument.role == "subject"
        ):
            continue
        for head in (argument.head, *argument.conjuncts):
            if scene.lemmas[head] in pattern.nouns or scene.tokens[head].text.lower() in pattern.nouns:
                return head
            for inner in scene.after(head, ("of",)):  # "open lines of communication"
                if scene.lemmas[inner] in pattern.nouns:
                    return head
    return None


def _denied(scene: Scene, noun: int) -> bool:
    """no contacts with, little contact with."""
    return any(scene.tokens[c].text.lower() in ("no", "little", "neither") for c in scene.children[noun])


def _subjects(scene: Scene, clause: Clause, pattern: ClausePattern, noun: int | None) -> Side:
    """Who the status is of."""
    if pattern.bearer_is_noun and noun is not None:
        found = scene.resolve(noun)
        return [(noun, found)] if found else []
    if "owner" in pattern.subject and noun is not None:
        owner = owner_of(scene, noun, ("possessor", "of", "modifier"))
        return [owner] if owner else []
    if _passive(scene, clause, pattern) and not pattern.patient:
        agents = scene.all(clause.first("agent"))
        if not agents and "in" in pattern.subject:
            inner = [a.head for a in clause.obliques(*PLACES["in"])]
            for argument in clause.arguments:
                if argument.role in ("complement", "object"):
                    inner += scene.after(argument.head, ("in",))
            agents = [(h, r) for h in inner if (r := scene.resolve(h, STATES))]
        return agents
    if pattern.patient:
        if clause.voice == "passive" or clause.first("object") is None:
            return scene.all(clause.first("subject"))
        return scene.all(clause.first("object"))
    return scene.all(clause.first("subject"))


def _before_who(scene: Scene, clause: Clause, subjects: Side) -> Side:
    """Of the subjects only the one named right before ", who": in "X and Y, who chaired the committee" that is Y; where
    the parse goes back to another one it is not clear, and nobody is left."""
    tokens = scene.tokens
    if clause.link != "relative" or tokens[clause.head].tag == "VBP":
        return subjects
    pronoun = next((i for i in range(clause.head, 1, -1) if tokens[i].text.lower() == "who"), None)
    if pronoun is None or tokens[pronoun - 1].text != ",":
        return subjects
    nearest = scene.is_person(pronoun - 2)
    return subjects if nearest is None else [(h, r) for h, r in subjects if r == nearest]


def _passive(scene: Scene, clause: Clause, pattern: ClausePattern) -> bool:
    """Whether the subject undergoes: a passive, or a bare participle that parsers take for a past tense, told by the
    object, which is the label ("the group, still designated a terrorist organisation")."""
    if clause.voice == "passive":
        return True
    label = clause.first("object")
    if not pattern.words or label is None or pattern.nouns or clause.auxiliaries:
        return False
    words = {scene.lemmas[label.head], *(scene.lemmas[c] for c in scene.children[label.head])}
    return bool(words & pattern.words) and bool(words & {"a", "an"})


def _objects(
    scene: Scene, clause: Clause, pattern: ClausePattern, noun: int | None, subject: str
) -> list[tuple[int | None, str | None]]:
    """The other side, from the first place of the pattern that names one."""
    for place in pattern.object:
        found: Side = []
        match place:
            case "none":
                return [(None, None)]
            case "object":
                found = scene.all(clause.first("subject" if _passive(scene, clause, pattern) else "object"))
            case "subject" | "complement" | "indirect":
                found = scene.all(clause.first(place))
            case "where":
                found = _where(scene, clause)
            case "host":
                host = scene.host_of(subject)
                found = [(clause.head, host)] if host else []
            case "country":
                country = scene.country_of(subject)
                found = [(clause.head, country)] if country else []
            case _:
                found = _after(scene, clause, place, noun)
        if pattern.kinds:
            found = [(h, r) for h, r in found if scene.kind(r) in pattern.kinds]
        if found:
            return [(h, r) for h, r in found]
    return []


def _after(scene: Scene, clause: Clause, preposition: str, noun: int | None) -> Side:
    """What stands after a preposition of the noun, of what it governs, or of the clause."""
    found: Side = []
    if noun is not None:
        inner = scene.after(noun, (preposition,))
        for complement in (a.head for a in clause.arguments if a.role == "complement"):
            inner += scene.after(complement, (preposition,))
        for of in scene.after(noun, ("of",)):
            inner += scene.after(of, (preposition,))
        found = [(h, r) for i in inner for h in scene.with_conjuncts(i) if (r := scene.resolve(h))]
    if not found:
        forms = PLACES.get(preposition, (preposition,))
        arguments: list[Argument] = [a for a in clause.obliques(*forms) if a.head != noun]
        found = [pair for argument in arguments for pair in scene.all(argument)]
    return found


def _where(scene: Scene, clause: Clause) -> Side:
    """The place that "where" refers to: "X, where it keeps bases"."""
    if clause.link != "relative" or "where" not in (clause.marker, *clause.adverbs):
        return []
    head = scene.tokens[clause.head].head
    found = scene.resolve(head)
    return [(head, found)] if found else []
