"""Statuses that a role states: offices, allies, neighbours, members."""

from collections.abc import Iterator

from kennan.coding.statuses.scene import STATES, Draft, Scene
from kennan.coding.statuses.words import RolePattern
from kennan.language.sentence import Clause
from kennan.model import Interval

Side = list[tuple[int, str]]
TITLED = ("to", "for", "on", "in")
LONGEST = 40
REACH = 6


def roles(scene: Scene) -> Iterator[Draft]:
    """The statuses that the roles of the sentence state."""
    cues = scene.known.roles
    for index, lemma in enumerate(scene.lemmas):
        patterns = cues.get(lemma) or cues.get(scene.tokens[index].text.lower())
        if patterns:
            found = _match(scene, index, patterns)
            if found:
                yield from _role(scene, index, found)


def _match(scene: Scene, index: int, patterns: tuple[RolePattern, ...]) -> list[RolePattern]:
    """The patterns with the longest phrase that ends at the token; two where bearer's kinds tell them apart."""
    best: list[RolePattern] = []
    for pattern in patterns:
        size = len(pattern.phrase)
        if best and size < len(best[0].phrase):
            break
        if size > index + 1:
            continue
        words = [scene.tokens[i].text.lower() for i in range(index - size + 1, index)]
        if words == list(pattern.phrase[:-1]):
            best.append(pattern)
    return best


def _role(scene: Scene, index: int, patterns: list[RolePattern]) -> Iterator[Draft]:
    last_word, patterns = _extended(scene, index, patterns)
    start = last_word - len(patterns[0].phrase) + 1
    past = any(scene.tokens[i].text.lower() in scene.known.past for i in range(max(0, start - 4), start))
    for pattern in patterns:
        if pattern.country and scene.after(index, ("at",)):
            continue
        if pattern.needs and not pattern.needs & {*scene.lemmas[max(0, start - 4) : start]}:
            continue
        relation = scene.known.past_relation.get(pattern.relation) if past else pattern.relation
        if relation is None:
            continue
        bearers, clause = _bearers(scene, start, index, last_word, pattern)
        others: list[str | None] = [None] if pattern.object == ("none",) else []
        if bearers and not others:
            others += _others(scene, start, index, pattern, bearers, clause)
        if clause is not None and not others and (two := scene.pair(bearers, relation)):
            bearers, others = two[:1], [two[1][1]]
        held = _held(scene, clause)
        drafts = [
            Draft(
                *_extent(scene, index, last_word, head), bearer, _suited(scene, pattern, relation, other), other, held
            )
            for head, bearer in bearers
            for other in others
            if other is None or (other != bearer and _fits(scene, pattern, start, other))
        ]
        if drafts:
            yield from drafts
            return


def _held(scene: Scene, clause: Clause | None) -> Interval | None:
    """When it holds, where a clause says so: what somebody became, he is from then on."""
    when = scene.reading.dates.of_clause(scene.sentence, clause) if clause is not None else None
    begins = clause is not None and clause.lemma in scene.known.becoming
    return Interval(when.start, None, when.precision) if when and when.start and begins else when


def _suited(scene: Scene, pattern: RolePattern, relation: str, other: str | None) -> str:
    """A president of a state is its president; one of another body heads it."""
    if other is None or relation != "president_of" or scene.kind(other) in (*STATES, "armed_group"):
        return relation
    return "heads"


def _extent(scene: Scene, index: int, last_word: int, bearer: int) -> tuple[int, int]:
    """The role with what belongs to it, up to the name of its bearer."""
    first, last = scene.extent((index, bearer))
    phrase = scene.sentence.phrase(index)
    if phrase is not None and phrase.full_end - phrase.start < LONGEST:
        last = max(last, phrase.full_end)
    return first, max(last, last_word + 1)


def _extended(scene: Scene, index: int, patterns: list[RolePattern]) -> tuple[int, list[RolePattern]]:
    """ "secretary of state", "minister of defence": the role goes on after its noun. The index of its last word."""
    tokens = scene.tokens
    if index + 2 < len(tokens) and tokens[index + 1].text.lower() == "of":
        for end in (index + 3, index + 2):
            if end < len(tokens) and (longer := scene.known.roles.get(tokens[end].text.lower())):
                found = [p for p in longer if len(p.phrase) == end - index + 1]
                words = tuple(t.text.lower() for t in tokens[index : end + 1])
                if any(p.phrase == words for p in found):
                    return end, [p for p in found if p.phrase == words]
    return index, patterns


