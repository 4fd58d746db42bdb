"""How sure, how real and how willed a happening is told, and what that makes of its type."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from kennan.coding.events.embedding import Embedding
from kennan.language.pack import table
from kennan.language.sentence import Clause, Sentence
from kennan.model import Modality

FACTUAL = frozenset({"relative", "time", "cause", "concession", "adverbial", "root", "nominal"})


@dataclass(frozen=True, slots=True)
class Force:
    """What auxiliaries, adverbs, embedding verbs, conditions and negation do to a happening. `speaker` is the clause
    (index) of a verb of saying right above it: on whose word something will or must be; `purpose` marks what something
    else was done for."""

    negated: bool = False
    planned: bool = False
    possible: bool = False
    conditional: bool = False
    demanded: bool = False
    speaker: int | None = None
    purpose: bool = False
    past: bool = False  # "may have done": what is uncertain is over
    nothing: bool = False  # denied by its object or subject ("made no promises")

    @property
    def modality(self) -> Modality:
        if self.conditional:
            return "conditional"
        if self.possible and not self.negated:
            return "possible"
        if self.negated:
            return "denied"
        return "planned" if self.planned or self.demanded else "actual"


@dataclass(frozen=True, slots=True)
class _Words:
    auxiliaries: dict[str, str]
    semi: dict[str, str]
    adverbs: dict[str, str]
    modifiers: dict[str, str]
    governors: dict[str, str]
    conditions: frozenset[str]
    until: frozenset[str]
    speech: frozenset[str]
    neutral: frozenset[str]
    existence: frozenset[str]
    determiners: frozenset[str]
    nobody: frozenset[str]
    beside: frozenset[str]
    idle: frozenset[str]
    sparing: frozenset[str]
    reasons: frozenset[str]
    cooperative: frozenset[str]
    conflictual: frozenset[str]
    spoken: frozenset[str]


@cache
def _words(language: str) -> _Words:
    data: dict[str, Any] = table(language, "modality")

    def inverted(name: str) -> dict[str, str]:
        return {word: kind for kind, words in data.get(name, {}).items() for word in words}

    conditions, types, negators = (data.get(name, {}) for name in ("conditions", "types", "negators"))
    return _Words(
        inverted("auxiliaries"),
        inverted("semi"),
        inverted("adverbs"),
        inverted("modifiers"),
        inverted("governors"),
        frozenset(conditions.get("markers", ())),
        frozenset(conditions.get("until", ())),
        frozenset(data.get("speech", {}).get("verbs", ())),
        frozenset(data.get("speech", {}).get("neutral", ())),
        frozenset(data.get("existence", {}).get("verbs", ())),
        frozenset(negators.get("determiners", ())),
        frozenset(negators.get("pronouns", ())),
        frozenset(negators.get("beside", ())),
        frozenset(negators.get("idle", ())),
        frozenset(negators.get("sparing", ())),
        frozenset(negators.get("reasons", ())),
        frozenset(types.get("cooperative", ())),
        frozenset(types.get("conflictual", ())),
        frozenset(types.get("spoken", ())),
    )


def forces(sentence: Sentence, embeddings: dict[int, Embedding], language: str) -> list[Force]:
    """The force of every clause of the sentence, in order of clauses."""
    words = _words(language)
    conditioned = {
        clause.parent
        for clause in sentence.clauses
        if clause.parent is not None
        and (clause.link == "condition" or (clause.marker in words.conditions and clause.link != "complement"))
    }
    known: dict[int, Force] = {}

    def of(index: int) -> Force:
        if index not in known:
            known[index] = Force()  # a circle of clauses ends here
            known[index] = _force(sentence, index, embeddings, words, index in conditioned, of)
        return known[index]

    return [of(clause.index) for clause in sentence.clauses]


def _force(
    sentence: Sentence, index: int, embeddings: dict[int, Embedding], words: _Words, conditioned: bool, of: Any
) -> Force:
    clause = sentence.clauses[index]
    if clause.nominal:
        return _of_noun(sentence, clause, words, of)
    force = _own(sentence, clause, words)
    if clause.marker in words.conditions or clause.link == "condition":
        force = replace(force, conditional=True)
    if conditioned and not force.negated:
        force = replace(force, conditional=True)
    if clause.parent is None:
        headline = "to" in clause.auxiliaries and clause.first("subject") is not None  # "Minister to visit neighbour"
        return replace(force, planned=True) if headline else force
    parent = sentence.clauses[clause.parent]
    if clause.link == "conjunct":
        above: Force = of(parent.index)
        if parent.index in embeddings and index in embeddings:
            return replace(above, negated=above.negated or force.negated, possible=above.possible or force.possible)
        if clause.tense == parent.tense == "progressive" and parent.link == "adverbial":
            force = replace(force, planned=above.planned, possible=force.possible or above.possible)
        return replace(force, speaker=above.speaker, conditional=force.conditional or above.conditional)
    embedding = embeddings.get(index)
    if embedding is not None:
        return _under(force, embedding, of(embedding.outer))
    if clause.link == "infinitive":
        kind = words.semi.get(_semi_key(sentence, parent))
        above = of(parent.index)
        if kind == "demanded" and not above.possible:
            return replace(force, demanded=True, negated=force.negated or above.negated, speaker=above.speaker)
        if kind == "planned":
            return replace(force, planned=True, negated=force.negated or above.negated, speaker=above.speaker)
        if parent.lemma in words.reasons and above.negated:  # "sees no reason to meet them"
            return replace(force, negated=True, speaker=above.speaker)
    if clause.link in ("complement", "parataxis") and not parent.nominal and parent.lemma in words.speech:
        would = words.auxiliaries.get(next(iter(clause.auxiliaries), ""), "") == "would"
        if would and not conditioned:
            force = replace(force, conditional=False, planned=True)
        if clause.voice == "passive" and words.semi.get(_semi_key(sentence, clause)) == "demanded":
            force = replace(force, demanded=True)  # "said a reform of it was needed"
        return replace(force, speaker=parent.index)
    if clause.link == "purpose":
        above = of(parent.index)
        done = parent.tense == "past" and above.modality == "actual"
        return replace(force, planned=force.planned or not done, purpose=True)
    if clause.link not in FACTUAL or _comes_of_it(clause, parent):
        above = of(parent.index)
        force = replace(
            force,
            possible=force.possible or above.possible,
            planned=force.planned or above.planned,
            conditional=force.conditional or above.conditional,
            purpose=above.purpose,
        )
    return force


def _comes_of_it(clause: Clause, parent: Clause) -> bool:
    """Whether a participle tells what will come of what is to be done ("will extend the curfew, banning rallies")."""
    trails = clause.link == "adverbial" and clause.tense == "progressive" and clause.marker is None
    return trails and not parent.nominal and clause.head > parent.head and parent.tense == "future"


def _own(sentence: Sentence, clause: Clause, words: _Words) -> Force:
    """What the clause's own auxiliaries, negation and adverbs say."""
    kinds = {words.auxiliaries.get(a) for a in clause.auxiliaries}
    adverbs = {words.adverbs.get(a) for a in clause.adverbs}
    nothing = _is_of_nobody(sentence, clause, words)
    return Force(
        negated=clause.negated or "denied" in adverbs or nothing,
        planned="planned" in kinds,
        possible="possible" in kinds or "possible" in adverbs,
        conditional="would" in kinds,
        demanded="demanded" in kinds,
        past="have" in clause.auxiliaries,
        nothing=nothing,
    )


