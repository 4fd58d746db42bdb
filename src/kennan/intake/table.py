"""Tables to drafts, row by row: JSON Lines, CSV and TSV."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kennan.errors import InputError
from kennan.intake.options import LONGER, Draft, Options
from kennan.intake.unpack import CONTROL, SAMPLE, encoding_of
from kennan.model import Skipped, content_id

# Usual names of columns, the likeliest first.
USUAL: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "article", "article_text", "full_text", "fulltext", "maintext", "main_text", "story",
        "plain_text", "plaintext", "document", "articletext", "sentence",
    ),
    "title": ("title", "headline", "head", "article_title", "heading", "subject"),
    "date": (
        "date", "published", "publication_date", "published_at", "date_published", "publish_date", "pubdate",
        "pub_date", "published_date", "publishedat", "date_publish", "datetime", "timestamp", "story_date",
        "created_at",
    ),
    "outlet": (
        "outlet", "source", "publisher", "publication", "newspaper", "site", "sitename", "site_name", "source_name",
        "domain", "source_domain", "media",
    ),
    "url": ("url", "link", "source_url", "sourceurl", "web_url", "permalink", "article_url"),
    "language": ("language", "lang", "language_code", "lang_code"),
    "id": ("id", "doc_id", "docid", "article_id", "articleid", "uid", "uuid", "guid", "key", "story_id"),
    "byline": ("byline", "author", "authors"),
}  # fmt: skip
NAMED = ("text", "title", "date", "outlet", "url", "language", "id")
SURROGATE = re.compile(r"[\ud800-\udfff]")
UNSAFE_ID = re.compile(r"[\s\x00-\x1f\x7f\ud800-\udfff]+")
MAX_ID = 120
MAX_OUTLET_WORDS = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the name of its report, its draft, and the row itself as bytes."""

    name: str
    draft: Draft
    original: bytes


def read_jsonl(stream: io.RawIOBase, name: str, options: Options) -> Iterator[Row | Skipped]:
    """Rows of a JSON Lines file, one object a line; a line that can't be read is a `Skipped` named file#line."""
    names = _Names(name)
    limit = options.max_text * 8
    decoder = _Lines(stream, limit)
    columns: dict[str, str] | None = None
    for number, line in decoder:
        if line is None:
            yield _too_long(f"{name}#{number}", options)
            continue
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Skipped(f"{name}#{number}", _broken(error), "mend the line; the others were read")
            continue
        if not isinstance(row, dict):
            yield Skipped(f"{name}#{number}", "the line holds no JSON object", "give one object a line")
            continue
        columns = _columns(row, options)
        if "text" not in columns:
            yield Skipped(f"{name}#{number}", _no_text(list(row)), "name the key that holds the text")
            continue
        made = _draft(row, columns, "jsonl", options)
        label = names.of(row.get(columns["id"]) if "id" in columns else None, number)
        if isinstance(made, Draft):
            yield Row(label, made, line.encode("utf-8", "surrogatepass").rstrip(b"\r\n"))
        else:
            yield Skipped(label, *made)


