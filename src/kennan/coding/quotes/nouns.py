"""Candidates at nouns, adjectives and "according to": the claim that, wary of, sources of a whole sentence."""

from collections.abc import Iterator
from dataclasses import replace

from kennan.coding.quotes.sentence import Candidate, Frames, Range

OF_NOUNS = frozenset({"of", "for", "about", "against", "over", "on"})
OF_ADJECTIVES = frozenset({"about", "of", "with", "to", "at", "by"})
PREDICATIVE = frozenset({"acomp", "ROOT", "conj", "ccomp", "amod", "advcl", "acl"})


def noun(frames: Frames, index: int, lemma: str) -> Iterator[Candidate]:
    """A noun with a content clause, an infinitive or a preposition: the claim that, a promise to, accusations of."""
    tokens, tree = frames.tokens, frames.tree
    speaker = frames.noun_speaker(index)
    kind = frames.lexicon.nouns[lemma]
    made = Candidate(index, lemma, kind, "", (), speaker.mention, speaker.head, None, (index, index + 1))
    for child in (c for c in tree.children[index] if c > index):
        token = tokens[child]
        if token.relation in ("acl", "ccomp", "relcl"):
            mark = _that(frames, child)
            if mark is not None:
                yield replace(made, frame="noun-that", content=((mark + 1, tree.right[child]),))
                return
            if token.relation == "acl" and frames.has_to(child):
                yield replace(made, frame="noun-inf", content=(frames.extent(child),))
                return
        elif token.relation == "prep" and token.text.lower() in OF_NOUNS:
            if child + 1 < tree.right[child]:
                yield replace(made, frame="noun-" + token.text.lower(), content=((child + 1, tree.right[child]),))
            return


def adjective(frames: Frames, index: int, lemma: str) -> Iterator[Candidate]:
    """An adjective with a content clause, an infinitive or a preposition: sure that, ready to, wary of."""
    tokens, tree = frames.tokens, frames.tree
    token = tokens[index]
    if token.relation not in PREDICATIVE:
        return
    speaker = frames.speaker(token.head if token.relation == "acomp" else index)
    kind = "adj-" + frames.lexicon.adjectives[lemma]
    made = Candidate(index, lemma, kind, "", (), speaker.mention, speaker.head, None, (index, index + 1))
    for child in (c for c in tree.children[index] if c > index):
        relation = tokens[child].relation
        if relation == "ccomp":
            mark = _that(frames, child)
            start = mark + 1 if mark is not None else tree.left[child]
            yield replace(made, frame="adj-that", content=((start, tree.right[child]),))
            return
        if relation == "xcomp" and frames.has_to(child):
            yield replace(made, frame="adj-inf", content=(frames.extent(child),))
            return
        if relation == "prep" and tokens[child].text.lower() in OF_ADJECTIVES:
            if child + 1 < tree.right[child]:
                yield replace(made, frame="adj-prep", content=((child + 1, tree.right[child]),))
            return


def according(frames: Frames, index: int) -> Candidate | None:
    """According to X: the clause it stands in, without it."""
    tokens, tree = frames.tokens, frames.tree
    to = index + 1
    if to >= len(tokens) or tokens[to].text.lower() != frames.lexicon.sources[tokens[index].text.lower()]:
        return None
    named = (c for c in tree.children[to] if tokens[c].relation == "pobj")
    after = (i for i in range(to + 1, len(tokens)) if tokens[i].pos in ("NOUN", "PROPN", "PRON"))
    source = next(named, next(after, None))
    if source is None:
        return None
    mention = frames.phrase(source)
    first, last = index, max(mention[1], tree.right[to])
    governor = tokens[index].head if tokens[index].head != index else tokens[to].head
    while tokens[governor].pos not in ("VERB", "AUX") and tokens[governor].head != governor:
        governor = tokens[governor].head
    start, end = tree.left[governor], tree.right[governor]
    content: list[Range] = [part for part in ((start, min(first, end)), (max(last, start), end)) if part[0] < part[1]]
    lost = len(content) == 1 and first > 0 and content[0][0] >= last and tokens[first - 1].text == ","
    if (not content or lost) and first > 2:
        content = [(0, first)]
    if len(content) == 2 and content[0][1] - content[0][0] <= 2:
        content = content[1:]
    if not content:
        return None
    group = (first, last)
    return Candidate(index, "according to", "according", "according", tuple(content), mention, source, None, group)


def _that(frames: Frames, clause: int) -> int | None:
    marks = (c for c in frames.tree.children[clause] if frames.tokens[c].relation == "mark")
    return next((c for c in marks if frames.tokens[c].text.lower() == "that"), None)