def _is_of_nobody(sentence: Sentence, clause: Clause, words: _Words) -> bool:
    """Whether nobody does it, or nothing is done ("no state recognised it", "they made no promises")."""
    tokens = sentence.tokens
    if clause.lemma in words.sparing:
        return False
    for argument in clause.arguments:
        if argument.inherited or argument.role not in ("subject", "object", "oblique"):
            continue
        head = tokens[argument.head]
        lemma = head.lemma.lower()
        if lemma in words.idle or (argument.role == "oblique" and lemma not in words.beside):
            continue
        if head.word in words.nobody:
            return True
        phrase = sentence.phrase(argument.head)
        first = tokens[phrase.start] if phrase is not None else head
        if first.word in words.determiners and first.head == argument.head:
            return True
    return False


def _under(force: Force, embedding: Embedding, above: Force) -> Force:
    """The force of an inner happening under an embedding predicate that has the force `above`."""
    inner = embedding.frame.inner
    return Force(
        negated=force.negated ^ above.negated ^ (inner == "denied"),
        planned=force.planned or above.planned or inner == "planned",
        possible=force.possible or above.possible or inner == "possible",
        conditional=force.conditional or above.conditional,
        demanded=force.demanded or above.demanded or inner == "demanded",
        speaker=above.speaker,
    )


