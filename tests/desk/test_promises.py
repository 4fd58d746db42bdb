"""Promises: what became of them, each with the sentences by which it was kept or broken."""

from collections import Counter

import pytest
from starlette.testclient import TestClient

from kennan.desk import Desk


def test_every_promise_is_listed_those_with_a_fate_first(client: TestClient, desk: Desk) -> None:
    told = client.get("/promises.json").json()
    assert told["total"] == told["list"]["total"] == len(desk.record.case.promises)
    fates = [p["fate"] for p in told["list"]["items"]]
    assert fates == sorted(fates, key=lambda f: f == "open") and set(fates) == {"kept", "broken", "open"}


def test_a_promise_shows_its_sentence_and_the_one_by_which_it_was_kept(client: TestClient) -> None:
    told = client.get("/promises.json?fate=kept&kind=commitment").json()["list"]["items"]
    (sailors,) = [p for p in told if p["what"].startswith("free the sailors")]
    assert sailors["holder"]["text"] == "Tolvan Front" and sailors["told"] == "2024-03-12" and not sailors["broken"]
    assert sailors["claim"]["said"].startswith("says Joren Pell")
    assert "freed 48 Velmoran sailors" in sailors["kept"][0]["claim"]["evidence"]
    page = client.get("/promises?fate=kept&kind=commitment").text
    assert sailors["claim"]["sentence_href"] in page and sailors["kept"][0]["claim"]["sentence_href"] in page


def test_a_condition_is_met_not_kept(client: TestClient) -> None:
    told = client.get("/promises.json?kind=condition&fate=kept").json()["list"]["items"]
    assert told and {p["in_words"] for p in told} == {"met"} and {p["kind"] for p in told} == {"condition"}


def test_that_somebody_says_a_promise_was_broken_is_told_as_his_word(client: TestClient) -> None:
    told = client.get("/promises.json?fate=broken").json()["list"]["items"]
    accused = [h for p in told for h in p["broken"] if h["accused"]]
    assert accused and all(h["claim"]["type"] == "ACCUSE" for h in accused)
    assert "somebody's word" in client.get("/promises?fate=broken").text.replace("&#39;", "'")


@pytest.mark.parametrize("name", ["fates", "kinds", "actors"])
def test_filters_leave_as_many_as_they_say_and_are_lifted_again(name: str, client: TestClient) -> None:
    every = client.get("/promises.json").json()
    assert len(every[name]) > 1
    for choice in every[name]:
        one = client.get(choice["href"].replace("/promises", "/promises.json")).json()
        assert one["list"]["total"] == choice["number"] > 0
        (chosen,) = [c for c in one[name] if c["chosen"]]
        assert chosen["value"] == choice["value"] and chosen["href"] == "/promises"


def test_a_holder_counts_with_its_parts(client: TestClient, desk: Desk) -> None:
    pledges = desk.record.overview.pledges.every
    wholes = Counter(p.whole for p in pledges)
    part = next(p for p in pledges if p.holder != p.whole)
    own = client.get(f"/promises.json?actor={part.holder}").json()["list"]["total"]
    whole = client.get(f"/promises.json?actor={part.whole}").json()["list"]["total"]
    assert 0 < own < whole == wholes[part.whole]


@pytest.mark.parametrize("query", ["?fate=forgotten", "?kind=threat", "?page=x"])
def test_what_cannot_be_asked_is_told_clearly(query: str, client: TestClient) -> None:
    assert client.get(f"/promises{query}").status_code == 400


def test_nobodys_promises_are_none(client: TestClient) -> None:
    assert "Nothing answers to all of this." in client.get("/promises?actor=nobody").text
