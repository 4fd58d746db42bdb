"""More like this sentence: by the rare words it shares, and by what is claimed in it, whatever the language."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kennan.case import Line
from kennan.case.line import kind_of, parties
from kennan.desk.record import Record, Told
from kennan.model import Event, Figure, Quote, Stance, Status

MOST = 30
NEAREST = 60  # findings of one kind that are looked at for a claim
SAME, KIND_AND_BOTH, KIND_AND_ONE, TOPIC = 6.0, 4.0, 1.6, 1.2
WORDS = 3.0  # for all of the words asked for
FREQUENT = 0.05  # a word that this share of the sentences of its language has tells little


@dataclass(slots=True)
class Like:
    """A sentence (report id, start, end) that is like the one asked for: how much, why, the words it shares, and the
    claim in it that is like one there."""

    report: str
    start: int
    end: int
    weight: float = 0.0
    why: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    line: Line | None = None


def alike(record: Record, report: str, start: int, end: int) -> tuple[list[Like], list[str]]:
    """The sentences most like the one at this place, and the rare words by which they were looked for."""
    found: dict[tuple[str, int], Like] = {}
    text = record.case.report[report].text[start:end]
    language = record.case.report[report].language
    frequent = max(3, int(FREQUENT * record.sentences_of.get(language, 0)))
    hits, words = record.case.store.resembling(text, 2 * MOST, frequent)
    for hit in hits:
        if record.report(hit.report):
            held = [w for w in words if w in _words(hit.text)] or words[:1]
            one = found.setdefault((hit.report, hit.start), Like(hit.report, hit.start, hit.end))
            one.words = held
            one.weight += WORDS * len(held) / len(words)
    for line in inside(record, report, start, end):
        for told, weight, why in _told_alike(record, line):
            for other in told.lines[:8]:
                _add(record, found, other, weight * other.claim.confidence, why)
    found.pop((report, start), None)
    ranked = sorted(found.values(), key=lambda x: (-x.weight, x.report, x.start))
    return ranked[:MOST], words


def inside(record: Record, report: str, start: int, end: int) -> list[Line]:
    """The claims that a sentence holds, figures left out."""
    return [
        line
        for line in record.lines_in.get(report, ())
        if line.claim.span.start < end and line.claim.span.end > start and line.claim.family != "figure"
    ][:8]


def _words(text: str) -> set[str]:
    from kennan.case.search import UNSPACED, WORD, bigrams

    return {*(w.casefold() for w in WORD.findall(UNSPACED.sub(" ", text))), *bigrams(text).split()}


def _add(record: Record, found: dict[tuple[str, int], Like], line: Line, weight: float, why: str) -> None:
    """A sentence by a claim in it; of several claims for one reason the surest counts."""
    place = line.sentence
    number = record.sentence_number(place.report, line.claim.span.start)
    places = record.sentences.get(place.report, [])
    start, end = places[number - 1] if number else (place.start, place.end)
    one = found.setdefault((place.report, start), Like(place.report, start, end))
    if why not in one.why:
        one.why.append(why)
        one.weight += weight
        one.line = one.line or line


def _told_alike(record: Record, line: Line) -> Iterable[tuple[Told, float, str]]:
    """Findings like a claim: the one it belongs to, then those of its kind between the same actors, then of its kind
    with one of them; of a stance, on its topic."""
    own = record.told_of.get(line.id)
    if own is not None and len(own.lines) > 1:
        yield own, SAME, f"the same finding: {own.finding.gloss}"
    claim = line.claim
    if isinstance(claim, Quote | Figure):
        return
    facets = record.facets
    kind = facets.mask("kind", claim.family) & facets.mask("type", kind_of(claim))
    sides = [s for s in _sides(claim) if s]
    both = kind
    for side in sides:
        both = both & facets.mask("actor", side)
    seen = {own.id} if own else set()
    if len(sides) > 1:
        for told in facets.weightiest(both, NEAREST):
            if told.id not in seen:
                seen.add(told.id)
                yield told, KIND_AND_BOTH, f"same kind: {_kind(claim)} between {_names(record, sides)}"
    for side in dict.fromkeys(sides):
        for told in facets.weightiest(kind & facets.mask("actor", side), NEAREST // 2):
            if told.id not in seen:
                seen.add(told.id)
                weight, why = KIND_AND_ONE, f"same kind: {_kind(claim)} with {record.case.name(side)}"
                other = told.line.claim
                if isinstance(claim, Stance) and isinstance(other, Stance) and claim.topic == other.topic != "other":
                    weight, why = weight + TOPIC, f"{why}, also on {(claim.topic or '').replace('_', ' ')}"
                yield told, weight, why


def _sides(claim: object) -> tuple[str | None, str | None]:
    match claim:
        case Event():
            return claim.source, claim.target
        case Status():
            return claim.subject, claim.object
        case Stance():
            return claim.holder, claim.towards
        case _:
            return None, None


def _kind(claim: Event | Status | Stance) -> str:
    return kind_of(claim).replace("_", " ")


def _names(record: Record, sides: list[str]) -> str:
    return " and ".join(record.case.name(s) for s in sides)


def actors_in(record: Record, lines: Iterable[Line]) -> list[str]:
    """The actors (ids) who take part in some claims, each once."""
    return list(dict.fromkeys(a for line in lines for a in parties(line.claim)))
