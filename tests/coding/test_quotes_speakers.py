"""The speaker as an actor, whom he told it, and through which medium."""

import pytest

from kennan.coding import quotes
from kennan.coding.mentions import Mentions
from kennan.model import Mention, Referent


@pytest.fixture
def read(reader, make_report):
    def rows(text: str, people: dict[str, str], language: str = "en"):
        """(speaker, addressee, channel, content) by name; `people` gives the kind of each name in the text."""
        report = make_report(text, language=language)
        sentences = reader.sentences(report)
        heads, referents = {}, {}
        for sentence in sentences:
            for index, token in enumerate(sentence.tokens):
                if token.text in people:
                    heads[(sentence.index, index)] = token.text
                    span = sentence.span(index, index + 1)
                    mention = Mention(span, token.text, "name")
                    kind = people[token.text]
                    referents.setdefault(
                        token.text, Referent(token.text, report.id, token.text, kind, None, (mention,))
                    )
        known = Mentions(tuple(referents.values()), heads)
        return [
            (q.speaker, q.addressee, q.channel, [report.quote(c) for c in q.content])
            for q in quotes.find(report, sentences, known)
        ]

    return rows


def test_told_a_person_and_told_a_paper(read):
    people = {"Corvik": "person", "Tanner": "person", "Clarion": "media"}
    assert read("Ilan Corvik told Tanner that the war was over.", people) == [
        ("Corvik", "Tanner", None, ["the war was over"])
    ]
    assert read('"The war is over," Ilan Corvik told the Clarion.', people) == [
        ("Corvik", None, "Clarion", ["The war is over"])
    ]
    assert read("Mira Tanner wrote in the Clarion that the war was over.", people) == [
        ("Tanner", None, "Clarion", ["the war was over"])
    ]


def test_a_speaker_with_role_and_apposition(read):
    text = "Ilan Corvik, the defence minister of Valdoria, said the war was over."
    assert read(text, {"Corvik": "person", "Valdoria": "state"}) == [("Corvik", None, None, ["the war was over"])]


def test_nobody_known_is_no_speaker(read):
    assert read("Officials said the war was over.", {"Corvik": "person"}) == [(None, None, None, ["the war was over"])]


def test_a_quote_that_goes_on_keeps_its_speaker(read):
    text = '"The war is over," Corvik said. "Go home."\n\n"Sow your fields."'
    assert read(text, {"Corvik": "person"}) == [
        ("Corvik", None, None, ["The war is over", "Go home", "Sow your fields"])
    ]
