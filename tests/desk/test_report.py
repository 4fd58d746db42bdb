"""A report on the desk: the text as read, its claims underlined and noted in the margin, parts of long ones."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import kennan
from kennan.desk import Desk, application
from kennan.desk.marked import SENTENCES
from tests.desk.conftest import HOST

LETTER = """<html lang="en"><head><title>Talks in Lissa</title><meta name="author" content="Ilda Marren">
<meta property="og:site_name" content="Harbour Gazette"></head><body>
<nav><a href="/">Home</a><a href="/s">Sport</a></nav>
<article><h1>Talks in Lissa</h1><p>Zubria attacked Karovia on 3 May 2024. The president of Zubria said on Monday that
Karovia had attacked a patrol of 12 soldiers, and that he feared a wider war along the whole of the common border.</p>
<p>Karovia praised the accord that both sides had signed in the capital a year before, and its envoy promised to keep
to it. The envoy told reporters that talks would go on as planned in the coming weeks.</p></article></body></html>"""


def text_of(shown: str) -> str:
    """What of a page's report can be read, white space folded."""
    article = re.search(r'<article class="text".*?</article>', shown, re.DOTALL)
    assert article
    bare = re.sub(r'<div class="margin">.*?</div>', "", article[0], flags=re.DOTALL)
    bare = re.sub(r'<span class="unseen">.*?</span>', "", bare)
    return " ".join(re.sub(r"<[^>]+>", "", bare).split())


@pytest.fixture
def small(tmp_path: Path) -> "tuple[Desk, TestClient]":
    (tmp_path / "letter.html").write_text(LETTER, encoding="utf-8")
    kennan.read(tmp_path / "letter.html", tmp_path / "a.case").close()
    desk = Desk(tmp_path / "a.case", read_only=True)
    return desk, TestClient(application(desk, [HOST]))


def test_the_text_is_shown_whole_and_every_sentence_has_its_address(client: TestClient, desk: Desk) -> None:
    import html

    for report in desk.record.case.reports:
        shown = client.get(f"/report/{report.id}").text
        assert html.unescape(text_of(shown)).replace(" ", "") == "".join(report.text.split())
        numbers = [int(n) for n in re.findall(r'<span id="s(\d+)">', shown)]
        assert numbers == list(range(1, len(desk.record.sentences[report.id]) + 1))


def test_every_claim_is_noted_and_its_address_lands_on_its_sentence(client: TestClient, desk: Desk) -> None:
    report = desk.record.case.reports[0]
    told = client.get(f"/report/{report.id}.json").json()
    notes = [n for p in told["paragraphs"] for n in (*p["notes"], *p["more"])]
    assert [n["id"] for n in sorted(notes, key=lambda n: n["number"])] == [
        x.id for x in desk.record.lines_in[report.id]
    ]
    for note in notes:
        start = desk.record.line[note["id"]].claim.span.start
        number = desk.record.sentence_number(report.id, start)
        assert note["href"] == f"/report/{report.id}?claim={note['id']}#s{number}"
        marked = [
            s["text"] for p in told["paragraphs"] for e in p["pieces"] for s in e["segments"]
            if note["number"] in s["claims"]
        ]  # fmt: skip
        words = "".join(desk.record.line[note["id"]].text.split())
        assert "".join("".join(marked).split()) == words


def test_a_claim_is_selected_by_its_address(client: TestClient, desk: Desk) -> None:
    line = desk.record.case.events()[0]
    shown = client.get(f"/report/{line.claim.span.report}?claim={line.id}").text
    assert shown.count('aria-current="true"') >= 1 and 'class="c on"' in shown
    assert "What was coded" in shown and f'href="/claim/{line.id}/why"' in shown
    other = next(r.id for r in desk.record.case.reports if r.id != line.claim.span.report)
    assert client.get(f"/report/{other}?claim={line.id}").status_code == 404
    assert client.get(f"/report/{other}?claim=none").status_code == 404


def test_kinds_of_claims_are_looked_at_alone(client: TestClient, desk: Desk) -> None:
    report = desk.record.case.reports[0]
    told = client.get(f"/report/{report.id}.json?kind=quote").json()
    kinds = {n["kind"] for p in told["paragraphs"] for n in (*p["notes"], *p["more"])}
    assert kinds == {"quote"}
    assert client.get(f"/report/{report.id}?kind=rumour").status_code == 400


def test_what_a_report_is_and_lacks_is_told(client: TestClient, desk: Desk) -> None:
    for report in desk.record.case.reports:
        shown = client.get(f"/report/{report.id}").text
        for lack in report.lacks:
            assert lack in shown
        assert bool(client.get(f"/report/{report.id}.json").json()["dated"]) == (report.published is not None)
        family = desk.record.families[desk.record.family_of[report.id]]
        assert ("one voice" in shown) == (len(family.reports) > 1)


