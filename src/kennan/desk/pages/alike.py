"""Ask by example: more sentences like this one."""

from dataclasses import dataclass

from kennan.desk.alike import Like, actors_in, inside
from kennan.desk.alike import alike as likes
from kennan.desk.asked import Asked, Missing
from kennan.desk.marking import Piece, pieces
from kennan.desk.record import Record
from kennan.desk.view import Link, Source, actor_link, address, claim_href, report_href, source


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence. `why` it is like the one asked for, `words` that both have; `claim` opens what is coded in it;
    `copy` tells that it comes from the same origin, so that it is no second witness."""

    pieces: tuple[Piece, ...]
    source: Source
    href: str
    alike: str
    why: tuple[str, ...]
    words: tuple[str, ...]
    claim: str
    copy: bool


@dataclass(frozen=True, slots=True)
class Alike:
    """The page: the sentence asked for, who takes part in what it claims, the words looked for, and what is like it."""

    example: Sentence | None
    actors: tuple[Link, ...]
    claims: tuple[Link, ...]
    words: tuple[str, ...]
    list: tuple[Sentence, ...]


def alike(record: Record, asked: Asked) -> Alike:
    """Sentences like that of a `claim` (id), or like sentence number `s` of a `report` (id). Raises Missing."""
    place = _place(record, asked)
    if place is None:
        return Alike(None, (), (), (), ())
    report, start, end = place
    found, words = likes(record, report, start, end)
    lines = inside(record, report, start, end)
    example = _sentence(record, Like(report, start, end), words, report)
    return Alike(
        example=example,
        actors=tuple(actor_link(record, a) for a in actors_in(record, lines)),
        claims=tuple(Link(_told(record, line.id), claim_href(line.id)) for line in lines),
        words=tuple(words),
        list=tuple(_sentence(record, one, words, report) for one in found),
    )


def _place(record: Record, asked: Asked) -> tuple[str, int, int] | None:
    """Report, start and end of the sentence that is asked for; None where none is."""
    claim, report = asked.text("claim"), asked.text("report")
    if claim:
        line = record.line.get(claim)
        if line is None:
            raise Missing(f"no claim has the id {claim}")
        report, number = line.claim.span.report, record.sentence_number(line.claim.span.report, line.claim.span.start)
        if not number:
            return report, line.sentence.start, line.sentence.end
    elif report:
        if record.report(report) is None:
            raise Missing(f"no report has the id {report}")
        number = asked.number("s", 1)
    else:
        return None
    places = record.sentences.get(report, [])
    if number > len(places):
        raise Missing(f"the report has {len(places)} sentences, and no number {number}")
    return (report, *places[number - 1])


def _told(record: Record, claim: str) -> str:
    told = record.told_of.get(claim)
    return told.finding.gloss if told else record.line[claim].text


def _sentence(record: Record, one: Like, words: list[str], asked_of: str) -> Sentence:
    report = record.case.report[one.report]
    number = record.sentence_number(one.report, one.start)
    return Sentence(
        pieces=pieces(report.text[one.start : one.end], one.words or words),
        source=source(report, number),
        href=report_href(one.report, number),
        alike=address("/alike", report=one.report, s=number),
        why=tuple(one.why[:3]),
        words=tuple(one.words),
        claim=claim_href(one.line.id) if one.line else "",
        copy=one.report != asked_of and record.family_of.get(one.report) == record.family_of.get(asked_of),
    )
