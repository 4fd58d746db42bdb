"""Articles laid out in several containers, of which the extractor takes the first for the whole."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from kennan.intake.lines import FINAL, key

Place = tuple[str, ...]
OUTSIDE = frozenset({"aside", "footer", "nav", "header", "form", "figure", "figcaption", "blockquote", "li", "table"})
MIN_PARAGRAPH, MIN_SHARED = 80, 3
MAX_LINKED = 0.3
OPENING_WORDS = 5
LEVELS = 2


def complete(page: str, body: str) -> str:
    """The body with the paragraphs that it lacks: those in containers of the same tags and classes as at least three of
    its own, running text, and not in it in other words. They go where they stand in the page."""
    from lxml import etree, html

    lines = body.split("\n")
    keys = [key(line) for line in lines]
    where = {words: index for index, words in enumerate(keys) if words}
    openings = {_opening(words) for words in keys}
    try:
        tree: Any = html.document_fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return body
    paragraphs = [(p, " ".join("".join(p.itertext()).split())) for p in tree.iter("p")]
    own = Counter(_place(p) for p, text in paragraphs if key(text) in where)
    missing: list[tuple[int, str]] = []
    last = -1
    for paragraph, text in paragraphs:
        words = key(text)
        if words in where:
            last = where[words]
        elif (
            last >= 0
            and len(text) >= MIN_PARAGRAPH
            and own[_place(paragraph)] >= MIN_SHARED
            and text.rstrip("\"'”’) ").endswith(tuple(FINAL))
            and _opening(words) not in openings
            and _linked(paragraph) <= MAX_LINKED * len(text)
            and not any(a.tag in OUTSIDE for a in paragraph.iterancestors())
        ):
            missing.append((last, text))
            openings.add(_opening(words))
    return "\n".join(_merged(lines, missing))


def _merged(lines: list[str], missing: list[tuple[int, str]]) -> Iterator[str]:
    for index, line in enumerate(lines):
        yield line
        yield from (text for after, text in missing if after == index)


def _opening(words: str) -> str:
    return " ".join(words.split()[:OPENING_WORDS])


def _place(paragraph: Any) -> Place:
    """Tags and classes of the paragraph and what it stands in."""
    steps = [paragraph, *list(paragraph.iterancestors())[:LEVELS]]
    return tuple(f"{step.tag}.{step.get('class', '')}" for step in steps)


def _linked(paragraph: Any) -> int:
    return sum(len("".join(link.itertext())) for link in paragraph.iter("a"))
