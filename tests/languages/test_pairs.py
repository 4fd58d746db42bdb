"""The same sentences told in two languages give the same events."""

import tomllib
from pathlib import Path

import pytest

from kennan.coding import Coded, code
from kennan.evaluate.relation import bare_report
from kennan.language import Reader
from kennan.language.spacy_parser import pipeline_of
from kennan.model import Event

PAIRS = tomllib.loads((Path(__file__).parent / "pairs.toml").read_text(encoding="utf-8"))["pair"]
LEAST = 0.85

Row = tuple[str, str, str, str]


def actor(coded: Coded, identifier: str | None) -> str:
    """An actor in words that hold for all languages: the known name or a person's, else kind and country."""
    if identifier is None:
        return "-"
    by_id = {r.id: r for r in coded.referents}
    found = by_id[identifier]
    if found.known:
        return found.known
    if found.kind == "person" and any(m.form == "name" for m in found.mentions):
        return found.name
    owner = by_id.get(found.part_of or "")
    return f"{found.kind}:{found.country or (owner.country if owner else None) or ''}"


def same_actor(one: str, other: str) -> bool:
    """Descriptions are of the same actor also where one of them tells no country."""
    kind, _, country = one.partition(":")
    other_kind, _, other_country = other.partition(":")
    return one == other or (":" in one and kind == other_kind and not (country and other_country))


def events(texts: list[str], language: str, reader: Reader) -> list[set[Row]]:
    reports = [bare_report(f"{language}{n}", text, language) for n, text in enumerate(texts)]
    out = []
    for report, sentences in zip(reports, reader.many(reports), strict=True):
        coded = code(report, sentences)
        told = (e for e in coded.claims if isinstance(e, Event))
        out.append({(e.type, e.modality, actor(coded, e.source), actor(coded, e.target)) for e in told})
    return out


def equal(one: set[Row], other: set[Row]) -> bool:
    def found(row: Row) -> bool:
        return any(row[:2] == r[:2] and same_actor(row[2], r[2]) and same_actor(row[3], r[3]) for r in other)

    return len(one) == len(other) and all(found(row) for row in one)


@pytest.fixture(scope="module")
def english(reader: Reader) -> list[set[Row]]:
    return events([pair["en"] for pair in PAIRS], "en", reader)


def test_the_english_sentences_tell_something(english: list[set[Row]]) -> None:
    assert len(PAIRS) >= 60
    assert sum(1 for rows in english if rows) >= 60


@pytest.mark.parametrize("language", ["id", "es", "fr"])
def test_events_are_the_same(language: str, english: list[set[Row]], reader: Reader) -> None:
    if language == "fr" and pipeline_of("fr") is None:
        pytest.skip("no French pipeline: pip install kennan[fr]")
    told = events([pair[language] for pair in PAIRS], language, reader)
    parted = [pair["en"] for pair, a, b in zip(PAIRS, english, told, strict=True) if not equal(a, b)]
    assert 1 - len(parted) / len(PAIRS) >= LEAST, "\n".join(parted)
