"""The outlet of a report, where its text states it."""

from collections.abc import Callable

import pytest

from kennan.model import Report

TITLE = "Orvania approves grain treaty with Bessaly"


@pytest.mark.parametrize(
    ("text", "outlet", "title"),
    [
        (f"{TITLE} | The Lissa Herald\n\n{{}}", "The Lissa Herald", TITLE),
        (f"{TITLE} - BBC News\n\n{{}}", "BBC News", TITLE),
        (f"The Lissa Herald\n\n{TITLE}\n\n{{}}", "The Lissa Herald", TITLE),
        (f"{TITLE}\n\n{{}}\n© 2031 Lantern Media. All rights reserved\n", "Lantern Media", TITLE),
        (f"{TITLE}\n\n{{}}\nRead also\nOrvanian Lantern: {TITLE}\n", "Orvanian Lantern", TITLE),
        (f"{TITLE}\n\nLISSA, LENTERA.com - {{}}", "LENTERA.com", TITLE),
        (f"POLITICS\n\n{TITLE}\n\n{{}}", None, TITLE),
        ("Grain - a treaty of Orvania\n\n{}", None, "Grain - a treaty of Orvania"),
    ],
)
def test_the_outlet_is_found_where_pages_print_it(
    report: Callable[..., Report], prose: str, text: str, outlet: str | None, title: str
) -> None:
    read = report(text.format(prose))
    assert (read.outlet, read.title) == (outlet, title)
    assert ("no outlet stated" in read.lacks) == (outlet is None)