def _bearers(scene: Scene, start: int, index: int, last_word: int, pattern: RolePattern) -> tuple[Side, Clause | None]:
    """Head and referent of those who bear the role, and the clause that says so, if one does."""
    name = _name_after(scene, last_word, pattern)
    if name:
        return name, None
    phrase = scene.sentence.phrase(index)
    if phrase is None:
        return [], None
    # "Ada Venn, Ambassador to Veldia Terry Orn": without a comma the title is that of the name after it.
    candidates = [i for i in scene.after(index, TITLED) if pattern.person and scene.is_person(i)]
    candidates += [] if phrase.apposition_to is None else [phrase.apposition_to]
    candidates += [p.head for p in scene.sentence.phrases if p.apposition_to == index]
    if not pattern.person:
        candidates += scene.after(index, scene.known.such)
    else:
        for inner in scene.after(index, TITLED):
            candidates += [p.head for p in scene.sentence.phrases if p.apposition_to == inner]
    for candidate in candidates:
        found = _named(scene, [candidate] if pattern.person else scene.with_conjuncts(candidate), pattern)
        if found:
            return found, None
    said = _copula(scene, index, pattern)
    if said:
        return said
    own = scene.at(index)
    single = scene.tokens[index].tag in ("NN", "NNP")
    indefinite = any(scene.tokens[c].text.lower() in ("a", "an", "no", "any") for c in scene.children[index])
    if own is not None and single and pattern.country and not indefinite and scene.kind(own) == "person":
        return [(index, own)], None
    if own is not None and not single and pattern.alone and _owned(scene, index, pattern):
        return [(index, own)], None
    return [], None


def _name_after(scene: Scene, last_word: int, pattern: RolePattern) -> Side:
    """The name before which the role stands as a title: "President Ada Venn", "allies X and Y"."""
    end = last_word + 1
    while end < len(scene.tokens) and scene.tokens[end].pos == "PROPN":
        end += 1
    for index in range(end - 1, last_word, -1):
        if _named(scene, [index], pattern):
            return _named(scene, [index] if pattern.person else scene.with_conjuncts(index), pattern)
    return []


def _named(scene: Scene, heads: list[int], pattern: RolePattern) -> Side:
    return [(h, r) for h in heads if (r := scene.at(h)) and (scene.kind(r) == "person") == pattern.person]


def _copula(scene: Scene, index: int, pattern: RolePattern) -> tuple[Side, Clause] | None:
    """X is the role, X serves as the role."""
    for clause in scene.sentence.clauses:
        if clause.nominal or clause.negated or not (clause.start <= index < clause.end) or not scene.real(clause):
            continue
        subject = clause.first("subject")
        if subject is None:
            continue
        if clause.lemma in scene.known.copulas:
            said = any(
                a.role == "complement" and (index in (a.head, *a.conjuncts) or index in _of_one(scene, a.head))
                for a in clause.arguments
            )
        else:
            said = any(a.preposition == "as" and index in (a.head, *a.conjuncts) for a in clause.arguments)
            if said and clause.lemma not in scene.known.serving and clause.voice == "active":
                subject = clause.first("object") or subject
            said = said and clause.lemma in scene.known.serving | scene.known.as_verbs
        if said:
            found = [(h, r) for h, r in scene.all(subject) if (scene.kind(r) == "person") == pattern.person]
            if found:
                return found, clause
    return None


def _of_one(scene: Scene, head: int) -> list[int]:
    """one of the allies."""
    return scene.after(head, ("of",)) if scene.tokens[head].pos == "NUM" else []


