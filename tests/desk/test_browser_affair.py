"""The timeline in a real browser: days chosen by dragging, time moved by keys, the same without scripts."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.desk.browser import NEEDS_BROWSER

pytestmark = [NEEDS_BROWSER, pytest.mark.slow]


def opened(browser: Browser, address: str, **options: Any) -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 900}, **options).new_page()
    page.set_default_timeout(15_000)
    page.goto(address, wait_until="networkidle")
    return page


def test_days_are_chosen_by_dragging_over_the_timeline(browser: Browser, shown: str) -> None:
    page = opened(browser, shown)
    box = page.locator(".scroll .panel.window").bounding_box()
    assert box
    whole = page.locator("#between small").inner_text()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.98, box["y"] + 12, steps=5)
    assert page.locator(".brush").count() == 1
    page.mouse.up()
    page.wait_for_url("**from=**")
    told = parse_qs(urlsplit(page.url).query)
    assert whole[:4] <= told["from"][0] < told["to"][0] < "2025" and "type" not in told
    assert f"{told['from'][0]} to {told['to'][0]}" != whole
    expect(page.locator("#between small")).to_have_text(f"{told['from'][0]} to {told['to'][0]}")
    page.go_back()
    expect(page.locator("#between small")).to_have_text(whole)
    page.context.close()


def test_time_is_moved_by_keys_and_goes_on_from_there(browser: Browser, shown: str) -> None:
    page = opened(browser, shown)
    page.locator(".scroll").first.focus()
    span = page.locator("#between small")
    before = span.inner_text()
    for key in ("+", "ArrowRight", "-", "Escape"):
        address = page.url
        page.keyboard.press(key)
        page.wait_for_function("address => location.href !== address", arg=address)
        page.wait_for_function("() => document.activeElement.classList.contains('scroll')")
    assert span.inner_text() == before
    page.context.close()


def test_a_mark_leads_to_its_finding_and_moves_without_a_date_are_opened(browser: Browser, shown: str) -> None:
    page = opened(browser, shown)
    page.locator("p a[href='#undated']").click()
    expect(page.locator("#undated table")).to_be_visible()
    page.locator("svg a.mark").first.click()
    page.wait_for_url("**/finding/**")
    assert page.locator("blockquote.sentence").first.is_visible()
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_filters_work_with_and_without_scripts(scripts: bool, browser: Browser, shown: str) -> None:
    page = opened(browser, shown, java_script_enabled=scripts)
    number = page.locator("svg a.mark").count()
    page.get_by_label("Type").select_option("SANCTION")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**type=SANCTION**")
    expect(page.locator(".narrow select[name=type]")).to_have_value("SANCTION")
    assert 0 < page.locator("svg a.mark").count() < number
    assert not page.locator("svg a.mark title").filter(has_not_text=re.compile("SANCTION|moves")).count()
    page.context.close()


def test_on_a_phone_only_the_timeline_scrolls_sideways(browser: Browser, shown: str) -> None:
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    for path in ("/", "/promises"):
        page.goto(shown + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(shown)
    assert page.evaluate("(box => box.scrollWidth > box.clientWidth)(document.querySelector('.scroll'))")
    page.context.close()
