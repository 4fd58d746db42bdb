"""Opening a case file: made with its schema, checked before it is trusted, left untouched where it is refused."""

import sqlite3
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from kennan.errors import CaseError

APPLICATION_ID = 0x4B4E4E31
SCHEMA_VERSION = 2
# Statements that lead from version n to n + 1, for files of earlier versions, and what they add to the schema's text.
MIGRATIONS: dict[int, str] = {
    1: "ALTER TABLE reports ADD COLUMN spun REAL; ALTER TABLE events ADD COLUMN place_country TEXT;"
}
ADDED: dict[int, tuple[str, ...]] = {1: (", spun REAL", ", place_country TEXT")}
HEADER = b"SQLite format 3\x00"


def connect(path: Path, *, create: bool = False, read_only: bool = False) -> sqlite3.Connection:
    """A connection in autocommit mode. Raises CaseError where the file is missing, damaged, foreign, or newer than this
    Kennan; such a file is left as it was. With `read_only` nothing can be written, and a file on a read-only medium
    opens too."""
    if path.is_dir():
        raise CaseError(f"{path}: is a folder; name a case file")
    new = not path.exists() or path.stat().st_size == 0
    if new and not create:
        raise CaseError(f"{path}: no such case file; make one with: kennan read REPORTS --case {path}")
    if not new:
        _check_header(path)
    try:
        connection = _reading(path) if read_only else sqlite3.connect(path, isolation_level=None, timeout=30)
    except sqlite3.Error as error:
        raise CaseError(f"{path}: can't be opened ({error}); check the folder's permissions") from error
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cell_size_check = ON")
        if new:
            _create(connection, path)
        else:
            _check_schema(connection, path)
            if not read_only:
                _migrate(connection)
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.Error as error:
        connection.close()
        raise explain(path, error) from error
    except CaseError:
        connection.close()
        raise
    return connection


def _reading(path: Path) -> sqlite3.Connection:
    """A connection that can't write. Where even the files that readers share can't be made, the file is taken as one
    that nobody changes, provided that no unfinished writing lies beside it. It may be used from several threads."""
    address = f"{path.resolve().as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=30, check_same_thread=False)
    try:
        connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        if path.with_name(path.name + "-wal").exists():
            raise
        address += "&immutable=1"
        connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    except sqlite3.DatabaseError:
        pass  # the checks that follow tell what is wrong with it
    return connection


def explain(path: Path, error: sqlite3.Error) -> CaseError:
    """What a database error means for the user."""
    text = str(error)
    if "disk I/O" in text:
        return CaseError(f"{path}: can't be written (disk I/O error); check disk, quota and limits, and run it again")
    if "full" in text:
        return CaseError(f"{path}: disk full; free some space and run the same command again, nothing read is lost")
    if "locked" in text or "busy" in text:
        return CaseError(f"{path}: another program is writing to it; try again when it has finished")
    if "readonly" in text or "unable to open" in text:
        return CaseError(f"{path}: can't be written ({text}); check the permissions of the file and its folder")
    return CaseError(f"{path}: damaged ({text}); restore a copy, or read the reports into a new case")


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise CaseError(f"{path}: can't be read ({error.strerror}); check its permissions") from error
    if not header.startswith(HEADER) or len(header) < 100:
        raise CaseError(f"{path}: not a case file; name a file made by kennan read, or a new one")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise CaseError(f"{path}: an SQLite file, but not one made by Kennan; name another file")
    version = int.from_bytes(header[60:64], "big")
    if version > SCHEMA_VERSION:
        raise CaseError(f"{path}: made by a newer Kennan (schema {version}); upgrade Kennan to open it")


def _create(connection: sqlite3.Connection, path: Path) -> None:
    """All or nothing, so that another process never meets half a case file; who comes second takes the other's."""
    marks = f"PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {SCHEMA_VERSION};\n"
    try:
        connection.executescript("BEGIN IMMEDIATE;\n" + marks + _schema() + "\nCOMMIT;")
    except sqlite3.OperationalError as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if "already exists" not in str(error):
            raise
        _check_schema(connection, path)


def _schema() -> str:
    return (files("kennan.case") / "schema.sql").read_text(encoding="utf-8")


@lru_cache
def _expected(version: int) -> frozenset[tuple[str, str, str | None]]:
    """What a case file of that version holds."""
    schema = _schema()
    for later in range(version, SCHEMA_VERSION):
        for column in ADDED[later]:
            schema = schema.replace(column + ")", ")")
    with sqlite3.connect(":memory:") as memory:
        memory.executescript(schema)
        return _objects(memory)


def _objects(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str | None]]:
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'")
    return frozenset((kind, name, sql) for kind, name, sql in rows)


def _check_schema(connection: sqlite3.Connection, path: Path) -> None:
    """A file with other tables, triggers or views than Kennan's own is not opened: they could run when we write."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version < 1 or _objects(connection) != _expected(version):
        raise CaseError(f"{path}: its tables are not those of a case file; it was changed by another program")
    fault = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if fault != "ok":
        raise CaseError(f"{path}: damaged ({fault}); restore a copy, or read the reports into a new case")


def _migrate(connection: sqlite3.Connection) -> None:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    while version < SCHEMA_VERSION:
        connection.executescript(
            f"BEGIN IMMEDIATE;\n{MIGRATIONS[version]}\nPRAGMA user_version = {version + 1};\nCOMMIT;"
        )
        version += 1
