"""Search over everything, and more like one sentence."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

import kennan
from kennan.desk import Desk, application
from kennan.desk.marking import pieces
from tests.desk.conftest import HOST


def test_sentences_that_hold_all_the_words_are_found_and_marked(client: TestClient, desk: Desk) -> None:
    found = client.get("/search.json?q=prime+minister").json()
    assert found["number"] == len(desk.record.case.search("prime minister", 500))
    for one in found["sentences"]:
        marked = {p["text"].casefold() for p in one["pieces"] if p["marked"]}
        assert marked == {"prime", "minister"}
        assert one["href"].startswith("/report/") and "#s" in one["href"]
    page = client.get("/search?q=prime+minister").text
    assert "<mark>" in page and "more like this" in page


def test_a_hit_lands_on_its_sentence(client: TestClient, desk: Desk) -> None:
    one = client.get("/search.json?q=sailors").json()["sentences"][0]
    report, number = one["href"].removeprefix("/report/").split("#s")
    start, end = desk.record.sentences[report][int(number) - 1]
    assert desk.record.case.report[report].text[start:end] == "".join(p["text"] for p in one["pieces"])


def test_words_between_quotation_marks_stand_together(client: TestClient) -> None:
    def number(words: str) -> int:
        found: int = client.get("/search.json", params={"q": words}).json()["number"]
        return found

    assert number('"port sabel"') == number("“Port Sabel”") > 0
    assert number('"sabel port"') == 0 < number("sabel port")


def test_actors_findings_and_reports_are_found_too(client: TestClient) -> None:
    found = client.get("/search.json?q=new+authorities").json()
    assert [a["actor"]["text"] for a in found["actors"]] == ["Tolvan Front"]
    found = client.get("/search.json?q=harbour+post").json()
    assert "The Harbour Post" in {r["outlet"] for r in found["reports"]}
    found = client.get("/search.json?q=bans").json()
    assert any("bans" in "".join(p["text"] for p in f["gloss"]) for f in found["findings"])


@pytest.mark.parametrize("words", ["", "   ", "***", '"', "\x00"])
def test_nothing_asked_tells_how_to_ask(words: str, client: TestClient) -> None:
    answer = client.get("/search", params={"q": words})
    assert answer.status_code == 200 and "both words, anywhere in the sentence" in answer.text


def test_what_is_typed_is_shown_as_text(client: TestClient) -> None:
    page = client.get("/search", params={"q": '<script>alert("x")</script>'}).text
    assert "<script>alert" not in page and "&lt;script&gt;" in page
    assert client.get("/actors", params={"q": '"><img src=x>'}).text.count("<img") == 0


def test_a_frequent_word_is_found_at_once_and_not_ranked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kennan.case.search.RANKED", 5)
    found = desk.record.case.store.look("the", 4)
    assert found.more and found.number == 5 and len(found.hits) == 4
    places = [(desk.record.case.report[h.report].name, h.start) for h in found.hits]
    assert places == sorted(places)


def test_glosses_are_found_by_all_words(desk: Desk) -> None:
    glosses = desk.record.glosses
    for words in (["tolvan"], ["front", "drovnia"], ["o"], ["zzz"]):
        wanted = [n for n, t in enumerate(desk.record.told) if all(w in t.finding.gloss.casefold() for w in words)]
        assert glosses.holding(words, 7) == (wanted[:7], len(wanted) > 7)


def test_marks_heed_neither_case_nor_accents_nor_spacing() -> None:
    def marked(text: str, *wanted: str) -> list[str]:
        found = pieces(text, wanted)
        assert "".join(p.text for p in found) == text
        return [p.text for p in found if p.marked]

    assert marked("Élodie Prévost spoke; PREVOST left.", "prevost") == ["Prévost", "PREVOST"]
    assert marked("北方の隣国は合意を歓迎した。", "合意") == ["合意"]
    assert marked("No such words here.", "suc") == []


def test_words_of_scripts_without_spaces_are_found(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("北方の隣国は合意を歓迎した。首相は協議を延期した。", encoding="utf-8")
    kennan.read(folder, tmp_path / "a.case").close()
    desk = Desk(tmp_path / "a.case")
    with TestClient(application(desk, [HOST])) as asking:
        found = asking.get("/search.json?q=合意").json()["sentences"]
        assert [[p["text"] for p in s["pieces"] if p["marked"]] for s in found] == [["合意"]]
    desk.close()


# More like this


def test_a_sentence_in_another_language_is_found_by_what_it_claims(client: TestClient, desk: Desk) -> None:
    record = desk.record
    told = next(t for t in record.told if t.kind in ("event", "stance") and {"en", "id"} <= set(t.languages))
    asked = next(x for x in told.lines if record.case.report[x.claim.span.report].language == "en")
    found = client.get(f"/alike.json?claim={asked.id}").json()
    others = [s for s in found["list"] if s["source"]["language"] == "id"]
    assert others and any(w.startswith("the same finding") for s in others for w in s["why"])


def test_the_example_itself_is_not_among_what_is_like_it(client: TestClient, desk: Desk) -> None:
    for report in desk.record.case.reports:
        found = client.get(f"/alike.json?report={report.id}&s=3").json()
        assert found["example"]["href"] not in {s["href"] for s in found["list"]}
        assert all(s["why"] or s["words"] for s in found["list"])


def test_copies_are_told_from_witnesses(client: TestClient, desk: Desk) -> None:
    report = next(r for r in desk.record.case.reports if r.name == "01-wire.txt")
    found = client.get(f"/alike.json?report={report.id}&s=4").json()
    copies = {s["source"]["name"] for s in found["list"] if s["copy"]}
    assert copies <= {"02-pelsk-courier.txt", "03-harbour-post.html"} and copies
    assert "same origin" in client.get(f"/alike?report={report.id}&s=4").text


def test_what_cannot_be_asked_for_is_told_clearly(client: TestClient, desk: Desk) -> None:
    report = desk.record.case.reports[0].id
    assert client.get("/alike?claim=0000").status_code == 404
    assert client.get("/alike?report=0000&s=1").status_code == 404
    assert "sentences, and no number 999" in client.get(f"/alike?report={report}&s=999").text
    assert client.get(f"/alike?report={report}&s=x").status_code == 400
    assert "Ask by example" in client.get("/alike").text
