"""Statuses within noun phrases: "X's control of Y", "X-led Y", "allied with X", "a banned group in X"."""

from collections.abc import Iterator

from kennan.coding.statuses.scene import STATES, Draft, Scene
from kennan.coding.statuses.words import NounPattern

HYPHENS = frozenset("-‐‑–")
UNDER = ("under", "underneath", "within", "by")


def nouns(scene: Scene) -> Iterator[Draft]:
    """The statuses that the nouns, participles and adjectives of the sentence state."""
    known = scene.known
    for index, lemma in enumerate(scene.lemmas):
        for pattern in known.nouns.get(lemma, ()):
            drafts = _noun(scene, index, pattern)
            if drafts:
                yield from drafts
                break
        word = scene.tokens[index].text.lower()
        if word in known.compounds and index >= 2 and scene.tokens[index - 1].text in HYPHENS:
            yield from _compound(scene, index, word)
        if word in known.predicates:
            yield from _predicate(scene, index, word)
        if lemma in known.treaty_nouns:
            yield from _treaty(scene, index)
        if word in known.terror:
            yield from _banned(scene, index)


def _noun(scene: Scene, index: int, pattern: NounPattern) -> list[Draft]:
    if pattern.needs and not pattern.needs & {scene.lemmas[c] for c in scene.children[index]}:
        return []
    if _is_ended(scene, index):
        return []
    others = [
        (h, r) for i in scene.after(index, pattern.object) for h in scene.with_conjuncts(i) if (r := scene.resolve(h))
    ]
    subject = owner_of(scene, index, pattern.subject) if others or pattern.relation in scene.known.mutual else None
    if subject is None:
        return []
    if not others and (two := scene.pair([subject], pattern.relation)):
        subject, others = two[0], two[1:]
    phrase = scene.sentence.phrase(index)
    drafts = []
    for head, other in others:
        if other != subject[1]:
            first, last = scene.extent((index, head))
            first = min(first, subject[0])
            valid = scene.dated(first, phrase.full_end if phrase else last)
            drafts.append(Draft(first, last, subject[1], pattern.relation, other, valid))
    return drafts


def _is_ended(scene: Scene, index: int) -> bool:
    """Whether the noun is what a verb ends or only speaks of: "lifted its sanctions", "threatens sanctions"."""
    token = scene.tokens[index]
    return token.relation in ("dobj", "nsubjpass") and scene.lemmas[token.head] in scene.known.ending


def owner_of(scene: Scene, index: int, places: tuple[str, ...]) -> tuple[int, str] | None:
    """Head and referent of whose the noun is, from the first of the places that names one."""
    phrase = scene.sentence.phrase(index)
    if phrase is None:
        return None
    for place in places:
        heads: list[int] = []
        if place == "possessor":
            heads = [phrase.possessor] if phrase.possessor is not None else []
        elif place == "modifier":
            heads = [i for i in scene.modifiers(index) if scene.tokens[i].text[:1].isupper()]
        elif place == "clause":
            under = scene.tokens[scene.tokens[index].head].text.lower() in UNDER
            clause = scene.clause_of(index) if under else None
            subject = clause.first("subject") if clause else None
            heads = [subject.head] if subject else []
        else:
            heads = scene.after(index, (place,))
        for head in heads:
            found = scene.resolve(head) if place in ("possessor", "clause") else scene.at(head)
            if found:
                return head, found
    own = scene.at(index)
    if own is not None and places[-1] == "modifier":
        return _whole(scene, index, own)
    return None


def _whole(scene: Scene, index: int, own: str) -> tuple[int, str] | None:
    """The state that the troops which the noun speaks of are part of."""
    body = scene.referent(own).part_of
    return (index, body) if body else None


