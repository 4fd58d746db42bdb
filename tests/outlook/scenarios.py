"""Scenarios for tests, written as text: a small one to change, and a large one of 700 nodes and 40 inputs."""

import random

from kennan.outlook.reading import loads
from kennan.outlook.scenario import Scenario

BASES = 'direction = "judgement: as told"\nsize_basis = "judgement: as told"\n'
SMALL = f"""\
format = "kennan-outlook/1"
title = "Will Avalia open the bridge to Berisk?"
cutoff = "2024-01-31"
horizon = "2024-12-31"
analyst = "a tester"
resolution = "whether lorries cross"
status_quo = "shut"

[players.avalia]
precision = "medium"
{BASES}
[players.berisk]
precision = [1.0, 2.0, 3.0]
{BASES}
[interests.trade]
owner = "avalia"
weight = "large"
{BASES}
[interests.quiet]
owner = "avalia"
weight = "medium"
{BASES}
[interests.money]
owner = "berisk"
weight = "large"
{BASES}
[[moves]]
id = "word"
by = "berisk"
options = ["keep", "break"]
basis = "judgement: it gave its word"
[[moves.signs]]
option = "break"
event = "ASSAULT"
source = "berisk"

[[moves]]
id = "raid"
by = "chance"
options = ["no", "yes"]
basis = "judgement: raids happen"
[[moves.odds]]
option = "yes"
when = {{ word = "keep" }}
p = "small"
{BASES}
[[moves.odds]]
option = "yes"
when = {{ word = "break" }}
p = [0.3, 0.6, 0.9]
{BASES}
[[moves]]
id = "bridge"
by = "avalia"
options = ["shut", "half", "open"]
basis = "judgement: the question"

[[payoffs]]
id = "trade_open"
on = "trade"
when = {{ bridge = "open" }}
sign = "raises"
effect = "large"
{BASES}
[[payoffs]]
id = "half"
on = "trade"
when = {{ bridge = "half" }}
sign = "raises"
effect = "small"
{BASES}
[[payoffs]]
id = "raided"
on = "quiet"
when = {{ bridge = ["half", "open"], raid = "yes" }}
sign = "lowers"
effect = "large"
{BASES}
[[payoffs]]
id = "tolls"
on = "money"
when = {{ bridge = ["half", "open"] }}
sign = "raises"
effect = "medium"
{BASES}
[[payoffs]]
id = "loot"
on = "money"
when = {{ word = "break" }}
sign = "raises"
effect = [-0.2, 0.1, 0.4]
{BASES}
[[outcomes]]
name = "open"
when = {{ bridge = "open" }}
[[outcomes]]
name = "half open"
when = {{ bridge = "half" }}
[[outcomes]]
name = "shut"
"""
OPTIONS = (2, 3, 2, 2, 2, 3, 2, 2)
MOVERS = ("a", "b", "chance", "c", "a", "b", "chance", "c")


def swapped(*pairs: tuple[str, str]) -> Scenario:
    """The small scenario with stretches of its text changed, each of which must stand there."""
    text = SMALL
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return loads(text.encode())


def large(hidden: bool = False) -> Scenario:
    """About 700 nodes, 40 inputs, three players; some of its moves unseen where `hidden`."""
    rows = [SMALL.split("\n\n")[0].replace('"shut"', '"o0"')]
    for player in "abc":
        rows += [f'[players.{player}]\nprecision = "medium"\n{BASES}']
        rows += [f'[interests.{player}{k}]\nowner = "{player}"\nweight = "medium"\n{BASES}' for k in range(3)]
    for number, (by, options) in enumerate(zip(MOVERS, OPTIONS, strict=True)):
        names = ", ".join(f'"o{i}"' for i in range(options))
        rows.append(f'[[moves]]\nid = "m{number}"\nby = "{by}"\noptions = [{names}]\nbasis = "judgement: made up"')
        if hidden and number in (1, 4):
            rows.append(f'hidden_from = ["{"a" if number == 1 else "c"}"]')
        if number == 7:  # not made everywhere, which brings the tree to 700 nodes
            rows.append('when = { m5 = "o0" }')
        if by == "chance":
            rows.append(f'[[moves.odds]]\noption = "o0"\np = "medium"\n{BASES}')
    draws = random.Random(1)
    for number in range(26):
        first, second = draws.sample(range(len(OPTIONS)), 2)
        when = ", ".join(f'm{m} = "o{draws.randrange(OPTIONS[m])}"' for m in (first, second))
        owner, sign = f"{'abc'[number % 3]}{number // 3 % 3}", draws.choice(["raises", "lowers"])
        rows.append(
            f'[[payoffs]]\nid = "p{number}"\non = "{owner}"\nwhen = {{ {when} }}\nsign = "{sign}"\neffect = "medium"'
        )
        rows.append(BASES)
    rows.append(
        '[[outcomes]]\nname = "o1"\nwhen = { m5 = "o0", m7 = "o1" }\n[[outcomes]]\nname = "o2"\nwhen = { m1 = "o1" }'
    )
    rows.append('[[outcomes]]\nname = "o0"')
    return loads("\n".join(rows).encode())
