"""Sources on the desk: who copied whom, what each report adds, and the passages side by side."""

from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

import kennan
from kennan.desk import Desk, application
from kennan.desk.pages.link import compared
from tests.desk.conftest import HOST


def tree(client: TestClient, name: str) -> dict[str, dict[str, object]]:
    """The members of the family that holds a report, by their names."""
    families = client.get("/sources.json").json()["list"]["items"]
    family = next(f for f in families if any(m["source"]["name"] == name for m in f["members"]))
    return {m["source"]["name"]: m for m in family["members"]}


def test_a_translation_and_a_spun_copy_hang_below_their_source(client: TestClient) -> None:
    found = tree(client, "04-dispatch.txt")
    assert next(iter(found)) == "04-dispatch.txt" and found["04-dispatch.txt"]["depth"] == 0
    kabar, digest = found["06-kabar-sungai.txt"], found["05-world-digest-online.txt"]
    assert kabar["depth"] == digest["depth"] == 1
    assert kabar["above"]["words"] == "translated from" and kabar["above"]["share"] > 80  # type: ignore[index]
    assert digest["source"]["spun"] and digest["source"]["day"] is None  # type: ignore[index]
    assert "reworded by machine" in digest["above"]["words"]  # type: ignore[index]


def test_a_wire_is_the_voice_of_those_that_print_it(client: TestClient) -> None:
    families = client.get("/sources.json").json()["list"]["items"]
    wire = next(f for f in families if f["voice"] == "BNW" and f["reports"] == 3)
    assert wire["members"][0]["source"]["name"] == "01-wire.txt"
    courier = next(m for m in wire["members"] if m["source"]["name"] == "02-pelsk-courier.txt")
    assert courier["above"]["words"] == "copied from" and courier["above"]["other"]["name"] == "01-wire.txt"
    assert "voice of <bdi>BNW</bdi>" in client.get("/sources").text


def test_what_only_one_report_tells_is_counted(client: TestClient, desk: Desk) -> None:
    found = tree(client, "10-locks.txt")["10-locks.txt"]
    report = next(r.id for r in desk.record.case.reports if r.name == "10-locks.txt")
    alone = [t for t in desk.record.told if t.finding.reports == (report,)]
    assert found["added"] == len(alone) and 0 < len(found["adds"]) <= 4  # type: ignore[arg-type]


def test_families_narrow_by_what_is_to_be_known_of_them(client: TestClient) -> None:
    def names(only: str) -> set[str]:
        families = client.get(f"/sources.json?only={only}").json()["list"]["items"]
        return {m["source"]["name"] for f in families for m in f["members"]}

    assert "05-world-digest-online.txt" in names("spun") and "10-locks.txt" not in names("spun")
    assert "06-kabar-sungai.txt" in names("translated")
    assert "08-analysis.txt" in names("undated")
    assert client.get("/sources?only=lost").status_code == 400


def test_every_report_stands_once(client: TestClient, desk: Desk) -> None:
    families = client.get("/sources.json").json()["list"]["items"]
    names = [m["source"]["name"] for f in families for m in f["members"]]
    assert sorted(names) == sorted(r.name for r in desk.record.case.reports)


def test_a_circle_of_copies_still_makes_a_tree(desk: Desk) -> None:
    from kennan.desk.copies import Copies

    copies = Copies(desk.record)
    family = next(f for f in copies.families if len(f.reports) == 3)
    turned = [replace(k, direction="a_from_b") for k in desk.record.case.links if k.b]
    turned += [replace(k, a=k.b, b=k.a, direction="a_from_b") for k in turned if k.b]  # each from the other
    by_report: dict[str, list[object]] = {}
    for link in turned:
        for report in {link.a.report, link.b.report}:  # type: ignore[union-attr]
            by_report.setdefault(report, []).append(link)
    copies.__dict__["_by_report"] = by_report
    twigs = copies.tree(family)
    assert sorted(t.report for t in twigs) == sorted(family.reports)
    assert twigs[0].depth == 0


def test_passages_stand_side_by_side_with_what_differs(client: TestClient) -> None:
    digest = tree(client, "04-dispatch.txt")["05-world-digest-online.txt"]
    href = digest["above"]["href"]  # type: ignore[index]
    shown = client.get(href.replace("/link?", "/link.json?")).json()
    assert shown["passages"] and {p["kind"] for p in shown["passages"]} >= {"spun"}
    spun = next(p for p in shown["passages"] if p["kind"] == "spun")
    assert any(p["differs"] for p in spun["a"]) and any(not p["differs"] for p in spun["a"])
    page = client.get(href).text
    assert '<mark class="differs">' in page and "side" in page
    assert client.get("/link?a=0&b=1").status_code == 404
    assert "Name two reports" in client.get("/link").text


def test_differing_words_are_set_apart() -> None:
    one, other = compared("They will meet on Monday.", "They would meet on monday", words=True)
    assert [(p.text, p.differs) for p in one] == [("They", False), ("will", True), ("meet on Monday.", False)]
    assert [(p.text, p.differs) for p in other] == [("They", False), ("would", True), ("meet on monday", False)]
    assert compared("a b", "c d", words=False)[0][0].text == "a b"


def test_what_could_not_be_read_is_told_with_the_remedy(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Orvania accused Kestria of shelling a bridge on Monday.", encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    kennan.read(folder, tmp_path / "a.case").close()
    desk = Desk(tmp_path / "a.case")
    with TestClient(application(desk, [HOST])) as asking:
        skipped = asking.get("/sources.json").json()["skipped"]
        page = asking.get("/sources").text
    assert [s[0] for s in skipped] == ["broken.pdf"] and all(skipped[0])
    assert "1 input could not be read" in page and "broken.pdf" in page
    desk.close()
