"""Sources: families of reports as trees, what each report adds, when reports came, and what could not be read."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from kennan.desk.asked import Asked
from kennan.desk.copies import FLAGS, Shared, Twig
from kennan.desk.paging import Part, part
from kennan.desk.record import Record
from kennan.desk.view import Source, address, finding_href, source
from kennan.model import Family

PAGE, MOST_REPORTS, MOST_ADDED, MOST_ELSEWHERE, MOST_SKIPPED = 12, 30, 4, 4, 50
HOW = {
    "copy": "copied from",
    "near_copy": "nearly copied from",
    "paraphrase": "rewritten from",
    "spun": "reworded by machine from",
    "translation": "translated from",
    "same_quote": "has a quotation in common with",
    "wire_credit": "credits",
}
TOGETHER = {
    "copy": "the same text as",
    "near_copy": "nearly the same text as",
    "paraphrase": "a rewriting of the same text as",
    "spun": "the same text, reworded by machine, as",
    "translation": "the same text in another language as",
    "same_quote": "a quotation in common with",
}
BASES = {"stated": "stated in the text", "metadata": "from the page's data", "inferred": "inferred from what it cites"}
IN_WORDS = {
    "several": "of several reports",
    "spun": "spun",
    "translated": "translated",
    "undated": "undated",
    "owned": "state-owned, party or aggregator",
    "lacking": "not wholly read",
}
WIDTH, HEIGHT, FOOT, BINS = 1000.0, 104.0, 2.0, 60
TALLEST = 14.0  # of what stands for one report


@dataclass(frozen=True, slots=True)
class Tie:
    """What a report has of another: in words, how much of its text, and the page with both texts side by side."""

    words: str
    other: Source
    share: int
    passages: int
    href: str


@dataclass(frozen=True, slots=True)
class Member:
    """A report in its family.

    depth      in the tree
    above      from which report it was taken, or with which it shares its text
    elsewhere  other reports with which it shares a passage or a quotation
    basis      how its date is known; credits: whom it names for the whole of itself; quoted: to whom quotes were made
    adds       findings that only it tells, the first few of `added`
    """

    source: Source
    title: str | None
    depth: int
    above: Tie | None
    elsewhere: tuple[Tie, ...]
    basis: str | None
    credits: tuple[str, ...]
    quoted: tuple[str, ...]
    lacks: tuple[str, ...]
    repeats: int
    added: int
    adds: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """A family. `voice` is the source credited for all of it that is not among the reports; `more` reports are not
    shown, `href` shows them."""

    id: str
    voice: str | None
    reports: int
    members: tuple[Member, ...]
    more: int
    href: str


@dataclass(frozen=True, slots=True)
class Bin:
    """Reports of a day, a week or a month: of how many origins, and how many further copies. Bars from the foot."""

    start: str
    origins: int
    copies: int
    x: float
    width: float
    height: float
    copied: float


@dataclass(frozen=True, slots=True)
class Sources:
    """The page. `height` is that of the sheet with the bars, `step` how many days a bar stands for; `undated` how many
    reports stand in none."""

    reports: int
    origins: int
    only: str
    choices: tuple[tuple[str, str, int], ...]
    bins: tuple[Bin, ...]
    height: float
    step: int
    undated: int
    list: Part[Tree]
    skipped: tuple[tuple[str, str, str], ...]
    skipped_total: int


def sources(record: Record, asked: Asked) -> Sources:
    """Families, those of several reports first; `only` those with a mark, or one `family` (id) whole."""
    copies = record.copies
    only, one = asked.one_of("only", FLAGS), asked.text("family")
    chosen = [f for f in copies.families if not only or only in copies.flags[f.id]]
    if one:
        chosen = [copies.family[one]] if one in copies.family else []
    counts = copies.flagged
    most = 500 if one else MOST_REPORTS
    skipped = record.case.skipped
    step, height, bins = _bins(record)
    return Sources(
        reports=len(record.case.reports),
        origins=len(copies.families),
        only=only,
        choices=tuple((flag, IN_WORDS[flag], counts[flag]) for flag in FLAGS if flag in counts),
        bins=bins,
        height=height,
        step=step,
        undated=copies.undated,
        list=part(chosen, asked, "/sources", {"only": only, "family": one}, lambda f: tree(record, f, most), PAGE),
        skipped=tuple((s.name, s.fault, s.remedy) for s in skipped[:MOST_SKIPPED]),
        skipped_total=len(skipped),
    )


def tree(record: Record, family: Family, most: int) -> Tree:
    twigs = record.copies.tree(family)
    return Tree(
        id=family.id,
        voice=record.copies.root_voice(family),
        reports=len(family.reports),
        members=tuple(_member(record, twig, family) for twig in twigs[:most]),
        more=max(0, len(twigs) - most),
        href=address("/sources", family=family.id),
    )


def _member(record: Record, twig: Twig, family: Family) -> Member:
    copies, report = record.copies, record.case.report[twig.report]
    above = twig.above
    others = [s for other, s in copies.with_others(report.id).items() if above is None or other != above.a]
    others = [s for s in others if record.family_of.get(s.a) != family.id or not s.share]
    others.sort(key=lambda s: (-s.share, -len(s.links), s.a))
    added = copies.only.get(report.id, [])
    surest = sorted(added, key=lambda t: (-t.line.claim.confidence, t.id))[:MOST_ADDED]
    return Member(
        source=source(report),
        title=report.title,
        depth=min(twig.depth, 6),
        above=tie(record, above) if above else None,
        elsewhere=tuple(tie(record, s) for s in others[:MOST_ELSEWHERE]),
        basis=BASES[report.published.basis] if report.published else None,
        credits=tuple(sorted({c.source for c in report.credits if c.scope == "report"})),
        quoted=tuple(sorted({c.source for c in report.credits if c.scope == "quote"}))[:8],
        lacks=tuple(lack for lack in report.lacks if lack != "no date stated"),
        repeats=copies.repeats(report.id),
        added=len(added),
        adds=tuple((t.finding.gloss, finding_href(t.id)) for t in surest),
    )


def tie(record: Record, shared: Shared) -> Tie:
    words = HOW[shared.how] if shared.copied else TOGETHER.get(shared.how, HOW[shared.how])
    if shared.copied is False:
        words = "source of"
    return Tie(
        words=words,
        other=source(record.case.report[shared.a]),
        share=round(100 * shared.share),
        passages=len(shared.links),
        href=address("/link", a=shared.a, b=shared.b) if shared.links else "",
    )


def _bins(record: Record) -> tuple[int, float, tuple[Bin, ...]]:
    """How many days a bar stands for, the height of the sheet, and reports over time in at most BINS bars."""
    origins_on, further_on = record.copies.by_day
    if not origins_on and not further_on:
        return 1, 0.0, ()
    first, last = min({*origins_on, *further_on}), max({*origins_on, *further_on})
    step = next(s for s in (1, 7, 30, 91, 365, 3650, 36500, 10**6) if (last - first).days // s < BINS)
    number = (last - first).days // step + 1
    origins: Counter[int] = Counter()
    further: Counter[int] = Counter()
    for days, bins in ((origins_on, origins), (further_on, further)):
        for day, count in days.items():
            bins[(day - first).days // step] += count
    most = max(origins[n] + further[n] for n in range(number))
    scale = min(TALLEST, (HEIGHT - FOOT) / most)
    return step, round(FOOT + most * scale + 4, 1), _bars(first, step, number, origins, further, scale)


def _bars(
    first: date, step: int, number: int, origins: Counter[int], further: Counter[int], scale: float
) -> tuple[Bin, ...]:
    wide = WIDTH / number
    return tuple(
        Bin(
            start=(first + timedelta(days=n * step)).isoformat(),
            origins=origins[n],
            copies=further[n],
            x=round(n * wide, 1),
            width=round(max(1.0, min(wide - 1, 18.0)), 1),
            height=round(origins[n] * scale, 1),
            copied=round(further[n] * scale, 1),
        )
        for n in range(number)
    )
