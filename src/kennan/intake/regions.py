"""A text to its regions: which lines are the report and which only stand around it.

Plain text carries no mark-up, so regions are told by wording (`furniture`), by place (before the first and after the
last prose) and by repetition: a teaser says again what the body says, a page's foot repeats the title. Where nothing
speaks against it, a line is body.
"""

from collections.abc import Iterable, Sequence

from kennan.intake import furniture
from kennan.intake.cues import Cues
from kennan.intake.dateline import dateline
from kennan.intake.furniture import DateLine
from kennan.intake.lines import Unit, key
from kennan.intake.media import holder, sign_off
from kennan.intake.page import MAX_LOOK_IN, MAX_TITLE, QUOTES, Layout, Page
from kennan.intake.titles import head, teasers, title_above, title_in_the_middle
from kennan.model import Region

MAX_HEADING, MAX_HEADING_WORDS = 90, 14
HEAD, HEAD_LINES = 8, 6
MAX_SITE, MIN_DESCRIPTION = 60, 4
MIN_REPEATED, MAX_UNITS_COMPARED = 60, 400


def lay_out(text: str, cues: Cues, title: str | None = None, headings: frozenset[str] | None = None) -> Layout:
    """Regions of a text. `title` is what the text begins with where its format says so (HTML, tables); `headings`
    are the keys of those inside it, where the format marks them: no other line is then taken for one."""
    page = Page(text, cues)
    if title is not None and page.units:
        page.kinds[0], page.layout.title = "title", title
    _sign_off(page)
    _marked_headings(page)
    _date_lines(page)
    _bylines(page)
    _mastheads(page)
    _find_datelines(page)
    if title is None:
        title_above(page)
    _picture_texts(page)
    if headings is None:
        head(page)
        _standfirst(page)
    teasers(page)
    _repeats_in_the_body(page)
    _feet(page)
    if headings is None:
        _headings(page)
    else:
        _known_headings(page, headings)
    if page.layout.title is None:
        title_in_the_middle(page)
    page.layout.regions = tuple(_regions(page))
    return page.layout


def _sign_off(page: Page) -> None:
    """The last paragraph may be signed by the agency whose report it is; that does not make it a caption."""
    for index in range(len(page.units) - 1, -1, -1):
        unit, kind = page.units[index], page.kinds[index]
        if kind in ("furniture", "credit"):
            continue
        signed = sign_off(unit.text) if index else None
        if signed and kind in (None, "caption") and not unit.plain.startswith(page.cues.caption_starts):
            page.kinds[index] = None
            page.signed[index] = signed
            page.layout.agencies.append((unit.start + signed[0], unit.start + signed[1]))
        return


def _marked_headings(page: Page) -> None:
    """Markdown headings; the first of level one at the top is the title."""
    below = False  # whether prose stands above
    for index, unit in enumerate(page.units):
        below = below or (index > 0 and page.prose(index - 1))
        marks = len(unit.text) - len(unit.text.lstrip("#"))
        if not 1 <= marks <= 6 or unit.text[marks : marks + 1] != " " or "\n" in unit.text:
            continue
        if marks == 1 and page.layout.title is None and not below:
            page.kinds[index], page.layout.title = "title", unit.text[marks:].strip(" #")
        else:
            page.kinds[index] = "heading"


def _date_lines(page: Page) -> None:
    """Lines of dates before the first and after the last prose. The report's own is the labelled one; one without a
    label counts where it stands apart from the page's clock; a page's clock and last change never do."""
    first, last = page.edges()
    lines = []
    first = _head_end(page, first)
    for index in range(len(page.units)):
        if (index < first or index > last) and page.kinds[index] in (None, "furniture"):
            line = furniture.date_line(page.units[index], page.cues)
            if line:
                page.kinds[index] = "furniture"
                lines.append((index, _labelled_above(page, index, line)))
    labelled = [line.day for _, line in lines if line.label == "published" and line.day]
    clocked = {index for index, line in lines if line.label == "page" and not line.day}
    bare = [
        line.day
        for index, line in lines
        if line.label == "bare" and not line.bulleted and not {index - 1, index + 1} & clocked and index < first
    ]
    page.layout.stated = (labelled or bare or [None])[0]


