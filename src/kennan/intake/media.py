"""Names of media in running text: agencies, outlets and platforms."""

import re
from functools import cache

from kennan.intake.cues import ALWAYS, alternatives
from kennan.language.pack import table

TAIL = 90
SENTENCE_ENDS = (".", "!", "?", ".”", '."', "!”", "?”", "”.", '".', ".'", ".’")
TITLE_TAIL = re.compile(r"\s+[|–—-]\s+(?P<outlet>[^|–—]{2,40})$")
COPYRIGHT = re.compile(
    r"(?i:©|\(c\)|copyright)\s*(?i:©|\(c\))?\s*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?,?\s+)"
    r"(?:by\s+)?(?P<holder>[A-Z][\w&'’ .-]{1,40}?)(?=\s*(?:[,|•·]|\.\s|\.$|$|(?i:all rights)))"
)


@cache
def agencies() -> frozenset[str]:
    return frozenset(table(ALWAYS, "intake")["media"]["agencies"])


@cache
def known_name() -> re.Pattern[str]:
    """Matches a known name at a position, the longest first, not as part of a longer word."""
    media = table(ALWAYS, "intake")["media"]
    names = alternatives([*media["agencies"], *media["outlets"], *media["platforms"]])
    return re.compile(rf"(?:{names})(?![\w])".replace("'", "['’]"))


@cache
def _ending() -> re.Pattern[str]:
    """An agency at the end of a line: "(AFP)", "/ Reuters", "AP Photo/Jane Roe", or bare."""
    names = alternatives([*agencies(), *(name.upper() for name in agencies())])
    return re.compile(
        rf"(?P<mark>[(|/–—-]\s*|(?i:\b(?:by|via|courtesy|credit:?))\s+|©\s*)?(?<![\w])(?P<name>{names})"
        r"(?:\s(?:Photo|via Getty Images|Images|file photo))?(?:\s?/\s?[^\W\d_][\w .'’-]{1,40})?[)\]/]?\.?$"
    )


def is_medium(name: str) -> bool:
    """Whether a short string is a medium's name and nothing else."""
    bare = name.removeprefix("The ").strip()
    words = bare.split()
    media_words = table(ALWAYS, "intake")["credits"]["media_words"]
    return bool(known_name().fullmatch(bare)) or (
        2 <= len(words) <= 5 and words[-1] in media_words and bare[0].isupper()
    )


def without_outlet(title: str) -> tuple[str, str | None]:
    """A title without the medium that its page printed after it ("... | The Lantern"), and that medium."""
    match = TITLE_TAIL.search(title)
    if match and is_medium(match["outlet"]):
        return title[: match.start()], match["outlet"]
    return title, None


def holder(line: str) -> str | None:
    """Whose copyright a line states."""
    match = COPYRIGHT.search(line[:200])
    return match["holder"].strip(" .,") if match else None


def sign_off(text: str) -> tuple[int, int] | None:
    """Where the agency stands that signs a paragraph after its last stop ("... he said. (AFP)")."""
    place = agency_at_end(text)
    if place and text[: place[0]].rstrip(" ([/–—-").endswith(SENTENCE_ENDS):
        return place
    return None


def agency_at_end(text: str, sure: bool = False) -> tuple[int, int] | None:
    """Where in the text the agency stands that closes it, as a picture's credit does. Without a mark before the name
    ("(AFP)", "/AFP") it counts only if the line is `sure` to be a caption."""
    offset = max(0, len(text) - TAIL)
    match = _ending().search(text[offset:])
    if not match or not (match["mark"] or sure):
        return None
    return offset + match.start("name"), offset + match.end("name")


def ends_in_agency(text: str, sure: bool = False) -> bool:
    return agency_at_end(text, sure) is not None
