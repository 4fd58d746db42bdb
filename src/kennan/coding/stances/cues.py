"""Stances told by a cue word: a verb, a predicative adjective or a noun."""

from collections.abc import Iterator

from kennan.coding.stances import speech as stance_speech
from kennan.coding.stances.lexicon import Cue
from kennan.coding.stances.scene import Complement, Found, Scene
from kennan.coding.stances.turned import breakers, depending, is_wished, left_open, of_clause
from kennan.language.sentence import Clause, Token
from kennan.model import StanceKind

_CLAUSAL = frozenset({"infinitive", "that", "object", "gerund"})
PREDICATIVE = frozenset({"acomp", "attr", "oprd", "advcl", "acl", "ROOT", "conj", "ccomp"})
BESIDE_OBJECT = frozenset({"xcomp"})


def of_verb(scene: Scene, clause: Clause, cues: tuple[Cue, ...]) -> Iterator[Found]:
    """ "The republic wants to reopen the port"; "they assured it that ..."."""
    head = clause.head
    if scene.is_supposed(clause):
        return
    for cue in cues:
        if cue.second and not _has_second(scene, head, clause, cue.second):
            continue
        complements = _thing(scene, clause, cue) or scene.complements(head, cue) or left_open(scene, clause, cue)
        if complements and clause.lemma == "commit" and _is_misdeed(scene, complements[0]):
            return
        if not complements or (cue.things and scene.is_somebody(complements[0].head)):
            continue
        holders = scene.subjects(clause)
        if cue.kind == "condition":
            if cue.name == "relying" and holders:
                return  # "the army relies on conscripts"
            holders = depending(scene, clause)
        elif not holders or (cue.kind == "commitment" and is_wished(scene, clause, holders)):
            return
        if cue.name == "needing" and complements[0].place == "infinitive" and not stance_speech.is_self(scene, clause):
            return  # "he said that they need to": a demand
        addressee = _addressee(scene, clause, cue, complements[0], holders)
        for complement in complements:
            yield from _found(scene, cue, head, clause, complement, holders, addressee, _negated(scene, clause))
        return


def of_adjective(scene: Scene, index: int, cues: tuple[Cue, ...]) -> Iterator[Found]:
    """ "The republic is keen to ...", "was concerned about", "remains sceptical of"."""
    token = scene.tokens[index]
    after_noun = token.relation == "amod" and token.head < index  # "the republic, keen to ..., sent"
    if token.relation not in PREDICATIVE and index not in scene.clause_of and not after_noun:
        return
    clause = scene.clause_above(index)
    if clause is None or scene.is_supposed(clause):
        return
    if clause.head == index and not _participle(scene, clause):
        return
    for cue in cues:
        if cue.name == "confident" and clause.link in ("infinitive", "purpose"):
            continue
        complements = scene.complements(index, cue) or scene.complements(clause.head, cue)
        if not complements:
            continue
        if after_noun:
            holder = scene.holder_at(token.head)
            for complement in complements if holder is not None else ():
                yield from _found(scene, cue, index, None, complement, (holder or "",), None, scene.is_negated(index))
            return
        holders = _described(scene, index, clause)
        if not holders and cue.kind == "condition":
            voice = scene.voice(index)
            holders = (scene.principal(voice),) if voice else ()
        elif not holders:
            return
        if _denied_degree(scene, index, clause):
            return
        negated = _negated(scene, clause) or scene.is_negated(index) or token.text.lower() == "unlikely"
        for complement in complements:
            yield from _found(scene, cue, index, clause, complement, holders, None, negated)
        return


def _described(scene: Scene, index: int, clause: Clause) -> tuple[str, ...]:
    """Whom a predicative adjective describes: a subject of its own or the clause's."""
    own = scene.branches.child(index, "nsubj")
    subject = clause.first("subject")
    heads: tuple[int, ...] = ()
    if own is not None:
        heads = (own,)
    elif subject is not None:
        heads = (subject.head, *subject.conjuncts)
    return tuple(dict.fromkeys(h for i in heads if (h := scene.holder_at(i))))


def _participle(scene: Scene, clause: Clause) -> bool:
    """Whether a verb form stands as an adjective ("is committed", "is ready and determined"), not as a past tense."""
    token = scene.tokens[clause.head]
    if token.relation == "conj":
        return token.tag in ("VBN", "VBD") and scene.tokens[token.head].tag in ("VBN", "JJ") and not clause.auxiliaries
    return token.tag == "VBN" and "have" not in clause.auxiliaries[-1:]


