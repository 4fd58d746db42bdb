"""Texts to stances as rows a person can read: holder, kind, span, object, towards, attribution."""

from kennan.coding import reading, stances
from kennan.language import Reader
from kennan.language.world import World
from kennan.model import Report

STATES = """
[[actor]]
name = "Velmora"
kind = "state"
country = "XVM"
demonyms = ["Velmoran"]
capitals = ["Aldane"]

[[actor]]
name = "Drovnia"
kind = "state"
country = "XDV"
demonyms = ["Drovnian"]
capitals = ["Pelsk"]

[[actor]]
name = "Orlania"
kind = "state"
country = "XOL"
demonyms = ["Orlanian"]

[[actor]]
name = "Tolvan Front"
kind = "armed_group"
country = "XVM"
aliases = ["Front"]
"""

Row = tuple[str | None, str, str, str, str | None, str | None]


def coded(reader: Reader, report: Report) -> list[Row]:
    """The stances of a report in text order, with actors by name."""
    read = reading.read(report, reader.sentences(report), World.of_text(STATES))

    def name(identifier: str | None) -> str | None:
        return None if identifier is None else read.mentions.referent(identifier).name

    return [
        (name(s.holder), s.kind, report.quote(s.span), s.object, name(s.towards), name(s.attribution.voice))
        for s in stances.code(read)
    ]
