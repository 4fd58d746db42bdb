"""Calendar dates in page heads, datelines and tables. Dates told in running text are coding's business."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from kennan.intake.cues import Cues
from kennan.model import Interval

ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])(?!\d)")
NUMERIC = re.compile(r"(?<!\d)(0?[1-9]|[12]\d|3[01])[/.-](0?[1-9]|[12]\d|3[01])[/.-]((?:19|20)\d\d)(?!\d)")
WORDED = re.compile(
    r"(?<![\w.])(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?([^\W\d_]{3,12})\.?|([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?)"
    r"(?:\s*,|\s+)\s*((?:19|20)\d\d)(?!\d)"
)
EAST_ASIAN = re.compile(r"((?:19|20)\d\d)\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
COMPACT = re.compile(r"^((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{4,6}|T\d{4,6}Z?)?$")
PARTIAL = re.compile(r"^((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?$")
STAMP = re.compile(r"^\d{9,10}(?:\.\d+)?$|^\d{12,13}$")
CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?::\d{2})?(?!\d)")
# Languages whose news writes the month first in figures; in English both orders are met.
EITHER_ORDER = frozenset({"en", "und"})


@dataclass(frozen=True, slots=True)
class Found:
    """A date and where in the searched string it stands."""

    start: int
    end: int
    day: date


def find(text: str, cues: Cues) -> Found | None:
    """The first full date in a short string, or None. Of two readings of a date in figures, the one that agrees with
    a weekday beside it; where nothing decides between them, none."""
    candidates: list[Found] = []
    for match in ISO.finditer(text):
        candidates += _found(match, int(match[1]), int(match[2]), int(match[3]))
    for match in EAST_ASIAN.finditer(text):
        candidates += _found(match, int(match[1]), int(match[2]), int(match[3]))
    for match in WORDED.finditer(text):
        month = cues.months.get((match[2] or match[3]).casefold())
        if month:
            candidates += _found(match, int(match[5]), month, int(match[1] or match[4]))
    for match in NUMERIC.finditer(text):
        candidates += _numeric(match, text, cues)
    return min(candidates, key=lambda found: (found.start, -found.end), default=None)


def _found(match: re.Match[str], year: int, month: int, day: int) -> list[Found]:
    try:
        return [Found(match.start(), match.end(), date(year, month, day))]
    except ValueError:
        return []


def _numeric(match: re.Match[str], text: str, cues: Cues) -> list[Found]:
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    day_first, month_first = _found(match, year, second, first), _found(match, year, first, second)
    if not day_first or not month_first or first == second:
        return day_first or month_first
    said = {cues.weekdays[w] for w in re.findall(r"[^\W\d_']+", text.casefold()) if w in cues.weekdays}
    agreeing = [f for f in (*day_first, *month_first) if f.day.weekday() in said]
    if len(agreeing) == 1:
        return agreeing
    return [] if cues.languages[0] in EITHER_ORDER else day_first


def parse(value: str, cues: Cues) -> Interval | None:
    """The day, month or year that a metadata field or table cell gives, or None."""
    value = value.strip()
    if partial := PARTIAL.match(value):
        return Interval.month(int(partial[1]), int(partial[2])) if partial[2] else Interval.year(int(partial[1]))
    if compact := COMPACT.match(value):
        try:
            return Interval.day(date(int(compact[1]), int(compact[2]), int(compact[3])))
        except ValueError:
            return None
    if STAMP.match(value):
        seconds = float(value)
        return Interval.day(datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC).date())
    found = find(value[:200], cues)
    return Interval.day(found.day) if found else None
