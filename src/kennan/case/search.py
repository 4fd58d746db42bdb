"""Full-text search over sentences (FTS5), with pairs of characters for scripts that don't space words."""

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from kennan.model import Report

UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]+")
WORD = re.compile(r"\w+", re.UNICODE)
QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]")


RANKED = 800  # sentences; to weigh more of them against each other takes longer than a reader waits


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that was found: report id and name, offsets, text."""

    report: str
    name: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search finds at once. `number` of sentences hold the words, or more where `more` is set; then they stand
    in the order in which they were read, else the best first."""

    hits: list[Hit]
    number: int
    more: bool


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
    """An FTS5 query that finds all the words, and what stands between quotation marks as it stands. Each is quoted, so
    that nothing typed is taken for syntax. None for none."""
    terms = []
    for phrase in asked(words):
        pairs = bigrams(phrase)
        if pairs:
            terms += [f'bigrams : "{bigrams(run)}"' for run in UNSPACED.findall(phrase)]
        rest = WORD.findall(UNSPACED.sub(" ", phrase))
        if rest:
            terms.append(f'text : "{" ".join(rest)}"')
    return " AND ".join(terms) if terms else None


def asked(words: str) -> list[str]:
    """What is to be found, each by itself: words, and phrases that stand between quotation marks."""
    found: list[str] = []
    for place, part in enumerate(QUOTED.split(words)):
        found += [part] if place % 2 else WORD.findall(part)
    return [one for one in found if WORD.search(one)]


def find(connection: sqlite3.Connection, words: str, limit: int) -> list[Hit]:
    match = query(words)
    if match is None:
        return []
    sql = """SELECT s.report, r.name, s.start, s."end", search.text
             FROM search JOIN sentences s ON s.id = search.rowid JOIN reports r ON r.id = s.report
             WHERE search MATCH ? AND r.superseded_by IS NULL
             ORDER BY round(bm25(search), 6), r.name, s.start LIMIT ?"""
    return [Hit(*row) for row in connection.execute(sql, (match, limit))]


def look(connection: sqlite3.Connection, words: str, limit: int) -> Hits:
    """As `find`, but quick however many sentences hold the words."""
    match = query(words)
    if match is None:
        return Hits([], 0, False)
    number = _number(connection, match, RANKED + 1)
    order = "rank" if number <= RANKED else "rowid"
    return Hits(_places(connection, match, order, limit), min(number, RANKED), number > RANKED)


def resembling(
    connection: sqlite3.Connection, text: str, limit: int, frequent: int = RANKED, most_words: int = 6
) -> tuple[list[Hit], list[str]]:
    """Sentences that share the rarest words of a text, best first (the text's own among them), and those words.

    A word that only this text has tells nothing; one that more than `frequent` sentences have tells little, and so many
    as would make the search slow are left out.
    """
    least = min(frequent, RANKED - 1)
    words = dict.fromkeys(w.casefold() for w in WORD.findall(UNSPACED.sub(" ", text)) if len(w) > 2)
    words |= dict.fromkeys(bigrams(text).split())
    counted = sorted((_number(connection, _term(word), RANKED), word) for word in words)
    chosen: list[str] = []
    held = 0
    for number, word in counted:
        if 1 < number <= least and held + number <= 2 * RANKED and len(chosen) < most_words:
            chosen.append(word)
            held += number
    if not chosen:
        return [], []
    return _places(connection, " OR ".join(_term(word) for word in chosen), "rank", limit), chosen


def _term(word: str) -> str:
    return f'bigrams : "{word}"' if UNSPACED.search(word) else f'text : "{word}"'


def _number(connection: sqlite3.Connection, match: str, most: int) -> int:
    sql = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"
    return int(connection.execute(sql, (match, most)).fetchone()[0])


def _places(connection: sqlite3.Connection, match: str, order: str, limit: int) -> list[Hit]:
    shown = "round(f.place, 6), r.name, s.start" if order == "rank" else "f.id"
    sql = f"""SELECT s.report, r.name, s.start, s."end", f.text
              FROM (SELECT rowid AS id, rank AS place, text FROM search WHERE search MATCH ? ORDER BY {order} LIMIT ?) f
              JOIN sentences s ON s.id = f.id JOIN reports r ON r.id = s.report
              WHERE r.superseded_by IS NULL ORDER BY {shown}"""
    return [Hit(*row) for row in connection.execute(sql, (match, limit))]
