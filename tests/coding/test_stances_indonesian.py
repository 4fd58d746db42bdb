"""Stances in a language that is read by cue words and word order."""

from collections.abc import Callable

import pytest

from kennan.language import Reader
from kennan.model import Report
from tests.coding.stance_rows import coded

ROWS = [
    (
        "Drovnia ingin membuka kembali pelabuhan itu.",
        [("Drovnia", "interest", "membuka kembali pelabuhan itu", None)],
    ),
    (
        "Velmora berjanji akan membebaskan para pelaut dan melindungi konsulat Drovnia.",
        [("Velmora", "commitment", "membebaskan para pelaut", "para pelaut")],
    ),
    (
        "Orlania khawatir tentang senjata dari Velmora.",
        [("Orlania", "concern", "tentang senjata dari Velmora", "Velmora")],
    ),
    (
        "Velmora menutup perbatasan untuk mencegah penyelundupan senjata.",
        [("Velmora", "concern", "mencegah penyelundupan senjata", None)],
    ),
    (
        "Drovnia tidak yakin gencatan senjata akan bertahan.",
        [("Drovnia", "doubt", "gencatan senjata akan bertahan", None)],
    ),
    (
        "Orlania mendesak Velmora untuk menarik pasukannya.",
        [("Orlania", "expectation", "Velmora untuk menarik pasukannya", "Velmora")],
    ),
    (
        "Drovnia siap membuka pelabuhan asalkan Velmora menarik pasukannya.",
        [
            ("Drovnia", "commitment", "membuka pelabuhan", None),
            ("Drovnia", "condition", "Drovnia siap membuka pelabuhan asalkan Velmora menarik pasukannya", "Velmora"),
        ],
    ),
    ("Kapal itu berlayar ke Orlania pada hari Senin.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), ROWS)
def test_stances(
    reader: Reader, make_report: Callable[..., Report], text: str, wanted: list[tuple[str, str, str, str | None]]
) -> None:
    rows = coded(reader, make_report(text, language="id"))
    assert [(holder, kind, thing, towards) for holder, kind, _, thing, towards, _ in rows] == wanted
