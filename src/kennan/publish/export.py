"""Writing a case out: JSON Lines or CSV, one file a kind of record."""

import csv
import json
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec

from kennan.case import Case
from kennan.errors import KennanError, UsageError
from kennan.publish.exchange import FILES
from kennan.publish.safe import for_cell

Format = Literal["jsonl", "csv"]


def export(case: Case, folder: Path | str, form: Format = "jsonl") -> list[Path]:
    """Write every file of the exchange format into the folder, and `signature.txt`, what made them. Returns the paths.
    Raises UsageError for another format, KennanError where the folder can't be written."""
    if form not in get_args(Format):
        raise UsageError(f"{form}: no format of export; there are {', '.join(get_args(Format))}")
    folder = Path(folder)
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in FILES.items():
            path = folder / f"{name}.{form}"
            if form == "jsonl":
                with path.open("wb") as file:
                    for row in rows(case):
                        file.write(msgspec.json.encode(row) + b"\n")
            else:
                _write_csv(path, list(rows(case)), name)
            written.append(path)
        signature = folder / "signature.txt"
        signature.write_text(case.signature + "\n", encoding="utf-8")
        written.append(signature)
    except OSError as error:
        raise KennanError(f"{folder}: can't be written ({error.strerror}); name another folder with --out") from error
    return written


def _write_csv(path: Path, rows: list[dict[str, Any]], name: str) -> None:
    """Lists and objects become JSON text in their cell. A file without rows has no header but is there."""
    with path.open("w", encoding="utf-8", newline="") as file:
        if not rows:
            return
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(rows[0])
        for row in rows:
            writer.writerow([for_cell(_flat(value)) for value in row.values()])


def _flat(value: object) -> object:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False) if value else None
    return value
