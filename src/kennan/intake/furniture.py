"""What a single line shows by itself: furniture, byline, caption, credit or date line. Lines of prose show nothing."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kennan.intake import dates
from kennan.intake.cues import Cues
from kennan.intake.lines import Unit
from kennan.intake.media import agencies, ends_in_agency, is_medium
from kennan.model import RegionKind

DateLabel = Literal["published", "page", "bare"]
MAX_PHRASE_LINE = 300
MAX_DATE_LINE, MAX_NAMES, MAX_MASTHEAD = 110, 4, 7
WORDS = re.compile(r"[^\W\d_](?:[\w.]*\w)?")
PLACEHOLDER = re.compile(r"\$\$\d\$\$|\{\{\s*\w+\s*\}\}|&nbsp;|<%=|\[[a-z_]+ [^\]\n=]*=[^\]\n]*\]", re.IGNORECASE)
COUNTED = re.compile(r",\s?\d{1,6},\s?[^\W\d_]")
LISTED = re.compile(r"[^\W\d_]\s?\(\d{1,6}\)(?=[\s,;|]|$)")
CAPITALISED = re.compile(r"^[\"'“‘(]?[^\W\d_a-z]")
DOMAINS = re.compile(r"\b[a-z][\w-]*(?:\.[\w-]+)*\.(?:com|net|org|id|co|tv|news|uk)\b")
ON_DATE = re.compile(r"(?:\bin|\bon|\bdi)\b.{0,80}\b(?:19|20)\d\d\b")
INTERFACE_SHARE, INTERFACE_WORDS = 0.35, 12


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that gives nothing but a date: whose date it is, and the day if it tells one."""

    label: DateLabel
    day: date | None
    bulleted: bool


def of_line(unit: Unit, cues: Cues) -> RegionKind | None:
    """The kind that the line's own wording gives it, wherever it stands; None for what may be prose."""
    if unit.end - unit.start > MAX_PHRASE_LINE:
        return "furniture" if is_template(unit, cues) else None
    plain = unit.plain
    bare = plain.rstrip(" .:!?…»>-–—|")
    if bare in cues.whole or not any(c.isalnum() for c in unit.text):
        return "furniture"
    if plain.startswith(cues.credit_lines) or unit.text.strip(" ()[]–—-|/.") in agencies():
        return "credit"
    if is_caption(unit, cues):
        return "caption"
    if plain.startswith(cues.starts) or cues.contains.search(plain) or _social(plain, cues):
        return "furniture"
    if plain.startswith(cues.starts_unstopped) and not unit.stops:
        return "furniture"
    return "furniture" if is_template(unit, cues) else None


def _social(plain: str, cues: Cues) -> bool:
    return plain.startswith(cues.social_starts) and any(name in plain for name in cues.social_names)


def is_template(unit: Unit, cues: Cues) -> bool:
    """Page-template debris, and lists of tags or archive months with their counts."""
    sample = unit.text[:2000]
    if PLACEHOLDER.search(sample) and not (unit.long and unit.stops):
        return True
    if len(COUNTED.findall(sample)) >= 3 or len(LISTED.findall(sample)) >= 4:
        return not unit.stops
    words = unit.words
    if len(words) < INTERFACE_WORDS:
        return False
    hits = sum(w in cues.interface or w in cues.months or w in cues.weekdays for w in words)
    return hits >= INTERFACE_SHARE * len(words)


def is_caption(unit: Unit, cues: Cues) -> bool:
    """A line under a picture: announced as one, or a description without a stop that ends in who took it."""
    plain = unit.plain
    if plain.startswith(cues.caption_starts):
        return True
    if unit.stops or len(unit.words) < 5:
        return False
    if plain.endswith(cues.caption_ends):
        return True
    return ends_in_agency(unit.text, sure=bool(ON_DATE.search(plain)))


def is_byline(unit: Unit, cues: Cues) -> bool:
    """ "By" and names: capitalised words only, no stop. Holds at the head and foot of a report."""
    if unit.end - unit.start > 120 or not unit.plain.startswith(cues.byline_starts):
        return False
    start = next(s for s in cues.byline_starts if unit.plain.startswith(s))
    rest = [w.strip(",|.&/()") for w in unit.text.split()][len(start.split()) :]
    rest = [w for w in rest if w]
    named = [w for w in rest if CAPITALISED.match(w)]
    return bool(named) and len(rest) <= 14 and all(w in named or w.casefold() in cues.byline_words for w in rest)


def date_line(unit: Unit, cues: Cues) -> DateLine | None:
    """A line of nothing but a date, a clock, their label and perhaps a name before them; None for any other."""
    if unit.end - unit.start > MAX_DATE_LINE:
        return None
    plain = DOMAINS.sub(" ", unit.plain).lstrip(" :-–—|,")
    domain = plain != unit.plain
    labels = [(m.start(), -len(m.group()), m.group()) for m in cues.label.finditer(plain)]
    label = min(labels)[2] if labels else None
    found = dates.find(plain, cues)
    if not found and not dates.CLOCK.search(plain):
        return None
    rest = cues.label.sub(" ", plain[: found.start] + " | " + plain[found.end :] if found else plain)
    known = (cues.date_line_words, cues.weekdays, cues.months)
    left = [w for w in WORDS.findall(rest) if not any(w in words for words in known)]
    if not label and (left or (found and dates.find(rest, cues))):
        return None
    if len(left) > MAX_NAMES or any(not _capitalised_in(unit.text, w) for w in left):
        return None
    bulleted = not unit.text[:1].isalnum()
    if label in cues.not_published:
        return DateLine("page", found.day if found else None, bulleted)
    if label or (domain and found):
        return DateLine("published", found.day if found else None, bulleted)
    return DateLine("bare" if found else "page", found.day if found else None, bulleted)


@dataclass(frozen=True, slots=True)
class Masthead:
    """A line of the head that names the outlet, or outlet or place and a date: "The Lantern, Harwick, 9 April 2021"."""

    outlet: str | None
    day: date | None


def masthead(unit: Unit, cues: Cues) -> Masthead | None:
    """What such a line tells; None for any other. Holds only above the first prose."""
    if unit.stops or unit.end - unit.start > MAX_DATE_LINE or not unit.text[0].isupper():
        return None
    if is_medium(unit.text):
        return Masthead(unit.text, None)
    found = dates.find(unit.text, cues)
    if not found or unit.text[found.end :].strip(" .)"):
        return None
    parts = [part.strip() for part in unit.text[: found.start].strip(" ,(–—-|").split(",")]
    words = [w for part in parts for w in part.split() if w.casefold() not in cues.weekdays]
    if not words or len(words) > MAX_MASTHEAD or not all(CAPITALISED.match(w) for w in words):
        return None
    return Masthead(parts[0] if is_medium(parts[0]) else None, found.day)


def _capitalised_in(text: str, word: str) -> bool:
    """Whether the text has the word, known in lower case, with a capital."""
    at = text.casefold().find(word)
    return at >= 0 and text[at : at + 1].isupper()


def is_name(unit: Unit, cues: Cues) -> bool:
    """A line of names only, as a byline without "by" is."""
    words = [w.strip(",|.&()") for w in unit.text.split()]
    capitalised = [w for w in words if CAPITALISED.match(w) and not w.isupper()]
    return (
        2 <= len(words) <= 6
        and len(capitalised) >= 2
        and all(w in capitalised or w.casefold() in cues.byline_words for w in words)
    )