def of_noun(scene: Scene, index: int, cue: Cue) -> Iterator[Found]:
    """ "Its fear of a blockade", "the aim is to ...", "gave assurances", "a priority for the republic"."""
    copula = _copula(scene, index) if cue.copula else None
    clause = scene.clause_above(index)
    negated = scene.is_negated(index)
    complements = () if cue.only_copula else scene.complements(index, cue, nominal=True)
    if not complements and clause is not None and scene.tokens[index].relation == "dobj":
        # "voiced alarm at the shelling": the parser hangs the preposition on the verb.
        complements = tuple(
            c for c in scene.complements(clause.head, cue) if c.place not in _CLAUSAL and c.head != index
        )
    if _is_threatened(scene, index, clause, complements):
        return
    holders, led = _holders(scene, index, cue, clause, complements)
    if copula is not None and (not complements or complements[0].place in cue.holders):
        objects = tuple(c for c in copula if c.head != index)
    else:
        objects = complements
    facing = clause is not None and scene.lexicon.has("light", "facing", clause.lemma)
    given = led and (bool(cue.addressee) or (facing and cue.kind == "concern"))
    if not objects and not given:
        return
    if not holders and cue.unheld and _bare(scene, index):
        holders = scene.subjects(clause)
    if not holders and not cue.unheld:
        voice = scene.voice(index)
        if voice is None or not (cue.spoken or copula):
            return
        holders = scene.meant_by(voice) if cue.name == "aims" else (voice,)
    addressee = None
    if clause is not None and led:
        addressee = next((r for r in _of(scene, clause.first("indirect")) if r not in holders), None)
        if addressee is None and given:
            addressee = scene.others(*scene.branches.reach(index), holders)
    if given and not objects:
        objects = (Complement(index, "object"),)
    frame = clause if led or copula is not None or not holders else None
    for complement in objects:
        yield from _found(scene, cue, index, frame, complement, holders, addressee, negated)


def _is_misdeed(scene: Scene, complement: Complement) -> bool:
    """ "Committed a crime": nobody is bound by that."""
    lemma = scene.tokens[complement.head].lemma.lower()
    return complement.place == "object" and scene.lexicon.has("unlike", "misdeeds", lemma)


def _denied_degree(scene: Scene, index: int, clause: Clause) -> bool:
    """ "Has never been as critical": what is denied is a degree only."""
    if not (_negated(scene, clause) or scene.is_negated(index)):
        return False
    return any(
        scene.tokens[c].relation == "advmod" and scene.lexicon.has("unlike", "degrees", scene.tokens[c].text.lower())
        for c in scene.branches.children[index]
    )


def _is_threatened(scene: Scene, index: int, clause: Clause | None, complements: tuple[Complement, ...]) -> bool:
    """A threat to do something, or one that somebody makes: he does not fear it."""
    if not scene.lexicon.has("unlike", "threats", scene.tokens[index].lemma.lower()):
        return False
    if complements and complements[0].place == "infinitive":
        return True
    phrase = scene.sentence.phrase(index)
    if phrase is not None and phrase.possessor is not None:
        return True
    is_object = (
        clause is not None and scene.tokens[index].relation == "dobj" and scene.tokens[index].head == clause.head
    )
    return is_object and clause is not None and scene.lexicon.has("unlike", "made", clause.lemma)


def _measured(scene: Scene, token: Token) -> bool:
    """Whether the noun is only measured by the one above it ("a number of dangers")."""
    if token.relation != "pobj" or scene.tokens[token.head].word != "of":
        return False
    return scene.lexicon.has("light", "measures", scene.tokens[scene.tokens[token.head].head].lemma.lower())


def _bare(scene: Scene, index: int) -> bool:
    """Whether a plural noun stands where a verb may ("... and fears that"): taggers take such verbs for nouns."""
    return (
        index > 0
        and scene.tokens[index].text.lower().endswith("s")
        and scene.tokens[index - 1].pos in ("CCONJ", "ADV", "PROPN")
        and all(
            child > index or scene.tokens[child].relation in ("cc", "advmod")
            for child in scene.branches.children[index]
        )
    )


