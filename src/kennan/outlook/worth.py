"""The payoff rules that a draft knows: whose interest, when, which way, and which claims carry it."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from kennan.outlook.findings import Side
from kennan.outlook.scenario import Signs

if TYPE_CHECKING:
    from kennan.outlook.grammar import Grammar

Claims = tuple[str, ...]


class Rule(NamedTuple):
    """Where `when` holds, the interest `theme` of `side` is raised or lowered. Without claims it stands only where
    `why` names a judgement."""

    side: Side
    theme: str
    when: Mapping[str, tuple[str, ...]]
    sign: Signs
    claims: Claims
    why: str = ""
    size: str = "medium"


def rules(g: "Grammar") -> Iterator[Rule]:
    """All rules in the order in which they are written; those without claims or moves fall out later."""
    yield from (_approach if g.cast.ask.approach else _blow)(g)
    yield from _dangers(g)
    yield from _third(g)


def _dangers(g: "Grammar") -> Iterator[Rule]:
    known, first, second = g.known, g.cast.first, g.cast.second
    yield Rule(first, "security", {"spillover": ("yes",)}, "lowers", g.feared(), size="large")
    yield Rule(first, "security", {"show_of_force": ("large",)}, "raises",
               g.presence() + known.events(("COOPERATE", "MOBILIZE"), first, None, "military"),
               size="small")  # fmt: skip
    yield Rule(first, "influence", {"show_of_force": ("large",)}, "lowers", (), "costs money and goodwill", "small")
    yield Rule(second, "control", {"spillover": ("yes",)}, "lowers", (), "disorder costs those who rule", "small")
    yield Rule(second, "control", {"guarantee": ("keep",)}, "lowers", (), "promises tie its hands", "small")


def _approach(g: "Grammar") -> Iterator[Rule]:
    known, first, second, ask = g.known, g.cast.first, g.cast.second, g.cast.ask
    done, either = {"final": (ask.option,)}, {"final": tuple(o for o in (ask.step, ask.option) if o)}
    talks = known.stances(None, "interest", "condition", about="talk to|interaction|contact", towards=second)
    yield Rule(first, "security", {"ties": ("working",)}, "raises", talks + g.contact())
    gains = known.stances(first, "interest", theme="influence")
    yield Rule(first, "influence", {"final": (ask.step,)}, "raises", gains, size="small")
    yield Rule(first, "influence", done, "raises", gains)
    trade = known.stances(first, "interest", theme="economy")
    yield Rule(first, "economy", {"ties": ("working",)}, "raises", trade, size="small")
    asked = g.asked()
    yield Rule(first, "standing", {**done, "conditions": ("none",)}, "lowers", asked, size="large")
    yield Rule(first, "standing", {**done, "conditions": ("token",)}, "lowers", asked)
    yield Rule(first, "standing", {**done, "conditions": ("met",)}, "raises", asked, size="small")
    barred = g.barred()
    yield Rule(first, "law", either, "lowers", barred, size="small")
    yield Rule(first, "law", {**either, "spillover": ("yes",)}, "lowers", barred)
    wish = known.stances(second, "interest", theme="legitimacy") or known.stances(second, "interest", towards=first)
    need = _few(wish + known.stances(second, "interest"))
    yield Rule(second, "legitimacy", done, "raises", need, size="large")
    yield Rule(second, "legitimacy", {"final": (ask.step,)}, "raises", need, size="small")
    help_ = known.stances(None, "interest", theme="economy", towards=second) + known.stances(
        second, "interest", theme="economy"
    )
    aid = help_ + known.stances(first, "interest", theme="economy")
    yield Rule(second, "economy", {"ties": ("working",)}, "raises", aid)
    ways = known.stances(None, "concern", "condition", theme="conduct")
    yield Rule(second, "conduct", {"conditions": ("met",)}, "lowers", ways or asked, size="large")
    yield Rule(second, "conduct", {"conditions": ("token",)}, "lowers", ways or asked, size="small")
    rule = known.stances(second, "interest", theme="control")
    yield Rule(second, "control", done, "raises", rule, size="small")


def _blow(g: "Grammar") -> Iterator[Rule]:
    known, first, second, ask = g.known, g.cast.first, g.cast.second, g.cast.ask
    done = {"final": (ask.option,)}
    quarrel = known.stances(first, "concern", "interest", towards=second) + known.stances(first, "condition")
    yield Rule(first, "security", done, "raises", quarrel)
    yield Rule(first, "standing", {**done, "conditions": ("met",)}, "lowers", g.asked())
    yield Rule(first, "security", {"conditions": ("met",)}, "raises", g.asked())
    yield Rule(
        second, "control", done, "lowers", known.stances(second, "interest", "concern"), "a blow costs it", "large"
    )
    ways = known.stances(second, "interest", "doubt", "commitment", towards=first) or known.stances(second, "interest")
    yield Rule(second, "conduct", {"conditions": ("met",)}, "lowers", ways, "what is asked costs it")
    trade = known.stances(first, "interest", theme="economy")
    yield Rule(first, "economy", done, "lowers", trade, "a blow costs trade", "small")


def _third(g: "Grammar") -> Iterator[Rule]:
    known, first, second, third, ask = g.known, g.cast.first, g.cast.second, g.cast.third, g.cast.ask
    if third is None:
        return
    if g.cast.hostile:
        against = known.stances(third, "concern", "condition", "doubt") + known.statuses(
            ("does_not_recognise", "bans", "designates_terrorist"), third, second
        )
        hurt = known.events(("THREATEN", "SANCTION", "COERCE", "REJECT"), third, first)
        yield Rule(third, "control", {"final": (ask.option,)}, "lowers" if ask.approach else "raises", against)
        yield Rule(third, "control", {"answer": ("retaliate",)}, "raises", against, size="small")
        yield Rule(first, "economy", {"answer": ("retaliate",)}, "lowers", hurt)
        yield Rule(third, "economy", {"answer": ("retaliate",)}, "lowers", (), "a quarrel costs both", "small")
        return
    engaged, fears = {"third": ("engage",)}, known.stances(None, "concern", theme="security", towards=third)
    worry = known.stances(third, "concern", "condition", theme="security") + fears + g.feared()
    promised = known.stances(second, "commitment", towards=third)
    met, allied = g.met(third), known.statuses(("ally_of", "treaty_with", "military_ties_with"), third, first)
    backed = known.stances(first, "commitment", towards=third)
    yield Rule(third, "security", {"spillover": ("yes",), **engaged}, "lowers", worry)
    yield Rule(third, "security", engaged, "raises", promised, size="small")
    yield Rule(third, "alignment", {"ties": ("working",), **engaged}, "raises", allied + backed)
    yield Rule(second, "legitimacy", engaged, "raises", met, size="small")
    both = known.stances(third, "expectation", towards=second) + met
    yield Rule(first, "influence", {"final": (ask.option,), **engaged}, "raises", both, size="small")


def _few(claims: Claims) -> Claims:
    return tuple(dict.fromkeys(claims))
