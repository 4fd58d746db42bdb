"""The bundled sample read once, and tiny cases made of a text."""

from collections.abc import Callable, Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from kennan import pipeline
from kennan.case import Case


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """The case of the sample affair."""
    path = tmp_path_factory.mktemp("outlook") / "sample.case"
    with (
        as_file(files("kennan") / "sample") as folder,
        pipeline.read([str(folder / "reports")], path, actors=folder / "actors.toml") as case,
    ):
        yield case


@pytest.fixture
def case_of(tmp_path: Path) -> Callable[..., Case]:
    def make(*texts: str) -> Case:
        """A case of reports that begin with a dateline; the actors are those of the small scenario."""
        folder = tmp_path / "reports"
        folder.mkdir()
        actors = tmp_path / "actors.toml"
        actors.write_text(
            "\n".join(f'[[actor]]\nname = "{n}"\nkind = "state"\ncountry = "{c}"' for n, c in STATES), encoding="utf-8"
        )
        for number, text in enumerate(texts):
            (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        return pipeline.read([str(folder)], tmp_path / "a.case", actors=actors)

    return make


STATES = (("Avalia", "XAV"), ("Berisk", "XBE"))
