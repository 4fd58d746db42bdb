"""Sobol's total effects on a function whose effects are known, flips, splits, bits, ranges."""

import numpy as np
import pytest

from kennan.outlook.compile import compile_scenario
from kennan.outlook.run import draw, run, spread_values
from kennan.outlook.scenario import Basis, Range
from kennan.outlook.sensitivity import flips, total_effects
from kennan.outlook.standing import baselines, sights, splits
from tests.outlook.scenarios import swapped


def test_total_effects_of_ishigami() -> None:
    """Ishigami and Homma (1990), a = 7, b = .1: .5576, .4424, .2437."""

    def ishigami(x: np.ndarray) -> np.ndarray:
        return (np.sin(x[0]) + 7 * np.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * np.sin(x[0]))[None]

    found = total_effects(ishigami, lambda u: (2 * u - 1) * np.pi, 3, 16384, 0)
    np.testing.assert_allclose(found.each[0], [0.5576, 0.4424, 0.2437], atol=0.02)
    np.testing.assert_allclose(found.together, found.each[0], atol=1e-12)


def test_an_output_that_does_not_vary_has_no_effects() -> None:
    found = total_effects(lambda x: np.zeros((2, x.shape[1])), lambda u: u, 3, 32, 0)
    assert np.isnan(found.each).all() and np.isnan(found.together).all()


def test_draws_are_triangular() -> None:
    number = Range("x", "effect", -0.5, 0.0, 1.0, Basis(judgement="x"), Basis(judgement="x"))
    values = draw([number], 200_000, 0)[0]
    assert values.min() >= -0.5 and values.max() <= 1.0
    assert values.mean() == pytest.approx((-0.5 + 0.0 + 1.0) / 3, abs=0.005)
    assert (values < 0.0).mean() == pytest.approx(0.5 / 1.5, abs=0.005)
    point = Range("x", "effect", 0.3, 0.3, 0.3, Basis(), Basis())
    assert set(spread_values([point], np.array([[0.0, 0.5, 1.0]]))[0]) == {0.3}


def test_flips_turn_the_leading_outcome() -> None:
    scenario = swapped(
        ("p = [0.3, 0.6, 0.9]", "p = [0.3, 0.6, 1.0]"), ('weight = "medium"', "weight = [0.0, 0.6, 3.0]")
    )
    compiled = compile_scenario(scenario)
    lead, single, double = flips(compiled)
    assert lead == "shut" or lead
    for flip in single:
        assert flip.outcome != lead and len(flip.keys) == 1
        at = next(i for i, n in enumerate(compiled.inputs) if n.key == flip.keys[0])
        values = np.array([[n.best] for n in compiled.inputs])
        values[at] = flip.threshold if flip.threshold is not None else flip.values[0]
        names = [o.name for o in scenario.outcomes]
        assert names[int(run(compiled, values).outcomes[:, 0].argmax())] == flip.outcome
    alone = {k for flip in single for k in zip(flip.keys, flip.ends, strict=True)}
    for flip in double:
        assert not alone & set(zip(flip.keys, flip.ends, strict=True))


def test_an_option_written_twice_is_as_if_counted_twice() -> None:
    """The test by weights gives what writing the option out gives."""
    found = next(s for s in splits(compile_scenario(swapped())) if (s.move, s.option) == ("bridge", "shut"))
    doubled = compile_scenario(swapped(('["shut", "half", "open"]', '["shut", "half", "open", "shut2"]')))
    values = np.array([[n.best] for n in doubled.inputs])
    names = [o.name for o in doubled.scenario.outcomes]
    assert run(doubled, values).outcomes[names.index(found.outcome), 0] == pytest.approx(found.after, abs=1e-12)


def test_bits_of_a_move_that_decides_are_the_entropy() -> None:
    compiled = compile_scenario(swapped())
    solved = run(compiled, draw(compiled.inputs, 500, 0))
    found = {s.move: s for s in sights(compiled, solved.reach)}
    shares = solved.mean
    assert found["bridge"].bits == pytest.approx(float(-(shares * np.log2(shares)).sum()))
    assert found["bridge"].decides and not found["raid"].decides
    assert 0.0 <= found["word"].bits < found["raid"].bits < found["bridge"].bits
    assert sum(part for _, part, _ in found["raid"].seen) == pytest.approx(1.0)


def test_baselines_need_no_sizes() -> None:
    found = baselines(compile_scenario(swapped()))
    assert found["all alike"] == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert found["coin-tossing players"] == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert found["status quo"] == pytest.approx((0.05, 0.05, 0.9))
    other = baselines(
        compile_scenario(
            swapped(('effect = "small"', 'effect = "large"'), ("p = [0.3, 0.6, 0.9]", "p = [0.2, 0.3, 0.4]"))
        )
    )
    assert found["signs only"] == pytest.approx(other["signs only"])
