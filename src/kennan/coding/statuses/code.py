"""How things stand: offices, recognition, control, presence, contact, alliance."""

from collections.abc import Iterable

from kennan.coding.reading import Reading
from kennan.coding.statuses.clauses import clauses
from kennan.coding.statuses.nouns import nouns
from kennan.coding.statuses.plain import Found, plain
from kennan.coding.statuses.roles import affiliations, roles
from kennan.coding.statuses.scene import Draft, Scene
from kennan.coding.statuses.words import status_words
from kennan.language.sentence import Sentence
from kennan.model import Status
from kennan.model.vocabulary import FAMILY_OF_RELATION

# Share of statuses of each family that a reader's key has too.
CONFIDENCE = {
    "office": 0.85, "membership": 0.8, "designation": 0.85, "recognition": 0.55, "alliance": 0.55, "contact": 0.6,
    "control": 0.55, "presence": 0.6, "origin": 0.6, "geography": 0.75, "capability": 0.5,
}  # fmt: skip
Triple = tuple[str, str, str | None]
STANDING = ("office", "membership")


def code(reading: Reading) -> tuple[Status, ...]:
    """All statuses of the report, in text order. An office or membership told again is the same status; another
    relation in another sentence is told again."""
    known = status_words(reading.report.language)
    states = _states(reading) if known else {}
    found: list[Status] = []
    offices: set[Triple] = set()
    for sentence in reading.sentences:
        drafts: Iterable[Draft | Found]
        if known is None:
            drafts = plain(reading, sentence)
        else:
            scene = Scene(reading, sentence, known, states)
            drafts = (*roles(scene), *affiliations(scene), *clauses(scene), *nouns(scene))
        here: set[Triple] = set()
        for draft in sorted(drafts, key=lambda d: (d.first, d.last, d.relation, d.subject, d.object or "")):
            key = (draft.subject, draft.relation, draft.object)
            told = offices if FAMILY_OF_RELATION[draft.relation] in STANDING else here
            if key not in told:
                told.add(key)
                found.append(_status(reading, sentence, draft))
    return tuple(found)


def _status(reading: Reading, sentence: Sentence, draft: Draft | Found) -> Status:
    span = sentence.span(draft.first, draft.last)
    confidence = CONFIDENCE[FAMILY_OF_RELATION[draft.relation]]
    attribution = reading.speech.attribution(span)
    return Status(span, draft.subject, draft.relation, draft.object, draft.valid, attribution, confidence)


def _states(reading: Reading) -> dict[str, str]:
    """The referent of each country (ISO 3166-1 alpha-3): the state, else the government, that is named first."""
    found: dict[str, str] = {}
    for kind in ("state", "government"):
        for referent in reading.mentions.referents:
            if referent.kind == kind and referent.country and referent.part_of is None:
                found.setdefault(referent.country, referent.id)
    return found
