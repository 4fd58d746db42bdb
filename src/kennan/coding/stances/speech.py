"""Stances told by the grammar: modals under a speaker's word, clauses of condition, deeds done for a purpose."""

from collections.abc import Iterator

from kennan.coding.stances.lexicon import Lexicon
from kennan.coding.stances.scene import Complement, Found, Scene
from kennan.language.sentence import Clause, Sentence
from kennan.model import StanceKind

# Who can make his deeds depend on something.
ACTING = frozenset({"state", "government", "armed_group", "international_org", "party", "company"})


def of_modal(scene: Scene, clause: Clause) -> Iterator[Found]:
    """ "The speaker said that X must ...": expected of X. "We will ...", "he said that it would ...": the speaker's
    promise."""
    lexicon, head = scene.lexicon, clause.head
    words = lexicon.words
    modals = set(clause.auxiliaries)
    semi = _semi(scene, clause)
    if "have" in clause.auxiliaries and modals & words["demanded"]["auxiliaries"]:
        return  # "must have meant": a guess
    refused = is_refusal(scene.lexicon, clause)
    if semi is not None and not _is_demand(scene, clause):
        return
    demanded = bool(modals & words["demanded"]["auxiliaries"]) or semi is not None or refused
    bound = bool(modals & words["bound"]["auxiliaries"])
    reported = bool(modals & words["bound"]["reported"])
    if not (demanded or bound or reported):
        return
    voice = scene.voice(head)
    if voice is None:
        return
    subject = clause.first("subject")
    if demanded:
        if semi is not None and clause.lemma == "need" and is_self(scene, clause):
            return  # his own need is an interest
        if scene.is_conditioned(clause) or scene.is_supposed(clause):
            return
        what = Complement(semi if semi is not None else head, "infinitive")
        inner = scene.extent(what)
        unwanted = scene.averts(what.head) or clause.negated or scene.is_negated(what.head)
        kind: StanceKind = "concern" if unwanted else "expectation"
        if scene.in_no_haste(*inner):
            kind = "doubt"
        towards = _other(scene, clause, voice) or scene.others(*inner, (voice,))
        whole = scene.whole(head, clause, inner)
        yield Found(head, kind, (voice,), whole, whole, towards, lexicon.figures["demanded"])
        return
    if not bound and _is_habit(scene, clause):
        return
    first_person = subject is not None and scene.is_first_person(subject.head)
    if not bound and (first_person or "have" in clause.auxiliaries):
        return  # "we would": not bound yet; "would have": never was
    if subject is None or clause.voice == "passive" or clause.lemma in words["bound"]["stative"]:
        return
    if scene.is_conditioned(clause):
        return
    holder = scene.holder_at(subject.head)
    if holder is None or not (first_person or speaks_for(scene, voice, holder)):
        return
    inner = scene.extent(Complement(head, "infinitive"))
    kind = "doubt" if lexicon.has("bound", "hasty", clause.lemma) and clause.negated else "commitment"
    whole = scene.whole(head, clause, inner)
    first = head if kind == "doubt" else scene.denied_from(head)
    yield Found(
        head,
        kind,
        (holder,),
        (first, whole[1]),
        whole,
        scene.others(head, whole[1], (holder, voice)),
        lexicon.figures["bound"],
    )


def _is_demand(scene: Scene, clause: Clause) -> bool:
    """Whether "have to", "need to" ask for something: not where they are denied ("need not"), only possible ("may need
    to"), or tell what is still to come ("have yet to")."""
    if clause.negated or scene.is_negated(clause.head):
        return False
    if scene.lexicon.words["demanded"]["possible"].intersection(clause.auxiliaries):
        return False
    return not any(scene.tokens[c].text.lower() == "yet" for c in scene.branches.children[clause.head])


def _is_habit(scene: Scene, clause: Clause) -> bool:
    """ "He would bring it up repeatedly": what he used to do."""
    for child in scene.branches.children[clause.head]:
        token = scene.tokens[child]
        if token.relation in ("advmod", "npadvmod"):
            words = (child, *scene.branches.children[child])
            if any(scene.lexicon.has("bound", "habitual", scene.tokens[i].text.lower()) for i in words):
                return True
    return False


