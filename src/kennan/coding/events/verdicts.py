"""Words of praise and blame: "called the move an outrage", "the cabinet is weak, he said"."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from kennan.coding.events.arguments import Arguments
from kennan.coding.events.frames import Frame
from kennan.language.pack import table
from kennan.language.sentence import Clause, Sentence

SPEAKER = ("speaker",)
WORDS = ("praise", "blame", "naming", "copulas", "misdeeds", "guilty", "weighing", "hosting")
Side = Literal["praise", "blame"]
TYPES: dict[Side, str] = {"praise": "SUPPORT", "blame": "ACCUSE"}


@dataclass(frozen=True, slots=True)
class _Words:
    praise: frozenset[str]
    blame: frozenset[str]
    naming: frozenset[str]
    copulas: frozenset[str]
    misdeeds: frozenset[str]
    guilty: frozenset[str]
    weighing: frozenset[str]
    hosting: frozenset[str]


@cache
def _words(language: str) -> _Words:
    data = table(language, "event_slots").get("verdicts", {})
    return _Words(*(frozenset(data.get(k, ())) for k in WORDS))


@cache
def says(verb: str, language: str) -> bool:
    """Whether the verb (lemma) is one of saying."""
    return verb in table(language, "modality").get("speech", {}).get("verbs", ())


def verdict(sentence: Sentence, clause: Clause, arguments: Arguments, language: str) -> tuple[Frame, int] | None:
    """The frame of a clause that praises or blames somebody, and the token that does so; None where it does not. The
    source of what is only said to be so is the speaker."""
    words = _words(language)
    if clause.nominal:
        return None
    if clause.lemma in words.naming:
        for head in (*(a.head for a in clause.arguments if a.role == "complement"), *arguments.at(clause, "as")):
            side = _side(sentence, head, words)
            if side is not None and clause.negated:
                return NEITHER, head  # "does not see them as enemies"
            if side is not None:
                return _frame(side, ("subject",), ("object",)), head
        return None
    weighed = any(a not in ("be", "have", "do") for a in clause.auxiliaries)
    if weighed and (clause.lemma not in words.copulas or clause.negated or clause.auxiliaries[0] not in words.weighing):
        return None
    if clause.lemma in words.copulas:
        complement = clause.first("complement")
        if complement is None:
            return None
        if not clause.negated and _hosts(sentence, clause, complement.head, words):
            return HOSTED, complement.head
        side = _side(sentence, complement.head, words)
        if weighed and side == "praise":
            return None  # "it would be good" asks rather than praises; "it would be a mistake" blames
        if side is not None and (not clause.negated or side == "praise"):
            return _frame("blame" if clause.negated else side, SPEAKER, ("subject",)), complement.head
        return None
    if clause.lemma in words.misdeeds and not clause.negated and clause.voice == "active":
        return _frame("blame", SPEAKER, ("subject",)), clause.head
    return None


def is_misdeed(verb: str, language: str) -> bool:
    """Whether the verb (lemma) tells a deed that to tell of somebody is to blame him."""
    return verb in _words(language).misdeeds


def _hosts(sentence: Sentence, clause: Clause, complement: int, words: _Words) -> bool:
    """Whether people, no deed of theirs, are told to be welcome somewhere ("refugees are welcome in our towns")."""
    guest = clause.first("subject")
    if guest is None or sentence.tokens[complement].lemma.lower() not in words.hosting:
        return False
    several = sentence.tokens[guest.head].tag in ("NNS", "NNP", "NNPS")
    return several and bool(clause.obliques("in")) and all(c.head != guest.head for c in sentence.clauses)


HOSTED = Frame("AGREE", None, SPEAKER, ("subject",), False, "recipient", "words of welcome")
NEITHER = Frame("NONE", None, (), (), False, None, "neither praise nor blame")


def _frame(side: Side, source: tuple[str, ...], target: tuple[str, ...]) -> Frame:
    return Frame(TYPES[side], None, source, target, False, "recipient", f"words of {side}")


def _side(sentence: Sentence, head: int, words: _Words) -> Side | None:
    """What the phrase or adjective says of somebody; of two opposite words neither counts."""
    if sentence.tokens[head].lemma.lower() in words.guilty:
        return "blame"
    phrase = sentence.phrase(head)
    first, last = (phrase.start, phrase.end) if phrase else (head, head + 1)
    lemmas = {t.lemma.lower() for t in sentence.tokens[first:last]} | {
        t.text.lower() for t in sentence.tokens[first:last]
    }
    praised, blamed = bool(lemmas & words.praise), bool(lemmas & words.blame)
    if praised == blamed:
        return None
    return "praise" if praised else "blame"
