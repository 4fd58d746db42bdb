"""Who may ask the desk, and what every answer forbids."""

import hashlib
import re
import tomllib
from importlib.resources import files

import pytest
from starlette.testclient import TestClient

from kennan.desk import Desk, application
from tests.desk.conftest import HOST


def test_only_the_desks_own_name_is_answered(client: TestClient) -> None:
    assert client.get("/findings", headers={"host": "evil.example"}).status_code == 421
    assert client.get("/findings", headers={"host": HOST}).status_code == 200


def test_pages_may_load_nothing_from_outside(client: TestClient) -> None:
    answer = client.get("/findings")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff" and answer.headers["referrer-policy"] == "no-referrer"
    assert not re.search(r'(src|href)="(https?:)?//', answer.text)
    assert not re.search(r' on\w+="|style="|javascript:', answer.text)


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "null", "sec-fetch-site": "cross-site"},
    ],
)
def test_changes_from_elsewhere_are_refused(headers: dict[str, str], client: TestClient, desk: Desk) -> None:
    answer = client.post("/rule", data={"token": desk.token, "verdict": "accept", "what": "x"}, headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize("token", ["", "wrong", "é"])
def test_changes_need_the_token_of_this_run(token: str, client: TestClient) -> None:
    assert client.post("/rule", data={"token": token, "verdict": "accept", "what": "x"}).status_code == 403


def test_the_token_stands_in_no_address(client: TestClient, desk: Desk) -> None:
    assert not re.search(rf'(href|action)="[^"]*{re.escape(desk.token)}', client.get("/findings").text)
    assert client.get("/rule").status_code == 405


def test_a_desk_that_is_read_only_has_no_token_and_takes_no_changes(desk: Desk) -> None:
    reading = Desk(desk.path, read_only=True)
    asking = TestClient(application(reading, [HOST]))
    assert "token" not in asking.get("/findings").text
    assert asking.post("/rule", data={"token": "", "verdict": "accept", "what": "x"}).status_code == 404
    reading.close()


def test_a_page_that_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    etag = client.get("/findings").headers["etag"]
    again = client.get("/findings", headers={"if-none-match": etag})
    assert again.status_code == 304 and not again.content


def test_vendored_scripts_are_those_that_were_checked() -> None:
    folder = files("kennan.desk") / "static" / "vendor"
    told = tomllib.loads((folder / "vendored.toml").read_text(encoding="utf-8"))["script"]
    scripts = {entry.name for entry in folder.iterdir() if entry.name.endswith(".js")}
    assert scripts == {one["file"] for one in told}
    for one in told:
        assert hashlib.sha256((folder / one["file"]).read_bytes()).hexdigest() == one["sha256"]
        assert (folder / "licences" / f"{one['name']}.txt").is_file()
