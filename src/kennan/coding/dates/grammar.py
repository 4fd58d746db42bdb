"""From small words to time expressions: what counts from another date, parts of periods, ranges and open sides."""

from dataclasses import replace
from decimal import Decimal

from kennan.coding.dates.absolute import CLOSERS, OPENERS, AbsoluteDates
from kennan.coding.dates.told import Told, season
from kennan.coding.numbers import HYPHENS, number_at


class Grammar(AbsoluteDates):
    """Finds time expressions in one sentence."""

    def expressions(self) -> list[Told]:
        """All expressions of the sentence in order, ranges and open sides joined to the dates they belong to."""
        found: list[Told] = []
        index, size = 0, len(self.words)
        numbers, starters, relative = self.known.numbers, self.known.starters, self.known.relative_after
        while index < size:
            word = self.words[index]
            told = None
            if (
                word[0].isdigit()
                or word in starters
                or (word in numbers.values or word in numbers.articles)
                or relative
            ):
                told = self._at(index)
            if told:
                found.append(told)
                index = told.last
            else:
                index += 1
        return self._sides(found)

    def _at(self, i: int) -> Told | None:
        word, known = self.words[i], self.known
        if word[0].isdigit():
            return (
                self._numeric(i) or self._han(i) or self._day_first(i) or self._counted(i) or self._decade(i)
                or self._century(i) or self._year(i)
            )  # fmt: skip
        if word in known.weekdays and not (word in known.units and self._capital(i) is False):
            told = self._weekday(i, None)
            if told:
                return told
        if word in known.months:
            told = self._month_first(i, None)
            if told:
                return told
        if word in known.within:
            return self._within(i)
        if word in known.parts:
            return self._part(i)
        if word in known.seasons:
            return self._season(i, None)
        if word in known.relative_before or word in known.context_before or word in known.vague:
            return self._relative(i)
        if word in known.days:
            return Told("unit", i, i + 1, unit="day", shift=known.days[word])
        if word in known.ordinals or word in known.decades or word in known.centuries:
            told = self._named_decade(i) or self._century(i)
            if told:
                return told
        return self._counted(i) or self._unit_first(i)

    def _weekday(self, i: int, shift: int | None) -> Told | None:
        """Monday; Monday, 17 August 2021; Wednesday (1/9/2021)."""
        word = self.words[i]
        if not self._capital(i) and self.known.numeric_order == "mdy":
            return None
        if word in self.known.ambiguous and shift is None and not self._capital(i):
            return None
        j = self._past_dot(i + 1) if len(word) <= 4 else i + 1
        k = j + 1 if self._word(j) in OPENERS or self._word(j) == "," else j
        if k < len(self.words):
            named = self._dated(k)
            if named:
                closed = (
                    named.last + 1 if self._word(j) in OPENERS and self._word(named.last) in CLOSERS else named.last
                )
                return replace(named, first=i, last=closed)
        after = self._word(i + 1)
        if self.known.relative_after and after in self.known.relative_after:
            return Told("weekday", i, i + 2, number=self.known.weekdays[word], shift=self.known.relative_after[after])
        if word in self.known.ambiguous and len(word) <= 3 and not self._cued(i):
            return None
        return Told("weekday", i, i + 1, number=self.known.weekdays[word], shift=shift)

    def _dated(self, i: int) -> Told | None:
        """A day of a month, in any order; nothing coarser."""
        told = None
        if self.words[i][0].isdigit():
            told = self._numeric(i) or self._day_first(i)
        elif self.words[i] in self.known.months:
            told = self._month_first(i, None)
        elif self.words[i] in self.known.connectives and i + 1 < len(self.words):
            return self._dated(i + 1)
        if told and (told.kind == "day" or (told.interval and told.interval.precision == "day")):
            return told
        return None

    def _season(self, i: int, shift: int | None) -> Told | None:
        """summer 2020, the summer of 2020, this summer, in the summer."""
        word = self.words[i]
        told_year = self._trailing_year(i + 1)
        month = self.known.seasons[word]
        if told_year:
            return Told("fixed", i, told_year[1], season(told_year[0], month))
        in_the = self._word(i - 1) == "the" and self._word(i - 2) in ("in", "during", "since", "until", "by")
        if shift is None and not in_the and (word in self.known.ambiguous or self._word(i - 1) not in ("in", "since")):
            return None
        return Told("season", i, i + 1, number=month, shift=shift)

    def _within(self, i: int) -> Told | None:
        """earlier this week, later this month."""
        if self._word(i + 1) in self.known.relative_before:
            told = self._relative(i + 1)
            if told and told.kind in ("unit", "month", "season"):
                return replace(told, first=i, part=self.known.within[self.words[i]])
        return self._counted(i)

    def _part(self, i: int) -> Told | None:
        """early 2021, mid-July, late last year, the end of May, the beginning of the year."""
        part = self.known.parts[self.words[i]]
        j = i + 1
        if self._word(j) in HYPHENS:
            j += 1
        skipped = self._skip_connectives(j)
        if skipped < len(self.words):
            if skipped > j and self._word(skipped) in ("year", "month", "week") and self._word(skipped - 1) == "the":
                return Told("unit", i, skipped + 1, unit=self.known.units[self._word(skipped)], shift=0, part=part)
            word = self._word(skipped)
            told = self._at(skipped) if self._time_begins(word) else None
            if told and told.kind in ("fixed", "month", "unit", "season") and not told.part and told.unit != "day":
                return replace(told, first=i, part=part)
        return None

    def _time_begins(self, word: str) -> bool:
        known = self.known
        return bool(word) and (
            word[0].isdigit() or word in known.months or word in known.relative_before or word in known.centuries
            or word in known.decades or word in known.units or word in known.seasons
        )  # fmt: skip

    def _relative(self, i: int) -> Told | None:
        """last week, this summer, next Tuesday, the following year, the last seven years, recent weeks."""
        word, known = self.words[i], self.known
        j = i + 1
        if j >= len(self.words):
            return None
        following = self.words[j]
        definite = self._word(i - 1) == "the"
        if word in known.context_before and (definite or known.context_before[word] == 0):
            unit = known.units.get(following)
            singular = unit is not None and not following.endswith("s")
            if unit and singular and (word != "that" or definite or self._word(i - 1) in known.year_cues):
                return Told("context", i, j + 1, unit=unit, shift=known.context_before[word])
        if word not in known.relative_before:
            plural = following in known.units and following.endswith("s")
            return Told("vague", i, j + 1) if word in known.vague and plural else None
        shift = known.relative_before[word]
        counted = number_at(self.words, j, known.numbers)
        if counted and shift and counted[1] < len(self.words) and self.words[counted[1]] in known.units:
            unit = known.units[self.words[counted[1]]]
            return Told("window", i, counted[1] + 1, unit=unit, shift=shift * int(counted[0]), counted=True)
        if following in known.weekdays:
            told = self._weekday(j, shift)
            return told and replace(told, first=i)
        if following in known.months:
            told = self._month_first(j, shift)
            return told and replace(told, first=i)
        if following in known.seasons:
            told = self._season(j, shift)
            return told and replace(told, first=i)
        unit = known.units.get(following)
        if unit is None:
            return None
        if following.endswith("s") and following in known.units:
            return Told("vague", i, j + 1)
        if definite and unit == "day" and shift:
            return Told("context", i, j + 1, unit=unit, shift=shift)
        if definite and word != "last":
            window = {"past": -1, "coming": 1, "next": 1}.get(word)
            if window:
                return Told("window", i, j + 1, unit=unit, shift=window, counted=True)
        if unit == "day" and word in ("last", "next") and following == "day":
            return None
        return Told("unit", i, j + 1, unit=unit, shift=shift)

    def _counted(self, i: int) -> Told | None:
        """two days ago, three decades later, a year earlier; years ago."""
        known = self.known
        number = number_at(self.words, i, known.numbers)
        if number is None and self.words[i] in known.numbers.articles:
            number = Decimal(1), i + 1
        if number is None:
            return self._uncounted(i)
        j = number[1]
        if self._word(j) in HYPHENS:
            return None
        unit = known.units.get(self._word(j))
        if unit is None:
            return None
        count = int(number[0])
        after = j + 1
        found = self._phrase(after, known.ago)
        if found:
            return Told("unit", i, found[1], unit=unit, shift=found[0] * count, counted=True)
        found = self._phrase(after, known.later)
        if found and not (self.words[found[1] - 1] in ("before", "prior") and self._word(found[1])[:1].isalpha()):
            return Told("context", i, found[1], unit=unit, shift=found[0] * count, counted=True)
        if self._word(after) in known.window_after:
            shift = known.window_after[self._word(after)] * count
            return Told("window", i, after + 1, unit=unit, shift=shift, counted=True)
        return None

    def _uncounted(self, i: int) -> Told | None:
        """years ago, decades later: a time that nothing fixes."""
        if self.words[i] not in self.known.units:
            return None
        found = self._phrase(i + 1, self.known.ago) or self._phrase(i + 1, self.known.later)
        if found and self.words[i].endswith("s") and not self.known.relative_after:
            return Told("vague", i, found[1])
        return None

    def _unit_first(self, i: int) -> Told | None:
        """Where the unit comes first: "bulan lalu", "tahun 1979", "tahun 1980-an"."""
        known = self.known
        if not known.relative_after or self.words[i] not in known.units:
            return None
        following = self._word(i + 1)
        if following in known.relative_after:
            return Told("unit", i, i + 2, unit=known.units[self.words[i]], shift=known.relative_after[following])
        if known.units[self.words[i]] == "year" and following.isdecimal():
            told = self._decade(i + 1) or self._year(i + 1)
            return told and replace(told, first=i)
        return None

    def _sides(self, found: list[Told]) -> list[Told]:
        out: list[Told] = []
        skip = False
        for position, told in enumerate(found):
            if skip:
                skip = False
                continue
            before = told.first - 1
            while self._word(before) in self.known.connectives or self._word(before) in ("tahun", "bulan", "hari"):
                before -= 1
            word = self._word(before)
            following = found[position + 1] if position + 1 < len(found) else None
            if word in self.known.range_open and following and following.first - told.last in (1, 2):
                join = [w for w in self.words[told.last : following.first] if w not in self.known.connectives]
                if len(join) == 1 and (join[0] in self.known.range_join or join[0] in HYPHENS):
                    out.append(replace(told, first=before, last=following.last, until=following))
                    skip = True
                    continue
            side = self.known.sides.get(word, "")
            if side and told.kind not in ("window", "vague") and not (side == "after" and word == "following"):
                out.append(replace(told, first=before, side=side))
            else:
                out.append(told)
        return out
