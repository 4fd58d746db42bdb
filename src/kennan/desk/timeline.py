"""The two-track timeline laid out: moves and a window in, a picture in numbers out. Cooperation stands above the band
of dates, conflict below it, the higher the higher PLOVER's score. `html/timeline.html` draws it."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kennan.desk import dates
from kennan.desk.dates import Window, day_of
from kennan.desk.marks import HEAP_TALL, Move, Spot, Toward, heap, placed, shape, strike
from kennan.desk.picture import Bar, Chart, Column, Line, Mark, Panel, Words

WIDTH, LEFT, RIGHT, GAP = 1240, 118, 1232, 16
TOP, TRACK, BAND, BOTTOM = 30, 168, 28, 26
UP = TOP + TRACK  # where the upper track stands
DOWN = UP + BAND
HEIGHT = DOWN + TRACK + BOTTOM
BASE, UNIT = 18, 13.4  # pixels above the band: of a score of 0, and for each point more
SLOT, MARK = 52, 26.2  # width of one year beside the window, at least, and of a mark
MOST_SLOTS, MOST_ASIDE = 6, 18
REACH = 34.0  # pixels by which a mark may stand beside its day
MOST_LABELS = 12
SORTS = ("deed", "word", "unreal")
LETTER = 5.9  # width of one of a label
# what a score means, by the moves that bear it
ROWS = (
    (True, 9.5, "help, joint action"), (True, 6.5, "withdraw, release"), (True, 4.75, "support, visit"),
    (True, 2.5, "talk, promise"), (False, 0.0, "demand"), (False, 3.0, "blame, threaten"),
    (False, 6.0, "sanction, deploy"), (False, 9.0, "attack"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Crowd:
    """Moves of one step of time, too many to be drawn each: by side (up), by whom, and "deed", "word" or "unreal"."""

    step: Window
    numbers: Counter[tuple[bool, Toward, str]]


@dataclass(frozen=True, slots=True)
class Matter:
    """What is to be drawn: moves of the window, each or (`crowd`) by steps; those before and after it, if few; those
    without a date. `window` is None where no move is dated."""

    window: Window | None
    within: Sequence[Move]
    crowd: Sequence[Crowd]
    before: Sequence[Move]
    after: Sequence[Move]
    undated: Sequence[Move]


Zoom = Callable[[Window], str]


def chart(matter: Matter, zoom: Zoom, undated_href: str = "#undated") -> Chart:
    """Lay it out. `zoom` gives the address that shows a window."""
    return _Layout(matter, zoom, undated_href).chart()


def height(up: bool, score: float) -> float:
    """Where a score stands."""
    rise = BASE + UNIT * min(10.0, max(0.0, score if up else -score))
    return UP - rise if up else DOWN + rise


class _Layout:
    def __init__(self, matter: Matter, zoom: Zoom, undated_href: str) -> None:
        self.matter, self.zoom, self.undated_href = matter, zoom, undated_href
        self.before = list(_slots(matter.before, latest=True))
        self.after = list(_slots(matter.after, latest=False))
        self.spots: list[Spot] = []
        room = RIGHT - LEFT
        undated = self._undated_width(room)
        left = LEFT + (sum(s.width for s in self.before) + GAP if self.before else 0)
        right = RIGHT - (undated + GAP if undated and matter.window else undated)
        right -= sum(s.width for s in self.after) + GAP if self.after else 0
        self.x, self.wide = float(left), float(right - left)
        self.undated = float(undated)

    def _undated_width(self, room: float) -> float:
        """As wide as its fullest row, if that leaves enough for what has a date."""
        if not self.matter.undated:
            return 0
        if not self.matter.window:
            return room
        return min(max(110.0, _fullest(self.matter.undated) * MARK + 30), room * 0.36)

    def chart(self) -> Chart:
        panels, lines, words = [], list(self._levels()), list(self._meanings())
        tick_words: list[Words] = []
        for kind, slots, x in (
            ("before", self.before, float(LEFT)),
            ("after", self.after, self.x + self.wide + GAP),
        ):
            if slots:
                panels.append(Panel(kind, x, sum(s.width for s in slots), "earlier" if kind == "before" else "later"))
                tick_words += self._slotted(slots, x)
        if self.matter.window:
            panels.append(Panel("window", self.x, self.wide, ""))
            for tick, line in self._ticks(self.matter.window):
                tick_words.append(tick)
                lines.append(line)
            self._window(self.matter.window)
        if self.undated:
            x = RIGHT - self.undated
            number = sum(m.number for m in self.matter.undated)
            panels.append(Panel("undated", x, self.undated, f"no date told: {number:,}"))
            tick_words.append(Words(x + self.undated / 2, UP + 18.5, "middle", "no date", self.undated_href))
            middle = x + self.undated / 2
            items = [(m, middle, height(m.up, m.score)) for m in self.matter.undated]
            self.spots += placed(items, x + 14, RIGHT - 14, self.undated)
        marks = tuple(self._mark(s) for s in sorted(self.spots, key=lambda s: (s.x, s.y)))
        return Chart(
            width=WIDTH,
            height=HEIGHT,
            x=self.x,
            wide=self.wide,
            first=day_of(self.matter.window.first) if self.matter.window else "",
            last=day_of(self.matter.window.last) if self.matter.window else "",
            panels=tuple(panels),
            lines=tuple(lines),
            words=tuple(words),
            dates=tuple(tick_words),
            columns=tuple(self._columns()),
            marks=marks,
            labels=tuple(self._labels()),
        )

    # What stands still

    def _levels(self) -> Iterator[Line]:
        if not self.matter.crowd:
            for up, score, _ in ROWS:
                yield Line(LEFT, height(up, score if up else -score), RIGHT - LEFT, 0)

    def _meanings(self) -> Iterator[Words]:
        yield Words(0, TOP - 12, "start", "Cooperation ↑", style="track up")
        yield Words(0, HEIGHT - 8, "start", "Conflict ↓", style="track down")
        if self.matter.crowd:
            most = self._most
            for up in (True, False):
                yield Words(LEFT - 8, (TOP + 14) if up else (DOWN + TRACK - 6), "end", f"{most:,} moves", style="row")
            return
        for up, score, text in ROWS:
            yield Words(LEFT - 8, height(up, score if up else -score) + 3.5, "end", text, style="row")

    def _ticks(self, window: Window) -> Iterator[tuple[Words, Line]]:
        year = ""  # that the last label told
        for tick in dates.ticks(window, self.wide):
            x = self._at(max(tick.first, window.first) - 0.5)
            step = Window(tick.first, tick.last)
            room = self._at(min(tick.last, window.last) + 0.5) - x
            text = tick.label if tick.full[-4:] == year else tick.full
            if room >= 6.4 * len(text) + 9:
                year = tick.full[-4:]
            else:
                text = ""
            href = self.zoom(step) if step.days < window.days else ""
            words = Words(x + 5, UP + 18.5, "start", text, href, "major" if tick.major else "")
            yield words, Line(x, TOP, 0, HEIGHT - TOP - BOTTOM, tick.major)

    # Where moves stand

    def _at(self, day: float) -> float:
        """Where the middle of a day stands."""
        assert self.matter.window
        return self.x + (day - self.matter.window.first + 0.5) / self.matter.window.days * self.wide

    def _window(self, window: Window) -> None:
        items = [(m, self._at(m.anchor), height(m.up, m.score)) for m in self.matter.within]
        self.spots += placed(items, self.x + 12, self.x + self.wide - 12, REACH)

    def _slotted(self, slots: "Sequence[_Slot]", x: float) -> Iterator[Words]:
        for slot in slots:
            middle = x + slot.width / 2
            items = [(m, middle, height(m.up, m.score)) for m in slot.moves]
            self.spots += placed(items, x + 12, x + slot.width - 12, slot.width)
            x += slot.width
            yield Words(middle, UP + 18.5, "middle", slot.label, self.zoom(slot.window), "major")

    # Drawing

    def _mark(self, spot: Spot) -> Mark:
        move, many = spot.moves[0], spot.many
        x, y = spot.x, spot.y
        foot = UP if move.up else DOWN
        edge = y + (HEAP_TALL if many else move.radius) * (1 if move.up else -1)
        dated = all(m.anchor for m in spot.moves)
        number = spot.number
        title, href = move.title, move.href
        if many:
            title = "\n".join([f"{number:,} moves", *(m.title for m in spot.moves[:8])])
            title += "\n…" if number > 8 and len(spot.moves) > 8 else ""
            days = [m.anchor for m in spot.moves]
            href = self.zoom(dates.all_of(sorted(days))) if dated and max(days) > min(days) else self.undated_href
            if dated and max(days) == min(days):
                href = "#moves"
        return Mark(
            x=round(x, 1),
            y=round(y, 1),
            path=heap(x, y, spot.number) if many else shape(x, y, move.radius, move.deed, move.toward),
            stem=f"M{spot.true:.1f} {foot}L{x:.1f} {edge:.1f}" if dated else "",
            span="" if many or not dated else self._span(move, spot),
            strike=strike(x, y, move.radius) if not many and move.modality == "denied" else "",
            style=_style(spot),
            text=f"{number:,}" if many else str(move.families) if move.families > 1 else "",
            title=title,
            href=href,
            number=number,
        )

    def _span(self, move: Move, spot: Spot) -> str:
        """The time within which a move lies, where that is more than a day: it's not known when."""
        window = self.matter.window
        if window is None or move.start == move.end or not window.holds(move.anchor):
            return ""
        if not move.start or not move.end:
            way = 1 if move.start else -1
            return f"M{spot.x:.1f} {spot.y:.1f}h{way * 30}m{-way * 4} -3l{way * 4} 3l{-way * 4} 3"
        low = max(self._at(move.start - 0.5), self.x)
        high = min(self._at(move.end + 0.5), self.x + self.wide)
        return f"M{low:.1f} {spot.y - 3:.1f}v6m0 -3H{high:.1f}m0 -3v6" if high - low > 2 * spot.half[0] + 4 else ""

    @property
    def _most(self) -> int:
        """The most moves of a step on one side."""
        sums = (
            sum(n for key, n in c.numbers.items() if key[0] is up) for c in self.matter.crowd for up in (True, False)
        )
        return max(sums, default=0)

    def _columns(self) -> Iterator[Column]:
        most = max(1, self._most)
        for crowd in self.matter.crowd:
            x, end = self._at(crowd.step.first - 0.5), self._at(crowd.step.last + 0.5)
            inset = min(2.0, (end - x) / 8)
            for up in (True, False):
                parts = [(k, n) for k, n in crowd.numbers.items() if k[0] is up and n]
                if not parts:
                    continue
                parts.sort(key=lambda t: (SORTS.index(t[0][2]), t[0][1]))
                bars, at = [], float(UP if up else DOWN)
                for (_, toward, kind), n in parts:
                    tall = n / most * (TRACK - 14)
                    top = at - tall if up else at
                    box = f"M{x + inset:.1f} {top:.1f}h{end - x - 2 * inset:.1f}v{tall:.1f}H{x + inset:.1f}Z"
                    bars.append(Bar(box, f"{toward} {kind}"))
                    at += -tall if up else tall
                yield Column(_crowd_title(crowd, up, parts), self.zoom(crowd.step), tuple(bars))

    def _labels(self) -> Iterator[Words]:
        """The moves told most often, in a few words, where there is room."""
        boxes = [(s.x - s.half[0], s.y - s.half[1], s.x + s.half[0], s.y + s.half[1]) for s in self.spots]
        alone = sorted((s for s in self.spots if not s.many), key=lambda s: (not s.moves[0].anchor, s.moves[0].rank))
        given = 0
        for spot in alone:
            move = spot.moves[0]
            wide, low, high = len(move.label) * LETTER + 4, float(LEFT), float(RIGHT)
            if not move.anchor:
                low = RIGHT - self.undated
            elif self.undated:
                high = RIGHT - self.undated - GAP / 2
            for side, start in (("start", spot.x + spot.half[0] + 1), ("end", spot.x - spot.half[0] - 1 - wide)):
                box = (start, spot.y - 7, start + wide, spot.y + 7)
                if low <= box[0] and box[2] <= high and not any(_meet(box, other) for other in boxes):
                    boxes.append(box)
                    x = start if side == "start" else start + wide
                    yield Words(round(x, 1), round(spot.y + 3.8, 1), side, move.label)
                    given += 1
                    break
            if given == MOST_LABELS:
                return


