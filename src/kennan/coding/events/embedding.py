"""Predicates that stand over another happening: "agreed to withdraw" is an agreement and no withdrawal."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from kennan.language.pack import table
from kennan.language.sentence import Clause, Sentence

Inner = Literal["swallow", "actual", "planned", "possible", "denied", "demanded"]
VOICED = frozenset({"THREATEN", "ACCUSE"})
EMBEDDED = frozenset({"infinitive", "complement", "participle", "purpose", "parataxis"})
SINGULAR = frozenset({"it", "he", "she"})


@dataclass(frozen=True, slots=True)
class Outer:
    """An embedding frame; the fields are those of the pack's embedding.toml."""

    note: str
    type: str | None
    mode: str | None
    conflict: str | None
    negated: str | None
    inner: Inner
    target: tuple[str, ...]
    forms: frozenset[str]
    control: str | None
    mood: str | None
    requires: str | None
    idle: frozenset[str]
    unless: frozenset[str]
    courtesy: frozenset[str]


@dataclass(frozen=True, slots=True)
class Embedding:
    """Clause `outer` stands over clause `inner` (indices) by `frame`."""

    frame: Outer
    outer: int
    inner: int


@cache
def outers(language: str) -> tuple[dict[str, tuple[Outer, ...]], dict[str, tuple[Outer, ...]]]:
    """The embedding frames of a language by verb key and by noun."""
    verbs: dict[str, tuple[Outer, ...]] = {}
    nouns: dict[str, tuple[Outer, ...]] = {}
    for entry in table(language, "embedding").get("outer", ()):
        outer = Outer(
            note=entry["note"],
            type=entry.get("type"),
            mode=entry.get("mode"),
            conflict=entry.get("conflict"),
            negated=entry.get("negated"),
            inner=entry["inner"],
            target=tuple(entry.get("target", ())),
            forms=frozenset(entry.get("forms", ())),
            control=entry.get("control"),
            mood=entry.get("mood"),
            requires=entry.get("requires"),
            idle=frozenset(entry.get("idle", ())),
            unless=frozenset(entry.get("unless", ())),
            courtesy=frozenset(entry.get("courtesy", ())),
        )
        for verb in entry.get("verbs", ()):
            verbs[verb] = (*verbs.get(verb, ()), outer)
        for noun in entry.get("nouns", ()):
            nouns[noun] = (*nouns.get(noun, ()), outer)
    return verbs, nouns


@cache
def _words(language: str, name: str) -> frozenset[str]:
    return frozenset(table(language, "embedding").get("words", {}).get(name, ()))


def embeddings(sentence: Sentence, language: str) -> dict[int, Embedding]:
    """By the index of the inner clause, what stands over it."""
    found: dict[int, Embedding] = {}
    for clause in sentence.clauses:
        if clause.parent is None or clause.nominal:
            continue
        embedding = _embedding(sentence, clause, sentence.clauses[clause.parent], language, found)
        if embedding is not None:
            found[clause.index] = embedding
    return found


def _embedding(
    sentence: Sentence, inner: Clause, parent: Clause, language: str, found: dict[int, Embedding]
) -> Embedding | None:
    if inner.link == "conjunct":
        # "agreed to stop and withdraw": a coordinated clause stands where the first one does, unless it has a form of
        # its own ("agreed to stop and withdrew").
        above = found.get(parent.index)
        if above is None or sentence.tokens[inner.head].tag != sentence.tokens[parent.head].tag:
            return None
        return Embedding(above.frame, above.outer, inner.index)
    form = _form(sentence, inner, language)
    if form is None:
        return None
    verbs, nouns = outers(language)
    if parent.nominal:
        candidates = nouns.get(parent.lemma, ())
    else:
        candidates = tuple(o for key in _keys(sentence, inner, parent, language) for o in verbs.get(key, ()))
    for outer in candidates:
        if (outer.forms and form not in outer.forms) or inner.lemma in outer.unless:
            continue
        if inner.link == "parataxis" and outer.type in VOICED:
            continue  # "the war will spread, he warned" only says who said so
        if outer.mood is not None and form == "that" and not _fits(sentence, outer.mood, inner):
            continue
        if inner.link == "purpose" and not parent.nominal and outer.control != "object":
            continue  # "agreed ..., to please them" is no agreement to please
        controlled = outer.control is not None and not parent.nominal
        if controlled and (outer.control == "object") != _other_subject(sentence, inner, parent, language):
            continue
        return Embedding(outer, parent.index, inner.index)
    return None


def _fits(sentence: Sentence, mood: str, clause: Clause) -> bool:
    """Whether a that-clause says what should be ("subjunctive"), or also what will be ("willed"), or neither."""
    first = clause.auxiliaries[:1]
    if mood == "told":
        return not _fits(sentence, "willed", clause)
    if mood == "willed" and first and first[0] in ("will", "would", "shall", "'ll", "'d"):
        return True
    if (clause.tense == "base" and not first) or any(a in ("should", "must") for a in first):
        return True
    who, head = clause.first("subject"), sentence.tokens[clause.head]
    if (
        (head.tag == "VBP" or (head.tag == "VBD" and head.text == head.lemma))
        and who is not None
        and not who.conjuncts
        and (sentence.tokens[who.head].tag in ("NN", "NNP") or sentence.tokens[who.head].word in SINGULAR)
    ):
        return True  # "insisted that the ministry pay", "that it pay": read as a plural by the tagger
    return any(t.text == "be" and t.head == clause.head and t.relation.startswith("aux") for t in sentence.tokens)


