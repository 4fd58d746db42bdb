"""One person under two names that can't both be right: a surname cut short or misprinted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kennan.coding.mentions.groups import fold, senior
from kennan.findings.sense import Sense, participants
from kennan.model import Claim, ConflictKind, Referent, Span


@dataclass(frozen=True, slots=True)
class Called:
    """Two claims that concern one person or the holders of one post, with what their reports call them."""

    a: Claim
    b: Claim
    a_at: Span
    b_at: Span
    gloss: str
    kind: ConflictKind = "differing_value"


def misnamed(sense: Sense, referents: Iterable[Referent]) -> Iterator[Called]:
    """Each surname that differs from the one that most reports give a person, once, beside the first report that gives
    the common one. First names are left out: they differ by transliteration and short form. Reports that claim nothing
    of the person are left out too."""
    claim_of = first_claims(sense)
    names: dict[str, dict[tuple[str, ...], list[tuple[Claim, Span, str]]]] = {}
    for referent in referents:
        actor, name = sense.actor(referent.id), fold(referent.name)
        at = named_at(referent) if referent.kind == "person" and len(name) > 1 else None
        claim = claim_of.get((referent.report, actor))
        if actor is not None and at is not None and claim is not None:
            names.setdefault(actor, {}).setdefault(name, []).append((claim, at, referent.name))
    for borne in names.values():
        if len(borne) < 2:
            continue
        for told in borne.values():
            told.sort(key=lambda t: sense.place(t[0]))
        usual = min(borne, key=lambda n: (-len(borne[n]), -len(n[-1]), sense.place(borne[n][0][0])))
        for name, told in borne.items():
            if senior(name)[-1] != senior(usual)[-1] and name[0] == usual[0]:
                (a, a_at, one), (b, b_at, other) = told[0], borne[usual][0]
                yield Called(a, b, a_at, b_at, f"one person named {one} and {other}")


def first_claims(sense: Sense) -> Mapping[tuple[str, str | None], Claim]:
    """The first claim of a report that concerns an actor."""
    found: dict[tuple[str, str | None], Claim] = {}
    for claim in sense.claims:
        for referent in participants(claim):
            found.setdefault((claim.span.report, sense.actor(referent)), claim)
    return found


def named_at(referent: Referent) -> Span | None:
    """Where the report first writes the name in full, without titles."""
    for mention in referent.mentions:
        place = mention.surface.find(referent.name)
        if mention.form == "name" and place >= 0:
            start = mention.span.start + place
            return Span(mention.span.report, start, start + len(referent.name))
    return None
