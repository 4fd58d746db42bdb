"""Records to table rows and back."""

import json
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from kennan.model import (
    Actor,
    Attribution,
    Claim,
    ClaimLink,
    Conflict,
    Credit,
    Event,
    Figure,
    Interval,
    Link,
    Published,
    Quote,
    Referent,
    Region,
    Report,
    Span,
    Stance,
    Status,
)

Row = Any  # sqlite3.Row: values by column name
Rename = Callable[[str | None], str | None]

TABLE_OF: dict[str, str] = {
    "event": "events",
    "quote": "quotes",
    "status": "statuses",
    "stance": "stances",
    "figure": "figures",
}


def _dates(interval: Interval | None) -> tuple[str | None, str | None, str | None]:
    return (interval.start, interval.end, interval.precision) if interval else (None, None, None)


def _listed(values: Sequence[object]) -> str:
    return json.dumps(values) if values else "[]"


def _voice(attribution: Attribution) -> tuple[str | None, str, int]:
    return attribution.voice, _listed(attribution.via), int(attribution.hearsay)


def _pairs(spans: Sequence[Span]) -> str:
    return _listed([[s.start, s.end] for s in spans])


def to_row(claim: Claim) -> dict[str, object]:
    """Column names and values of a claim's row."""
    row: dict[str, object] = {
        "id": claim.id,
        "report": claim.span.report,
        "start": claim.span.start,
        "end": claim.span.end,
        "confidence": claim.confidence,
    }
    if isinstance(claim, Event | Status | Stance):
        row["attribution"], row["via"], row["hearsay"] = _voice(claim.attribution)
    match claim:
        case Event():
            row |= {
                "cue_start": claim.cue.start, "cue_end": claim.cue.end, "source": claim.source, "target": claim.target,
                "type": claim.type, "mode": claim.mode, "contexts": _listed(claim.contexts), "score": claim.score,
                "modality": claim.modality, "place": claim.place, "place_country": claim.place_country,
                "reciprocal": int(claim.reciprocal),
            }  # fmt: skip
            row["date_start"], row["date_end"], row["date_precision"] = _dates(claim.when)
        case Quote():
            row |= {
                "speaker": claim.speaker, "cue": claim.cue, "content": _pairs(claim.content),
                "quoted": _pairs(claim.quoted), "addressee": claim.addressee, "channel": claim.channel,
                "speaker_start": claim.mention.start if claim.mention else None,
                "speaker_end": claim.mention.end if claim.mention else None,
            }  # fmt: skip
        case Status():
            row |= {"subject": claim.subject, "relation": claim.relation, "object": claim.object}
            row["valid_from"], row["valid_to"], row["valid_precision"] = _dates(claim.valid)
        case Stance():
            row |= {
                "holder": claim.holder, "kind": claim.kind, "object": claim.object, "topic": claim.topic,
                "towards": claim.towards,
            }  # fmt: skip
        case Figure():
            row |= {"what": claim.what, "value": claim.value, "unit": claim.unit, "bound": claim.bound}
    return row


def unlisted(text: str) -> tuple[Any, ...]:
    """The JSON array of a column."""
    return tuple(msgspec.json.decode(text)) if text != "[]" else ()


def _interval(start: str | None, end: str | None, precision: Any) -> Interval | None:
    return Interval(start, end, precision) if precision else None


def _attribution(row: Row, rename: Rename) -> Attribution:
    via = tuple(v for v in (rename(w) for w in unlisted(row["via"])) if v)
    return Attribution(rename(row["attribution"]), via, bool(row["hearsay"]))


