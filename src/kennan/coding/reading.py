"""A report as the coders see it: its sentences with what all kinds of claims share."""

from dataclasses import dataclass, field

from kennan.coding import dates, mentions, quotes
from kennan.coding.dates import Dates
from kennan.coding.mentions import Mentions
from kennan.coding.speech import Speech
from kennan.language.sentence import Sentence
from kennan.language.world import World
from kennan.model import Quote, Report


@dataclass(frozen=True, slots=True)
class Reading:
    report: Report
    sentences: tuple[Sentence, ...]
    mentions: Mentions
    dates: Dates
    quotes: tuple[Quote, ...]
    speech: Speech
    world: World = field(default_factory=World.default)


def read(report: Report, sentences: tuple[Sentence, ...], world: World | None = None) -> Reading:
    """Find mentions, dates and speech, in this order, since each needs the one before; then what "I" and "we"
    stand for, which only the speech tells."""
    world = (world or World.default()).on(report.published.interval if report.published else None)
    who = mentions.find(report, sentences, world)
    when = dates.find(report, sentences)
    said = quotes.find(report, sentences, who)
    speech = Speech(said, sentences, report.language)
    return Reading(report, sentences, who.with_speakers(said, sentences), when, said, speech, world)
