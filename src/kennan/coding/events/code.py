"""Who did what to whom: PLOVER events out of the happenings of every sentence."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kennan.coding.contexts import contexts
from kennan.coding.events.drafts import Draft, drafts
from kennan.coding.events.participants import Participants
from kennan.coding.modality import Force, willed
from kennan.coding.places import Theatre, place_of
from kennan.coding.reading import Reading
from kennan.language.pack import table
from kennan.language.sentence import Sentence
from kennan.model import Event, Span
from kennan.model.vocabulary import score_of

OWN_WORD = frozenset({"AGREE", "THREATEN", "REJECT"})


def code(reading: Reading) -> tuple[Event, ...]:
    """All events of the report, in text order. Titles are coded only where the report has no body."""
    body = any(sentence.region == "body" for sentence in reading.sentences)
    language = reading.report.language
    theatre = Theatre(reading)
    out: dict[str, Event] = {}
    for sentence in reading.sentences:
        if sentence.region != ("body" if body else "title") or not sentence.clauses:
            continue
        participants = Participants(reading, sentence, theatre)
        for draft in drafts(sentence, participants.is_actor, language):
            for event in _events(reading, participants, draft, language):
                out.setdefault(event.id, event)
    return tuple(sorted(out.values(), key=lambda e: (e.span.start, e.span.end, e.cue.start)))


@cache
def _precisions(language: str) -> dict[str, float]:
    found: dict[str, float] = table(language, "event_confidence").get("precision", {})
    return found


def confidence_of(evidence: str, language: str = "en") -> float:
    """The measured precision of a kind of evidence, in [0, 1]."""
    return _precisions(language).get(evidence, 0.5)


def _events(reading: Reading, participants: Participants, draft: Draft, language: str) -> Iterator[Event]:
    sentence = participants.sentence
    draft = _speakers_own(participants, draft, language)
    sources, targets = _sides(participants, draft)
    if not _is_told(draft, sources, targets):
        return
    span = _span(sentence, draft)
    cue = _cue(sentence, draft)
    when = reading.dates.of_clause(sentence, draft.clause)
    place = place_of(reading, sentence, draft.clause, language)
    about = contexts(sentence, draft.clause.start, draft.clause.end, language)
    for source in sources or (None,):
        attribution = reading.speech.attribution(span, source)
        for target in targets or (None,):
            yield Event(
                span=span,
                source=source,
                target=target,
                type=draft.type,
                mode=draft.mode,
                contexts=about,
                score=score_of(draft.type, draft.mode),
                modality=draft.force.modality,
                attribution=attribution,
                when=when,
                place=place,
                reciprocal=draft.frame.reciprocal,
                confidence=confidence_of(draft.match.evidence, language),
                cue=cue,
            )


def _sides(participants: Participants, draft: Draft) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The referents of a happening's sources and targets."""
    sources = participants.all(draft.sources, as_source=True)
    targets = participants.others(draft.targets, sources, moves=draft.type in MOVES)
    if draft.frame.reciprocal and not targets and len(sources) > 1:
        return sources[:1], sources[1:]
    if sources and not targets and draft.type in ON_LAND:
        land = participants.theatre.around(participants.sentence, draft.clause, sources)
        targets = () if land is None else (land,)
    return sources, targets


def _is_told(draft: Draft, sources: tuple[str, ...], targets: tuple[str, ...]) -> bool:
    """Whether enough of a happening is told to make an event of it."""
    if not sources:
        suffered = draft.clause.voice == "passive" and draft.type in SUFFERED
        return bool(targets) and (suffered or (draft.clause.nominal and draft.type == "ACCUSE"))
    if targets:
        return True
    if draft.type in NEEDS_RECIPIENT or draft.frame.requires == "recipient":
        return False
    alone = bool(draft.targets) or draft.type in ALONE
    return alone or not (draft.clause.nominal or draft.type == "SUPPORT")


def _span(sentence: Sentence, draft: Draft) -> Span:
    """The clause; of an infinitive the clause that governs it too, up to its subject ("struggled to leave")."""
    span = sentence.clause_span(draft.clause)
    clause = draft.clause
    while clause.link == "infinitive" and clause.parent is not None:
        clause = sentence.clauses[clause.parent]
        if clause.nominal:
            break
        heads = [a.head for a in clause.arguments if a.role == "subject" and not a.inherited and a.head < clause.head]
        phrase = sentence.phrase(heads[-1]) if heads else None
        first = phrase.start if phrase else heads[-1] if heads else clause.head
        span = Span(span.report, min(span.start, sentence.start + sentence.tokens[first].start), span.end)
    return span


NEEDS_RECIPIENT = frozenset({"AID", "COOPERATE", "SANCTION"})  # by PLOVER
# Nouns of these types tell an event even where they say nothing of what it is about.
ALONE = frozenset({"CONSULT", "RETREAT", "PROTEST", "MOBILIZE", "ASSAULT", "AGREE"})
SUFFERED = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE"})  # told also where nobody says who did it
MOVES = frozenset({"RETREAT", "MOBILIZE"})
ON_LAND = frozenset({"ASSAULT", "RETREAT", "MOBILIZE", "COERCE"})


def _speakers_own(participants: Participants, draft: Draft, language: str) -> Draft:
    """What a speaker says that he himself will do is his promise or threat, an act done by saying so."""
    force = draft.force
    if draft.match.evidence == "outer":
        return replace(draft, force=_told(draft.force)) if draft.force.negated else draft
    if force.speaker is None or draft.clause.nominal:
        return draft
    speaker_clause = participants.sentence.clauses[force.speaker]
    subject = speaker_clause.first("subject")
    if subject is None:
        return draft
    kind = willed(draft.type, force, language)
    speaker = participants.named(subject.head)
    own = {participants.named(head) for head in draft.sources}
    if kind in OWN_WORD and kind != draft.type and speaker is not None and own == {speaker} and not force.possible:
        return replace(draft, type=kind, mode=None, force=Force())
    return draft


def _told(force: Force) -> Force:
    """Not agreeing is an act of its own, coded as refusal: nothing of it is denied."""
    return replace(force, negated=False)


def _cue(sentence: Sentence, draft: Draft) -> Span:
    first, last = min(draft.match.cue), max(draft.match.cue) + 1
    if last - first > 12:
        first, last = draft.clause.head, draft.clause.head + 1
    return sentence.span(first, last)
