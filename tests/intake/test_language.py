"""The language of a report, and what it lacks."""

from collections.abc import Callable

import pytest

from kennan.intake import Intake
from kennan.model import Report


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The council approved the grain treaty on Monday after two days of debate in the capital."),
        ("id", "Dewan menyetujui perjanjian gandum pada hari Senin setelah dua hari perdebatan di ibu kota."),
        ("fr", "Le conseil a approuvé lundi le traité sur le blé après deux jours de débat dans la capitale."),
        ("de", "Der Rat hat am Montag nach zwei Tagen Debatte in der Hauptstadt dem Getreidevertrag zugestimmt."),
        ("es", "El consejo aprobó el lunes el tratado de granos después de dos días de debate en la capital."),
        ("ru", "Совет в понедельник одобрил договор о зерне после двухдневных дебатов, прошедших в столице."),
        ("ar", "وافق المجلس يوم الاثنين على معاهدة الحبوب بعد يومين من النقاش في العاصمة بحضور الوزراء جميعا."),
        ("zh", "经过两天的辩论，议会星期一在首都批准了粮食条约，反对派称该条约是投降并宣布举行游行。"),
        ("uk", "Рада в понеділок схвалила договір про зерно після дводенних дебатів, що відбулися у столиці."),
        ("und", "Lissa 12 7 3."),
    ],
)
def test_the_language_is_told_by_the_whole_text(report: Callable[..., Report], language: str, text: str) -> None:
    assert report(text).language == language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Orvania recognised the council on 3 May 2020."),
        ("en", "Orvania struck Bessaly on Monday."),
        ("en", "He is in Lissa."),
        ("en", "Orvania praised the accord 🎉🎉 with Bessaly 🚀🚀🚀, its envoys said in the capital 😀😀👩‍👩‍👧."),
        ("id", "Orvania mengutuk serangan itu."),
        ("id", "Mereka akan tiba pada hari Senin."),
        ("und", "Orvania, Bessaly, Lissa."),
        ("und", "Orvania attacked Bessaly."),
        ("und", "Die Regierung in Lissa war am Ende."),
        ("und", "El ministro no está en la ciudad."),
        ("und", "Il film The Harbour è uscito ieri."),
        ("und", "Премьер прибыл в Лиссу."),
    ],
)
def test_a_short_text_is_told_by_its_function_words(report: Callable[..., Report], language: str, text: str) -> None:
    assert report(text).language == language


def test_rows_of_sentences_are_told_one_by_one_and_a_forced_language_stays(take: Callable[..., list[Intake]]) -> None:
    table = "text\nDewan menyetujui perjanjian itu.\nThe council approved the treaty.\nLissa!\n"
    assert [t.report.language for t in take(table, "t.csv")] == ["id", "en", "und"]
    assert [t.report.language for t in take(table, "t.csv", language="fr")] == ["fr", "fr", "fr"]


def test_a_report_says_what_it_lacks(report: Callable[..., Report], prose: str) -> None:
    assert report(prose).lacks == ("no title stated", "no outlet stated", "no date stated")
    assert report("Lissa 12 7 3.").lacks == (
        "no title stated", "no outlet stated", "no date stated", "language not told",
    )  # fmt: skip
