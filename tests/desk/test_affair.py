"""The affair at a glance, on the sample: the timeline of a pair, its filters, its picture, and what stands beside."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

import kennan
from kennan.desk import Desk, application
from kennan.desk.moves import EVERYONE
from tests.desk.conftest import HOST


@pytest.fixture(scope="module")
def ids(desk: Desk) -> dict[str, str]:
    return {actor.name: actor.id for actor in desk.record.case.actors}


def marks(page: str) -> list[str]:
    return re.findall(r'<a href="/finding/[^"]+" class="mark [^"]+"><title>[^<]*', page)


def test_the_busiest_pair_comes_first(client: TestClient, desk: Desk) -> None:
    told = client.get("/affair.json").json()
    first = desk.record.moves.pairs[0]
    assert (told["timeline"]["query"]["a"], told["timeline"]["query"]["b"]) == (first.a, first.b)
    assert [p["number"] for p in told["pairs"]] == sorted((p["number"] for p in told["pairs"]), reverse=True)
    assert told["pairs"][0]["chosen"] and told["timeline"]["total"] == first.number


def test_every_mark_is_a_finding_and_stands_in_a_table_too(client: TestClient) -> None:
    page, told = client.get("/").text, client.get("/affair.json").json()["timeline"]
    assert len(marks(page)) == sum(m["number"] == 1 for m in told["chart"]["marks"])
    assert sum(m["number"] for m in told["chart"]["marks"]) == told["total"]
    assert len(told["rows"]) == told["shown"] and len(told["loose"]) == told["undated"]
    for mark in told["chart"]["marks"]:
        assert client.get(mark["href"]).status_code == 200
    assert all(row["gloss"] in unescape(page) for row in told["rows"])


def test_an_actor_counts_with_its_parts(client: TestClient, desk: Desk, ids: dict[str, str]) -> None:
    front, drovnia = ids["Tolvan Front"], ids["Drovnia"]
    whole = client.get(f"/affair.json?a={front}&b={drovnia}").json()["timeline"]
    glosses = [row["gloss"] for row in (*whole["rows"], *whole["loose"])]
    parts = [a.name for a in desk.record.case.actors if desk.record.whole[a.id] == front and a.id != front]
    assert any(gloss.startswith(part) for gloss in glosses for part in parts)


def test_both_orders_of_a_pair_show_the_same_moves_the_other_way(client: TestClient, ids: dict[str, str]) -> None:
    one, other = ids["Tolvan Front"], ids["Drovnia"]
    there = client.get(f"/affair.json?a={one}&b={other}").json()["timeline"]
    back = client.get(f"/affair.json?a={other}&b={one}").json()["timeline"]

    def ways(told: dict, way: str) -> list[str]:  # type: ignore[type-arg]
        return sorted(m["href"] for m in told["chart"]["marks"] if m["style"].split()[0] == way)

    assert ways(there, "there") == ways(back, "back") and ways(there, "back") == ways(back, "there")
    assert ways(there, "there") and ways(there, "back")


def test_everyone_may_be_the_other_side(client: TestClient, ids: dict[str, str]) -> None:
    told = client.get(f"/affair.json?a={ids['Velmora']}&b={EVERYONE}").json()["timeline"]
    pair = client.get(f"/affair.json?a={ids['Velmora']}&b={ids['Drovnia']}").json()["timeline"]
    assert told["everyone"] and told["total"] > pair["total"] > 0
    assert client.get(f"/affair.json?a={ids['Velmora']}").json()["timeline"]["total"] == told["total"]


def test_time_narrows_and_tells_what_lies_beside_it(client: TestClient, ids: dict[str, str]) -> None:
    pair = f"a={ids['Tolvan Front']}&b={ids['Drovnia']}"
    every = client.get(f"/affair.json?{pair}").json()["timeline"]
    told = client.get(f"/affair.json?{pair}&from=2024&to=2024").json()["timeline"]
    assert told["span"] == "2024" and [r["when"][:4] for r in told["rows"]] == ["2024"] * told["shown"]
    assert sum(s["number"] for s in told["aside"]) + told["shown"] + told["undated"] == every["total"]
    for step in (*told["zoom"], *told["aside"]):
        assert client.get(step["href"]).status_code == 200, step
    assert {"before", "after", "closer", "wider", "month", "quarter", "year", "all", "home"} == {
        s["name"] for s in told["zoom"]
    }


def test_what_has_no_date_can_stand_where_it_was_first_reported(client: TestClient, ids: dict[str, str]) -> None:
    pair = f"a={ids['Tolvan Front']}&b={ids['Drovnia']}"
    beside = client.get(f"/affair.json?{pair}").json()["timeline"]
    reported = client.get(f"/affair.json?{pair}&undated=reported").json()["timeline"]
    assert 0 < reported["undated"] < beside["undated"] or reported["undated"] == 0 < beside["undated"]
    assert reported["total"] == beside["total"]
    assert any("no date told, reported by 2024-03-" in m["title"] for m in reported["chart"]["marks"])


@pytest.mark.parametrize("name", ["actor", "type", "modality", "voice", "language"])
def test_filters_leave_as_many_moves_as_they_say(name: str, client: TestClient, ids: dict[str, str]) -> None:
    home = f"/affair.json?a={ids['Tolvan Front']}&b={EVERYONE}"
    told = client.get(home).json()["timeline"]
    (filter_,) = [f for f in told["filters"] if f["name"] == name]
    assert len(filter_["choices"]) > 1
    for choice in filter_["choices"]:
        one = client.get(f"{home}&{name}={choice['value']}").json()["timeline"]
        assert one["total"] == choice["number"] > 0
        (same,) = [f for f in one["filters"] if f["name"] == name]
        assert [c["value"] for c in same["choices"] if c["chosen"]] == [choice["value"]]
        assert len(same["choices"]) == len(filter_["choices"])


def test_filters_that_leave_nothing_say_so(client: TestClient, ids: dict[str, str]) -> None:
    answer = client.get(f"/?a={ids['Tolvan Front']}&b={ids['Drovnia']}&type=PROTEST")
    assert answer.status_code == 200 and "0 moves shown of 0" in answer.text and "lift filters" in answer.text


def test_the_picture_is_a_file_that_stands_alone(client: TestClient, ids: dict[str, str]) -> None:
    answer = client.get(f"/timeline.svg?a={ids['Tolvan Front']}&b={ids['Drovnia']}&from=2024")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["content-disposition"] == 'attachment; filename="timeline.svg"'
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    root = ElementTree.fromstring(answer.text)
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert {"svg", "style", "path", "title"} <= names and not names & {"a", "script", "image", "foreignObject"}
    assert "href" not in answer.text and "Tolvan Front and Drovnia, " in answer.text
    assert "sample.case · revision" in answer.text
    assert client.get("/timeline.svg", headers={"host": "elsewhere"}).status_code == 421


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("?a=nobody", 404, "no actor has the id nobody"),
        ("?modality=certain", 400, "modality"),
        ("?undated=away", 400, "undated"),
        ("?from=soon", 400, "not a date"),
        ("?from=2024&to=2020", 400, "ends before it begins"),
    ],
)
def test_what_cannot_be_asked_is_told_clearly(query: str, status: int, told: str, client: TestClient) -> None:
    for path in ("/", "/affair.json", "/timeline.svg"):
        answer = client.get(path + query)
        assert answer.status_code == status and told in answer.text


@pytest.mark.parametrize(
    "query", ["?from=0001&to=0001", "?from=9999&to=9999", "?from=2024-03-04&to=2024-03-04", "?to=1800"]
)
def test_any_time_can_be_asked_for(query: str, client: TestClient) -> None:
    for path in ("/", "/affair.json", "/timeline.svg"):
        assert client.get(path + query).status_code == 200


def test_the_overview_tells_who_speaks_where_accounts_part_and_what_is_new(client: TestClient, desk: Desk) -> None:
    told, page = client.get("/affair.json").json(), client.get("/").text
    assert told["voices"][0]["families"] == max(v["families"] for v in told["voices"])
    assert "Mira Sollen" in [v["who"]["text"] for v in told["voices"]]
    assert all(v["said"]["sentence_href"] in page for v in told["voices"])
    assert [r["source"]["day"] for r in told["newest"]][:2] == ["2024-04-09", "2024-03-22"]
    fates = dict(told["fates"])
    assert sum(fates.values()) == len(desk.record.case.promises) and all(p["fate"] == "open" for p in told["open"])
    assert told["partings"] and f'href="/conflicts#c-{told["partings"][0]["id"]}"' in page
    holders = [side["who"]["text"] for side in told["stands"]]
    assert holders == ["Tolvan Front", "Drovnia"] and all(side["found"] for side in told["stands"])


HOSTILE = """<script>alert(1)</script> & Sons

