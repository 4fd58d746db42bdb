"""Days on an axis: the part of time that a timeline shows, its ticks, and the parts beside it. Days are ordinals of the
proleptic Gregorian calendar."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import log
from typing import Literal

from kennan.model import Interval

Unit = Literal["day", "month", "year"]
Calendar = Literal["month", "quarter", "year"]
UNITS: tuple[Calendar, ...] = ("month", "quarter", "year")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FEW = 8  # so few moves are shown over all their time
SHARES = (0.9, 0.75, 0.6, 0.5)  # of the moves, that a busy time may hold
QUIET = 4  # times as long as the busy time is the whole that it is shown without
SHORTEST = 9  # days of a window
FIRST, LAST = date.min.toordinal(), date.max.toordinal()
# steps of an axis, with the least width of a label in pixels
STEPS: tuple[tuple[Unit, int, int], ...] = (
    ("day", 1, 50), ("day", 2, 50), ("day", 7, 50), ("day", 14, 50), ("month", 1, 44), ("month", 3, 52),
    ("year", 1, 40), ("year", 2, 40), ("year", 5, 40), ("year", 10, 40), ("year", 50, 40), ("year", 250, 40),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Window:
    """Days of an axis, both included."""

    first: int
    last: int

    @property
    def days(self) -> int:
        return self.last - self.first + 1

    @property
    def told(self) -> tuple[str, str]:
        """Both ends in ISO 8601, as short as they can be: ("2021", "2021"), ("2021-08", "2021-09")."""
        first, last = date.fromordinal(self.first), date.fromordinal(self.last)
        after = date.fromordinal(min(self.last + 1, LAST))
        if first.day == 1 and after.day == 1 and self.last < LAST:
            if first.month == 1 and after.month == 1:
                return f"{first.year:04}", f"{last.year:04}"
            return f"{first.year:04}-{first.month:02}", f"{last.year:04}-{last.month:02}"
        return first.isoformat(), last.isoformat()

    @property
    def words(self) -> str:
        """ "2021", "2021 Q3", "2021-06 to 2021-08"."""
        first, last = self.told
        if len(first) == 7 and first != last and self == around(self.first, "quarter"):
            return f"{first[:4]} Q{(int(first[5:]) + 2) // 3}"
        return first if first == last else f"{first} to {last}"

    def holds(self, day: int) -> bool:
        return self.first <= day <= self.last

    def moved(self, parts: float) -> "Window":
        """As long, so many lengths later."""
        by = round(self.days * parts)
        by = max(FIRST - self.first, min(by, LAST - self.last))
        return Window(self.first + by, self.last + by)

    def scaled(self, factor: float, around: int) -> "Window":
        """So many times as long, around a day."""
        length = max(SHORTEST, round(self.days * factor))
        first = max(FIRST, around - length // 2)
        return Window(first, min(LAST, first + length - 1))


@dataclass(frozen=True, slots=True)
class Tick:
    """A step of an axis: its days, what stands at it without (`label`) and with its year (`full`), and whether it
    parts years (of years: decades)."""

    first: int
    last: int
    label: str
    full: str
    major: bool


def all_of(days: Sequence[int]) -> Window:
    """The time of all these days (in order, at least one), with a margin."""
    return _margin(days[0], days[-1])


def busy(days: Sequence[int]) -> Window:
    """The time in which most of these days (in order, at least one) lie close together, the latest such; all of it
    where none stands out. Of narrower times that hold fewer days and wider ones that hold more the better bargain is
    taken: the share of the days held, times the logarithm of how much denser they lie."""
    whole = days[-1] - days[0] + 1
    if len(days) >= FEW:
        best: tuple[float, int, int] | None = None
        for share in SHARES:
            some = max(2, round(len(days) * share))
            length, first = min((days[i + some - 1] - days[i] + 1, -days[i]) for i in range(len(days) - some + 1))
            denser = whole / max(length, SHORTEST)
            if denser >= QUIET and (best is None or share * log(denser) > best[0]):
                best = share * log(denser), -first, length
        if best is not None:
            return _grown(days, best[1], best[1] + best[2] - 1)
    return all_of(days)


def _grown(days: Sequence[int], first: int, last: int) -> Window:
    """With the days that follow closely."""
    while True:
        reach = max(SHORTEST, (last - first) // 4)
        low, high = days[bisect_left(days, first - reach)], days[bisect_right(days, last + reach) - 1]
        if (low, high) == (first, last):
            return _margin(first, last)
        first, last = low, high


def _margin(first: int, last: int) -> Window:
    length = last - first + 1
    if length > 3 * 366:
        return Window(_begin(first, "year", 1), _after(_begin(last, "year", 1), "year", 1) - 1)
    if length > 70:
        return Window(_begin(first, "month", 1), _after(_begin(last, "month", 1), "month", 1) - 1)
    more = max(1, (SHORTEST - length + 1) // 2, length // 16)
    return Window(max(FIRST, first - more), min(LAST, last + more))


def around(day: int, unit: Calendar) -> Window:
    """The year, quarter or month that holds a day."""
    kind: Unit = "year" if unit == "year" else "month"
    step = 3 if unit == "quarter" else 1
    first = _begin(day, kind, step)
    return Window(first, _after(first, kind, step) - 1)


def window_of(asked: Interval, days: Sequence[int]) -> Window:
    """The window that is asked for; an end left open is that of all days."""
    known = all_of(days) if days else None
    first = date.fromisoformat(asked.start).toordinal() if asked.start else 0
    last = date.fromisoformat(asked.end).toordinal() if asked.end else 0
    if not first:
        first = min(known.first if known else last - 365, last)
    if not last:
        last = max(known.last if known else first + 365, first)
    return Window(max(first, FIRST), min(last, LAST))


def ticks(window: Window, width: float) -> list[Tick]:
    """The steps of an axis of so many pixels, as fine as their labels have room."""
    unit, step = next(((u, n) for u, n, room in STEPS if _pixels(window, width, u, n) >= room), STEPS[-1][:2])
    return list(_ticks(window, unit, step))


def bins(window: Window, most: int) -> list[Window]:
    """The window in parts of equal steps of the calendar, at most so many."""
    for unit, step, _ in STEPS:
        if window.days / (step * {"day": 1, "month": 30.4, "year": 365.2}[unit]) <= most - 2:
            parts = [(max(t.first, window.first), min(t.last, window.last)) for t in _ticks(window, unit, step)]
            return [Window(first, last) for first, last in parts if first <= last]
    return [window]


def _pixels(window: Window, width: float, unit: Unit, step: int) -> float:
    return width / window.days * step * {"day": 1, "month": 30.4, "year": 365.2}[unit]


def _ticks(window: Window, unit: Unit, step: int) -> Iterator[Tick]:
    starts = [_begin(window.first, unit, step)]
    while starts[-1] <= window.last and starts[-1] < LAST:
        starts.append(_after(starts[-1], unit, step))
    year = 0
    for first, following in pairwise(starts):
        day = date.fromordinal(first)
        major = day.year != year if unit != "year" else day.year % (10 * step) == 0
        yield Tick(first, following - 1, _label(day, unit, False), _label(day, unit, True), major)
        year = day.year


def _label(day: date, unit: Unit, new: bool) -> str:
    if unit == "year":
        return f"{day.year}"
    month = MONTHS[day.month - 1]
    if unit == "month":
        return f"{month} {day.year}" if new else month
    return f"{day.day} {month} {day.year}" if new else f"{day.day} {month}"


def _begin(day: int, unit: Unit, step: int) -> int:
    """The first day of the step that holds a day."""
    on = date.fromordinal(day)
    if unit == "day":
        return max(FIRST, day - (day - 1) % step)  # day 1 is a Monday: weeks begin so
    if unit == "month":
        return date(on.year, on.month - (on.month - 1) % step, 1).toordinal()
    return date(max(1, on.year - on.year % step), 1, 1).toordinal()


def _after(first: int, unit: Unit, step: int) -> int:
    """The first day of the next step."""
    on = date.fromordinal(first)
    if unit == "day":
        return min(LAST, first + step)
    months = on.month - 1 + (step if unit == "month" else 0)
    year = on.year + months // 12 + (step - on.year % step if unit == "year" else 0)
    return LAST if year > 9999 else date(year, months % 12 + 1, 1).toordinal()


def day_of(ordinal: int) -> str:
    """ISO 8601."""
    return (date.min + timedelta(days=ordinal - FIRST)).isoformat()
