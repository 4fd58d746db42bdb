"""The nouns of Kennan: small frozen records with no behaviour but their own algebra."""

from kennan.model.actor import Actor, ActorKind, Mention, MentionForm, Referent, Role
from kennan.model.claim import (
    NARRATOR,
    Attribution,
    Bound,
    Claim,
    ClaimLink,
    ClaimLinkKind,
    Event,
    Figure,
    Modality,
    Quote,
    Stance,
    StanceKind,
    Status,
)
from kennan.model.decision import WITH, Anchor, Decision, Pairing, Verdict, referent_at
from kennan.model.finding import Conflict, ConflictKind, Finding
from kennan.model.ids import content_id
from kennan.model.interval import Interval, Precision
from kennan.model.lineage import JOINS_FAMILIES, Family, Link, LinkKind
from kennan.model.report import Credit, Published, Region, RegionKind, Report, Skipped
from kennan.model.span import Span

__all__ = [
    "JOINS_FAMILIES", "NARRATOR", "WITH", "Actor", "ActorKind", "Anchor", "Attribution", "Bound", "Claim", "ClaimLink",
    "ClaimLinkKind", "Conflict", "ConflictKind", "Credit", "Decision", "Event", "Family", "Figure", "Finding",
    "Interval", "Link", "LinkKind", "Mention", "MentionForm", "Modality", "Pairing", "Precision", "Published", "Quote",
    "Referent", "Region", "RegionKind", "Report", "Role", "Skipped", "Span", "Stance", "StanceKind", "Status",
    "Verdict", "content_id", "referent_at",
]  # fmt: skip
