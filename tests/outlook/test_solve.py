"""What must not change the play: shifting and scaling payoffs, order and names, what cannot happen."""

import numpy as np
import pytest

from kennan.errors import KennanError
from kennan.outlook.compile import compile_scenario
from kennan.outlook.game import build, choice, end
from kennan.outlook.hidden import solve_hidden
from kennan.outlook.run import best_values, draw, run
from kennan.outlook.scenario import Scenario
from kennan.outlook.solve import normalise, solve_open
from tests.outlook.scenarios import large, swapped
from tests.outlook.textbook import GAMES


def outcomes(scenario: Scenario, samples: int = 300) -> dict[str, np.ndarray]:
    compiled = compile_scenario(scenario)
    solved = run(compiled, draw(compiled.inputs, samples, 7))
    return dict(zip((o.name for o in scenario.outcomes), solved.outcomes, strict=True))


def same(one: dict[str, np.ndarray], other: dict[str, np.ndarray]) -> None:
    assert set(one) == set(other)
    for name, shares in one.items():
        np.testing.assert_allclose(shares, other[name], atol=1e-12)


def best(scenario: Scenario) -> dict[str, float]:
    compiled = compile_scenario(scenario)
    shares = run(compiled, best_values(compiled.inputs)).outcomes[:, 0]
    return dict(zip((o.name for o in scenario.outcomes), shares, strict=True))


@pytest.mark.parametrize("name", ["trust", "beer_quiche", "chain_store"])
def test_shift_and_scale_of_payoffs_change_nothing(name: str) -> None:
    root, players = GAMES[name]()
    built = build(root, players)
    solve = solve_hidden if built.game.hidden else solve_open
    precision = np.full((players, 1), 3.0)
    plain = solve(built.game, normalise(built.payoffs), built.odds, precision)
    moved = built.payoffs * np.array([3.0, 0.2, 50.0])[:players, None, None] - 7.0
    other = solve(built.game, normalise(moved), built.odds, precision)
    for a, b in zip(plain.choices, other.choices, strict=True):
        np.testing.assert_allclose(a, b, atol=1e-9)


def test_probabilities_add_up() -> None:
    for hidden in (False, True):
        compiled = compile_scenario(large(hidden))
        solved = run(compiled, draw(compiled.inputs, 64, 0))
        assert solved.converged.all()
        np.testing.assert_allclose(solved.outcomes.sum(axis=0), 1.0, atol=1e-12)


def test_order_of_options_changes_nothing() -> None:
    same(outcomes(swapped()), outcomes(swapped(('["shut", "half", "open"]', '["open", "shut", "half"]'))))


def test_names_of_options_change_nothing() -> None:
    renamed = swapped(('"half"', '"a_quarter"'))
    same(outcomes(swapped()), outcomes(renamed))


def test_names_of_players_change_nothing() -> None:
    same(outcomes(swapped()), outcomes(swapped(("avalia", "zenda"))))


BASED = 'direction = "judgement: x"\nsize_basis = "judgement: x"\n\n'
LOOT = '[[payoffs]]\nid = "loot"'


def test_an_option_of_chance_that_can_not_happen_changes_nothing() -> None:
    odds = '[[moves.odds]]\noption = "yes"\nwhen = { word = "keep" }'
    rule = '[[payoffs]]\nid = "wet"\non = "money"\nwhen = { raid = "flood" }\nsign = "lowers"\neffect = [1, 1, 1]\n'
    never = swapped(
        ('options = ["no", "yes"]', 'options = ["no", "yes", "flood"]'),
        (odds, f'[[moves.odds]]\noption = "flood"\np = [0, 0, 0]\n{BASED}{odds}'),
        (LOOT, f"{rule}{BASED}{LOOT}"),
    )
    assert best(never) == pytest.approx(best(swapped()), abs=1e-12)


