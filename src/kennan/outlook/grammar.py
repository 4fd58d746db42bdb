"""The grammar of a draft: which claims of the record make which moves, interests and payoffs.

Each rule is a piece of common sense about one side's approach to another, kept only where claims carry it (or where a
judgement is openly named instead). Directions come from the record; sizes are all left to be judged.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kennan.outlook.findings import Known, Side, themes
from kennan.outlook.scenario import (
    CHANCE,
    SIZES,
    Basis,
    Interest,
    Move,
    NumberKind,
    Odds,
    Outcome,
    Payoff,
    Player,
    Range,
    Scenario,
    Sign,
    Signs,
)

OPEN = Basis(judgement="to be judged; no report measures it")
WIDE: dict[NumberKind, tuple[float, float, float]] = {"effect": (0.0, 0.5, 1.0), "odds": (0.05, 0.4, 0.9)}
MILITARY = ("MOBILIZE", "COOPERATE", "THREATEN")


@dataclass(frozen=True, slots=True)
class Ask:
    """What the question asks for; see themes.toml."""

    option: str
    status: str = ""
    event: str = ""
    approach: bool = True
    step: str = ""
    step_status: str = ""
    step_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """Who acts, towards whom, a third who minds (`hostile` to the second or not), and what is asked."""

    first: Side
    second: Side
    third: Side | None
    hostile: bool
    ask: Ask


@dataclass(slots=True)
class Grammar:
    """One scenario in the making; `rival` makes the other order and the coarser menu."""

    known: Known
    cast: Cast
    rival: bool = False
    interests: dict[str, Interest] = field(default_factory=dict)
    moves: list[Move] = field(default_factory=list)
    payoffs: list[Payoff] = field(default_factory=list)

    def scenario(self, question: str, cutoff: str, horizon: str, analyst: str) -> Scenario:
        if self.rival:
            self.guarantee()
            self.dangers()
            self.final()
            self.conditions()
        else:
            self.guarantee()
            self.conditions()
            self.force()
            self.dangers()
            self.ties()
            self.final()
        self.third()
        self.worths()
        note = "Drafted by rule from the record. Every size is to be judged, every rule to be doubted"
        other = "; the rival: decided first, answered after, promises made out of sight." if self.rival else "."
        return Scenario(
            title=question, cutoff=cutoff, horizon=horizon, analyst=analyst,
            resolution="to be named: by which source, and by when, it is decided how it ended",
            status_quo=self.outcomes()[-1].name, players=tuple(self.players()),
            interests=tuple(self.interests.values()),
            moves=tuple(self.moves), payoffs=tuple(self.payoffs), outcomes=tuple(self.outcomes()), note=note + other,
        )  # fmt: skip

    def players(self) -> list[Player]:
        sides = [self.cast.first, self.cast.second, *([self.cast.third] if self.cast.third else [])]
        return [
            Player(s.id, s.name, self.number(f"players.{s.id}.precision", "precision", (), "", "medium"),
                   tuple(sorted(s.actors)))
            for s in sides
        ]  # fmt: skip

    # Moves

    def made(self, move: str) -> bool:
        return any(m.id == move for m in self.moves)

    def move(self, name: str, by: str, label: str, options: tuple[str, ...], claims: tuple[str, ...], why: str,
             when: Mapping[str, tuple[str, ...]] | None = None, hidden: tuple[str, ...] = (),
             odds: tuple[Odds, ...] = (), signs: tuple[Sign, ...] = ()) -> None:  # fmt: skip
        self.moves.append(Move(name, by, label, options, self.basis(claims, why), when or {}, hidden, odds, signs))

    def guarantee(self) -> None:
        """Keep or lapse: what the second has promised."""
        first, second = self.cast.first, self.cast.second
        claims = self.known.stances(second, "commitment")
        if not claims:
            return
        signs = (Sign("lapse", event="ASSAULT", source=second.id, target=first.id),)
        hidden = (first.id,) if self.rival else ()
        self.move("guarantee", second.id, f"{second.name} keeps what it promised", ("keep", "lapse"), claims, "",
                  hidden=hidden, signs=signs)  # fmt: skip

    def conditions(self) -> None:
        """What the first, or the world, asks of the second."""
        second = self.cast.second
        claims = self.asked()
        if claims:
            options = ("none", "met") if self.rival else ("none", "token", "met")
            self.move("conditions", second.id, f"{second.name} meets what is asked of it", options, claims, "")

    def asked(self) -> tuple[str, ...]:
        known, first, second = self.known, self.cast.first, self.cast.second
        own = known.stances(first, "condition", towards=second) + known.stances(first, "condition")
        world = known.stances(None, "condition", theme="conduct") + known.stances(None, "condition", towards=second)
        return _few(own + world)

    def force(self) -> None:
        first = self.cast.first
        claims = _few(self.known.events(MILITARY, first, None, "military") + self.presence())
        if claims:
            signs = (Sign("large", event="MOBILIZE", source=first.id),)
            self.move(
                "show_of_force", first.id, f"{first.name} shows force", ("limited", "large"), claims, "", signs=signs
            )

    def presence(self) -> tuple[str, ...]:
        return self.known.stances(
            self.cast.first, "interest", "commitment", about="militar|troop|force|navy|train|exercise"
        )

    def dangers(self) -> None:
        """Chance: what is feared to come over."""
        feared = self.feared()
        if not feared:
            return
        doubts = self.known.stances(None, "doubt", towards=self.cast.second)
        odds = []
        if self.made("guarantee"):
            odds.append(self.odds("spillover", 0, "yes", {"guarantee": ("keep",)}, feared, "small", doubts))
            odds.append(self.odds("spillover", 1, "yes", {"guarantee": ("lapse",)}, feared, "medium", doubts))
        else:
            odds.append(self.odds("spillover", 0, "yes", {}, feared, "medium", doubts))
        self.move("spillover", CHANCE, "what is feared comes about", ("no", "yes"), feared, "", odds=tuple(odds))

    def odds(self, move: str, number: int, option: str, when: Mapping[str, tuple[str, ...]], claims: tuple[str, ...],
             size: str, doubts: tuple[str, ...]) -> Odds:  # fmt: skip
        key = f"moves.{move}.odds[{number}].p"
        return Odds(option, when, self.number(key, "odds", _few(claims + doubts), "", size, wide=bool(doubts)))

    def feared(self) -> tuple[str, ...]:
        return self.known.stances(self.cast.first, "concern", theme="security")

    def ties(self) -> None:
        first, second = self.cast.first, self.cast.second
        if not self.cast.ask.approach:
            return
        claims = self.contact()
        if claims:
            signs = (Sign("working", event="CONSULT", source=first.id, target=second.id),
                     Sign("working", status="in_contact_with", source=first.id, target=second.id))  # fmt: skip
            self.move(
                "ties", first.id, f"{first.name} keeps working ties", ("distance", "working"), claims, "", signs=signs
            )

    def contact(self) -> tuple[str, ...]:
        known, first, second = self.known, self.cast.first, self.cast.second
        own = known.statuses(("in_contact_with", "in_talks_with", "operates_embassy_in"), first, second)
        wish = known.stances(None, "interest", about="talk to|interaction|contact|relation|restore", towards=second)
        return _few(own + wish + known.statuses(("operates_embassy_in", "partly_evacuated_in"), first, None)
                    + known.events(("CONSULT",), first, second))  # fmt: skip

    def final(self) -> None:
        first, second, ask = self.cast.first, self.cast.second, self.cast.ask
        options = ("status_quo", *((ask.step,) if self.stepped() else ()), ask.option)
        claims = _few(self.asked() + self.known.stances(first, "interest", "doubt", "commitment", towards=second))
        when = {"ties": ("working",)} if self.made("ties") else None
        signs = [Sign(ask.option, status=ask.status, source=first.id, target=second.id)] if ask.status else []
        if ask.event:
            signs.append(Sign(ask.option, event=ask.event, source=first.id, target=second.id))
        if self.stepped():
            signs.append(Sign(ask.step, status=ask.step_status, source=first.id, target=second.id))
        self.move(
            "final", first.id, f"{first.name} decides", options, claims, "the question itself", when, signs=tuple(signs)
        )

    def stepped(self) -> bool:
        """Whether there is a smaller step on the way, and the menu has it."""
        return bool(self.cast.ask.step) and not self.rival and bool(self.barred())

    def barred(self) -> tuple[str, ...]:
        return self.known.statuses(self.cast.ask.step_after, self.cast.first, self.cast.second)

    def third(self) -> None:
        third, second, ask = self.cast.third, self.cast.second, self.cast.ask
        if third is None:
            return
        known = self.known
        if self.cast.hostile:
            claims = _few(known.events(("THREATEN", "SANCTION", "REJECT"), third, self.cast.first)
                          + known.stances(third, "condition", "concern", "commitment"))  # fmt: skip
            self.move("answer", third.id, f"{third.name} answers", ("accept", "retaliate"), claims,
                      "a hostile third may answer", {"final": (ask.option,)},
                      signs=(Sign("retaliate", event="SANCTION", source=third.id, target=self.cast.first.id),),
                      )  # fmt: skip
            return
        claims = _few(known.stances(third, "expectation", "interest", towards=second) + self.met(third))
        self.move("third", third.id, f"{third.name} and {second.name} deal with each other", ("hold_back", "engage"),
                  claims, "a third may follow or hold back",
                  signs=(Sign("engage", event="CONSULT", source=third.id, target=second.id),
                         Sign("engage", status="recognises", source=third.id, target=second.id)))  # fmt: skip

    def met(self, third: Side) -> tuple[str, ...]:
        known, second = self.known, self.cast.second
        return known.events(("CONSULT", "SUPPORT"), third, second) + known.statuses(
            ("in_contact_with", "no_contact_with"), third, second
        )

    # What it is worth

    def worths(self) -> None:
        from kennan.outlook.worth import rules

        for rule in rules(self):
            claims = _few(rule.claims)
            if not claims and not rule.why:
                continue
            if not all(self.made(m) and self.offered(m, options) for m, options in rule.when.items()):
                continue
            wide = bool(self.known.disputed & set(rule.claims))
            self.rule(rule.side, rule.theme, rule.when, rule.sign, claims, rule.why, rule.size, wide)

    def offered(self, move: str, options: tuple[str, ...]) -> bool:
        return any(o in m.options for m in self.moves if m.id == move for o in options)

    def rule(self, side: Side, theme: str, when: Mapping[str, tuple[str, ...]], sign: Signs, claims: tuple[str, ...],
             why: str, size: str, wide: bool) -> None:  # fmt: skip
        own = {m.id: m.options for m in self.moves}
        kept = {m: tuple(o for o in options if o in own[m]) for m, options in when.items()}
        interest = self.interest(side, theme, claims)
        name = f"{interest}_{len(self.payoffs) + 1:02}"
        effect = self.number(f"payoffs.{name}.effect", "effect", claims, why, size, wide)
        self.payoffs.append(Payoff(name, interest, kept, sign, effect))

    def interest(self, side: Side, theme: str, claims: tuple[str, ...]) -> str:
        name = f"{side.id}_{theme}"
        if name not in self.interests:
            table = themes()["themes"].get(theme)
            own = self.known.stances(side, "interest", "concern", theme=theme) if table else ()
            label = table["label"] if table else LABELS[theme]
            number = self.number(
                f"interests.{name}.weight", "weight", _few(own or claims), "what it must care for", "medium"
            )
            self.interests[name] = Interest(name, side.id, label, number)
        return name

    def outcomes(self) -> list[Outcome]:
        ask = self.cast.ask
        out = []
        if self.made("conditions") and ask.approach:
            out.append(Outcome(f"{ask.option}, conditions met", {"final": (ask.option,), "conditions": ("met",)}))
            out.append(Outcome(f"{ask.option}, conditions not met", {"final": (ask.option,)}))
        else:
            out.append(Outcome(ask.option, {"final": (ask.option,)}))
        if self.stepped():
            out.append(Outcome(f"{ask.step} only", {"final": (ask.step,)}))
        if self.made("ties"):
            out.append(Outcome("working ties only", {"ties": ("working",)}))
        return [*out, Outcome("kept at a distance" if self.made("ties") else "nothing of it", {})]

    # Numbers and bases

    def basis(self, claims: tuple[str, ...], why: str) -> Basis:
        return Basis(claims=claims) if claims else Basis(judgement=why or OPEN.judgement)

    def number(
        self, key: str, kind: NumberKind, claims: tuple[str, ...], why: str, size: str, wide: bool = False
    ) -> Range:
        """A size by its word; wider where accounts of its claims conflict."""
        direction = self.basis(claims, why)
        if kind in WIDE and (wide or self.known.disputed & set(claims)):
            told = Basis(judgement="to be judged; wide, since accounts conflict or it is doubted")
            return Range(key, kind, *WIDE[kind], direction, told)
        return Range(key, kind, *SIZES[kind][size], direction, OPEN, size)


LABELS = {
    "standing": "standing in the world",
    "law": "its own law and word on terrorism",
    "alignment": "going with its ally",
}


def _few(claims: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claims))[:4]
