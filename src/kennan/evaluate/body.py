"""The task "body": the article's text out of pages."""

import json
from collections.abc import Iterator
from pathlib import Path

from kennan.intake import Options, Source, read
from kennan.intake.regions import body_text
from kennan.model import Skipped


def body(input_path: Path) -> Iterator[dict[str, str]]:
    """For every row {id, html} of a JSON Lines file, `html` being a path beside it: {id, text}, the body regions of
    what intake makes of that page; an empty text where it finds no article."""
    for line in input_path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        row = json.loads(line)
        page = input_path.parent / row["html"]
        taken = next(read(Source(page.name, str(page)), Options()))
        text = "" if isinstance(taken, Skipped) else body_text(taken.report.text, taken.report.regions)
        yield {"id": row["id"], "text": text}