def test_furniture_and_title_are_told_apart(small: "tuple[Desk, TestClient]") -> None:
    desk, client = small
    (report,) = desk.record.case.reports
    shown = client.get(f"/report/{report.id}").text
    assert re.search(r'class="para b-title">\s*<h2[^>]*><span id="s1">Talks in Lissa', shown)
    for region in report.regions:
        assert f"b-{region.kind}" in shown


def test_a_claim_tells_what_is_stored_and_where_it_stands(client: TestClient, desk: Desk) -> None:
    for line in list(desk.record.line.values())[:60]:
        told = client.get(f"/claim/{line.id}.json").json()["pane"]
        assert told["claim"]["evidence"] == line.text
        assert bool(told["why"]) == (line.claim.family == "event")
        names = {w["text"] for fact in told["facts"] for w in fact["who"]}
        assert {s[1]["text"] for s in told["claim"]["sides"]} <= names
    assert client.get("/claim/none").status_code == 404


def test_why_an_event_was_coded_is_told_step_by_step(client: TestClient, desk: Desk) -> None:
    line = desk.record.case.events()[0]
    told = client.get(f"/claim/{line.id}/why.json").json()
    assert [name for name, _ in told["rows"] if name][:2] == ["predicate", "frame"]
    shown = client.get(f"/claim/{line.id}/why").text
    assert '<div id="why">' in shown and "<dt>predicate</dt>" in shown
    quote = desk.record.case.quotes()[0]
    assert "no more can be told" in client.get(f"/claim/{quote.id}/why").text


def test_who_only_reads_is_offered_no_ruling(sample_case: Path) -> None:
    desk = Desk(sample_case, read_only=True)
    client = TestClient(application(desk, [HOST]))
    line, told = desk.record.case.events()[0], desk.record.told[0]
    for page in (f"/claim/{line.id}", f"/report/{line.claim.span.report}?claim={line.id}", f"/finding/{told.id}",
                 "/decisions"):  # fmt: skip
        shown = client.get(page).text
        assert 'method="post"' not in shown and "token" not in shown
    desk.close()


def test_long_reports_come_in_parts_and_links_find_the_right_one(tmp_path: Path) -> None:
    sentences = [f"Zubria attacked town {n} in Karovia." for n in range(SENTENCES + 40)]
    (tmp_path / "long.txt").write_text("\n\n".join(sentences), encoding="utf-8")
    kennan.read(tmp_path / "long.txt", tmp_path / "a.case").close()
    desk = Desk(tmp_path / "a.case", read_only=True)
    client = TestClient(application(desk, [HOST]))
    (report,) = desk.record.case.reports
    line = desk.record.lines_in[report.id][-1]
    number = desk.record.sentence_number(report.id, line.claim.span.start)
    assert number > SENTENCES
    told = client.get(f"/claim/{line.id}.json").json()["pane"]["claim"]
    assert told["source"]["href"] == f"/report/{report.id}?part=2#s{number}"
    assert told["sentence_href"] == f"/report/{report.id}?part=2&claim={line.id}#s{number}"
    assert f'<span id="s{number}">' in client.get(told["sentence_href"]).text
    assert f'<span id="s{number}">' in client.get(f"/report/{report.id}?claim={line.id}").text
    first = client.get(f"/report/{report.id}").text
    assert f'<span id="s{SENTENCES}">' in first and f'<span id="s{SENTENCES + 1}">' not in first
    assert f'href="/report/{report.id}?part=2"' in first and "part 1 of 2" in first
    desk.close()


@pytest.mark.parametrize(
    ("language", "text", "direction"),
    [
        ("ar", "أعلنت زوبريا أنها ستنسحب من كاروفيا يوم الاثنين. وقال الرئيس إن المحادثات ستستمر.", "rtl"),
        ("ja", "ズブリアは月曜日にカロヴィアから撤退すると発表した。大統領は会談が続くと述べた。", "ltr"),
    ],
)
def test_other_scripts_are_set_their_own_way(language: str, text: str, direction: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text * 3, encoding="utf-8")
    kennan.read(tmp_path / "a.txt", tmp_path / "a.case").close()
    desk = Desk(tmp_path / "a.case", read_only=True)
    (report,) = desk.record.case.reports
    shown = TestClient(application(desk, [HOST])).get(f"/report/{report.id}").text
    assert report.language == language
    assert f'class="run" lang="{language}" dir="{direction}"' in shown
    assert text_of(shown).replace(" ", "") == "".join(report.text.split())
    desk.close()
