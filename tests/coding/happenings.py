"""The happenings of a text as rows: words of the sources, type, words of the targets."""

from collections.abc import Callable

from kennan.coding.events.drafts import Draft, drafts
from kennan.language import Reader
from kennan.language.sentence import Sentence
from kennan.model import Report

Row = tuple[tuple[str, ...], str, tuple[str, ...]]


def found(sentence: Sentence) -> tuple[Draft, ...]:
    """The drafts of a sentence in which names are actors."""
    tokens = sentence.tokens
    return drafts(sentence, lambda h: tokens[h].pos == "PROPN" or tokens[h].entity in ("GPE", "ORG", "NORP", "PERSON"))


def rows(reader: Reader, make_report: Callable[..., Report], text: str) -> list[Row]:
    return [
        (tuple(s.tokens[h].text for h in d.sources), d.type, tuple(s.tokens[h].text for h in d.targets))
        for s in reader.sentences(make_report(text))
        for d in found(s)
    ]


def modalities(reader: Reader, make_report: Callable[..., Report], text: str, source: str) -> list[str]:
    """The modalities of the happenings whose source is a word."""
    return [
        d.force.modality
        for s in reader.sentences(make_report(text))
        for d in found(s)
        if source in (s.tokens[h].text for h in d.sources)
    ]
