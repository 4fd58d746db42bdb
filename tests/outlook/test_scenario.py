"""A scenario file is read, or everything that is wrong with it is said; never a traceback."""

import random

import pytest

from kennan.errors import KennanError
from kennan.outlook.compile import compile_scenario
from kennan.outlook.reading import ScenarioError, loads
from kennan.outlook.writing import written
from tests.outlook.scenarios import SMALL, large, swapped


def faults(text: str) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        loads(text.encode(), "a.toml")
    return [f"{f.key}: {f.fault}" for f in caught.value.faults]


def test_the_small_scenario_is_read() -> None:
    scenario = swapped()
    assert [m.id for m in scenario.moves] == ["word", "raid", "bridge"]
    assert [o.name for o in scenario.outcomes] == ["open", "half open", "shut"]
    assert len(list(scenario.ranges())) == 12


def test_what_is_written_reads_back_the_same() -> None:
    for scenario in (swapped(), large(), large(hidden=True)):
        assert loads(written(scenario).encode()) == scenario


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'sign = "raises"\neffect = "small"',
            'sign = "up"\neffect = "small"',
            "payoffs.half.sign: 'up' is no direction",
        ),
        ('effect = "small"', 'effect = "tiny"', "payoffs.half.effect: is no range"),
        (
            'effect = "small"',
            "effect = [0.5, 0.2, 0.9]",
            "payoffs.half.effect: [0.5, 0.2, 0.9] is out of order or out of bounds",
        ),
        ('effect = "small"', "effect = [-0.5, -0.2, 0.1]", "payoffs.half.effect: the best value is negative"),
        ('effect = "small"', "effect = [0.1, nan, 0.9]", "payoffs.half.effect: is no range"),
        ('on = "quiet"', 'on = "noise"', "payoffs.raided.on: 'noise' is not known here"),
        (
            'when = { bridge = "half" }\nsign',
            'when = { bridge = "ajar" }\nsign',
            "payoffs.half.when.bridge: 'ajar' is not known here",
        ),
        ('basis = "judgement: the question"', "", "moves.bridge.basis: has no basis"),
        ('basis = "judgement: the question"', 'basis = "judgement: "', "moves.bridge.basis: names no reason"),
        (
            'basis = "judgement: the question"',
            'basis = ["a claim"]',
            "moves.bridge.basis: is neither claims nor a judgement",
        ),
        ('options = ["shut", "half", "open"]', 'options = ["shut"]', "moves.bridge.options: there are fewer than two"),
        ('by = "avalia"\noptions', 'by = "nobody"\noptions', "moves.bridge.by: 'nobody' is not known here"),
        ('horizon = "2024-12-31"', 'horizon = "2023-12-31"', "horizon: 2023-12-31 is not after the cut-off 2024-01-31"),
        ('cutoff = "2024-01-31"', 'cutoff = "soon"', "cutoff: 'soon' is no day"),
        ('status_quo = "shut"', 'status_quo = "ajar"', "status_quo: 'ajar' is no outcome"),
        ('id = "raid"', 'id = "word"', "moves: 'word' stands there twice"),
        ('owner = "berisk"', 'owner = "nobody"', "interests.money.owner: 'nobody' is not known here"),
        ("title =", "titel =", "titel: is no key that Kennan knows"),
        (
            'when = { word = "keep" }',
            'when = { bridge = "open" }',
            "moves.raid.odds[0].when.bridge: is not an earlier move",
        ),
        ('name = "shut"\n', 'name = "shut"\nwhen = { bridge = "shut" }\n', "outcomes: the last one has a condition"),
        ("kennan-outlook/1", "kennan-outlook/9", "format: is 'kennan-outlook/9'"),
        (
            'by = "avalia"\noptions',
            'by = "avalia"\nhidden_from = ["avalia"]\noptions',
            "moves.bridge.hidden_from: avalia makes this move",
        ),
    ],
)
def test_faults_name_the_key(old: str, new: str, expected: str) -> None:
    assert old in SMALL
    assert expected in faults(SMALL.replace(old, new))


def test_all_faults_are_said_at_once() -> None:
    text = SMALL.replace('on = "quiet"', 'on = "noise"').replace('effect = "small"', 'effect = "tiny"')
    assert len(faults(text)) == 2


def test_every_number_needs_both_bases() -> None:
    without = SMALL.replace('direction = "judgement: as told"\n', "", 1)
    assert faults(without) == ["players.avalia.direction: has no basis"]
    without = SMALL.replace('size_basis = "judgement: as told"\n', "", 1)
    assert faults(without) == ["players.avalia.size_basis: has no basis"]


@pytest.mark.parametrize(
    "text", ["", "a", "[", "\0", "format = 1", 'format = "kennan-outlook/1"', "[[[", "a = {" * 500]
)
def test_no_scenario_at_all(text: str) -> None:
    faults(text)


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(ScenarioError):
        loads(b"\xff\xfe\x00")


@pytest.mark.parametrize("seed", range(200))
def test_damaged_files_are_refused_in_words(seed: int) -> None:
    """Lines dropped, doubled, swapped; values exchanged for others of any type."""
    draws = random.Random(seed)
    rows = SMALL.split("\n")
    for _ in range(draws.randrange(1, 5)):
        at = draws.randrange(len(rows))
        match draws.randrange(5):
            case 0:
                del rows[at]
            case 1:
                rows.insert(draws.randrange(len(rows)), rows[at])
            case 2 if "=" in rows[at]:
                rows[at] = rows[at].split("=")[0] + "= " + draws.choice(VALUES)
            case 3:
                cut = draws.randrange(len(rows[at]) + 1)
                rows[at] = rows[at][:cut] + draws.choice(["\0", '"', "]", "é", "{", "1e999", "\\"]) + rows[at][cut:]
            case _:
                rows[at] = draws.choice(ROWS)
    try:
        compile_scenario(loads("\n".join(rows).encode()))
    except KennanError as error:
        assert str(error)


VALUES = ["1", "-1.5", "nan", "inf", "true", '""', '"x"', "[]", "[[]]", "[1, 2]", "[0, 0, 0]", "[1, 1, 1]", "{}",
          "{ a = 1 }", "2024-01-01", "12:00:00", '["shut", 1]', '"judgement: x"', '"chance"', '"\\u0000"', "1e400",
          "1" + "0" * 400]  # fmt: skip
ROWS = ["[players]", "[[players]]", "[moves]", "[[moves.odds]]", "[payoffs.x]", "players = 1", "moves = []", "when = 3",
        "options = [1, 2]", '[players."a b".c]', "[[outcomes]]", "x.y.z = 1"]  # fmt: skip


def test_a_tree_that_is_too_large_is_refused() -> None:
    move = '[[moves]]\nid = "m{0}"\nby = "avalia"\noptions = ["a", "b", "c"]\nbasis = "judgement: many"\n'
    text = SMALL.replace("[[payoffs]]", "\n".join(move.format(i) for i in range(12)) + "\n[[payoffs]]", 1)
    with pytest.raises(KennanError, match="more than 20000 nodes"):
        compile_scenario(loads(text.encode()))


def test_odds_that_leave_no_option_are_refused() -> None:
    both = SMALL.replace('option = "yes"\nwhen = { word = "keep" }\np = "small"', 'option = "yes"\np = [0, 0, 0]')
    both = both.replace(
        'option = "yes"\nwhen = { word = "break" }\np = [0.3, 0.6, 0.9]', 'option = "no"\np = [0, 0, 0]'
    )
    with pytest.raises(KennanError, match=r"moves\.raid"):
        compile_scenario(loads(both.encode()))
