"""From what a time expression says to an interval, given the report's date and the other dates of its text."""

from dataclasses import dataclass
from datetime import date, timedelta

from kennan.coding.dates.told import Told, season
from kennan.model import Interval, Precision

FINENESS: dict[Precision, int] = {"day": 0, "month": 1, "season": 2, "year": 3, "decade": 4, "century": 5}
UNIT_FINENESS = {"day": 0, "weekend": 0, "week": 0, "fortnight": 0, "month": 1, "year": 3, "decade": 4, "century": 5}


@dataclass(frozen=True, slots=True)
class Reference:
    """The report's date: `first` to `last` day, at a precision; one day where it is known exactly."""

    first: date
    last: date
    precision: Precision

    @classmethod
    def of(cls, interval: Interval | None) -> "Reference | None":
        if interval is None or interval.start is None or interval.end is None:
            return None
        return cls(date.fromisoformat(interval.start), date.fromisoformat(interval.end), interval.precision)

    @property
    def exact(self) -> bool:
        return self.first == self.last

    @property
    def interval(self) -> Interval:
        return Interval(self.first.isoformat(), self.last.isoformat(), self.precision)


def resolve(told: Told, reference: Reference | None, anchor: Interval | None, forward: bool) -> Interval | None:
    """The interval, open sides included, or None where the text does not fix it.

    anchor   the last date told before this one, for "three decades later"
    forward  whether a weekday or month without a year lies ahead of the report's date
    """
    named = point(told, reference, anchor, forward)
    if named is None:
        return None
    if told.until is not None:
        end = point(told.until, reference, named, forward)
        if end is None or (end.end or "") < (named.start or ""):
            return None
        coarser = max(named.precision, end.precision, key=lambda p: FINENESS[p])
        return Interval(named.start, end.end, coarser)
    match told.side:
        case "since":
            return Interval(named.start, None, named.precision)
        case "until":
            return Interval(None, named.end, named.precision)
        case "before" if named.start:
            return Interval(None, _iso(_day(named.start), -1), named.precision)
        case "after" if named.end:
            return Interval(_iso(_day(named.end), 1), None, named.precision)
    return named


def point(told: Told, reference: Reference | None, anchor: Interval | None, forward: bool) -> Interval | None:
    """The interval that the expression itself names, without the open side that a "since" gives. None where it
    lies outside the calendar (years 1 to 9999)."""
    try:
        return _point(told, reference, anchor, forward)
    except (ValueError, OverflowError):
        return None


def _point(told: Told, reference: Reference | None, anchor: Interval | None, forward: bool) -> Interval | None:
    match told.kind:
        case "fixed":
            return _part(told.interval, told.part)
        case "context":
            return _from_context(told, anchor)
        case "vague":
            return None
    if reference is None:
        return None
    match told.kind:
        case "unit":
            return _part_of_unit(told, _unit(told, reference), reference)
        case "window":
            return _window(told, reference)
        case "weekday":
            return _weekday(told, reference, forward) if reference.exact else None
        case "day":
            return _day_of_year(told, reference, forward)
        case "month":
            return _part(_month(told, reference, forward), told.part)
        case "season":
            return _season(told, reference, forward)
    return None


def _day(iso: str) -> date:
    return date.fromisoformat(iso)


def _iso(day: date, shift: int) -> str:
    return (day + timedelta(days=shift)).isoformat()


def _part(whole: Interval | None, part: str) -> Interval | None:
    """The early, middle or late third of a year. Other periods stay whole: their thirds have no ISO form."""
    if whole is None or not part or whole.precision != "year" or whole.start is None or whole.end is None:
        return whole
    year = int(whole.start[:4])
    if whole.end[:4] != whole.start[:4]:
        return whole
    first = {"early": 1, "mid": 5, "late": 9}.get(part)
    if first is None:
        return whole
    return Interval(Interval.month(year, first).start, Interval.month(year, first + 3).end, "year")


def _part_of_unit(told: Told, whole: Interval | None, reference: Reference) -> Interval | None:
    if whole is None or told.part in ("", "mid"):
        return _part(whole, told.part)
    if told.part == "earlier" and reference.exact and whole.start:
        return Interval(whole.start, min(reference.last.isoformat(), whole.end or "9999"), whole.precision)
    if told.part == "later" and reference.exact and whole.end:
        return Interval(max(reference.first.isoformat(), whole.start or ""), whole.end, whole.precision)
    return _part(whole, told.part)


def _shift_month(day: date, months: int) -> tuple[int, int]:
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1


