"""One task: read its input, run it, write its answers. The input's answer fields are never read."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from kennan.errors import InputError, KennanError
from kennan.evaluate import alarms, body, links, quotes, relation
from kennan.language import Reader
from kennan.language.spacy_parser import DEFAULT_MODEL

Rows = Iterator[dict[str, Any]]


def evaluate(
    task: str,
    input: Path,
    out: Path,
    *,
    model: str | None = None,
    progress: Callable[[str, int, int], None] = lambda step, done, total: None,
) -> None:
    """Run a task ("relation", "quotes", "links", "body", "alarms") on a JSON Lines file and write JSON Lines.

    Raises InputError for an input that can't be read, KennanError for an output that can't be written.
    """
    asked = list(_rows(input))
    reader = Reader(model or DEFAULT_MODEL)
    answers: Rows
    match task:
        case "relation":
            answers = relation.relation(asked, reader)
        case "quotes":
            answers = quotes.quotes(asked, reader)
        case "alarms":
            answers = alarms.alarms(asked, reader)
        case "links":
            answers = links.links(asked, reader)
        case _:
            answers = body.body(input)
    try:
        with out.open("wb") as file:
            for number, row in enumerate(answers, 1):
                file.write(msgspec.json.encode(row) + b"\n")
                progress(task, number, len(asked))
    except OSError as error:
        raise KennanError(f"{out}: can't be written ({error.strerror}); name another file with --out") from error


def _rows(path: Path) -> Rows:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"can't be read ({error})", "name a JSON Lines file in UTF-8") from error
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise InputError(f"{path}:{number}", f"not JSON ({error.msg})", "mend the line") from error
            if not isinstance(row, dict):
                raise InputError(f"{path}:{number}", "not a JSON object", "give one object a line")
            yield row
