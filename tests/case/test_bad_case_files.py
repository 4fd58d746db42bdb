"""A file that is no case, a damaged one, a foreign one and a newer one are refused with a reason and left untouched."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from kennan.case import Case, Store
from kennan.case.connection import APPLICATION_ID
from kennan.errors import CaseError


def text(path: Path) -> None:
    path.write_text("These are notes, not a case.\n" * 20)


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE notes (a)")
    made.close()


def with_trigger(path: Path) -> None:
    Store(path, create=True).close()
    with sqlite3.connect(path) as made:
        made.execute("CREATE TRIGGER t AFTER INSERT ON settings BEGIN DELETE FROM reports; END")
    made.close()


def newer(path: Path) -> None:
    Store(path, create=True).close()
    with sqlite3.connect(path) as made:
        made.execute("PRAGMA user_version = 99")
    made.close()


def damaged(path: Path) -> None:
    Store(path, create=True).close()
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)
    path.write_bytes(content)


def cut_short(path: Path) -> None:
    Store(path, create=True).close()
    path.write_bytes(path.read_bytes()[:60])


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (text, "not a case file"),
        (foreign, "not one made by Kennan"),
        (with_trigger, "changed by another program"),
        (newer, "made by a newer Kennan"),
        (damaged, "damaged"),
        (cut_short, "not a case file"),
    ],
)
def test_it_is_refused_with_a_reason_and_left_untouched(
    tmp_path: Path, make: Callable[[Path], None], reason: str
) -> None:
    path = tmp_path / "a.case"
    make(path)
    before = path.read_bytes()
    for open_it in (Case, Store):
        with pytest.raises(CaseError, match=rf"a\.case: .*{reason}"):
            open_it(path)
    assert path.read_bytes() == before


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="no such case file; make one with: kennan read"):
        Case(tmp_path / "none.case")
    with pytest.raises(CaseError, match="is a folder"):
        Case(tmp_path)


def test_a_new_case_is_marked_as_ours_and_does_not_trust_its_schema(tmp_path: Path) -> None:
    with Store(tmp_path / "a.case", create=True) as store:
        assert store.connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert store.connection.execute("PRAGMA trusted_schema").fetchone()[0] == 0
        assert store.connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_it_can_be_read_while_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    with Store(path, create=True) as writer, Case(path) as reader, writer.transaction():
        writer.connection.execute("INSERT INTO settings VALUES ('a', 'b')")
        assert reader.store.setting("a") is None