def from_row(family: str, row: Row, rename: Rename) -> Claim:
    """The claim of a row; `rename` turns the referent ids of its actor columns into what the reader wants."""
    report = row["report"]
    span = Span(report, row["start"], row["end"])
    match family:
        case "event":
            return Event(
                span=span,
                source=rename(row["source"]),
                target=rename(row["target"]),
                type=row["type"],
                mode=row["mode"],
                contexts=unlisted(row["contexts"]),
                score=row["score"],
                modality=row["modality"],
                attribution=_attribution(row, rename),
                when=_interval(row["date_start"], row["date_end"], row["date_precision"]),
                place=row["place"],
                reciprocal=bool(row["reciprocal"]),
                confidence=row["confidence"],
                cue=Span(report, row["cue_start"], row["cue_end"]),
                place_country=row["place_country"] if "place_country" in row.keys() else None,  # noqa: SIM118
            )
        case "quote":
            mention = None if row["speaker_start"] is None else Span(report, row["speaker_start"], row["speaker_end"])
            return Quote(
                span=span,
                speaker=rename(row["speaker"]),
                mention=mention,
                cue=row["cue"],
                content=tuple(Span(report, a, b) for a, b in unlisted(row["content"])),
                quoted=tuple(Span(report, a, b) for a, b in unlisted(row["quoted"])),
                addressee=rename(row["addressee"]),
                channel=rename(row["channel"]),
                confidence=row["confidence"],
            )
        case "status":
            return Status(
                span=span,
                subject=rename(row["subject"]),
                relation=row["relation"],
                object=rename(row["object"]),
                valid=_interval(row["valid_from"], row["valid_to"], row["valid_precision"]),
                attribution=_attribution(row, rename),
                confidence=row["confidence"],
            )
        case "stance":
            return Stance(
                span=span,
                holder=rename(row["holder"]),
                kind=row["kind"],
                object=row["object"],
                topic=row["topic"],
                towards=rename(row["towards"]),
                attribution=_attribution(row, rename),
                confidence=row["confidence"],
            )
        case "figure":
            return Figure(
                span=span,
                what=row["what"],
                value=row["value"],
                unit=row["unit"],
                bound=row["bound"],
                confidence=row["confidence"],
            )
    raise ValueError(f"no kind of claim: {family}")


def report_row(report: Report, sequence: int, digest: str, signature: str) -> dict[str, object]:
    published = report.published
    return {
        "id": report.id, "sequence": sequence, "name": report.name, "text": report.text, "language": report.language,
        "format": report.format, "origin": report.origin, "title": report.title, "outlet": report.outlet,
        "byline": report.byline, "url": report.url,
        "published_start": published.interval.start if published else None,
        "published_end": published.interval.end if published else None,
        "published_precision": published.interval.precision if published else None,
        "published_basis": published.basis if published else None,
        "lacks": json.dumps(report.lacks, ensure_ascii=False), "original": digest, "signature": signature,
        "superseded_by": None, "spun": report.spun,
    }  # fmt: skip


def report_of(row: Row, regions: Sequence[Row], credits: Sequence[Row]) -> Report:
    published = None
    if row["published_precision"]:
        interval = Interval(row["published_start"], row["published_end"], row["published_precision"])
        published = Published(interval, row["published_basis"])
    return Report(
        id=row["id"],
        name=row["name"],
        text=row["text"],
        language=row["language"],
        format=row["format"],
        origin=row["origin"],
        regions=tuple(Region(r["start"], r["end"], r["kind"]) for r in regions),
        title=row["title"],
        outlet=row["outlet"],
        byline=row["byline"],
        url=row["url"],
        published=published,
        credits=tuple(Credit(Span(row["id"], c["start"], c["end"]), c["source"], c["scope"]) for c in credits),
        lacks=unlisted(row["lacks"]),
        spun=row["spun"] if "spun" in row.keys() else None,  # noqa: SIM118 (a file of version 1 that can't be written)
    )


def referent_row(referent: Referent) -> dict[str, object]:
    return {
        "id": referent.id, "report": referent.report, "name": referent.name, "kind": referent.kind,
        "country": referent.country, "part_of": referent.part_of, "members": _listed(referent.members),
        "known": referent.known, "actor": None,
    }  # fmt: skip


def actor_row(actor: Actor) -> dict[str, object]:
    return {
        "id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country, "part_of": actor.part_of,
        "members": _listed(actor.members), "roles": json.dumps(actor.roles, ensure_ascii=False),
        "aliases": json.dumps(actor.aliases, ensure_ascii=False),
        "reasons": json.dumps(actor.reasons, ensure_ascii=False),
    }  # fmt: skip


def link_row(link: Link) -> dict[str, object]:
    return {
        "kind": link.kind, "report": link.a.report, "start": link.a.start, "end": link.a.end,
        "report_b": link.b.report if link.b else None, "start_b": link.b.start if link.b else None,
        "end_b": link.b.end if link.b else None, "direction": link.direction, "similarity": link.similarity,
        "upstream": link.upstream,
    }  # fmt: skip


def claim_link_row(link: ClaimLink) -> dict[str, object]:
    return {
        "kind": link.kind, "source": link.source, "target": link.target, "report": link.span.report,
        "start": link.span.start, "end": link.span.end,
    }  # fmt: skip


def conflict_row(conflict: Conflict) -> dict[str, object]:
    return {
        "id": conflict.id, "kind": conflict.kind, "report": conflict.a.report, "start": conflict.a.start,
        "end": conflict.a.end, "report_b": conflict.b.report, "start_b": conflict.b.start, "end_b": conflict.b.end,
        "claim": conflict.claims[0], "claim_b": conflict.claims[1], "gloss": conflict.gloss,
    }  # fmt: skip
