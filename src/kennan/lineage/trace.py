"""Reports to links and families."""

from collections.abc import Iterator, Sequence

from kennan.lineage import linking, repeats, translation
from kennan.lineage.candidates import candidates
from kennan.lineage.each import Each, batched, in_turn
from kennan.lineage.families import Lineage, lineage
from kennan.lineage.linking import Quotes
from kennan.lineage.sharing import shared
from kennan.lineage.words import Row, body, words
from kennan.model import Link, Quote, Report

REPORTS = 100  # read in one batch


def trace(reports: Sequence[Report], quotes: Quotes, each: Each = in_turn) -> Lineage:
    """Find what the reports share and whom they credit. `quotes` are the coded quotes of each report, by report id;
    `each` goes over the batches into which the work is cut, in this process or in others.

    Text shared word for word, nearly so, rewritten, translated or with its words exchanged links the passages and shows
    a common origin; a shared quotation doesn't. Furniture takes no part. The order of the reports changes nothing.
    """
    ordered = sorted({r.id: r for r in reports}.values(), key=lambda r: (r.name, r.id))
    rows: list[Row] = []
    links: list[Link] = []
    for read in each(read_rows, batched(((r, quotes.get(r.id, ())) for r in ordered), REPORTS)):
        for row, found in read:
            rows.append(row)
            links += found
    met = list(shared(rows, candidates([row.ids for row in rows]), each))
    links += linking.links(ordered, rows, quotes, met, each)
    del met, rows
    links += [
        Link("wire_credit", credit.span, None, upstream=credit.source)
        for report in ordered
        for credit in report.credits
        if credit.scope != "photo"
    ]
    links += translation.translations(ordered, each)
    upstream = {
        report.id: credit.source
        for report in ordered
        for credit in reversed(report.credits)
        if credit.scope == "report"
    }
    place = {report.id: number for number, report in enumerate(ordered)}

    def in_order(link: Link) -> tuple[int, int, int, int, int, int, str]:
        a, b = link.a, link.b or link.a
        return place[a.report], a.start, a.end, place[b.report] if link.b else -1, b.start, b.end, link.kind

    links.sort(key=in_order)
    return lineage(ordered, links, upstream)


def read_rows(batch: Sequence[tuple[Report, Sequence[Quote]]]) -> list[tuple[Row, list[Link]]]:
    """Each report as a row of words, and what it says twice."""

    def read() -> Iterator[tuple[Row, list[Link]]]:
        for report, quotes in batch:
            row = words(report, body(report), quotes)
            yield row.row, [*repeats.within(row), *repeats.in_body(row)]

    return list(read())
