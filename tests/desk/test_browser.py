"""The desk in a real browser: what scripts add, what is there without them, and whether everybody can use it."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from kennan.desk import Desk
from kennan.desk.pages import PAGES
from tests.desk.browser import NEEDS_BROWSER
from tests.desk.test_pages import address_of

pytestmark = [NEEDS_BROWSER, pytest.mark.slow]


def opened(browser: Browser, **options: Any) -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 900}, **options).new_page()
    page.set_default_timeout(15_000)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_shuts_anybody_out(scheme: Any, browser: Browser, shown: str, desk: Desk) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened(browser, color_scheme=scheme, bypass_csp=True)
    faults = []
    for one in PAGES:
        address = address_of(one.path, desk)
        page.goto(shown + address, wait_until="networkidle")
        found = Axe().run(page)
        faults += [f"{address}: {v['id']}: {n['html']}" for v in found.response["violations"] for n in v["nodes"]]
    assert faults == []
    page.context.close()


def test_pages_run_clean(browser: Browser, shown: str, desk: Desk) -> None:
    """Nothing is blocked by the policy, nothing fails, nothing is fetched from elsewhere."""
    page = opened(browser)
    told: list[str] = []
    page.on("console", lambda m: told.append(f"{page.url}: {m.text}") if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: told.append(f"{page.url}: {e}"))
    page.on("request", lambda r: told.append(r.url) if not r.url.startswith((shown, "data:", "blob:")) else None)
    for one in PAGES:
        page.goto(shown + address_of(one.path, desk), wait_until="networkidle")
    assert [line for line in told if "GPU stall" not in line and "GL Driver" not in line] == []
    page.context.close()


def test_the_desk_reads_without_scripts(browser: Browser, shown: str, desk: Desk, tmp_path: Path) -> None:
    page = opened(browser, java_script_enabled=False)
    for one in PAGES:
        page.goto(shown + address_of(one.path, desk))
        assert page.locator("h1").first.is_visible()
    page.context.close()
