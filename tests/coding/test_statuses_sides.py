"""Who may stand on either side of an office: bodies by their whole names, bearers by the nearest name, no man."""

from collections.abc import Callable

import pytest

from kennan.language import Reader
from kennan.language.world import World
from kennan.model import Report
from tests.coding.test_statuses import INVENTED, Row, code


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # The owner is the whole name, not a country at its end.
        (
            "Borin Tasse, president of Majestic Steel Ostria, said the mill would close.",
            [("Borin Tasse", "heads", "Majestic Steel Ostria")],
        ),
        # The leader of some in a country does not lead the country.
        (
            "President Karl Osk of Norland spoke. House Minority Leader Ada Venn of Norland called the plan a mistake.",
            [("Karl Osk", "president_of", "Norland")],
        ),
        (
            "Karl Osk is the leader of Norland. Borin Tasse, the Veldian leader, agreed.",
            [("Karl Osk", "leads", "Norland"), ("Borin Tasse", "leads", "Veldia")],
        ),
        # Nobody heads a man.
        ("Karl Osk met Ada Venn. His campaign chairman, Borin Tasse, resigned.", []),
        ("Karl Osk's chief, Ada Venn, spoke.", []),
        ("Karl Osk directed the Nordhaven Herald to his lawyer.", []),
        ("Ada Venn directs the Harbour Institute.", [("Ada Venn", "heads", "Harbour Institute")]),
        # The title is that of the name that no comma parts it from.
        (
            "Larry Kalm, Norlandic Ambassador to Veldia Terry Orn, and Senator Ada Venn came.",
            [("Terry Orn", "ambassador_of", "Norland")],
        ),
        (
            "Karl Osk, a dock worker, and Ada Venn, who chaired the Harbour Committee, spoke.",
            [("Ada Venn", "heads", "Harbour Committee")],
        ),
        (
            "A worker who met Karl Osk and Ada Venn, who chaired the Harbour Committee, spoke.",
            [("Ada Venn", "heads", "Harbour Committee")],
        ),
    ],
)
def test_sides_of_an_office(reader: Reader, make_report: Callable[..., Report], text: str, rows: list[Row]) -> None:
    assert code(reader, World.of_text(INVENTED), make_report(text)) == rows