def _head_end(page: Page, first: int) -> int:
    """Where the head of the page ends: before the first prose, unless that is a standfirst, above byline or date."""
    end = first
    for index in range(first + 1, min(first + HEAD_LINES, len(page.units))):
        unit = page.units[index]
        line = furniture.date_line(unit, page.cues)
        if (line and (line.label != "bare" or index == end)) or furniture.is_byline(unit, page.cues):
            end = index + 1
    prose = [i for i in range(first, end) if page.prose(i)]
    return end if len(prose) == 1 and not page.units[first].long else first


def _standfirst(page: Page) -> None:
    """The first sentence below the title, if byline or dates stand between it and the rest."""
    first, _ = page.edges()
    index = first + 1
    while index < len(page.units) and page.kinds[index] in ("furniture", "byline", "caption"):
        line = furniture.date_line(page.units[index], page.cues)
        if page.kinds[index] == "byline" or (line and line.label != "bare"):
            if "title" in page.kinds[:first] and not page.units[first].long:
                page.kinds[first] = "teaser"
            return
        index += 1


def _labelled_above(page: Page, index: int, line: DateLine) -> DateLine:
    """The date line with its label, where that stands in the line above."""
    above = page.units[index - 1].plain.rstrip(": ") if index else ""
    if line.label != "bare" or (above not in page.cues.published and above not in page.cues.not_published):
        return line
    page.kinds[index - 1] = "furniture"
    if above in page.cues.not_published:
        return DateLine("page", None, line.bulleted)
    return DateLine("published", line.day, line.bulleted)


def _bylines(page: Page) -> None:
    first, last = page.edges()
    first = _head_end(page, first)
    for index in page.open():
        if (index <= first or index > last) and furniture.is_byline(page.units[index], page.cues):
            page.kinds[index] = "byline"
            page.layout.byline = page.layout.byline or page.units[index].text


def _mastheads(page: Page) -> None:
    """Lines below the title that name the outlet, or outlet or place and the day."""
    first, _ = page.edges()
    for index in page.open(1, min(first, HEAD)):
        found = furniture.masthead(page.units[index], page.cues)
        if found:
            page.kinds[index] = "dateline" if found.day else "furniture"
            page.layout.outlet = page.layout.outlet or found.outlet
            page.layout.stated = page.layout.stated or found.day


def _find_datelines(page: Page) -> None:
    """The dateline of the report: at the beginning of one of its first units."""
    for index in page.open()[:HEAD]:
        found = dateline(page.units[index].text, page.cues)
        if found:
            page.datelines[index] = found
            start = page.units[index].start
            page.layout.agencies += [(start + a, start + b) for a, b in found.agencies]
            page.layout.outlet = page.layout.outlet or found.outlet
            page.layout.stated = page.layout.stated or found.day
            if start + found.end >= page.units[index].end:
                page.kinds[index] = "dateline"
            return


def _picture_texts(page: Page) -> None:
    """The line without a stop right before a caption is the picture's own text."""
    for index in range(1, len(page.units)):
        before = page.units[index - 1]
        described = len(before.words) >= MIN_DESCRIPTION and not before.closed and not before.long
        if page.kinds[index] == "caption" and page.kinds[index - 1] is None and described:
            page.kinds[index - 1] = "caption"


def _repeats_in_the_body(page: Page) -> None:
    """A paragraph that a later, longer one has word for word is the caption made of it; a quote may be repeated."""
    candidates = [i for i in page.open() if not page.units[i].long and page.units[i].text[0] not in QUOTES]
    if len(page.units) > MAX_UNITS_COMPARED:
        return
    keys = {i: key(page.units[i].text[:MAX_LOOK_IN]) for i in page.open()}
    for index in candidates:
        words = keys[index]
        if len(words) >= MIN_REPEATED and any(words in keys[i] and words != keys[i] for i in keys if i > index):
            page.kinds[index] = "caption"