def _semi_key(sentence: Sentence, clause: Clause) -> str:
    if clause.lemma == "be":
        complement = clause.first("complement")
        if complement is not None:
            word = sentence.tokens[complement.head]
            return f"be {word.word if word.tag == 'VBN' else word.lemma.lower()}"
    if clause.voice == "passive":
        return f"be {sentence.tokens[clause.head].word}"
    return clause.lemma


def _of_noun(sentence: Sentence, clause: Clause, words: _Words, of: Any) -> Force:
    """A nominal happening: its modifiers and the predicate that governs it."""
    kinds = {words.modifiers.get(a) for a in clause.adverbs}
    parent = None if clause.parent is None else sentence.clauses[clause.parent]
    idle = clause.lemma in words.idle or (parent is not None and parent.lemma in words.sparing)
    force = Force((clause.negated and not idle) or "denied" in kinds, "planned" in kinds, "possible" in kinds)
    if parent is None:
        return force
    above: Force = of(parent.index)
    governors = [words.governors[k] for k in _governors(sentence, clause, parent) if k in words.governors]
    kind = governors[0] if governors else None
    light = parent.lemma in words.existence
    return Force(
        negated=force.negated or kind == "denied" or (light and above.negated),
        planned=force.planned or above.planned or above.demanded or kind == "planned",
        possible=force.possible or above.possible or kind == "possible",
        conditional=force.conditional or above.conditional,
        speaker=above.speaker,
    )


def only_says(sentence: Sentence, clause: Clause, language: str = "en") -> bool:
    """Whether the clause says no more than that somebody said what stands under it."""
    return clause.lemma in _words(language).neutral and any(
        c.parent == clause.index and c.link in ("complement", "parataxis") for c in sentence.clauses
    )


def governed(force: Force, verb: str, language: str = "en") -> Force:
    """The force of a happening named by the object noun of a light verb ("plotted an attack" is only planned)."""
    kind = _words(language).governors.get(verb)
    if kind is None:
        return force
    return replace(
        force,
        negated=force.negated or kind == "denied",
        planned=force.planned or kind == "planned",
        possible=force.possible or kind == "possible",
    )


def is_cooperative(event_type: str, language: str = "en") -> bool:
    """Whether events of the type do somebody good, or are talks."""
    return event_type in _words(language).cooperative


def is_spoken(event_type: str, language: str = "en") -> bool:
    """Whether events of the type are words, which promised or not stay what they are."""
    return event_type in _words(language).spoken


def is_averse(verb: str, language: str = "en") -> bool:
    """Whether the subject of the verb does not itself do what its object tells ("fear an attack", "avoid a war")."""
    return _words(language).governors.get(verb) in ("denied", "possible")


def _governors(sentence: Sentence, clause: Clause, parent: Clause) -> tuple[str, ...]:
    """The keys of the word that the noun depends on, if it is the clause's object or a noun's complement."""
    token = sentence.tokens[clause.head]
    governor = sentence.tokens[token.head]
    if token.relation == "conj":
        token, governor = governor, sentence.tokens[governor.head]
    if token.relation in ("dobj", "nsubjpass"):
        return (governor.lemma.lower(),)
    if token.relation == "pobj":
        above = sentence.tokens[governor.head]
        return (
            f"{above.lemma.lower()} {governor.word}",
            *((above.lemma.lower(),) if above.pos == "NOUN" else ()),
        )
    return ()


def willed(event_type: str, force: Force, language: str = "en") -> str:
    """The type of what is said of an act that is promised, demanded, denied or refused rather than done: a cooperative
    act that will be is AGREE, a conflictual one THREATEN; one that must be is REQUEST; a cooperative one that will not
    be or was not is REJECT. Words that are acts themselves (accusing, refusing) stay what they are."""
    words = _words(language)
    if event_type in words.spoken:
        if event_type == "AGREE" and force.negated:
            return "REJECT"
        return event_type
    if force.demanded:
        return "REQUEST"
    ahead = (force.planned and not force.purpose) or (force.conditional and force.speaker is not None)
    if event_type in words.cooperative:
        if force.negated:
            return "REJECT"
        return "AGREE" if ahead else event_type
    if event_type in words.conflictual:
        if force.negated:
            return "REJECT" if not ahead else "AGREE"
        return "THREATEN" if ahead or ((force.possible or force.conditional) and not force.past) else event_type
    return event_type
