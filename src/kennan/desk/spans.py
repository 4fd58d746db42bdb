"""Offices and other statuses of an actor over time, as bars to be drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kennan.desk.record import Told
from kennan.desk.view import finding_href
from kennan.model import Interval, Status

WIDTH, MARGIN, ROW, TOP = 660.0, 16.0, 40.0, 24.0
TEXT = 7.4  # the width of a letter
MOST, LONGEST = 12, 70


@dataclass(frozen=True, slots=True)
class Bar:
    """A status with the time for which it is told to hold. `text_x`: where its words begin; `open_start`,
    `open_end`: no end is told there."""

    text: str
    href: str
    when: str
    x: float
    y: float
    width: float
    text_x: float
    open_start: bool
    open_end: bool
    families: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars on a sheet, and the years at which lines are drawn."""

    width: float
    height: float
    bars: tuple[Bar, ...]
    years: tuple[tuple[int, float], ...]
    more: int


def chart(found: Sequence[Told], cited: str | None) -> Chart | None:
    """Those of the statuses that are dated, the earliest first; None where none is. `cited` is the last day of the
    case: what has no end reaches to it."""
    dated = [(told, when) for told in found if (when := _when(told)) is not None]
    if not dated:
        return None
    dated.sort(key=lambda t: (t[1].start or t[1].end or "", t[0].id))
    shown = dated[:MOST]
    days = [d for _, w in shown for d in (w.start, w.end) if d] + ([cited] if cited else [])
    first, last = _year(min(days)), _year(max(days))
    margin = max(0.4, (last - first) * 0.04)
    first, last = first - margin, last + margin
    scale = (WIDTH - 2 * MARGIN) / (last - first)

    def at(year: float) -> float:
        return round(MARGIN + (year - first) * scale, 1)

    bars = []
    for row, (told, when) in enumerate(shown):
        start, end = (
            at(_year(when.start) if when.start else first),
            at(_year(when.end, after=True) if when.end else last),
        )
        text = told.finding.gloss
        plain = text[: text.rindex(" (")] if text.endswith(")") and " (" in text else text
        plain = plain if len(plain) <= LONGEST else plain[: LONGEST - 1].rstrip() + "…"
        bars.append(
            Bar(
                text=plain,
                href=finding_href(told.id),
                when=when.iso.replace("/..", " on").replace("../", "until "),
                x=start,
                y=TOP + row * ROW,
                text_x=min(start, round(WIDTH - MARGIN - TEXT * len(plain), 1)) if start > MARGIN else MARGIN,
                width=max(4.0, round(end - start, 1)),
                open_start=when.start is None,
                open_end=when.end is None,
                families=told.families,
            )
        )
    years = tuple((year, at(year)) for year in _ticks(first, last))
    return Chart(WIDTH, TOP + len(shown) * ROW + 6, tuple(bars), years, len(dated) - len(shown))


def _when(told: Told) -> Interval | None:
    return next((x.claim.valid for x in told.lines if isinstance(x.claim, Status) and x.claim.valid), None)


def _year(day: str, *, after: bool = False) -> float:
    """A day as a year with its fraction; the end of the day with `after`."""
    one = date.fromisoformat(day)
    return one.year + (one.timetuple().tm_yday - (0 if after else 1)) / 366


def _ticks(first: float, last: float) -> list[int]:
    span = last - first
    step = next((s for s in (1, 2, 5, 10, 20, 50, 100, 200) if span / s <= 8), 500)
    start = -(-int(first) // step) * step
    return [year for year in range(start, int(last) + 1, step) if first <= year <= last]
