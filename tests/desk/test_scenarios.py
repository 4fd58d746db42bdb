"""A scenario on the desk: its report, its sentences, what is wrong with it."""

from pathlib import Path

from starlette.testclient import TestClient

from kennan.desk import Desk, application
from tests.desk.conftest import HOST, SAMPLE


def test_a_scenario_shows_its_report_and_opens_its_sentences(sample_case: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("title = 3\n", encoding="utf-8")
    desk = Desk(sample_case, scenarios=[SAMPLE / "outlook.toml", broken])
    client = TestClient(application(desk, [HOST]))
    entries = client.get("/outlook.json").json()["scenarios"]
    assert [e["name"] for e in entries] == ["outlook.toml", "broken.toml"]
    assert not entries[0]["faults"] and entries[1]["faults"]
    page = client.get(entries[0]["href"])
    assert page.status_code == 200 and "Outcomes in this scenario" in page.text and "style=" not in page.text
    report = next(r for r in desk.record.case.reports if f"/report/{r.id}#s" in page.text)
    assert client.get(f"/report/{report.id}").status_code in (200, 404)
    assert client.get(f"{entries[0]['href']}.json").json()["title"] in page.text
    assert client.get(entries[1]["href"]).status_code == 400
    assert client.get("/outlook/none").status_code == 404
    desk.close()
