"""A line below the title may name the outlet, or outlet or place and the day."""

from collections.abc import Callable

import pytest

from kennan.model import Interval, Published, Report

PROSE = (
    "More than ninety barges were waiting below the locks on Wednesday, and skippers did not expect to sail soon.\n\n"
    "The harbour office said that nobody had told it when the gates would open again."
)


@pytest.mark.parametrize(
    ("line", "outlet", "day"),
    [
        ("Harwick Courier, March 13, 2020", "Harwick Courier", "2020-03-13"),
        ("The Harwick Observer, Dunmere, 9 April 2020", "The Harwick Observer", "2020-04-09"),
        ("Dunmere, 15 March 2020", None, "2020-03-15"),
        ("Harwick Digest Online", "Harwick Digest Online", None),
    ],
)
def test_it_tells_outlet_and_day(report: Callable[..., Report], line: str, outlet: str | None, day: str | None) -> None:
    read = report(f"Crews wait as the river stays shut\n\n{line}\n\n{PROSE}\n")
    expected = Published(Interval(day, day, "day"), "stated") if day else None
    assert (read.title, read.outlet, read.published) == ("Crews wait as the river stays shut", outlet, expected)
    assert read.text[read.body[0].start : read.body[-1].end] == PROSE


def test_a_sentence_that_ends_in_a_date_is_none(report: Callable[..., Report]) -> None:
    text = f"Crews wait as the river stays shut\n\nLocks closed until June 3, 2020\n\n{PROSE}\n"
    assert report(text).published is None
