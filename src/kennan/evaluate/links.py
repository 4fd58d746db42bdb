"""Which passages of a set of documents share their text: the lineage of a case, for scoring."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kennan.coding import reading
from kennan.intake import Intake, Options, Source, read
from kennan.language import Reader
from kennan.lineage import trace
from kennan.model import Quote, Report


def links(rows: Iterable[dict[str, Any]], reader: Reader | None = None) -> Iterator[dict[str, Any]]:
    """For rows {id, text, lang} the links between them as rows {a, b, kind, start, end, start_b, end_b, similarity};
    a and b are ids, the offsets code points of their texts.

    reader  parses the texts, so that coded quotes (reported speech too) take part; without one, which is much faster,
            quotations are told by their marks
    """
    ids: dict[str, Any] = {}
    reports: list[Report] = []
    for number, row in enumerate(rows):
        source = Source(f"{number:09}.txt", "-", str(row["text"]).encode("utf-8", "surrogatepass"))
        for item in read(source, Options(language=row.get("lang"))):
            if isinstance(item, Intake) and item.report.text == row["text"]:
                reports.append(item.report)
                ids[item.report.id] = row["id"]
    for link in trace(reports, _quotes(reports, reader)).links:
        if link.b is not None:
            yield {
                "a": ids[link.a.report],
                "b": ids[link.b.report],
                "kind": link.kind,
                "start": link.a.start,
                "end": link.a.end,
                "start_b": link.b.start,
                "end_b": link.b.end,
                "similarity": link.similarity,
            }


def _quotes(reports: Sequence[Report], reader: Reader | None) -> Mapping[str, Sequence[Quote]]:
    if reader is None:
        return {}
    parsed = zip(reports, reader.many(reports), strict=True)
    return {report.id: reading.read(report, sentences).quotes for report, sentences in parsed}
