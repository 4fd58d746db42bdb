"""Who wants, fears, promises, expects and doubts what, told by verbs, adjectives and nouns."""

from collections.abc import Callable

import pytest

from kennan.coding import reading, stances
from kennan.language import Reader
from kennan.language.world import World
from kennan.model import Report
from tests.coding.stance_rows import STATES, coded

WANTS = [
    (
        "Velmora wants Drovnia to close its consulate.",
        (
            "Velmora",
            "interest",
            "Velmora wants Drovnia to close its consulate",
            "Drovnia to close its consulate",
            "Drovnia",
        ),
    ),
    (
        "Drovnia hopes to keep its trade office.",
        ("Drovnia", "interest", "Drovnia hopes to keep its trade office", "keep its trade office", None),
    ),
    (
        "Drovnia needs to rebuild its fleet.",
        ("Drovnia", "interest", "Drovnia needs to rebuild its fleet", "rebuild its fleet", None),
    ),
    (
        "Orlania supports a ban on the Front.",
        ("Orlania", "interest", "Orlania supports a ban on the Front", "a ban on the Front", "Tolvan Front"),
    ),
    (
        "Orlania sees an opportunity to expand its trade.",
        ("Orlania", "interest", "Orlania sees an opportunity to expand its trade", "expand its trade", None),
    ),
    (
        "Orlania is keen to restore the grain trade.",
        ("Orlania", "interest", "Orlania is keen to restore the grain trade", "restore the grain trade", None),
    ),
    (
        "Stopping the flow of weapons is a priority for Orlania.",
        ("Orlania", "concern", "Stopping the flow of weapons is a priority", "Stopping the flow of weapons", None),
    ),
    (
        "Drovnia is keen to avoid a war with Velmora.",
        ("Drovnia", "concern", "Drovnia is keen to avoid a war with Velmora", "avoid a war with Velmora", "Velmora"),
    ),
]
FEARS = [
    (
        "Orlania fears that the fighting will cross its border.",
        ("Orlania", "concern", "Orlania fears that the fighting will cross its border",
         "the fighting will cross its border", None),
    ),
    (
        "Velmora remains worried about the spread of cholera.",
        ("Velmora", "concern", "Velmora remains worried about the spread of cholera", "the spread of cholera", None),
    ),
    (
        "Drovnia's fear of a blockade is old.",
        ("Drovnia", "concern", "Drovnia's fear of a blockade", "a blockade", None),
    ),
    (
        "Drovnia sees the Front as a threat to its trade.",
        ("Drovnia", "concern", "Drovnia sees the Front as a threat to its trade", "the Front as a threat to its trade",
         "Tolvan Front"),
    ),
    (
        "The blockade is a source of concern for Orlania.",
        ("Orlania", "concern", "The blockade is a source of concern", "The blockade", None),
    ),
    (
        "Orlania, worried about the drought, bought grain.",
        ("Orlania", "concern", "worried about the drought", "the drought", None),
    ),
    ("Fears of a blockade are growing.", (None, "concern", "Fears of a blockade", "a blockade", None)),
]  # fmt: skip
PROMISES = [
    (
        "The Tolvan Front promised Drovnia not to harm the consulate.",
        ("Tolvan Front", "commitment", "The Tolvan Front promised Drovnia not to harm the consulate",
         "not to harm the consulate", "Drovnia"),
    ),
    (
        "Drovnia assured Velmora that its ships would pass freely.",
        ("Drovnia", "commitment", "Drovnia assured Velmora that its ships would pass freely",
         "its ships would pass freely", "Velmora"),
    ),
    (
        "Orlania pledged nine million crowns to rebuild the harbour.",
        ("Orlania", "commitment", "Orlania pledged nine million crowns", "nine million crowns", None),
    ),
    (
        "Velmora's pledge to reopen the locks was welcomed.",
        ("Velmora", "commitment", "Velmora's pledge to reopen the locks", "reopen the locks", None),
    ),
    (
        "The Front gave Drovnia assurances.",
        ("Tolvan Front", "commitment", "The Front gave Drovnia assurances", "Drovnia assurances", "Drovnia"),
    ),
    (
        "Drovnia is ready to reopen its trade office.",
        ("Drovnia", "commitment", "Drovnia is ready to reopen its trade office", "reopen its trade office", None),
    ),
]  # fmt: skip
EXPECTS = [
    (
        "Drovnia expects Velmora to keep the truce.",
        ("Drovnia", "expectation", "Drovnia expects Velmora to keep the truce", "Velmora to keep the truce", "Velmora"),
    ),
    (
        "Drovnia demanded that Velmora withdraw its gunboats.",
        ("Drovnia", "expectation", "Drovnia demanded that Velmora withdraw its gunboats",
         "Velmora withdraw its gunboats", "Velmora"),
    ),
    (
        "Orlania urged the Front to free the sailors.",
        ("Orlania", "expectation", "Orlania urged the Front to free the sailors", "free the sailors", "Tolvan Front"),
    ),
]  # fmt: skip
DOUBTS = [
    (
        "Orlania doubts that the truce will hold.",
        ("Orlania", "doubt", "Orlania doubts that the truce will hold", "the truce will hold", None),
    ),
    (
        "Velmora is sceptical of the Front's promises.",
        ("Velmora", "doubt", "Velmora is sceptical of the Front's promises", "the Front's promises", "Tolvan Front"),
    ),
    (
        "Orlania opposes a ban on the Front.",
        ("Orlania", "doubt", "Orlania opposes a ban on the Front", "a ban on the Front", "Tolvan Front"),
    ),
    (
        "Orlania has no interest in a war.",
        ("Orlania", "doubt", "Orlania has no interest in a war", "a war", None),
    ),
    (
        "Drovnia does not expect Velmora to reopen the locks.",
        (
            "Drovnia",
            "doubt",
            "Drovnia does not expect Velmora to reopen the locks",
            "Velmora to reopen the locks",
            "Velmora",
        ),
    ),
]


