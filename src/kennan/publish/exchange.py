"""The case as rows of the exchange format: one function a file, dictionaries of plain values.

Offsets are code points into the report's text, end exclusive; actor fields hold actor ids or None. An unnamed
"reportedly" has the attribution "hearsay".
"""

from collections.abc import Callable, Iterator
from typing import Any

from kennan.case import Case, Line
from kennan.model import Attribution, Event, Figure, Interval, Quote, Stance, Status
from kennan.publish.outlets import outlet_of

Rows = Iterator[dict[str, Any]]


def _place(line: Line) -> dict[str, Any]:
    span = line.claim.span
    return {"id": line.id, "report": line.report, "start": span.start, "end": span.end, "text": line.text}


def _attribution(attribution: Attribution) -> dict[str, Any]:
    voice = "hearsay" if attribution.hearsay and attribution.voice is None else attribution.voice
    return {"attribution": voice, "via": list(attribution.via)}


def _ends(interval: Interval | None) -> tuple[str | None, str | None, str | None]:
    return (interval.start, interval.end, interval.precision) if interval else (None, None, None)


def reports(case: Case) -> Rows:
    for report in case.reports:
        published = report.published
        known = outlet_of(report.outlet, report.url)
        yield {
            "report": report.name, "id": report.id, "language": report.language, "outlet": report.outlet,
            "outlet_kind": known.kind if known else None, "outlet_of": known.of if known else None,
            "title": report.title, "published": published.interval.iso if published else None,
            "published_precision": published.interval.precision if published else None,
            "published_basis": published.basis if published else None,
            "upstream": sorted({c.source for c in report.credits if c.scope != "photo"}),
            "byline": report.byline, "url": report.url, "format": report.format, "lacks": list(report.lacks),
            "spun": report.spun,
        }  # fmt: skip


def regions(case: Case) -> Rows:
    for report in case.reports:
        for region in report.regions:
            yield {"report": report.name, "start": region.start, "end": region.end, "kind": region.kind}


def actors(case: Case) -> Rows:
    referents = {r.id: r for r in case.referents}
    for actor in sorted(case.actors, key=lambda a: (a.name, a.id)):
        mentions = [m for r in actor.referents if r in referents for m in referents[r].mentions]
        yield {
            "id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country, "part_of": actor.part_of,
            "members": list(actor.members), "roles": list(actor.roles), "aliases": list(actor.aliases),
            "mentions": sorted(
                ({"report": case.report[m.span.report].name, "start": m.span.start, "end": m.span.end}
                 for m in mentions),
                key=lambda m: (m["report"], m["start"], m["end"]),
            ),
        }  # fmt: skip


def events(case: Case) -> Rows:
    for line in case.events():
        yield event(line)


def event(line: Line) -> dict[str, Any]:
    claim = line.claim
    assert isinstance(claim, Event)
    start, end, precision = _ends(claim.when)
    return {
        **_place(line), "source": claim.source, "target": claim.target, "type": claim.type, "mode": claim.mode,
        "contexts": list(claim.contexts), "score": claim.score, "modality": claim.modality,
        **_attribution(claim.attribution), "date_start": start, "date_end": end, "date_precision": precision,
        "place": claim.place, "place_country": claim.place_country,
        "reciprocal": claim.reciprocal, "confidence": claim.confidence,
    }  # fmt: skip


def quotes(case: Case) -> Rows:
    """A quote in several stretches gives several rows with one id."""
    for line in case.quotes():
        yield from quote(line, case)


def quote(line: Line, case: Case) -> Rows:
    claim = line.claim
    assert isinstance(claim, Quote)
    report = case.report[claim.span.report]
    for stretch in claim.content:
        yield {
            **_place(line), "speaker": claim.speaker,
            "speaker_start": claim.mention.start if claim.mention else None,
            "speaker_end": claim.mention.end if claim.mention else None, "cue": claim.cue,
            "content_start": stretch.start, "content_end": stretch.end, "content": report.quote(stretch),
            "direct": claim.direct,
            "quoted": [report.quote(q) for q in claim.quoted if q.overlap(stretch)],
            "addressee": claim.addressee, "channel": claim.channel, "confidence": claim.confidence,
        }  # fmt: skip


def statuses(case: Case) -> Rows:
    for line in case.statuses():
        yield status(line)


