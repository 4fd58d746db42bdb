"""Quotes in a language that is read by cue words and word order."""

import pytest

from kennan.coding import mentions, quotes


@pytest.fixture
def read(reader, make_report):
    def rows(text: str):
        report = make_report(text, language="id")
        sentences = reader.sentences(report)
        found = quotes.find(report, sentences, mentions.find(report, sentences))
        return [(q.mention and report.quote(q.mention), q.cue, [report.quote(c) for c in q.content]) for q in found]

    return rows


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        (
            "Presiden Corvik mengatakan jembatan itu akan dibuka.",
            "Presiden Corvik",
            "mengatakan",
            "jembatan itu akan dibuka",
        ),
        ("Dia juga menegaskan bahwa perang sudah usai.", "Dia", "menegaskan", "perang sudah usai"),
        (
            "Mira Tanner, menteri luar negeri Valdoria, membantah bahwa kota itu jatuh.",
            "Mira Tanner",
            "membantah",
            "kota itu jatuh",
        ),
        (
            "Corvik mendesak semua pihak untuk meletakkan senjata.",
            "Corvik",
            "mendesak",
            "semua pihak untuk meletakkan senjata",
        ),
        ("Surat kabar Suara Torva melaporkan, Corvik menyatakan perang usai.", "Corvik", "menyatakan", "perang usai"),
        ('"Perang sudah usai," ujar Mira Tanner.', "Mira Tanner", "ujar", "Perang sudah usai"),
    ],
)
def test_cue_words_and_word_order(read, text, speaker, cue, content):
    assert read(text) == [(speaker, cue, [content])]


def test_the_speaker_within_the_cue_is_the_last_one(read):
    text = 'Corvik mengatakan perang sudah usai. "Kami menang," katanya.'
    assert read(text) == [("Corvik", "mengatakan", ["perang sudah usai"]), (None, "katanya", ["Kami menang"])]


def test_a_relative_clause_is_no_cue(read):
    assert read("Menteri yang mengatakan hal itu sudah pergi.") == []
