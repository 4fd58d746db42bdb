"""Chains of voices, marks of other scripts, and words in marks within another's words."""

import pytest

from kennan.coding import mentions, quotes
from kennan.language import Reader
from tests.coding.mention_rows import Make

Row = tuple[str | None, str | None, str | None, list[str]]


def rows(reader: Reader, make_report: Make, text: str) -> list[Row]:
    """Speaker, addressee, channel and content of each quote."""
    report = make_report(text)
    sentences = reader.sentences(report)
    who = mentions.find(report, sentences)

    def name(identifier: str | None) -> str | None:
        return who.referent(identifier).name if identifier else None

    return [
        (name(q.speaker), name(q.addressee), name(q.channel), [report.quote(c) for c in q.content])
        for q in quotes.find(report, sentences, who)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a paper that passes on what one told another is the channel
        (
            "Hale told Marn that the border would stay shut, the Port Quill Herald reported.",
            ("Hale", "Marn", "Port Quill Herald", ["the border would stay shut"]),
        ),
        ("「港は安全だ」 Karl Vane said.", ("Karl Vane", None, None, ["港は安全だ"])),
        # an opening mark whose partner is missing
        (
            'Karl Vane was tired. "The road is long, he said, "and this is how it ends."',
            ("Karl Vane", None, None, ["The road is long", "and this is how it ends"]),
        ),
        # another's cue at the end of the sentence
        ('"We go," Anton Hale said, and Karl Vane cut in. "Nobody goes."', ("Karl Vane", None, None, ["Nobody goes"])),
        # what somebody calls it is his, though another sentence goes on around it
        (
            'As the town prepared for what Karl Vane called "the worst winter of our lives," the mayor was intrigued.',
            ("Karl Vane", None, None, ["the worst winter of our lives"]),
        ),
        # what the narrator hangs on behind indirect speech
        (
            "Karl Vane said the harbour was open, while others said it was not.",
            ("Karl Vane", None, None, ["the harbour was open"]),
        ),
    ],
)
def test_quotes(reader: Reader, make_report: Make, text: str, found: Row) -> None:
    assert found in rows(reader, make_report, text)
