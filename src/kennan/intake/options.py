"""What intake is asked, and what it hands on."""

import re
from dataclasses import dataclass
from datetime import date as Date

from kennan.errors import UsageError
from kennan.intake.language import ISO_639_1
from kennan.model import Report

DATE = re.compile(r"((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?")
# Remedies for what is over a limit.
LARGER = "split it, or raise --max-megabytes (max_file_bytes) if it is one report"
LONGER = "split it into its reports"


@dataclass(frozen=True, slots=True)
class Options:
    """How inputs are read.

    *_column        name of the column (table) or key (JSON Lines) that holds it; None: found by its usual names
    language        ISO 639-1 code of every report, in place of what is found out
    date            ISO 8601 date (day, month or year) of every report, in place of what is found out
    outlet          outlet of every report, in place of what is found out
    max_file_bytes  largest document read, in bytes, after unpacking; tables are streamed and have no such limit
    max_text        longest text of one report, in code points
    max_ratio       how many times larger than its file an unpacked gzip file may grow, beyond its first megabyte

    Raises UsageError for a language or date that is none.
    """

    text_column: str | None = None
    title_column: str | None = None
    date_column: str | None = None
    outlet_column: str | None = None
    url_column: str | None = None
    language_column: str | None = None
    id_column: str | None = None
    language: str | None = None
    date: str | None = None
    outlet: str | None = None
    max_file_bytes: int = 50_000_000
    max_text: int = 5_000_000
    max_ratio: int = 200

    def __post_init__(self) -> None:
        if self.language is not None and self.language not in ISO_639_1:
            raise UsageError(f"{self.language}: not an ISO 639-1 code such as en")
        if self.date is not None and not _is_date(self.date):
            raise UsageError(f"{self.date}: not a date; write 2021, 2021-08 or 2021-08-17")

    def column(self, field: str) -> str | None:
        """The column that the user named for a field ("text", "title", "date", "outlet", "url", "language", "id")."""
        named: str | None = getattr(self, f"{field}_column")
        return named


def _is_date(value: str) -> bool:
    match = DATE.fullmatch(value)
    try:
        return match is not None and bool(Date(int(match[1]), int(match[2] or 1), int(match[3] or 1)))
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Source:
    """One input to be read, in this process or another.

    name    of the report, or of the table whose rows are reports
    origin  absolute path, or "-" for standard input
    data    the bytes themselves, where they can't be read again from the path (standard input)
    path    to open it by, where `origin` only shows it: its name is not UTF-8
    """

    name: str
    origin: str
    data: bytes | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Intake:
    """A report as read and the bytes it came from: the file's, or the row's (of a CSV file: as a JSON object)."""

    report: Report
    original: bytes


@dataclass(frozen=True, slots=True)
class Draft:
    """What a format's reader makes of one document, before regions, language, date and credits are looked for.

    title     that the text begins with, followed by a blank line; None where the text has no such head
    metadata  what page or table say of the document: outlet, byline, url, language, date, title
    headings  keys (`lines.key`) of the headings inside the text, where the format marks them; None where it doesn't
    lacks     what the reader knows to be missing
    """

    text: str
    format: str
    title: str | None = None
    metadata: tuple[tuple[str, str], ...] = ()
    headings: frozenset[str] | None = None
    lacks: tuple[str, ...] = ()

    def said(self, field: str) -> str | None:
        return dict(self.metadata).get(field)