def is_self(scene: Scene, clause: Clause) -> bool:
    """Whether the clause is in the narrator's words, or its speaker tells of himself or of those he speaks for."""
    voice = scene.voice(clause.head)
    subject = clause.first("subject")
    if voice is None or subject is None:
        return voice is None
    holder = scene.holder_at(subject.head)
    return scene.is_first_person(subject.head) or (holder is not None and speaks_for(scene, voice, holder))


def is_refusal(lexicon: Lexicon, clause: Clause) -> bool:
    """ "We cannot allow ...": what the speaker will not bear."""
    words = lexicon.words["demanded"]
    able = bool(lexicon.words["conditional"]["auxiliaries"].intersection(clause.auxiliaries))
    return clause.negated and able and clause.voice == "active" and clause.lemma in words["unbearable"]


def _semi(scene: Scene, clause: Clause) -> int | None:
    """The predicate of "have to", "need to"."""
    if not scene.lexicon.has("demanded", "semi", clause.lemma):
        return None
    return next(
        (
            c
            for c in scene.branches.children[clause.head]
            if scene.tokens[c].relation == "xcomp" and scene.branches.has_to(c)
        ),
        None,
    )


def _other(scene: Scene, clause: Clause, voice: str) -> str | None:
    subject = clause.first("subject")
    found = scene.holder_at(subject.head) if subject is not None else None
    return found if found != voice else None


def speaks_for(scene: Scene, voice: str, holder: str) -> bool:
    """Whether the holder is the speaker, the body he belongs to, or the country in whose name he speaks."""
    if voice == holder:
        return True
    known = scene.reading.mentions
    speaker, other = known.referent(voice), known.referent(holder)
    if speaker.part_of == holder or other.part_of == voice:
        return True
    return (
        speaker.country is not None
        and speaker.country == other.country
        and other.kind in ("state", "government")
        and speaker.kind in ("person", "government", "state")
    )


def of_necessity(scene: Scene, index: int) -> Iterator[Found]:
    """ "It is important to ..." in somebody's words: he expects it, or wants to ward it off."""
    clause = scene.clause_above(index)
    if clause is None or scene.tokens[index].relation not in ("acomp", "attr", "oprd", "ROOT"):
        return
    for head in (index, clause.head):
        for child in scene.branches.children[head]:
            token = scene.tokens[child]
            if child > index and token.relation in ("xcomp", "ccomp", "advcl") and scene.is_predicate(child):
                voice = scene.voice(index)
                if voice is None:
                    return
                inner = scene.extent(Complement(child, "infinitive"))
                kind: StanceKind = "concern" if scene.averts(child) else "expectation"
                whole = scene.whole(index, clause, inner)
                towards = scene.others(*inner, (voice,))
                yield Found(index, kind, (voice,), inner, whole, towards, scene.lexicon.figures["demanded"])
                return


# ---- conditions ---------------------------------------------------------------------------------------------------


def of_condition(scene: Scene, clause: Clause) -> Iterator[Found]:
    """A clause that another one depends on: "if it withdraws, we will ...", "not until ...", "before deciding on"."""
    if clause.parent is None:
        return
    if clause.marker == "once" and not _joins(scene, clause):
        return
    main = scene.sentence.clauses[clause.parent]
    while main.link in ("infinitive", "purpose") and main.parent is not None and not _willed(scene, main):
        main = scene.sentence.clauses[main.parent]
    if main.nominal:
        return
    words = scene.lexicon.words["conditional"]
    waits = clause.marker in words["waiting"]
    if waits:
        awaited = clause.lemma in words["awaited"] and clause.marker == "before" and _willed(scene, main)
        if not awaited and not (clause.marker in ("until", "till") and main.negated):
            return
    elif not _willed(scene, main):
        return
    yield from _condition(scene, main, clause.head)


def _joins(scene: Scene, clause: Clause) -> bool:
    """Whether "once" joins the clause to another, not an adverb within it ("the men once counted among them")."""
    if scene.tokens[clause.head].relation != "advcl":
        return False
    once = next((c for c in scene.branches.children[clause.head] if scene.tokens[c].text.lower() == "once"), None)
    subject = scene.branches.child(clause.head, "nsubj", "nsubjpass")
    return once is not None and (subject is None or once < subject)


