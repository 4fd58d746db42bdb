"""The quotation task of EXCHANGE.md: every attribution of a bare text, through the real pipeline."""

from collections.abc import Iterable, Iterator
from typing import Any

from kennan.coding import mentions
from kennan.coding.mentions import Mentions
from kennan.coding.quotes import attributions
from kennan.language import Reader
from kennan.language.sentence import Sentence
from kennan.model import Region, Report

BATCH = 32


def quotes(rows: Iterable[dict[str, Any]], reader: Reader) -> Iterator[dict[str, Any]]:
    """Rows {id, text, lang} to rows {id, quotes: [{quote, quoted, speaker, cue}]}, in order.

    `quote` and `quoted` are lists of [start, end] in code points of the text, `speaker` is one or null. Further fields
    of the input are not read.
    """
    for batch in _batches(rows):
        reports = [_report(row) for row in batch]
        for row, report, sentences in zip(batch, reports, reader.many(reports), strict=True):
            found = attributions(report, sentences, _mentions(report, sentences))
            yield {
                "id": row["id"],
                "quotes": [
                    {
                        "quote": [[c.start, c.end] for c in quote.content],
                        "quoted": [[c.start, c.end] for c in quote.quoted],
                        "speaker": [quote.mention.start, quote.mention.end] if quote.mention else None,
                        "cue": quote.cue,
                    }
                    for quote in found
                ],
            }


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _report(row: dict[str, Any]) -> Report:
    """A report whose whole text is body."""
    name, text = str(row["id"]), str(row["text"])
    return Report(
        id=Report.id_of(name, text),
        name=name,
        text=text,
        language=str(row.get("lang") or "en"),
        format="text",
        origin="-",
        regions=(Region(0, len(text), "body"),) if text else (),
    )


def _mentions(report: Report, sentences: tuple[Sentence, ...]) -> Mentions:
    return mentions.find(report, sentences)
