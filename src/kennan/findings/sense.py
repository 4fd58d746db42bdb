"""What claims are compared by: the powers that act in them and the words that carry their matter."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache

from kennan.language.pack import table
from kennan.lineage.words import form_of, surfaces
from kennan.model import Actor, Claim, Event, Figure, Interval, Quote, Report, Span, Stance, Status

STEM, LEAST_STEM = 7, 4  # letters
KNOWN_WORDS, KNOWN_TEXTS = 200_000, 16_384
ENDING = re.compile(r"\n|[.!?](?=\s)")
ONE_YEAR = 366  # days
LONG_CLAUSE = 120  # code points on either side
LONGEST_CLAUSE = 1500  # code points
BEFORE, AFTER = 260, 140  # code points around a figure in which an actor counts as near
CLOSE_BEFORE, CLOSE_AFTER = 45, 30  # ... and in which words tell what is counted where its own phrase doesn't


class Sense:
    """Compares claims of one case. `actor_of` maps referent ids to actor ids."""

    def __init__(
        self,
        claims: Iterable[Claim],
        actor_of: Mapping[str, str],
        actors: Mapping[str, Actor],
        reports: Mapping[str, Report],
    ) -> None:
        self._actor_of, self.actors, self.reports = actor_of, actors, reports
        self._ends = {id_: _line_ends(r.text) for id_, r in reports.items()}
        order = {r: (report.name, r) for r, report in reports.items()}
        unique = {c.id: c for c in claims}
        self.claims: tuple[Claim, ...] = tuple(
            sorted(unique.values(), key=lambda c: (order[c.span.report], c.span.start, c.span.end, c.family, c.id))
        )
        self._place = {claim.id: number for number, claim in enumerate(self.claims)}
        self._powers: dict[str, str] = {}
        self._stems_of_name: dict[tuple[str, str], frozenset[str]] = {}
        self._named: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for claim in self.claims:
            for referent in participants(claim):
                power = self.power(referent)
                if power is not None:
                    self._named[claim.span.report].append((claim.span.start, power))
        self._dated: dict[str, list[tuple[Span, Interval]]] = defaultdict(list)
        for claim in self.claims:
            if isinstance(claim, Event) and claim.when is not None:
                self._dated[claim.span.report].append((claim.span, claim.when))
        for named in self._named.values():
            named.sort()
        self._calendar: dict[str, list[tuple[int, Interval]]] = defaultdict(list)
        for claim in self.claims:
            if isinstance(claim, Figure) and (when := _calendar(claim)) is not None:
                self._calendar[claim.span.report].append((claim.span.start, when))

        self._years: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for claim in self.claims:
            if isinstance(claim, Figure) and (years := self._stretch(claim)) is not None:
                self._years[claim.span.report].append((claim.span.start, years))
        self.time_of_case = _common_time(reports.values())

    def _stretch(self, figure: Figure) -> float | None:
        """The years of "the last ten years", None for other figures."""
        words = self.text(figure.span).casefold().split()
        back = table(self.language(figure), "findings").get("stretch", {}).get("words", ())
        if figure.unit != "year" or not set(words) & set(back):
            return None
        return float(figure.value) if figure.value.replace(".", "").isdigit() else None

    def place(self, claim: Claim) -> int:
        """The number of a claim in the order of the case."""
        return self._place[claim.id]

    def actor(self, referent: str | None) -> str | None:
        """The actor of a referent, None for nobody."""
        return None if referent is None else self._actor_of.get(referent, referent)

    def power(self, referent: str | None) -> str | None:
        """The actor that a referent acts for: the whole that a body is part of. A person is himself."""
        actor = self.actor(referent)
        if actor is None:
            return None
        if actor not in self._powers:
            top, seen = actor, {actor}
            while (
                (known := self.actors.get(top)) is not None
                and known.kind != "person"
                and known.part_of is not None
                and known.part_of not in seen
            ):
                top = known.part_of
                seen.add(top)
            self._powers[actor] = top
        return self._powers[actor]

    def name(self, referent: str | None) -> str | None:
        """What the actor is called."""
        actor = self.actor(referent)
        known = self.actors.get(actor) if actor else None
        return known.name if known else None

    def language(self, claim: Claim) -> str:
        return self.reports[claim.span.report].language

    def text(self, span: Span) -> str:
        return self.reports[span.report].quote(span)

    def report(self, claim: Claim) -> Report:
        return self.reports[claim.span.report]

    def sentence(self, span: Span) -> str:
        """The text of the sentence around a span."""
        return self.text(self.around(span))

    def around(self, span: Span) -> Span:
        """The sentence around a span: from the end of the one before to the next one's start, roughly."""
        text, ends = self.reports[span.report].text, self._ends[span.report]
        at = bisect_left(ends, span.start + 1)
        first = ends[at - 1] if at else 0
        return Span(span.report, first, next((e for e in ends[at:] if e >= span.end), len(text)))

    def actor_of_id(self, actor: str) -> Actor | None:
        """The actor of the case with this id."""
        return self.actors.get(actor)

    def actor_name(self, actor: str) -> str:
        """What an actor of the case, by its id, is called."""
        known = self.actors.get(actor)
        return known.name if known else actor

    def clause(self, span: Span) -> Span:
        """The stretch around a span up to the next mark of punctuation on either side, in its sentence."""
        text = self.reports[span.report].text
        first, last = span.start, span.end
        while first > 0 and span.start - first < LONG_CLAUSE and not _breaks(text, first - 1):
            first -= 1
        while last < len(text) and last - span.end < LONG_CLAUSE and not _breaks(text, last):
            last += 1
        if span.start - first == LONG_CLAUSE:
            first = min(span.start, text.find(" ", first, span.start) + 1 or span.start)
        if last - span.end == LONG_CLAUSE:
            last = max(span.end, text.rfind(" ", span.end, last))
        while first < span.start and not text[first].isalnum():
            first += 1
        while last > span.end and text[last - 1].isspace():
            last -= 1
        return Span(span.report, first, last)

    def beside(self, span: Span) -> str:
        """The words just before and after a span, with it."""
        text = self.reports[span.report].text
        first = max(0, span.start - CLOSE_BEFORE)
        while first > 0 and text[first - 1].isalnum():
            first -= 1
        return text[first : _word_end(text, span.end + CLOSE_AFTER)]

    def before(self, span: Span) -> str:
        """The words just before a span."""
        return self.reports[span.report].text[max(0, span.start - CLOSE_BEFORE) : span.start]

    def after(self, span: Span) -> str:
        """The words just after a span, with it."""
        text = self.reports[span.report].text
        return text[span.start : _word_end(text, span.end + CLOSE_AFTER)]

    def matter(self, claim: Claim) -> frozenset[str]:
        """Concepts and stems of the content words of a claim, the names of its actors left out."""
        match claim:
            case Quote():
                text = " ".join(self.text(c) for c in claim.content)
            case Stance():
                text = claim.object
            case _:
                text = self.text(claim.span)
        return stems(text, self.language(claim)) - self.names(claim)

    def names(self, claim: Claim) -> frozenset[str]:
        """Stems of the proper names of a claim's actors; "ambassador" in "Kestria's ambassador" is none."""
        language = self.language(claim)
        return frozenset[str]().union(*(self._name_stems(referent, language) for referent in participants(claim)))

    def _name_stems(self, referent: str, language: str) -> frozenset[str]:
        name = self.name(referent) or ""
        if (name, language) not in self._stems_of_name:
            proper = " ".join(word for word in name.split() if not word[0].islower())
            self._stems_of_name[name, language] = stems(proper, language)
        return self._stems_of_name[name, language]

    def times(self, span: Span) -> tuple[Interval, ...]:
        """When the events whose clause holds the span were."""
        dated = self._dated.get(span.report, [])
        first = bisect_left(dated, span.start - LONGEST_CLAUSE, key=lambda d: d[0].start)
        last = bisect_left(dated, span.start + 1, key=lambda d: d[0].start)
        return tuple(when for clause, when in dated[first:last] if clause.contains(span))

    def dates(self, span: Span) -> tuple[Interval, ...]:
        """The days, months and years that the sentence around a span names."""
        around, told = self.around(span), self._calendar.get(span.report, [])
        first, last = (bisect_left(told, place, key=lambda d: d[0]) for place in (around.start, around.end))
        return tuple(when for _, when in told[first:last])

    def lasting(self, span: Span) -> float | None:
        """The years up to its own time that the sentence around a span counts ("during the past ten years")."""
        around = self.around(span)
        first, last = (
            bisect_left(self._years[span.report], place, key=lambda d: d[0]) for place in (around.start, around.end)
        )
        told = [years for _, years in self._years[span.report][first:last]]
        return told[0] if len(told) == 1 else None

    def near(self, span: Span) -> frozenset[str]:
        """The powers that the claims around a span name."""
        named = self._named.get(span.report, [])
        first = bisect_left(named, (span.start - BEFORE, ""))
        last = bisect_left(named, (span.end + AFTER, ""))
        return frozenset(power for _, power in named[first:last])