def _broken(error: ValueError | RecursionError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"the line is not JSON: {error.msg}"
    what = "it is nested too deeply" if isinstance(error, RecursionError) else "a number is too long"
    return f"the line can't be read: {what}"


def read_csv(stream: io.RawIOBase, name: str, options: Options, delimiter: str | None) -> Iterator[Row | Skipped]:
    """Rows of a CSV or TSV file with a header line. Raises InputError where there is no column of texts."""
    csv.field_size_limit(max(csv.field_size_limit(), options.max_text * 4))
    buffered = io.BufferedReader(stream, SAMPLE)
    sample = buffered.peek(SAMPLE)
    encoding = _text_encoding(sample, name)
    lines = io.TextIOWrapper(buffered, encoding, errors="replace", newline="")
    delimiter = delimiter or _delimiter(sample.decode(encoding, "replace"))
    reader = csv.reader(_without_nulls(lines), delimiter=delimiter)
    names = _Names(name)
    header: list[str] = []
    columns: dict[str, str] = {}
    number = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            yield Skipped(f"{name}#{number + 1}", f"the row can't be read: {error}", "mend its quotation marks")
            number += 1
            continue
        if not any(cells):
            continue
        if not header:
            header = [cell.strip().lstrip("\ufeff") for cell in cells]
            columns = _columns(dict.fromkeys(header), options)
            if "text" not in columns:
                raise InputError(name, _no_text(header), "name the column that holds the text")
            continue
        number += 1
        row = dict(zip(header, cells, strict=False))
        made = _draft(row, columns, "tsv" if delimiter == "\t" else "csv", options)
        label = names.of(row.get(columns["id"]) if "id" in columns else None, number)
        if isinstance(made, Draft):
            yield Row(label, made, json.dumps(row, ensure_ascii=False).encode("utf-8", "replace"))
        else:
            yield Skipped(label, *made)
    if not header:
        raise InputError(name, "the file is empty", "leave it out")


def _without_nulls(lines: io.TextIOWrapper) -> Iterator[str]:
    for line in lines:
        yield line.replace("\0", " ")


class _Lines:
    """Numbered lines of a stream as text; None for a line over the limit, which is passed over without being held."""

    def __init__(self, stream: io.RawIOBase, limit: int) -> None:
        self.limit = limit
        self.buffered = io.BufferedReader(stream, SAMPLE)

    def __iter__(self) -> Iterator[tuple[int, str | None]]:
        encoding = encoding_of(self.buffered.peek(SAMPLE)) or "utf-8"
        lines = io.TextIOWrapper(self.buffered, encoding, errors="replace", newline="\n")
        number = 0
        while line := lines.readline(self.limit):
            number += 1
            if len(line) < self.limit or line.endswith("\n"):
                yield number, line
                continue
            while (more := lines.readline(self.limit)) and not more.endswith("\n"):
                pass
            yield number, None


class _Names:
    """Names of rows: file#id, without what could be taken for a path or break a line; file#id~2 for its second row."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.met: dict[str, int] = {}

    def of(self, given: object, number: int) -> str:
        label = str(given) if isinstance(given, (str, int, float)) and str(given).strip() else str(number)
        label = UNSAFE_ID.sub(" ", label).strip().replace("/", "_").replace("\\", "_") or str(number)
        if len(label) > MAX_ID:
            label = f"{label[:MAX_ID]}-{content_id(label)}"
        count = self.met[label] = self.met.get(label, 0) + 1
        return f"{self.file}#{label}" if count == 1 else f"{self.file}#{label}~{count}"


def _text_encoding(sample: bytes, name: str) -> str:
    encoding = encoding_of(sample)
    if encoding is None or (encoding.startswith("utf-8") and sample.count(b"\0") * 10 > len(sample)):
        raise InputError(name, "binary, not text", "save the table as UTF-8")
    return encoding


def _delimiter(sample: str) -> str:
    """The mark that parts the cells of the header line."""
    header = next(iter(sample.splitlines()), "")
    return max(",;\t|", key=lambda mark: (header.count(mark), mark == ","))


def _columns(row: dict[str, Any], options: Options) -> dict[str, str]:
    """The column of each field: the one that the user names, else the first with a usual name, whatever its case."""
    usual = {key.strip().casefold().replace(" ", "_").replace("-", "_"): key for key in reversed(list(row))}
    out = {}
    for field, names in USUAL.items():
        wanted = options.column(field) if field in NAMED else None
        if wanted is not None:
            if wanted in row:
                out[field] = wanted
            continue
        found = next((usual[n] for n in names if n in usual), None)
        if found is not None:
            out[field] = found
    return out


def _no_text(names: list[str]) -> str:
    shown = ", ".join(CONTROL.sub(" ", str(n))[:40] for n in names[:8])
    return f"no column of texts among: {shown}" if shown else "no column of texts"


def _too_long(name: str, options: Options) -> Skipped:
    return Skipped(name, f"the text is longer than {options.max_text:,} characters", LONGER)


def _draft(row: dict[str, Any], columns: dict[str, str], form: str, options: Options) -> Draft | tuple[str, str]:
    """The draft of a row, or what is wrong with it and the remedy."""
    said = {field: _cell(row.get(column)) for field, column in columns.items()}
    body, title = said.pop("text", ""), " ".join(said.pop("title", "").split())
    if not body:
        return "the row has no text", "leave it out, or fill its text"
    if len(body) > options.max_text:
        return f"the text is longer than {options.max_text:,} characters", LONGER
    said.pop("id", None)
    if len(said.get("outlet", "").split()) > MAX_OUTLET_WORDS:
        said.pop("outlet")
    metadata = tuple((field, value) for field, value in said.items() if value)
    return Draft(
        text=f"{title}\n\n{body}" if title else body,
        format=form,
        title=title or None,
        metadata=metadata,
    )


def _cell(value: object) -> str:
    """A cell as text: lone surrogates replaced, control characters as spaces, lists joined, other objects left out."""
    if isinstance(value, list):
        value = ", ".join(str(v) for v in value if isinstance(v, (str, int, float)))
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return CONTROL.sub(" ", SURROGATE.sub("�", str(value))).strip()
