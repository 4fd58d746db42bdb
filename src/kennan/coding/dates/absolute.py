"""Dates told whole, or but for their year: days, months, years, decades, centuries."""

from collections.abc import Callable, Sequence
from datetime import date

from kennan.coding.dates.told import Told
from kennan.coding.dates.words import Lexeme, TimeWords
from kennan.coding.numbers import HYPHENS
from kennan.model import Interval

FIRST_YEAR, LAST_YEAR = 1900, 2059
APOSTROPHES = frozenset("'’‘")
OPENERS = frozenset("([")
CLOSERS = frozenset(")]")


class AbsoluteDates:
    """Reads the date that begins at a lexeme of one sentence. `is_year(first, last)` tells, for offsets of the
    sentence, whether the syntax lets the number there be a year."""

    def __init__(
        self, text: str, lexemes: Sequence[Lexeme], known: TimeWords, is_year: Callable[[int, int], bool]
    ) -> None:
        self.text = text
        self.lexemes = lexemes
        self.words = [x.word for x in lexemes]
        self.known = known
        self.is_year = is_year

    def _word(self, i: int) -> str:
        return self.words[i] if 0 <= i < len(self.words) else ""

    def _capital(self, i: int) -> bool:
        return self.text[self.lexemes[i].start].isupper()

    def _glued(self, i: int) -> bool:
        """Whether lexeme i touches the one before it."""
        return 0 < i < len(self.lexemes) and self.lexemes[i - 1].end == self.lexemes[i].start

    def _number(self, i: int, low: int, high: int, digits: int = 2) -> int | None:
        word = self._word(i)
        if word.isdecimal() and len(word) <= digits and low <= int(word) <= high:
            return int(word)
        return None

    def _four(self, i: int) -> int | None:
        word = self._word(i)
        return int(word) if word.isdecimal() and len(word) == 4 and 1000 <= int(word) <= 2100 else None

    def _numeric(self, i: int) -> Told | None:
        """2021-08-17, 17/8/2021, 17.08.2021."""
        mark = self._word(i + 1)
        if (
            mark not in ("-", "/", ".")
            or self._word(i + 3) != mark
            or any(not self._glued(j) for j in range(i + 1, i + 5))
        ):
            return None
        if self._glued(i) and self.words[i - 1] not in OPENERS:
            return None
        year = self._four(i)
        if year is not None:
            return self._fixed(i, i + 5, year, self._number(i + 2, 1, 12), self._number(i + 4, 1, 31))
        year, one, two = self._four(i + 4), self._number(i, 1, 31), self._number(i + 2, 1, 31)
        if year is None or one is None or two is None:
            return None
        day_first = one > 12 or (two <= 12 and self.known.numeric_order != "mdy")
        return self._fixed(i, i + 5, year, two if day_first else one, one if day_first else two)

    def _han(self, i: int) -> Told | None:
        """2021年8月17日, 2021년 8월."""
        year = self._four(i)
        if year is None or self._word(i + 1) not in ("年", "년"):
            return None
        month = self._number(i + 2, 1, 12)
        if month is None or self._word(i + 3) not in ("月", "월"):
            return Told("fixed", i, i + 2, Interval.year(year))
        day = self._number(i + 4, 1, 31)
        if day is None or self._word(i + 5) not in ("日", "일"):
            return Told("fixed", i, i + 4, Interval.month(year, month))
        return self._fixed(i, i + 6, year, month, day)

    def _fixed(self, first: int, last: int, year: int, month: int | None, day: int | None) -> Told | None:
        if month is None or day is None:
            return None
        try:
            return Told("fixed", first, last, Interval.day(date(year, month, day)))
        except ValueError:
            return None

    def _past_suffix(self, i: int) -> int:
        return i + 1 if self._word(i) in self.known.ordinal_suffixes and self._glued(i) else i

    def _past_dot(self, i: int) -> int:
        return i + 1 if self._word(i) == "." and self._glued(i) else i

    def _skip_connectives(self, i: int) -> int:
        while self._word(i) in self.known.connectives:
            i += 1
        return i

    def _trailing_year(self, i: int) -> tuple[int, int] | None:
        """A year after a day or month, with the comma or connective before it; and the index after it."""
        j = i + 1 if self._word(i) == "," else self._skip_connectives(i)
        if self._word(j) in self.known.units and self.known.units[self._word(j)] == "year":
            j += 1
        year = self._four(j)
        return (year, j + 1) if year is not None and not self._counts(j) else None

    def _counts(self, i: int) -> bool:
        return self._word(i + 1) == "," and self._glued(i + 1) and self._glued(i + 2) and self._word(i + 2).isdecimal()

    def _day_first(self, i: int) -> Told | None:
        """17 August 2021, 17th of August, 24 December, 1979."""
        day = self._number(i, 1, 31)
        if day is None or (self._glued(i) and self.words[i - 1] in (".", ",", "/", ":")):
            return None
        j = self._skip_connectives(self._past_dot(self._past_suffix(i + 1)))
        month = self.known.months.get(self._word(j))
        if month is None or (self._word(j) in self.known.ambiguous and not self._capital(j)):
            return None
        j = self._past_dot(j + 1) if self._word(j + 1) == "." and len(self._word(j)) <= 4 else j + 1
        told_year = self._trailing_year(j)
        if told_year:
            return self._fixed(i, told_year[1], told_year[0], month, day)
        shift = self.known.relative_after.get(self._word(j))
        return Told("day", i, j + (shift is not None), number=month, day=day, shift=shift)

    def _month_first(self, i: int, shift: int | None) -> Told | None:
        """August 17th, 2021; Aug. 17; August 2021; August. With "last", "this" or "next" before it: `shift`."""
        word = self.words[i]
        month = self.known.months[word]
        if not self._capital(i) and (word in self.known.ambiguous or self.known.numeric_order == "mdy"):
            return None
        j = self._past_dot(i + 1) if len(word) <= 4 and self._word(i + 2) else i + 1
        day = self._number(j, 1, 31)
        if day is not None and not (self._word(j + 1) == ":" and self._glued(j + 1)) and self._word(j + 1) != "%":
            k = self._past_suffix(j + 1)
            told_year = self._trailing_year(k)
            if told_year:
                return self._fixed(i, told_year[1], told_year[0], month, day)
            return Told("day", i, k, number=month, day=day)
        told_year = self._trailing_year(j)
        if told_year:
            return Told("fixed", i, told_year[1], Interval.month(told_year[0], month))
        if word in self.known.ambiguous and shift is None and not self._cued(i):
            return None
        after = self._word(i + 1)
        if self.known.relative_after and after in self.known.relative_after:
            return Told("month", i, i + 2, number=month, shift=self.known.relative_after[after])
        return Told("month", i, i + 1, number=month, shift=shift)

    def _cued(self, i: int) -> bool:
        before = self._word(i - 1)
        if before in APOSTROPHES or before == "-":
            before = self._word(i - 2)
        known = self.known
        return before in known.year_cues or before in known.sides or before in known.parts or before in known.range_open

    def _decade(self, i: int) -> Told | None:
        """1980s, '80s, 1980-an."""
        word = self.words[i]
        j = i + 1
        if self._word(j) in APOSTROPHES or self._word(j) in HYPHENS:
            j += 1
        if self._word(j) not in self.known.decade_suffixes or not self._glued(j) or not word.endswith("0"):
            return None
        if len(word) == 4 and (year := self._four(i)) is not None:
            return Told("fixed", i, j + 1, Interval.decade(year))
        if len(word) == 2 and (self._word(i - 1) in APOSTROPHES or self._word(i - 1) == "the"):
            return Told("fixed", i, j + 1, Interval.decade((1900 if int(word) > 20 else 2000) + int(word)))
        return None

    def _named_decade(self, i: int) -> Told | None:
        """the nineties, the Nineteen Nineties."""
        known, first = self.known, i
        century = known.centuries.get(self.words[i])
        if century is not None:
            i += 1
        decade = known.decades.get(self._word(i))
        if decade is None or (century is None and self._word(first - 1) != "the"):
            return None
        return Told("fixed", first, i + 1, Interval.decade((century or 1900) + decade))

    def _century(self, i: int) -> Told | None:
        """the 19th century, the twentieth century."""
        number = self.known.ordinals.get(self.words[i]) or self._number(i, 1, 21)
        j = i + 1 if self.words[i] in self.known.ordinals else self._past_suffix(i + 1)
        if self._word(j) in HYPHENS:
            j += 1
        if number is None or j == i or self._word(j) not in self.known.century_words:
            return None
        first = (number - 1) * 100
        return Told("fixed", i, j + 1, Interval(f"{first:04}-01-01", f"{first + 99:04}-12-31", "century"))

    def _year(self, i: int) -> Told | None:
        """1979; 1979-1989; 2015-16."""
        year = self._four(i)
        if year is None or self._counts(i) or not self._stands_alone(i):
            return None
        lexeme = self.lexemes[i]
        cued = self._word(i - 1) in self.known.year_cues
        if self._word(i - 1) in self.known.numbered or not (cued or FIRST_YEAR <= year <= LAST_YEAR):
            return None
        if not self.is_year(lexeme.start, lexeme.end):
            return None
        if self._word(i + 1) in HYPHENS and self._glued(i + 1) and self._glued(i + 2):
            end = self._word(i + 2)
            last = int(end) if len(end) == 4 and end.isdecimal() else None
            if len(end) == 2 and end.isdecimal():
                last = year - year % 100 + int(end)
            if last is not None and year < last <= year + 99:
                return Told("fixed", i, i + 3, Interval(f"{year:04}-01-01", f"{last:04}-12-31", "year"))
        return Told("fixed", i, i + 1, Interval.year(year))

    def _stands_alone(self, i: int) -> bool:
        """No digit group, price, code or compound: 1,979 or $1979 or A-1979 or 1979%."""
        if self._glued(i) and (self.words[i - 1] not in OPENERS | APOSTROPHES | {'"', "“", "–", "—"}):
            return False
        if not self._glued(i + 1):
            return True
        mark = self.words[i + 1]
        if mark in (".", ",", ":"):
            return not (self._glued(i + 2) and self.words[i + 2][0].isdigit())
        return mark in CLOSERS | APOSTROPHES | {";", "!", "?", '"', "”", "–", "—", "-", "/"}

    def _phrase(self, i: int, phrases: dict[tuple[str, ...], int]) -> tuple[int, int] | None:
        for phrase, shift in phrases.items():
            if self._word(i) == phrase[0] and tuple(self.words[i : i + len(phrase)]) == phrase:
                return shift, i + len(phrase)
        return None
