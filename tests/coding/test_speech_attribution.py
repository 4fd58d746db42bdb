"""On whose word a span stands."""

import pytest

from kennan.coding import quotes
from kennan.coding.mentions import Mentions
from kennan.coding.speech import Speech
from kennan.model import NARRATOR, Attribution, Mention, Referent, Span

PEOPLE = {"Corvik": "person", "Tanner": "person", "Clarion": "media", "rebels": "armed_group", "general": "person"}


@pytest.fixture
def attributed(reader, make_report):
    def at(text: str, passage: str, source: str | None = None) -> Attribution:
        report = make_report(text)
        sentences = reader.sentences(report)
        heads, referents = {}, {}
        for sentence in sentences:
            for index, token in enumerate(sentence.tokens):
                if token.text in PEOPLE:
                    heads[(sentence.index, index)] = token.text
                    mention = Mention(sentence.span(index, index + 1), token.text, "name")
                    referents.setdefault(
                        token.text,
                        Referent(token.text, report.id, token.text, PEOPLE[token.text], None, (mention,)),
                    )
        found = quotes.find(report, sentences, Mentions(tuple(referents.values()), heads))
        start = text.index(passage)
        return Speech(found, sentences, "en").attribution(Span(report.id, start, start + len(passage)), source)

    return at


def test_the_speaker_of_indirect_and_direct_speech(attributed):
    assert attributed("Corvik said the rebels had shelled the port.", "the rebels had shelled the port") == Attribution(
        "Corvik"
    )
    assert attributed('"The rebels shelled the port," Corvik said.', "The rebels shelled the port") == Attribution(
        "Corvik"
    )


def test_the_narrator_outside_and_for_the_speech_act_itself(attributed):
    text = "The rebels left the port. Corvik accused the rebels of arson and said they had burnt the mill."
    assert attributed(text, "The rebels left the port") == NARRATOR
    assert attributed(text, "Corvik accused the rebels of arson", source="Corvik") == NARRATOR
    assert attributed(text, "they had burnt the mill") == Attribution("Corvik")


def test_the_innermost_speaker_with_the_outer_ones(attributed):
    text = "Tanner told the crowd that the general had assured her that no one would be arrested."
    assert attributed(text, "no one would be arrested") == Attribution("general", ("Tanner",))
    assert attributed(text, "the general had assured her") == Attribution("Tanner")


def test_what_the_speaker_himself_does_by_speaking_is_the_narrators(attributed):
    text = "Corvik said he would meet the rebels."
    assert attributed(text, "he would meet the rebels", source="Corvik") == NARRATOR
    assert attributed(text, "he would meet the rebels", source="rebels") == Attribution("Corvik")
    reported = "Tanner said that Corvik had condemned the rebels, and that he had demanded their retreat."
    assert attributed(reported, "Corvik had condemned the rebels", source="Corvik") == Attribution("Tanner")


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        (
            "Corvik said the rebels, still officially banned in Valdoria, had left the port.",
            "still officially banned in Valdoria",
        ),
        (
            "Corvik said the army would return to Torva, where it has three barracks.",
            "it has three barracks",
        ),
    ],
)
def test_asides_in_reported_speech_are_the_narrators(attributed, text, aside):
    assert attributed(text, aside) == NARRATOR


def test_an_aside_in_quotation_marks_is_the_speakers(attributed):
    text = '"The army will return to Torva, where it has three barracks," Corvik said.'
    assert attributed(text, "where it has three barracks") == Attribution("Corvik")


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("The rebels reportedly shelled the port on Monday.", "The rebels reportedly shelled the port"),
        ("The rebels are said to have shelled the port.", "to have shelled the port"),
        ("Allegedly the rebels shelled the port.", "the rebels shelled the port"),
        ("Officials said the rebels had shelled the port.", "the rebels had shelled the port"),
    ],
)
def test_a_word_passed_on_without_a_known_speaker_is_hearsay(attributed, text, passage):
    assert attributed(text, passage) == Attribution(hearsay=True)
