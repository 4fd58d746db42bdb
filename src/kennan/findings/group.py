"""Claims of different reports that tell the same thing, brought together.

Claims meet only where their keys are equal (kind, who, whom, type or relation), and within a key only where they share
a word of their matter, so the work grows with what is alike and not with the square of the case.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from kennan.findings.gloss import gloss
from kennan.findings.opposites import denies
from kennan.findings.regroup import regrouped
from kennan.findings.sense import Sense, stems
from kennan.lineage import Lineage
from kennan.model import (
    Claim,
    Event,
    Figure,
    Finding,
    Interval,
    Pairing,
    Quote,
    Report,
    Stance,
    Status,
    content_id,
)
from kennan.model.vocabulary import FAMILY_OF_RELATION

MUTUAL = frozenset({"CONSULT", "COOPERATE"})
TOLD = frozenset({"actual"})
AHEAD = frozenset({"planned", "possible", "conditional"})
# Share of the shorter claim's words that the other must have too, and the words that must be in common: where there are
# fewer, they must be that share of the longer claim's as well.
SHARED = {"event": 0.34, "quote": 0.6, "stance": 0.5, "figure": 0.5}
ENOUGH = {"event": 2, "quote": 3, "stance": 2, "figure": 1}
COMPARED = 12  # claims of a group that a further one is compared with
TRIED = 40  # groups of one key that a claim is held against at most


@dataclass(slots=True)
class _Group:
    """Claims that tell the same; `wordings` are the first different ones, `first` and `last` the days that all of their
    times have in common, `begun` the day since which it is told to last."""

    claims: list[Claim] = field(default_factory=list)
    wordings: list[frozenset[str]] = field(default_factory=list)
    first: str = ""
    last: str = "9999"
    begun: str | None = None

    def fits(self, when: Interval | None) -> bool:
        """Whether the time can be the same. What lasts "since 2006" is told again by "in 2006", not by "in 2007"."""
        if when is None:
            return True
        if when.start and when.end is None:
            return self.begun in (None, when.start) and self.first <= when.start <= self.last
        if self.begun is not None and not (when.start or "") <= self.begun <= (when.end or "9999"):
            return False
        return (when.start or "") <= self.last and self.first <= (when.end or "9999")

    def narrow(self, when: Interval | None) -> None:
        if when is None:
            return
        if when.start and when.end is None:
            self.begun = when.start
        else:
            self.first, self.last = max(self.first, when.start or ""), min(self.last, when.end or "9999")


def findings(sense: Sense, lineage: Lineage, ruled: Sequence[Pairing] = ()) -> tuple[Finding, ...]:
    """All claims of a case, grouped by what they tell; a claim that stands alone is a finding too. In the order of
    their first claim. `reports` of a finding are report ids, `families` the number of distinct origins of its
    claims' passages. `ruled` are the analyst's words on pairs of claims, in the order in which they were given."""
    index = _Index(_news_since(sense.reports))
    for claim in sense.claims:
        key, matter = _key(claim, sense), _matter(claim, sense)
        when = claim.when if isinstance(claim, Event) else claim.valid if isinstance(claim, Status) else None
        group = index.find(claim, key, matter, when) if key is not None else None
        index.add(claim, key, matter, when, group)
    groups = regrouped([g.claims for g in index.groups], ruled, sense)
    return tuple(_finding(claims, sense, lineage) for claims in groups)


def _news_since(reports: Mapping[str, Report]) -> str:
    """A year before the latest report: what happened before it is history. "" where no report is dated."""
    dated = [r.published.interval.end for r in reports.values() if r.published and r.published.interval.end]
    if not dated:
        return ""
    latest = max(dated)
    return f"{int(latest[:4]) - 1:04}{latest[4:]}"


def _key(claim: Claim, sense: Sense) -> Hashable:
    """What has to be equal; None for a claim that can't be compared, as nobody is named in it."""
    match claim:
        case Event():
            who = (sense.power(claim.source), sense.power(claim.target))
            if who == (None, None):
                return None
            if claim.reciprocal or claim.type in MUTUAL:
                who = tuple(sorted(who, key=str))  # type: ignore[assignment]
            told = "told" if claim.modality in TOLD else "ahead" if claim.modality in AHEAD else "denied"
            return ("event", claim.type, who, told)
        case Status():
            family = FAMILY_OF_RELATION.get(claim.relation, claim.relation)
            return (
                "status",
                family,
                sense.power(claim.subject),
                sense.power(claim.object),
                denies(claim.relation),
                claim.relation if family == "office" else None,
            )
        case Quote():
            return ("quote", sense.actor(claim.speaker)) if claim.speaker else None
        case Stance():
            return ("stance", claim.kind, sense.power(claim.holder)) if claim.holder else None
        case Figure():
            return ("figure", claim.unit, claim.value)


