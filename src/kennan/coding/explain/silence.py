"""Why a clause gave no event."""

from collections.abc import Iterator, Mapping

from kennan.coding.events.code import untold
from kennan.coding.events.drafts import Drafting
from kennan.coding.events.story import Happening
from kennan.coding.explain.event import Explainer, called, predicate_of
from kennan.coding.modality import only_says
from kennan.coding.quotes.lexicon import lexicon
from kennan.language.sentence import Clause, Sentence
from kennan.model import Span
from kennan.model.explanation import Silence


def silences(explainer: Explainer) -> Iterator[Silence]:
    """The clauses of a report that gave no event, in text order. Nouns are told only where a frame fired."""
    told: dict[tuple[int, int], tuple[Happening, bool]] = {}
    for happening, events in explainer.told:
        told[(happening.participants.sentence.index, happening.draft.clause.index)] = happening, bool(events)
    for sentence in explainer.reading.sentences:
        yield from _of_sentence(explainer, sentence, told)


def _of_sentence(
    explainer: Explainer, sentence: Sentence, told: Mapping[tuple[int, int], tuple[Happening, bool]]
) -> Iterator[Silence]:
    if not sentence.clauses:
        return
    drafting = explainer.drafting(sentence)
    for clause in sorted(sentence.clauses, key=lambda c: (c.head, c.index)):
        happening, coded = told.get((sentence.index, clause.index), (None, False))
        if coded:
            continue
        found = drafting.matches.get(clause.index)
        event_type = happening.draft.type if happening else found.frame.type if found else None
        if clause.nominal and event_type is None:
            continue
        why = _why(drafting, clause, happening)
        if why is None:
            continue
        yield Silence(
            sentence=Span(sentence.report, sentence.start, sentence.end),
            span=sentence.clause_span(clause),
            words=predicate_of(sentence, clause).words,
            type=event_type,
            why=why,
            unknown=explainer.unknown(happening) if happening else (),
        )


def _why(drafting: Drafting, clause: Clause, happening: Happening | None) -> str | None:
    """In words; None where the clause is part of an event that another one tells."""
    sentence = drafting.sentence
    if happening is not None:
        return untold(happening.draft, happening.sources, happening.targets) or "the same event as one told before"

    def word(index: int) -> str:
        return f"“{called(sentence, sentence.clauses[index])}”"

    if clause.index in drafting.silenced:
        return f"swallowed by {word(drafting.silenced[clause.index])}, which stands over it"
    by = drafting.passed.get(clause.index)
    if by is not None:
        return f"part of what {word(by)} tells"
    said = clause.voice == "passive" and clause.lemma in lexicon(drafting.language).passives
    if said or only_says(sentence, clause, drafting.language):
        return "says only that somebody spoke"
    inner = [e.inner for e in drafting.embeddings.values() if e.outer == clause.index]
    if inner:
        return f"says only how {word(min(inner))} came about"
    if clause.index in drafting.passed:
        return "says only how another act came about"
    known = clause.lemma in drafting.lexicon.heads
    return "no frame of the verb fits what stands with it" if known else "no frame: the lexicon has no such act"
