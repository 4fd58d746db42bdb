"""What tests share: one loaded parser a session, and a way to make a report of a text."""

from collections.abc import Callable
from typing import Any

import pytest

from kennan.language import Reader
from kennan.model import Interval, Published, Region, Report


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()


@pytest.fixture
def make_report() -> Callable[..., Report]:
    def make(text: str, name: str = "a.txt", published: Published | str | None = None, **fields: Any) -> Report:
        """A report whose whole text is body; `published` may be an ISO day."""
        known = {"language": "en", "format": "text", "origin": name, "regions": (Region(0, len(text), "body"),)}
        if isinstance(published, str):
            published = Published(Interval(published, published, "day"), "stated")
        if published:
            known["published"] = published
        return Report(id=Report.id_of(name, text), name=name, text=text, **{**known, **fields})

    return make
