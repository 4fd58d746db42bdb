"""The solver against Gambit's agent quantal response equilibria, at four precisions of every textbook game."""

import json
from pathlib import Path

import numpy as np
import pytest

from kennan.outlook.game import build
from kennan.outlook.hidden import solve_hidden
from kennan.outlook.solve import solve_open
from tests.outlook.textbook import GAMES, PRECISIONS

# Made once by pygambit 16.7.0: logit_solve_lambda, first_step .002, max_accel 1.01.
VALUES = json.loads((Path(__file__).parent / "gambit.json").read_text(encoding="utf-8"))
CASES = [(name, precision) for name in GAMES for precision in PRECISIONS]


@pytest.mark.parametrize(("name", "precision"), CASES)
def test_choices_are_those_of_gambit(name: str, precision: float) -> None:
    root, players = GAMES[name]()
    built = build(root, players)
    solve = solve_hidden if built.game.hidden else solve_open
    played = solve(built.game, built.payoffs, built.odds, np.full((players, 1), precision))
    assert played.converged.all()
    worst = 0.0
    for info, expected in VALUES[name][str(precision)].items():
        at, number = built.names[info]
        place = int(np.flatnonzero(built.game.groups[at].sets == number)[0])
        worst = max(worst, float(np.abs(played.choices[at][place, :, 0] - expected).max()))
    assert worst < 1e-8


def test_every_game_and_precision_is_kept() -> None:
    assert {(name, float(p)) for name, kept in VALUES.items() for p in kept} == set(CASES)


def test_several_precisions_are_solved_at_once() -> None:
    root, players = GAMES["one_card_poker"]()
    built = build(root, players)
    many = np.tile(np.array(PRECISIONS), (players, 1))
    together = solve_hidden(built.game, np.repeat(built.payoffs, 4, axis=2), np.repeat(built.odds, 4, axis=1), many)
    for i, precision in enumerate(PRECISIONS):
        alone = solve_hidden(built.game, built.payoffs, built.odds, np.full((players, 1), precision))
        for a, b in zip(together.choices, alone.choices, strict=True):
            np.testing.assert_allclose(a[:, :, i], b[:, :, 0], atol=1e-9)
