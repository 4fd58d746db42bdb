"""German quotes: the verb in second place, sources, and the mood of reported speech."""

from collections.abc import Callable

from kennan.coding import mentions
from kennan.coding.quotes import attributions
from kennan.language import Reader
from kennan.model import Report

Make = Callable[..., Report]


def quotes(reader: Reader, report: Report) -> list[tuple[str, str | None]]:
    sentences = reader.sentences(report)
    found = attributions(report, sentences, mentions.find(report, sentences))
    return [
        (" … ".join(report.quote(c) for c in q.content), report.quote(q.mention) if q.mention else None) for q in found
    ]


def test_what_is_quoted_told_and_ascribed(reader: Reader, make_report: Make) -> None:
    text = (
        "Der karovische Außenminister Ivo Brand hat am Montag erklärt, sein Land werde die Truppen abziehen. "
        "„Wir wollen Frieden mit allen Nachbarn“, so Brand. "
        "Am Abend sagte die Ministerin, dass die Lage ernst sei. "
        "Laut einem Sprecher der Polizei wurden zwölf Menschen verletzt. "
        "Die Regierung zog sich zurück."
    )
    assert quotes(reader, make_report(text, language="de")) == [
        ("sein Land werde die Truppen abziehen", "Der karovische Außenminister Ivo Brand"),
        ("Wir wollen Frieden mit allen Nachbarn", "Brand"),
        ("dass die Lage ernst sei", "die Ministerin"),
        ("wurden zwölf Menschen verletzt", "einem Sprecher der Polizei"),
    ]


def test_a_word_goes_on_in_the_mood_of_reported_speech(reader: Reader, make_report: Make) -> None:
    text = "Er habe nichts gewusst, beteuerte Marek. Die Akten seien längst vernichtet. Der Prozess beginnt im Mai."
    assert quotes(reader, make_report(text, language="de")) == [
        ("Er habe nichts gewusst", "Marek"),
        ("Die Akten seien längst vernichtet", "Marek"),
    ]


def test_marks_of_both_kinds(reader: Reader, make_report: Make) -> None:
    text = "Hale sagte: »Das ist ein großer Irrtum«. Der Bericht nennt die Tat „feige und hinterhältig geplant“."
    assert [words for words, _ in quotes(reader, make_report(text, language="de"))] == [
        "Das ist ein großer Irrtum",
        "die Tat „feige und hinterhältig geplant",
    ]
