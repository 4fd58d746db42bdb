"""Which phrases are the sides of a happening, and whom the context supplies where the clause names nobody."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kennan.coding import events, reading
from kennan.language import Reader
from kennan.language.world import World
from kennan.model import Event, Report

Row = tuple[str | None, str, str | None, str]
Coder = Callable[[str], list[Row]]
STATES = {"Karovia": "Karovian", "Zubria": "Zubrian", "Moravika": "Moravikan", "Avaria": "Avarian"}


@pytest.fixture
def told(
    reader: Reader, make_report: Callable[..., Report], tmp_path: Path
) -> Callable[[str], tuple[dict[str, str], tuple[Event, ...], str]]:
    known = tmp_path / "actors.toml"
    known.write_text(
        "".join(
            f'[[actor]]\nname = "{name}"\nkind = "state"\ncountry = "XB{number}"\ndemonyms = ["{people}"]\n'
            for number, (name, people) in enumerate(STATES.items())
        )
        + '[[actor]]\nname = "Lower Vale"\nkind = "state"\n',
        encoding="utf-8",
    )

    def code(text: str) -> tuple[dict[str, str], tuple[Event, ...], str]:
        report = make_report(text)
        read = reading.read(report, reader.sentences(report), World.with_user(known))
        return {r.id: r.name for r in read.mentions.referents}, events.code(read), report.text

    return code


@pytest.fixture
def coded(told: Callable[[str], tuple[dict[str, str], tuple[Event, ...], str]]) -> Coder:
    def code(text: str) -> list[Row]:
        names, found, _ = told(text)
        return [(names.get(e.source or ""), e.type, names.get(e.target or ""), e.modality) for e in found]

    return code


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (  # who is sent acts, also where his office stands before his name
            "President Oto Marn dispatched the spy chief Ivo Hale to Karovia to meet with Dela Sorn.",
            ("Ivo Hale", "CONSULT", "Dela Sorn", "actual"),
        ),
        ("Neither Karovia nor Avaria condemned Zubria.", ("Avaria", "ACCUSE", "Zubria", "denied")),
        ("Karovia and Zubria ended the war in 1953.", ("Karovia", "RETREAT", "Zubria", "actual")),
        ("The armistice was signed by Zubria and Karovia.", ("Zubria", "RETREAT", "Karovia", "actual")),
        ("Karovia is still subject to Zubrian sanctions.", ("Zubria", "SANCTION", "Karovia", "actual")),
        (
            "The summit planned between Oto Marn and Dela Sorn will take place in May.",
            ("Oto Marn", "CONSULT", "Dela Sorn", "planned"),
        ),
        ("Zubria heads toward tricky negotiations with Karovia.", ("Zubria", "CONSULT", "Karovia", "actual")),
        ("Marn expects Sorn to ask Zubria for a loan.", ("Sorn", "REQUEST", "Zubria", "planned")),
        ("Oto Marn said that the Zubrian withdrawal would be a mistake.", ("Oto Marn", "ACCUSE", "Zubria", "actual")),
        ("Oto Marn fired Dela Sorn, the minister.", ("Oto Marn", "COERCE", "Dela Sorn", "actual")),
        ("The blast killed ten Zubrian soldiers.", (None, "ASSAULT", "ten Zubrian soldiers", "actual")),
        ("Karovian officials have been to Zubria.", ("Karovian officials", "CONSULT", "Zubria", "actual")),
        (
            "Karovia responded with overtures to Zubria and shows of strength.",
            ("Karovia", "MOBILIZE", "Zubria", "actual"),
        ),
        (
            "Karovia met the Lower Vale in May. Later Karovia stationed warships in the region.",
            ("Karovia", "MOBILIZE", "Lower Vale", "actual"),
        ),
        (
            "Karovia bombed towns in Zubria. Karovian troops left the base, which had been built within Avaria.",
            ("Karovian troops", "RETREAT", "Zubria", "actual"),
        ),
        (
            "Karovia attacked Zubria. The prime minister of Zubria resigned on Friday.",
            ("The prime minister", "RETREAT", None, "actual"),
        ),
        (
            "Zubria shelled a town in Karovia. Karovia wants it to apologise.",
            ("Karovia", "REQUEST", "Zubria", "actual"),
        ),
        (
            "Zubria shelled a town. The Karovian government demanded that it withdraw.",
            ("Karovia", "REQUEST", "Zubria", "actual"),
        ),
    ],
)
def test_sides(coded: Coder, text: str, row: Row) -> None:
    assert row in coded(text)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Moravika is extending negotiations with Karovia, Zubria, and Avaria.", {"Karovia", "Zubria", "Avaria"}),
        ("Moravika signalled its willingness to negotiate with Karovia and Zubria.", {"Karovia", "Zubria"}),
    ],
)
def test_everybody_on_a_list_is_a_side(coded: Coder, text: str, targets: set[str]) -> None:
    assert {row[2] for row in coded(text) if row[0] == "Moravika"} == targets


@pytest.mark.parametrize(
    "text",
    [
        "Karovia has left its embassy open in Zubria.",
        "Most scholars and officials agree that Zubria is poor.",
        "Marn declined to predict how Zubria would respond.",
        "Zubria is paying the tariff that was agreed on.",
        "Karovia does not see Zubria as its enemy.",
        "Karovia wants to shield its orchards.",
    ],
)
def test_no_event(coded: Coder, text: str) -> None:
    assert coded(text) == []


def test_what_came_before_or_after_is_no_side(coded: Coder) -> None:
    assert "Zubria" not in {row[2] for row in coded("Karovia's post-Zubrian crackdown frightens Moravika.")}


def test_a_government_that_is_sought_is_nobody_yet(coded: Coder) -> None:
    text = "Karovia met Zubria on Monday. Karovia sought a more open government."
    assert coded(text)[-1] == ("Karovia", "REQUEST", "Zubria", "actual")


def test_who_wants_to_protect_what_is_his_says_nothing_to_others(coded: Coder) -> None:
    text = "Karovia met Zubria on Monday. Karovia wants to shield its orchards."
    assert [row[1] for row in coded(text)] == ["CONSULT"]


def test_who_is_charged_with_a_task_is_not_accused(coded: Coder) -> None:
    text = "Oto Marn, who has been charged with negotiating with Karovia, was late."
    assert coded(text) == [("Oto Marn", "CONSULT", "Karovia", "actual")]


def test_any_meeting_is_none(coded: Coder) -> None:
    assert coded("There is time before any meeting of Oto Marn with Dela Sorn.") == []


def test_talks_are_with_whom_somebody_met(coded: Coder) -> None:
    text = "Oto Marn met Dela Sorn on Monday. Oto Marn accused Ada Venn of lying. Oto Marn's talks took long."
    assert [row[2] for row in coded(text) if row[1] == "CONSULT"] == ["Dela Sorn", "Dela Sorn"]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (
            "Karovia praised Dela Sorn, the general he ousted.",
            "COERCE",
            "Dela Sorn, the general he ousted",
        ),
        ("Marn of Zubria said on Monday he would leave Karovia's treaty.", "THREATEN",
         "Marn of Zubria said on Monday he would leave Karovia's treaty"),
    ],
)  # fmt: skip
def test_the_span_reaches_back_to_the_words_that_name_a_side(
    told: Callable[[str], tuple[dict[str, str], tuple[Event, ...], str]], text: str, kind: str, words: str
) -> None:
    _, found, whole = told(text)
    assert words in [whole[e.span.start : e.span.end] for e in found if e.type == kind]


def test_a_land_that_the_clause_does_not_name_lowers_the_confidence(
    told: Callable[[str], tuple[dict[str, str], tuple[Event, ...], str]],
) -> None:
    names, found, _ = told(
        "Karovia invaded towns in Zubria. Moravika withdrew its troops from Zubria. Later Avaria withdrew its troops."
    )
    withdrawn = {names[e.source or ""]: (names.get(e.target or ""), e.confidence) for e in found if e.type == "RETREAT"}
    assert withdrawn["Avaria"][0] == withdrawn["Moravika"][0] == "Zubria"
    assert withdrawn["Avaria"][1] < withdrawn["Moravika"][1]


def test_a_movements_name_tells_no_context(
    told: Callable[[str], tuple[dict[str, str], tuple[Event, ...], str]],
) -> None:
    _, found, _ = told("Karovia accused the Popular Front of lying.")
    assert [e.contexts for e in found] == [()]
