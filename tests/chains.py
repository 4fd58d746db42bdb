"""Event chains across reports: gold mentions put into chains, scored by the CoNLL F1 (the mean of MUC, B3 and CEAFe).

    python -m tests.chains     the dev split of ECB+, each subtopic by itself: by lemma, and as findings group it

The texts are other news than Kennan's (crime, sport, disasters), and most of their mentions are no events between
political actors. So a mention on which an event was coded stands with those of the same finding, any other with those
of its lemma; and the mentions on which an event was coded are scored by themselves as well.
"""

import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kennan import actors, coding, findings
from kennan.evaluate.relation import bare_report
from kennan.language import Reader
from kennan.language.sentence import Sentence
from kennan.lineage import trace
from kennan.model import Event, Quote, Report

SHARED = Path(os.environ.get("KENNAN_SHARED", Path(__file__).resolve().parents[2] / "shared"))
Chains = Sequence[frozenset[Hashable]]


@dataclass(frozen=True, slots=True)
class Scored:
    """F1 of each measure, and their mean."""

    muc: float
    b3: float
    ceafe: float

    @property
    def conll(self) -> float:
        return (self.muc + self.b3 + self.ceafe) / 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold mention: where it stands in its report's text, and the chain it is of."""

    report: Report
    start: int
    end: int
    chain: str


# The measures


def score(key: Chains, response: Chains) -> Scored:
    """How well the response's chains are those of the key. Both hold the same mentions."""
    return Scored(
        _f1(_links(key, response), _links(response, key)),
        _f1(_mentions(key, response), _mentions(response, key)),
        _f1(*_entities(key, response)),
    )


def _f1(*shares: tuple[float, float]) -> float:
    recall, precision = (part / whole if whole else 0.0 for part, whole in shares)
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _place(chains: Chains) -> dict[Hashable, int]:
    return {mention: number for number, chain in enumerate(chains) for mention in chain}


def _links(key: Chains, response: Chains) -> tuple[float, float]:
    """MUC: links of the key that the response has, of all."""
    place = _place(response)
    return sum(len(c) - len({place[m] for m in c}) for c in key), sum(len(c) - 1 for c in key)


def _mentions(key: Chains, response: Chains) -> tuple[float, float]:
    """B3: for each mention, the share of its chain that the response has."""
    place = _place(response)
    return sum(n * n / len(c) for c in key for n in Counter(place[m] for m in c).values()), sum(map(len, key))


def _entities(key: Chains, response: Chains) -> tuple[tuple[float, float], tuple[float, float]]:
    """CEAFe: likeness of the chains under the best matching, of the key's and of the response's."""
    place = _place(response)
    like: dict[int, dict[int, float]] = {}
    for number, chain in enumerate(key):
        common = Counter(place[m] for m in chain)
        like[number] = {other: 2 * n / (len(chain) + len(response[other])) for other, n in common.items()}
    best = sum(_matched(part) for part in _parts(like))
    return (best, len(key)), (best, len(response))


def _parts(like: Mapping[int, Mapping[int, float]]) -> Iterable[list[Mapping[int, float]]]:
    """Rows that have a column in common, directly or by way of others, together: each part is matched by itself."""
    rows_of: dict[int, list[int]] = defaultdict(list)
    for row, columns in like.items():
        for column in columns:
            rows_of[column].append(row)
    seen: set[int] = set()
    for row in like:
        part, waiting = [], [row]
        while waiting:
            here = waiting.pop()
            if here not in seen:
                seen.add(here)
                part.append(like[here])
                waiting += [other for column in like[here] for other in rows_of[column]]
        if part:
            yield part


def _matched(rows: Sequence[Mapping[int, float]]) -> float:
    """The greatest sum when each row gets one column at most (Kuhn and Munkres, by shortest augmenting paths)."""
    columns = sorted({column for row in rows for column in row})
    width = max(len(columns), len(rows))
    cost = [[-row.get(column, 0.0) for column in columns] + [0.0] * (width - len(columns)) for row in rows]
    of_row, of_column = [0.0] * (len(rows) + 1), [0.0] * (width + 1)
    taken = [0] * (width + 1)  # by column, from 1: the row that has it, from 1
    for row in range(1, len(rows) + 1):
        taken[0], at = row, 0
        least, by, done = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
        while taken[at]:
            done[at] = True
            here, step, onward = taken[at], float("inf"), 0
            for column in range(1, width + 1):
                if not done[column]:
                    reduced = cost[here - 1][column - 1] - of_row[here] - of_column[column]
                    if reduced < least[column]:
                        least[column], by[column] = reduced, at
                    if least[column] < step:
                        step, onward = least[column], column
            for column in range(width + 1):
                if done[column]:
                    of_row[taken[column]] += step
                    of_column[column] -= step
                else:
                    least[column] -= step
            at = onward
        while at:
            taken[at] = taken[by[at]]
            at = by[at]
    return -sum(cost[taken[column] - 1][column - 1] for column in range(1, width + 1) if taken[column])


