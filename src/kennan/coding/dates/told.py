"""What a time expression says, before it is set against any other date."""

from dataclasses import dataclass
from typing import Literal

from kennan.model import Interval

Kind = Literal["fixed", "day", "month", "season", "weekday", "unit", "context", "window", "vague"]


@dataclass(frozen=True, slots=True)
class Told:
    """What a time expression says, lexemes `first` to `last` (exclusive).

    fixed    `interval` is told whole
    day      day `day` of month `number`, the year open
    month    month `number`; season: the season that begins with month `number`; weekday: `number` counts from Monday,
             which is 0; `shift` -1, 0, 1 where "last", "this" or "next" stands before it, else None
    unit     `shift` units from the report's date ("last week", "two days ago"), context: from another date of the text
    window   `shift` units up to the report's date, or on from it
    vague    a time that nothing fixes ("in recent weeks")
    """

    kind: Kind
    first: int
    last: int
    interval: Interval | None = None
    number: int = 0
    day: int = 0
    unit: str = ""
    shift: int | None = None
    part: str = ""
    side: str = ""
    until: "Told | None" = None
    counted: bool = False


def season(year: int, month: int) -> Interval:
    """Three months from `month` of `year`, precision "season"."""
    last_year, last_month = (year, month + 2) if month <= 10 else (year + 1, month - 10)
    end = Interval.month(last_year, last_month).end
    return Interval(f"{year:04}-{month:02}-01", end, "season")
