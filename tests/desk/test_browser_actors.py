"""Actors, network and search in a real browser."""

import pytest
from playwright.sync_api import Browser

from kennan.desk import Desk
from tests.desk.browser import NEEDS_BROWSER

pytestmark = [NEEDS_BROWSER, pytest.mark.slow]


def test_the_network_is_drawn_pointed_at_and_opened(browser: Browser, shown: str, desk: Desk) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 1000}).new_page()
    page.goto(f"{shown}/network", wait_until="networkidle")
    stage = page.locator(".stage")
    assert page.locator("#net").get_attribute("data-drawn") == str(len(desk.record.network.places))
    assert stage.is_visible() and page.locator(".netsvg").is_hidden()
    stage.scroll_into_view_if_needed()
    box = stage.bounding_box()
    assert box
    pointing = "document.querySelector('.stage').classList.contains('pointing')"
    places = ((x, y) for y in range(40, int(box["height"]) - 20, 10) for x in range(40, int(box["width"]) - 20, 10))
    for x, y in places:
        page.mouse.move(box["x"] + x, box["y"] + y)
        if page.evaluate(pointing):
            page.mouse.click(box["x"] + x, box["y"] + y)
            page.wait_for_url("**/actor/*", timeout=15_000)
            break
    assert "/actor/" in page.url and page.locator("h1").is_visible()
    page.go_back(wait_until="networkidle")
    page.get_by_role("button", name="Show as a still picture").click()
    assert page.locator(".netsvg").is_visible() and page.locator(".stage").is_hidden()
    page.context.close()


def test_without_webgl_the_picture_stays(browser: Browser, shown: str) -> None:
    page = browser.new_context().new_page()
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto(f"{shown}/network", wait_until="networkidle")
    assert page.locator(".netsvg").is_visible() and page.locator(".stage").count() == 0
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_from_a_search_to_the_actor_and_to_more_like_it(scripts: bool, browser: Browser, shown: str) -> None:
    page = browser.new_context(java_script_enabled=scripts).new_page()
    page.goto(f"{shown}/actors")
    page.get_by_role("searchbox", name="Search the reports").fill("front sailors")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Search").wait_for()
    assert page.locator("mark", has_text="sailors").first.is_visible()
    page.get_by_role("link", name="more like this").first.click()
    assert page.get_by_role("heading", name="More like this sentence").is_visible()
    page.goto(f"{shown}/actors")
    page.locator(".roll th a", has_text="Tolvan Front").click()
    page.locator(".jump a", has_text="promises").click()
    assert page.url.endswith("#commitment")
    page.context.close()
