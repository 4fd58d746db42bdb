"""How each outlet names an actor: what one calls militants, another calls a movement or the authorities."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kennan.case import Case, Line
from kennan.language.pack import table
from kennan.model import Actor, Mention, Quote, Referent, Report
from kennan.publish.lines import count
from kennan.publish.outlets import outlet_of
from kennan.publish.safe import for_terminal


@dataclass(slots=True)
class _Name:
    """One name: every spelling with how often it stands, the reports, and where it is the outlet's own word."""

    spellings: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    own: Counter[str] = field(default_factory=Counter)  # report id to uses in the narrator's words
    spoken: Counter[str] = field(default_factory=Counter)  # report id to uses inside speech


def naming(case: Case, wanted: str) -> Iterator[dict[str, Any]]:
    """Every name of an actor, pronouns apart, those of most families first.

    name, form (name or description); own, spoken: uses in the narrator's words and inside speech; families and reports
    that use it; by_outlet: outlet (or the report, where it has none), its language, first and last day of publication,
    own, spoken. Raises UsageError where there is no such actor.
    """
    by_id = {r.id: r for r in case.referents}
    yield from names_of(case, case.find_actor(wanted), by_id, speech(case.quotes()))


def names_of(
    case: Case, actor: Actor, referents: Mapping[str, Referent], said: Mapping[str, Sequence[tuple[int, int]]]
) -> Iterator[dict[str, Any]]:
    """The same of an actor, for whoever has at hand the case's referents by id and what `speech` gives."""
    names = _names(case, actor, referents, said)
    family = {report: f.id for f in case.families for report in f.reports}
    rows: list[dict[str, Any]] = []
    for one in names.values():
        reports = {*one.own, *one.spoken}
        rows.append({
            "actor": actor.id, "actor_name": actor.name, "name": one.spellings.most_common(1)[0][0],
            "form": "description" if one.forms.most_common(1)[0][0] == "nominal" else "name",
            "own": sum(one.own.values()), "spoken": sum(one.spoken.values()),
            "families": len({family.get(r, r) for r in reports}), "reports": len(reports),
            "by_outlet": list(_outlets(case, one)),
        })  # fmt: skip
    yield from sorted(rows, key=lambda r: (-r["families"], -r["reports"], -(r["own"] + r["spoken"]), r["name"]))


def _names(
    case: Case, actor: Actor, referents: Mapping[str, Referent], said: Mapping[str, Sequence[tuple[int, int]]]
) -> dict[str, _Name]:
    found: dict[str, _Name] = defaultdict(_Name)
    for referent in (referents[i] for i in actor.referents if i in referents):
        report = case.report[referent.report]
        for mention in referent.mentions:
            words = _plain(mention, report)
            if mention.form == "pronoun" or not words:
                continue
            one = found[words.casefold()]
            one.spellings[words] += 1
            one.forms[mention.form] += 1
            inside = any(a <= mention.span.start < b for a, b in said.get(report.id, ()))
            (one.spoken if inside else one.own)[report.id] += 1
    return found


def speech(quotes: Iterable[Line]) -> dict[str, list[tuple[int, int]]]:
    """The stretches of each report (id) that stand in quotation marks as somebody's speech."""
    said: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for line in quotes:
        if isinstance(line.claim, Quote):
            said[line.claim.span.report] += [(q.start, q.end) for q in line.claim.quoted]
    return said


def _plain(mention: Mention, report: Report) -> str:
    """The name without the words that only point ("the", "its")."""
    parts = mention.surface.split()
    while parts and parts[0].casefold() in _pointing(report.language):
        parts = parts[1:]
    return " ".join(parts)


@cache
def _pointing(language: str) -> frozenset[str]:
    descriptors = table(language, "descriptors")
    lists = (*descriptors.get("determiners", {}).values(), *descriptors.get("pronouns", {}).values())
    return frozenset(word.casefold() for words in lists for word in words)


def _outlets(case: Case, one: _Name) -> Iterator[dict[str, Any]]:
    by_outlet: dict[tuple[str, str], list[str]] = defaultdict(list)
    for identifier in {*one.own, *one.spoken}:
        report = case.report[identifier]
        by_outlet[(report.outlet or report.name, report.language)].append(identifier)
    for (outlet, language), reports in sorted(by_outlet.items()):
        known = next((o for r in reports if (o := outlet_of(case.report[r].outlet, case.report[r].url))), None)
        days = [p.interval for r in reports if (p := case.report[r].published)]
        yield {
            "outlet": outlet, "mark": known.mark if known else None, "language": language,
            "first": min((d.start for d in days if d.start), default=None),
            "last": max((d.end for d in days if d.end), default=None),
            "own": sum(one.own[r] for r in reports), "spoken": sum(one.spoken[r] for r in reports),
            "reports": len(reports),
        }  # fmt: skip


def told(case: Case, wanted: str) -> Iterator[str]:
    """The same for people: a line a name, and under it a line an outlet."""
    rows = list(naming(case, wanted))
    if rows:
        yield for_terminal(f"How reports name {rows[0]['actor_name']}, pronouns left out:")
    for row in rows:
        weight = count(row["families"], row["reports"]) or "1 report"
        kind = ", a description" if row["form"] == "description" else ""
        yield for_terminal(f"{row['name']}{kind}  [{weight}]: {_uses(row)}")
        for place in row["by_outlet"]:
            when = f", {place['first']}" if place["first"] else ", undated"
            until = f" to {place['last']}" if place["last"] and place["last"] != place["first"] else ""
            mark = f", {place['mark']}" if place["mark"] else ""
            yield for_terminal(f"    {place['outlet']} ({place['language']}{mark}{when}{until}): {_uses(place)}")


def _uses(row: dict[str, Any]) -> str:
    own, spoken = row["own"], row["spoken"]
    words = [f"{own} in its own words" if own else "", f"{spoken} in the words of speakers" if spoken else ""]
    return ", ".join(w for w in words if w)
