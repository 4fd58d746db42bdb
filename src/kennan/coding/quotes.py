"""Who said what, in direct, mixed and indirect speech."""

from kennan.coding.mentions import Mentions
from kennan.language.sentence import Sentence
from kennan.model import Quote, Report


def find(report: Report, sentences: tuple[Sentence, ...], mentions: Mentions) -> tuple[Quote, ...]:
    """All quotes of the report, in text order."""
    return ()
