"""The task "body": the article's text out of pages."""

import gzip
import json
from pathlib import Path

import pytest

from kennan.evaluate.body import body

HEAD = "<html><head><title>Grain leaves Lissa</title></head><body>"
MENU = "<nav><ul><li><a href='/a'>World</a></li><li><a href='/b'>Grain</a></li></ul></nav>"


LINES = [
    "The council of Orvania approved the grain treaty with Bessaly on Monday after two days of debate.",
    "Minister Tola Brandt said the first ships would leave the port of Lissa within a week, winds permitting.",
    "The opposition called the treaty a surrender and announced a march on the capital for Friday at noon.",
    "Bakers in the harbour quarter closed their shops in protest and gave their last loaves to passers-by.",
    "Nobody in Bessaly would comment, but its envoy was seen boarding a night train to the border village.",
    "A first cargo of rye had already gone by road, two drivers told the police when they were stopped.",
]


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"

    def add(name: str, page: str) -> None:
        (tmp_path / f"{name}.html.gz").write_bytes(gzip.compress(page.encode(), mtime=0))
        with path.open("a") as out:
            out.write(
                json.dumps({"id": name, "html": f"{name}.html.gz", "url": "https://x.example", "body": "no"}) + "\n"
            )

    plain = "".join(f"<p>{line}</p>" for line in LINES)
    add("plain", f"{HEAD}{MENU}<article><h1>Grain leaves Lissa</h1>{plain}<p>Read more: Lissa at sea</p></article>")
    parts = [f"<div class='part'>{''.join(f'<p>{x}</p>' for x in half)}</div>" for half in (LINES[:3], LINES[3:])]
    advert = (
        "<aside><p>Sail with us from Lissa this summer, for less than you would ever have thought possible.</p></aside>"
    )
    add("parts", f"{HEAD}{MENU}<main>{advert.join(parts)}</main>")
    add("empty", f"{HEAD}{MENU}")
    return path


def test_body_regions_are_written_and_nothing_else(rows: Path) -> None:
    answers = {row["id"]: row["text"] for row in body(rows)}
    whole = "\n".join(LINES)
    assert answers == {"plain": whole, "parts": whole, "empty": ""}
