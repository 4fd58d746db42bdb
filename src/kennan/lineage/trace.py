"""Reports to links and families."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence

from kennan.lineage import quotation, repeats, rewording, translation
from kennan.lineage.align import Passage, align
from kennan.lineage.candidates import Hashes, hashes, pairs
from kennan.lineage.classify import STRONG, WEAK, evidence, kind
from kennan.lineage.direction import direction
from kennan.lineage.families import Lineage, lineage
from kennan.lineage.rewording import Sentence
from kennan.lineage.words import Vocabulary, Words, body
from kennan.model import JOINS_FAMILIES, Link, Quote, Report

KEPT_ROWS = 20_000


def trace(reports: Sequence[Report], quotes: Mapping[str, Sequence[Quote]]) -> Lineage:
    """Find what the reports share and whom they credit. `quotes` are the coded quotes of each report, by report id.

    Text shared word for word, nearly so, rewritten, translated or with its words exchanged links the passages and shows
    a common origin; a shared quotation doesn't. Furniture takes no part. The order of the reports changes nothing.
    """
    ordered = sorted({r.id: r for r in reports}.values(), key=lambda r: (r.name, r.id))
    rows = _Rows(ordered, quotes)
    links: list[Link] = []
    for i, j in pairs([rows.runs(n) for n in range(len(ordered))]):
        links.extend(_between(rows, i, j, quotes))
    for number, report in enumerate(ordered):
        links.extend(repeats.within(report, rows.vocabulary))
        if repeats.repeats_itself(rows.runs(number)):
            links.extend(repeats.in_body(rows.words(number), rows.runs(number)))
        links.extend(
            Link("wire_credit", credit.span, None, upstream=credit.source)
            for credit in report.credits
            if credit.scope != "photo"
        )
    links.extend(translation.translations(ordered))
    upstream = {
        report.id: credit.source
        for report in ordered
        for credit in reversed(report.credits)
        if credit.scope == "report"
    }
    place = {report.id: number for number, report in enumerate(ordered)}
    links.sort(key=lambda k: (place[k.a.report], k.a, place[k.b.report] if k.b else -1, k.b or k.a, k.kind))
    return lineage(ordered, links, upstream)


class _Rows:
    """The rows of words of the reports; kept while there is room, else made again when asked for."""

    def __init__(self, reports: Sequence[Report], quotes: Mapping[str, Sequence[Quote]]) -> None:
        self._reports, self._quotes = reports, quotes
        self.vocabulary = Vocabulary()
        self._kept: OrderedDict[int, Words] = OrderedDict()
        self._sentences: OrderedDict[int, list[Sentence]] = OrderedDict()
        self._runs = [hashes(self.words(n).ids) for n in range(len(reports))]

    def runs(self, number: int) -> Hashes:
        return self._runs[number]

    def sentences(self, number: int) -> list[Sentence]:
        found = self._sentences.get(number)
        if found is None:
            found = self._sentences[number] = rewording.prepared(self.words(number))
            if len(self._sentences) > KEPT_ROWS:
                self._sentences.popitem(last=False)
        return found

    def words(self, number: int) -> Words:
        row = self._kept.get(number)
        if row is None:
            report = self._reports[number]
            row = self.vocabulary.words(report, body(report), self._quotes.get(report.id, ()))
            self._kept[number] = row
            if len(self._kept) > KEPT_ROWS:
                self._kept.popitem(last=False)
        return row


def _between(rows: _Rows, i: int, j: int, quotes: Mapping[str, Sequence[Quote]]) -> list[Link]:
    """The links between two reports."""
    a, b = rows.words(i), rows.words(j)
    passages = align(a.ids, b.ids, rows.runs(i), rows.runs(j))
    worth = [evidence(p, a, b) for p in passages]
    common_origin = max(worth, default=0.0) >= STRONG
    shared: list[tuple[Passage, Link]] = []
    quoted: list[Link] = []
    for passage, weight in zip(passages, worth, strict=True):
        how = kind(passage, a, b) if common_origin and weight >= WEAK else None
        if how is not None:
            link = Link(
                how,
                a.span(passage.a0, passage.a1),
                b.span(passage.b0, passage.b1),
                similarity=round(passage.similarity, 4),
            )
            shared.append((passage, link))
        else:
            quoted.extend(quotation.same(passage, a, b, quotes))
    links = [link for _, link in shared]
    if links:
        links += rewording.between(a, b, rows.sentences(i), rows.sentences(j), [p for p, _ in shared])
        towards = direction(a, b, [p for p, _ in shared])
        links = [Link(k.kind, k.a, k.b, towards, k.similarity) for k in links if k.kind in JOINS_FAMILIES]
    return links + quoted
