"""What sounds like a stance and is none: misdeeds, habits, denied degrees, threats made, "once" as an adverb."""

from collections.abc import Callable

import pytest

from kennan.language import Reader
from kennan.model import Report
from tests.coding.stance_rows import coded


@pytest.mark.parametrize(
    "text",
    [
        "Velmora committed a crime. Drovnia committed a serious error.",
        "Ilsa Toren said she would bring the matter up again and again.",
        "She would always raise it at meetings, Ilsa Toren said.",
        "Velmora has never been as critical of Drovnia.",
        "Ilsa Toren said she would trust them. Ilsa Toren would trust the Drovnians.",
        "Velmora repeated its threat to tear up the deal.",
        "Drovnia's threat to leave the pact was in the papers.",
        "Three of the migrants once numbered among the rebels could return.",
    ],
)
def test_no_stance(reader: Reader, make_report: Callable[..., Report], text: str) -> None:
    assert coded(reader, make_report(text)) == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Velmora committed itself to free trade.", ("Velmora", "commitment", "free trade")),
        ("Velmora faces the threat of war.", ("Velmora", "concern", "war")),
        (
            "Velmora will lift the ban once Drovnia signs the accord.",
            ("Velmora", "condition", "Velmora will lift the ban once Drovnia signs the accord"),
        ),
    ],
)
def test_their_likes_that_are(
    reader: Reader, make_report: Callable[..., Report], text: str, row: tuple[str, str, str]
) -> None:
    assert [(r[0], r[1], r[3]) for r in coded(reader, make_report(text))] == [row]
