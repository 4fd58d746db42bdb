"""A game as Gambit's extensive form file (.efg), which OpenSpiel reads too."""

from collections.abc import Iterator, Sequence

import numpy as np

from kennan.outlook.compile import Compiled
from kennan.outlook.game import CHANCE_OWNER, Floats, Game
from kennan.outlook.run import best_values
from kennan.outlook.solve import normalise


def export(compiled: Compiled) -> str:
    """The text of an .efg file: the scenario at its best values, payoff spans normalised as the solver takes them."""
    values = best_values(compiled.inputs)
    return written(
        compiled.game,
        normalise(compiled.payoffs(values))[:, :, 0],
        compiled.odds(values)[:, 0],
        title=compiled.scenario.title,
        players=[p.name for p in compiled.scenario.players],
        actions=[step.options for step in compiled.steps],
        ends=[compiled.scenario.outcomes[i].name for i in compiled.ends],
    )


def written(
    game: Game,
    payoffs: Floats,
    odds: Floats,
    *,
    title: str = "game",
    players: Sequence[str] | None = None,
    actions: Sequence[Sequence[str]] | None = None,
    ends: Sequence[str] | None = None,
) -> str:
    """Any game with payoffs (players, ends) and odds (rows,). Information sets are numbered player by player."""
    names = players or [f"P{i + 1}" for i in range(game.players)]
    head = f'EFG 2 R {_quoted(title)} {{ {" ".join(_quoted(n) for n in names)} }}\n""\n\n'
    where = {node: (at, node - g.start) for at, g in enumerate(game.groups) for node in range(g.start, g.stop)}
    numbers = _set_numbers(game)

    def lines() -> Iterator[str]:
        waiting = [0]
        while waiting:
            node = waiting.pop()
            if node >= game.terminals:
                end = node - game.terminals
                name = ends[end] if ends else ""
                yield f't "" {end + 1} {_quoted(name)} {{ {", ".join(_number(x) for x in payoffs[:, end])} }}'
                continue
            at, place = where[node]
            group = game.groups[at]
            labels = actions[at] if actions else [str(a + 1) for a in range(group.actions)]
            if group.owner == CHANCE_OWNER:
                assert group.odds is not None
                shares = _summing(odds[group.odds[place]])
                told = " ".join(f"{_quoted(n)} {p}" for n, p in zip(labels, shares, strict=True))
                yield f'c "" {numbers[at, place]} "" {{ {told} }} 0'
            else:
                told = " ".join(_quoted(n) for n in labels)
                known = numbers[at, int(group.sets[place])]
                yield f'p "" {group.owner + 1} {known} {_quoted(group.name)} {{ {told} }} 0'
            waiting.extend(int(k) for k in reversed(group.kids[place]))

    return head + "\n".join(lines()) + "\n"


def _set_numbers(game: Game) -> dict[tuple[int, int], int]:
    """The number of each information set of a player, and of each node of chance, by group and place."""
    met = dict.fromkeys(range(-1, game.players), 0)
    numbers = {}
    for at, group in enumerate(game.groups):
        sets = range(group.count) if group.owner == CHANCE_OWNER else range(int(group.sets[-1]) + 1)
        for place in sets:
            met[group.owner] += 1
            numbers[at, place] = met[group.owner]
    return numbers


def _summing(odds: Floats) -> list[str]:
    """Odds as decimals that add up to exactly one, as Gambit wants them."""
    places = 10**12
    whole = np.rint(np.asarray(odds) * places).astype(np.int64)
    whole[int(np.argmax(whole))] += places - int(whole.sum())
    return [f"{n // places}.{n % places:012}" for n in whole.tolist()]


def _number(value: float) -> str:
    return np.format_float_positional(value, trim="0")


def _quoted(text: str) -> str:
    plain = "".join(c if c.isprintable() else " " for c in text)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
