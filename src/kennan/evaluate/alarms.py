"""What the coder finds in single sentences: the types of events, for counting false alarms."""

from collections.abc import Iterable, Iterator
from typing import Any

from kennan.coding import events, reading
from kennan.evaluate.relation import bare_report
from kennan.language import Reader


def alarms(rows: Iterable[dict[str, Any]], reader: Reader, language: str = "en") -> Iterator[dict[str, Any]]:
    """For each row {id, text} a row {id, events}: the types found in it, in text order, each once."""
    given = list(rows)
    reports = [bare_report(str(row["id"]), row["text"], language) for row in given]
    for row, report, sentences in zip(given, reports, reader.many(reports), strict=True):
        found = events.code(reading.read(report, sentences))
        yield {
            "id": row["id"],
            "events": list(dict.fromkeys(e.type for e in found if e.modality not in ("denied", "conditional"))),
        }
