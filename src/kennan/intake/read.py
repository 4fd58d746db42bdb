"""A source to its reports: the format is found, the bytes unpacked, and every fault told instead of raised."""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from kennan.errors import InputError
from kennan.intake.assemble import assemble
from kennan.intake.html import read_html
from kennan.intake.options import LARGER, LONGER, Draft, Intake, Options, Source
from kennan.intake.pdf import read_pdf
from kennan.intake.table import Row, read_csv, read_jsonl
from kennan.intake.unpack import Stream, decode, open_source, unpacked, whole
from kennan.model import Skipped

FORMATS = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".pdf": "pdf", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv",
}  # fmt: skip
HTML = re.compile(
    rb"(?is)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b"
)
TABLES = ("jsonl", "csv", "tsv")


def read(source: Source, options: Options) -> Iterator[Intake | Skipped]:
    """The reports of a source, each with the bytes it came from; one for a document, one a row for a table.

    Never raises for bad input: what can't be read is a `Skipped` that says what is wrong and what to do.
    """
    try:
        yield from _read(source, options)
    except InputError as error:
        yield Skipped(error.name, error.fault, error.remedy)
    except PermissionError:
        yield Skipped(source.name, "no permission to read it", "change its permissions or run as its owner")
    except FileNotFoundError:
        yield Skipped(source.name, "the file is gone", "check the path")
    except (OSError, MemoryError, RecursionError, ValueError) as error:
        yield Skipped(source.name, f"can't be read: {type(error).__name__}: {error}"[:300], "check the file")


def _read(source: Source, options: Options) -> Iterator[Intake | Skipped]:
    form = _by_suffix(source.name)
    if form in TABLES:
        with open_source(source) as stream:
            yield from _table(stream, source, form, options)
        return
    with open_source(source) as stream:
        original = stream.read(options.max_file_bytes + 1)
    if len(original) > options.max_file_bytes:
        raise InputError(source.name, f"is larger than {options.max_file_bytes:,} bytes", LARGER)
    with open_source(Source(source.name, source.origin, original)) as stream:
        data = whole(stream, source.name, options.max_file_bytes, options.max_ratio)
    if not data.strip():
        raise InputError(source.name, "the file is empty", "leave it out")
    if form is None and ".json" in source.name.lower() and data.lstrip()[:1] in (b"[", b"{"):
        form = "jsonl"
        if _by_content(data) != "jsonl":
            raise InputError(source.name, "is JSON, not JSON Lines", "write one object a line, as .jsonl")
    form = form or _by_content(data)
    if form in TABLES:
        with open_source(Source(source.name, source.origin, data)) as stream:
            yield from _table(stream, source, form, options)
        return
    draft = _document(data, form, source.name, options)
    if len(draft.text) > options.max_text:
        fault = f"the text is longer than {options.max_text:,} characters"
        raise InputError(source.name, fault, LONGER)
    yield Intake(assemble(source.name, source.origin, draft, options), original)


def _by_suffix(name: str) -> str | None:
    path = PurePath(name.lower())
    if path.suffix == ".gz":
        path = path.with_suffix("")
    return FORMATS.get(path.suffix)


def _by_content(data: bytes) -> str:
    """The format of what has no known suffix, standard input above all."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if HTML.match(data[:5000].removeprefix(b"\xef\xbb\xbf")):
        return "html"
    first = data.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0].strip()
    return "jsonl" if first.startswith(b'{"') and first.endswith(b"}") else "text"


def _document(data: bytes, form: str, name: str, options: Options) -> Draft:
    if form == "pdf" or data.startswith(b"%PDF-"):
        return read_pdf(data, name, options.max_text)
    if form == "html":
        return read_html(data, name)
    decoded = decode(data, name)
    if not decoded.text.strip("\ufeff \t\r\n"):
        raise InputError(name, "the file is empty", "leave it out")
    return Draft(text=decoded.text, format=form, lacks=decoded.lacks)


def _table(stream: BinaryIO, source: Source, form: str, options: Options) -> Iterator[Intake | Skipped]:
    plain = Stream(unpacked(stream, source.name, options.max_ratio))
    if form == "jsonl":
        rows = read_jsonl(plain, source.name, options)
    else:
        rows = read_csv(plain, source.name, options, "\t" if form == "tsv" else None)
    met = False
    for row in rows:
        met = True
        if isinstance(row, Row):
            origin = f"{source.origin}{row.name.removeprefix(source.name)}"
            yield Intake(assemble(row.name, origin, row.draft, options), row.original)
        else:
            yield row
    if not met:
        yield Skipped(source.name, "the table has no rows", "leave it out")
