"""Rooms, plain plurals and coordinations are no actors; the same words are one actor; a surname with an office is the
office holder's, not his wife's."""

from collections.abc import Callable

import pytest

from kennan.language import Reader
from kennan.model import Report
from tests.coding.mention_rows import Row, rows

OSK: Row = ("Karl Osk", "person", None, ["Karl Osk", "his", "President Osk"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Oval Office said nothing. Karl Osk said the Oval Office wanted peace.",
         [("Karl Osk", "person", None, ["Karl Osk"])]),
        ("Caravans are coming. Others said nothing.", []),
        ("The deal between Velmora and world powers was signed. Rosk and world powers agreed to meet.",
         [("Velmora", "state", "VLM", ["Velmora"]), ("world powers", "state", None, ["world powers", "world powers"]),
          ("Ruvania", "state", "RVN", ["Rosk"])]),
        ("Ada Venn spoke to her son-in-law.",
         [("Ada Venn", "person", None, ["Ada Venn", "her"]), ("her son-in-law", "person", None, ["her son-in-law"])]),
        ("The Velmoran parliament said no. Later the Velmoran parliament agreed.",
         [("The Velmoran parliament", "government", "VLM", ["The Velmoran parliament", "the Velmoran parliament"]),
          ("Velmora", "state", "VLM", ["Velmoran", "Velmoran"])]),
        ("Karl Osk and his wife, Ada Osk, arrived. President Osk spoke first. Mrs. Osk waved.",
         [OSK, ("Ada Osk", "person", None, ["his wife", "Ada Osk", "Mrs. Osk"])]),
        ("First lady Ada Osk spoke. The first lady smiled. President Osk left.",
         [("Ada Osk", "person", None, ["First lady Ada Osk", "The first lady"]),
          ("Osk", "person", None, ["President Osk"])]),
        ("Majestic Steel Velmora closed its mill.",
         [("Majestic Steel Velmora", "company", None, ["Majestic Steel Velmora", "its"])]),
    ],
)  # fmt: skip
def test_who_is_an_actor(reader: Reader, make_report: Callable[..., Report], text: str, expected: list[Row]) -> None:
    assert rows(reader, make_report(text)) == expected
