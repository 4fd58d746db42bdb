"""When something was: an interval of calendar days with the precision in which it was told."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Precision = Literal["day", "month", "season", "year", "decade", "century"]


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last day (ISO 8601, inclusive); None is an open end. `precision` is that of the wording: "in 1979"
    is 1979-01-01 to 1979-12-31 with precision "year"."""

    start: str | None
    end: str | None
    precision: Precision

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("an interval needs at least one end")

    @classmethod
    def day(cls, day: date) -> "Interval":
        return cls(day.isoformat(), day.isoformat(), "day")

    @classmethod
    def month(cls, year: int, month: int) -> "Interval":
        first = date(year, month, 1)
        following = date(year + month // 12, month % 12 + 1, 1)
        return cls(first.isoformat(), (following - timedelta(days=1)).isoformat(), "month")

    @classmethod
    def year(cls, year: int) -> "Interval":
        return cls(f"{year:04}-01-01", f"{year:04}-12-31", "year")

    @classmethod
    def decade(cls, first_year: int) -> "Interval":
        return cls(f"{first_year:04}-01-01", f"{first_year + 9:04}-12-31", "decade")

    @classmethod
    def between(cls, first: str | None, last: str | None) -> "Interval":
        """From and to as a user writes them (2014, 2014-06, 2014-06-30), both included. ValueError for no date."""
        start = _parts(first)[0].isoformat() if first else None
        end = _parts(last)[1].isoformat() if last else None
        return cls(start, end, "day")

    @property
    def iso(self) -> str:
        """The shortest ISO 8601 form that says as much: 1979, 2021-08, 2021-08-17, 1980/1989, 2021-06-01/2021-08-31;
        an open end is "..", as in 2018-01-01/.. ."""
        if self.start is None or self.end is None:
            return f"{self.start or '..'}/{self.end or '..'}"
        match self.precision:
            case "day" if self.start == self.end:
                return self.start
            case "month" if self.start[:7] == self.end[:7]:
                return self.start[:7]
            case "year" if self.start[:4] == self.end[:4]:
                return self.start[:4]
            case "decade" | "century" | "year":
                return f"{self.start[:4]}/{self.end[:4]}"
            case "month" | "season":
                return f"{self.start[:7]}/{self.end[:7]}"
        return f"{self.start}/{self.end}"

    def meets(self, other: "Interval") -> bool:
        """Whether both can be the same time."""
        return (self.start or "") <= (other.end or "9999") and (other.start or "") <= (self.end or "9999")


def _parts(text: str) -> tuple[date, date]:
    """First and last day of a year, month or day."""
    if len(text) == 4:
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if len(text) == 7:
        month = Interval.month(int(text[:4]), int(text[5:]))
        return date.fromisoformat(month.start or ""), date.fromisoformat(month.end or "")
    return date.fromisoformat(text), date.fromisoformat(text)
