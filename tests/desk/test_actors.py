"""Actors on the desk: the table, and one actor with what it did, said and wants, and how it is named."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

import kennan
from kennan.desk import Desk, application
from kennan.publish.naming import naming
from tests.desk.conftest import HOST


def rows(client: TestClient, address: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = client.get(address).json()["list"]["items"]
    return found


def test_actors_are_listed_by_origins_with_what_is_told_of_them(client: TestClient, desk: Desk) -> None:
    listed = rows(client, "/actors.json")
    first = listed[0]
    assert first["actor"]["text"] == "Tolvan Front"  # type: ignore[index]
    record = desk.record
    front = record.case.find_actor("Tolvan Front")
    assert first["reports"] == 10 and first["families"] == 6
    assert first["mentions"] == record.mentions[front.id] and first["findings"] == len(record.told_about[front.id])
    assert (first["first"], first["last"]) == ("2024-03", "2024-04-09")
    assert [r["families"] for r in listed] == sorted((r["families"] for r in listed), reverse=True)  # type: ignore[type-var]


@pytest.mark.parametrize("order", ["reports", "mentions", "findings", "name", "kind", "last", "first"])
def test_actors_are_sorted_both_ways(order: str, client: TestClient) -> None:
    def every(address: str) -> list[str]:
        found, here = [], address
        while here:
            part = client.get(here).json()["list"]
            found += [(r["actor"]["href"], str(r.get(order, "")).casefold()) for r in part["items"]]
            here = part["after"].replace("/actors?", "/actors.json?")
        return found

    there, back = every(f"/actors.json?sort={order}"), every(f"/actors.json?sort={order}&way=back")
    assert there == back[::-1]
    if order == "name":
        page = client.get("/actors?sort=name").text
        assert 'aria-sort="ascending"' in page and "sort=name&amp;way=back" in page


def test_actors_narrow_by_kind_by_a_word_in_any_name_and_by_whose_part_they_are(client: TestClient, desk: Desk) -> None:
    persons = client.get("/actors.json?kind=person").json()
    assert persons["list"]["total"] == sum(a.kind == "person" for a in desk.record.case.actors)
    called = rows(client, "/actors.json?q=the+new+authorities")
    assert [r["actor"]["text"] for r in called] == ["Tolvan Front"]  # type: ignore[index]
    front = desk.record.case.find_actor("Tolvan Front")
    parts = rows(client, f"/actors.json?of={front.id}")
    assert {"Sefa Lorin", "Maro Teshk"} <= {r["actor"]["text"] for r in parts}  # type: ignore[index]
    assert "Nobody is called so" in client.get("/actors?q=zzz").text
    assert client.get("/actors?kind=dragon").status_code == 400


def test_an_actor_shows_what_it_did_underwent_said_and_promises(client: TestClient, desk: Desk) -> None:
    front = desk.record.case.find_actor("Tolvan Front").id
    shown = client.get(f"/actor/{front}.json").json()
    by_name = {s["id"]: s for s in shown["sections"]}
    told = [t for t in desk.record.told if t.kind == "event" and any(x.claim.source == front for x in t.lines)]  # type: ignore[union-attr]
    assert by_name["did"]["total"] == len(told)
    assert {f["id"] for f in by_name["did"]["items"]} <= {t.id for t in told}
    weights = [(f["families"], f["reports"], f["surest"]["confidence"]) for f in by_name["did"]["items"]]
    assert weights == sorted(weights, reverse=True)
    assert {"undergone", "commitment", "relations", "said-of-it"} <= by_name.keys()
    for section in shown["sections"]:
        if section["href"]:
            query = section["href"].replace("/findings?", "/findings.json?")
            assert client.get(query).json()["list"]["total"] == section["total"], section["id"]


def test_what_others_say_of_an_actor_stands_on_their_word(client: TestClient, desk: Desk) -> None:
    front = desk.record.case.find_actor("Tolvan Front").id
    shown = client.get(f"/actor/{front}.json").json()
    said = next(s for s in shown["sections"] if s["id"] == "said-of-it")
    assert said["items"]
    for found in said["items"]:
        voices = desk.record.finding[found["id"]].voices
        assert voices and front not in voices
    for who, number, href in shown["voices"]:
        assert who["text"] and number
        assert client.get(href.replace("/findings?", "/findings.json?")).json()["list"]["total"] >= number


def test_dated_statuses_are_drawn_over_time(client: TestClient, desk: Desk) -> None:
    front = desk.record.case.find_actor("Tolvan Front").id
    chart = client.get(f"/actor/{front}.json").json()["chart"]
    texts = [b["text"] for b in chart["bars"]]
    assert "Velmora bans Tolvan Front" in texts and "Drovnia lists Tolvan Front as terrorist" in texts
    listed = [b for b in chart["bars"] if "lists" in b["text"]]
    assert [b["when"] for b in listed] == ["2006-01-01 on", "2007-01-01 on"]
    assert all(b["open_end"] and not b["open_start"] for b in listed)
    starts = [b["x"] for b in chart["bars"]]
    assert starts == sorted(starts)


def test_how_outlets_name_an_actor_is_told(client: TestClient, desk: Desk) -> None:
    front = desk.record.case.find_actor("Tolvan Front")
    shown = client.get(f"/actor/{front.id}.json").json()
    wanted = list(naming(desk.record.case, front.id))
    assert [(n["name"], n["own"], n["spoken"]) for n in shown["names"]] == [
        (n["name"], n["own"], n["spoken"]) for n in wanted
    ][:14]
    courier = next(o for o in shown["outlets"] if o["outlet"] == "Pelsk Courier")
    own = {n["name"]: u["own"] for n in shown["names"] for u in n["outlets"] if u["outlet"] == "Pelsk Courier"}
    assert dict(courier["names"]) == {name: number for name, number in own.items() if number}
    page = client.get(f"/actor/{front.id}").text
    assert "Why it is taken for one actor" in page and "What each outlet calls it" in page


def test_an_unknown_actor_is_told_clearly(client: TestClient) -> None:
    answer = client.get("/actor/0000")
    assert answer.status_code == 404 and "no actor has the id 0000" in answer.text


def test_names_from_reports_are_shown_as_text(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    text = "Orvania's foreign minister, Lena <b>Vask</b>, met Kestrian envoys on Monday.\nOrvania threatened Kestria."
    (folder / "a.txt").write_text(text, encoding="utf-8")
    kennan.read(folder, tmp_path / "a.case").close()
    desk = Desk(tmp_path / "a.case")
    with TestClient(application(desk, [HOST])) as asking:
        pages = [f"/actor/{actor.id}" for actor in desk.record.case.actors]
        for address in (
            "/actors",
            "/network",
            "/search?q=vask",
            "/alike?report=" + desk.record.case.reports[0].id,
            *pages,
        ):
            assert "<b>Vask" not in asking.get(address).text
    desk.close()
