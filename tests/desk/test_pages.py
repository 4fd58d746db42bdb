"""Every page answers, in HTML and in JSON, and shows what the record has."""

import re
from collections import Counter

import pytest
from starlette.testclient import TestClient

from kennan.desk import Desk
from kennan.desk.pages import PAGES


def address_of(path: str, desk: Desk) -> str:
    """A page's address, with something of the record where it takes an id."""
    record = desk.record
    one = {
        "/finding": record.told[0].id,
        "/claim": record.told[0].line.id,
        "/report": record.case.reports[0].id,
        "/actor": record.ranked_actors[0].id,
    }
    return re.sub(r"(/\w+)/\{identifier\}", lambda m: f"{m[1]}/{one[m[1]]}", path)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.path)
def test_every_page_answers_in_html_and_json(page: object, client: TestClient, desk: Desk) -> None:
    address = address_of(page.path, desk)  # type: ignore[attr-defined]
    shown = client.get(address)
    assert shown.status_code == 200, shown.text
    assert shown.headers["content-type"] == "text/html; charset=utf-8"
    assert re.search(r"<h1[ >]", shown.text) and "</html>" in shown.text
    twin = re.search(r'rel="alternate" type="application/json" href="([^"]+)"', shown.text)
    assert twin
    told = client.get(twin[1])
    assert told.status_code == 200 and told.headers["content-type"] == "application/json"
    assert told.json()


def test_every_link_of_the_frame_and_the_lists_leads_somewhere(client: TestClient) -> None:
    seen: set[str] = set()
    waiting = ["/"]
    while waiting and len(seen) < 150:
        here = waiting.pop(0)
        if here in seen:
            continue
        seen.add(here)
        answer = client.get(here, follow_redirects=True)
        assert answer.status_code == 200, f"{here}: {answer.status_code}"
        if answer.headers["content-type"].startswith("text/html"):
            found = re.findall(r'href="(/[^"#]*)', answer.text)
            waiting += [h.replace("&amp;", "&") for h in dict.fromkeys(found) if not h.startswith("/static")][:40]
    assert len(seen) >= 20


def test_findings_narrow_by_facets(client: TestClient, desk: Desk) -> None:
    every = client.get("/findings.json").json()
    events = client.get("/findings.json?kind=event").json()
    assert every["list"]["total"] == len(desk.record.told)
    assert events["list"]["total"] == sum(t.kind == "event" for t in desk.record.told)
    actor = desk.record.ranked_actors[0].id
    both = client.get(f"/findings.json?kind=event&actor={actor}").json()
    wanted = [t for t in desk.record.told if t.kind == "event" and actor in t.actors]
    assert both["list"]["total"] == len(wanted) > 0
    types = next(f["choices"] for f in both["facets"] if f["name"] == "type")
    assert {c["value"]: c["number"] for c in types}.items() <= Counter(t.type for t in wanted).items()


def test_findings_of_a_time_leave_out_what_has_no_date_and_say_so(client: TestClient, desk: Desk) -> None:
    some = client.get("/findings.json?kind=event&since=1900&until=2999").json()
    dated = [t for t in desk.record.told if t.kind == "event" and t.day]
    undated = [t for t in desk.record.told if t.kind == "event" and not t.day]
    assert some["list"]["total"] == len(dated) and some["undated"] == len(undated)


@pytest.mark.parametrize(
    "address", ["/findings?kind=none", "/findings?since=yesterday", "/findings?page=two", "/conflicts?kind=x"]
)
def test_what_cannot_be_asked_is_told_clearly(address: str, client: TestClient) -> None:
    answer = client.get(address)
    assert answer.status_code == 400 and "Not understood" in answer.text


def test_what_is_not_in_the_case_is_told_clearly(client: TestClient) -> None:
    answer = client.get("/finding/0000")
    assert answer.status_code == 404 and "no finding has the id 0000" in answer.text
    assert client.get("/nowhere").status_code == 404
    assert client.get("/finding/0000.json").json() == {"error": "no finding has the id 0000"}