def _compound(scene: Scene, index: int, word: str) -> Iterator[Draft]:
    """X-led Y, X-friendly Y."""
    pattern = scene.known.compounds[word]
    name = index - 2
    other = scene.at(name)
    if other is None:
        return
    head = index
    for _ in range(5):
        governor = scene.tokens[head].head
        if governor <= head:
            break
        head = governor
    if head == index:
        return
    subject = next((r for i in range(head, index, -1) if (r := scene.at(i)) and r != other), None)
    if subject is None:
        return
    first, last = scene.extent((head,))
    first = min(first, name)
    pair = (subject, other) if pattern.turned else (other, subject)
    yield Draft(first, last, pair[0], pattern.relation, pair[1])


def _predicate(scene: Scene, index: int, word: str) -> Iterator[Draft]:
    """X is friendly to Y; states allied with Y."""
    pattern = scene.known.predicates[word]
    others: list[tuple[int, str]] = []
    for child in scene.children[index]:
        if scene.tokens[child].relation == "prep" and scene.tokens[child].text.lower() in pattern.object:
            for inner in scene.children[child]:
                if scene.tokens[inner].relation == "pobj":
                    others += [(h, r) for h in scene.with_conjuncts(inner) if (r := scene.resolve(h))]
    if not others:
        return
    for head, subject in _bearers(scene, index):
        for other_head, other in others:
            if other != subject:
                first, last = scene.extent((head, other_head))
                yield Draft(min(first, index), last, subject, pattern.relation, other)


def _bearers(scene: Scene, index: int) -> list[tuple[int, str]]:
    """Who has the property: the noun it modifies, or the subject of the copula."""
    token = scene.tokens[index]
    governor = token.head
    if token.relation in ("amod", "acl", "relcl") and (found := scene.at(governor)):
        return [(h, r) for h in scene.with_conjuncts(governor) if (r := scene.at(h))] or [(governor, found)]
    for clause in scene.sentence.clauses:
        if clause.nominal or clause.negated or not scene.real(clause) or clause.lemma not in scene.known.copulas:
            continue
        if any(a.role == "complement" and a.head == index for a in clause.arguments):
            return scene.all(clause.first("subject"))
    return []


def _treaty(scene: Scene, index: int) -> Iterator[Draft]:
    """Both sides in the name ("the Veldian-Norlandic Treaty"), or after "between"."""
    between = scene.after(index, ("between",))
    sides = [(h, r) for i in between for h in scene.with_conjuncts(i) if (r := scene.resolve(h))]
    if not sides:
        phrase = scene.sentence.phrase(index)
        start = phrase.start if phrase else index
        hyphens = [i for i in range(start, index) if scene.tokens[i].text in HYPHENS]
        if not hyphens:
            return
        found = [(i, r) for i in range(start, index) if scene.tokens[i].text[:1].isupper() and (r := scene.at(i))]
        sides = [(i, r) for i, r in found if scene.kind(r) in STATES]
    if len(sides) >= 2 and sides[0][1] != sides[1][1]:
        first, last = scene.extent((index, sides[1][0]))
        yield Draft(min(first, sides[0][0]), max(last, index + 1), sides[0][1], scene.known.treaty, sides[1][1])


def _banned(scene: Scene, index: int) -> Iterator[Draft]:
    """X is a banned terrorist organisation in Y; X is on Y's terrorist list."""
    head = index if scene.tokens[index].relation not in ("amod", "compound", "nmod") else scene.tokens[index].head
    if not any(scene.lemmas[c] in scene.known.banned or scene.tokens[c].text.lower() in scene.known.banned
               for c in scene.children[head]):  # fmt: skip
        return
    states = [(h, r) for h in scene.after(head, ("in", "by")) if (r := scene.resolve(h)) and scene.kind(r) in STATES]
    if not states:
        return
    for clause in scene.sentence.clauses:
        if clause.nominal or clause.negated or clause.lemma not in scene.known.copulas:
            continue
        if any(a.role == "complement" and a.head == head for a in clause.arguments):
            for subject_head, subject in scene.all(clause.first("subject")):
                first, last = scene.extent((subject_head, head, states[0][0]))
                yield Draft(first, last, states[0][1], "designates_terrorist", subject)
