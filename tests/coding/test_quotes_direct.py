"""Speech in quotation marks: where the cue stands, what belongs together, and whose it is."""

import pytest

from kennan.coding import mentions, quotes


@pytest.fixture
def read(reader, make_report):
    def rows(text: str, **fields):
        """(speaker beside the quote, cue, content, quoted) of every quote, in text order."""
        report = make_report(text, **fields)
        sentences = reader.sentences(report)
        found = quotes.find(report, sentences, mentions.find(report, sentences))
        return [
            (
                q.mention and report.quote(q.mention),
                q.cue,
                [report.quote(c) for c in q.content],
                [report.quote(c) for c in q.quoted],
            )
            for q in found
        ]

    return rows


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "said"),
    [
        ('"The border stays open," Ilan Corvik said on Monday.', "Ilan Corvik", "said", "The border stays open"),
        ('"The talks are dead," said the foreign minister.', "the foreign minister", "said", "The talks are dead"),
        ("Corvik said: «The bridge will be rebuilt.»", "Corvik", "said", "The bridge will be rebuilt"),
        ("''We never agreed to that,'' Ms. Tanner added.", "Ms. Tanner", "added", "We never agreed to that"),
        ("‘We will not go back,’ she told the crowd.", "she", "told", "We will not go back"),
        ("Corvik wrote on Facebook: “The dam will hold.”", "Corvik", "wrote", "The dam will hold"),
        ('"Why should we sign?" the president asked.', "the president", "asked", "Why should we sign?"),
        ('Ilan Corvik: "We will win this."', "Ilan Corvik", ":", "We will win this"),
        ("„The army is ready“, the general said.", "the general", "said", "The army is ready"),
        ("“There is no war.” ― Ilan Corvik, in his diary", "Ilan Corvik", "―", "There is no war"),
    ],
)
def test_the_cue_after_and_before_whatever_the_marks(read, text, speaker, cue, said):
    assert read(text) == [(speaker, cue, [said], [said])]


def test_a_split_quote_is_one_quote_with_its_speaker_between(read):
    text = "“The talks,” said the foreign minister of Valdoria, “are dead.” “Nobody will mourn them.”"
    parts = ["The talks", "are dead", "Nobody will mourn them"]
    assert read(text) == [("the foreign minister of Valdoria", "said", parts, parts)]


def test_a_quote_runs_over_paragraphs_with_and_without_closing_marks(read):
    text = (
        '"We came in peace," said Tanner.\n\n"We leave in peace. Nobody was hurt.\n\n"And we will not return."\n\n'
        "The rebels left the port on Monday."
    )
    parts = ["We came in peace", "We leave in peace. Nobody was hurt", "And we will not return"]
    assert read(text) == [("Tanner", "said", parts, parts)]


def test_a_lead_in_before_the_paragraph(read):
    text = 'The general explained:\n\n"The bridge was never mined."'
    assert read(text) == [("The general", "explained", ["The bridge was never mined"], ["The bridge was never mined"])]


def test_speech_after_a_sentence_that_only_presents_the_speaker(read):
    text = 'The general was blunt. "Nobody in this valley wants another winter of war."'
    said = ["Nobody in this valley wants another winter of war"]
    assert read(text) == [("The general", "was", said, said)]


def test_an_odd_mark_loses_nothing_of_the_next_sentence(read):
    text = '"The dam will hold, Corvik said.\n\nThe ministry said that the port was safe.'
    assert read(text) == [
        ("Corvik", "said", ["The dam will hold"], []),
        ("The ministry", "said", ["the port was safe"], []),
    ]


def test_titles_nicknames_and_scare_quotes_are_no_speech(read):
    text = (
        'They live in a "quiet zone" near the port. Ilan "the Fox" Corvik grew up there. '
        'Pupils there know "The Long Winter of Torva" by heart.'
    )
    assert read(text) == []


def test_the_mark_of_inches_and_the_apostrophe_open_nothing(read):
    text = "The rebels' leader is 6'2\" tall. The workers' union said the ministers' plan was dead."
    assert read(text) == [("The workers' union", "said", ["the ministers' plan was dead"], [])]
