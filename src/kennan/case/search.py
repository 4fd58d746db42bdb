"""Full-text search over sentences (FTS5), with pairs of characters for scripts that don't space words."""

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from kennan.model import Report

UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]+")
WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that was found: report id and name, offsets, text."""

    report: str
    name: str
    start: int
    end: int
    text: str


def bigrams(text: str) -> str:
    """Overlapping pairs of characters of the unspaced runs; a single character stands for itself."""
    pairs = []
    for run in UNSPACED.findall(text):
        pairs += [run[i : i + 2] for i in range(len(run) - 1)] or [run]
    return " ".join(pairs)


def index(connection: sqlite3.Connection, report: Report, places: Iterable[tuple[int, int, str]]) -> None:
    """Keep the report's sentences (start, end, region), and their words."""
    last = connection.execute("SELECT coalesce(max(id), 0) FROM sentences").fetchone()[0]
    rows = [(number, report.id, *place) for number, place in enumerate(places, last + 1)]
    connection.executemany('INSERT INTO sentences (id, report, start, "end", region) VALUES (?, ?, ?, ?, ?)', rows)
    texts = ((number, report.text[start:end]) for number, _, start, end, _ in rows)
    connection.executemany(
        "INSERT INTO search (rowid, text, bigrams) VALUES (?, ?, ?)", [(n, text, bigrams(text)) for n, text in texts]
    )


def forget(connection: sqlite3.Connection, report: str) -> None:
    """Take the report's words out again; its sentences go with the report."""
    connection.execute("DELETE FROM search WHERE rowid IN (SELECT id FROM sentences WHERE report = ?)", (report,))


def query(words: str) -> str | None:
    """An FTS5 query that finds all the words, each quoted, so that nothing typed is taken for syntax. None for none."""
    terms = []
    for word in WORD.findall(words):
        pairs = bigrams(word)
        if pairs:
            terms.append('bigrams : "' + pairs + '"')
        rest = UNSPACED.sub(" ", word).split()
        terms += [f'text : "{part}"' for part in rest]
    return " AND ".join(terms) if terms else None


def find(connection: sqlite3.Connection, words: str, limit: int) -> list[Hit]:
    match = query(words)
    if match is None:
        return []
    sql = """SELECT s.report, r.name, s.start, s."end", search.text
             FROM search JOIN sentences s ON s.id = search.rowid JOIN reports r ON r.id = s.report
             WHERE search MATCH ? AND r.superseded_by IS NULL
             ORDER BY round(bm25(search), 6), r.name, s.start LIMIT ?"""
    return [Hit(*row) for row in connection.execute(sql, (match, limit))]
