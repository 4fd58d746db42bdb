"""Nouns made of verbs: "the lifting of its sanctions on X" is what "lifted its sanctions on X" is."""

from dataclasses import replace
from functools import cache

from kennan.coding.events.arguments import Arguments
from kennan.coding.events.frames import Frame
from kennan.language.sentence import Clause

DONE_TO = ("from",)  # places of what is done to, where the noun is entered with its preposition
OBJECTS = ("of", "to", "in")  # "the end of the siege", "an end to the siege", "cuts in aid"
DOER = ("poss", "by", "modifier")


@cache
def of_noun(frame: Frame) -> Frame:
    """A frame of a verb and its object as one of the verb's noun."""
    return replace(frame, source=DOER)


def done_to(arguments: Arguments, clause: Clause, preposition: str) -> tuple[int, ...]:
    """The heads of what the noun of a nominal clause says is done to: behind the preposition, if one is given."""
    places = (preposition,) if preposition else OBJECTS
    return tuple(head for place in places for head in arguments.of_noun_phrase(clause.head, place))
