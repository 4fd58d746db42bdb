"""An open case file: reading and writing with errors that a user can understand, moments, settings."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from kennan.case import connection
from kennan.model import content_id


class Base:
    """A connection to a case file, and what is done over it."""

    def __init__(self, path: Path | str, *, create: bool = False, read_only: bool = False) -> None:
        """Raises CaseError where the file can't be used; it is then left as it was."""
        self.path = Path(path)
        self.connection = connection.connect(self.path, create=create, read_only=read_only)
        self.connection.row_factory = sqlite3.Row

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.connection.close()

    # Reading and writing, with errors a user can understand

    def rows(self, sql: str, *values: object) -> list[sqlite3.Row]:
        try:
            return self.connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise connection.explain(self.path, error) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")
        except sqlite3.Error as error:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise connection.explain(self.path, error) from error

    def _insert(self, table: str, rows: Iterable[dict[str, object]]) -> None:
        listed = list(rows)
        if not listed:
            return
        names = ", ".join(f'"{column}"' for column in listed[0])
        values = ", ".join(f":{column}" for column in listed[0])
        self.connection.executemany(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({values})", listed)

    @contextmanager
    def snapshot(self) -> Iterator[str]:
        """All reads within see the case at one moment. Gives a mark of the reports and decisions at that moment."""
        try:
            self.connection.execute("BEGIN")
            try:
                yield self._mark()
            finally:
                self.connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise connection.explain(self.path, error) from error

    def _mark(self) -> str:
        reports = self.connection.execute("SELECT id, signature, superseded_by FROM reports ORDER BY id").fetchall()
        decisions = self.connection.execute("SELECT id, withdrawn FROM decisions ORDER BY id").fetchall()
        return content_id(*(tuple(row) for row in (*reports, *decisions)))

    # Settings

    def setting(self, key: str) -> str | None:
        rows = self.rows("SELECT value FROM settings WHERE key = ?", key)
        return str(rows[0][0]) if rows else None

    def _set(self, key: str, value: str) -> None:
        self.connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, value))

    def remember(self, key: str, value: str) -> None:
        """Keep a setting."""
        with self.transaction():
            self._set(key, value)

    @property
    def settled(self) -> bool:
        """Whether actors, families, findings and conflicts take in every report and decision."""
        return self.setting("settled") != "0"
