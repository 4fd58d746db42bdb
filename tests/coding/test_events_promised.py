"""What will be done, nobody says by whom: a promise or a threat of those in whose power it is who say so."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kennan.coding import events, reading
from kennan.language import Reader
from kennan.language.world import World
from kennan.model import Report

Coder = Callable[[str], set[tuple[str | None, str, str | None]]]


@pytest.fixture
def coded(reader: Reader, make_report: Callable[..., Report], tmp_path: Path) -> Coder:
    known = tmp_path / "actors.toml"
    known.write_text(
        '[[actor]]\nname = "Karovia"\nkind = "state"\ncountry = "XBA"\ndemonyms = ["Karovian"]\n'
        '[[actor]]\nname = "Avaria"\nkind = "state"\n'
        '[[actor]]\nname = "Zubria"\nkind = "state"\ncountry = "XBB"\ndemonyms = ["Zubrian"]\n',
        encoding="utf-8",
    )

    def code(text: str) -> set[tuple[str | None, str, str | None]]:
        report = make_report(text)
        read = reading.read(report, reader.sentences(report), World.with_user(known))
        names = {r.id: r.name for r in read.mentions.referents}
        return {(names.get(e.source or ""), e.type, names.get(e.target or "")) for e in events.code(read)}

    return code


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Karovia said the sanctions on Zubria would be lifted in May.", ("Karovia", "AGREE", "Zubria")),
        ("Karovia told Zubria that the sanctions will be lifted.", ("Karovia", "AGREE", "Zubria")),
        ("The rebels said that the hostages would be killed.", ("The rebels", "THREATEN", "the hostages")),
        ("The rebels told the mayors that they would be killed.", ("The rebels", "THREATEN", "the mayors")),
        ("The rebels have told the mayors they will be treated as military targets.",
         ("The rebels", "THREATEN", "the mayors")),
        ("Karovian Foreign Minister Ana Hale said that no aid would be sent to Zubria.",
         ("Ana Hale", "REJECT", "Zubria")),
    ],
)  # fmt: skip
def test_who_says_what_will_be_done_promises_or_threatens_it(
    coded: Coder, text: str, row: tuple[str | None, str, str | None]
) -> None:
    assert row in coded(text)


@pytest.mark.parametrize(
    "text",
    [
        "Analysts said that sanctions on Zubria would be lifted in May.",  # it is not for them
        "Karovia said that aid would be sent to Zubria by Avaria.",  # it is told who will do it
        "Karovia said that its capital would be bombed.",  # it fears so
        "Karovia said that aid had been sent to Zubria.",  # it is done
    ],
)
def test_who_only_expects_it_does_not(coded: Coder, text: str) -> None:
    assert not {kind for _, kind, _ in coded(text)} & {"AGREE", "THREATEN"}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Karovia excluded Zubria from the tariffs.", ("Karovia", "CONCEDE", "Zubria")),
        ("The raid by police on Zubria's trade office drew protests.", ("police", "COERCE", "Zubria")),
        ("Karovia's president stood by Zubria.", ("Karovia's president", "SUPPORT", "Zubria")),
        ("Karovia's cabinet would have no truck with Zubria.", ("Karovia", "REJECT", "Zubria")),
        ("The general's men put the Zubrian village to the torch.",
         ("The general's men", "ASSAULT", "Zubria")),
    ],
)  # fmt: skip
def test_what_is_told_by_fixed_words(coded: Coder, text: str, row: tuple[str | None, str, str | None]) -> None:
    assert row in coded(text)


@pytest.mark.parametrize(
    "text",
    [
        "The four men pleaded guilty to lying to Zubria.",
        "The prosecutor submitted questions to Zubria.",
        "Ana Hale crossed from Karovia into Zubria ten years ago.",
        "The minister broke with Zubrian policy.",
        "Zubrian officials spoke on condition of anonymity about Karovia.",
        "The migrants travelled to Zubria in March.",
        "Karovian ministers called Zubria a disgrace to the talks.",
    ],
)
def test_everyday_words_are_no_such_events(coded: Coder, text: str) -> None:
    assert not {kind for _, kind, _ in coded(text)} & {"REQUEST", "CONCEDE", "ASSAULT", "SANCTION", "CONSULT"}


def test_who_is_left_out_of_it_is_no_side(coded: Coder) -> None:
    assert coded("Karovia invited Avaria, but not Zubria, to the talks.") >= {("Karovia", "AGREE", "Avaria")}
    assert not {target for _, _, target in coded("Karovia invited Avaria, but not Zubria, to the talks.")} & {"Zubria"}


@pytest.mark.parametrize(
    "text",
    [
        "Lena Orsk, a seamstress, fled Karovia with her sons.",
        "Hundreds of refugees fled Karovia in March.",
        "The residents returned to Zubria.",
    ],
)
def test_private_people_who_go_do_not_yield(coded: Coder, text: str) -> None:
    assert "RETREAT" not in {kind for _, kind, _ in coded(text)}


def test_forces_that_flee_do(coded: Coder) -> None:
    assert ("Zubrian troops", "RETREAT", "Karovia") in coded("Zubrian troops fled Karovia in March.")


def test_who_pushes_back_against_somebody_rejects(coded: Coder) -> None:
    assert ("Karovia", "REJECT", "Zubria") in coded("Karovia pushed back against Zubria on Monday.")


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Karovia's law drew a sharp rebuke from Zubria.", ("Zubria", "ACCUSE", "Karovia")),
        ("Karovia's decree sparked protests in Zubria.", ("Zubria", "PROTEST", "Karovia")),
        ("Karovia's offer earned praise from Zubria.", ("Zubria", "SUPPORT", "Karovia")),
    ],
)
def test_what_is_brought_on_oneself_others_do(coded: Coder, text: str, row: tuple[str | None, str, str | None]) -> None:
    found = coded(text)
    assert row in found
    assert (row[2], row[1], row[0]) not in found


def test_an_inquiry_that_is_known_is_held_by_nobody_in_the_sentence(coded: Coder) -> None:
    assert not coded("The aide said that Karovia had bungled the inquiry.")
    assert not {source for source, _, _ in coded("The lawyer in the Zubria inquiry met Karovia.")} & {"Zubria"}