def _common_time(reports: Iterable[Report]) -> date | None:
    """The latest date of a case whose reports, as far as they are dated, are of one year."""
    days = [date.fromisoformat(p.interval.start) for r in reports if (p := r.published) and p.interval.start]
    return max(days) if days and (max(days) - min(days)).days <= ONE_YEAR else None


def _calendar(figure: Figure) -> Interval | None:
    """The day, month or year of a date; None for other figures and for what is no calendar date."""
    kind, _, precision = figure.unit.partition(":")
    try:
        if kind != "date":
            return None
        if precision == "day":
            return Interval.day(date.fromisoformat(figure.value))
        if precision == "month":
            return Interval.month(*(int(part) for part in figure.value.split("-")))
        return Interval.year(int(figure.value)) if precision == "year" else None
    except (ValueError, TypeError):
        return None


def participants(claim: Claim) -> Sequence[str]:
    """Referents of a claim."""
    match claim:
        case Event():
            found = [claim.source, claim.target]
        case Quote():
            found = [claim.speaker]
        case Status():
            found = [claim.subject, claim.object]
        case Stance():
            found = [claim.holder, claim.towards]
        case _:
            found = []
    return [r for r in found if r is not None]


@lru_cache(KNOWN_TEXTS)
def stems(text: str, language: str) -> frozenset[str]:
    """Content words by concept ("=war") where the pack knows one, else by their first letters; numbers left out."""
    known = _known_words(language)
    return frozenset([stem for word in surfaces(text) if (stem := known[word])])


