"""Amounts of one thing that can't both be right."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from kennan.findings.amounts import apart, value
from kennan.findings.buckets import Found, pairs
from kennan.findings.gloss import amount
from kennan.findings.sense import Sense, concepts, stems
from kennan.language.pack import table
from kennan.model import Figure, Span

SHORT, CLAUSE = 4, 14  # words of `what` that name a thing; more are a clause; still more tell too much
ALIKE = 0.5  # share of the words for what is counted that two figures must have in common
# The same where those words are all that stands around the figure: the share with few words in common, and with many.
ALIKE_FEW, FEW = 0.5, 2
ALIKE_MANY, MANY = 0.4, 3
NAME = 3  # letters by which names are told apart: a country and its people have these in common
CONTEXT_LEAST = 2


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure with the words for what it counts (`bare`: only those around it), those of its sentence, the names close
    by and all names of its sentence."""

    figure: Figure
    counted: frozenset[str]
    context: frozenset[str]
    bare: bool
    names: frozenset[str]
    all_names: frozenset[str]


def differing(sense: Sense) -> Iterator[Found]:
    """Pairs of figures that tell different amounts of one thing. Where one of the two reports has the other's amount as
    well, it counts two things of a kind ("25 per cent on steel and 10 on aluminium"), and there is no conflict."""
    told: dict[int, _Told] = {}
    buckets: dict[Hashable, list[int]] = defaultdict(list)
    beside: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for number, claim in enumerate(sense.claims):
        if not isinstance(claim, Figure) or value(claim) is None:
            continue
        counted, bare = _counted(claim, sense)
        sentence, language = sense.sentence(claim.span), sense.language(claim)
        near_by = sense.beside(claim.span) if bare else _clause_of(sense.after(claim.span))
        names, all_names = _names(near_by, language), _names(sentence, language)
        one = _Told(claim, counted, stems(sentence, language), bare, names, all_names)
        told[number] = one
        beside[(claim.span.report, claim.unit)].append(one)
        for word in sorted(one.counted):
            buckets[(claim.unit, word)].append(number)
    for first, second in pairs(buckets):
        one, other = told[first], told[second]
        a, b = one.figure, other.figure
        if not apart(a, b) or not _same_thing(one, other, sense):
            continue
        if _granted(one, beside[(b.span.report, b.unit)]) or _granted(other, beside[(a.span.report, a.unit)]):
            continue
        yield a, b, "differing_value", f"{_in_words(a)} against {_in_words(b)}"


def _granted(one: _Told, others: list[_Told]) -> bool:
    """Whether the other report tells this amount too."""
    return any(
        other.figure is not one.figure
        and not apart(one.figure, other.figure)
        and _close(one.figure, other.figure)
        and _alike(one, other) > 0
        for other in others
    )


def _close(a: Figure, b: Figure) -> bool:
    x, y = value(a), value(b)
    return x is not None and y is not None and abs(x - y) <= 0.1 * max(abs(x), abs(y))


def _counted(figure: Figure, sense: Sense) -> tuple[frozenset[str], bool]:
    """The words for what is counted, and whether they are only those that stand around it: for money (ISO 4217) and
    shares, whose unit doesn't say what is counted, and where `what` is a whole clause, as for a span of time, in which
    no matter is named close by."""
    language = sense.language(figure)
    beside = sense.beside(figure.span)
    if figure.unit not in ("percent", "share") and not (len(figure.unit) == 3 and figure.unit.isupper()):
        thing = figure.what.split(",")[0]
        short = thing if len(thing.split()) <= SHORT else ""
        near_by = concepts(beside, language) or concepts(figure.what if _is_clause(figure.what) else "", language)
        own = stems(f"{short} {sense.text(figure.span)}", language) or near_by
        if own:
            return own, False
    clause = figure.what if _is_clause(figure.what) else ""
    return stems(f"{beside} {clause}", language), True


def _is_clause(what: str) -> bool:
    return SHORT < len(what.split()) <= CLAUSE


