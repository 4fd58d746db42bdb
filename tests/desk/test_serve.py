"""The desk as a command: it answers on this machine, stops when told to, and follows a case that is being read."""

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import kennan
from kennan.desk import Desk, application
from tests.desk.conftest import HOST


@contextmanager
def command(case: Path, *options: str) -> Iterator["subprocess.Popen[str]"]:
    arguments = [sys.executable, "-m", "kennan", "desk", str(case), "--no-browser", *options]
    process = subprocess.Popen(arguments, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.wait(30)


def test_it_answers_at_the_address_it_prints_until_it_is_stopped(sample_case: Path) -> None:
    with command(sample_case, "--port", "0", "--read-only") as process:
        assert process.stderr is not None
        told = process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", told)
        assert found, told
        with urllib.request.urlopen(found[0], timeout=30) as answer:
            page = answer.read().decode()
        assert "The affair" in page and "read only" in page
        process.send_signal(signal.SIGINT)
        _, rest = process.communicate(timeout=30)
        assert process.returncode == 0 and "Traceback" not in rest


def test_an_address_that_is_taken_is_told_clearly(sample_case: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with command(sample_case, "--port", str(taken.getsockname()[1])) as process:
            _, told = process.communicate(timeout=60)
            assert process.returncode == 2 and "can't be had" in told and "Traceback" not in told


def test_a_case_that_is_missing_is_told_clearly(tmp_path: Path) -> None:
    with command(tmp_path / "none.case") as process:
        _, told = process.communicate(timeout=60)
        assert process.returncode == 1 and "no such case file" in told


@pytest.mark.slow
def test_pages_stay_while_reports_are_read_and_change_over_when_they_are(sample_case: Path, tmp_path: Path) -> None:
    path = tmp_path / "growing.case"
    path.write_bytes(sample_case.read_bytes())
    news = tmp_path / "11-late.txt"
    news.write_text(
        "MERROW DISPATCH, April 20, 2024\n\nVelmora and Drovnia signed a ceasefire on Friday.\n", encoding="utf-8"
    )
    desk = Desk(path)
    with TestClient(application(desk, [HOST])) as client:
        before = client.get("/sources").headers["etag"]
        assert "11-late" not in client.get("/sources").text
        kennan.read(news, path).close()
        end = time.monotonic() + 60
        while "11-late" not in (answer := client.get("/sources")).text:
            assert answer.status_code == 200 and time.monotonic() < end
            time.sleep(0.1)
        assert answer.headers["etag"] != before
        assert len(desk.record.case.reports) == 11
    desk.close()
