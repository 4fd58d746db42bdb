"""From a claim to its sentence, and rulings by hand: made, seen, undone."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kennan.desk import Desk
from tests.desk.browser import NEEDS_BROWSER, answering

pytestmark = [NEEDS_BROWSER, pytest.mark.slow]
PATIENCE = 60_000  # milliseconds: what follows from a ruling is made anew before the page comes


@pytest.fixture
def mine(sample_case: Path, tmp_path: Path) -> Iterator[tuple[str, Desk]]:
    """A desk of one's own: its address, and what it shows."""
    path = tmp_path / "mine.case"
    with sqlite3.connect(sample_case) as old, sqlite3.connect(path) as new:
        old.backup(new)
    desk = Desk(path)
    with answering(desk) as address:
        yield address, desk
    desk.close()


def page_of(browser: Browser, scripts: bool = True) -> Page:
    page = browser.new_context(viewport={"width": 1360, "height": 900}, java_script_enabled=scripts).new_page()
    page.set_default_timeout(PATIENCE)
    return page


@pytest.mark.parametrize("scripts", [True, False])
def test_a_conflict_leads_to_both_of_its_sentences(scripts: bool, browser: Browser, shown: str, desk: Desk) -> None:
    page = page_of(browser, scripts)
    sides = desk.record.partings[0][0]
    for number, claim in enumerate(sides.claims):
        page.goto(f"{shown}/conflicts")
        page.locator(".parting").first.locator(".versus > div").nth(number).locator("blockquote a").click()
        line = desk.record.line[claim]
        number = desk.record.sentence_number(line.claim.span.report, line.claim.span.start)
        assert f"/report/{line.claim.span.report}" in page.url and page.url.endswith(f"#s{number}")
        target = page.locator(f"#s{number}")
        expect(target).to_be_in_viewport()
        words = " ".join(line.text.split())
        assert words in " ".join(target.inner_text().split()) or " ".join(target.inner_text().split()) in words
    page.context.close()


def test_a_claim_selected_in_its_report_says_why_it_was_coded(browser: Browser, shown: str, desk: Desk) -> None:
    page = page_of(browser)
    line = next(x for x in desk.record.case.events() if x.claim.span.report == desk.record.case.reports[0].id)
    page.goto(f"{shown}/report/{line.claim.span.report}")
    page.locator(f'a[href*="{line.id}"]').first.click()
    pane = page.locator("#pane")
    expect(pane).to_contain_text("What was coded")
    expect(pane).to_contain_text(line.claim.type)
    expect(page.locator("#why")).to_contain_text("predicate", timeout=PATIENCE)
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_claim_is_rejected_seen_to_be_gone_and_brought_back(
    scripts: bool, browser: Browser, mine: tuple[str, Desk]
) -> None:
    address, desk = mine
    line = desk.record.case.events()[0]
    page = page_of(browser, scripts)
    page.goto(f"{address}/claim/{line.id}")
    page.get_by_label("Note").first.fill("a rumour")
    page.get_by_role("button", name="Reject").click()
    expect(page.locator("main")).to_contain_text("rejected", timeout=PATIENCE)
    expect(page.locator("main")).to_contain_text("a rumour")
    assert line.id not in desk.record.line
    page.goto(f"{address}/decisions")
    page.get_by_role("button", name="Undo").first.click()
    expect(page.locator("main")).to_contain_text("withdrawn", timeout=PATIENCE)
    assert line.id in desk.record.line
    page.context.close()


def test_two_actors_are_ruled_one_on_the_page_of_the_first(browser: Browser, mine: tuple[str, Desk]) -> None:
    address, desk = mine
    before = len(desk.record.case.actors)
    one, other = [a for a in desk.record.ranked_actors if a.kind == "person"][:2]
    page = page_of(browser)
    page.goto(f"{address}/actor/{one.id}")
    page.locator("section.ruling").get_by_label("the other actor").fill(other.name)
    page.get_by_role("button", name="Rule so").click()
    page.wait_for_url(f"{address}/actor/**", timeout=PATIENCE)
    page.goto(f"{address}/decisions")
    expect(page.locator("main")).to_contain_text("One actor", timeout=PATIENCE)
    assert len(desk.record.case.actors) == before - 1
    page.context.close()
