"""Reported and mixed speech: clauses, phrases, sources, nouns."""

import pytest

from kennan.coding import mentions, quotes


@pytest.fixture
def read(reader, make_report):
    def rows(text: str, of=quotes.find):
        report = make_report(text)
        sentences = reader.sentences(report)
        found = of(report, sentences, mentions.find(report, sentences))
        return [(q.mention and report.quote(q.mention), q.cue, [report.quote(c) for c in q.content]) for q in found]

    return rows


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        (
            "The ministry claimed that rebels had crossed the river.",
            "The ministry",
            "claimed",
            ["rebels had crossed the river"],
        ),
        ("Corvik said the bridge would reopen in May.", "Corvik", "said", ["the bridge would reopen in May"]),
        (
            "The army had already left, officials in Torva said.",
            "officials in Torva",
            "said",
            ["The army had already left"],
        ),
        ("The pact, she said, was signed in haste.", "she", "said", ["The pact", "was signed in haste"]),
        ("The aim, say analysts, is to win time.", "analysts", "say", ["The aim", "is to win time"]),
        (
            "According to the Torva Institute, nine bridges were destroyed.",
            "the Torva Institute",
            "According",
            ["nine bridges were destroyed"],
        ),
        (
            "Nine bridges were destroyed, according to the Torva Institute.",
            "the Torva Institute",
            "according",
            ["Nine bridges were destroyed"],
        ),
        ("As the general put it, the deal is a mirage.", "the general", "put", ["the deal is a mirage"]),
        ("The envoy asked whether the port was safe.", "The envoy", "asked", ["whether the port was safe"]),
        (
            "Rebel leaders promised to leave the port by Friday.",
            "Rebel leaders",
            "promised",
            ["to leave the port by Friday"],
        ),
        (
            "The minister urged the rebels to lay down their arms.",
            "The minister",
            "urged",
            ["the rebels to lay down their arms"],
        ),
        ("Tanner repeated her claim that the election was stolen.", "her", "claim", ["the election was stolen"]),
    ],
)
def test_frames_of_reported_speech(read, text, speaker, cue, content):
    assert read(text) == [(speaker, cue, content)]


def test_mixed_speech_keeps_the_clause_and_its_quoted_words(reader, make_report):
    report = make_report("He said the pact was “a dead letter” and that nobody mourned it.")
    sentences = reader.sentences(report)
    (quote,) = quotes.find(report, sentences, mentions.find(report, sentences))
    assert report.quote(quote.content[0]) == "the pact was “a dead letter” and that nobody mourned it"
    assert [report.quote(q) for q in quote.quoted] == ["a dead letter"]
    assert report.quote(quote.span) == "He said the pact was “a dead letter” and that nobody mourned it"
    assert not quote.direct


def test_a_description_in_marks(read):
    text = "The minister described the deal as “a gift to the rebels”."
    assert read(text) == [("The minister", "described", ["a gift to the rebels"])]
    assert read(text, of=quotes.attributions) == [("The minister", "described", ["the deal as “a gift to the rebels”"])]


def test_a_participle_of_speech_ends_the_content_before_it(read):
    text = "The general said the rebels had left the port, adding that they took nothing."
    assert read(text) == [
        ("The general", "said", ["the rebels had left the port"]),
        ("The general", "adding", ["they took nothing"]),
    ]


def test_two_verbs_share_a_speaker(read):
    text = "The president vowed to rebuild the bridge and said it would open in May."
    assert read(text) == [
        ("The president", "vowed", ["to rebuild the bridge"]),
        ("The president", "said", ["it would open in May"]),
    ]


def test_a_word_within_anothers_word_is_a_quote_too(read):
    text = "Tanner told the crowd that the governor had assured her that no one would be arrested."
    assert read(text) == [
        ("Tanner", "told", ["the governor had assured her that no one would be arrested"]),
        ("the governor", "assured", ["no one would be arrested"]),
    ]


def test_wishes_and_expectations_are_attributions_but_no_quotes(read):
    text = "The envoy is expected to resign. He wants to go home."
    assert read(text) == []
    assert read(text, of=quotes.attributions) == [
        (None, "expected", ["The envoy", "to resign"]),
        ("He", "wants", ["to go home"]),
    ]


def test_plain_narration_has_no_quotes(read):
    text = (
        "The army crossed the river at dawn and took the bridge. Four soldiers were wounded. The road to Torva was "
        "closed for a week, and the price of bread doubled."
    )
    assert read(text) == []
    assert read(text, of=quotes.attributions) == []
