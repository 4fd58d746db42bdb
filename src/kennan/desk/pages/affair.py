"""The affair at a glance: what passed between two actors and when, where they stand, who speaks, what is promised,
where accounts part, what is new."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np

from kennan.case import Line
from kennan.case.asked import asked as interval
from kennan.desk import dates, words
from kennan.desk.asked import Asked, Missing
from kennan.desk.dates import Window
from kennan.desk.facets import NARRATOR
from kennan.desk.moves import EVERYONE, Between
from kennan.desk.pages.conflicts import Parting, parting
from kennan.desk.pages.promises import FATES, Pledged, pledged
from kennan.desk.passed import Passed, Row, Wanted, passed
from kennan.desk.picture import Chart
from kennan.desk.record import Record, Told
from kennan.desk.timeline import chart
from kennan.desk.view import Claimed, Found, Link, Source, actor_link, address, claimed, found, plain, source
from kennan.model import Modality, Quote
from kennan.publish.lines import quoted

FILTERS = {
    "actor": "Actor",
    "type": "Type",
    "modality": "Modality",
    "voice": "On whose word",
    "language": "Language",
}
NAMES = ("a", "b", "from", "to", "undated", *FILTERS)
MOST_PAIRS, MOST_ACTORS, MOST_OPTIONS = 7, 60, 40
MOST_STANDS, MOST_VOICES, MOST_PROMISES, MOST_PARTINGS, MOST_REPORTS = 4, 5, 4, 3, 6


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a filter may have, in words, with the number of moves that bear it."""

    value: str
    text: str
    number: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    name: str
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A link to another time, or to other actors. `name` tells scripts which it is."""

    name: str
    text: str
    href: str
    chosen: bool = False
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is quoted, how widely, and one statement: `words` are what was said, where it is quoted directly."""

    who: Link
    role: str
    statements: int
    reports: int
    families: int
    words: str
    said: Claimed


@dataclass(frozen=True, slots=True)
class Stands:
    """Where one side stands on the other."""

    who: Link
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A report, with the number of findings that it tells."""

    source: Source
    title: str
    findings: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """What passed between two sides. `first` to `last` is the time shown, in as few words; `query` what of the address
    narrows it; `early` the address that shows what has no date where it was first reported, `picture` that of the
    picture as a file."""

    a: Link
    b: Link
    everyone: bool
    query: dict[str, str]
    total: int
    shown: int
    undated: int
    span: str
    chart: Chart
    zoom: tuple[Step, ...]
    aside: tuple[Step, ...]
    actors: tuple[tuple[str, str], ...]
    filters: tuple[Filter, ...]
    narrowed: int
    rows: tuple[Row, ...]
    steps: tuple[tuple[str, str, int, int], ...]
    loose: tuple[Row, ...]
    early: str
    picture: str


@dataclass(frozen=True, slots=True)
class Affair:
    """The page. `span` is from when to when reports were published."""

    reports: int
    families: int
    span: str
    pairs: tuple[Step, ...]
    timeline: Timeline | None
    stands: tuple[Stands, ...]
    voices: tuple[Speaker, ...]
    open: tuple[Pledged, ...]
    fates: tuple[tuple[str, int], ...]
    partings: tuple[Parting, ...]
    newest: tuple[Read, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The timeline as a file of its own. `title` and `note` are what a reader must know who sees nothing else."""

    title: str
    note: str
    a: str
    b: str
    everyone: bool
    chart: Chart


def affair(record: Record, asked: Asked) -> Affair:
    """The overview. The pair of actors is `a` and `b` (ids; "everyone"), the time `from` and `to`."""
    view = record.overview
    sides = _sides(record, asked)
    return Affair(
        reports=len(record.case.reports),
        families=len(record.case.families),
        span=view.span,
        pairs=tuple(_pairs(record, sides)),
        timeline=_timeline(record, asked, *sides) if sides else None,
        stands=tuple(_stands(record, *sides)) if sides else (),
        voices=tuple(_speakers(record)),
        open=tuple(pledged(record, p) for p in view.still[:MOST_PROMISES]),
        fates=tuple((fate, view.fates[fate]) for fate in FATES if view.fates[fate]),
        partings=tuple(parting(record, group) for group in record.partings[:MOST_PARTINGS]),
        newest=tuple(_newest(record)),
    )


