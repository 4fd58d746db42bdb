"""Which date belongs to which clause."""

from collections.abc import Callable

import pytest

from kennan.coding import dates
from kennan.language import Reader
from kennan.model import Report

Make = Callable[..., Report]


def by_clause(reader: Reader, report: Report) -> dict[str, str | None]:
    """The date of each verbal clause, in ISO 8601, by the lemma of its predicate."""
    sentences = reader.sentences(report)
    found = dates.find(report, sentences)
    return {
        clause.lemma: (interval.iso if (interval := found.of_clause(sentence, clause)) else None)
        for sentence in sentences
        for clause in sentence.clauses
        if not clause.nominal
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The minister said on Monday that rebels had fled in July.",
            {"say": "2021-08-16", "flee": "2021-07"},
        ),
        (
            "In 2000, when rebels controlled the north, Norland recognised Veldia and declared war.",
            {"control": "2000", "recognise": "2000", "declare": "2000"},
        ),
        (
            "On Monday, officials said that troops attacked the town.",
            {"say": "2021-08-16", "attack": None},
        ),
        (
            "Norland praised the rebels, who took the town in 2019.",
            {"praise": None, "take": "2019"},
        ),
        (
            "Norland moved its fleet on Friday to deter Veldia.",
            {"move": "2021-08-13", "deter": "2021-08-13"},
        ),
        (
            "As rebels advanced this summer, Norland moved its fleet.",
            {"advance": "2021-06/2021-08", "move": "2021-06/2021-08"},
        ),
        (
            "Norland was invaded in 1992. Three decades later, it prospered.",
            {"invade": "1992", "prosper": None},
        ),
        (
            "Norland has hosted the rebels since 2018.",
            {"host": "2018-01-01/.."},
        ),
    ],
)
def test_dates_stay_with_their_clause(
    reader: Reader, make_report: Make, sentence: str, expected: dict[str, str | None]
) -> None:
    assert by_clause(reader, make_report(sentence, published="2021-08-17")) == expected


def test_light_verbs_and_their_nouns_share_a_date(reader: Reader, make_report: Make) -> None:
    report = make_report("Norland held talks with the rebels on Monday.", published="2021-08-17")
    sentences = reader.sentences(report)
    found = dates.find(report, sentences)
    assert {
        (c.lemma, found.of_clause(s, c).iso)  # type: ignore[union-attr]
        for s in sentences
        for c in s.clauses
    } == {("hold", "2021-08-16"), ("talk", "2021-08-16")}
