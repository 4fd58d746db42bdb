"""Texts in other encodings than UTF-8, and what is no text at all."""

from collections.abc import Callable

import pytest

from kennan.intake import Intake
from kennan.model import Report, Skipped

Read = Callable[..., Report]
Take = Callable[..., list[Intake | Skipped]]

ACCENTED = (
    "Le café de l'hôtel fut fermé dès mercredi, a déclaré le préfet d'Orvanie à Société Lissa – « rien n'est décidé »."
)


@pytest.mark.parametrize(
    ("encoding", "lacks"),
    [
        ("cp1252", ("encoding guessed: cp1252",)),
        ("utf-16", ()),
        ("utf-16-le", ("encoding guessed: utf-16-le",)),
        ("utf-16-be", ("encoding guessed: utf-16-be",)),
        ("utf-32", ()),
    ],
)
def test_other_encodings_are_told_apart(report: Read, encoding: str, lacks: tuple[str, ...]) -> None:
    read = report(ACCENTED.encode(encoding))
    assert read.text == ACCENTED
    assert tuple(lack for lack in read.lacks if "encoding" in lack) == lacks


def test_latin_1_is_read(report: Read) -> None:
    text = "Der Bürgermeister von Übersee grüßte die Gäste aus Orvanien, während die Straße gesperrt blieb."
    assert report(text.encode("latin-1")).text == text


def test_an_eastern_code_page_is_left_to_the_detector(report: Read) -> None:
    text = "Правительство Орвании в понедельник одобрило договор о поставках зерна после двух дней споров. " * 4
    assert report(text.encode("cp1251")).text == text


def test_a_few_wrong_bytes_do_not_cost_the_rest(report: Read) -> None:
    read = report(ACCENTED.encode() + b" \xff\n")
    assert read.text == ACCENTED + " �\n"
    assert "1 places not UTF-8, shown as �" in read.lacks


def test_a_page_is_decoded_as_it_declares(report: Read, prose: str) -> None:
    head = '<html><head><meta charset="windows-1251"><title>Зерно</title></head>'
    page = f"{head}<body><article><p>{prose}</p></article></body></html>"
    assert report(page.encode("cp1251"), "a.html").title == "Зерно"


def test_a_table_in_another_encoding_is_read(take: Take) -> None:
    (taken,) = take(f"id,text\n1,{ACCENTED}\n".replace(", a", " a").encode("cp1252"), "t.csv")
    assert isinstance(taken, Intake)
    assert taken.report.text.startswith("Le café de l'hôtel fut fermé")


def test_escaped_lone_surrogates_and_nulls_never_reach_a_text(report: Read) -> None:
    assert (
        report(rb'{"text": "The council \ud83d met\u0000 at noon."}', "t.jsonl").text == "The council � met  at noon."
    )


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "a PNG picture"),
        (b"PK\x03\x04" + bytes(64), "a ZIP or Office file"),
        (b"words and " + bytes(64) + b" words", "made of null bytes"),
        (bytes(range(1, 9)) * 40, "made of control characters"),
    ],
)
def test_what_is_no_text_is_told_as_binary(take: Take, data: bytes, what: str) -> None:
    remedy = "save it as plain text, HTML or PDF with a text layer"
    assert take(data) == [Skipped("a.txt", f"binary, not text: {what}", remedy)]
