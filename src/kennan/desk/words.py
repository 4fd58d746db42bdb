"""Words of the desk's pages that depend on a number or a code."""

from functools import cache

KINDS = {"event": "event", "quote": "quote", "status": "status", "stance": "stance", "figure": "figure"}
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "yi", "dv", "ckb", "sd", "ug"})


def number(count: int, one: str, many: str = "") -> str:
    """ "1 report", "12,345 reports"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


@cache
def language(code: str) -> str:
    """A language's English name by its ISO 639-1 code."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code).get_display_name("en") or code
    except (UnknownLocaleError, ValueError):
        return "language unknown" if code == "und" else code


def direction(code: str) -> str:
    """The direction of writing of a language: "rtl" or "ltr"."""
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"


def sure(confidence: float) -> str:
    """How sure, in words: a number of two digits says more than is known."""
    return (
        "sure"
        if confidence >= 0.8
        else "fairly sure"
        if confidence >= 0.6
        else "unsure"
        if confidence >= 0.4
        else ("doubtful")
    )
