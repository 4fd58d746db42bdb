"""Whether two amounts can both be right."""

from kennan.model import Figure

ABOUT = 0.07  # "about 15,000" allows for this share on either side
ROUND = 100  # from here on a number of one significant digit may be a round one
FAR = 3.0  # amounts further apart than this factor count different things


def value(figure: Figure) -> float | None:
    """The number, None for "several" and dates."""
    if figure.unit.startswith("date:"):
        return None
    try:
        return float(figure.value)
    except ValueError:
        return None


def apart(a: Figure, b: Figure) -> bool:
    """Whether the amounts exclude each other: their bounds don't overlap, and one isn't the other, rounded. Amounts
    that are far apart are taken for counts of different things."""
    x, y = value(a), value(b)
    if x is None or y is None or x == y or min(x, y) <= 0 or max(x, y) > FAR * min(x, y):
        return False
    low_a, high_a = _range(a, x)
    low_b, high_b = _range(b, y)
    if low_a <= high_b and low_b <= high_a:
        return False
    return not (_rounds(x, y) or _rounds(y, x))


def _range(figure: Figure, number: float) -> tuple[float, float]:
    match figure.bound:
        case "about":
            return number * (1 - ABOUT), number * (1 + ABOUT)
        case "at_least":
            return number, float("inf")
        case "at_most":
            return 0.0, number
    return number, number


def _rounds(exact: float, told: float) -> bool:
    """Whether `told` is `exact` in fewer significant digits."""
    digits = len(f"{told:.12g}".replace(".", "").strip("0"))
    if digits == 1 and (told < ROUND or abs(exact - told) > ABOUT * told):
        return False
    return float(f"{exact:.{digits}g}") == told