def _matter(claim: Claim, sense: Sense) -> frozenset[str]:
    if isinstance(claim, Figure):
        language = sense.language(claim)
        counted = stems(f"{claim.what} {sense.text(claim.span)}", language)
        return counted or stems(sense.sentence(claim.span), language)
    return sense.matter(claim)


class _Index:
    """The groups made so far, and where to look for the one a claim belongs to."""

    def __init__(self, news_since: str) -> None:
        self.news_since = news_since
        self.groups: list[_Group] = []
        self._by_word: dict[tuple[Hashable, str], list[int]] = defaultdict(list)
        self._by_time: dict[tuple[Hashable, str, str], int] = {}
        self._by_key: dict[Hashable, list[int]] = defaultdict(list)

    def add(
        self, claim: Claim, key: Hashable, matter: frozenset[str], when: Interval | None, number: int | None
    ) -> None:
        """Put a claim into a group, a new one where no number is given."""
        if number is None:
            number = len(self.groups)
            self.groups.append(_Group())
        group = self.groups[number]
        group.claims.append(claim)
        group.narrow(when)
        if len(group.wordings) < COMPARED and matter not in group.wordings:
            for word in sorted(matter.difference(*group.wordings)):
                self._by_word[(key, word)].append(number)
            group.wordings.append(matter)
        if len(group.claims) == 1:
            self._by_key[key].append(number)
        if when is not None:
            self._by_time.setdefault((key, when.start or "", when.precision), number)

    def find(self, claim: Claim, key: Hashable, matter: frozenset[str], when: Interval | None) -> int | None:
        """The group that tells the same, the one with most words in common first."""
        if isinstance(claim, Status):
            return next((n for n in self._by_key.get(key, ())[:TRIED] if self.groups[n].fits(when)), None)
        common: dict[int, int] = defaultdict(int)
        for word in matter:
            for number in self._by_word.get((key, word), ())[-TRIED:]:
                common[number] += 1
        for number, _ in sorted(common.items(), key=lambda c: (-c[1], c[0]))[:TRIED]:
            group = self.groups[number]
            if isinstance(claim, Event) and self._history(when, group):
                continue
            if group.fits(when) and any(_alike(claim.family, matter, other) for other in group.wordings):
                return number
        if when is not None and when.precision in ("day", "month"):
            then = self._by_time.get((key, when.start or "", when.precision))
            if then is not None and self.groups[then].fits(when):
                return then
        return None

    def _history(self, when: Interval | None, group: _Group) -> bool:
        """Whether one of the two is dated as history and the other isn't dated: what is told without a date is news."""
        if when is None:
            return group.last < self.news_since
        return (when.end or "9999") < self.news_since and group.first == "" and group.begun is None


def _alike(family: str, a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two claims of one key use the same words."""
    both, shorter, longer = a & b, min(len(a), len(b)), max(len(a), len(b))
    common, least = len(both), SHARED[family]
    if not common or common < least * shorter:
        return False
    named = sum(word.startswith("=") for word in both)  # a matter that the pack knows tells as much as two words
    return common + named >= ENOUGH[family] or (family != "quote" and common >= least * longer)


def _finding(claims: list[Claim], sense: Sense, lineage: Lineage) -> Finding:
    ids = tuple(c.id for c in claims)
    surest = max(range(len(claims)), key=lambda n: (claims[n].confidence, -n))
    return Finding(
        id=content_id("finding", *sorted(ids)),
        kind=claims[0].family,
        claims=ids,
        reports=tuple(dict.fromkeys(c.span.report for c in claims)),
        families=len({lineage.origin(c.span) for c in claims}),
        gloss=gloss(claims[surest], sense),
    )