def _form(sentence: Sentence, clause: Clause, language: str) -> str | None:
    """How the clause is embedded: "infinitive", "that" or "gerund"; None where it only stands beside."""
    if clause.link == "adverbial" and _after_particle(sentence, clause):
        return "gerund"
    if clause.link not in EMBEDDED and not (clause.link == "relative" and "to" in clause.auxiliaries):
        return None
    governed = clause.parent is not None and sentence.clauses[clause.parent].nominal
    if clause.marker in _words(language, "beside") and not (governed and clause.marker == "in"):
        return None  # but "interest in buying"
    head = sentence.tokens[clause.head]
    tag, bare = head.tag, head.text.lower() == head.lemma.lower()
    unmarked = clause.link == "complement" and clause.marker is None and not clause.auxiliaries
    if unmarked and (tag == "VB" or (tag == "VBD" and bare)):
        return "infinitive"  # "helped them rebuild", "helped them put out the fire"
    if clause.link == "purpose" or "to" in clause.auxiliaries:
        return "infinitive"
    if tag == "VBG" and "be" not in clause.auxiliaries:
        relation = sentence.tokens[clause.head].relation
        return "gerund" if relation in ("xcomp", "pcomp", "ccomp", "dobj", "pobj") else None
    if clause.link == "infinitive":
        return "infinitive"
    return "that" if clause.link == "complement" else None


def _after_particle(sentence: Sentence, clause: Clause) -> bool:
    """Whether a gerund is the object of a verb with a particle ("ruled out releasing them")."""
    parent = None if clause.parent is None else sentence.clauses[clause.parent]
    if parent is None or parent.particle is None or clause.marker or parent.first("object"):
        return False
    return sentence.tokens[clause.head].tag == "VBG" and sentence.tokens[clause.head - 1].text == parent.particle


def _keys(sentence: Sentence, inner: Clause, parent: Clause, language: str) -> tuple[str, ...]:
    """The keys under which the parent may stand in the lexicon, the most telling first."""
    tokens = sentence.tokens
    keys: list[str] = []
    governor = tokens[inner.head].head
    if tokens[inner.head].relation == "pcomp":
        keys.append(f"{_predicate(sentence, parent)} {tokens[governor].word}")
    if inner.marker == "for":  # "called for them to leave"
        keys.append(f"{parent.lemma} for")
    itself = parent.first("object")
    reflexive = itself is not None and tokens[itself.head].text.lower().endswith(("self", "selves"))
    if parent.lemma in _words(language, "copulas") or reflexive:  # "declared themselves ready to"
        complement = parent.first("complement")
        if complement is not None:
            word = tokens[complement.head]
            lemma = word.word if word.tag in ("VBN", "VBG") else word.lemma.lower()
            keys = [f"be {key.split(' ', 1)[1]}" for key in keys if " " in key]
            keys.insert(0, f"be {lemma}")
        if complement is not None or parent.lemma == "be":
            return tuple(keys)
    if parent.particle:
        keys.append(f"{parent.lemma} {parent.particle}")
    keys += [f"{parent.lemma} {a.preposition}" for a in parent.obliques() if _before(sentence, a.head, inner)]
    if parent.voice == "passive":
        keys.append(f"be {tokens[parent.head].word}")
    keys += [f"{parent.lemma} {adverb}" for adverb in parent.adverbs]
    keys += [f"{auxiliary} {parent.lemma}" for auxiliary in parent.auxiliaries]
    keys.append(parent.lemma)
    return tuple(keys)


def _before(sentence: Sentence, head: int, inner: Clause) -> bool:
    return head < inner.head and sentence.tokens[head].entity not in ("DATE", "TIME")


def _predicate(sentence: Sentence, clause: Clause) -> str:
    if clause.lemma == "be":
        complement = clause.first("complement")
        return f"be {sentence.tokens[complement.head].lemma.lower()}" if complement else "be"
    return clause.lemma


def _other_subject(sentence: Sentence, inner: Clause, parent: Clause, language: str) -> bool:
    """Whether somebody other than the outer subject is to do the inner act; a pronoun is taken for the subject, but for
    that of an infinitive ("wants it to leave")."""
    who = inner.first("subject")
    own = who is not None and not who.inherited and "to" not in inner.auxiliaries
    if own and who is not None and sentence.tokens[who.head].word in _words(language, "pronouns"):
        return False
    if sentence.tokens[inner.head].relation == "pcomp" and parent.first("object") is not None:
        return True  # "accused them of lying"
    doer = parent.first("subject") if parent.voice == "active" else parent.first("agent")
    if parent.voice == "passive" and doer is None:
        return True
    if parent.obliques("on", "upon", "to", "with", "for") and not parent.first("object") and "to" in inner.auxiliaries:
        return True
    return who is not None and (doer is None or who.head != doer.head)