def is_inverted(sentence: Sentence, clause: Clause) -> bool:
    """ "Should it withdraw, ...": a condition by word order."""
    subject = clause.first("subject")
    if subject is None or clause.parent is None:
        return False
    return any(
        t.lemma.lower() == "should" and t.head == clause.head and i < subject.head
        for i, t in enumerate(sentence.tokens)
    )


def of_phrase(scene: Scene, first: int, length: int) -> Iterator[Found]:
    """A condition told by words without a clause of their own ("depending on its conduct"), or by several words before
    a clause ("on condition that", "as long as")."""
    tokens = scene.tokens
    words = range(first, first + length)
    tops = [i for i in words if tokens[i].head not in words]
    if not tops:
        return
    top = tops[0] if tokens[tops[0]].relation not in ("mark", "advmod", "cc") else tokens[tops[0]].head
    top = tokens[first].head if tokens[first].relation == "mark" else top
    main = scene.clause_above(tokens[top].head)
    if main is None or not _willed(scene, main):
        return
    yield from _condition(scene, main, top)


def _condition(scene: Scene, main: Clause, head: int) -> Iterator[Found]:
    holders = _conditioned(scene, main, scene.voice(main.head) or scene.voice(head))
    if not holders:
        return
    below = scene.branches.reach(head, keep=frozenset({"advcl"}))
    above = scene.whole(main.head, main, scene.branches.reach(main.head))
    whole = (min(below[0], above[0]), max(below[1], above[1]))
    first, last = below
    towards = scene.others(first, last, holders) or scene.others(*above, holders)
    yield Found(main.head, "condition", holders, whole, whole, towards, scene.lexicon.figures["conditional"])


def _conditioned(scene: Scene, main: Clause, voice: str | None) -> tuple[str, ...]:
    """Who makes the main clause depend on something: whoever says so, unless he tells what somebody else will do for
    whom he does not speak ("the Union may impose sanctions if ..., a diplomat said")."""
    subjects = scene.subjects(main)
    if voice is None:
        return subjects
    asked = (
        scene.lexicon.words["demanded"]["auxiliaries"].intersection(main.auxiliaries) or _semi(scene, main) is not None
    )
    if asked or main.voice == "passive" or any(speaks_for(scene, voice, s) for s in subjects):
        return (voice,)
    acting = tuple(s for s in subjects if scene.reading.mentions.referent(s).kind in ACTING)
    return acting or (voice,)


def _willed(scene: Scene, clause: Clause) -> bool:
    """Whether the clause tells what will, may or shall be, or what somebody binds himself to."""
    words = scene.lexicon.words["conditional"]
    if clause.lemma in words["verbs"]:
        return True
    complement = clause.first("complement")
    if complement is not None and scene.tokens[complement.head].word in words["adjectives"]:
        return True
    return bool(set(clause.auxiliaries) & words["auxiliaries"]) or _semi(scene, clause) is not None


# ---- purposes -----------------------------------------------------------------------------------------------------


def of_purpose(scene: Scene, clause: Clause) -> Iterator[Found]:
    """A deed is done to secure or to ward off something."""
    if clause.parent is None:
        return
    main = scene.sentence.clauses[clause.parent]
    if main.link == "purpose" and main.parent is not None:
        main = scene.sentence.clauses[main.parent]
    averting = scene.averts(clause.head) and clause.lemma in scene.lexicon.words["purposes"]["concern"]
    if not averting and not scene.lexicon.has("purposes", "interest", clause.lemma):
        return
    holders = scene.subjects(scene.clause_above(main.head))
    if not holders:
        return
    inner = scene.extent(Complement(clause.head, "infinitive"))
    towards = scene.others(*inner, holders) or scene.others(*scene.branches.reach(main.head), holders)
    kind: StanceKind = "concern" if averting else "interest"
    yield Found(clause.head, kind, holders, inner, inner, towards, scene.lexicon.figures["purposes"])
