"""Search over everything: sentences, actors, findings, reports."""

from collections.abc import Sequence
from dataclasses import dataclass

from kennan.case.search import asked as words_of
from kennan.desk.asked import Asked
from kennan.desk.marking import Piece, pieces
from kennan.desk.record import Record
from kennan.desk.view import Link, Source, actor_link, address, finding_href, kind_words, report_href, source

SENTENCES, ACTORS, FINDINGS, REPORTS, MOST_ACTORS = 50, 10, 10, 8, 200


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that holds all the words; `alike` asks for more like it."""

    pieces: tuple[Piece, ...]
    source: Source
    href: str
    alike: str


@dataclass(frozen=True, slots=True)
class Somebody:
    """An actor with a name that holds the words."""

    actor: Link
    kind: str
    reports: int
    families: int


@dataclass(frozen=True, slots=True)
class Something:
    """A finding whose gloss holds the words."""

    gloss: tuple[Piece, ...]
    href: str
    kind: str
    families: int
    reports: int


@dataclass(frozen=True, slots=True)
class Search:
    """The page. `number` of sentences hold the words; more do where `more` is set, and they are then not ranked;
    likewise `actors_more`, `findings_more`."""

    query: str
    words: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    number: int
    more: bool
    actors: tuple[Somebody, ...]
    actors_total: int
    actors_more: bool
    actors_href: str
    findings: tuple[Something, ...]
    findings_more: bool
    reports: tuple[Source, ...]


def search(record: Record, asked: Asked) -> Search:
    """What holds all the words of `q`; words between quotation marks stand together."""
    query = asked.text("q")
    words = tuple(words_of(query))
    if not words:
        return Search(query, (), (), 0, False, (), 0, False, "", (), False, ())
    hits = record.case.store.look(query, SENTENCES)
    sentences = tuple(
        sentence(record, hit.report, hit.start, hit.text, words) for hit in hits.hits if record.report(hit.report)
    )
    plain = [" ".join(w.casefold().split()) for w in words]
    rows, many = record.roll.texts.holding(plain, MOST_ACTORS)
    found, more = record.glosses.holding(plain, FINDINGS)
    return Search(
        query=query,
        words=words,
        sentences=sentences,
        number=hits.number,
        more=hits.more,
        actors=tuple(_somebody(record, int(row)) for row in rows[:ACTORS]),
        actors_total=len(rows),
        actors_more=many,
        actors_href=address("/actors", q=query),
        findings=tuple(_something(record, row, words) for row in found),
        findings_more=more,
        reports=tuple(_reports(record, plain)),
    )


def sentence(record: Record, report: str, start: int, text: str, words: Sequence[str]) -> Sentence:
    number = record.sentence_number(report, start)
    href = report_href(report, number)
    alike = address("/alike", report=report, s=number)
    return Sentence(pieces(text, words), source(record.case.report[report], number), href, alike)


def _somebody(record: Record, row: int) -> Somebody:
    actor = record.roll.actors[row]
    return Somebody(
        actor_link(record, actor.id), kind_words(actor), record.roll.reports[row], record.roll.families[row]
    )


def _something(record: Record, row: int, words: Sequence[str]) -> Something:
    told = record.told[row]
    return Something(pieces(told.finding.gloss, words), finding_href(told.id), told.kind, told.families, told.reports)


def _reports(record: Record, words: Sequence[str]) -> list[Source]:
    """Reports whose title, outlet or name holds the words."""
    rows, _ = record.headings.holding(words, REPORTS)
    return [source(record.case.reports[row]) for row in rows]
