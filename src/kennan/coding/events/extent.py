"""How far the words reach that tell a happening."""

from kennan.coding.events.drafts import Draft
from kennan.coding.events.verdicts import SPEAKER
from kennan.language.sentence import Clause, Sentence
from kennan.model import Span


def clause_span(sentence: Sentence, draft: Draft) -> Span:
    """The clause; of an infinitive the clause that governs it too, up to its subject ("struggled to leave")."""
    span = sentence.clause_span(draft.clause)
    clause = draft.clause
    while clause.link == "infinitive" and clause.parent is not None:
        clause = sentence.clauses[clause.parent]
        if clause.nominal:
            break
        span = _from(sentence, span, _subject_start(sentence, clause, clause.head))
    return span


def whole_span(sentence: Sentence, draft: Draft) -> Span:
    """The clause with the words that name its sides where these stand before it: what a relative clause hangs on ("the
    general he ousted"), the noun with an infinitive ("the decision to leave"), who said that he would do it or how he
    judges."""
    span = clause_span(sentence, draft)
    clause = draft.clause
    above = None if clause.parent is None else sentence.clauses[clause.parent]
    if clause.nominal or above is None:
        return span
    if clause.link == "relative" or (clause.link == "infinitive" and above.nominal):
        hangs_on = sentence.tokens[clause.head].head
        if hangs_on < clause.start:
            phrase = sentence.phrase(hangs_on)
            if phrase is not None and phrase.apposition_to is not None:
                phrase = sentence.phrase(phrase.apposition_to) or phrase
            span = _from(sentence, span, phrase.start if phrase else hangs_on)
    speaks = draft.force.speaker is not None or draft.own_word or draft.frame.source == SPEAKER
    if speaks and clause.link == "complement" and not above.nominal:
        span = _from(sentence, span, _subject_start(sentence, above, above.head))
    return span


def _subject_start(sentence: Sentence, clause: Clause, before: int) -> int:
    heads = [a.head for a in clause.arguments if a.role == "subject" and not a.inherited and a.head < before]
    phrase = sentence.phrase(heads[-1]) if heads else None
    return phrase.start if phrase else heads[-1] if heads else clause.head


def _from(sentence: Sentence, span: Span, first: int) -> Span:
    return Span(span.report, min(span.start, sentence.start + sentence.tokens[first].start), span.end)
