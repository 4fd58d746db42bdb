"""Whom a report names as its source: for the whole of it, for one quote, or for a picture."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kennan.intake.cues import ALWAYS, alternatives
from kennan.intake.media import agency_at_end, known_name
from kennan.language.pack import table
from kennan.model import Credit, Region, Span

Scope = str
GAP = re.compile(r"[\s,:]*")
WORD = re.compile(r"[^\W_][\w&'’./-]*")
PROPER = re.compile(r"[A-Z][\w&'’/-]*(?:\.[\w]+)*")
DOMAIN = re.compile(r"(?i)[a-z][\w-]*(?:\.[\w-]+)*\.(?:com|net|org|co|id|tv|news|info|uk|in|au|my|sg|de|fr|ru|ph|pk)\b")
MAX_NAME_WORDS, MAX_ADJECTIVES = 6, 2
LOOK_BEFORE, LOOK_AFTER = 60, 90
JOINERS = frozenset({"of", "the", "de", "la", "le", "al", "and", "del"})


@dataclass(frozen=True, slots=True)
class _Tables:
    """Cue words of one language."""

    told: frozenset[str]
    said: frozenset[str]
    prepositions: frozenset[str]
    nouns: tuple[str, ...]
    words: frozenset[str]
    articles: frozenset[str]
    whole: frozenset[str]
    cue: re.Pattern[str]
    after: re.Pattern[str]
    state: re.Pattern[str]
    noun: re.Pattern[str]


@cache
def _tables(language: str) -> _Tables | None:
    found = table(language, "intake").get("credits")
    if not found:
        return None
    leading = [*found["told"], *found["prepositions"], *found["according"], *found["whole_report"]]
    return _Tables(
        told=frozenset(found["told"]),
        said=frozenset(found["said"]),
        prepositions=frozenset(found["prepositions"]),
        nouns=tuple(found["media_nouns"]),
        words=frozenset(found["media_words"]),
        articles=frozenset(found["articles"]),
        whole=frozenset(found["whole_report"]),
        cue=re.compile(rf"(?i)(?<!\w)(?:{alternatives(leading)})(?!\w)"),
        after=re.compile(rf"(?i)(?:,|(?<![\s,]))\s++(?:{alternatives(found['reported'])})(?!\w)"),
        state=re.compile(rf"(?i)(?<!\w)(?:{alternatives(found['state_media'])})(?!\w)"),
        noun=re.compile(rf"(?i)(?:{alternatives(found['media_nouns'])})(?!\w)"),
    )


@dataclass(frozen=True, slots=True)
class _Medium:
    """A medium named at a place: its name, and where the naming ends ("the Lantern newspaper")."""

    start: int
    end: int
    name: str


def find_credits(
    text: str, report: str, regions: Sequence[Region], language: str, datelines: Iterable[tuple[int, int]]
) -> tuple[Credit, ...]:
    """Credits of a report in the order of its text. `datelines` are the agencies named in the dateline."""
    out = [Credit(Span(report, a, b), text[a:b], "report") for a, b in datelines]
    for region in regions:
        if region.kind == "caption":
            out += _photo(text, report, region)
        elif region.kind == "credit":
            out += _closing(text, report, region)
        elif region.kind == "body":
            for code in dict.fromkeys((language, ALWAYS)):
                tables = _tables(code)
                if tables:
                    out += _in_body(text, report, region, tables)
                    break
    kept: list[Credit] = []
    for credit in sorted(out, key=lambda c: (c.span.start, -c.span.end)):
        if not kept or credit.span.start >= kept[-1].span.end:
            kept.append(credit)
    return tuple(kept)


def _photo(text: str, report: str, region: Region) -> Iterator[Credit]:
    place = agency_at_end(text[region.start : region.end], sure=True)
    if place:
        start, end = region.start + place[0], region.start + place[1]
        yield Credit(Span(report, start, end), text[start:end], "photo")


def _closing(text: str, report: str, region: Region) -> Iterator[Credit]:
    """ "Source: Korva Wire" and "With inputs from Korva Wire": the media that such a line names."""
    at = region.start
    while at < region.end:
        match = known_name().match(text, at, region.end)
        if match and (at == 0 or not text[at - 1].isalnum()):
            yield Credit(Span(report, at, match.end()), match.group(), "report")
            at = match.end()
        else:
            at += 1


def _in_body(text: str, report: str, region: Region, tables: _Tables) -> Iterator[Credit]:
    for cue in tables.cue.finditer(text, region.start, region.end):
        word = " ".join(cue.group().lower().split())
        medium = _medium(text, cue.end(), region.end, tables, trusted=word in tables.whole)
        if medium is None:
            continue
        start = cue.start()
        if word in tables.prepositions:
            said = _said_before(text, cue.start(), region.start, tables)
            if said is None or not _quotes_someone(text, said, cue.start()):
                continue
            start = said
        yield Credit(Span(report, start, medium.end), medium.name, "report" if word in tables.whole else "quote")
    for verb in tables.after.finditer(text, region.start, region.end):
        medium = _medium_before(text, verb.start(), region.start, tables)
        if medium:
            yield Credit(Span(report, medium.start, verb.end()), medium.name, "quote")
    for state in tables.state.finditer(text, region.start, region.end):
        yield from _state(text, report, region, state, tables)


def _medium(text: str, at: int, limit: int, tables: _Tables, trusted: bool = False) -> _Medium | None:
    """The medium named from `at` on, after articles and adjectives. A `trusted` cue ("melansir") needs no more than a
    proper name."""
    at = GAP.match(text, at, limit).end()  # type: ignore[union-attr]
    lead = tables.noun.match(text, at, limit)
    if lead and not lead.group().istitle():  # in capitals it is part of the name: "Radio Harwick"
        at = GAP.match(text, lead.end(), limit).end()  # type: ignore[union-attr]
    adjectives, article = 0, False
    while True:
        known = known_name().match(text, at, limit)
        if known:
            return _known(text, at, known.end(), limit, tables)
        word = WORD.match(text, at, limit)
        if not word:
            return None
        if word.group().lower() in tables.articles:
            article = True
        elif (named := _proper(text, at, limit, tables, trusted or bool(lead), article)) is not None:
            return named
        elif not lead and adjectives < MAX_ADJECTIVES and text[word.end() : word.end() + 1] == " ":
            adjectives += 1
        else:
            return None
        at = word.end() + 1


def _proper(text: str, at: int, limit: int, tables: _Tables, trusted: bool, article: bool) -> _Medium | None:
    """A proper name that is a medium's: it has a word of such names, is a domain name, or a noun says so.
    A single such word needs its article: "the Times", but not "News"."""
    domain = DOMAIN.match(text, at, limit)
    if domain:
        return _Medium(at, domain.end(), domain.group())
    words: list[tuple[int, int]] = []
    place = at
    while len(words) < MAX_NAME_WORDS:
        match = PROPER.match(text, place, limit)
        if match:
            words.append(match.span())
        elif words and (joiner := WORD.match(text, place, limit)) and joiner.group() in JOINERS:
            following = PROPER.match(text, joiner.end() + 1, limit)
            if not following:
                break
            words.append(following.span())
        else:
            break
        place = words[-1][1]
        if text[place : place + 1] != " ":
            break
        place += 1
    if not words:
        return None
    for start, _ in words[1:]:
        if known := known_name().match(text, start, limit):
            return _known(text, start, known.end(), limit, tables)
    end = words[-1][1]
    nouns = _with_noun(text, end, limit, tables)
    parts = [text[a:b] for a, b in words]
    if trusted or nouns > end or ((article or len(parts) > 1) and any(part in tables.words for part in parts[-2:])):
        name = text[at:end].removesuffix("'s").removesuffix("’s")
        return _Medium(at, nouns, name) if len(name) > 2 else None
    return None


def _known(text: str, at: int, end: int, limit: int, tables: _Tables) -> _Medium:
    """A medium known by name, with the words that are part of it ("BBC Radio", "Bloomberg News")."""
    while text[end : end + 1] == " " and (word := PROPER.match(text, end + 1, limit)) and word.group() in tables.words:
        end = word.end()
    return _Medium(at, _with_noun(text, end, limit, tables), text[at:end])


def _with_noun(text: str, end: int, limit: int, tables: _Tables) -> int:
    """The end of a name with the noun that says what it is ("Ekho radio station")."""
    if text[end : end + 1] == " ":
        noun = tables.noun.match(text, end + 1, limit)
        if noun:
            return noun.end()
    return end


def _said_before(text: str, at: int, limit: int, tables: _Tables) -> int | None:
    """Where the verb of saying stands to which a preposition before a medium belongs: in the same clause, close by."""
    window = text[max(limit, at - LOOK_BEFORE) : at]
    stop = max(window.rfind(mark) for mark in (". ", "? ", "! ", "\n", "; "))
    for word in reversed(list(WORD.finditer(window, stop + 1))):
        if word.group().lower() in tables.said:
            return at - len(window) + word.start()
    return None


def _quotes_someone(text: str, said: int, preposition: int) -> bool:
    """Little stands between verb and preposition, else the preposition belongs to something else."""
    return len(text[said:preposition].split()) <= 6


def _medium_before(text: str, at: int, limit: int, tables: _Tables) -> _Medium | None:
    """The medium whose name ends at `at` ("Surat kabar People's Daily melaporkan")."""
    window = text[max(limit, at - LOOK_BEFORE) : at]
    offset = at - len(window)
    stop = max(window.rfind(mark) for mark in (". ", "? ", "! ", "\n", "; ", ", ")) + 1
    for word in WORD.finditer(window, stop):
        start = offset + word.start()
        medium = _medium(text, start, at, tables) if word.group()[0].isupper() else None
        if medium and medium.end == at and text[medium.start : medium.end][0].isupper():
            return _Medium(start, at, medium.name)
    return None


def _state(text: str, report: str, region: Region, state: re.Match[str], tables: _Tables) -> Iterator[Credit]:
    """ "on Aldrian state television": the medium is named by its owner."""
    window = text[max(region.start, state.start() - LOOK_BEFORE) : state.start()]
    words = list(WORD.finditer(window))[-3:]
    start = next((w.start() for w in words if w.group().lower() in tables.prepositions), None)
    if start is None:
        return
    begin = state.start() - len(window) + start
    if _said_before(text, begin, region.start, tables) is None:
        return
    name = text[begin : state.end()].split(" ", 1)[1]
    yield Credit(Span(report, begin, state.end()), name, "quote")
