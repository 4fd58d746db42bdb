"""Stances whose holder, object or polarity stands elsewhere than beside the cue; and their topics."""

from collections.abc import Callable

import pytest

from kennan.coding import events, reading, stances
from kennan.language import Reader
from kennan.language.world import World
from kennan.model import Report
from tests.coding.stance_rows import STATES, coded

FOUND = [
    # the words that deny belong to what is promised
    (
        '"We will not touch a single ship," President Ilsa Toren of Drovnia said.',
        ("Drovnia", "commitment", "not touch a single ship"),
    ),
    ("Velmora promised not to shell the port.", ("Velmora", "commitment", "not to shell the port")),
    # what a relative clause leaves open
    ("Velmora has not repaid the loan it promised.", ("Velmora", "commitment", "the loan it promised")),
    ("The recount, which Drovnia demands, would take weeks.", ("Drovnia", "expectation", "The recount")),
    # the one who fears is the object
    ("The build-up of Velmoran troops alarmed Drovnia.", ("Drovnia", "concern", "The build-up of Velmoran troops")),
    # the speaker comes last
    ("A blockade would bring famine, Drovnia warned.", ("Drovnia", "concern", "A blockade would bring famine")),
    # in the narrator's words
    ("Under the accord, Velmora will reopen the locks.", ("Velmora", "commitment", "reopen the locks")),
    # an opinion, and a promise by way of a warning
    ("Drovnia and Orlania agreed that war was near.", ("Drovnia", "expectation", "war was near")),
    ("Velmora warned that it would close the locks.", ("Velmora", "commitment", "it would close the locks")),
    # who only tells what another makes depend on something does not hold it
    (
        "Velmora may close the locks if the talks fail, a fisherman said.",
        ("Velmora", "condition", "Velmora may close the locks if the talks fail"),
    ),
    # opposites
    ("Drovnia supports the treaty.", ("Drovnia", "interest", "the treaty")),
    ("Drovnia opposes the treaty.", ("Drovnia", "doubt", "the treaty")),
    ("Drovnia dismissed the offer.", ("Drovnia", "doubt", "the offer")),
    ("Drovnia does not believe that the truce will hold.", ("Drovnia", "doubt", "the truce will hold")),
]
NONE = [
    "Drovnia does not fear a blockade.",
    "Drovnia no longer demands a recount.",
    "Reporters asked whether Drovnia wants the harbour.",
    '"The bridge does not need to be closed," President Ilsa Toren said.',
    '"The envoys may need to wait," President Ilsa Toren said.',
    "On Sunday the party called a strike.",
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_found(reader: Reader, make_report: Callable[..., Report], text: str, wanted: tuple[str, str, str]) -> None:
    rows = coded(reader, make_report(text))
    assert wanted in [(holder, kind, thing) for holder, kind, _, thing, _, _ in rows]


@pytest.mark.parametrize("text", NONE)
def test_none(reader: Reader, make_report: Callable[..., Report], text: str) -> None:
    assert coded(reader, make_report(text)) == []


def test_a_promise_that_somebody_else_wants_is_none(reader: Reader, make_report: Callable[..., Report]) -> None:
    rows = coded(reader, make_report("Drovnia wants Velmora to agree to a truce."))
    assert [(holder, kind) for holder, kind, *_ in rows] == [("Drovnia", "interest")]


def test_whose_promise_is_broken(reader: Reader, make_report: Callable[..., Report]) -> None:
    rows = coded(reader, make_report("Drovnia accused Velmora of breaking its promise to open the locks."))
    assert ("Velmora", "commitment") in [(holder, kind) for holder, kind, *_ in rows]


def test_a_demand_is_put_to_whom_its_event_is_done_to(reader: Reader, make_report: Callable[..., Report]) -> None:
    report = make_report("Drovnia summoned the ambassador of Velmora and demanded an apology.")
    read = reading.read(report, reader.sentences(report), World.of_text(STATES))
    (stance,) = stances.code(read, events.code(read))
    assert stance.towards is not None
    assert read.mentions.referent(stance.towards).country == "XVM"
    assert (stance.kind, stance.object) == ("expectation", "an apology")


@pytest.mark.parametrize(
    ("text", "language", "topic"),
    [
        ("Drovnia fears that narcotics will cross the river.", "en", "illegal_drugs"),
        ("Drovnia is worried about drugs.", "en", "illegal_drugs"),
        ("Drovnia khawatir tentang perdagangan narkoba.", "id", "illegal_drugs"),
        ("Drovnia wants to free the hostages.", "en", "detention"),
        ("Drovnia ingin membebaskan para sandera.", "id", "detention"),
        ("Drovnia fears for the stability of its neighbour.", "en", "security"),
        ("Drovnia wants to open the locks.", "en", "transport"),
        ("Drovnia wants something.", "en", "other"),
    ],
)
def test_topics_meet(reader: Reader, make_report: Callable[..., Report], text: str, language: str, topic: str) -> None:
    report = make_report(text, language=language)
    read = reading.read(report, reader.sentences(report), World.of_text(STATES))
    assert [stance.topic for stance in stances.code(read)] == [topic]