# The mentions


@dataclass(frozen=True, slots=True)
class Told:
    """A gold mention with its subtopic, its lemma, and the finding that holds the event coded on it, where one was."""

    topic: str
    chain: str
    lemma: str
    finding: str | None


def dev_split() -> list[Mapping[str, Any]]:
    """The rows of the shared set that are of its dev split."""
    lines = (SHARED / "gold" / "coreference" / "ecbplus_dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["split"] == "dev"]


def read(rows: Iterable[Mapping[str, Any]], reader: Reader) -> list[Told]:
    """The mentions of the set, each subtopic a case by itself."""
    topics: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        topics[row["subtopic"]].append(row)
    return [
        Told(topic, mention.chain, lemma, finding)
        for topic, members in topics.items()
        for mention, lemma, finding in _subtopic(members, reader)
    ]


def measure(mentions: Sequence[Told]) -> dict[str, Scored]:
    """The score of each way to make chains of the mentions."""
    coded = [m for m in mentions if m.finding]
    return {
        "same lemma": _scored(mentions, lambda m: m.lemma),
        "findings, else lemma": _scored(mentions, lambda m: (m.finding,) if m.finding else m.lemma),
        "coded: same lemma": _scored(coded, lambda m: m.lemma),
        "coded: findings": _scored(coded, lambda m: m.finding),
    }


def _scored(mentions: Sequence[Told], label: Callable[[Told], Hashable]) -> Scored:
    return score(_chains(mentions, lambda m: m.chain), _chains(mentions, label))


def _chains(mentions: Sequence[Told], label: Callable[[Told], Hashable]) -> Chains:
    made: dict[Hashable, set[Hashable]] = defaultdict(set)
    for number, mention in enumerate(mentions):
        made[mention.topic, label(mention)].add(number)
    return [frozenset(chain) for chain in made.values()]


def _subtopic(rows: Sequence[Mapping[str, Any]], reader: Reader) -> Iterable[tuple[Mention, str, str | None]]:
    """Each gold mention with its lemma and, where an event was coded on it, the finding that holds the event."""
    told = [_read(row) for row in rows]
    reports = {report.id: report for report, _ in told}
    parsed = {r.id: s for r, s in zip(reports.values(), reader.many(list(reports.values())), strict=True)}
    coded = [coding.code(report, parsed[report.id]) for report in reports.values()]
    claims = [claim for one in coded for claim in one.claims]
    quotes: dict[str, list[Quote]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, Quote):
            quotes[claim.span.report].append(claim)
    people = actors.resolve(referent for one in coded for referent in one.referents)
    of = {referent: actor.id for actor in people for referent in actor.referents}
    sense = findings.Sense(claims, of, {actor.id: actor for actor in people}, reports)
    group = {c: f.id for f in findings.findings(sense, trace(list(reports.values()), quotes)) for c in f.claims}
    events: dict[str, list[Event]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, Event):
            events[claim.span.report].append(claim)
    for report, mentions in told:
        for mention in mentions:
            here = [e for e in events[report.id] if e.cue.start < mention.end and mention.start < e.cue.end]
            yield mention, _lemma(mention, parsed[report.id]), group.get(here[0].id) if here else None


def _read(row: Mapping[str, Any]) -> tuple[Report, list[Mention]]:
    """The sentences that were marked up, one a line, and the mentions in them."""
    lines, places, at = [], {}, 0
    for number in sorted({m["sent"] for m in row["event_mentions"]}):
        words = row["sentences"][number]
        starts = [at + sum(len(w) + 1 for w in words[:n]) for n in range(len(words))]
        places[number] = [(start, start + len(word)) for start, word in zip(starts, words, strict=True)]
        lines.append(" ".join(words))
        at += len(lines[-1]) + 1
    report = bare_report(row["id"], "\n".join(lines), row["lang"])
    return report, [
        Mention(report, places[m["sent"]][m["start"]][0], places[m["sent"]][m["end"] - 1][1], m["chain"])
        for m in row["event_mentions"]
    ]


def _lemma(mention: Mention, sentences: Sequence[Sentence]) -> str:
    """The lemmas of its words."""
    of = [
        token.lemma.lower()
        for sentence in sentences
        for token in sentence.tokens
        if sentence.start + token.start < mention.end and mention.start < sentence.start + token.end
    ]
    return " ".join(of) or mention.report.text[mention.start : mention.end].lower()


def main() -> int:
    mentions = read(dev_split(), Reader())
    for name, scored in measure(mentions).items():
        print(f"{name:22} MUC {scored.muc:.3f}  B3 {scored.b3:.3f}  CEAFe {scored.ceafe:.3f}  CoNLL {scored.conll:.3f}")
    coded = sum(m.finding is not None for m in mentions)
    print(f"{len(mentions)} mentions; an event was coded on {coded}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
