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
    opening: dict[str, ClaimLinkKind]
    resuming: frozenset[str]
    waiting: frozenset[str]
    saying: frozenset[str]


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
        {word: kind for kind in KINDS for word in data["opening"].get(kind, ())},
        frozenset(data["resuming"]["adverbs"]),
        frozenset(data["waiting"]["markers"]),
        frozenset(table(language, "modality").get("speech", {}).get("verbs", ())),
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
        if index < last:
            continue
        if text in words.resuming:
            tie = _resumed(sentence, branches or Branches(sentence), index)
            if tie is not None:
                yield tie
            continue
        if text not in words.phrases:
            continue
        for parts, told_by in words.phrases[text]:
            if tuple(texts[index : index + len(parts)]) == parts:
                branches = branches or Branches(sentence)
                tie = _of_phrase(sentence, branches, index, len(parts), told_by, words)
                last = index + len(parts)
                if tie is not None:
                    seen.add(tie.below_head)
                    yield tie
                break
    for clause in sentence.clauses:
        if clause.nominal:
            continue
        kind = _kind(sentence, clause, words)
        linked = kind is not None
        if not linked and clause.lemma not in words.lemmas and "should" not in clause.auxiliaries:
            continue
        branches = branches or Branches(sentence)
        if (linked or ("should" in clause.auxiliaries and is_inverted(sentence, clause))) and clause.head not in seen:
            tie = _of_clause(sentence, branches, clause, kind or "condition", words)
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
    joins = tokens[first].relation in ("prep", "mark", "advcl", "pcomp") or tokens[end - 1].word == "that"
    if tokens[first].word in words.prepositional and not joins:
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
    upwards = tokens[head].head
    while first <= upwards < end and tokens[upwards].head != upwards:
        upwards = tokens[upwards].head
    above = _predicate_above(sentence, upwards)
    if above is None:
        return None
    above = _told(sentence, branches, above, head, kind, words)
    return Tie(kind, above, branches.subtree(above), (start, stop), head, (first, end))


def _kind(sentence: Sentence, clause: Clause, words: _Words) -> ClaimLinkKind | None:
    """The tie that a subordinate clause states by the way in which it is joined, None where it states none."""
    for kind in KINDS:
        if clause.link == kind:
            return kind
    if clause.parent is None:
        return None
    if clause.marker in words.waiting:
        main = sentence.clauses[clause.parent]
        return "condition" if main.negated and not main.nominal else None
    if clause.marker in words.opening and any(
        t.text.lower() == clause.marker and t.head == clause.head for t in sentence.tokens[:1]
    ):
        return words.opening[clause.marker]
    return "purpose" if _of_purpose(sentence, clause, words) else None


def _told(sentence: Sentence, branches: Branches, above: int, below: int, kind: ClaimLinkKind, words: _Words) -> int:
    """What is told, where the parser hangs a tie on the verb of saying: a clause before it ("the fleet sailed, he said,
    to ..."); of conditions and obstacles, which no saying has, one after it too."""
    tokens = sentence.tokens
    if tokens[above].lemma.lower() not in words.saying:
        return above
    told = [c for c in branches.children[above] if tokens[c].relation == "ccomp" and c != below]
    told = [c for c in told if not branches.subtree(c)[0] <= below < branches.subtree(c)[1]]
    before = [c for c in told if c < above]
    if before:
        return before[-1]
    return told[0] if told and kind in ("condition", "concession") else above


def _resumed(sentence: Sentence, branches: Branches, adverb: int) -> Tie | None:
    """ "It got a guarantee; it nevertheless closed the border": the clause before is what stands in the way."""
    tokens = sentence.tokens
    above = _predicate_above(sentence, adverb)
    if above is None or tokens[adverb].relation != "advmod":
        return None
    whole = branches.subtree(above)
    for child in branches.children[above]:
        if child < above and tokens[child].relation in ("ccomp", "parataxis") and tokens[child].pos in ("VERB", "AUX"):
            below = branches.subtree(child)
            return Tie("concession", above, (below[1], whole[1]), below, child, (adverb, adverb + 1))
    before = tokens[above].head
    if before < above and tokens[above].relation in ("conj", "ccomp", "parataxis"):
        below = (branches.subtree(before)[0], whole[0])
        return Tie("concession", above, whole, below, before, (adverb, adverb + 1))
    return None


def _of_clause(
    sentence: Sentence, branches: Branches, clause: Clause, kind: ClaimLinkKind, words: _Words
) -> Tie | None:
    head = sentence.tokens[clause.head].head
    if head == clause.head:
        return None
    above = _predicate_above(sentence, head)
    if above is None:
        return None
    below = branches.subtree(clause.head)
    above = _told(sentence, branches, above, clause.head, kind, words)
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
    if clause.lemma not in words.lemmas:
        return
    if clause.voice == "passive":
        yield from _of_passive(sentence, branches, clause, words)
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


def _of_passive(sentence: Sentence, branches: Branches, clause: Clause, words: _Words) -> Iterator[Tie]:
    """ "The expulsion was prompted by the arrest"."""
    subject, agent = clause.first("subject"), clause.first("agent")
    if clause.lemma not in words.causing or subject is None or agent is None or subject.inherited:
        return
    below = branches.subtree(agent.head)
    said = (clause.head, below[0])
    yield Tie("cause", subject.head, branches.subtree(subject.head), below, agent.head, said)


def _without(whole: tuple[int, int], part: tuple[int, int]) -> tuple[int, int]:
    """The longer of the stretches that the part leaves of the whole."""
    before, after = (whole[0], part[0]), (part[1], whole[1])
    return before if before[1] - before[0] >= after[1] - after[0] else after
