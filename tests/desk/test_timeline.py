"""The layout of the timeline: where moves stand, what becomes of too many, and which time is shown."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

import pytest

from kennan.desk import dates
from kennan.desk.dates import Window, bins, busy, ticks, window_of
from kennan.desk.marks import Move, Spot, placed, shape
from kennan.desk.timeline import DOWN, UP, Crowd, Matter, chart, height
from kennan.model import Interval


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def move(when: str = "2024-03-04", **changes: object) -> Move:
    at = day(when) if when else 0
    one = Move(
        href=f"/finding/{when}{changes.get('score', '')}",
        start=at,
        end=at,
        anchor=at,
        up=True,
        score=2.5,
        deed=False,
        toward="there",
        modality="actual",
        families=1,
        reports=1,
        label="talks",
        title="Varnia conferred with Oskelia",
    )
    return replace(one, **changes)  # type: ignore[arg-type]


YEARS = Window(day("2020-01-01"), day("2024-12-31"))


def drawn(*moves: Move, **more: object) -> object:
    window = busy(sorted(m.anchor for m in moves)) if moves else None
    matter = Matter(window, moves, (), (), (), ())
    return chart(replace(matter, **more), lambda w: f"/?from={w.told[0]}&to={w.told[1]}")  # type: ignore[arg-type]


# Which time


def days(*texts: str) -> list[int]:
    return sorted(day(t) for t in texts)


def test_few_moves_are_shown_over_all_their_time() -> None:
    assert busy(days("2006-01-01", "2016-07-01", "2024-03-04")).told == ("2006", "2024")


def test_an_outlier_does_not_squeeze_the_rest() -> None:
    window = busy(days("1979-12-24", *(f"2021-08-{n:02}" for n in range(5, 25))))
    assert window.first >= day("2021-07-20") and window.last <= day("2021-09-10")


def test_of_two_busy_times_the_later_is_shown() -> None:
    both = [f"{year}-05-{n:02}" for year in (1999, 2019) for n in range(1, 9)]
    assert busy(days(*both)).holds(day("2019-05-04")) and not busy(days(*both)).holds(day("1999-05-04"))


@pytest.mark.parametrize(
    ("first", "last", "told", "words"),
    [
        ("2021-01-01", "2021-12-31", ("2021", "2021"), "2021"),
        ("2021-07-01", "2021-09-30", ("2021-07", "2021-09"), "2021 Q3"),
        ("2021-06-01", "2021-08-31", ("2021-06", "2021-08"), "2021-06 to 2021-08"),
        ("2021-08-16", "2021-08-16", ("2021-08-16", "2021-08-16"), "2021-08-16"),
    ],
)
def test_a_window_is_told_as_shortly_as_can_be(first: str, last: str, told: tuple[str, str], words: str) -> None:
    window = Window(day(first), day(last))
    assert (window.told, window.words) == (told, words)


def test_an_open_end_is_that_of_the_moves() -> None:
    window = window_of(Interval("2021-08-01", None, "day"), days("2010-01-01", "2021-08-20"))
    assert window.first == day("2021-08-01") and window.last >= day("2021-08-20")


@pytest.mark.parametrize("window", [Window(1, 40), Window(dates.LAST - 40, dates.LAST), Window(1, dates.LAST)])
def test_the_ends_of_the_calendar_are_ends(window: Window) -> None:
    assert ticks(window, 1000) and bins(window, 80) and window.told
    for other in (window.moved(-3), window.moved(3), window.scaled(9, window.last), window.scaled(0.1, window.first)):
        assert dates.FIRST <= other.first <= other.last <= dates.LAST


@pytest.mark.parametrize("length", [1, 9, 31, 92, 366, 3000, 40000])
def test_ticks_have_room_and_bins_part_the_whole_window(length: int) -> None:
    window = Window(day("2019-02-27"), day("2019-02-27") + length - 1)
    steps = ticks(window, 900)
    assert all(a.last + 1 == b.first for a, b in pairwise(steps)) and len(steps) <= 26
    parts = bins(window, 80)
    assert parts[0].first == window.first and parts[-1].last == window.last and len(parts) <= 82
    assert all(a.last + 1 == b.first for a, b in pairwise(parts))


def test_the_first_label_that_has_room_tells_the_year() -> None:
    edge = Window(day("2024-02-25"), day("2024-04-15"))
    picture = chart(Matter(edge, (move(),), (), (), (), ()), lambda w: w.words)
    shown = [w.text for w in picture.dates if w.text]
    assert shown[0].endswith(" 2024") and not any(text.endswith("2024") for text in shown[1:])


# Where moves stand


def test_height_is_the_score_and_the_side_is_that_of_the_type() -> None:
    up, more, down = height(True, 2.5), height(True, 10), height(False, -9)
    assert more < up < UP and down > DOWN
    # a demand may score above 0, and is conflict still
    assert DOWN < height(False, 0.5) == height(False, 0) < height(False, -2)


def overlapping(spots: list[Spot]) -> list[tuple[Spot, Spot]]:
    return [
        (a, b)
        for a, b in combinations(spots, 2)
        if abs(a.x - b.x) + 1e-3 < a.half[0] + b.half[0] and abs(a.y - b.y) + 1e-3 < a.half[1] + b.half[1]
    ]


def test_marks_never_overlap_and_none_is_lost() -> None:
    many = [move(score=score, href=str(n)) for n, score in enumerate([2.5, 4, 5, 6.5, 9.5] * 12)]
    spots = placed([(m, 300.0 + n % 7, height(True, m.score)) for n, m in enumerate(many)], 100, 500, 34)
    assert overlapping(spots) == []
    assert sorted(m.href for s in spots for m in s.moves) == sorted(m.href for m in many)
    assert all(abs(s.x - s.true) <= 34 for s in spots)


def test_those_told_most_often_stand_alone_on_their_day() -> None:
    many = [move(href=f"{n:02}") for n in range(20)] + [move(href="well told", families=4)]
    spots = placed([(m, 300.0, 100.0) for m in many], 0, 600, 30)
    assert next(s for s in spots if s.moves[0].href == "well told").x == 300


def test_a_mark_tells_direction_word_or_deed_modality_and_origins() -> None:
    picture = drawn(move(families=3, toward="back", deed=True, modality="denied", title="all of it"))
    (mark,) = picture.marks  # type: ignore[attr-defined]
    assert mark.style == "back deed denied" and mark.text == "3" and mark.title == "all of it" and mark.strike
    outlines = {shape(0, 0, 7, deed, way) for deed in (True, False) for way in ("there", "back", "both")}
    assert len(outlines) == 6


def test_a_mark_for_many_opens_their_time_or_the_table() -> None:
    same = drawn(*(move(href=str(n)) for n in range(30)))
    heaps = [m for m in same.marks if m.number > 1]  # type: ignore[attr-defined]
    assert heaps and {m.href for m in heaps} == {"#moves"} and sum(m.number for m in same.marks) == 30  # type: ignore[attr-defined]
    apart = drawn(*(move(f"2024-03-{1 + n % 2:02}", href=str(n)) for n in range(60)), move("2021-01-01"), window=YEARS)
    assert any(m.href.startswith("/?from=2024-0") for m in apart.marks if m.number > 1)  # type: ignore[attr-defined]


def test_a_time_of_more_than_a_day_is_drawn_as_a_span() -> None:
    month = move("2024-03-16", start=day("2024-03-01"), end=day("2024-03-31"))
    open_ = move("2024-02-01", start=day("2024-02-01"), end=0, score=5)
    exact = move("2024-04-20", score=6.5)
    picture = drawn(*(replace(m, title=t) for m, t in ((month, "m"), (open_, "o"), (exact, "e"))))
    spans = {m.title: m.span for m in picture.marks}  # type: ignore[attr-defined]
    assert spans["m"] and spans["o"] and not spans["e"]


def test_moves_beside_the_window_stand_by_year_and_those_without_a_date_apart() -> None:
    picture = drawn(
        move(), before=[move("2003-05-01"), move("2010-10-01")], undated=[move("", anchor=0), move("", anchor=0)]
    )
    panels = {p.kind: p for p in picture.panels}  # type: ignore[attr-defined]
    assert list(panels) == ["before", "window", "undated"] and panels["undated"].title == "no date told: 2"
    labels = [w.text for w in picture.dates]  # type: ignore[attr-defined]
    assert {"2003", "2010", "no date"} <= set(labels)
    loose = [m for m in picture.marks if m.x > panels["undated"].x]  # type: ignore[attr-defined]
    assert len(loose) == 2 and not any(m.stem for m in loose)


def test_a_picture_without_any_date_still_shows_the_moves() -> None:
    picture = drawn(undated=[move("", anchor=0)])
    assert [p.kind for p in picture.panels] == ["undated"] and len(picture.marks) == 1  # type: ignore[attr-defined]
    assert picture.first == ""  # type: ignore[attr-defined]


def test_too_many_are_columns_whose_heights_are_numbers() -> None:
    window = Window(day("2024-01-01"), day("2024-02-29"))
    steps = (Window(day("2024-01-01"), day("2024-01-31")), Window(day("2024-02-01"), day("2024-02-29")))
    first = Counter({(True, "there", "deed"): 30, (True, "back", "word"): 10, (False, "both", "unreal"): 4})
    crowd = (
        Crowd(steps[0], first),
        Crowd(steps[1], Counter({(True, "there", "word"): 20})),
    )
    picture = chart(Matter(window, (), crowd, (), (), ()), lambda w: w.words)
    assert [(c.title, c.href) for c in picture.columns] == [
        ("2024-01: cooperation, 30 deeds, 10 words", "2024-01"),
        ("2024-01: conflict, 4 planned, possible or denied", "2024-01"),
        ("2024-02: cooperation, 20 words", "2024-02"),
    ]
    assert [b.style for b in picture.columns[0].bars] == ["there deed", "back word"]


def test_labels_cover_neither_marks_nor_each_other() -> None:
    picture = drawn(*(move(f"2024-03-{n:02}", href=str(n), score=[2.5, 5, 6.5][n % 3]) for n in range(1, 28)))
    assert picture.labels  # type: ignore[attr-defined]
    boxes = [
        (w.x - (len(w.text) * 5.9 if w.side == "end" else 0), w.y - 3.8, len(w.text) * 5.9)
        for w in picture.labels  # type: ignore[attr-defined]
    ]
    for mark in picture.marks:  # type: ignore[attr-defined]
        assert not any(x < mark.x < x + wide and abs(y - mark.y) < 7 for x, y, wide in boxes)
