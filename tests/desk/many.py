"""A case of thousands of reports for measuring the desk, made of the sample affair: each copy has other people, places
and days, while its states and movements stay, so that some actors stand in every report.

    python -m tests.desk.many CASE [REPORTS]
"""

import hashlib
import json
import re
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import kennan
from kennan.case import Case, Store
from kennan.case.search import bigrams

SAMPLE = Path(kennan.__file__).parent / "sample"
STAYS = ("state", "armed_group", "international_org")
# Columns that hold ids, by table; those of a copy get its number behind them.
IDS = {
    "reports": ("id", "superseded_by"),
    "regions": ("report",),
    "credits": ("report",),
    "sentences": ("report",),
    "referents": ("id", "report", "part_of", "actor"),
    "mentions": ("referent",),
    "roles": ("referent",),
    "actors": ("id", "part_of"),
    "events": ("id", "report", "source", "target", "attribution"),
    "quotes": ("id", "report", "speaker", "addressee", "channel"),
    "statuses": ("id", "report", "subject", "object", "attribution"),
    "stances": ("id", "report", "holder", "towards", "attribution"),
    "figures": ("id", "report"),
    "claim_links": ("source", "target", "report"),
    "links": ("report", "report_b"),
    "families": ("id",),
    "family_reports": ("report", "family"),
    "findings": ("id",),
    "finding_claims": ("finding", "claim"),
    "conflicts": ("id", "report", "report_b", "claim", "claim_b"),
}
LISTS = {
    "referents": ("members",), "actors": ("members",), "findings": ("reports",),
    "events": ("via",), "statuses": ("via",), "stances": ("via",),
}  # fmt: skip
WORDS = {
    "reports": ("text", "title", "byline"),
    "referents": ("name",),
    "actors": ("name", "aliases"),
    "findings": ("gloss",),
    "conflicts": ("gloss",),
    "events": ("place",),
    "stances": ("object",),
}
DAYS = {
    "reports": ("published_start", "published_end"),
    "events": ("date_start", "date_end"),
    "statuses": ("valid_from", "valid_to"),
}


def make(path: Path, reports: int) -> None:
    """Write the case; `reports` is rounded down to whole copies of the sample."""
    with tempfile.TemporaryDirectory() as folder:
        one = Path(folder) / "sample.case"
        kennan.read(SAMPLE / "reports", one, actors=SAMPLE / "actors.toml").close()
        with Case(one) as case:
            stay = {a.id for a in case.actors if a.kind in STAYS}
            kept = {w for a in case.actors if a.id in stay for n in (a.name, *a.aliases) for w in n.split()}
            names = {w for a in case.actors for n in (a.name, *a.aliases) for w in re.findall(r"[A-Z]\w{3,}", n)} - kept
        with sqlite3.connect(one) as small, Store(path, create=True) as store:
            small.row_factory = sqlite3.Row
            rows = {t: [dict(r) for r in small.execute(f"SELECT * FROM {t}")] for t in (*IDS, "originals", "settings")}
            large = store.connection
            large.execute("PRAGMA synchronous = OFF")
            large.execute("PRAGMA foreign_keys = OFF")
            large.execute("BEGIN")
            for table in ("originals", "settings"):
                _insert(large, table, rows[table])
            number = len(rows["reports"])
            for copy in range(reports // number):
                for table in IDS:
                    _insert(large, table, list(_copied(table, rows[table], copy, number, names, stay)))
            texts = dict(large.execute("SELECT id, text FROM reports").fetchall())
            places = large.execute('SELECT id, report, start, "end" FROM sentences').fetchall()
            told = ((i, text, bigrams(text)) for i, r, a, b in places for text in (texts[r][a:b],))
            large.executemany("INSERT INTO search (rowid, text, bigrams) VALUES (?, ?, ?)", told)
            large.execute("COMMIT")


def _insert(connection: sqlite3.Connection, table: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        names = ", ".join(f'"{c}"' for c in rows[0])
        holes = ", ".join(f":{c}" for c in rows[0])
        connection.executemany(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({holes})", rows)


def _copied(
    table: str, rows: list[dict[str, Any]], copy: int, reports: int, names: set[str], stay: set[str]
) -> Iterator[dict[str, Any]]:
    """The rows of a table in one copy. Names change to others of the same length, so that every offset holds."""

    def named(identifier: str) -> str:
        return identifier if identifier in stay else f"{identifier}-{copy}"

    def reworded(match: re.Match[str]) -> str:
        return _other(match[0], copy) if match[0] in names else match[0]

    shift = timedelta(days=copy * 37 % 3650)
    for row in rows:
        new = dict(row)
        for column in IDS[table]:
            if new[column]:
                new[column] = named(new[column])
        for column in LISTS.get(table, ()):
            new[column] = json.dumps([named(i) for i in json.loads(new[column])])
        for column in WORDS.get(table, ()):
            if new[column]:
                new[column] = re.sub(r"\w+", reworded, new[column])
        for column in DAYS.get(table, ()):
            if new[column]:
                new[column] = (date.fromisoformat(new[column]) + shift).isoformat()
        if table == "reports":
            new |= {"sequence": row["sequence"] + copy * reports, "name": f"{copy:04}/{row['name']}"}
        elif table == "sentences":
            new["id"] = row["id"] + copy * len(rows)
        yield new


def _other(word: str, copy: int) -> str:
    """A word of the same length, spoken alike in every text of the copy."""
    digest = hashlib.blake2b(f"{copy} {word}".encode(), digest_size=32).digest()
    letters = ("bdfgklmnprstvz", "aeiou")
    spoken = "".join(letters[i % 2][digest[i % 32] % len(letters[i % 2])] for i in range(len(word)))
    return spoken.capitalize()


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