def _names(text: str, language: str) -> frozenset[str]:
    found = stems(" ".join(w for w in text.split() if w[0].isupper()), language)
    return frozenset(stem[:NAME] for stem in found if not stem.startswith("="))  # "Turnout" at the start is no name


def _alike(a: _Told, b: _Told) -> float:
    return len(a.counted & b.counted) / max(1, len(a.counted | b.counted))


def _same_thing(a: _Told, b: _Told, sense: Sense) -> bool:
    """Whether two figures count one thing: the words for what is counted agree, and so does what stands around it."""
    if _anaphoric(a.figure, sense) or _anaphoric(b.figure, sense):
        return False
    times_a, times_b = (sense.times(f.span) or sense.dates(f.span) for f in (a.figure, b.figure))
    if times_a and times_b and not any(x.meets(y) for x in times_a for y in times_b):
        return False
    if a.names - b.all_names and b.names - a.all_names:  # refugees from one country and from another
        return False
    if _partial(a.figure, sense) != _partial(b.figure, sense):  # three of his officers, and nine officers
        return False
    first, second = _ordinal(a.figure, sense), _ordinal(b.figure, sense)
    if first and second and first != second:  # what the first convoy brought and what the second
        return False
    common, alike = a.counted & b.counted, _alike(a, b)
    near = sense.near(a.figure.span) & sense.near(b.figure.span)
    around = (a.context & b.context) - a.counted - b.counted
    if a.figure.span.report == b.figure.span.report:  # two numbers in one report mostly count two things
        plain = a.figure.bound == b.figure.bound == "exact" and a.context != b.context and a.counted == b.counted
        return plain and bool(near) and len(around) > CONTEXT_LEAST
    if a.bare or b.bare:
        one, other = _follows(a.figure, sense), _follows(b.figure, sense)
        if one - other and other - one:  # a share of what goes to defence and of what goes to schools
            return False
        few = alike >= ALIKE_FEW and len(common) >= FEW
        return few or (alike >= ALIKE_MANY and len(common) >= MANY and (bool(near) or len(common) > MANY))
    named = any(word.startswith("=") for word in common)
    evidence = sum((bool(near), bool(around), named))
    return alike >= ALIKE and (len(around) >= CONTEXT_LEAST or evidence >= 2)


def _partial(figure: Figure, sense: Sense) -> bool:
    """Whether it counts some out of a group that is known: "three of his officers"."""
    known = table(sense.language(figure), "findings").get("partitive", {}).get("phrases", ())
    words = f" {' '.join(sense.text(figure.span).casefold().split())} "
    return any(f" {phrase} " in words for phrase in known)


def _ordinal(figure: Figure, sense: Sense) -> str | None:
    """Which of several of a kind its clause speaks of: the first, the second. The last one before the figure counts."""
    known = table(sense.language(figure), "findings").get("ordinals", {}).get("words", ())
    clause = sense.clause(figure.span)
    for stretch in (
        Span(clause.report, clause.start, figure.span.start),
        Span(clause.report, figure.span.end, clause.end),
    ):
        found = [w for w in sense.text(stretch).casefold().split() if w in known]
        if found:
            return found[-1]
    return None


def _follows(figure: Figure, sense: Sense) -> frozenset[str]:
    """What a share or a sum is of or for, by the words after it in its clause."""
    after = sense.after(figure.span)[figure.span.end - figure.span.start :]
    return stems(_clause_of(after), sense.language(figure))


def _clause_of(text: str) -> str:
    """The words up to the next mark; a comma or stop within a number is none."""
    return re.split(r"[;:()–—]|[,.](?!\d)", text)[0]


def _anaphoric(figure: Figure, sense: Sense) -> bool:
    """Whether it only points to those of whom one speaks: "our two nations", "these three men"."""
    first = sense.text(figure.span).split()[:1] + sense.before(figure.span).split()[-1:]
    pointing = table(sense.language(figure), "findings").get("pointing", {}).get("words", ())
    return any(word.casefold() in pointing for word in first)


def _in_words(figure: Figure) -> str:
    what = figure.what.split()
    return amount(figure) + (f" ({' '.join(what)})" if len(what) in range(1, 9) else "")
