"""Mentions in a language without a parser: Indonesian by its pack, others by known names."""

from kennan.language import Reader
from tests.coding.mention_rows import Make, rows


def test_indonesian(reader: Reader, make_report: Make) -> None:
    text = (
        "Presiden Rusia Viktor Larin bertemu para pejabat Mesir di Kairo. Larin mengatakan dia optimistis. "
        "Kremlin tidak berkomentar, dan kedutaan Rusia tutup."
    )
    assert rows(reader, make_report(text, language="id")) == [
        ("Russia", "state", "RUS", ["Rusia", "Kremlin", "Rusia"]),
        ("Viktor Larin", "person", "RUS", ["Viktor Larin", "Larin", "dia"]),
        ("para pejabat Mesir", "government", "EGY", ["para pejabat Mesir"]),
        ("Egypt", "state", "EGY", ["Mesir"]),
        ("kedutaan Rusia", "government", "RUS", ["kedutaan Rusia"]),
    ]


def test_a_language_without_a_pack(reader: Reader, make_report: Make) -> None:
    text = "La Siria condanna l'Egitto."
    assert rows(reader, make_report(text, language="it")) == [
        ("Syria", "state", "SYR", ["Siria"]),
        ("Egypt", "state", "EGY", ["l'Egitto"]),
    ]
