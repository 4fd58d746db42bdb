"""The brief of a case, from who is who to where each report comes from. Plain text."""

import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from kennan.case import Case, Line
from kennan.model import Event, Finding, Quote, Stance, Status
from kennan.model.vocabulary import FAMILY_OF_RELATION
from kennan.publish import lines, promises
from kennan.publish.outlets import outlet_of
from kennan.publish.safe import for_terminal

MOST = {
    "who": 14,
    "timeline": 24,
    "undated": 10,
    "voices": 10,
    "statuses": 14,
    "stances": 18,
    "promises": 10,
    "conflicts": 10,
}
STANCE_ORDER = ("commitment", "condition", "interest", "concern", "expectation", "doubt")


def brief(case: Case, width: int = 100) -> str:
    """The whole brief, ready for a terminal of that many columns. Every line names its report and, in brackets, the id
    that `kennan show CASE claim ID` opens."""
    out = list(_head(case))
    for title, body in (
        ("WHO", _who(case)),
        ("TIMELINE", _timeline(case)),
        ("VOICES", _voices(case)),
        ("STATUSES", _statuses(case)),
        ("STANCES", _stances(case)),
        ("PROMISES", _promises(case)),
        ("WHERE ACCOUNTS DIFFER", _conflicts(case)),
        ("SOURCES", _sources(case)),
    ):
        section = list(body)
        out += ["", title, *(section or ["  nothing found"])]
    return "\n".join(_wrap(out, width)) + "\n"


def _wrap(rows: Iterable[str], width: int) -> Iterator[str]:
    for row in rows:
        indent = len(row) - len(row.lstrip())
        yield from textwrap.wrap(
            row, width, subsequent_indent=" " * (indent + 4), break_long_words=False, break_on_hyphens=False
        ) or [""]


def _head(case: Case) -> Iterator[str]:
    total, families = len(case.reports), len(case.families)
    dated = sorted(r.published.interval.iso for r in case.reports if r.published)
    when = f", published {dated[0]} to {dated[-1]}" if dated else ""
    yield f"{case.store.path.name}: {total} reports in {families} families{when}"
    yield case.signature
    if not case.settled:
        yield "NOT COMPLETE: reading was stopped; run the same kennan read again"


def _who(case: Case) -> Iterator[str]:
    mentions: Counter[str] = Counter()
    told_in: dict[str, set[str]] = defaultdict(set)
    actor_of = {referent: actor.id for actor in case.actors for referent in actor.referents}
    for referent in case.referents:
        if referent.id in actor_of:
            mentions[actor_of[referent.id]] += len(referent.mentions)
            told_in[actor_of[referent.id]].add(referent.report)
    for identifier, number in sorted(mentions.items(), key=lambda t: (-len(told_in[t[0]]), -t[1], t[0]))[: MOST["who"]]:
        actor = case.actor[identifier]
        kind = actor.kind.replace("_", " ")
        of = f", part of {case.name(actor.part_of)}" if actor.part_of else ""
        roles = f"; {', '.join(actor.roles[:3])}" if actor.roles else ""
        others = list({a.casefold(): a for a in actor.aliases if a.casefold() != actor.name.casefold()}.values())[:6]
        also = f"; also {', '.join(others)}" if others else ""
        reports = len(told_in[identifier])
        yield for_terminal(
            f"  {actor.name} – {kind}{of}{roles}{also} ({number} mentions, {reports} report{'s' * (reports != 1)})"
        )


def _found(case: Case, kind: str) -> list[tuple[Finding, Line]]:
    """Findings of a kind with their surest line: most families first, then most reports, then surest."""
    by_id = {line.id: line for line in case.lines(kind)}
    out = []
    for finding in case.findings:
        told = [by_id[c] for c in finding.claims if c in by_id]
        if told:
            out.append((finding, max(told, key=lambda x: (x.claim.confidence, x.id))))
    return sorted(out, key=lambda t: (-t[0].families, -len(t[0].reports), -t[1].claim.confidence, t[1].id))


def _two_lines(line: Line, case: Case, finding: Finding) -> Iterator[str]:
    weight = lines.count(finding.families, len(finding.reports))
    event = isinstance(line.claim, Event)
    text = lines.told(line, case, finding.gloss) if event else lines.one_line(line, case)
    yield f"  {text}" + (f"  [{weight}]" if weight else "")
    yield "      " + lines.evidence(line, case)


def _timeline(case: Case) -> Iterator[str]:
    told = [(f, x) for f, x in _found(case, "event") if isinstance(x.claim, Event) and x.claim.type != "OTHER"]
    found = [(f, x) for f, x in told if not case.implied(x)]
    dated = [(f, x) for f, x in found if isinstance(x.claim, Event) and x.claim.when]
    chosen = dated[: MOST["timeline"]]
    chosen.sort(key=lambda t: (_start(t[1]), t[1].report, t[1].claim.span.start))
    for finding, line in chosen:
        yield from _two_lines(line, case, finding)
    undated = [(f, x) for f, x in found if isinstance(x.claim, Event) and not x.claim.when][: MOST["undated"]]
    if undated:
        yield "  Without a date, those told most often and most surely:"
        for finding, line in undated:
            yield from _two_lines(line, case, finding)
    left = len(told) - len(chosen) - len(undated)
    if left > 0:
        yield f"  and {left} more: kennan show {case.store.path.name} events"


