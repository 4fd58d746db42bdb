"""A scenario written as TOML, one key a line, with the words of its claims beside them as comments."""

from collections.abc import Iterator, Mapping

from kennan.case import Case
from kennan.outlook.checking import Record
from kennan.outlook.reading import FORMAT, JUDGEMENT
from kennan.outlook.scenario import Basis, Move, Range, Scenario, Sign, When
from kennan.publish.lines import evidence
from kennan.publish.safe import CONTROL

HEAD = """\
# A scenario of kennan outlook. Claims are ids of the record: kennan show CASE claim ID opens one.
# Directions come from the record or a judgement; sizes are small, medium, large or [low, best, high], yours to judge.
"""


def written(scenario: Scenario, case: Case | None = None) -> str:
    """TOML that reads back as the same scenario. With a case, each basis is followed by the words of its claims."""
    return HEAD + "\n".join(_Writer(Record(case) if case else None).lines(scenario)) + "\n"


class _Writer:
    def __init__(self, record: Record | None) -> None:
        self.record = record

    def lines(self, s: Scenario) -> Iterator[str]:
        yield from (f"{key} = {quoted(text)}" for key, text in (
            ("format", FORMAT), ("title", s.title), ("cutoff", s.cutoff), ("horizon", s.horizon),
            ("analyst", s.analyst), ("resolution", s.resolution), ("status_quo", s.status_quo), ("note", s.note),
        ))  # fmt: skip
        for player in s.players:
            yield from ("", f"[players.{key(player.id)}]", f"name = {quoted(player.name)}")
            if player.actors:
                yield f"actors = {listed(player.actors)}"
            if player.basis.claims:
                yield from self.basis("basis", player.basis)
            yield from self.number("precision", player.precision)
        for interest in s.interests:
            yield from ("", f"[interests.{key(interest.id)}]", f"owner = {quoted(interest.owner)}")
            yield f"label = {quoted(interest.label)}"
            yield from self.number("weight", interest.weight)
        for move in s.moves:
            yield from self.move(move)
        for payoff in s.payoffs:
            yield from ("", "[[payoffs]]", f"id = {quoted(payoff.id)}", f"on = {quoted(payoff.on)}")
            yield from _when(payoff.when)
            yield f"sign = {quoted(payoff.sign)}"
            yield from self.number("effect", payoff.effect)
        for outcome in s.outcomes:
            yield from ("", "[[outcomes]]", f"name = {quoted(outcome.name)}", *_when(outcome.when))

    def move(self, move: Move) -> Iterator[str]:
        yield from (
            "",
            "[[moves]]",
            f"id = {quoted(move.id)}",
            f"by = {quoted(move.by)}",
            f"label = {quoted(move.label)}",
        )
        yield f"options = {listed(move.options)}"
        yield from self.basis("basis", move.basis)
        yield from _when(move.when)
        if move.hidden_from:
            yield f"hidden_from = {listed(move.hidden_from)}"
        for odds in move.odds:
            yield from ("[[moves.odds]]", f"option = {quoted(odds.option)}", *_when(odds.when))
            yield from self.number("p", odds.p)
        for sign in move.signs:
            yield from ("[[moves.signs]]", *_sign(sign))

    def number(self, name: str, number: Range) -> Iterator[str]:
        span = f"[{number.low!r}, {number.best!r}, {number.high!r}]"
        yield f"{name} = {quoted(number.word) if number.word else span}"
        yield from self.basis("direction", number.direction)
        yield from self.basis("size_basis", number.size)

    def basis(self, name: str, basis: Basis) -> Iterator[str]:
        if not basis.claims:
            yield f"{name} = {quoted(f'{JUDGEMENT} {basis.judgement}')}"
            return
        yield f"{name} = {listed(basis.claims)}"
        for claim in basis.claims if self.record else ():
            line = self.record.find(claim) if self.record else None
            if line is not None and self.record is not None:
                words = CONTROL.sub("·", evidence(line, self.record.case))
                yield f"  # {words if len(words) <= 160 else words[:120] + ' … ' + words[-38:]}"


def _when(when: When) -> Iterator[str]:
    if when:
        yield f"when = {{ {', '.join(f'{key(m)} = {_options(o)}' for m, o in when.items())} }}"


def _options(options: tuple[str, ...]) -> str:
    return quoted(options[0]) if len(options) == 1 else listed(options)


def _sign(sign: Sign) -> Iterator[str]:
    fields: Mapping[str, str] = {
        "option": sign.option, "event": sign.event, "mode": sign.mode, "status": sign.status, "stance": sign.stance,
        "source": sign.source, "target": sign.target,
    }  # fmt: skip
    yield from (f"{name} = {quoted(text)}" for name, text in fields.items() if text)


def key(text: str) -> str:
    """A TOML key, in quotation marks where it must be."""
    return text if text.isascii() and text.replace("_", "").replace("-", "").isalnum() else quoted(text)


def quoted(text: str) -> str:
    """A TOML string on one line."""
    out = []
    for c in text:
        if c in '"\\':
            out.append("\\" + c)
        elif ord(c) < 32 or ord(c) == 127:
            out.append(f"\\u{ord(c):04x}")
        elif 0xD800 <= ord(c) <= 0xDFFF:
            out.append("?")
        else:
            out.append(c)
    return '"' + "".join(out) + '"'


def listed(words: tuple[str, ...]) -> str:
    return f"[{', '.join(quoted(w) for w in words)}]"