@pytest.mark.parametrize(("text", "row"), WANTS + FEARS + PROMISES + EXPECTS + DOUBTS)
def test_one_stance(reader: Reader, make_report: Callable[..., Report], text: str, row: tuple[str | None, ...]) -> None:
    assert [r[:5] for r in coded(reader, make_report(text))] == [row]


@pytest.mark.parametrize(
    "text",
    [
        "Velmora closed the locks on Thursday.",
        "Orlania supports the rebels.",
        "Drovnia does not fear a blockade.",
        "The guards broke the promise.",
        "Velmora forwarded the report to Drovnia.",
        "The barges were made certain by ropes.",
    ],
)
def test_no_stance_without_somebody_holding_one(reader: Reader, make_report: Callable[..., Report], text: str) -> None:
    assert coded(reader, make_report(text)) == []


def test_coordinated_objects_are_told_apart(reader: Reader, make_report: Callable[..., Report]) -> None:
    text = "Velmora expects Drovnia to recall its envoy and to pay the dockers."
    assert [r[:4] for r in coded(reader, make_report(text))] == [
        ("Velmora", "expectation", "Velmora expects Drovnia to recall its envoy", "Drovnia to recall its envoy"),
        ("Velmora", "expectation", "pay the dockers", "pay the dockers"),
    ]


def test_coordinated_holders_have_a_stance_each(reader: Reader, make_report: Callable[..., Report]) -> None:
    text = "Drovnia and Velmora are eager to end the dispute."
    whole = "Drovnia and Velmora are eager to end the dispute"
    assert sorted(r[:4] for r in coded(reader, make_report(text))) == [
        ("Drovnia", "interest", whole, "end the dispute"),
        ("Velmora", "interest", whole, "end the dispute"),
    ]


def test_a_deed_for_a_purpose_tells_the_interest_and_the_concern(
    reader: Reader, make_report: Callable[..., Report]
) -> None:
    text = "Drovnia sent ships to the strait to protect its trade and to prevent smuggling."
    assert [r[:4] for r in coded(reader, make_report(text))] == [
        ("Drovnia", "interest", "protect its trade", "protect its trade"),
        ("Drovnia", "concern", "prevent smuggling", "prevent smuggling"),
    ]


def test_topics_bring_different_words_for_a_thing_together(reader: Reader, make_report: Callable[..., Report]) -> None:
    world = World.of_text(STATES)
    topics = []
    for text in ("Orlania fears a flood of narcotics.", "Orlania is concerned about heroin."):
        report = make_report(text)
        topics += [s.topic for s in stances.code(reading.read(report, reader.sentences(report), world))]
    assert topics == ["illegal_drugs", "illegal_drugs"]


def test_spans_quote_the_report_and_the_order_is_that_of_the_text(
    reader: Reader, make_report: Callable[..., Report]
) -> None:
    report = make_report("Orlania fears a war.\n\nVelmora wants peace. Drovnia promised to wait.")
    found = stances.code(reading.read(report, reader.sentences(report), World.of_text(STATES)))
    assert [(s.kind, report.quote(s.span)) for s in found] == [
        ("concern", "Orlania fears a war"),
        ("interest", "Velmora wants peace"),
        ("commitment", "Drovnia promised to wait"),
    ]
    assert all(0 < s.confidence <= 1 for s in found)
