"""Stretches of text in quotation marks, paired paragraph by paragraph."""

from collections.abc import Iterable
from dataclasses import dataclass

PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』", "‟": "”"}
DOUBLE = '"“”„‟«»‹›「」『』'
SINGLE_REACH = 300
CUE_REACH = 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text in quotation marks: code points `start` to `end` of the report without the marks, `opened` to `closed` with
    them. `whole` is false where the paragraph ends before the quotation does; `carried` is true where it began in the
    paragraph before without being closed there."""

    start: int
    end: int
    opened: int
    closed: int
    paragraph: int
    whole: bool = True
    carried: bool = False


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    kind: str


def find(text: str, paragraphs: Iterable[tuple[int, int, int]]) -> tuple[Stretch, ...]:
    """All outermost stretches in quotation marks, in text order; `paragraphs` are (number, start, end).

    A mark without its partner costs its own paragraph nothing else: an opening one runs to the end of the paragraph, a
    closing one is passed over unless the paragraph before was left open.
    """
    out: list[Stretch] = []
    left_open = ""
    for number, start, end in paragraphs:
        found, left_open = _paragraph(text, number, start, end, left_open)
        out += found
    return tuple(out)


def _paragraph(text: str, number: int, start: int, end: int, left_open: str) -> tuple[list[Stretch], str]:
    marks = list(_marks(text, start, end))
    odd = sum(m.kind == '"' for m in marks) % 2 == 1
    out: list[Stretch] = []
    opened: _Mark | None = None
    for position, mark in enumerate(marks):
        if opened is None:
            if _closes_only(text, mark, start, end):
                if left_open and not out and position == 0:
                    out.append(Stretch(start, mark.start, start, mark.end, number, carried=True))
                continue
            opened = mark
        elif (
            odd
            and opened.kind == mark.kind == '"'
            and _opens_only(text, mark)
            and (stop := _said_before(text, opened, mark))
        ):
            # the first was never closed: "The road is long, he said, "and dark."
            out.append(_stretch(text, opened.end, stop, opened.start, stop, number))
            opened = mark
        elif _closes(text, opened, mark, start, end):
            if mark.start > opened.end:
                out.append(_stretch(text, opened.end, mark.start, opened.start, mark.end, number))
            opened = None
        elif mark.kind in PAIRS and mark.kind == opened.kind and _new_start(text, opened, mark):
            opened = mark
        elif mark.kind == opened.kind == "“" and _closes_only(text, _Mark(mark.start, mark.end, '"'), start, end):
            # set the wrong way round
            out.append(_stretch(text, opened.end, mark.start, opened.start, mark.end, number))
            opened = None
    if opened is None:
        return out, ""
    if opened.end < end:
        out.append(_stretch(text, opened.end, end, opened.start, end, number, whole=False))
    return out, opened.kind


def _stretch(text: str, start: int, end: int, opened: int, closed: int, number: int, whole: bool = True) -> Stretch:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Stretch(start, end, opened, closed, number, whole)


def _marks(text: str, start: int, end: int) -> Iterable[_Mark]:
    """Marks that can open or close a quotation. Single ones come in pairs already, and only outside double ones."""
    at, inside = start, False
    while at < end:
        char = text[at]
        if char in DOUBLE:
            if char == '"' and not inside and at > start and text[at - 1].isdigit():
                at += 1
                continue
            yield _Mark(at, at + 1, char)
            inside = char not in "”»›」』" and not (char == '"' and inside)
            at += 1
        elif char in "'’`‘" and text[at : at + 2] in ("''", "``", "’’", "‘‘"):
            # newspapers' typesetting: two single marks for a double one; a third is a single one within
            closing_third = inside and text[at : at + 3] == "'''" and at > start and not text[at - 1].isspace()
            begin = at + 1 if closing_third else at
            yield _Mark(begin, begin + 2, "''")
            inside = not inside
            at = begin + 2
        elif char in "‘'" and not inside and (close := _single_close(text, at, start, end)):
            yield _Mark(at, at + 1, "‘")
            yield _Mark(close, close + 1, "’")
            at = close + 1
        else:
            at += 1


def _single_close(text: str, at: int, start: int, end: int) -> int:
    """Where the single quotation opened at `at` closes; 0 where that is an apostrophe."""
    if at > start and not (text[at - 1].isspace() or text[at - 1] in "([—–-/"):
        return 0
    if at + 1 >= end or not (text[at + 1].isalnum() or text[at + 1] in "[…$"):
        return 0
    if text[at + 1].isdigit() and text[at + 3 : at + 4] == "s":
        # the '90s
        return 0
    closer = "’" if text[at] == "‘" else "'"
    fallback = 0
    for position in range(at + 2, min(end, at + SINGLE_REACH)):
        if text[position] in DOUBLE:
            break
        if text[position] != closer or (position + 1 < end and text[position + 1].isalnum()):
            continue
        if text[position - 1] == "s" and position + 1 < end and text[position + 1] == " ":
            fallback = fallback or position
            continue
        return position
    return fallback


def _closes_only(text: str, mark: _Mark, start: int, end: int) -> bool:
    """Whether a mark met outside a quotation can only be a closing one."""
    if mark.kind in "”›」』" or mark.kind == "’":
        return True
    if mark.kind in ('"', "''"):
        after_word = mark.start > start and not text[mark.start - 1].isspace() and text[mark.start - 1] not in "([—–-/"
        before_gap = mark.end >= end or text[mark.end].isspace() or text[mark.end] in ".,;:!?)]"
        return after_word and before_gap
    return False


def _opens_only(text: str, mark: _Mark) -> bool:
    """Whether a straight mark can only open a quotation: a gap before it, a word after it."""
    before, after = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
    return before.isspace() and (after.isalnum() or after in "[$…")


def _said_before(text: str, opened: _Mark, mark: _Mark) -> int:
    """Where words in marks must have ended before a cue and the next opening mark; 0 where they don't."""
    inner = text[opened.end : mark.start].rstrip()
    if not inner.endswith(","):
        return 0
    last = max(inner[:-1].rfind(c) for c in ",.?!")
    return opened.end + last + 1 if last > 0 and len(inner) - last < CUE_REACH else 0


def _closes(text: str, opened: _Mark, mark: _Mark, start: int, end: int) -> bool:
    if opened.kind in PAIRS:
        return mark.kind in PAIRS[opened.kind] or (mark.kind == '"' and opened.kind in "“„")
    if opened.kind == "‘":
        return mark.kind == "’"
    if opened.kind == '"' and mark.kind == "”":
        return True
    return mark.kind == opened.kind


def _new_start(text: str, opened: _Mark, mark: _Mark) -> bool:
    """A second opening mark after a sentence end: the first was never closed."""
    return text[opened.end : mark.start].rstrip()[-1:] in ".!?…"