def _others(
    scene: Scene, start: int, index: int, pattern: RolePattern, bearers: Side, clause: Clause | None
) -> list[str]:
    """The other side, from the first place of the pattern that names one."""
    kinds = pattern.kinds or None
    own = {r for _, r in bearers}
    for place in pattern.object:
        found: list[str | None] = []
        match place:
            case "possessor":
                found = [_possessor(scene, start, index)]
                if found == [None] and "poss" in {scene.tokens[c].relation for c in scene.children[index]}:
                    return []
            case "modifier":
                found = [_modifier(scene, start)]
            case "clause":
                around = scene.clause_of(index) if clause is None else None
                subject = around.first("subject") if around else None
                if subject is not None and subject.head != index:
                    found = [r for _, r in scene.all(subject, STATES)]
            case _:
                heads = scene.after(index, (place,))
                found = [scene.resolve(c, kinds) for h in heads for c in scene.with_conjuncts(h)]
        named = [f for f in found if f is not None and f not in own]
        if named:
            return list(dict.fromkeys(named))
    if pattern.country and clause is None and not _owned(scene, index, pattern):
        country = scene.country_of(bearers[0][1])
        return [country] if country else []
    return []


def _owned(scene: Scene, index: int, pattern: RolePattern) -> bool:
    """Whether the text names a side that nobody is known by: it is not the bearer's country then. Ministers have
    their subjects after "of"."""
    related = {scene.tokens[c].relation for c in scene.children[index]}
    of = [c for c in scene.children[index] if scene.tokens[c].text.lower() == "of"]
    if pattern.alone:
        names = [i for i in scene.modifiers(index) if scene.tokens[i].relation == "compound" and scene.at(i)]
        return "poss" in related or bool(of or names)
    return "poss" in related or "conj" in related or bool(of and pattern.phrase[-1] not in ("minister", "secretary"))


def _possessor(scene: Scene, start: int, index: int) -> str | None:
    """X's role: by the parse or, within a run of names, by the "'s" before the role."""
    for child in scene.children[index]:
        if scene.tokens[child].relation == "poss":
            return scene.resolve(child)
    for i in range(start - 1, max(0, start - REACH), -1):
        if scene.tokens[i].relation == "case":
            return scene.resolve(i - 1)
        if scene.tokens[i].pos not in ("ADJ", "PROPN", "NOUN"):
            return None
    return None


def _modifier(scene: Scene, start: int) -> str | None:
    """The name or nationality that stands before the role, with nothing but adjectives and names between."""
    found = None
    for i in range(start - 1, max(-1, start - REACH), -1):
        token = scene.tokens[i]
        if token.pos not in ("ADJ", "PROPN", "NOUN") or token.relation == "poss":
            break
        if token.text[:1].isupper():
            found = scene.at(i) or found
    return found


def _fits(scene: Scene, pattern: RolePattern, start: int, other: str) -> bool:
    if pattern.relation in scene.known.of_bodies and scene.kind(other) == "person":
        return False
    if pattern.relation == "leads" and scene.kind(other) in (*STATES, "population") and _of_part(scene, pattern, start):
        return False
    if pattern.kinds:
        return scene.kind(other) in pattern.kinds
    if pattern.country:
        return scene.kind(other) != "population"
    return pattern.relation != "neighbour_of" or scene.kind(other) in STATES


def _of_part(scene: Scene, pattern: RolePattern, start: int) -> bool:
    """A leader of some within the country: of the opposition, a minority, a union."""
    if len(pattern.phrase) > 1 and pattern.phrase[0] in scene.known.parts:
        return True
    before = scene.tokens[start - 1] if start else None
    if before is None or before.pos not in ("NOUN", "PROPN", "ADJ") or before.tag == "POS":
        return False
    return before.text.lower() in scene.known.parts or (before.pos == "NOUN" and before.relation == "compound")


def affiliations(scene: Scene) -> Iterator[Draft]:
    """A person named with a body after the name: "Ada Venn of the Veldia Institute"."""
    known = scene.known
    for phrase in scene.sentence.phrases:
        if not phrase.prepositions or scene.tokens[phrase.head].pos != "PROPN":
            continue
        for preposition, inner in phrase.prepositions:
            if preposition not in known.affiliation_prepositions:
                continue
            person = scene.is_person(phrase.head)
            body = scene.at(inner)
            if person and body and scene.kind(body) in known.affiliation_kinds:
                first, last = scene.extent((phrase.head, inner))
                yield Draft(first, last, person, known.affiliation, body)
