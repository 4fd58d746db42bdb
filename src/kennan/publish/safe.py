"""Text from outside, made harmless for terminals and spreadsheets."""

import re

# C0 and C1 controls but tab and line feed, and marks that reorder or hide what a terminal prints.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def for_terminal(text: str) -> str:
    """The text on one line, with controls shown as "·" so that no escape code reaches the terminal."""
    return CONTROL.sub("·", text).replace("\n", " ").replace("\t", " ")


def for_cell(value: object) -> str:
    """A CSV cell that no spreadsheet runs as a formula: such text gets an apostrophe in front. Numbers stay as they
    are."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    text = str(value).replace("\x00", "·")
    return "'" + text if text.startswith(FORMULA) else text
