"""One report's sentences to all its claims."""

from dataclasses import dataclass

from kennan.coding import claim_links, events, figures, reading, spun, stances, statuses
from kennan.language.sentence import Sentence
from kennan.language.world import World
from kennan.model import Claim, ClaimLink, Referent, Report


@dataclass(frozen=True, slots=True)
class Coded:
    """What one report yields: its referents, its claims in text order, and the ties between them."""

    referents: tuple[Referent, ...]
    claims: tuple[Claim, ...]
    claim_links: tuple[ClaimLink, ...]


def code(report: Report, sentences: tuple[Sentence, ...], world: World | None = None) -> Coded:
    """Code one parsed report. Pure: the same arguments always give the same claims. `world` is what is known of actors
    beforehand; without it the built-in knowledge."""
    read = reading.read(report, sentences, world)
    happened, standing = events.code(read), statuses.code(read)
    claims: tuple[Claim, ...] = (
        *happened,
        *events.implied(read, standing, happened),
        *read.quotes,
        *standing,
        *stances.code(read, happened),
        *figures.code(read),
    )
    unique = {claim.id: claim for claim in spun.doubted(claims, read)}
    ordered = tuple(sorted(unique.values(), key=lambda c: (c.span.start, c.span.end, c.family, c.id)))
    return Coded(read.mentions.referents, ordered, claim_links.code(read, ordered))
