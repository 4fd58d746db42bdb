"""A report as read, its claims marked where they stand."""

from collections import Counter
from dataclasses import dataclass

from kennan.case import Line
from kennan.case.line import kind_of
from kennan.desk import marked
from kennan.desk.asked import Asked, Missing
from kennan.desk.marked import Mark, Piece
from kennan.desk.pages.claim import BASIS, Pane, line_of, pane
from kennan.desk.record import Record
from kennan.desk.view import Source, clipped, plain, report_href, source, words
from kennan.findings.gloss import amount
from kennan.model import Claim, Event, Figure, Quote, Report, Stance, Status
from kennan.publish import lines

KINDS = ("event", "quote", "status", "stance", "figure")
LONGEST_NOTE = 120  # characters
LINE = 72  # characters of a line of text, roughly
LEAST_NOTES = 4  # beside a paragraph, however short
OTHERS = 12  # reports of the same origin that are named


@dataclass(frozen=True, slots=True)
class Note:
    """What stands in the margin for a claim: `label`, the kind of thing it is ("ASSAULT", "ambassador of"), and who or
    how much in a few words; `title` in more. `number` is what the segments of the text call it, from 0."""

    number: int
    id: str
    kind: str
    label: str
    words: str
    title: str
    modality: str | None
    href: str
    families: int
    ruled: bool
    selected: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the notes that stand beside it; `more` are those for which there is no room."""

    kind: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    more: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind of claim to look at alone; how many there are of it."""

    kind: str
    text: str
    number: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """The page of a report.

    dated      its day and how that is known; `basis` in words
    origin     reports that share its origin; `others` more are not named; `voice` the source credited for all of them
    credits    sources that it names for itself, or for a photo or quote
    selected   numbers of claims that are marked in the text; `pane` tells of the claim
    places     pages of the parts before and after; "" where there is none
    """

    source: Source
    title: str
    byline: str
    url: str
    basis: str
    dated: str
    origin: tuple[Source, ...]
    others: int
    voice: str
    credits: tuple[str, ...]
    lacks: tuple[str, ...]
    spun: float | None
    choices: tuple[Choice, ...]
    kind: str
    paragraphs: tuple[Paragraph, ...]
    selected: int
    pane: Pane | None
    part: int
    parts: int
    before: str
    after: str


def report(record: Record, asked: Asked) -> Reading:
    """A report, or (`part`) a part of a long one; `claim` selects a claim, `kind` marks claims of one kind only. Raises
    Missing."""
    read = record.report(asked.path["identifier"])
    if read is None:
        raise Missing(f"no report has the id {asked.path['identifier']}")
    kind = asked.one_of("kind", KINDS)
    chosen = line_of(record, told) if (told := asked.text("claim")) else None
    if chosen is not None and chosen.claim.span.report != read.id:
        raise Missing(f"the claim {chosen.id} is of another report")
    if chosen is not None and kind and chosen.claim.family != kind:
        chosen = None
    starts = record.parts(read)
    own = record.part_of(read, record.sentence_number(read.id, chosen.claim.span.start)) if chosen else 1
    number = asked.number("part", own, most=len(starts))
    here = [line for line in record.lines_in.get(read.id, []) if not kind or line.claim.family == kind]
    first, last = starts[number - 1], (*starts, len(read.text))[number]
    told_voice, origin = _origin(record, read)
    return Reading(
        source=source(read),
        title=clipped(read.title or ""),
        byline=clipped(read.byline or ""),
        url=clipped(read.url or ""),
        basis=BASIS[read.published.basis] if read.published else "",
        dated=lines.date(read.published.interval) if read.published else "",
        origin=tuple(source(r) for r in origin[:OTHERS]),
        others=max(0, len(origin) - OTHERS),
        voice=told_voice,
        credits=tuple(dict.fromkeys(clipped(f"{c.source} ({c.scope})") for c in read.credits))[:OTHERS],
        lacks=tuple(clipped(x) for x in read.lacks[:OTHERS]),
        spun=read.spun,
        choices=_choices(record, read, kind, number),
        kind=kind,
        paragraphs=_paragraphs(record, read, here, chosen, (first, last), kind),
        selected=next((n for n, line in enumerate(here) if line is chosen), -1),
        pane=pane(record, chosen) if chosen else None,
        part=number,
        parts=len(starts),
        before=_part_href(read, number - 1, kind) if number > 1 else "",
        after=_part_href(read, number + 1, kind) if number < len(starts) else "",
    )


