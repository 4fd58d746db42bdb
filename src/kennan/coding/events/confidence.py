"""How often an event is right, by the evidence that found it and the way its sides were found: measured numbers, kept
in the pack `event_confidence`."""

from functools import cache

from kennan.language.pack import table


@cache
def _table(language: str, kind: str) -> dict[str, float]:
    found: dict[str, float] = table(language, "event_confidence").get(kind, {}) or table("en", "event_confidence")[kind]
    return found


def precision(kind: str, name: str, language: str = "en", default: float = 1.0) -> float:
    """One measured rate, in [0, 1]; the English one where the language has none of its own."""
    return _table(language, kind).get(name, default)


def confidence_of(evidence: str, language: str = "en", implied: str | None = None) -> float:
    """How often an event of a report, found by such evidence, has the type and both sides of a reader's key, in [0, 1];
    `implied` is the way in which a side was supplied that the clause does not name."""
    supplied = precision("implied", implied, language) if implied else 1.0
    return round(precision("report", evidence, language, 0.5) * supplied, 3)


def type_confidence(evidence: str, language: str = "en") -> float:
    """How often such evidence tells the type of what a given source does to a given target, in [0, 1]."""
    return precision("precision", evidence, language, 0.5)
