"""The words that tell a time, by language, and the small words into which a sentence is cut to find them."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

from kennan.coding.numbers import NumberWords, number_words
from kennan.language.pack import table

LEXEME = re.compile(r"\d+|[年月日년월일]|[^\W\d_年月日년월일]+|[^\w\s]")  # East Asian dates are written without spaces
CLDR_CONNECTIVES = frozenset({"of", "de", "di", "do", "da", "del", "den", "der", "des"})
Order = Literal["dmy", "mdy", "ymd"]


class Lexeme(NamedTuple):
    """A run of digits, of letters, or one mark: its lower-case form and its offsets in the sentence."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The time words of a language. Phrases of several words are tuples; offsets count units, -1 the one before."""

    numbers: NumberWords
    numeric_order: Order
    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, int] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    days: dict[str, int] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    within: dict[str, str] = field(default_factory=dict)
    relative_before: dict[str, int] = field(default_factory=dict)
    relative_after: dict[str, int] = field(default_factory=dict)
    context_before: dict[str, int] = field(default_factory=dict)
    ago: dict[tuple[str, ...], int] = field(default_factory=dict)
    later: dict[tuple[str, ...], int] = field(default_factory=dict)
    window_after: dict[str, int] = field(default_factory=dict)
    vague: frozenset[str] = frozenset()
    sides: dict[str, str] = field(default_factory=dict)
    range_open: frozenset[str] = frozenset()
    range_join: frozenset[str] = frozenset()
    decades: dict[str, int] = field(default_factory=dict)
    centuries: dict[str, int] = field(default_factory=dict)
    decade_suffixes: frozenset[str] = frozenset({"s"})
    century_words: frozenset[str] = frozenset()
    ordinal_suffixes: frozenset[str] = frozenset()
    ordinals: dict[str, int] = field(default_factory=dict)
    ambiguous: frozenset[str] = frozenset()
    connectives: frozenset[str] = frozenset()
    year_cues: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    forward_lemmas: frozenset[str] = frozenset()
    forward_prepositions: frozenset[str] = frozenset()
    forward_auxiliaries: frozenset[str] = frozenset()
    light_lemmas: frozenset[str] = frozenset()
    light_prepositions: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()


def lexemes(text: str) -> list[Lexeme]:
    """The small words of a sentence."""
    return [Lexeme(m.group().lower(), m.start(), m.end()) for m in LEXEME.finditer(text)]


@cache
def time_words(language: str) -> TimeWords:
    """The words of a language: of its pack, else the names of months and weekdays that CLDR has for it."""
    data = table(language, "time")
    if not data:
        return _from_cldr(language)
    suffixes, forward, light = data["suffixes"], data["forward"], data["light"]
    phrases = ("months", "weekdays", "seasons", "units", "days", "parts", "within", "relative_before", "context_before",
               "decades", "centuries", "ordinals")  # fmt: skip
    return TimeWords(
        numbers=number_words(language),
        numeric_order=data["numeric_order"],
        months=data["months"],
        weekdays=data["weekdays"],
        seasons=data["seasons"],
        units=data["units"],
        days=data["days"],
        parts=data["parts"],
        within=data["within"],
        relative_before=data["relative_before"],
        relative_after=data["relative_after"],
        context_before=data["context_before"],
        ago={tuple(k.split()): v for k, v in data["ago"].items()},
        later={tuple(k.split()): v for k, v in data["later"].items()},
        window_after=data["window_after"],
        vague=frozenset(data["vague"]["before"]),
        sides=data["sides"],
        range_open=frozenset(data["ranges"]["open"]),
        range_join=frozenset(data["ranges"]["join"]),
        decades=data["decades"],
        centuries=data["centuries"],
        decade_suffixes=frozenset(suffixes["decade"]),
        century_words=frozenset(suffixes["century"]),
        ordinal_suffixes=frozenset(suffixes["ordinal"]),
        ordinals=data["ordinals"],
        ambiguous=frozenset(data["ambiguous"]),
        connectives=frozenset(data["connectives"]),
        year_cues=frozenset(data["year_cues"]),
        numbered=frozenset(data["numbered"]),
        forward_lemmas=frozenset(forward["lemmas"]) | _of_pivot(language),
        forward_prepositions=frozenset(forward["prepositions"]),
        forward_auxiliaries=frozenset(forward["auxiliaries"]),
        light_lemmas=frozenset(light["lemmas"]),
        light_prepositions=frozenset(light["prepositions"]),
        starters=frozenset((*(word for name in phrases for word in data[name]), *data["vague"]["before"])),
    )


def _of_pivot(language: str) -> frozenset[str]:
    """The predicates under which days lie ahead, in the language as whose words this one's are read."""
    pivot = table(language, "glosses").get("pivot")
    return frozenset(table(pivot, "time")["forward"]["lemmas"]) if pivot else frozenset()


def _from_cldr(language: str) -> TimeWords:
    from babel import Locale, UnknownLocaleError  # slow to import, and needed for languages without a pack only

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return TimeWords(number_words(language), "dmy", {}, {})
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                _name(months, name, int(number))
            for number, name in locale.days[context][width].items():
                _name(weekdays, name, int(number))
    pattern = str(locale.date_formats["short"].pattern).lower()
    order = "".join(sorted("dmy", key=lambda letter: pattern.find(letter)))
    return TimeWords(
        numbers=number_words(language),
        numeric_order=order if order in ("dmy", "mdy", "ymd") else "dmy",  # type: ignore[arg-type]
        months=months,
        weekdays=weekdays,
        connectives=CLDR_CONNECTIVES,
        starters=frozenset((*months, *weekdays)),
    )


def _name(names: dict[str, int], name: str, number: int) -> None:
    """CLDR's abbreviations have dots, which are lexemes of their own; names of one letter are of no use."""
    word = name.lower().rstrip(".")
    if len(word) > 1 and word.isalpha():
        names.setdefault(word, number)
