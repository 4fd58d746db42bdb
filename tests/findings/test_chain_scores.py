"""The measures of chains, on chains small enough to be reckoned by hand."""

import pytest

from tests.chains import Chains, score


def chains(*told: str) -> Chains:
    return [frozenset(chain) for chain in told]


@pytest.mark.parametrize(
    ("key", "response", "expected"),
    [
        (chains("abc", "de"), chains("abc", "de"), (1, 1, 1)),
        (chains("abc", "de"), chains("ab", "cde"), (2 / 3, 11 / 15, 0.8)),
        (chains("ab", "cd"), chains("a", "b", "c", "d"), (0, 2 / 3, 4 / 9)),
        # The likest pair of chains ("abc", "abd") is not part of the best matching of them all.
        (chains("abc", "d"), chains("abd", "c"), (0.5, 2 / 3, 0.5)),
    ],
)
def test_each_measure_is_as_defined(key: Chains, response: Chains, expected: tuple[float, float, float]) -> None:
    found = score(key, response)
    assert (found.muc, found.b3, found.ceafe) == pytest.approx(expected)
    assert found.conll == pytest.approx(sum(expected) / 3)
