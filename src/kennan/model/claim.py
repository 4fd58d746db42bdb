"""What a report asserts. Actors are referent ids of the claim's own report; None where the text names nobody."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar, Literal

from kennan.model.ids import content_id
from kennan.model.interval import Interval
from kennan.model.span import Span

Modality = Literal["actual", "planned", "possible", "conditional", "denied"]
StanceKind = Literal["interest", "concern", "condition", "commitment", "expectation", "doubt"]
Bound = Literal["exact", "about", "at_least", "at_most"]
ClaimLinkKind = Literal["purpose", "condition", "cause", "concession", "fulfils", "breaks"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """On whose word a claim stands: `voice` is the innermost speaker (None: the narrator, or where `hearsay` is true
    an unnamed "reportedly"), `via` the outer ones, outermost last."""

    voice: str | None = None
    via: tuple[str, ...] = ()
    hearsay: bool = False


NARRATOR = Attribution()


class _Identified:
    """What has an id made of its kind and what it says; worked out once."""

    __slots__ = ("_id",)
    family: ClassVar[str]
    _id: str

    def _key(self) -> tuple[Hashable, ...]:
        """What tells it from others of its kind."""
        raise NotImplementedError

    @property
    def id(self) -> str:
        try:
            return self._id
        except AttributeError:
            made = content_id(self.family, *self._key())
            object.__setattr__(self, "_id", made)  # it is frozen otherwise
            return made


@dataclass(frozen=True, slots=True)
class Event(_Identified):
    """Who did what to whom. `type`, `mode` and `contexts` are PLOVER's; `score` is in [-10, 10]; `place` is in the
    report's words, `place_country` its country (ISO 3166-1 alpha-3) where words or the knowledge base tell it."""

    family: ClassVar[str] = "event"

    span: Span
    source: str | None
    target: str | None
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    score: float
    modality: Modality
    attribution: Attribution
    when: Interval | None
    place: str | None
    reciprocal: bool
    confidence: float
    cue: Span
    place_country: str | None = None

    def _key(self) -> tuple[Hashable, ...]:
        return (self.span, self.cue, self.source, self.target, self.type)


@dataclass(frozen=True, slots=True)
class Quote(_Identified):
    """Speech. `content` is one or more stretches of it in text order, `quoted` those that stand in quotation marks
    (marks left out); `mention` is where the speaker is named beside the quote."""

    family: ClassVar[str] = "quote"

    span: Span
    speaker: str | None
    mention: Span | None
    cue: str | None
    content: tuple[Span, ...]
    quoted: tuple[Span, ...]
    addressee: str | None
    channel: str | None
    confidence: float

    @property
    def direct(self) -> bool:
        """Whether all of the content stands in quotation marks."""
        return bool(self.quoted) and all(any(q.contains(c) for q in self.quoted) for c in self.content)

    def _key(self) -> tuple[Hashable, ...]:
        return (self.span, *self.content, self.speaker)


@dataclass(frozen=True, slots=True)
class Status(_Identified):
    """How things stand: subject, relation, object. `valid` is None where no time is told."""

    family: ClassVar[str] = "status"

    span: Span
    subject: str | None
    relation: str
    object: str | None
    valid: Interval | None
    attribution: Attribution
    confidence: float

    def _key(self) -> tuple[Hashable, ...]:
        return (self.span, self.subject, self.relation, self.object)


@dataclass(frozen=True, slots=True)
class Stance(_Identified):
    """What a holder wants, fears, demands, promises, expects or doubts. `object` is in the text's words; `topic` a
    PLOVER context."""

    family: ClassVar[str] = "stance"

    span: Span
    holder: str | None
    kind: StanceKind
    object: str
    topic: str | None
    towards: str | None
    attribution: Attribution
    confidence: float

    def _key(self) -> tuple[Hashable, ...]:
        return (self.span, self.holder, self.kind, self.object)


@dataclass(frozen=True, slots=True)
class Figure(_Identified):
    """What is counted or dated. `value` is a decimal number, a word where the text
    gives no number ("several", "dozens", "thousands"), or an ISO 8601 date, as text; `unit` a
    singular noun or "date:day", "date:month", ...; `what` the words it counts or dates."""

    family: ClassVar[str] = "figure"

    span: Span
    what: str
    value: str
    unit: str
    bound: Bound
    confidence: float

    def _key(self) -> tuple[Hashable, ...]:
        return (self.span, self.value, self.unit)


Claim = Event | Quote | Status | Stance | Figure


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """Claim `source` bound to claim `target` (claim ids) by the words at `span`: done for the purpose of it, on
    condition of it, because of it, in spite of it; across time: fulfils or breaks it."""

    kind: ClaimLinkKind
    source: str
    target: str
    span: Span
