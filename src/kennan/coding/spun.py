"""What claims are worth where the report reads as spun: a synonym machine's words mean less than they say."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

from kennan.coding.reading import Reading
from kennan.language.pack import table
from kennan.model import Claim, Event, Stance, Status


def doubted(claims: Iterable[Claim], reading: Reading) -> tuple[Claim, ...]:
    """The same claims where the report does not read as spun. Where it does, events, statuses and stances with what is
    left of their confidence (packs/*/spun.toml), and no event of a word that machines put for harmless ones unless its
    clause names both sides."""
    if not reading.report.reads_as_spun:
        return tuple(claims)
    left = table(reading.report.language, "spun")["confidence"]
    found = (_doubted(claim, reading, left) for claim in claims)
    return tuple(claim for claim in found if claim is not None)


def _doubted(claim: Claim, reading: Reading, left: dict[str, Any]) -> Claim | None:
    match claim:
        case Event() if _is_ambiguous(claim, reading):
            named = {identifier for _, identifier in reading.mentions.within(claim.span)}
            factor = left["ambiguous"] if {claim.source, claim.target} <= named else None
        case Event() | Status() | Stance():
            factor = left[claim.family]
        case _:
            factor = 1.0
    return None if factor is None else replace(claim, confidence=round(claim.confidence * factor, 3))


def _is_ambiguous(event: Event, reading: Reading) -> bool:
    """Whether the words that the event was read from hold one that machines put for harmless ones."""
    words, cue = _ambiguous(reading.report.language), event.cue
    return any(
        token.lemma.lower() in words
        for sentence in reading.sentences
        if sentence.start < cue.end and cue.start < sentence.end
        for token in sentence.tokens
        if sentence.start + token.start < cue.end and cue.start < sentence.start + token.end
    )


@cache
def _ambiguous(language: str) -> frozenset[str]:
    return frozenset(table(language, "spun")["ambiguous"]["words"])