def _start(line: Line) -> str:
    claim = line.claim
    return (claim.when.start or claim.when.end or "") if isinstance(claim, Event) and claim.when else ""


def _voices(case: Case) -> Iterator[str]:
    by_speaker: dict[str, list[Line]] = defaultdict(list)
    for line in case.quotes():
        if isinstance(line.claim, Quote) and line.claim.speaker:
            by_speaker[line.claim.speaker].append(line)
    ranked = sorted(by_speaker.items(), key=lambda t: (-len({x.report for x in t[1]}), -len(t[1]), t[0]))
    for speaker, said in ranked[: MOST["voices"]]:
        reports = len({x.report for x in said})
        roles = case.actor[speaker].roles[:1] if speaker in case.actor else ()
        role = f", {roles[0]}" if roles else ""
        yield for_terminal(
            f"  {case.name(speaker)}{role}: {len(said)} statement{'s' * (len(said) != 1)} in {reports} "
            f"report{'s' * (reports != 1)}"
        )
        best = max(said, key=lambda x: (isinstance(x.claim, Quote) and x.claim.direct, x.claim.confidence, x.id))
        yield "      " + lines.evidence(best, case)
    if len(ranked) > MOST["voices"]:
        yield f"  and {len(ranked) - MOST['voices']} more: kennan show {case.store.path.name} quotes"


def _statuses(case: Case) -> Iterator[str]:
    named = _named(case)
    found = [
        (f, x)
        for f, x in _found(case, "status")
        if isinstance(x.claim, Status)
        # "its ambassador" tells of nobody that he holds the office
        and (FAMILY_OF_RELATION.get(x.claim.relation) != "office" or x.claim.subject in named)
    ]
    for finding, line in found[: MOST["statuses"]]:
        yield from _two_lines(line, case, finding)
    if len(found) > MOST["statuses"]:
        yield f"  and {len(found) - MOST['statuses']} more: kennan show {case.store.path.name} statuses"


def _named(case: Case) -> frozenset[str]:
    """Ids of the actors that some report names, rather than only describes."""
    told = {r.id for r in case.referents if any(m.form == "name" for m in r.mentions)}
    return frozenset(actor.id for actor in case.actors if told.intersection(actor.referents))


def _stances(case: Case) -> Iterator[str]:
    found = [(f, x) for f, x in _found(case, "stance") if isinstance(x.claim, Stance)]
    chosen: list[tuple[Finding, Line]] = []
    for kind in STANCE_ORDER:
        chosen += [t for t in found if isinstance(t[1].claim, Stance) and t[1].claim.kind == kind][
            : MOST["stances"] // len(STANCE_ORDER)
        ]
    for finding, line in chosen:
        yield from _two_lines(line, case, finding)
    if len(found) > len(chosen):
        yield f"  and {len(found) - len(chosen)} more: kennan show {case.store.path.name} stances"


def _promises(case: Case) -> Iterator[str]:
    found = promises.ranked(case)
    for promise in found[: MOST["promises"]]:
        yield from (f"  {row}" for row in promises.rows(case, promise, promises.MOST_EVIDENCE))
    if len(found) > MOST["promises"]:
        yield f"  and {len(found) - MOST['promises']} more: kennan show {case.store.path.name} promises"


def _conflicts(case: Case) -> Iterator[str]:
    told = list(lines.conflicts(case))
    for rows in told[: MOST["conflicts"]]:
        yield from (f"  {row}" for row in rows)
    if len(told) > MOST["conflicts"]:
        yield f"  and {len(told) - MOST['conflicts']} more: kennan show {case.store.path.name} conflicts"


def _sources(case: Case) -> Iterator[str]:
    for row in sources(case):
        yield for_terminal(f"  {row}")
    for skipped in case.skipped:
        yield for_terminal(f"  NOT READ {skipped.name}: {skipped.fault}; {skipped.remedy}")


def sources(case: Case) -> Iterator[str]:
    """One line a report: outlet, date and how it is known, language, family, credits, and what it lacks."""
    for number, family in enumerate(case.families, 1):
        for identifier in family.reports:
            report = case.report[identifier]
            when = f"{report.published.interval.iso} ({report.published.basis})" if report.published else "undated"
            credits = sorted({c.source for c in report.credits if c.scope == "report"})
            quoted = sorted({c.source for c in report.credits if c.scope == "quote"})
            told = [f"family {number}" + (f", voice of {family.voice}" if family.voice else "")]
            if len(family.reports) > 1:
                told.append(
                    "one voice with " + ", ".join(case.report[r].name for r in family.reports if r != identifier)
                )
            if credits:
                told.append("credits " + ", ".join(credits))
            if quoted:
                told.append("quotes made to " + ", ".join(quoted))
            if report.reads_as_spun:
                told.append(f"reads as spun ({report.spun:.2f}): reworded by a machine, its claims are less sure")
            told += report.lacks
            known = outlet_of(report.outlet, report.url)
            outlet = (report.outlet or "no outlet") + (f" ({known.mark})" if known else "")
            yield f"{report.name}: {outlet}, {when}, {report.language}; " + "; ".join(told)
