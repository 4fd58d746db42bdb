"""Stances whose words stand elsewhere than the cue's own complement and subject say."""

from collections.abc import Iterator

from kennan.coding.stances.lexicon import Cue
from kennan.coding.stances.scene import NAMED, Complement, Found, Scene
from kennan.coding.stances.speech import speaks_for
from kennan.language.sentence import Clause
from kennan.model import StanceKind

RELATIVE = frozenset({"which", "that", "who", "whom"})


def left_open(scene: Scene, clause: Clause, cue: Cue) -> tuple[Complement, ...]:
    """What a relative clause leaves open: "the loan it promised", "a recount, which the union demands"."""
    token = scene.tokens[clause.head]
    if token.relation != "relcl" or "object" not in cue.takes or clause.voice == "passive":
        return ()
    subject = clause.first("subject")
    if subject is None or scene.tokens[subject.head].text.lower() in RELATIVE or subject.head < token.head:
        return ()
    thing = scene.branches.child(clause.head, "dobj")
    if thing is not None and scene.tokens[thing].text.lower() not in RELATIVE:
        return ()
    if scene.branches.child(clause.head, "xcomp", "ccomp") is not None or scene.is_somebody(token.head):
        return ()
    return (Complement(token.head, "object"),)


def depending(scene: Scene, clause: Clause) -> tuple[str, ...]:
    """Who makes something depend on something else: whoever says so, in whose name he speaks; else whose matter it is
    ("the republic's policy depends on"); else of whom the sentence before speaks ("all this depends on")."""
    voice = scene.voice(clause.head)
    subject = clause.first("subject")
    if voice is not None:
        pronoun = subject is not None and scene.tokens[subject.head].pos in ("PRON", "DET")
        return scene.meant_by(voice) if pronoun else (scene.principal(voice),)
    if subject is None:
        return ()
    first, last = scene.branches.reach(subject.head)
    for index in range(first, last):
        found = scene.reading.mentions.at(scene.sentence, index)
        if found is not None and scene.reading.mentions.referent(found).kind in NAMED and scene.is_owner(index):
            return (found,)
    if any(scene.tokens[i].pos in ("NOUN", "PROPN") for i in range(first, last)):
        return ()
    return scene.discussed()


def breakers(scene: Scene, clause: Clause | None) -> tuple[str, ...]:
    """Who keeps or breaks "its promise": the subject of that verb, or whom somebody accuses of it ("accused them of
    breaking their word")."""
    if clause is None or not scene.lexicon.has("light", "keeping", clause.lemma):
        return ()
    token = scene.tokens[clause.head]
    if token.tag == "VBG" and token.relation in ("pcomp", "xcomp"):
        above = scene.clause_above(token.head)
        accused = above.first("object") if above is not None else None
        if accused is not None:
            return tuple(h for i in (accused.head, *accused.conjuncts) if (h := scene.holder_at(i)) is not None)
    return scene.subjects(clause)


def is_wished(scene: Scene, clause: Clause, holders: tuple[str, ...]) -> bool:
    """Whether a promise is only what somebody else wants or expects ("it wants them to agree to ...")."""
    if clause.parent is None or "to" not in clause.auxiliaries:
        return False
    above = scene.sentence.clauses[clause.parent]
    if scene.lexicon.has("demanded", "semi", above.lemma):
        return True  # "they would have to agree to quotas"
    wanting = any(c.kind in ("interest", "expectation") for c in scene.lexicon.verbs.get(above.lemma, ()))
    return wanting and not set(scene.subjects(above)) & set(holders)


def of_clause(scene: Scene, cue: Cue, below: Clause, holders: tuple[str, ...]) -> StanceKind:
    """The kind that a cue has by its that-clause: to agree that something is so is an opinion; to warn or to insist
    that one will do something binds oneself to it."""
    bound = scene.lexicon.words["bound"]
    ahead = bool((bound["auxiliaries"] | bound["reported"] | {"should"}).intersection(below.auxiliaries))
    if cue.name == "offering" and not ahead:
        return "expectation"
    if cue.name in ("averting", "demanding") and ahead and below.voice == "active":
        own = scene.subjects(below)
        if any(speaks_for(scene, h, o) for h in holders for o in own):
            return "commitment"
    return cue.kind


def of_experience(scene: Scene, clause: Clause) -> Iterator[Found]:
    """ "The build-up alarmed the republic": what troubles somebody is the subject, who is troubled the object."""
    subject, troubled = clause.first("subject"), clause.first("object")
    if subject is None or troubled is None or clause.voice == "passive" or clause.negated or scene.is_supposed(clause):
        return
    holders = tuple(h for i in (troubled.head, *troubled.conjuncts) if (h := scene.holder_at(i)) is not None)
    if not holders or subject.inherited or scene.tokens[subject.head].pos == "PRON":
        return
    inner = scene.branches.reach(subject.head)
    last = scene.branches.reach(troubled.head)[1]
    whole = (inner[0], max(last, clause.head + 1))
    towards = scene.others(*inner, holders)
    yield Found(clause.head, "concern", holders, inner, whole, towards, scene.lexicon.figures["experienced"])


def under_agreement(scene: Scene, clause: Clause) -> Iterator[Found]:
    """ "Under the accord, the republic will reopen the border": its promise, in the narrator's words."""
    bound = scene.lexicon.words["bound"]
    subject = clause.first("subject")
    if subject is None or clause.voice == "passive" or not bound["auxiliaries"].intersection(clause.auxiliaries):
        return
    parent = (
        scene.sentence.clauses[clause.parent] if clause.link == "conjunct" and clause.parent is not None else clause
    )
    agreed = any(
        scene.lexicon.has("bound", "agreements", scene.tokens[a.head].lemma.lower())
        for c in (clause, parent)
        for a in c.obliques("under")
    )
    holder = scene.holder_at(subject.head)
    if not agreed or holder is None or scene.is_conditioned(clause):
        return
    inner = scene.extent(Complement(clause.head, "infinitive"))
    whole = scene.whole(clause.head, clause, inner)
    first = scene.denied_from(clause.head)
    towards = scene.others(first, whole[1], (holder,))
    yield Found(clause.head, "commitment", (holder,), (first, whole[1]), whole, towards, scene.lexicon.figures["bound"])
