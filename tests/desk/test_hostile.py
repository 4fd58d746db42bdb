"""Hostile report text on the desk: shown, never run; a test per class."""

import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import kennan
from kennan.desk import Desk, application
from tests.desk.conftest import HOST

DEED = "Zubria attacked Karovia on 3 May 2024."
RUNNING = re.compile(r"^on\w+$|^style$|^srcdoc$|^formaction$")
MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
ELEMENTS = frozenset({
    "html", "head", "meta", "title", "link", "script", "body", "a", "header", "svg", "path", "nav", "form", "label",
    "input", "main", "h1", "h2", "h3", "p", "span", "div", "article", "aside", "section", "ul", "ol", "li", "details",
    "summary", "bdi", "time", "footer", "code", "blockquote", "mark", "dl", "dt", "dd", "button", "select", "option",
    "datalist", "strong", "q", "small", "br",
})  # fmt: skip


class Page(HTMLParser):
    """What of a page a browser would run or follow: elements, scripts, addresses, and the text that is shown."""

    def __init__(self, shown: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.running: list[str] = []
        self.addresses: list[str] = []
        self.text = ""
        self._inside = ""
        self.feed(shown)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self._inside = tag
        for name, value in attrs:
            if RUNNING.match(name):
                self.running.append(f"{tag} {name}={value}")
            if name in ("href", "src", "action", "hx-get", "data"):
                self.addresses.append(value or "")

    def handle_data(self, data: str) -> None:
        if self._inside == "script" and data.strip():
            self.running.append(data)
        self.text += data

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""


Asking = Callable[..., list[str]]


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[Asking]:
    """Reads one report and gives the pages that show it: report, claim, finding, and the lists."""
    opened: list[Desk] = []

    def ask(**row: str) -> list[str]:
        told = {"id": "a", "text": DEED, **row}
        (tmp_path / "rows.jsonl").write_text(json.dumps(told) + "\n", encoding="utf-8")
        kennan.read(tmp_path / "rows.jsonl", tmp_path / "a.case").close()
        desk = Desk(tmp_path / "a.case")
        opened.append(desk)
        client = TestClient(application(desk, [HOST]))
        (report,) = desk.record.case.reports
        addresses = [f"/report/{report.id}", "/findings"]
        for line in desk.record.lines_in[report.id][:6]:
            addresses += [f"/report/{report.id}?claim={line.id}", f"/claim/{line.id}", f"/finding/{line.id}"]
        found = []
        for address in addresses:
            answer = client.get(address)
            assert answer.status_code == 200, address
            twin = client.get(address.partition("?")[0] + ".json")
            assert twin.status_code == 200 and twin.headers["content-type"] == "application/json"
            found.append(answer.text)
        return found

    yield ask
    for desk in opened:
        desk.close()


def inert(shown: str) -> Page:
    """The page taken apart, after making sure that nothing in it runs or leads elsewhere."""
    page = Page(shown)
    assert page.elements <= ELEMENTS, page.elements - ELEMENTS
    assert not page.running
    assert all((a.startswith("/") and not a.startswith("//")) or a.startswith("#") for a in page.addresses)
    return page


def test_markup_is_text(pages: Asking) -> None:
    hostile = '<iframe src="//evil.example"></iframe></p><h1>Karovia</h1><style>*{display:none}</style>&lt;b&gt;'
    for shown in pages(text=f"{DEED} {hostile} {DEED}", title=f"{hostile} talks", outlet=hostile, byline=hostile):
        inert(shown)
    assert "<style>*{display:none}</style>" in inert(pages(text=f"{DEED} {hostile} {DEED}")[0]).text


def test_scripts_are_text(pages: Asking) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\"' onmouseover=alert(3) x='"
    for shown in pages(id=hostile, text=f"{DEED} “{hostile}”, the president of Zubria said.", title=hostile):
        inert(shown)


def test_names_with_markup_stay_names_in_forms_and_attributes(pages: Asking) -> None:
    text = "President \"><svg/onload=alert(1)> Velt attacked Karovia. Velt's O'\"><b>Neill met Karovia on 3 May 2024."
    for shown in pages(text=f"{DEED} {text}"):
        inert(shown)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "//evil.example"]
)
def test_addresses_of_reports_are_never_followed(address: str, pages: Asking) -> None:
    for shown in pages(url=address, outlet=address, title=f"{address} talks"):
        page = inert(shown)
        assert not any("evil" in a or "javascript" in a.casefold() or "data:" in a for a in page.addresses)


def test_marks_that_turn_text_are_shown_one_for_one(pages: Asking) -> None:
    text = f"{DEED} Zubria{MARKS} attacked \u202ethe evil\u202c Karovia on 4 May 2024."
    shown = pages(text=text, title=f"\u202e{DEED}", outlet="Gazette\u202e")
    for one in shown:
        assert not set(MARKS) & set(inert(one).text)
        assert not re.search(r"&#(x20|x206|8\d\d\d);", one)
    assert f"Zubria{'·' * len(MARKS)} attacked ·the evil· Karovia" in inert(shown[0]).text


def test_a_word_of_a_megabyte_makes_no_page_heavy(pages: Asking) -> None:
    for shown in pages(text=f"{DEED} {'x' * 1_000_000} {DEED}", title="y" * 100_000, outlet="z" * 100_000):
        inert(shown)
        assert len(shown) < 120_000


def test_a_name_of_a_megabyte_makes_no_page_heavy(pages: Asking) -> None:
    for shown in pages(text=f"President Velt{'a' * 1_000_000} attacked Karovia on 3 May 2024. {DEED}"):
        inert(shown)
        assert len(shown) < 200_000


def test_control_characters_are_shown_or_left_out(pages: Asking) -> None:
    text = f"Zubria\x1b[31m attacked\x07 Karovia\x00 on 3\x9b May 2024.\x0b {DEED}"
    for shown in pages(text=text, title="Talks\x00\x1b]0;x\x07", outlet="Gazette\x08\x08"):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", inert(shown).text)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "..\\..\\x", "a?b=c#s1", "%2e%2e%2f", "report/../../x"]
)
def test_names_that_look_like_paths_lead_nowhere(name: str, pages: Asking) -> None:
    for shown in pages(id=name, title=name, outlet=name):
        page = inert(shown)
        assert not any(".." in a or "passwd" in a or "%2e" in a.casefold() for a in page.addresses)


def test_what_is_asked_is_never_shown_as_markup(pages: Asking, tmp_path: Path) -> None:
    pages()
    desk = Desk(tmp_path / "a.case")
    client = TestClient(application(desk, [HOST]))
    for address in ("/claim/<script>alert(1)</script>", "/report/<b>", "/finding/\u202e", "/decisions?show=<b>"):
        answer = client.get(address)
        assert answer.status_code in (400, 404)
        inert(answer.text)
    ruling = {"token": desk.token, "verdict": "reject", "what": "<script>alert(1)</script>"}
    answer = client.post("/rule", data=ruling)
    assert answer.status_code == 400
    inert(answer.text)
    desk.close()
