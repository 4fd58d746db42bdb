"""Ties between claims that the text states within a sentence: purpose, condition, cause, concession."""

from collections import defaultdict

from kennan.coding.claim_links.tie_finder import Tie, ties
from kennan.coding.reading import Reading
from kennan.language.sentence import Sentence
from kennan.model import Claim, ClaimLink, Event, Stance, Status

LINKED = (Event, Stance, Status)
FAR = 99


def code(reading: Reading, claims: tuple[Claim, ...]) -> tuple[ClaimLink, ...]:
    """Ties between claims that the text states, in text order. `source` is done for the purpose of `target`, on
    condition of it, because of it, in spite of it; of several claims on a side the one nearest to the connecting words'
    clauses is taken, events before stances before statuses."""
    by_sentence = _by_sentence(reading, claims)
    found: dict[tuple[str, str, str], ClaimLink] = {}
    for sentence in reading.sentences:
        here = by_sentence.get(sentence.index, [])
        if len(here) < 2:
            continue
        for tie in ties(sentence, reading.report.language):
            for source, target in _pairs(sentence, here, tie):
                link = ClaimLink(tie.kind, source, target, sentence.span(*tie.words))
                found.setdefault((link.kind, link.source, link.target), link)
    return tuple(sorted(found.values(), key=lambda k: (k.span.start, k.span.end, k.kind, k.source, k.target)))


def _by_sentence(reading: Reading, claims: tuple[Claim, ...]) -> dict[int, list[tuple[Claim, tuple[int, int]]]]:
    """Claims that can be tied, with the offsets (in the report) at which they are anchored, by sentence number."""
    found: dict[int, list[tuple[Claim, tuple[int, int]]]] = defaultdict(list)
    sentences, position = reading.sentences, 0
    anchored = sorted(
        ((claim, _anchor(claim)) for claim in claims if isinstance(claim, LINKED)),
        key=lambda pair: (pair[1], pair[0].id),
    )
    for claim, place in anchored:
        while position < len(sentences) and sentences[position].end <= place[0]:
            position += 1
        if position == len(sentences):
            break
        if sentences[position].start <= place[0]:
            found[sentences[position].index].append((claim, place))
    return found


def _anchor(claim: Claim) -> tuple[int, int]:
    span = claim.cue if isinstance(claim, Event) else claim.span
    return span.start, span.end


def _pairs(sentence: Sentence, claims: list[tuple[Claim, tuple[int, int]]], tie: Tie) -> list[tuple[str, str]]:
    above: list[tuple[tuple[int, int, int], str]] = []
    below: list[tuple[tuple[int, int, int], str]] = []
    for claim, place in claims:
        first, last = _tokens(sentence, place)
        rank = next(i for i, kind in enumerate(LINKED) if isinstance(claim, kind))
        if tie.below[0] <= first and last <= tie.below[1]:
            below.append(((rank, _steps(sentence, first, last, tie.below_head), first), claim.id))
        elif last <= tie.below[0] or first >= tie.below[1]:
            steps = _steps(sentence, first, last, tie.above)
            if tie.within[0] <= first < tie.within[1] or steps < FAR:
                above.append(((rank, steps, first), claim.id))
    if not above or not below:
        return []
    sources, targets = _nearest(above), _nearest(below)
    return [(s, t) for s in sources for t in targets if s != t]


def _nearest(found: list[tuple[tuple[int, int, int], str]]) -> list[str]:
    """The claims that share the best place (one clause with several targets gives several claims)."""
    best = min(place for place, _ in found)
    return [identifier for place, identifier in found if place == best]


def _tokens(sentence: Sentence, place: tuple[int, int]) -> tuple[int, int]:
    """First and last token (exclusive) of a stretch of the report."""
    start, end = place[0] - sentence.start, place[1] - sentence.start
    inside = [i for i, t in enumerate(sentence.tokens) if t.start < end and t.end > start]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _steps(sentence: Sentence, first: int, last: int, head: int) -> int:
    """How many steps up the tree from the stretch's top token to the head; where the head stands below it, down."""
    top = first
    while first <= sentence.tokens[top].head < last and sentence.tokens[top].head != top:
        top = sentence.tokens[top].head
    up = _climb(sentence, top, head)
    down = _climb(sentence, head, top)
    return min(up, FAR if down == FAR else down + 1)


def _climb(sentence: Sentence, index: int, goal: int) -> int:
    for steps in range(len(sentence.tokens)):
        if index == goal:
            return steps
        above = sentence.tokens[index].head
        if above == index:
            return FAR
        index = above
    return FAR
