"""Which words make an event possible, planned, denied or of another type: those without which it would not be.

Nothing is traced: each word is taken out in turn and the clause is drafted again by the coder itself, so that what is
said here is what the coder does.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

from kennan.coding.events.code import speakers_own
from kennan.coding.events.drafts import Draft, drafts
from kennan.coding.events.participants import Participants
from kennan.coding.events.story import Happening
from kennan.coding.reading import Reading
from kennan.language.sentence import Clause, Sentence
from kennan.model import Modality
from kennan.model.explanation import Cue

BLANK = "\N{MIDDLE DOT}"
MAY_TELL = frozenset({"AUX", "VERB", "ADV", "PART", "SCONJ", "ADJ", "DET", "NOUN", "ADP"})
TELLING = MAY_TELL - {"NOUN", "DET", "ADP"}
MODAL = "MD"
MOST = 14  # words that are tried together
DEPENDING = frozenset({"aux", "auxpass", "neg", "advmod", "mark", "det", "amod", "compound", "nmod"})
MADE = frozenset({"outer", "verdict"})  # kinds of evidence whose frame is made of what stands with the predicate
Outcome = tuple[str, Modality]


def cues(reading: Reading, happening: Happening) -> tuple[Cue, ...]:
    """The words that change type or modality of a happening, those nearest to its predicate first; words that do so
    only together as one cue."""
    draft, sentence = happening.draft, happening.participants.sentence
    here = (draft.type, draft.force.modality)
    found: list[tuple[int, Outcome | tuple[None, None]]] = []
    candidates: list[int] = []
    for index in _candidates(sentence, draft):
        without = _without(reading, happening, (index,))
        if without is not None:
            candidates.append(index)
            if without != here:
                found.append((index, without))
        elif sentence.tokens[index].tag == MODAL and _carries(draft, sentence, index):
            found.append((index, (None, None)))  # "said that they must": without the duty no demand
    if found:
        return tuple(Cue((_words(sentence, i),), *without) for i, without in found)
    together = _together(reading, happening, candidates, here)
    return () if together is None else (together,)


def _carries(draft: Draft, sentence: Sentence, index: int) -> bool:
    """Whether the auxiliary is that of a clause which makes the act what it is."""
    heads = {sentence.clauses[i].head for i in draft.inner}
    return draft.match.evidence == "outer" and sentence.tokens[index].head in heads


def _candidates(sentence: Sentence, draft: Draft) -> list[int]:
    """Words that may say how a predicate is meant, the nearest first."""
    resting = {draft.clause.head, *draft.match.cue, *draft.sources, *draft.targets}
    return sorted(
        (i for i, t in enumerate(sentence.tokens) if t.pos in MAY_TELL and i not in resting),
        key=lambda i: (abs(i - draft.clause.head), i),
    )


def _together(reading: Reading, happening: Happening, candidates: list[int], here: Outcome) -> Cue | None:
    """The fewest words that do it together ("may possibly"), where no single one does."""
    if here[1] == "actual":
        return None
    sentence = happening.participants.sentence
    telling = [i for i in candidates if sentence.tokens[i].pos in TELLING][:MOST]
    for number in (2, 3):
        for gone in combinations(telling, number):
            outcome = _without(reading, happening, gone)
            if outcome is not None and outcome != here:
                return Cue(tuple(_words(sentence, i) for i in sorted(gone)), *outcome)
    return None


def _words(sentence: Sentence, index: int) -> str:
    return sentence.tokens[index].text


def _without(reading: Reading, happening: Happening, gone: tuple[int, ...]) -> Outcome | None:
    """Type and modality of the same happening without some words; None where its frame does not fire then."""
    old = happening.draft
    language = reading.report.language
    sentence = blanked(happening.participants.sentence, gone)
    participants = Participants(reading, sentence, happening.participants.theatre)
    for draft in drafts(sentence, participants.is_actor, language):
        if draft.clause.index != old.clause.index or draft.match.evidence != old.match.evidence:
            continue
        if draft.match.key != old.match.key:
            continue
        if draft.match.evidence not in MADE and draft.frame != old.frame:
            continue
        own = speakers_own(participants, draft, language)
        return own.type, own.force.modality
    return None


def blanked(sentence: Sentence, gone: Iterable[int]) -> Sentence:
    """The sentence as if the words (token indices) told nothing; everything else stays where it is."""
    out = frozenset(gone)
    tokens = tuple(replace(t, text=BLANK, lemma=BLANK) if i in out else t for i, t in enumerate(sentence.tokens))
    clauses = list(sentence.clauses)
    for index in sorted(out):
        for number in _touched(sentence, index):
            clauses[number] = _clause_without(sentence, clauses[number], index)
    clauses = [replace(c, lemma=BLANK) if c.head in out else c for c in clauses]
    parse = replace(sentence.parse, tokens=tokens, clauses=tuple(clauses))
    return replace(sentence, parse=parse, _phrase_at={})


def _touched(sentence: Sentence, index: int) -> list[int]:
    """The clauses to which a word belongs, with those that share it by coordination."""
    token = sentence.tokens[index]
    if token.relation not in DEPENDING:
        return []
    found = [c.index for c in sentence.clauses if c.head == token.head]
    for number in found:
        found += [c.index for c in sentence.clauses if c.parent == number and c.link == "conjunct"]
    return found


def _clause_without(sentence: Sentence, clause: Clause, index: int) -> Clause:
    token = sentence.tokens[index]
    forms = {token.text.lower(), token.lemma.lower()} | ({"will"} if token.text.lower() == "'ll" else set())
    kept = replace(
        clause,
        auxiliaries=tuple(a for a in clause.auxiliaries if a not in forms),
        adverbs=tuple(a for a in clause.adverbs if a not in forms),
        negated=clause.negated and not (token.relation == "neg" or forms & {"no"}),
    )
    if clause.marker in forms:
        kept = replace(kept, marker=None, link="adverbial" if clause.link == "condition" else clause.link)
    return kept
