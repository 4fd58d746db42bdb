"""The network: bonds by what happened, drawn the same every time, told as a table too."""

import numpy as np
from starlette.testclient import TestClient

from kennan.desk import Desk
from kennan.desk.network import HEIGHT, WIDTH, Network, labelled, spread
from kennan.model import Event


def test_bonds_sum_what_is_told_as_having_happened_between_wholes(desk: Desk) -> None:
    record = desk.record
    drovnia, front = (record.case.find_actor(name).id for name in ("Drovnia", "Tolvan Front"))
    bond = next(b for b in record.network.bonds if {b.a, b.b} == {drovnia, front})
    scores = []
    for told in record.told:
        claim = told.line.claim
        if isinstance(claim, Event) and claim.modality == "actual" and claim.source and claim.target:
            sides = {record.whole[claim.source], record.whole[claim.target]}
            scores += [claim.score] if sides == {drovnia, front} else []
    assert bond.score == round(sum(scores), 1)
    assert (bond.cooperative, bond.conflictual) == (sum(s > 0 for s in scores), sum(s < 0 for s in scores))
    assert bond.findings == len(scores)
    assert 1 <= bond.families <= bond.reports


def test_parts_stand_apart_where_asked(client: TestClient, desk: Desk) -> None:
    wholes, parts = (client.get(a).json() for a in ("/network.json", "/network.json?parts=1"))
    assert "consulate of Drovnia" not in {n["name"] for n in wholes["nodes"]}
    assert "consulate of Drovnia" in {n["name"] for n in parts["nodes"]}
    assert all(bond.a != bond.b for bond in desk.record.network.bonds)
    assert client.get("/network?parts=2").status_code == 400


def test_the_same_network_is_drawn_the_same(desk: Desk) -> None:
    again = Network(desk.record, parts=False)
    assert again.places == desk.record.network.places
    for place in again.places:
        assert 0 < place.x < WIDTH and 0 < place.y < HEIGHT


def test_nodes_lie_apart_and_names_cover_no_node() -> None:
    number = 64
    pairs = np.array([(i, (i * 7 + 1) % number) for i in range(number)] + [(0, i) for i in range(1, number)])
    radii = np.full(number, 8.0)
    at = spread(number, pairs, np.ones(len(pairs)), radii)
    apart = np.hypot(*(at[:, None, :] - at[None, :, :]).transpose(2, 0, 1)) + np.eye(number) * 1e6
    assert apart.min() > 2 * radii[0]
    labels = labelled(at, radii, ["Ministry of the Interior"] * number)
    for place in labels:
        if place:
            x, y, anchor = place
            wide = 24 * 7.5
            left = x - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
            inside = (at[:, 0] > left) & (at[:, 0] < left + wide) & (at[:, 1] > y - 10) & (at[:, 1] < y)
            assert not inside.any()


def test_an_affair_without_bonds_is_told(desk: Desk) -> None:
    assert spread(0, np.zeros((0, 2), dtype=np.int64), np.zeros(0), np.zeros(0)).shape == (0, 2)


def test_the_picture_and_the_table_are_there_without_scripts(client: TestClient, desk: Desk) -> None:
    page = client.get("/network").text
    told = client.get("/network.json").json()
    assert page.count("<circle class=") >= len(told["nodes"]) and page.count("<line class=") >= len(told["edges"])
    assert told["list"]["total"] == len(desk.record.network.bonds)
    first = told["list"]["items"][0]
    assert f'href="{first["href"].replace("&", "&amp;")}"' in page
    assert first["href"].startswith("/?a=") and "&b=" in first["href"]
    ends = {n["id"] for n in told["nodes"]}
    assert all(e["a"] in ends and e["b"] in ends for e in told["edges"])
    assert {e["tone"] for e in told["edges"]} <= {"up", "down", "even"}
