"""Textbook games, built as trees. Names of information sets are those under which the values of Gambit are kept."""

from collections.abc import Callable

from kennan.outlook.game import Node, chance, choice, end


def ultimatum() -> tuple[Node, int]:
    """Five offers of ten, each answered by a responder who sees it (Güth et al. 1982)."""
    offers = [choice(1, end(10 - x, x), end(0, 0), info=f"answer {x}") for x in (1, 3, 5, 7, 9)]
    return choice(0, *offers, info="offer"), 2


def centipede() -> tuple[Node, int]:
    """Six moves, doubling pots (McKelvey and Palfrey 1992)."""
    pots = [(0.4, 0.1), (0.2, 0.8), (1.6, 0.4), (0.8, 3.2), (6.4, 1.6), (3.2, 12.8)]
    node = end(25.6, 6.4)
    for move in range(5, -1, -1):
        node = choice(move % 2, end(*pots[move]), node, info=f"move {move + 1}")
    return node, 2


def entry_deterrence() -> tuple[Node, int]:
    """An entrant enters boldly, meekly or not at all; the incumbent sees only that there is entry."""
    bold = choice(1, end(-1, -1), end(3, 2), info="answer")
    meek = choice(1, end(-1, 0), end(1, 1), info="answer")
    return choice(0, end(0, 2), bold, meek, info="enter"), 2


def trust() -> tuple[Node, int]:
    """Half, all or nothing is sent and trebled; half, a third or nothing comes back (Berg et al. 1995)."""

    def sent(x: float) -> Node:
        return choice(1, *(end(4 - x + 3 * x * r, 3 * x * (1 - r)) for r in (0, 1 / 3, 1 / 2)), info=f"back {x}")

    return choice(0, end(4, 0), sent(2), sent(4), info="send"), 2


def beer_quiche() -> tuple[Node, int]:
    """A signal about strength, seen by one who may fight (Cho and Kreps 1987)."""

    def breakfast(strong: bool, beer: bool) -> Node:
        liked = 1.0 if strong == beer else 0.0
        fight, leave = end(liked, 0.0 if strong else 1.0), end(liked + 2.0, 1.0 if strong else 0.0)
        return choice(1, fight, leave, info="beer" if beer else "quiche")

    def kind(strong: bool) -> Node:
        return choice(0, breakfast(strong, True), breakfast(strong, False), info="strong" if strong else "weak")

    return chance((0.9, 0.1), kind(True), kind(False)), 2


def one_card_poker() -> tuple[Node, int]:
    """One player sees a high or low card and raises or folds; the other meets a raise or passes (Myerson 1991)."""

    def card(high: bool) -> Node:
        met = end(2, -2) if high else end(-2, 2)
        shown = end(1, -1) if high else end(-1, 1)
        return choice(0, choice(1, met, end(1, -1), info="meet"), shown, info="high" if high else "low")

    return chance((0.5, 0.5), card(True), card(False)), 2


def matching_pennies() -> tuple[Node, int]:
    """One move after the other, the first unseen, with payoffs that favour one side of the coin (Ochs 1995)."""
    heads = choice(1, end(4, 0), end(0, 1), info="second")
    tails = choice(1, end(0, 1), end(1, 0), info="second")
    return choice(0, heads, tails, info="first"), 2


def battle_of_the_sexes() -> tuple[Node, int]:
    """With an outside option before it, and the first choice unseen. Not quite the same for both, so that the path does
    not fork."""
    opera = choice(1, end(3, 1.2), end(0, 0), info="her")
    fight = choice(1, end(0, 0), end(1, 3), info="her")
    return choice(0, end(2, 2), choice(0, opera, fight, info="his"), info="out or in"), 2


def chain_store() -> tuple[Node, int]:
    """Two markets in turn; a store that may be one that likes to fight (Selten 1978, Kreps and Wilson 1982)."""

    def second(tough: bool, before: float, seen: str) -> Node:
        fight, share = (1.0, 0.0) if tough else (-1.0, 0.0)
        out, entered = (before + 2.0, 0.0), []
        for gain, theirs in ((fight, -1.0), (share, 1.0)):
            entered.append(end(before + gain, 0.0, theirs))
        kind = "tough" if tough else "weak"
        answer = choice(0, *entered, info=f"{kind} {seen} second")
        return choice(2, end(out[0], 0.0, 0.0), answer, info=f"entrant two {seen}")

    def with_entry(tough: bool, first: tuple[float, float], seen: str) -> Node:
        return _with_first(second(tough, first[0], seen), first[1])

    def kind(tough: bool) -> Node:
        fight, share = (1.0, 0.0) if tough else (-1.0, 0.0)
        name = "tough" if tough else "weak"
        answer = choice(
            0,
            with_entry(tough, (fight, -1.0), "fought"),
            with_entry(tough, (share, 1.0), "shared"),
            info=f"{name} first",
        )
        return choice(1, with_entry(tough, (2.0, 0.0), "out"), answer, info="entrant one")

    return chance((0.3, 0.7), kind(True), kind(False)), 3


def _with_first(node: Node, payoff: float) -> Node:
    """The tree with the first entrant's payoff written into its ends."""
    if node.owner is None:
        return end(node.payoffs[0], payoff, node.payoffs[2])
    return Node(node.owner, [_with_first(k, payoff) for k in node.kids], (), node.odds, node.info)


def coordination_of_three() -> tuple[Node, int]:
    """Three players, none of whom sees another's move; all gain by acting alike, and by unequal amounts."""

    def third(a: int, b: int) -> Node:
        return choice(2, *(end(*_alike(a, b, c)) for c in (0, 1)), info="third")

    return choice(0, *(choice(1, *(third(a, b) for b in (0, 1)), info="second") for a in (0, 1)), info="first"), 3


def _alike(a: int, b: int, c: int) -> tuple[float, float, float]:
    ones = a + b + c
    if ones == 3:
        return 2.0, 1.5, 1.0
    return (1.0, 1.2, 1.4) if ones == 0 else (0.3 * a, 0.2 * b, 0.1 * c)


GAMES: dict[str, Callable[[], tuple[Node, int]]] = {
    made.__name__: made
    for made in (
        ultimatum, centipede, entry_deterrence, trust, beer_quiche, one_card_poker, matching_pennies,
        battle_of_the_sexes, chain_store, coordination_of_three,
    )
}  # fmt: skip
PRECISIONS = (0.5, 2.0, 5.0, 10.0)
