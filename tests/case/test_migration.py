"""A case file of an earlier version is brought up to date when it is written, and read as it is when it can't be."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from kennan.case import Store
from kennan.case.connection import SCHEMA_VERSION, connect
from kennan.errors import CaseError
from tests.case.test_record import report


@pytest.fixture
def first_version(tmp_path: Path) -> Path:
    """A file as the first version wrote it, with one report."""
    path = tmp_path / "old.case"
    with Store(path, create=True) as store:
        store.add(report(), b"raw", [], [], [], [], "sig")
    with sqlite3.connect(path) as made:
        made.execute("ALTER TABLE reports DROP COLUMN spun")
        made.execute("ALTER TABLE events DROP COLUMN place_country")
        made.execute("PRAGMA user_version = 1")
    made.close()
    return path


def schema(path: Path) -> set[tuple[str, str]]:
    with sqlite3.connect(path) as opened:
        found = set(opened.execute("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"))
    opened.close()
    return found


def test_an_old_file_gets_the_schema_of_a_new_one(first_version: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.case"
    Store(new, create=True).close()
    assert schema(first_version) != schema(new)
    with Store(first_version) as store:
        assert [r.spun for r in store.reports()] == [None]
        store.add(replace(report(), spun=0.7), b"raw", [], [], [], [], "sig")
    assert schema(first_version) == schema(new)
    with Store(first_version) as store:
        assert [r.spun for r in store.reports()] == [0.7]
        assert store.rows("PRAGMA user_version")[0][0] == SCHEMA_VERSION


def test_an_old_file_that_is_only_read_stays_as_it_is(first_version: Path) -> None:
    before = schema(first_version)
    connection = connect(first_version, read_only=True)
    connection.close()
    assert schema(first_version) == before


def test_an_old_file_with_a_foreign_trigger_is_refused(first_version: Path) -> None:
    with sqlite3.connect(first_version) as made:
        made.execute("CREATE TRIGGER t AFTER INSERT ON settings BEGIN DELETE FROM reports; END")
    made.close()
    before = schema(first_version)
    with pytest.raises(CaseError, match="changed by another program"):
        connect(first_version)
    assert schema(first_version) == before
