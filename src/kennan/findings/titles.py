"""One person under two offices that nobody holds at once, and one post with two holders."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from kennan.coding.mentions.groups import fold
from kennan.findings.buckets import CROWD
from kennan.findings.misnaming import Called, first_claims
from kennan.findings.sense import Sense, stems
from kennan.language.pack import table
from kennan.model import Claim, Referent, Report, Span

ONE_TIME = 31  # days between two reports within which a person seldom changes office
ONE_WEEK = 7  # the same for a post that changes hands
BESIDE = 3  # code points between a name and its title
COMPLEMENT = re.compile(r" (?:of|to|for|in|at) [^,.;:()]{2,40}(?=,)")
LOOK_BACK = 24  # code points before a title in which a word tells that it is held no more


@dataclass(frozen=True, slots=True)
class _Title:
    """An office as one report tells it of somebody it names there: the office by the packs' common name, the stems of
    the words that tell whose it is, and where the title stands."""

    actor: str
    name: str
    office: str
    of: frozenset[str]
    full: bool
    sole: bool
    span: Span
    claim: Claim


def titles(sense: Sense, referents: Iterable[Referent]) -> Iterator[Called]:
    """Pairs of titles, from reports of about one time, that one person can't bear together, and of persons who can't
    both hold the post that both reports tell in full. Titles of the past, and those that a report gives beside the
    other's, say nothing."""
    told = list(_told(sense, referents))
    yield from _of_one_person(told, sense)
    yield from _of_one_post(told, sense)


def _of_one_person(told: list[_Title], sense: Sense) -> Iterator[Called]:
    by_actor: dict[str, list[_Title]] = defaultdict(list)
    for title in told:
        by_actor[title.actor].append(title)
    for borne in by_actor.values():
        offices: dict[str, set[str]] = defaultdict(set)
        for title in borne:
            offices[title.claim.span.report].add(title.office)
        met: set[frozenset[str]] = set()
        for a, b in combinations(_few(borne, lambda t: t.office), 2):
            both, reports = frozenset((a.office, b.office)), (a.claim.span.report, b.claim.span.report)
            if len(both) < 2 or both in met or any(both <= offices[r] for r in offices):
                continue
            if _apart(sense.reports[reports[0]], sense.reports[reports[1]], unknown=0) <= ONE_TIME:
                met.add(both)
                yield _called(a, b, f"{a.name} as {a.office} and as {b.office}")


def _of_one_post(told: list[_Title], sense: Sense) -> Iterator[Called]:
    posts: dict[tuple[str, frozenset[str]], list[_Title]] = defaultdict(list)
    known: dict[str, set[str]] = defaultdict(set)
    for title in told:
        known[title.claim.span.report].add(title.actor)
        if title.sole and title.full and title.of:
            posts[(title.office, title.of)].append(title)
    for holders in posts.values():
        met: set[frozenset[str]] = set()
        for a, b in combinations(_few(holders, lambda t: t.actor), 2):
            both = frozenset((a.actor, b.actor))
            if len(both) < 2 or both in met or set(fold(a.name)) & set(fold(b.name)):
                continue
            first, second = a.claim.span.report, b.claim.span.report
            if first == second or both <= known[first] or both <= known[second]:
                continue  # a report that knows both tells of a change
            if _apart(sense.reports[first], sense.reports[second], unknown=ONE_WEEK + 1) <= ONE_WEEK:
                met.add(both)
                yield _called(a, b, f"{a.name} and {b.name} as {sense.text(a.span)}")


def _few(told: list[_Title], by: Callable[[_Title], str]) -> list[_Title]:
    """Where they differ in what is asked, at most CROWD of each; else none, since there is nothing to compare."""
    groups: dict[str, list[_Title]] = defaultdict(list)
    for title in told:
        groups[by(title)].append(title)
    return [t for group in groups.values() for t in group[:CROWD]] if len(groups) > 1 else []


def _called(a: _Title, b: _Title, line: str) -> Called:
    return Called(a.claim, b.claim, a.span, b.span, line, "contradiction")


def _told(sense: Sense, referents: Iterable[Referent]) -> Iterator[_Title]:
    claim_of = first_claims(sense)
    for referent in referents:
        actor = sense.actor(referent.id)
        claim = claim_of.get((referent.report, actor))
        if referent.kind != "person" or actor is None or claim is None:
            continue
        report = sense.reports[referent.report]
        words: dict[str, Any] = table(report.language, "findings").get("offices", {})
        for role in referent.roles if words else ():
            name = _named_beside(referent, role.span, report)
            office = _office(role.title, words) if name else None
            if name and office and not _past(role.span, report, words):
                whole = report.text[role.span.start : _end(role.span, report)]
                of = stems(whole, report.language) - stems(_phrase(role.title, words), report.language)
                full = whole[:4].casefold() == "the " or "'s " in whole or "’s " in whole
                yield _Title(actor, name, office, of, full, office in words["sole"], role.span, claim)


def _named_beside(referent: Referent, title: Span, report: Report) -> str | None:
    """The person's name where it stands right before or after the title."""
    for mention in referent.mentions:
        if mention.form == "name":
            before = title.start - mention.span.end
            after = mention.span.start - _end(title, report)
            if mention.span.contains(title) or 0 <= before <= BESIDE or 0 <= after <= BESIDE:
                return referent.name if " " in referent.name else None
    return None


def _end(title: Span, report: Report) -> int:
    """The title's end, with the complement that it may have: up to the next comma."""
    complement = COMPLEMENT.match(report.text, title.end)
    return complement.end() if complement else title.end


def _past(title: Span, report: Report, words: dict[str, Any]) -> bool:
    around = report.text[max(0, title.start - LOOK_BACK) : title.end]
    return bool({w.strip(",.-") for w in around.casefold().replace("-", " ").split()} & set(words["past"]))


def _phrase(title: str, words: dict[str, Any]) -> str:
    """The words of the title that name an office; "" where none do."""
    said = title.casefold().replace("’", "'").split()
    forms = {tuple(form.split()) for forms in words["words"].values() for form in forms}
    found = [
        (first, last)
        for first in range(len(said))
        for last in range(first + 1, min(len(said), first + 5) + 1)
        if tuple(said[first:last]) in forms
        and (words["head"] == "first" or last == len(said) or said[last] in words["prepositions"])
    ]
    if not found:
        return ""
    first, last = max(found, key=lambda place: (place[1] - place[0], -place[0]))
    return " ".join(said[first:last])


def _office(title: str, words: dict[str, Any]) -> str | None:
    phrase = _phrase(title, words)
    name = next((name for name, forms in words["words"].items() if phrase in forms), None)
    before = title.casefold().split(phrase)[0].split()[-1:] if name else []
    return f"{before[0]} {name}" if name and before and before[0] in words["lesser"] else name


def _apart(a: Report, b: Report, unknown: int) -> int:
    """Days between two reports; `unknown` where one has no date."""
    days = [p.interval.start for r in (a, b) if (p := r.published) and p.interval.start]
    if len(days) < 2:
        return unknown
    return abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days)