def _feet(page: Page) -> None:
    """After the last prose: whatever follows the first piece of furniture, and the title printed again."""
    title = key(page.layout.title or "")
    sites = set()
    for index in page.open(1):
        words = key(page.units[index].text) if page.units[index].end - page.units[index].start <= 400 else ""
        if title and len(title) > 15 and words == title:
            page.kinds[index] = "furniture"
        elif title and len(title) > 15 and words.endswith(title) and len(words) - len(title) <= MAX_SITE:
            page.kinds[index] = "furniture"
            sites.add(words[: -len(title)].strip())
            site = page.units[index].text[: -len(page.layout.title or "")].strip(" :|-–—»")
            page.layout.outlet = page.layout.outlet or site or None
    _, last = page.edges()
    holders = (holder(u.text) for u in page.units[last + 1 :] if not u.long)
    page.layout.outlet = page.layout.outlet or next(filter(None, holders), None)
    marked = [i for i in range(last + 1, len(page.units)) if page.kinds[i] == "furniture"]
    for index in page.open(last + 1):
        follows = bool(marked) and index > marked[0]
        if follows or key(page.units[index].text) in sites:
            page.kinds[index] = "furniture"


def _headings(page: Page) -> None:
    """A short line without a stop, or a short question, between sentences and longer prose that follows it at once."""
    first, _ = page.edges()
    for index in page.open(first + 1):
        unit = page.units[index]
        short = unit.end - unit.start <= MAX_HEADING and 1 <= len(unit.words) <= MAX_HEADING_WORDS
        if not short or index + 1 >= len(page.units) or index in page.datelines:
            continue
        question = unit.text.endswith("?") and unit.text[:1] not in "\"“'‘«„" and not _has_stop_inside(unit)
        follower, leader = page.units[index + 1], page.units[index - 1]
        led = page.kinds[index - 1] is not None or leader.stops or leader.text.rstrip("\"'”’ ").endswith(":")
        if (
            (question or not unit.closed)
            and led
            and page.prose(index + 1)
            and follower.end - follower.start > 1.2 * (unit.end - unit.start)
            and not unit.text[0].islower()
            and unit.text[0] not in "•·-–—*>"
            and not _opens_quote(unit.text)
        ):
            page.kinds[index] = "heading"


def _opens_quote(text: str) -> bool:
    """Whether it begins with a quotation mark that it does not close: a quote broken over lines."""
    return text[0] in QUOTES and not text.endswith(tuple("\"”'’»“"))


def _known_headings(page: Page, headings: frozenset[str]) -> None:
    for index in page.open():
        unit = page.units[index]
        limit = MAX_HEADING if unit.stops else MAX_TITLE
        asked = unit.plain.startswith(("q:", "q."))  # a question of an interview is its text, however it is printed
        if unit.end - unit.start <= limit and not asked and key(unit.text) in headings:
            page.kinds[index] = "heading"


def _has_stop_inside(unit: Unit) -> bool:
    return any(mark in unit.text[:-1] for mark in (". ", "? ", "! "))


def _regions(page: Page) -> Iterable[Region]:
    """Regions in order: neighbouring body units make one, everything else stands by itself."""
    begin: int | None = None
    end = 0
    for index, (unit, kind) in enumerate(zip(page.units, page.kinds, strict=True)):
        start = unit.start
        found = page.datelines.get(index)
        if begin is not None and (kind is not None or found):
            yield Region(begin, end, "body")
            begin = None
        if kind is not None:
            yield Region(unit.start, unit.end, kind)
            continue
        if found:
            stop = start + found.end
            while stop > start and page.text[stop - 1].isspace():
                stop -= 1
            yield Region(start, stop, "furniture" if found.bare else "dateline")
            start += found.end
        begin, end = (start if begin is None else begin), unit.end
        if index in page.signed:
            end = unit.start + len(unit.text[: page.signed[index][0]].rstrip(" ([/–—-"))
            yield Region(begin, end, "body")
            yield Region(_after_space(page.text, end), unit.end, "credit")
            begin = None
    if begin is not None:
        yield Region(begin, end, "body")


def _after_space(text: str, at: int) -> int:
    while text[at].isspace():
        at += 1
    return at


def body_text(text: str, regions: Sequence[Region]) -> str:
    """The body regions, a line each."""
    return "\n".join(text[r.start : r.end] for r in regions if r.kind == "body")
