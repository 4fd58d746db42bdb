"""Events that a status implies: who lists somebody as terrorist has reduced his relations with him (SANCTION)."""

from collections.abc import Iterable, Iterator

from kennan.coding.contexts import contexts
from kennan.coding.events.confidence import precision
from kennan.coding.reading import Reading
from kennan.model import Event, Span, Status
from kennan.model.vocabulary import score_of

IMPOSED = frozenset({"designates_terrorist", "bans", "outlaws", "sanctions"})
KINDS = frozenset({"SANCTION", "COERCE", "CONCEDE"})


def implied(reading: Reading, statuses: Iterable[Status], told: Iterable[Event]) -> Iterator[Event]:
    """SANCTION for every designation in force that no event tells already."""
    coded = [e for e in told if e.type in KINDS]
    for status in statuses:
        if status.relation not in IMPOSED or status.object is None:
            continue
        if any(_is_same(event, status) for event in coded):
            continue
        yield Event(
            span=status.span,
            source=status.subject,
            target=status.object,
            type="SANCTION",
            mode=None,
            contexts=_contexts(reading, status.span),
            score=score_of("SANCTION", None),
            modality="actual",
            attribution=status.attribution,
            when=status.valid,
            place=None,
            reciprocal=False,
            confidence=round(status.confidence * precision("implied", "status", reading.report.language), 3),
            cue=status.span,
        )


def _is_same(event: Event, status: Status) -> bool:
    return event.span.overlap(status.span) > 0 and {event.source, event.target} == {status.subject, status.object}


def _contexts(reading: Reading, span: Span) -> tuple[str, ...]:
    for sentence in reading.sentences:
        if sentence.start <= span.start < sentence.end and sentence.clauses:
            inside = [i for i, t in enumerate(sentence.tokens) if span.start <= sentence.start + t.start < span.end]
            return contexts(sentence, inside[0], inside[-1] + 1, reading.report.language) if inside else ()
    return ()
