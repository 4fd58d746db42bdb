"""The wording by which intake knows furniture, dates, bylines and credits: the packs' tables, ready for look-up."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from kennan.language.pack import table

# Furniture is often English on pages in other languages: templates, buttons, wire credits.
ALWAYS = "en"


@dataclass(frozen=True)
class Cues:
    """Tables of a language and English together. Months and weekdays map a name to its number (January 1, Monday 0);
    `label` matches what stands before a date."""

    languages: tuple[str, ...]
    months: dict[str, int]
    weekdays: dict[str, int]
    published: frozenset[str]
    not_published: frozenset[str]
    label: re.Pattern[str]
    date_line_words: frozenset[str]
    whole: frozenset[str]
    starts: tuple[str, ...]
    contains: re.Pattern[str]
    starts_unstopped: tuple[str, ...]
    articles: frozenset[str]
    social_starts: tuple[str, ...]
    social_names: tuple[str, ...]
    interface: frozenset[str]
    byline_starts: tuple[str, ...]
    byline_words: frozenset[str]
    credit_lines: tuple[str, ...]
    caption_starts: tuple[str, ...]
    caption_ends: tuple[str, ...]


@cache
def cues(language: str) -> Cues:
    """The cues for a report in the language (ISO 639-1)."""
    languages = tuple(dict.fromkeys((language, ALWAYS)))
    tables = [table(code, "intake") for code in languages]

    def every(section: str, name: str) -> list[str]:
        return [entry for pack in tables for entry in pack.get(section, {}).get(name, ())]

    labels = every("dates", "published") + every("dates", "not_published")
    return Cues(
        languages=languages,
        months={n: i for names in _numbered(tables, "months") for i, group in enumerate(names, 1) for n in group},
        weekdays={n: i for names in _numbered(tables, "weekdays") for i, group in enumerate(names) for n in group},
        published=frozenset(every("dates", "published")),
        not_published=frozenset(every("dates", "not_published")),
        label=re.compile(rf"(?<!\w)(?:{alternatives(labels)})(?!\w)"),
        date_line_words=frozenset(every("dates", "date_line_words")),
        whole=frozenset(every("furniture", "whole")),
        starts=tuple(every("furniture", "starts")),
        contains=re.compile(alternatives(every("furniture", "contains"))),
        starts_unstopped=tuple(every("furniture", "starts_unstopped")),
        articles=frozenset(tables[0].get("titles", {}).get("left_out", ())),
        social_starts=tuple(every("furniture", "social_starts")),
        social_names=tuple(every("furniture", "social_names")),
        interface=frozenset(every("furniture", "interface")),
        byline_starts=tuple(every("bylines", "starts")),
        byline_words=frozenset(every("bylines", "stop_words")),
        credit_lines=tuple(every("bylines", "credit_lines")),
        caption_starts=tuple(every("captions", "starts")),
        caption_ends=tuple(every("captions", "ends")),
    )


def _numbered(tables: Iterable[dict[str, Any]], name: str) -> list[list[list[str]]]:
    """Month or weekday names, English first, so that the report's own language has the last word."""
    return [pack.get("dates", {}).get(name, []) for pack in reversed(list(tables))]


def alternatives(entries: Iterable[str]) -> str:
    """A pattern that matches any of the entries, the longest first; nothing where there are none."""
    ordered = sorted(set(entries), key=lambda entry: (-len(entry), entry))
    return "|".join(map(re.escape, ordered)) or r"(?!)"