def drawing(record: Record, asked: Asked) -> Drawing:
    """The timeline that `affair` shows at the same query."""
    sides = _sides(record, asked)
    if sides is None:
        raise Missing("the reports tell of no moves between actors")
    shown = _timeline(record, asked, *sides)
    between = f"{shown.a.text} towards others" if shown.everyone else f"{shown.a.text} and {shown.b.text}"
    reports = words.number(len(record.case.reports), "report")
    parts = [words.number(shown.shown, "move") + (f" of {shown.span}" if shown.span else "")]
    parts += [f"{one.number:,} {one.name}" for one in shown.aside]
    parts += [f"{shown.undated:,} without a date"] if shown.undated else []
    note = f"{', '.join(parts)}; {reports} of {words.number(len(record.case.families), 'independent origin')}"
    if "undated" in shown.query:
        note += "; those without a date of their own stand where they were first reported"
    narrowed = ", ".join(f"{FILTERS[k].lower()}: {_told(record, k, v)}" for k, v in shown.query.items() if k in FILTERS)
    return Drawing(
        title=f"{between}, {shown.span}" if shown.span else between,
        note=f"{note}; only {narrowed}" if narrowed else note,
        a=shown.a.text,
        b="others" if shown.everyone else shown.b.text,
        everyone=shown.everyone,
        chart=shown.chart,
    )


# Whose moves, and when


def _sides(record: Record, asked: Asked) -> tuple[str, str] | None:
    """The pair that is asked for, else the busiest; None where nobody moves. Raises Missing."""
    a, b = asked.text("a"), asked.text("b")
    for actor in (a, b):
        if actor and actor != EVERYONE and actor not in record.case.actor:
            raise Missing(f"no actor has the id {actor}")
    moves = record.moves
    if a == EVERYONE or (b and not a):
        a, b = (b, a) if b != EVERYONE else ("", "")
    if a:
        return a, EVERYONE if b in ("", a) else b
    if moves.pairs:
        return moves.pairs[0].a, moves.pairs[0].b
    return (moves.busiest[0][0], EVERYONE) if moves.busiest else None


def _pairs(record: Record, sides: tuple[str, str] | None) -> Iterator[Step]:
    chosen = frozenset(sides or ())
    for pair in record.moves.pairs[:MOST_PAIRS]:
        text = f"{record.case.name(pair.a)} – {record.case.name(pair.b)}"
        yield Step("pair", text, address("/", a=pair.a, b=pair.b), {pair.a, pair.b} == chosen, pair.number)


def _timeline(record: Record, asked: Asked, a: str, b: str) -> Timeline:
    query = {name: asked.text(name) for name in NAMES if name not in ("a", "b")}
    query = {k: v for k, v in query.items() if v}
    asked.one_of("modality", get_args(Modality))
    reported = asked.one_of("undated", ("reported",)) == "reported"
    narrowed = {k: v for k, v in query.items() if k in FILTERS}
    whole = {"a": a, "b": b} | narrowed | ({"undated": "reported"} if reported else {})

    home = address("/", **whole)

    def at(window: Window) -> str:
        first, last = window.told
        return f"{home}&from={first}&to={last}"

    every = record.moves.between(a, b)
    chosen = every.only(record.facets.chosen(narrowed, None)) if narrowed else every
    asked_for = interval(query.get("from"), query.get("to"))
    told = passed(record, Wanted(chosen, asked_for, reported, b == EVERYONE))
    window = told.matter.window
    return Timeline(
        a=actor_link(record, a),
        b=Link("everyone", "") if b == EVERYONE else actor_link(record, b),
        everyone=b == EVERYONE,
        query={"a": a, "b": b} | query,
        total=told.total,
        shown=told.within,
        undated=told.undated,
        span=window.words if window else "",
        chart=chart(told.matter, at),
        zoom=tuple(_zoom(told, at, home, asked_for is not None)),
        aside=tuple(_beside(told, at)),
        actors=tuple(_actors(record, (a, b))),
        filters=tuple(_filters(record, chosen, every, narrowed)),
        narrowed=len(narrowed),
        rows=told.rows,
        steps=tuple(_steps(told, at)),
        loose=told.loose,
        early="" if reported else address("/", **whole, undated="reported"),
        picture=address("/timeline.svg", a=a, b=b, **{"from_" if k == "from" else k: v for k, v in query.items()}),
    )


def _zoom(told: Passed, at: Callable[[Window], str], home: str, moved: bool) -> Iterator[Step]:
    window, days = told.matter.window, told.days
    if window is None or not len(days):
        return
    inside = days[(days >= window.first) & (days <= window.last)]
    middle = int(np.median(inside)) if len(inside) else (window.first + window.last) // 2
    latest = int(inside[-1]) if len(inside) else int(days[-1])
    whole = dates.all_of([int(days[0]), int(days[-1])])
    yield Step("before", "← before", at(window.moved(-0.5)))
    yield Step("after", "after →", at(window.moved(0.5)))
    yield Step("closer", "closer", at(window.scaled(0.5, middle)))
    yield Step("wider", "wider", at(window.scaled(2, middle)))
    for unit in dates.UNITS:
        step = dates.around(latest, unit)
        yield Step(unit, step.words, at(step), step == window)
    yield Step("all", f"all ({whole.words})", at(whole), whole == window)
    if moved:
        yield Step("home", "reset", home)