4 March 2024

The government of Varnia and the </title><svg onload=alert(1)> Party met in Oskel on Monday. Varnia attacked Oskelia on
4 March. Oskelia accused Varnia of "javascript:alert(1)" \u202eand left.
"""


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, TestClient]]:
    """A case in which nobody does anything, and one of text that would be markup."""
    root = tmp_path_factory.mktemp("affairs")
    opened = []
    for name, text in (("still", "The river is long. It was a warm day."), ("hostile", HOSTILE)):
        (root / name).mkdir()
        (root / name / "one.txt").write_text(text, encoding="utf-8")
        path: Path = root / f"{name}.case"
        kennan.read(root / name, path).close()
        opened.append(Desk(path))
    yield tuple(TestClient(application(desk, [HOST]), follow_redirects=False) for desk in opened)  # type: ignore[misc]
    for desk in opened:
        desk.close()


def test_a_case_without_moves_says_so(others: tuple[TestClient, TestClient]) -> None:
    answer = others[0].get("/")
    assert answer.status_code == 200 and "no moves between actors" in answer.text
    assert others[0].get("/affair.json").json()["timeline"] is None
    assert others[0].get("/timeline.svg").status_code == 404
    assert "no promises" in others[0].get("/promises").text


def test_text_of_reports_is_inert_in_page_and_picture(others: tuple[TestClient, TestClient]) -> None:
    for path in ("/", "/timeline.svg", "/promises"):
        answer = others[1].get(path)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text and "<svg onload" not in answer.text and "\u202e" not in answer.text
        assert 'href="javascript:' not in answer.text
    ElementTree.fromstring(others[1].get("/timeline.svg").text)