def status(line: Line) -> dict[str, Any]:
    claim = line.claim
    assert isinstance(claim, Status)
    start, end, precision = _ends(claim.valid)
    return {
        **_place(line), "subject": claim.subject, "relation": claim.relation, "object": claim.object,
        "valid_from": start, "valid_to": end, "valid_precision": precision, **_attribution(claim.attribution),
        "confidence": claim.confidence,
    }  # fmt: skip


def stances(case: Case) -> Rows:
    for line in case.stances():
        yield stance(line)


def stance(line: Line) -> dict[str, Any]:
    claim = line.claim
    assert isinstance(claim, Stance)
    return {
        **_place(line), "holder": claim.holder, "kind": claim.kind, "object": claim.object, "topic": claim.topic,
        "towards": claim.towards, **_attribution(claim.attribution), "confidence": claim.confidence,
    }  # fmt: skip


def figures(case: Case) -> Rows:
    for line in case.figures():
        yield figure(line)


def figure(line: Line) -> dict[str, Any]:
    claim = line.claim
    assert isinstance(claim, Figure)
    return {
        **_place(line), "what": claim.what, "value": _value(claim), "unit": claim.unit, "bound": claim.bound,
        "confidence": claim.confidence,
    }  # fmt: skip


def _value(figure: Figure) -> str | float | int:
    """Numbers as numbers, dates and "several" as text."""
    if figure.unit.startswith("date:"):
        return figure.value
    try:
        number = float(figure.value)
    except ValueError:
        return figure.value
    return int(number) if number.is_integer() else number


def claim_links(case: Case) -> Rows:
    for link in case.claim_links:
        yield {
            "kind": link.kind, "from": link.source, "to": link.target, "report": case.report[link.span.report].name,
            "start": link.span.start, "end": link.span.end,
        }  # fmt: skip


def links(case: Case) -> Rows:
    for link in case.links:
        yield {
            "report": case.report[link.a.report].name, "start": link.a.start, "end": link.a.end,
            "report_b": case.report[link.b.report].name if link.b else None,
            "start_b": link.b.start if link.b else None, "end_b": link.b.end if link.b else None,
            "kind": link.kind, "direction": link.direction, "similarity": link.similarity, "upstream": link.upstream,
        }  # fmt: skip


def promises(case: Case) -> Rows:
    for promise in case.promises:
        row = stance(promise.line)
        yield {
            **row, "id": promise.id, "date": promise.date, "fate": promise.fate, "claims": list(promise.claims),
            "kept_by": [line.id for line in promise.kept], "broken_by": [line.id for line in promise.broken],
            "families": promise.families, "reports": promise.reports,
        }  # fmt: skip


def findings(case: Case) -> Rows:
    for finding in case.findings:
        yield {
            "id": finding.id, "kind": finding.kind, "claims": list(finding.claims),
            "reports": sorted(case.report[r].name for r in finding.reports), "families": finding.families,
            "gloss": finding.gloss,
        }  # fmt: skip


def conflicts(case: Case) -> Rows:
    for conflict in case.conflicts:
        yield {
            "id": conflict.id, "report": case.report[conflict.a.report].name, "start": conflict.a.start,
            "end": conflict.a.end, "report_b": case.report[conflict.b.report].name, "start_b": conflict.b.start,
            "end_b": conflict.b.end, "kind": conflict.kind, "gloss": conflict.gloss,
        }  # fmt: skip


def decisions(case: Case) -> Rows:
    """Rulings with the text they hang on; `found` tells whether it is there in the reports as they are now."""
    lost = case.rulings.lost
    names = {r.id: r.name for r in case.reports}
    for decision in case.decisions:
        yield {
            "id": decision.id, "verdict": decision.verdict, "author": decision.author, "made": decision.made,
            "note": decision.note, "withdrawn": decision.withdrawn,
            "found": decision.withdrawn is None and decision.id not in lost,
            "anchors": [{"report": names.get(a.report, a.report), "start": a.start, "end": a.end, "kind": a.kind}
                        for a in decision.anchors],
        }  # fmt: skip


FILES: dict[str, Callable[[Case], Rows]] = {
    "reports": reports, "regions": regions, "actors": actors, "events": events, "quotes": quotes,
    "statuses": statuses, "stances": stances, "figures": figures, "claim_links": claim_links, "links": links,
    "promises": promises, "findings": findings, "conflicts": conflicts, "decisions": decisions,
}  # fmt: skip