@dataclass(frozen=True, slots=True)
class _Slot:
    label: str
    window: Window
    moves: list[Move]

    @property
    def width(self) -> float:
        return float(max(SLOT, min(5, _fullest(self.moves)) * MARK))


def _fullest(moves: Sequence[Move]) -> int:
    """How many marks stand side by side at most."""
    return max(Counter((m.up, round(m.score / 1.4)) for m in moves).values())


def _slots(moves: Sequence[Move], *, latest: bool) -> Iterator[_Slot]:
    """Moves beside the window by year, or by decade where those are too many; none where there are more still."""
    if not moves or len(moves) > MOST_ASIDE:
        return
    for step in (1, 10, 50):
        years: dict[int, list[Move]] = {}
        for move in sorted(moves, key=lambda m: m.anchor):
            year = int(day_of(move.anchor)[:4])
            years.setdefault(year - year % step, []).append(move)
        if len(years) <= MOST_SLOTS:
            for year, those in years.items():
                first = dates.around(those[0].anchor, "year").first
                last = dates.around(those[-1].anchor, "year").last
                yield _Slot(f"{year}" if step == 1 else f"{year}s", Window(first, last), those)
            return


def _style(spot: Spot) -> str:
    ways = {m.toward for m in spot.moves}
    way = ways.pop() if len(ways) == 1 else "both"
    if spot.many:
        return f"{way} many"
    move = spot.moves[0]
    return f"{way} {'deed' if move.deed else 'word'} {move.modality}"


def _crowd_title(crowd: Crowd, up: bool, parts: Sequence[tuple[tuple[bool, Toward, str], int]]) -> str:
    kinds: Counter[str] = Counter()
    for (_, _, kind), n in parts:
        kinds[kind] += n
    names = {"deed": "deeds", "word": "words", "unreal": "planned, possible or denied"}
    told = ", ".join(f"{n:,} {names[k]}" for k, n in kinds.items())
    return f"{crowd.step.words}: {'cooperation' if up else 'conflict'}, {told}"


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
