"""Why an event was coded, and why a clause gave none. Words are those of the report; actors are ids of the case, or
referents of the text where it is in no case."""

from dataclasses import dataclass
from typing import Literal

from kennan.model.actor import Actor
from kennan.model.claim import Event, Modality
from kennan.model.decision import Decision
from kennan.model.span import Span


@dataclass(frozen=True, slots=True)
class Predicate:
    """What the clause says: `words` as they stand, `lemma` with the `particle` of a phrasal verb. A nominal predicate
    is an event noun and has neither voice nor tense."""

    words: str
    lemma: str
    particle: str | None
    nominal: bool
    voice: str | None
    tense: str | None


@dataclass(frozen=True, slots=True)
class FiredFrame:
    """A frame: the kind of `evidence` that found it, the `key` of the lexicon entry, what that means (`note`), and the
    `words` it rests on."""

    evidence: str
    key: str
    note: str
    type: str
    mode: str | None
    words: str


@dataclass(frozen=True, slots=True)
class OtherFrame:
    """A predicate that gave no event for the sake of the one explained: one that stands `over` it and adds nothing
    ("began to"), one `under` it that it swallows ("agreed to withdraw"), or an event noun among its `object`s
    ("condemned the ban"). `type` is None where no frame fires there."""

    where: Literal["over", "under", "object"]
    words: str
    note: str
    type: str | None
    mode: str | None


@dataclass(frozen=True, slots=True)
class Trace:
    """What leads to an actor that a clause does not name: words, what they are, and how many sentences before they
    stand (negative: after)."""

    what: Literal["mention", "happening"]
    words: str
    before: int


@dataclass(frozen=True, slots=True)
class Side:
    """How a side was found.

    actor     None where nobody is named; `name` then is empty
    place     where its phrase stands: "subject", "object", "agent", "with", "possessor", ...; None where the clause
              does not name it; `of` the word beside which it stands so, where that is not the predicate
    phrase    the phrase, `by` the part of it that names the actor ("Karovian" in "Karovian troops")
    carried   for a pronoun or a description: the mention from which it has its actor
    supplied  how the context supplied it, where the phrase, if there is any, means no actor: "deed", whose deed it
              means; "partner", who faces the other side; "source", who did it where nobody is said to; "land", the
              country in which it is told to happen
    traces    what in the context speaks for it
    """

    actor: str | None
    name: str
    place: str | None = None
    of: str | None = None
    phrase: str | None = None
    by: str | None = None
    carried: Trace | None = None
    supplied: str | None = None
    traces: tuple[Trace, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """Words without which the event would be another: with this type and modality; None where there would be none."""

    words: tuple[str, ...]
    type: str | None
    modality: Modality | None


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker on whose word the event stands: referent, the words that name him there, the cue of the quote ("said"),
    and to whom it was told."""

    actor: str | None
    name: str
    mention: str | None
    cue: str | None
    channel: str | None


@dataclass(frozen=True, slots=True)
class Dating:
    """The words that date the event, and whether they are told whole ("stated"), "reckoned" from the report's date or
    taken from another date of its "text". `reference` is the report's date, ISO 8601."""

    words: str
    how: Literal["stated", "reckoned", "text"]
    reference: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an event was coded.

    id          that of the event
    sentence    its span and text; the event's span lies in it
    others      predicates that gave way to this one
    cues        words that change type or modality, from the nearest
    voices      on whose word it stands, the innermost first; empty for the narrator; `own_word` where a speaker does it
                by saying so, for which the narrator vouches
    hearsay     words such as "reportedly"
    contexts    each with the words that tell it
    precision   of the kind of evidence, measured; `left` is the part of it that is left where sides are supplied
    """

    id: str
    event: Event
    sentence: Span
    text: str
    predicate: Predicate
    frame: FiredFrame
    others: tuple[OtherFrame, ...]
    source: Side
    target: Side
    cues: tuple[Cue, ...]
    voices: tuple[Voice, ...]
    own_word: bool
    hearsay: tuple[str, ...]
    dating: Dating | None
    undated: tuple[str, ...]
    contexts: tuple[tuple[str, tuple[str, ...]], ...]
    precision: float
    left: float


@dataclass(frozen=True, slots=True)
class Silence:
    """A clause that gave no event, and why: its predicate's words and span, the type of its frame where one fired, and
    the phrases on its sides that name no actor."""

    sentence: Span
    span: Span
    words: str
    type: str | None
    why: str
    unknown: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """All that a text yields: events in text order, clauses that gave none, and what could not be read of it."""

    text: str
    explanations: tuple[Explanation, ...]
    silences: tuple[Silence, ...]
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """Why a claim of a case stands there: its `report` coded anew.

    explanation  None for claims that are no events, and where coding anew does not give the event again
    coded_by     signature under which the record was made; `explained_by` that of the Kennan that explains it
    instead      what the same words are coded as now, where the event does not come out again
    """

    id: str
    report: str
    explanation: Explanation | None
    coded_by: str
    explained_by: str
    instead: tuple[Explanation, ...] = ()


@dataclass(frozen=True, slots=True)
class Calling:
    """How one report speaks of an actor.

    referent  its id there, which `kennan decide` takes
    names     every form, most frequent first, with the number of times; pronouns included
    known     the entry of the knowledge base, or of the user's actors, that it was recognised as
    """

    referent: str
    report: str
    name: str
    names: tuple[tuple[str, int], ...]
    known: str | None = None


@dataclass(frozen=True, slots=True)
class ActorAccount:
    """Why a case takes what reports call somebody for one actor: `reasons`, one a merge, in the order of merging."""

    actor: Actor
    callings: tuple[Calling, ...]
    reasons: tuple[str, ...]
    decisions: tuple[Decision, ...] = ()
