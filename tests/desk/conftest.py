"""The sample affair on the desk, without a network: requests go straight to the application."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import kennan
from kennan.desk import Desk, application

SAMPLE = Path(kennan.__file__).parent / "sample"
HOST = "testserver"


@pytest.fixture(scope="session")
def sample_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample affair, read. Not to be changed: copy it."""
    path = tmp_path_factory.mktemp("desk") / "sample.case"
    kennan.read(SAMPLE / "reports", path, actors=SAMPLE / "actors.toml").close()
    return path


@pytest.fixture(scope="session")
def desk(sample_case: Path) -> Iterator[Desk]:
    opened = Desk(sample_case)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def client(desk: Desk) -> Iterator[TestClient]:
    with TestClient(application(desk, [HOST]), follow_redirects=False) as asking:
        yield asking
