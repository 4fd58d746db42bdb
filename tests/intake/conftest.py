"""What the tests of intake share: files with given bytes, read as a user would have them read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kennan.intake import Intake, Options, Source, read
from kennan.model import Report, Skipped

PROSE = (
    "The council of Orvania approved the grain treaty with Bessaly on Monday after two days of debate.\n\n"
    "Minister Tola Brandt said the first ships would leave the port of Lissa within a week.\n\n"
    "The opposition called the treaty a surrender and announced a march on the capital.\n"
)


@pytest.fixture
def prose() -> str:
    return PROSE


@pytest.fixture
def take(tmp_path: Path) -> Callable[..., list[Intake | Skipped]]:
    def take(data: bytes | str, name: str = "a.txt", **options: object) -> list[Intake | Skipped]:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return list(read(Source(name, str(path)), Options(**options)))  # type: ignore[arg-type]

    return take


@pytest.fixture
def report(take: Callable[..., list[Intake | Skipped]]) -> Callable[..., Report]:
    def report(data: bytes | str, name: str = "a.txt", **options: object) -> Report:
        (taken,) = take(data, name, **options)
        assert isinstance(taken, Intake), taken
        return taken.report

    return report


@pytest.fixture
def marked(report: Callable[..., Report]) -> Callable[..., list[tuple[str, str]]]:
    def marked(data: bytes | str, name: str = "a.txt", **options: object) -> list[tuple[str, str]]:
        """Kind and text of every region."""
        read = report(data, name, **options)
        return [(r.kind, read.text[r.start : r.end]) for r in read.regions]

    return marked