def _part_href(read: Report, part: int, kind: str) -> str:
    return report_href(read.id, part=part, kind=kind)


def _origin(record: Record, read: Report) -> tuple[str, list[Report]]:
    """The source credited for the reports of its family, and the other reports of it."""
    family = record.families.get(record.family_of.get(read.id, ""))
    if family is None:
        return "", []
    return clipped(family.voice or ""), [record.case.report[r] for r in family.reports if r != read.id]


def _choices(record: Record, read: Report, kind: str, part: int) -> tuple[Choice, ...]:
    counts = Counter(line.claim.family for line in record.lines_in.get(read.id, []))
    every = Choice("", "all claims", counts.total(), report_href(read.id, part=part), not kind)
    one = [
        Choice(k, k, counts[k], report_href(read.id, part=part, kind=k), kind == k)
        for k in KINDS
        if counts[k] or k == kind
    ]
    return (every, *one)


def _paragraphs(
    record: Record, read: Report, here: list[Line], chosen: Line | None, place: tuple[int, int], kind: str
) -> tuple[Paragraph, ...]:
    spans = ((n, line.claim.span, line.claim.family) for n, line in enumerate(here))
    marks = [Mark(s.start, s.end, f, n) for n, s, f in spans if s.end > place[0] and s.start < place[1]]
    sentences = record.sentences.get(read.id, [])
    found = []
    for block in marked.blocks(read.text, read.regions, sentences, marks, *place):
        notes = [_note(record, read, here[n], n, here[n] is chosen, kind) for n in block.claims]
        room = max(LEAST_NOTES, 3 * (block.end - block.start) // (2 * LINE))  # notes are set smaller
        shown = tuple(n for i, n in enumerate(notes) if i < room or n.selected)
        found.append(Paragraph(block.kind, block.pieces, shown, tuple(n for n in notes if n not in shown)))
    return tuple(found)


def _note(record: Record, read: Report, line: Line, number: int, selected: bool, kind: str) -> Note:
    sentence = record.sentence_number(read.id, line.claim.span.start)
    part = record.part_of(read, sentence)
    told = record.told_of.get(line.id)
    return Note(
        number=number,
        id=line.id,
        kind=line.claim.family,
        label=label(line.claim),
        words=clipped(" ".join(in_short(record, line.claim).split()), LONGEST_NOTE),
        title=clipped(words(record, line, told)),
        modality=getattr(line.claim, "modality", None),
        href=report_href(read.id, sentence, part, claim=line.id, kind=kind),
        families=line.families,
        ruled=bool(line.decisions),
        selected=selected,
    )


def label(claim: Claim) -> str:
    """What sort of claim it is, in a word or two."""
    match claim:
        case Quote():
            return "says" if claim.quoted else "says, reported"
        case Figure():
            return "date" if claim.unit.startswith("date:") else "number"
        case _:
            return plain(kind_of(claim), claim.family)


def in_short(record: Record, claim: Claim) -> str:
    """Who towards whom, or how much, without the words that stand beside it."""

    def name(actor: str | None) -> str:
        return record.case.name(actor) if actor else "unnamed"

    match claim:
        case Event():
            arrow = "↔" if claim.reciprocal else "→"
            target = f" {arrow} {name(claim.target)}" if claim.target else ""
            return f"{name(claim.source)}{target}{f', {lines.date(claim.when)}' if claim.when else ''}"
        case Quote():
            return f"{name(claim.speaker)}{f' to {name(claim.channel)}' if claim.channel else ''}"
        case Status():
            return f"{name(claim.subject)} – {name(claim.object)}" if claim.object else name(claim.subject)
        case Stance():
            towards = f" → {name(claim.towards)}" if claim.towards else ""
            topic = f" ({claim.topic.replace('_', ' ')})" if claim.topic and claim.topic != "other" else ""
            return f"{name(claim.holder)}{towards}{topic}"
        case Figure():
            return amount(claim)
