"""Pictures of the desk for the documentation, of the bundled sample affair.

python -m tests.desk.pictures [FOLDER]     docs/images if left out
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

import kennan
from kennan.desk import Desk
from tests.desk.browser import ARGUMENTS, CHROMIUM, answering

SAMPLE = Path(kennan.__file__).parent / "sample"
WIDE, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 844}


def shots(desk: Desk) -> list[tuple[str, str, dict[str, int], Any]]:
    """Name, address, size and colours of every picture."""
    record = desk.record
    front = record.case.find_actor("Tolvan Front")
    line = record.partings[0][0].claims[0]
    report = record.line[line].claim.span.report
    number = record.sentence_number(report, record.line[line].claim.span.start)
    return [
        ("affair", "/", WIDE, "light"),
        ("affair-dark", "/", WIDE, "dark"),
        ("affair-phone", "/", PHONE, "light"),
        ("report", f"/report/{report}?claim={line}#s{number}", WIDE, "light"),
        ("conflicts", "/conflicts", WIDE, "light"),
        ("promises", "/promises", WIDE, "light"),
        ("actor", f"/actor/{front.id}", WIDE, "light"),
        ("network", "/network", WIDE, "light"),
        ("sources", "/sources", WIDE, "light"),
        ("findings-dark", "/findings?kind=event", WIDE, "dark"),
        ("outlook", "/outlook/outlook", WIDE, "light"),
    ]


def main(arguments: list[str]) -> int:
    out = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[2] / "docs" / "images"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "sample.case"
        kennan.read(SAMPLE / "reports", path, actors=SAMPLE / "actors.toml").close()
        desk = Desk(path, scenarios=[SAMPLE / "outlook.toml"])
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        with answering(desk) as address:
            for name, where, size, colours in shots(desk):
                context = browser.new_context(viewport=size, color_scheme=colours)  # type: ignore[arg-type]
                page = context.new_page()
                page.goto(address + where, wait_until="networkidle", timeout=120_000)
                page.wait_for_timeout(1000)
                page.screenshot(path=str(out / f"{name}.png"))
                print(out / f"{name}.png")
                context.close()
        browser.close()
        desk.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
