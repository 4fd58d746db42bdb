"""The sample affair on the desk, without a network: requests go straight to the application."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from starlette.testclient import TestClient

import kennan
from kennan.desk import Desk, application
from tests.desk.browser import ARGUMENTS, CHROMIUM, answering

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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, closed after each module: while it is open, nothing else of this thread can run an event loop."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def shown(desk: Desk) -> Iterator[str]:
    """The address of the sample's desk."""
    with answering(desk) as address:
        yield address