def test_a_rule_without_effect_changes_nothing() -> None:
    rule = '[[payoffs]]\nid = "nil"\non = "money"\nwhen = { word = "keep" }\nsign = "raises"\neffect = [0, 0, 0]\n'
    assert best(swapped((LOOT, f"{rule}{BASED}{LOOT}"))) == pytest.approx(best(swapped()), abs=1e-12)


def test_blocks_and_threads_change_nothing() -> None:
    compiled = compile_scenario(large())
    values = draw(compiled.inputs, 700, 3)
    one, two = run(compiled, values, threads=1), run(compiled, values, threads=3)
    assert one.outcomes.tobytes() == two.outcomes.tobytes()
    assert one.reach.tobytes() == two.reach.tobytes()


def test_coins_are_tossed_at_precision_zero() -> None:
    root, players = GAMES["centipede"]()
    built = build(root, players)
    played = solve_open(built.game, built.payoffs, built.odds, np.zeros((players, 1)))
    assert all(np.allclose(c, 0.5) for c in played.choices)


def test_subgame_perfection_is_the_limit() -> None:
    root, players = GAMES["centipede"]()
    built = build(root, players)
    perfect = solve_open(built.game, built.payoffs, built.odds, np.full((players, 1), np.inf))
    nearly = solve_open(built.game, built.payoffs, built.odds, np.full((players, 1), 500.0))
    assert all(c[0, 0, 0] == 1.0 for c in perfect.choices)  # takes at once, everywhere
    for a, b in zip(perfect.choices, nearly.choices, strict=True):
        np.testing.assert_allclose(a, b, atol=1e-9)


def test_ties_are_split_where_nobody_errs() -> None:
    built = build(choice(0, end(1.0), end(1.0), end(0.0)), 1)
    played = solve_open(built.game, built.payoffs, built.odds, np.array([[np.inf]]))
    assert played.choices[0][0, :, 0].tolist() == [0.5, 0.5, 0.0]


def test_poker_is_solved_far_beyond_where_damping_fails() -> None:
    root, players = GAMES["one_card_poker"]()
    built = build(root, players)
    played = solve_hidden(built.game, built.payoffs, built.odds, np.full((players, 1), 60.0))
    assert played.converged.all()
    bluff = played.choices[built.names["low"][0]][int(built.names["low"][1]), 0, 0]
    assert bluff == pytest.approx(1 / 3, abs=0.02)  # Myerson 1991: one in three


def test_a_fork_is_refused() -> None:
    """With the same payoffs for both the path forks, and which branch play takes is nobody's to say."""
    opera = choice(1, end(3, 1), end(0, 0), info="her")
    fight = choice(1, end(0, 0), end(1, 3), info="her")
    built = build(choice(0, end(2, 2), choice(0, opera, fight, info="his"), info="out or in"), 2)
    low = solve_hidden(built.game, built.payoffs, built.odds, np.full((2, 1), 0.5))
    high = solve_hidden(built.game, built.payoffs, built.odds, np.full((2, 1), 5.0))
    assert low.converged.all() and not high.converged.any()


def test_hidden_moves_have_no_perfect_limit() -> None:
    root, players = GAMES["matching_pennies"]()
    built = build(root, players)
    with pytest.raises(KennanError, match="finite precision"):
        solve_hidden(built.game, built.payoffs, built.odds, np.full((players, 1), np.inf))


def test_a_hidden_move_that_tells_nothing_is_as_if_seen_when_irrelevant() -> None:
    """Where nobody's payoff hangs on it, it does not matter whether it is seen."""
    assert best(swapped(('id = "word"\nby = "berisk"', 'id = "word"\nby = "berisk"\nhidden_from = ["avalia"]'),
                        ('p = [0.3, 0.6, 0.9]', 'p = "small"'))) == pytest.approx(
        best(swapped(('p = [0.3, 0.6, 0.9]', 'p = "small"'))), abs=1e-9)  # fmt: skip
