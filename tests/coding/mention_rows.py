"""Invented states and movements, and referents as rows, for the tests of mentions."""

from collections.abc import Callable

from kennan.coding import mentions
from kennan.coding.mentions import Mentions
from kennan.language import Reader
from kennan.language.sentence import Sentence
from kennan.language.world import World
from kennan.model import Report

Make = Callable[..., Report]
Row = tuple[str, str, str | None, list[str]]

WORLD = World.of_text("""
[[actor]]
name = "Velmora"
kind = "state"
country = "VLM"
demonyms = ["Velmoran"]
capitals = ["Port Quill"]

[[actor]]
name = "Ruvania"
kind = "state"
country = "RVN"
demonyms = ["Ruvanian"]
capitals = ["Rosk"]

[[actor]]
name = "Grey Banner"
kind = "armed_group"
country = "VLM"

[[actor]]
name = "Harbour Pact"
kind = "international_org"
aliases = ["HP"]
""")


def read(reader: Reader, report: Report) -> tuple[Mentions, tuple[Sentence, ...]]:
    sentences = reader.sentences(report)
    return mentions.find(report, sentences, WORLD), sentences


def rows(reader: Reader, report: Report) -> list[Row]:
    """Name, kind, country and all surfaces of each referent, in the order of their first mention."""
    found, _ = read(reader, report)
    return [(r.name, r.kind, r.country, [m.surface for m in r.mentions]) for r in found.referents]


def surfaces(reader: Reader, report: Report, name: str) -> list[str]:
    """All surfaces of the referent with a name."""
    return next((s for n, _, _, s in rows(reader, report) if n == name), [])