def _found(
    scene: Scene,
    cue: Cue,
    head: int,
    clause: Clause | None,
    complement: Complement,
    holders: tuple[str, ...],
    addressee: str | None,
    negated: bool,
) -> Iterator[Found]:
    below = scene.clause_of.get(complement.head)
    kind = _kind(scene, cue, complement, negated)
    if complement.place == "that" and below is not None and kind == cue.kind:
        kind = of_clause(scene, cue, below, holders)
    if kind is None or (cue.kind == "concern" and below is not None and scene.is_conditioned(below)):
        return
    inner = scene.extent(complement)
    object_only = inner
    clausal = complement.place in ("infinitive", "that", "gerund")
    reach = scene.branches.reach(head, drop=frozenset() if clausal else BESIDE_OBJECT)
    first, last = reach if clause is None else scene.whole(head, clause, inner)
    if scene.is_predicate(head) and not clausal:
        last = max(last, reach[1])
    first, last = min(first, inner[0]), max(last, inner[1])
    if scene.tokens[first].lemma.lower() == "that" and scene.tokens[first].pos == "SCONJ":
        first += 1
    if _second_of_several(scene, complement):
        first, last = inner
    towards = addressee or scene.others(*inner, holders)
    if kind == "condition":
        object_only = (first, last)
    elif clausal and clause is not None and clause.link == "relative" and inner[1] - inner[0] == 1:
        thing = scene.tokens[clause.head].head  # "the questions it wanted to ask"
        object_only = (min(inner[0], scene.branches.reach(thing)[0]), inner[1])
    elif cue.second == "as":
        object_only = (inner[0], last)
    yield Found(head, kind, holders, object_only, (first, last), towards, cue.confidence)


def _second_of_several(scene: Scene, complement: Complement) -> bool:
    """Whether the complement is coordinated with one before it, and so carries its stance alone."""
    token = scene.tokens[complement.head]
    return token.relation == "conj" and scene.is_predicate(complement.head) and scene.is_predicate(token.head)


def _as_danger(scene: Scene, head: int) -> bool:
    """Whether something is seen as a threat, a danger or a burden: the noun under "as" by it or by the verb."""
    tokens = scene.tokens
    for index in range(head + 1, len(tokens)):
        token = tokens[index]
        dangerous = scene.lexicon.nouns.get(token.lemma.lower())
        if dangerous is not None and dangerous.kind == "concern" and tokens[token.head].word == "as":
            return tokens[token.head].head in (head, tokens[head].head)
    return False


def _kind(scene: Scene, cue: Cue, complement: Complement, negated: bool) -> StanceKind | None:
    kind = cue.negated if negated else cue.kind
    if kind == "interest" and not negated and scene.averts(complement.head):
        return "concern"
    if cue.name == "viewing" and not negated and _as_danger(scene, complement.head):
        return "concern"
    if kind is not None and scene.in_no_haste(*scene.extent(complement)):
        return "doubt"
    return kind


def _negated(scene: Scene, clause: Clause) -> bool:
    return clause.negated or scene.is_negated(clause.head)


def _has_second(scene: Scene, head: int, clause: Clause, second: str) -> bool:
    if clause.particle == second or second == "that":
        return True
    if second == "to" and any(
        scene.branches.has_to(c)
        for c in scene.branches.children[head]
        if scene.tokens[c].relation in ("xcomp", "ccomp")
    ):
        return True
    after = (a for a in clause.obliques() if a.head > head or a.inherited)
    if any(a.preposition == second or (a.preposition or "").startswith(f"{second} ") for a in after):
        return True
    found = any(
        scene.tokens[c].word == second and scene.tokens[c].relation in ("prep", "prt") and c > head
        for c in scene.branches.children[head]
    )
    thing = scene.branches.child(head, "dobj")
    return found or (
        second == "as"
        and thing is not None
        and any(scene.tokens[c].word == "as" for c in scene.branches.children[thing])
    )


def _of(scene: Scene, argument: object) -> tuple[str, ...]:
    return scene.reading.mentions.of(scene.sentence, argument) if argument is not None else ()  # type: ignore[arg-type]


def _thing(scene: Scene, clause: Clause, cue: Cue) -> tuple[Complement, ...]:
    """What is promised where it is a thing: a purpose may follow it ("pledged money to rebuild the harbour")."""
    if cue.kind != "commitment" or cue.second or "object" not in cue.takes:
        return ()
    thing = scene.branches.child(clause.head, "dobj")
    if thing is None or scene.is_somebody(thing):
        return ()
    return (Complement(thing, "object"),)


