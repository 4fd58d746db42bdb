"""What stands above a report: kicker, title, deck and teaser."""

from collections.abc import Iterable

from kennan.intake.cues import Cues
from kennan.intake.furniture import is_name
from kennan.intake.lines import Unit, key
from kennan.intake.media import is_medium, without_outlet
from kennan.intake.page import MAX_LOOK_IN, MAX_TITLE, QUOTES, Page

MAX_TITLE_WORDS, MAX_BARE_TITLE = 40, 140
MAX_LEAD_IN = 600
MIN_REPEAT_WORDS, TITLE_REPEAT, TEASER_REPEAT = 6, 0.7, 0.85
MIN_TEASER = 40
MAX_DECK, MIN_DECK_WORDS = 2, 4
MAX_LOOK_AHEAD = 60


def title_above(page: Page) -> None:
    """The first line, where it is none of the report's sentences; and what stands between it and a dateline."""
    if page.layout.title is not None:
        return
    _kicker(page)
    candidates = page.open()
    if not candidates:
        return
    first = candidates[0]
    unit = page.units[first]
    fits = unit.end - unit.start <= MAX_TITLE and 2 <= len(unit.words) <= MAX_TITLE_WORDS
    dated = next(iter(page.datelines), None)
    if dated == first:
        return
    before = [i for i in candidates if dated is not None and i < dated]
    lead_in = 0 < len(before) <= 4 and all(page.units[i].end - page.units[i].start <= MAX_LEAD_IN for i in before)
    later = [page.units[i] for i in candidates[1:]]
    longer = any(u.stops and u.end - u.start > unit.end - unit.start for u in later)
    headline = fits and longer and (not unit.closed or unit.text.rstrip("\"'”’» ")[-1] in "?!…")
    headline = headline or (fits and longer and _without_articles(unit, page.cues))
    if headline and len(candidates) > 1 and unit.text[0] in '"“' and unit.text[-1] in '"”':
        headline = "\n\n" in page.text[unit.end : page.units[candidates[1]].start].replace("\r", "")
    repeated = fits and _repeats(unit, later[:3], TITLE_REPEAT)
    if headline or repeated or (lead_in and fits):
        title, outlet = without_outlet(unit.text)
        page.kinds[first], page.layout.title = "title", title
        page.layout.outlet = page.layout.outlet or outlet
    if lead_in:
        for index in before:
            if page.kinds[index] is None:
                named = is_name(page.units[index], page.cues)
                page.kinds[index] = "byline" if named else "teaser"
                page.layout.byline = page.layout.byline or (page.units[index].text if named else None)


def _kicker(page: Page) -> None:
    """A word or two above the title: the section, or the outlet."""
    candidates = page.open()
    if len(candidates) < 3 or candidates[0] in page.datelines or candidates[1] in page.datelines:
        return
    above, title = page.units[candidates[0]], page.units[candidates[1]]
    medium = is_medium(above.text)
    short = len(above.words) <= 2 or (medium and len(above.words) <= 5)
    if short and not above.closed and not title.closed and len(title.words) >= 4:
        if not medium and not above.text.isupper() and not page.prose(candidates[2]):
            return
        page.kinds[candidates[0]] = "furniture"
        if medium:
            page.layout.outlet = page.layout.outlet or above.text


def _without_articles(unit: Unit, cues: Cues) -> bool:
    """Headlines leave articles out; few sentences do without any. Shows nothing in languages that have none."""
    if not cues.articles or len(unit.words) < MIN_REPEAT_WORDS or unit.end - unit.start > MAX_BARE_TITLE:
        return False
    return not cues.articles & set(unit.words) and unit.text[0] not in "\"“'‘"


def _repeats(unit: Unit, others: Iterable[Unit], share: float) -> bool:
    """Whether a longer unit has most of its words, short ones aside."""
    words = {w for w in unit.words if len(w) > 3}
    if len(words) < MIN_REPEAT_WORDS:
        return False
    longer = [set(o.words) for o in others if o.end - o.start > unit.end - unit.start]
    return any(len(words & other) >= share * len(words) for other in longer)


def head(page: Page) -> None:
    """What stands between the title and the first prose, line by line: deck, names, and the rest of the page's head.

    Without any furniture there, only up to two lines right below the title are taken for a deck.
    """
    first, _ = page.edges()
    below = page.kinds.index("title") + 1 if "title" in page.kinds else first
    marked = [i for i in range(below, first) if page.kinds[i] in ("furniture", "byline", "caption", "credit")]
    for index in page.open(below, first):
        unit = page.units[index]
        plain = (unit.text[0].isalnum() and not unit.text[0].islower()) or unit.text[0] in QUOTES
        if marked and is_name(unit, page.cues) and {index - 1, index + 1} & set(marked):
            page.kinds[index] = "byline"
            page.layout.byline = page.layout.byline or unit.text
        elif not unit.closed and plain and len(unit.words) >= MIN_DECK_WORDS and (marked or first - index <= MAX_DECK):
            page.kinds[index] = "teaser"
        elif marked:
            page.kinds[index] = "furniture"
        else:
            return


def teasers(page: Page) -> None:
    """Among the first lines: the beginning of a later one, cut off, and a standfirst which the body says again."""
    below = page.kinds.index("title") + 1 if "title" in page.kinds else -1
    keys: dict[int, str] = {}
    for index in page.open()[:4]:
        unit = page.units[index]
        if unit.end - unit.start > MAX_LEAD_IN or index in page.datelines:
            continue
        words = key(unit.text)
        if len(words) < MIN_TEASER:
            continue
        later = page.open(index + 1)[:MAX_LOOK_AHEAD]
        keys.update((i, key(page.units[i].text[:MAX_LOOK_IN])) for i in later if i not in keys)
        cut = unit.text.rstrip("] )").endswith(("...", "…"))
        if any(words in keys[i] for i in later) or (
            not cut
            and index == below
            and len(unit.words) >= 8
            and _repeats(unit, [page.units[i] for i in later[:2]], TEASER_REPEAT)
        ):
            page.kinds[index] = "teaser"


def title_in_the_middle(page: Page) -> None:
    """A heading that says again what the first paragraph says is the title, out of its place, and that paragraph the
    standfirst above it."""
    body = page.open()
    if not body or page.units[body[0]].end - page.units[body[0]].start > MAX_TITLE or body[0] in page.datelines:
        return
    lead = set(page.units[body[0]].words)
    for index, kind in enumerate(page.kinds):
        words = {w for w in page.units[index].words if len(w) > 2}
        if kind == "heading" and len(words) >= 4 and len(words & lead) >= 0.8 * len(words):
            page.layout.title = page.units[index].text
            page.kinds[body[0]] = "teaser"
            return
