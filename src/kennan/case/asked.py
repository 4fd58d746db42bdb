"""Times as users name them: 2021, 2021-08 or 2021-08-17."""

from kennan.errors import UsageError
from kennan.model import Interval


def asked(since: str | None, until: str | None) -> Interval | None:
    """The time asked for, both ends included; None where no end is named. Raises UsageError."""
    if since is None and until is None:
        return None
    first, last = _bound(since, first=True), _bound(until, first=False)
    if first and last and first > last:
        raise UsageError(f"{since} to {until}: ends before it begins")
    return Interval(first, last, "day")


def _bound(value: str | None, *, first: bool) -> str | None:
    if value is None:
        return None
    parts = value.split("-")
    if not 1 <= len(parts) <= 3 or not all(p.isdigit() for p in parts) or len(parts[0]) != 4:
        raise UsageError(f"{value}: not a date; write 2021, 2021-08 or 2021-08-17")
    numbers = [int(p) for p in parts]
    try:
        if len(numbers) == 1:
            whole = Interval.year(numbers[0])
        elif len(numbers) == 2:
            whole = Interval.month(*numbers)
        else:
            day = f"{numbers[0]:04}-{numbers[1]:02}-{numbers[2]:02}"
            Interval.month(*numbers[:2])
            whole = Interval(day, day, "day")
    except ValueError as error:
        raise UsageError(f"{value}: not a date; write 2021, 2021-08 or 2021-08-17") from error
    return whole.start if first else whole.end
