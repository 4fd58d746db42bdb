"""Claims in plain words, for people: one short line."""

from collections.abc import Sequence
from typing import Any

from kennan.findings.sense import Sense
from kennan.language.pack import table
from kennan.model import Claim, Event, Figure, Quote, Stance, Status

LANGUAGE = "en"
LONGEST = 140


def gloss(claim: Claim, sense: Sense, *, dated: bool = True) -> str:
    """What a claim tells, in English, with the actors' names: "Varosia may attack Kestria (2031)"; the time in brackets
    only where `dated`."""
    words = _table()["words"]

    def name(referent: str | None) -> str:
        return sense.name(referent) or str(words["somebody"])

    match claim:
        case Event():
            line = _event(claim, name(claim.source), sense.name(claim.target))
            when = claim.when.iso if claim.when else None
        case Status():
            template = _table()["statuses"].get(claim.relation)
            if template is None:
                template = "{subject} " + claim.relation.replace("_", " ") + " {object}"
            line = template.format(subject=name(claim.subject), object=name(claim.object))
            when = claim.valid.iso if claim.valid else None
        case Quote():
            said = " … ".join(_plain(sense.text(c)) for c in claim.content)
            line, when = f"{name(claim.speaker)}: “{said}”", None
        case Stance():
            line = f"{name(claim.holder)} {_table()['stances'][claim.kind]}: {_plain(claim.object)}"
            when = None
        case Figure():
            line = f"{_plain(claim.what)}: {amount(claim)}" if claim.what else amount(claim)
            when = None
    line = line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
    return f"{line} ({when})" if when and dated else line


def amount(figure: Figure) -> str:
    """A figure's amount in words: "about 15,000 people", "9 years", "1979"."""
    if figure.unit.startswith("date:"):
        return figure.value
    words = _table()["words"]
    bound = "" if figure.bound == "exact" else words[figure.bound] + " "
    try:
        number = float(figure.value)
    except ValueError:
        return f"{bound}{figure.value} {_plural(figure.unit)}"
    told = f"{int(number):,}" if number.is_integer() else f"{number:,g}"
    return f"{bound}{told} {figure.unit if number == 1 else _plural(figure.unit)}"


def _plural(unit: str) -> str:
    known: dict[str, str] = _table()["plurals"]
    if unit in known or not unit.isalpha() or not unit.islower():
        return known.get(unit, unit)
    if unit.endswith("y") and unit[-2:-1] not in tuple("aeiou"):
        return unit[:-1] + "ies"
    return unit + ("es" if unit.endswith(("s", "x", "ch", "sh")) else "s")


def _event(event: Event, source: str, target: str | None) -> str:
    types = _table()["events"]
    told = types.get(f"{event.type}.{event.mode}") or types.get(event.type) or types["OTHER"]
    alone = "" if target else "_alone"
    if event.modality == "actual":
        return f"{source} {told['past' + alone].format(target=target)}"
    base = told["base" + alone].format(target=target)
    return str(_table()["modality"][event.modality].format(source=source, base=base))


def listed(names: Sequence[str]) -> str:
    """ "Velmora, Caldria and Zubria"."""
    *first, last = names
    return f"{', '.join(first)} {_table()['words']['and']} {last}" if first else last


def _plain(text: str) -> str:
    return " ".join(text.split())


def _table() -> dict[str, Any]:
    return table(LANGUAGE, "findings")
