"""The dateline of a report: where, when and by whom, before the first sentence ("KORVA, Aldria (AP) — ")."""

import re
from dataclasses import dataclass
from datetime import date

from kennan.intake import dates
from kennan.intake.cues import Cues
from kennan.intake.media import known_name

REACH = 130
DASH = re.compile(r"\s*(?:—|–|―|--)\s*|\s+-\s*|(?<=[)\]\w])-\s+|:\s+")
DOMAIN = re.compile(
    r"(?i)^[a-z][\w-]*(?:\.[\w-]+)*\."
    r"(?:com|net|org|co|id|tv|news|info|press|media|eu|uk|in|au|my|sg|de|fr|ru|ph|pk|ng|za|ke|bd|es|it|nl)$"
)
BRACKETS = re.compile(r"\(([^()\n]{2,40})\)|\[([^\[\]\n]{2,40})\]|/([A-Z][\w .-]{1,25})/\.?")
PLACE_WORD = re.compile(r"^[^\W\d_][^\W\d_.'’-]*(?:[.'’-][^\W\d_]*)*\.?$")
PARTICLES = frozenset({"of", "de", "del", "la", "le", "el", "al", "the", "du", "des", "da", "dos", "di", "and"})
# "(CNN) The ..." and "Lissa (CNN) The ...", without a dash.
OPENED = re.compile(r"([A-Z][^()\n]{2,40})?\s?\(([A-Z][\w ]{1,25})\)\s*(?=[A-Z“\"'‘])")
NAME = re.compile(r"^[A-Z][\w&'’./-]*(?: (?:[A-Z][\w&'’./-]*|of|and|de|for))*$")
# A second dash, after which the sentence goes on: the first one did not end a dateline.
APPOSITION = re.compile(r"[^—–\n.]{1,80}?\s(?:—|–|-|--)\s[a-z]")
ORDINAL = re.compile(r"^\d+(?:st|nd|rd|th)?$")
MAX_PLACE_WORDS, MAX_PARTS = 4, 4


@dataclass(frozen=True, slots=True)
class Dateline:
    """Offsets count from the start of the unit. `end` is after the dash. `agencies` are who is credited with the whole
    report; `outlet` is a domain name printed before the text; `bare` where that is all there is."""

    end: int
    agencies: tuple[tuple[int, int], ...] = ()
    outlet: str | None = None
    day: date | None = None
    bare: bool = False


def dateline(text: str, cues: Cues) -> Dateline | None:
    """The dateline at the beginning of a paragraph, or None."""
    head = text[:REACH]
    for dash in DASH.finditer(head):
        if dash.start() and (found := _read(text, head[: dash.start()], dash, cues)):
            return found
        if dash.group().strip() != ":" and dash.start() > 80:
            break
    opened = OPENED.match(head)
    if opened and known_name().fullmatch(opened[2]) and (not opened[1] or _parts(opened[1], cues)):
        return Dateline(opened.end(), (opened.span(2),))
    slashed = re.match(r"([^/\n]{3,60}?)\.? /([A-Z][\w .-]{1,25})/[.,]?\s", head)
    if slashed and _parts(slashed[1], cues):
        return Dateline(slashed.end(), (slashed.span(2),), day=_day(slashed[1], cues))
    return None


def _read(text: str, head: str, dash: re.Match[str], cues: Cues) -> Dateline | None:
    agencies: list[tuple[int, int]] = []
    for match in BRACKETS.finditer(head):
        group = 1 if match[1] else 3 if match[3] else 0
        if group and NAME.match(match[group]) and not dates.find(match[group], cues):
            agencies.append(match.span(group))
    plain = BRACKETS.sub(" ", head).strip(" ,.")
    parts = _parts(plain, cues) if plain else ([] if agencies else None)
    if parts is None:
        return None
    outlets = [part for part in parts if DOMAIN.match(part)]
    follows = text[dash.end() : dash.end() + 1]
    mark = dash.group().strip()
    if APPOSITION.match(text, dash.end()):
        return None
    alone = not follows and (agencies or outlets or head.isupper())
    if not alone and (not follows or follows.islower()):
        return None
    if not agencies and (mark == ":" or (not outlets and not _stands_alone(parts, mark, cues))):
        return None
    return Dateline(
        end=dash.end(),
        agencies=tuple(agencies),
        outlet=outlets[0] if outlets else None,
        day=_day(head, cues),
        bare=bool(outlets) and len(parts) == 1 and not agencies,
    )


def _parts(plain: str, cues: Cues) -> list[str] | None:
    """The parts between commas, if each is a place, a date or a domain name."""
    parts = [part.strip() for part in plain.split(",") if part.strip()]
    if not 1 <= len(parts) <= MAX_PARTS:
        return None
    if all(DOMAIN.match(part) or _is_date(part, cues) or _is_place(part) for part in parts):
        return parts
    return None


def _is_place(part: str) -> bool:
    words = part.split()
    return (
        1 <= len(words) <= MAX_PLACE_WORDS
        and words[0][0].isupper()
        and all(PLACE_WORD.match(w) and (w[0].isupper() or w in PARTICLES) for w in words)
    )


def _is_date(part: str, cues: Cues) -> bool:
    words = re.findall(r"[^\W_]+", part.casefold())
    named = any(w in cues.months or w in cues.weekdays for w in words)
    known = all(w in cues.months or w in cues.weekdays or ORDINAL.match(w) for w in words)
    return bool(words) and known and (named or len(words[0]) == 4 or "/" in part)


def _stands_alone(parts: list[str], mark: str, cues: Cues) -> bool:
    """Without an agency or outlet: a place in capitals, or one before a long dash."""
    place = parts[0]
    if _is_date(place, cues):
        return False
    letters = [c for c in place if c.isalpha()]
    if len(letters) >= 3 and all(c.isupper() for c in letters):
        return True
    return len(place.split()) <= (2 if mark == "-" else 3)


def _day(head: str, cues: Cues) -> date | None:
    found = dates.find(head, cues)
    return found.day if found else None
