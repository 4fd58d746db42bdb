"""Numbers in digits and words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kennan.language.pack import table

DIGITS = re.compile(r"\d[\d.,]*")
HYPHENS = frozenset("-‐‑–")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of a language; empty where it has no pack."""

    values: dict[str, int]
    magnitudes: dict[str, int]
    letters: dict[str, int]
    articles: frozenset[str]
    half: frozenset[str]
    joins: frozenset[str]
    thousands: str
    decimal: str
    after_units: frozenset[str]

    def starts(self, word: str) -> bool:
        """Whether a number in words may begin with the word (lower case)."""
        return word in self.values or word in self.magnitudes or word in self.articles or word in self.half


@cache
def number_words(language: str) -> NumberWords:
    data = table(language, "figures")
    thousands = str(data.get("thousands", ","))
    return NumberWords(
        values=dict(data.get("values", {})),
        magnitudes=dict(data.get("magnitudes", {})),
        letters=dict(data.get("magnitude_letters", {})),
        articles=frozenset(data.get("articles", ())),
        half=frozenset(data.get("half", ())),
        joins=frozenset(data.get("joins", ())),
        thousands=thousands,
        decimal=str(data.get("decimal", "." if thousands == "," else ",")),
        after_units=frozenset(w for w, m in data.get("magnitudes", {}).items() if m in (0, 10)),
    )


def digits(text: str, words: NumberWords) -> Decimal | None:
    """The value of a number in digits ("15,000", "2.5"); None where the separators don't make one."""
    if not DIGITS.fullmatch(text):
        return None
    whole, _, fraction = text.partition(words.decimal)
    groups = whole.split(words.thousands)
    if any(len(g) != 3 for g in groups[1:]) or not groups[0] or (len(groups) > 1 and len(groups[0]) > 3):
        return None
    joined = "".join(groups)
    if not joined.isdigit() or (fraction and not fraction.isdigit()) or (not fraction and words.decimal in text):
        return None
    return Decimal(joined + ("." + fraction if fraction else ""))


def number_at(words: Sequence[str], first: int, known: NumberWords) -> tuple[Decimal, int] | None:
    """The number that begins with word `first` (lower case) and the index after it; None where there is none.

    Reads "15,000", "2 million", "twenty-five", "two hundred and five", "half a dozen", "a hundred".
    """
    total, current, index = Decimal(0), None, first
    size = len(words)
    if words[index] in known.half:
        after = index + 1 + (index + 1 < size and words[index + 1] in known.articles)
        if after < size and words[after] in known.magnitudes:
            return Decimal(known.magnitudes[words[after]]) / 2, after + 1
        return None
    if words[index] in known.articles:
        if index + 1 < size and words[index + 1] in known.magnitudes:
            current, index = Decimal(1), index + 1
        else:
            return None
    while index < size:
        word = words[index]
        if word[0].isdigit():
            value = digits(word, known)
            if value is None or current is not None:
                break
            current = value
        elif word in known.values:
            value = Decimal(known.values[word])
            if current is not None and not _fits(current, value):
                break
            current = (current or Decimal(0)) + value
        elif word in known.magnitudes and (current is not None or index == first):
            current, total = _magnify(current, known.magnitudes[word], total)
        elif current is not None and _joins(words, index, known):
            index += 1
            continue
        else:
            break
        index += 1
    if current is None and not total:
        return None
    return total + (current or 0), index


def _fits(current: Decimal, value: Decimal) -> bool:
    """Whether a word adds to the number so far: twenty five, two hundred five; but not five six."""
    if current >= 100:
        return value < 100 and current % 100 == 0
    return current >= 20 and current % 10 == 0 and 0 < value < 10


def _magnify(current: Decimal | None, magnitude: int, total: Decimal) -> tuple[Decimal | None, Decimal]:
    if magnitude == 0:  # Indonesian "belas": the teens
        return (current or Decimal(0)) + 10, total
    if magnitude <= 100:
        hundreds, rest = divmod(current if current is not None else Decimal(1), 100)
        if hundreds and rest and magnitude == 10:
            return hundreds * 100 + rest * 10, total
        return (current if current is not None else Decimal(1)) * magnitude, total
    return None, total + (current if current is not None else Decimal(1)) * magnitude


def _joins(words: Sequence[str], index: int, known: NumberWords) -> bool:
    """A hyphen within "twenty-five", an "and" within "two hundred and five"."""
    if index + 1 >= len(words):
        return False
    before, after = words[index - 1], words[index + 1]
    if words[index] in HYPHENS:
        return known.values.get(before, 0) >= 20 and 0 < known.values.get(after, 0) < 10
    return (
        words[index] in known.joins
        and known.magnitudes.get(before, 0) >= 100
        and (after in known.values or after.isdigit())
    )


def plain(value: Decimal) -> str:
    """A number as text: no exponent, no needless zeros, at most four decimals."""
    if value == value.to_integral_value():
        return str(int(value))
    return f"{value:.4f}".rstrip("0")
