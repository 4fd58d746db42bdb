"""Nouns made of verbs: "the lifting of its sanctions on X" is what "lifted its sanctions on X" is."""

from dataclasses import replace
from functools import cache

from kennan.coding.events.arguments import Arguments
from kennan.coding.events.frames import Frame
from kennan.language.sentence import Clause, Sentence

DONE_TO = ("from",)  # places of what is done to, where the noun is entered with its preposition
OBJECTS = ("of", "to", "in")  # "the end of the siege", "an end to the siege", "cuts in aid"
KNOWN = frozenset({"the", "this", "that", "these", "those"})
LANDS = frozenset({"GPE", "LOC"})
DOER = ("poss", "by", "modifier")


@cache
def of_noun(frame: Frame) -> Frame:
    """A frame of a verb and its object as one of the verb's noun."""
    return replace(frame, source=DOER)


def done_to(arguments: Arguments, clause: Clause, preposition: str) -> tuple[int, ...]:
    """The heads of what the noun of a nominal clause says is done to: behind the preposition, if one is given."""
    places = (preposition,) if preposition else OBJECTS
    return tuple(head for place in places for head in arguments.of_noun_phrase(clause.head, place))


def is_known(sentence: Sentence, clause: Clause) -> bool:
    """Whether the noun of a nominal clause takes up what was told before ("the inquiry", "those arrests")."""
    return any(t.head == clause.head and t.relation == "det" and t.word in KNOWN for t in sentence.tokens)


def is_about_a_land(sentence: Sentence, clause: Clause) -> bool:
    """Whether a country stands before the noun under its own name, and not as the people who do it ("the Karovia
    inquiry")."""
    return any(
        t.head == clause.head and t.relation in ("compound", "nmod") and t.entity in LANDS for t in sentence.tokens
    )
