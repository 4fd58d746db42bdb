"""Where a sentence states a tie: the words that say so, the part they introduce, and what it bears on."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kennan.coding.stances.extent import Branches
from kennan.coding.stances.speech import is_inverted
from kennan.language.pack import table
from kennan.language.sentence import Clause, Sentence
from kennan.model import ClaimLinkKind

INTRODUCING = frozenset({"mark", "advmod", "aux", "cc", "det", "predet", "neg", "preconj", "dep"})
KINDS: tuple[ClaimLinkKind, ...] = ("purpose", "condition", "cause", "concession")


@dataclass(frozen=True, slots=True)
class Tie:
    """`below` are the tokens (first, exclusive last) of what is the purpose, the condition, the cause or the obstacle,
    with its head; `above` the head of what it bears on, searched within `within` and outside `below`; `words` are the
    connecting words, or the whole subordinate clause where there are none."""

    kind: ClaimLinkKind
    above: int
    within: tuple[int, int]
    below: tuple[int, int]
    below_head: int
    words: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Words:
    phrases: dict[str, tuple[tuple[tuple[str, ...], ClaimLinkKind], ...]]
    prepositional: frozenset[str]
    clausal: frozenset[str]
    causing: frozenset[str]
    caused: frozenset[str]
    depending: frozenset[str]
    lemmas: frozenset[str]
    governing: frozenset[str]
    offering: frozenset[str]


@cache
def _words(language: str) -> _Words | None:
    data = table(language, "ties")
    if not data:
        return None
    phrases: dict[str, list[tuple[tuple[str, ...], ClaimLinkKind]]] = {}
    for kind in KINDS:
        for phrase in data["phrases"][kind]:
            parts = tuple(phrase.split())
            phrases.setdefault(parts[0], []).append((parts, kind))
    verbs = {name: frozenset(data["verbs"][name]) for name in ("causing", "caused", "depending")}
    return _Words(
        {first: tuple(sorted(found, key=lambda p: -len(p[0]))) for first, found in phrases.items()},
        frozenset(data["checked"]["prepositional"]),
        frozenset(data["checked"]["clausal"]),
        verbs["causing"],
        verbs["caused"],
        verbs["depending"],
        frozenset(v.split()[0] for found in verbs.values() for v in found),
        # Verbs that take an infinitive as complement: the event coder's embedding verbs, and auxiliary ones.
        frozenset(
            v.split()[0] for entry in table(language, "embedding").get("outer", ()) for v in entry.get("verbs", ())
        )
        | frozenset(data["verbs"]["governing"]),
        frozenset(noun for entry in table(language, "embedding").get("outer", ()) for noun in entry.get("nouns", ())),
    )


def ties(sentence: Sentence, language: str) -> Iterator[Tie]:
    """All ties that the sentence states, those told by words of their own first."""
    words = _words(language)
    if words is None or not sentence.clauses:
        return
    branches: Branches | None = None
    seen: set[int] = set()
    texts = [t.word for t in sentence.tokens]
    last = 0
    for index, text in enumerate(texts):
        if index < last or text not in words.phrases:
            continue
        for parts, kind in words.phrases[text]:
            if tuple(texts[index : index + len(parts)]) == parts:
                branches = branches or Branches(sentence)
                tie = _of_phrase(sentence, branches, index, len(parts), kind, words)
                last = index + len(parts)
                if tie is not None:
                    seen.add(tie.below_head)
                    yield tie
                break
    for clause in sentence.clauses:
        if clause.nominal:
            continue
        linked = clause.link in KINDS or _of_purpose(sentence, clause, words)
        if not linked and clause.lemma not in words.lemmas and "should" not in clause.auxiliaries:
            continue
        branches = branches or Branches(sentence)
        if (linked or ("should" in clause.auxiliaries and is_inverted(sentence, clause))) and clause.head not in seen:
            tie = _of_clause(sentence, branches, clause)
            if tie is not None:
                yield tie
        yield from _of_verb(sentence, branches, clause, words)


def _of_phrase(
    sentence: Sentence, branches: Branches, first: int, length: int, kind: ClaimLinkKind, words: _Words
) -> Tie | None:
    tokens, end = sentence.tokens, first + length
    top = end - 1
    while first <= tokens[top].head < end and tokens[top].head != top:
        top = tokens[top].head
    introduces = tokens[top].relation in INTRODUCING and branches.subtree(top)[1] <= end
    head = tokens[top].head if introduces else top
    if tokens[first].word in words.prepositional and tokens[first].relation not in (
        "prep", "mark", "advcl", "pcomp"
    ):  # fmt: skip
        return None
    if tokens[first].word in words.clausal and tokens[head].relation != "advcl":
        return None
    start, stop = branches.subtree(head)
    if stop <= end:
        # "in case they attack": the clause hangs beside the phrase
        beside = next((c.head for c in sentence.clauses if branches.subtree(c.head)[0] == end), head)
        head, stop = beside, branches.subtree(beside)[1]
    start = max(start, first)
    if stop <= end or head == tokens[head].head:
        return None
    above = _predicate_above(sentence, tokens[head].head)
    if above is None:
        return None
    return Tie(kind, above, branches.subtree(above), (start, stop), head, (first, end))


def _of_clause(sentence: Sentence, branches: Branches, clause: Clause) -> Tie | None:
    head = sentence.tokens[clause.head].head
    if head == clause.head:
        return None
    above = _predicate_above(sentence, head)
    if above is None:
        return None
    below = branches.subtree(clause.head)
    kind: ClaimLinkKind = "purpose" if clause.link == "infinitive" else "condition"
    for known in KINDS:
        if clause.link == known:
            kind = known
    return Tie(kind, above, branches.subtree(above), below, clause.head, below)


def _of_purpose(sentence: Sentence, clause: Clause, words: _Words) -> bool:
    """Whether an infinitive that the parser took for a complement tells a purpose: it stands under a verb that governs
    none ("left its base to join the blockade")."""
    if clause.link != "infinitive" or clause.parent is None or "to" not in clause.auxiliaries:
        return False
    parent = sentence.clauses[clause.parent]
    if parent.nominal or parent.voice == "passive" or sentence.tokens[clause.head].head != parent.head:
        return False
    thing = parent.first("object")
    # "welcomed the offer to mediate": the infinitive belongs to the noun.
    offered = thing is not None and sentence.tokens[thing.head].lemma.lower() in words.offering
    return not offered and parent.lemma not in words.governing


def _predicate_above(sentence: Sentence, index: int) -> int | None:
    """The predicate, verb or event noun, in which the token stands, itself where it is one."""
    heads = {c.head for c in sentence.clauses}
    seen: set[int] = set()
    while index not in seen:
        if index in heads:
            return index
        seen.add(index)
        index = sentence.tokens[index].head
    return None


def _keys(sentence: Sentence, clause: Clause) -> Iterator[str]:
    if clause.lemma == "be":
        complement = clause.first("complement")
        word = sentence.tokens[complement.head].word if complement is not None else ""
        for preposition in ("on", "to", "upon"):
            yield f"be {word} {preposition}"
        yield f"be {word}"
        return
    if clause.particle:
        yield f"{clause.lemma} {clause.particle}"
    for argument in clause.obliques():
        yield f"{clause.lemma} {argument.preposition}"
    for child in (i for i, t in enumerate(sentence.tokens) if t.head == clause.head and t.relation == "prep"):
        yield f"{clause.lemma} {sentence.tokens[child].word}"
    yield clause.lemma


def _of_verb(sentence: Sentence, branches: Branches, clause: Clause, words: _Words) -> Iterator[Tie]:
    """ "The raid led to talks"; "it withdrew, prompting them to ..."; "talks depend on a withdrawal"."""
    if clause.lemma not in words.lemmas or clause.voice == "passive":
        return
    for key in _keys(sentence, clause):
        forward, backward, waiting = key in words.causing, key in words.caused, key in words.depending
        if not (forward or backward or waiting):
            continue
        whole = branches.subtree(clause.head)
        after = (clause.head + 1, whole[1])
        if after[0] >= after[1]:
            return
        said = (clause.head, clause.head + len(key.split()))
        subject = clause.first("subject")
        if subject is None or subject.inherited:
            if clause.link not in ("adverbial", "participle", "relative"):
                return
            above = _predicate_above(sentence, sentence.tokens[clause.head].head) if clause.parent is not None else None
            if above is None or above == clause.head:
                return
            first = branches.subtree(above)
            if forward:
                # What is brought about bears on its cause: the clause above is the cause.
                yield Tie("cause", clause.head, after, _without(first, whole), above, said)
            return
        before = branches.subtree(subject.head)
        if forward:
            yield Tie("cause", clause.head, after, before, subject.head, said)
        elif backward or waiting:
            kind: ClaimLinkKind = "cause" if backward else "condition"
            yield Tie(kind, subject.head, before, after, clause.head, said)
        return


def _without(whole: tuple[int, int], part: tuple[int, int]) -> tuple[int, int]:
    """The longer of the stretches that the part leaves of the whole."""
    before, after = (whole[0], part[0]), (part[1], whole[1])
    return before if before[1] - before[0] >= after[1] - after[0] else after