def _addressee(scene: Scene, clause: Clause, cue: Cue, complement: Complement, holders: tuple[str, ...]) -> str | None:
    """Whom a promise or a demand is made to."""
    for place in cue.addressee:
        arguments = (
            [a for a in clause.arguments if a.role == place]
            if place in ("object", "indirect")
            else list(clause.obliques(place))
        )
        for argument in arguments:
            if argument.head == complement.head and complement.place != "object":
                continue
            for referent in _of(scene, argument):
                if referent not in holders:
                    return referent
    if complement.place in ("infinitive", "that") and cue.addressee:
        subject = scene.branches.child(complement.head, "nsubj", "nsubjpass")
        if subject is not None:
            found = scene.holder_at(subject)
            if found is not None and found not in holders:
                return found
    return None


def _copula(scene: Scene, index: int) -> tuple[Complement, ...] | None:
    """What the noun is said to be by a copula: "the aim is to stop it", "stopping it is the aim"."""
    token = scene.tokens[index]
    while _measured(scene, token):  # "a source of concern"
        token = scene.tokens[scene.tokens[token.head].head]
    clause = scene.clause_of.get(token.head)
    if clause is None or not scene.lexicon.has("light", "copulas", clause.lemma):
        return None
    children = scene.branches.children[clause.head]
    if token.relation in ("nsubj", "csubj"):
        for child in children:
            if scene.tokens[child].relation in ("xcomp", "ccomp", "attr", "advcl") and child > clause.head:
                return tuple(Complement(i, "that") for i in scene.branches.conjoined(child))
    if token.relation in ("attr", "oprd"):
        for child in children:
            subject = scene.tokens[child]
            if subject.relation in ("nsubj", "csubj") and subject.text.lower() not in (
                "it",
                "there",
                "this",
                "that",
                "which",
                "what",
            ):
                return tuple(Complement(i, "that") for i in scene.branches.conjoined(child))
    return None


def _holders(
    scene: Scene, index: int, cue: Cue, clause: Clause | None, complements: tuple[Complement, ...]
) -> tuple[tuple[str, ...], bool]:
    """Who holds what a noun says, and whether the verb above tells it (its subject, or its indirect object)."""
    phrase = scene.sentence.phrase(index)
    taken = {c.head for c in complements}
    if phrase is not None:
        if phrase.possessor is not None:
            if cue.addressee and scene.tokens[phrase.possessor].tag == "PRP$":
                found_by = breakers(scene, clause)
                if found_by:
                    return found_by, False
            found = scene.holder_at(phrase.possessor)
            return ((found,) if found else ()), False
        for preposition, head in phrase.prepositions:
            if preposition in cue.holders and (head not in taken or cue.copula):
                found = scene.reading.mentions.at(scene.sentence, head)
                if found is not None:
                    return (found,), False
        if cue.addressee:
            above = _above(scene, index, cue, clause)
            if above[1]:
                return above
        for child in scene.branches.children[index]:
            if scene.tokens[child].relation in ("amod", "compound", "nmod"):
                found = scene.reading.mentions.at(scene.sentence, child)
                if found is not None:
                    return (found,), False
    return _above(scene, index, cue, clause)


def _above(scene: Scene, index: int, cue: Cue, clause: Clause | None) -> tuple[tuple[str, ...], bool]:
    """Who holds what a noun says by the light verb whose object it is, and whether there is such a verb."""
    token = scene.tokens[index]
    while (token.relation == "conj" and scene.tokens[token.head].pos == "NOUN") or _measured(scene, token):
        token = scene.tokens[token.head] if token.relation == "conj" else scene.tokens[scene.tokens[token.head].head]
    before = scene.tokens[token.head]
    if clause is not None and cue.name == "efforts" and token.relation == "pobj" and before.head == clause.head:
        return (scene.subjects(clause) if before.text.lower() in ("in", "as") else ()), False  # "left in a bid to"
    if clause is None or token.relation not in ("dobj", "attr", "oprd") or token.head != clause.head:
        return (), False
    indirect = clause.first("indirect")
    if indirect is not None and scene.lexicon.has("light", "indirect", clause.lemma) and not cue.addressee:
        return _of(scene, indirect), True
    if cue.addressee and scene.lexicon.has("light", "received", clause.lemma):
        for argument in clause.obliques("from"):
            return _of(scene, argument), True
    if scene.lexicon.has("light", "subject", clause.lemma):
        return scene.subjects(clause), True
    return (), False
