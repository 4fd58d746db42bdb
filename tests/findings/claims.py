"""Claims over short texts of invented affairs, made by quoting the words they stand on."""

from typing import Any

from kennan.lineage import Lineage, trace
from kennan.model import (
    NARRATOR,
    Actor,
    ActorKind,
    Attribution,
    Event,
    Figure,
    Interval,
    Published,
    Quote,
    Region,
    Report,
    Span,
    Stance,
    Status,
)


def actor(name: str, kind: ActorKind = "government", part_of: str | None = None) -> Actor:
    """An actor whose id is its name."""
    return Actor(name, name, kind, None, (name,), (name,), part_of=part_of)


ACTORS = {
    a.id: a
    for a in (
        actor("Varosia"),
        actor("Kestria", "state"),
        actor("Norland"),
        actor("Varosian navy", part_of="Varosia"),
        actor("Red Banner", "armed_group"),
        actor("Ilda Marren", "person", part_of="Varosia"),
        actor("Oren Valis", "person"),
    )
}


def report(name: str, text: str, published: str | None = None, language: str = "en") -> Report:
    when = Published(Interval(published, published, "day"), "stated") if published else None
    regions = (Region(0, len(text), "body"),)
    return Report(Report.id_of(name, text), name, text, language, "text", name, regions, published=when)


def at(made: Report, words: str) -> Span:
    start = made.text.index(words)
    return made.span(start, start + len(words))


def event(
    made: Report,
    words: str,
    kind: str,
    source: str | None,
    target: str | None,
    when: Interval | None = None,
    **more: Any,
) -> Event:
    span = at(made, words)
    known: dict[str, Any] = {
        "mode": None, "contexts": (), "score": 0.0, "modality": "actual", "attribution": NARRATOR, "place": None,
        "reciprocal": False, "confidence": 0.8, "cue": span,
    }  # fmt: skip
    return Event(span, source, target, kind, when=when, **{**known, **more})


def status(
    made: Report, words: str, subject: str, relation: str, thing: str | None, valid: Interval | None = None,
    voice: str | None = None,
) -> Status:  # fmt: skip
    return Status(at(made, words), subject, relation, thing, valid, Attribution(voice), 0.8)


def stance(made: Report, words: str, holder: str, kind: Any, thing: str) -> Stance:
    return Stance(at(made, words), holder, kind, thing, None, None, NARRATOR, 0.8)


def quote(made: Report, words: str, speaker: str | None) -> Quote:
    span = at(made, words)
    return Quote(span, speaker, None, "said", (span,), (), None, None, 0.8)


def figure(made: Report, words: str, what: str, value: str, unit: str, bound: Any = "exact") -> Figure:
    return Figure(at(made, words), what, value, unit, bound, 0.8)


def case(*reports: Report) -> tuple[dict[str, Actor], Lineage, dict[str, Report]]:
    """Actors, lineage and reports by id, as findings and conflicts take them."""
    return ACTORS, trace(reports, {}), {r.id: r for r in reports}