def _around(day: date, unit: str, shift: int) -> Interval | None:
    """The calendar unit `shift` units from the day."""
    try:
        match unit:
            case "day":
                return Interval.day(day + timedelta(days=shift))
            case "week" | "fortnight":
                monday = (
                    day - timedelta(days=day.weekday()) + timedelta(weeks=shift * (2 if unit == "fortnight" else 1))
                )
                return Interval(monday.isoformat(), _iso(monday, 6), "day")
            case "weekend":
                saturday = day - timedelta(days=day.weekday()) + timedelta(days=5, weeks=shift)
                return Interval(saturday.isoformat(), _iso(saturday, 1), "day")
            case "month":
                year, month = _shift_month(day, shift)
                return Interval.month(year, month)
            case "year":
                return Interval.year(day.year + shift) if 0 < day.year + shift < 9999 else None
            case "decade":
                return Interval.decade((day.year + 10 * shift) // 10 * 10)
            case "century":
                first = (day.year + 100 * shift) // 100 * 100
                return Interval(f"{first:04}-01-01", f"{first + 99:04}-12-31", "century")
    except (ValueError, OverflowError):
        return None
    return None


def _unit(told: Told, reference: Reference) -> Interval | None:
    """A unit counted from the report's date. A date known to the month only fixes no week but "this week"'s month."""
    shift = told.shift or 0
    if told.counted and told.unit in ("decade", "century"):
        years = shift * (10 if told.unit == "decade" else 100)
        return Interval.year(reference.first.year + years) if 0 < reference.first.year + years < 9999 else None
    first, last = _around(reference.first, told.unit, shift), _around(reference.last, told.unit, shift)
    if first is None or first == last:
        return first
    finer = UNIT_FINENESS.get(told.unit, 0) < FINENESS[reference.precision]
    return reference.interval if finer and shift == 0 else None


def _window(told: Told, reference: Reference) -> Interval | None:
    shift = told.shift or 0
    days = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}.get(told.unit)
    if days:
        if not reference.exact:
            return None
        start, end = sorted((reference.first, reference.first + timedelta(days=days * shift)))
        return Interval(start.isoformat(), end.isoformat(), "day")
    months = {"month": 1, "year": 12, "decade": 120, "century": 1200}[told.unit] * shift
    precision: Precision = "month" if told.unit == "month" else "year"
    if FINENESS[reference.precision] > FINENESS[precision]:
        return None
    base = reference.first if shift < 0 else reference.last
    year, month = _shift_month(base, months)
    if not 0 < year < 9999:
        return None
    if shift < 0:
        start_of = Interval.month(year, month) if precision == "month" else Interval.year(year)
        return Interval(start_of.start, reference.last.isoformat(), precision)
    end_of = Interval.month(year, month) if precision == "month" else Interval.year(year)
    return Interval(reference.first.isoformat(), end_of.end, precision)


def _weekday(told: Told, reference: Reference, forward: bool) -> Interval:
    today = reference.first
    back = (today.weekday() - told.number) % 7
    ahead = (told.number - today.weekday()) % 7
    match told.shift:
        case -1:
            return Interval.day(today - timedelta(days=back or 7))
        case 1:
            return Interval.day(today + timedelta(days=ahead or 7))
        case 0:
            return Interval.day(today + timedelta(days=told.number - today.weekday()))
    return Interval.day(today + timedelta(days=ahead) if forward else today - timedelta(days=back))


def _nearest_year(month: int, reference: Reference, shift: int | None, forward: bool) -> int | None:
    """The year in which a month lies that is told without one; None where the report's date leaves it open."""
    if reference.precision in ("year", "decade", "century"):
        return None
    year, now = reference.last.year, reference.last.month
    match shift:
        case -1:
            return year if month < now else year - 1
        case 0:
            return year
        case 1:
            return year if month > now else year + 1
    if forward:
        return year if month >= now else year + 1
    return year if month <= now else year - 1


def _month(told: Told, reference: Reference, forward: bool) -> Interval | None:
    year = _nearest_year(told.number, reference, told.shift, forward)
    return None if year is None else Interval.month(year, told.number)


def _day_of_year(told: Told, reference: Reference, forward: bool) -> Interval | None:
    year = _nearest_year(told.number, reference, told.shift, forward)
    if year is None:
        return None
    try:
        day = date(year, told.number, told.day)
        if reference.exact and told.number == reference.first.month:
            if forward and day < reference.first and (reference.first - day).days > 180:
                day = date(year + 1, told.number, told.day)
            elif not forward and (day - reference.first).days > 15:
                day = date(year - 1, told.number, told.day)
        return Interval.day(day)
    except ValueError:
        return None


def _season(told: Told, reference: Reference, forward: bool) -> Interval | None:
    if reference.precision in ("year", "decade", "century"):
        return None
    today = reference.last
    this = today.year - 1 if told.number > 10 and today.month <= 2 else today.year
    current = season(this, told.number)
    if told.shift is None:
        begun = (current.start or "") <= today.isoformat()
        return current if begun or forward else season(this - 1, told.number)
    if told.shift == -1:
        over = (current.end or "") < today.isoformat()
        return current if over else season(this - 1, told.number)
    if told.shift == 1:
        ahead = (current.start or "") > today.isoformat()
        return current if ahead else season(this + 1, told.number)
    return current


def _from_context(told: Told, anchor: Interval | None) -> Interval | None:
    """A unit counted from another date: never finer than that date was told."""
    if anchor is None or anchor.start is None or anchor.end is None:
        return None
    shift = told.shift or 0
    needed = UNIT_FINENESS.get(told.unit, 0)
    if FINENESS[anchor.precision] > max(needed, 0) or (needed == 0 and anchor.start != anchor.end and shift):
        return None
    return _around(date.fromisoformat(anchor.start), told.unit, shift)
