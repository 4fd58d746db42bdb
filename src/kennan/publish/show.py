"""Listings of a case: for people two lines a claim, for programs JSON Lines."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from kennan.case import Case, Line
from kennan.case.rows import TABLE_OF
from kennan.errors import UsageError
from kennan.publish import brief, exchange, lines, naming, promises
from kennan.publish.safe import for_terminal

FAMILY_OF_TABLE = {table: family for family, table in TABLE_OF.items()}


@dataclass(frozen=True, slots=True)
class Query:
    """Filters of a listing, as in `Case.lines`."""

    actor: str | None = None
    since: str | None = None
    until: str | None = None
    type: str | None = None
    modality: str | None = None
    report: str | None = None
    language: str | None = None

    def filters(self) -> dict[str, str | None]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def show(
    case: Case, kind: str, query: Query, identifier: str | None, *, as_json: bool, tell: Callable[[str], None]
) -> Iterator[str]:
    """The rows of a listing; `tell` is given what the user should know of what was left out."""
    if kind == "claim":
        return _claim(case, identifier, as_json)
    if kind == "naming":
        return _naming(case, query, as_json)
    filtered = kind in FAMILY_OF_TABLE or (kind == "actors" and query == Query(query.actor))
    if not filtered and query != Query():
        raise UsageError(f"{kind}: takes no filters but --limit" + (" and --actor" if kind == "actors" else ""))
    if identifier is not None:
        raise UsageError(f"{identifier}: only `claim` takes an id; filters are options")
    if kind in FAMILY_OF_TABLE:
        return _claims(case, FAMILY_OF_TABLE[kind], query, as_json, tell)
    if as_json:
        name = "reports" if kind == "sources" else kind
        rows = _families(case) if kind == "families" else exchange.FILES[name](case)
        return (encode(row) for row in rows)
    return LISTS[kind](case, query)


def _naming(case: Case, query: Query, as_json: bool) -> Iterator[str]:
    if query.actor is None or query != Query(query.actor):
        raise UsageError("naming: takes the actor, and no other filter: kennan show CASE naming --actor NAME")
    return (encode(row) for row in naming.naming(case, query.actor)) if as_json else naming.told(case, query.actor)


def encode(row: dict[str, Any]) -> str:
    return msgspec.json.encode(row).decode("utf-8")


def _claims(case: Case, family: str, query: Query, as_json: bool, tell: Callable[[str], None]) -> Iterator[str]:
    found = case.lines(family, **query.filters())
    if query.since or query.until:
        everything = case.lines(family, **{**query.filters(), "since": None, "until": None})
        undated = sum(case.when(line.claim) is None for line in everything)
        if undated:
            tell(f"{undated} more have no date and are left out")
    if family == "event":
        found = sorted(found, key=_by_date)
    for line in found:
        if as_json:
            yield from (encode(row) for row in json_rows(line, case))
        else:
            weight = lines.weight(line)
            yield lines.one_line(line, case) + (f"  [{weight}]" if weight else "")
            yield "    " + lines.evidence(line, case)


def _by_date(line: Line) -> tuple[str, str, int]:
    when = getattr(line.claim, "when", None)
    return ((when.start or when.end) if when else "9999", line.report, line.claim.span.start)


def json_rows(line: Line, case: Case) -> Iterator[dict[str, Any]]:
    """The exchange rows of a claim with the names of its actors, its sentence, and how often it is told."""
    one = {"event": exchange.event, "status": exchange.status, "stance": exchange.stance, "figure": exchange.figure}
    rows = exchange.quote(line, case) if line.claim.family == "quote" else iter([one[line.claim.family](line)])
    for row in rows:
        names = {f"{k}_name": case.name(v) for k, v in row.items() if isinstance(v, str) and v in case.actor}
        yield {**row, **names, "sentence": case.sentence(line), "families": line.families, "reports": line.reports}


def _claim(case: Case, identifier: str | None, as_json: bool) -> Iterator[str]:
    if not identifier:
        raise UsageError("name the claim: kennan show CASE claim ID")
    found = case.claims_from(identifier)
    if not found:
        raise UsageError(f"{identifier}: no claim has an id that starts so")
    if len(found) > 1 and not as_json:
        yield from (f"{line.id}  {lines.one_line(line, case)}" for line in found)
        return
    for line in found:
        if as_json:
            yield from (encode(row) for row in json_rows(line, case))
            continue
        report = case.report[line.claim.span.report]
        yield f"{line.id}  {line.claim.family}  confidence {line.claim.confidence:.2f}"
        yield lines.one_line(line, case)
        yield for_terminal(f"{report.name}, characters {line.claim.span.start} to {line.claim.span.end}:")
        text = report.text
        start, end = line.sentence.start, line.sentence.end
        before, after = text[max(0, start - 200) : start], text[end : end + 200]
        a, b = line.claim.span.start, line.claim.span.end
        yield for_terminal(f"  …{before}{text[start:a]}»{text[a:b]}«{text[b:end]}{after}…")


def _actors(case: Case, query: Query) -> Iterator[str]:
    chosen = case.actors
    if query.actor:
        inside = case.with_parts(case.find_actor(query.actor))
        chosen = [a for a in chosen if a.id in inside]
    for actor in chosen:
        country = f", {actor.country}" if actor.country else ""
        of = f", part of {case.name(actor.part_of)}" if actor.part_of else ""
        members = f", made up of {', '.join(case.name(m) for m in actor.members)}" if actor.members else ""
        roles = f"; {', '.join(actor.roles)}" if actor.roles else ""
        names = f"; met as {', '.join(actor.aliases)}" if actor.aliases else ""
        yield for_terminal(
            f"{actor.name} – {actor.kind.replace('_', ' ')}{country}{of}{members}{roles}{names} [{actor.id}]"
        )


def _findings(case: Case, query: Query) -> Iterator[str]:
    for finding in case.findings:
        weight = lines.count(finding.families, len(finding.reports)) or "1 report"
        names = ", ".join(sorted(case.report[r].name for r in finding.reports))
        yield for_terminal(f"{finding.kind}: {finding.gloss}  [{weight}] {names}")


def _conflicts(case: Case, query: Query) -> Iterator[str]:
    for rows in lines.conflicts(case):
        yield from rows


def _families(case: Case) -> Iterator[dict[str, Any]]:
    for family in case.families:
        yield {"id": family.id, "reports": [case.report[r].name for r in family.reports], "voice": family.voice}


def _family_rows(case: Case, query: Query) -> Iterator[str]:
    for number, row in enumerate(_families(case), 1):
        voice = f" (voice of {row['voice']})" if row["voice"] else ""
        yield for_terminal(f"family {number}{voice}: {', '.join(row['reports'])}")


def _links(case: Case, query: Query) -> Iterator[str]:
    for link in case.links:
        a = case.report[link.a.report]
        here = f"{lines.quoted(a.quote(link.a))} {a.name}"
        if link.b is None:
            yield for_terminal(f"{link.kind}: {link.upstream}: {here}")
            continue
        b = case.report[link.b.report]
        way = {"a_from_b": "from", "b_from_a": "source of"}.get(link.direction or "", "shared with")
        yield for_terminal(
            f"{link.kind} ({link.similarity:.2f}): {here} {way} {b.name}, characters {link.b.start} to {link.b.end}"
        )


def _sources(case: Case, query: Query) -> Iterator[str]:
    yield from (for_terminal(row) for row in brief.sources(case))
    for skipped in case.skipped:
        yield for_terminal(f"NOT READ {skipped.name}: {skipped.fault}; {skipped.remedy}")


def _promises(case: Case, query: Query) -> Iterator[str]:
    yield from promises.listing(case)


def _claim_links(case: Case, query: Query) -> Iterator[str]:
    """Ties between claims: what was done, for which purpose, on which condition, and so on."""
    every = {line.id: line for family in ("event", "stance", "status") for line in case.lines(family)}
    for link in case.claim_links:
        above, below = every.get(link.source), every.get(link.target)
        if above is None or below is None:
            continue
        yield for_terminal(f"{link.kind}: {lines.one_line(above, case).strip()}")
        yield "    " + lines.evidence(above, case)
        yield for_terminal(f"    {IN_WORDS[link.kind]}: {lines.one_line(below, case).strip()}")
        yield "    " + lines.evidence(below, case)


IN_WORDS = {
    "purpose": "in order that", "condition": "on condition of", "cause": "because of", "concession": "in spite of",
    "fulfils": "fulfils", "breaks": "breaks",
}  # fmt: skip
LISTS: dict[str, Callable[[Case, Query], Iterator[str]]] = {
    "actors": _actors,
    "findings": _findings,
    "conflicts": _conflicts,
    "families": _family_rows,
    "links": _links,
    "promises": _promises,
    "claim_links": _claim_links,
    "sources": _sources,
}


def hits(case: Case, words: str, limit: int, *, as_json: bool) -> Iterator[str]:
    """Sentences that were found, with the report they stand in."""
    for hit in case.search(words, limit):
        if as_json:
            yield encode({"report": hit.name, "start": hit.start, "end": hit.end, "text": hit.text})
        else:
            yield for_terminal(f"{hit.name}:{hit.start}: {hit.text}")
