"""Rulings made at the desk: their effect shows at once, they outlast re-reading, and can be undone."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import kennan
from kennan.case import Case
from kennan.desk import Desk, application
from kennan.desk import app as desk_app
from tests.desk.conftest import HOST, SAMPLE


class Analyst:
    """Somebody at a desk of their own over the sample affair."""

    def __init__(self, desk: Desk, client: TestClient) -> None:
        self.desk, self.client = desk, client

    def rules(self, verdict: str, what: str = "", status: int = 303, **more: str) -> str:
        """Rule, and give the page that comes then."""
        form = {"token": self.desk.token, "verdict": verdict, "what": what, "back": "/decisions", **more}
        answer = self.client.post("/rule", data=form)
        assert answer.status_code == status, answer.text
        return answer.text if status != 303 else self.client.get(answer.headers["location"]).text

    def sees(self, address: str) -> dict:  # type: ignore[type-arg]
        return self.client.get(address).json()


@pytest.fixture
def analyst(sample_case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Analyst]:
    monkeypatch.setattr(desk_app, "PATIENCE", 60.0)
    path = tmp_path / "mine.case"
    with sqlite3.connect(sample_case) as old, sqlite3.connect(path) as new:
        old.backup(new)
    desk = Desk(path)
    with TestClient(application(desk, [HOST]), follow_redirects=False) as client:
        yield Analyst(desk, client)
    desk.close()


def test_a_claim_is_rejected_and_brought_back(analyst: Analyst) -> None:
    line = analyst.desk.record.case.events()[0]
    address = f"/claim/{line.id}"
    shown = analyst.rules("reject", line.id, note="a rumour", author="kb", back=address)
    assert "rejected" in shown and "a rumour" in shown and ">Undo</button>" in shown
    assert line.id not in analyst.desk.record.line
    told = analyst.sees(f"/report/{line.claim.span.report}.json")
    assert line.id not in {n["id"] for p in told["paragraphs"] for n in (*p["notes"], *p["more"])}
    log = analyst.sees("/decisions.json")
    assert [r["id"] for r in log["rejected"]] == [line.id]
    assert log["list"]["items"][0]["claims"][0]["evidence"] == line.text
    assert (log["list"]["items"][0]["author"], log["list"]["items"][0]["note"]) == ("kb", "a rumour")
    shown = analyst.rules("undo", "1")
    assert "withdrawn" in shown
    assert line.id in analyst.desk.record.line
    assert "rejected" not in analyst.client.get(address).text.replace("rejected claims", "")


def test_a_claim_is_accepted_and_of_two_rulings_the_later_counts(analyst: Analyst) -> None:
    line = analyst.desk.record.case.events()[0]
    analyst.rules("accept", line.id)
    assert analyst.sees(f"/claim/{line.id}.json")["pane"]["claim"]["confidence"] == 1.0
    analyst.rules("reject", line.id)
    pane = analyst.sees(f"/claim/{line.id}.json")["pane"]
    assert pane["rejected"] is True
    assert [(r["verdict"], r["state"]) for r in pane["ruled"]] == [("reject", "stands"), ("accept", "overruled")]


def test_another_actor_is_set_in_a_role_and_nobody(analyst: Analyst) -> None:
    line = next(x for x in analyst.desk.record.case.events() if x.claim.source and x.claim.target)
    pane = analyst.sees(f"/claim/{line.id}.json")["pane"]
    now = dict(pane["claim"]["sides"])["source"]["text"]
    other = next(n for n in pane["names"] if n != now)
    analyst.rules("actor", line.id, role="source", other=other)
    sides = dict(analyst.sees(f"/claim/{line.id}.json")["pane"]["claim"]["sides"])
    assert sides["source"]["text"] == other
    shown = analyst.rules("actor", line.id, role="target", other="nobody", back=f"/claim/{line.id}")
    assert "Target set to nobody" in shown
    assert "target" not in dict(analyst.sees(f"/claim/{line.id}.json")["pane"]["claim"]["sides"])
    assert "no role of this event" in analyst.rules("actor", line.id, 400, role="speaker", other="nobody")
    assert "takes a claim, a role and an actor" in analyst.rules("actor", line.id, 400, role="source", other="")


def test_actors_are_ruled_one_and_two(analyst: Analyst) -> None:
    before = len(analyst.desk.record.case.actors)
    one, other = [a for a in analyst.desk.record.ranked_actors if a.kind == "person"][:2]
    shown = analyst.rules("same", one.id, other=other.name)
    assert "One actor" in shown
    assert len(analyst.desk.record.case.actors) == before - 1
    analyst.rules("undo", "1")
    assert len(analyst.desk.record.case.actors) == before
    shown = analyst.rules("different", one.name, other=other.name)
    assert "Two actors" in shown
    assert "no actor of this name" in analyst.rules("same", one.id, 400, other="Nobody Known")


def test_findings_are_merged_and_split(analyst: Analyst) -> None:
    record = analyst.desk.record
    told = next(t for t in record.told if t.kind == "event" and len(record.beside(t)) > 1)
    page = analyst.sees(f"/finding/{told.id}.json")
    alike = page["alike"][0]
    assert alike["kind"] == "event" and {a["text"] for a in page["actors"]}
    back = f"/finding/{told.line.id}"
    shown = analyst.rules("together", told.line.id, named=f"http://{HOST}/finding/{alike['id']}", back=back)
    assert "joined with another" in shown
    claims = {c["id"] for c in analyst.sees(f"{back}.json")["claims"]}
    assert claims == {x.id for x in told.lines} | {x.id for x in record.finding[alike["id"]].lines}
    assert "are one finding already" in analyst.rules("together", told.line.id, 400, other=alike["surest"]["id"])
    analyst.rules("apart", told.line.id, other=alike["surest"]["id"])
    assert {c["id"] for c in analyst.sees(f"{back}.json")["claims"]} == {x.id for x in told.lines}
    states = [r["state"] for r in analyst.sees("/decisions.json")["list"]["items"]]
    assert states == ["stands", "overruled"]
    analyst.rules("undo", "2")
    assert {c["id"] for c in analyst.sees(f"{back}.json")["claims"]} == claims


def test_what_cannot_be_one_finding_is_told(analyst: Analyst) -> None:
    case = analyst.desk.record.case
    told = analyst.rules("together", case.events()[0].id, 400, other=case.quotes()[0].id)
    assert "an event and a quote can&#39;t tell the same thing" in told
    assert analyst.sees("/decisions.json")["list"]["total"] == 0


def test_rulings_outlast_reading_again(analyst: Analyst) -> None:
    record = analyst.desk.record
    told = next(t for t in record.told if t.kind == "event" and len(record.beside(t)) > 1)
    line = next(x for x in record.case.events() if set(told.actors).isdisjoint({x.claim.source, x.claim.target}))
    one, other = (t.line.id for t in record.beside(told)[:2])
    analyst.rules("reject", line.id)
    analyst.rules("together", one, other=other)
    kennan.read(SAMPLE / "reports", analyst.desk.path, actors=SAMPLE / "actors.toml", again=True).close()
    with Case(analyst.desk.path) as case:
        assert case.rulings.lost == set()
        assert case.finding_of(one) == case.finding_of(other)
        assert set(case.rulings.rejected) == {line.id}


def test_nobody_is_kept_waiting_for_what_follows_and_no_ruling_is_lost(
    analyst: Analyst, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    may_go_on = threading.Event()
    follow = desk_app.deciding.follow

    def slowly(path: Path) -> None:
        may_go_on.wait(30)
        follow(path)

    monkeypatch.setattr(desk_app, "PATIENCE", 0.05)
    monkeypatch.setattr(desk_app.deciding, "follow", slowly)
    first, second = (x.id for x in analyst.desk.record.case.events()[:2])
    shown = analyst.rules("reject", first)
    assert "What follows from the ruling is being made anew" in shown and "data-following" in shown
    analyst.rules("reject", second)
    assert first in analyst.desk.record.line
    with Case(analyst.desk.path) as case:
        assert len(case.decisions) == 2
    may_go_on.set()
    for _ in range(600):
        if "data-following" not in analyst.client.get("/decisions").text:
            break
        threading.Event().wait(0.05)
    assert {first, second} <= analyst.desk.record.struck.keys()
    assert "What follows" not in analyst.client.get("/decisions").text
    assert analyst.desk.record.settled


def test_a_large_case_is_made_anew_in_a_process_of_its_own(analyst: Analyst, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_app, "LARGE", 0)
    line = analyst.desk.record.case.events()[0]
    assert "a rumour" in analyst.rules("reject", line.id, note="a rumour")
    assert line.id in analyst.desk.record.struck


def test_forms_bear_the_token_and_where_to_go_on(analyst: Analyst) -> None:
    line = analyst.desk.record.case.events()[0]
    shown = analyst.client.get(f"/report/{line.claim.span.report}?claim={line.id}").text
    forms = re.findall(r'<form class="rule.*?</form>', shown, re.DOTALL)
    assert len(forms) >= 3
    for form in forms:
        assert f'name="token" value="{analyst.desk.token}"' in form
        assert f'name="back" value="/report/{line.claim.span.report}?claim={line.id}#s' in form
    answer = analyst.client.post(
        "/rule", data={"token": analyst.desk.token, "verdict": "accept", "what": line.id, "back": "//evil.example"}
    )
    assert answer.headers["location"] == "/"