def _beside(told: Passed, at: Callable[[Window], str]) -> Iterator[Step]:
    """What lies before and after the window."""
    window, days = told.matter.window, told.days
    if window is None:
        return
    early, late = days[days < window.first], days[days > window.last]
    for name, text, some in (("earlier", "since", early), ("later", "until", late)):
        if len(some):
            year = dates.day_of(int(some[0] if name == "earlier" else some[-1]))[:4]
            window = dates.all_of([int(some[0]), int(some[-1])])
            yield Step(name, f"{name}: {words.number(len(some), 'move')} {text} {year}", at(window), number=len(some))


def _steps(told: Passed, at: Callable[[Window], str]) -> Iterator[tuple[str, str, int, int]]:
    """Of a crowded window: each step's time and address, with the numbers of moves above and below."""
    for crowd in told.matter.crowd:
        up = sum(n for key, n in crowd.numbers.items() if key[0])
        yield crowd.step.words, at(crowd.step), up, sum(crowd.numbers.values()) - up


# Filters


def _filters(record: Record, chosen: Between, every: Between, narrowed: dict[str, str]) -> Iterator[Filter]:
    for name, title in FILTERS.items():
        some = chosen
        if name in narrowed:
            others = {k: v for k, v in narrowed.items() if k != name}
            some = every.only(record.facets.chosen(others, None)) if others else every
        counts = record.moves.counts(name, some)
        ranked = sorted(counts.items(), key=lambda t: (-t[1], t[0]))[:MOST_OPTIONS]
        if name in narrowed and narrowed[name] not in dict(ranked):
            ranked.append((narrowed[name], counts.get(narrowed[name], 0)))
        if len(ranked) > 1 or name in narrowed:
            choices = (Choice(v, _told(record, name, v), n, narrowed.get(name) == v) for v, n in ranked)
            yield Filter(name, title, tuple(choices))


def _told(record: Record, name: str, value: str) -> str:
    if name in ("actor", "voice"):
        return "the reports' own" if value == NARRATOR else record.case.name(value)
    return words.language(value) if name == "language" else plain(value, "event" if value.isupper() else "")


# Beside the timeline


def _stands(record: Record, a: str, b: str) -> Iterator[Stands]:
    for who, other in ((a, b), (b, a)):
        if who == EVERYONE:
            continue
        told: dict[str, Told] = {}
        for row in record.moves.stands(who, other):
            told.setdefault(record.told[row].finding.gloss, record.told[row])
        chosen = [found(record, one) for one in list(told.values())[:MOST_STANDS]]
        if chosen:
            yield Stands(actor_link(record, who), tuple(chosen))


def _speakers(record: Record) -> Iterator[Speaker]:
    for voice in record.overview.voices[:MOST_VOICES]:
        actor = record.case.actor.get(voice.speaker)
        role = actor.roles[0] if actor and actor.roles else ""
        who = actor_link(record, voice.speaker)
        shown = claimed(record, voice.best)
        yield Speaker(who, role, voice.statements, voice.reports, voice.families, _said(record, voice.best), shown)


def _said(record: Record, line: Line) -> str:
    claim, report = line.claim, record.case.report[line.claim.span.report]
    if isinstance(claim, Quote) and claim.direct:
        return quoted(" … ".join(report.quote(stretch) for stretch in claim.content))[1:-1]
    return line.text


def _newest(record: Record) -> Iterator[Read]:
    for report in record.overview.newest[:MOST_REPORTS]:
        findings = {record.case.finding_of(line.id) for line in record.lines_in.get(report.id, ())}
        title = " ".join(report.text[:200].split("\n", 1)[0].split())
        yield Read(source(report), title if len(title) <= 110 else title[:108].rsplit(" ", 1)[0] + " …", len(findings))


def _actors(record: Record, chosen: Sequence[str]) -> Sequence[tuple[str, str]]:
    """Ids and names of the busiest actors, and of those that are chosen."""
    ids = dict.fromkeys([*(i for i, _ in record.moves.busiest[:MOST_ACTORS]), *(c for c in chosen if c != EVERYONE)])
    return sorted(((i, record.case.name(i)) for i in ids), key=lambda t: (t[1].casefold(), t[0]))
