"""Who acts: a mention in the text, the referent one report gives it, and the actor across reports."""

from dataclasses import dataclass
from typing import Literal

from kennan.model.span import Span

ActorKind = Literal[
    "state", "government", "armed_group", "international_org", "party", "company", "media", "think_tank", "person",
    "population",
]  # fmt: skip
MentionForm = Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a report speaks of somebody. `surface` is the span's text."""

    span: Span
    surface: str
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Role:
    """A role under which a report names someone ("special envoy for Afghanistan"), and the span that says so."""

    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Referent:
    """All mentions by which one report speaks of one actor.

    id       content hash of the earliest mention
    country  ISO 3166-1 alpha-3 (ISO 3166-3's former code for states that are gone: SUN), or None
    part_of  id of the referent (same report) of the body it belongs to
    members  ids of the referents that a collective names ("three neighbours: ...")
    known    name of the entry of the knowledge base or of the user's actors.toml it was recognised as
    """

    id: str
    report: str
    name: str
    kind: ActorKind
    country: str | None
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...] = ()
    part_of: str | None = None
    members: tuple[str, ...] = ()
    known: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A canonical actor of the case. `referents` are the ids it unites, `reasons` why (one line a merge);
    its id is that of its earliest referent. `part_of` and `members` are actor ids."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    referents: tuple[str, ...]
    aliases: tuple[str, ...]
    roles: tuple[str, ...] = ()
    part_of: str | None = None
    members: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