class _KnownWords(dict[str, str]):
    """The stem of each word as written, "" for one without content; worked out when it is first met."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __missing__(self, word: str) -> str:
        if len(self) > KNOWN_WORDS:
            self.clear()
        bare, language = form_of(word).removesuffix("'s"), self.language
        content = len(bare) > 3 and bare not in _skipped(language) and not any(c.isdigit() for c in bare)
        stem = _concepts(language).get(bare) or (_stem(bare, language) if content else "")
        self[word] = stem
        return stem


_known_words = cache(_KnownWords)


def _stem(word: str, language: str) -> str:
    """A word without its ending, at most STEM letters: "expelled" and "expel", "party" and "parties" are one."""
    for ending in table(language, "findings").get("stems", {}).get("endings", ()):
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM:
            word = word.removesuffix(ending)
            break
    if word[-1] == word[-2]:
        word = word[:-1]
    if word.endswith("y"):
        word = word[:-1] + "i"
    return word[:STEM]


def concepts(text: str, language: str) -> frozenset[str]:
    """Only those content words that name a matter the pack knows."""
    return frozenset(s for s in stems(text, language) if s.startswith("="))


@cache
def _concepts(language: str) -> Mapping[str, str]:
    concepts: Mapping[str, Sequence[str]] = table(language, "findings").get("concepts", {})
    return {word: f"={name}" for name, words in concepts.items() for word in words}


@cache
def _skipped(language: str) -> frozenset[str]:
    generic = table(language, "findings").get("generic", {}).get("words", ())
    return frozenset(generic) | frozenset(table(language, "lineage").get("function_words", ()))


def _word_end(text: str, place: int) -> int:
    """The end of the word that the place falls into."""
    while place < len(text) and text[place - 1].isalnum() and text[place].isalnum():
        place += 1
    return place


def _line_ends(text: str) -> list[int]:
    """Where sentences end, roughly: a stop, question or exclamation mark before white space, or a line's end."""
    return [
        match.end()
        for match in ENDING.finditer(text)
        if match.group() == "\n" or (match.start() > 1 and text[match.start() - 2] != ".")
    ]


def _breaks(text: str, place: int) -> bool:
    """Whether a mark of punctuation that ends a stretch stands there (the comma of "1,500" doesn't)."""
    mark = text[place]
    return mark in '\n;:()“”"—' or (mark in ",.!?" and (place + 1 == len(text) or text[place + 1].isspace()))
