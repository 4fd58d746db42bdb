"""One deed as two reports tell it: on different dates, in different places, or with different partners."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date

from kennan.findings.buckets import Found, pairs
from kennan.findings.gloss import gloss, listed
from kennan.findings.sense import Sense, stems
from kennan.model import Actor, Event, Interval

LEAST = 2  # words besides the names of its actors that two tellings of one deed have in common
REPEATED_LEAST = 4  # ... where the deed is of a kind that is done again and again, as talks are
PARTED_LEAST = 3  # ... besides the verb, where the partners differ
CLOSE, LONG = 10, 366  # days within which both must date a deed whose partners differ; the more, the more words
SHARE = 0.5  # of the words of the shorter telling
NEAR_MISS = {"day": 31, "month": 200, "year": 3660}  # days between two dates of one deed
SINGLE = frozenset({"AGREE", "SUPPORT", "RETREAT", "SANCTION", "CONCEDE"})  # types whose deeds are mostly done once
JOINT = frozenset({"CONSULT", "COOPERATE", "SUPPORT", "AGREE"})  # types of what is done face to face
MUTUAL = frozenset({"CONSULT", "COOPERATE"})
POWERS = frozenset({"state", "government", "armed_group", "international_org", "party", "company", "person"})


@dataclass(frozen=True, slots=True)
class _Happening:
    """The events of one report that one predicate tells: who and whom (powers), the words of the predicate and the stem
    of its first, the stems of the sentence without the names of the actors, and the dates that the sentence names."""

    events: tuple[Event, ...]
    sources: frozenset[str]
    targets: frozenset[str]
    cue: frozenset[str]
    verb: frozenset[str]
    words: frozenset[str]
    days: tuple[Interval, ...]

    @property
    def first(self) -> Event:
        return self.events[0]


def happenings(sense: Sense) -> Iterator[Found]:
    """Deeds that two reports date or place differently, or tell of different partners."""
    made = list(_made(sense))
    buckets: dict[Hashable, list[int]] = defaultdict(list)
    for number, one in enumerate(made):
        for word in sorted(one.words):
            buckets[(one.first.type, word)].append(number)
    for first, second in pairs(buckets):
        a, b = made[first], made[second]
        if a.first.span.report == b.first.span.report or not _one_kind(a, b):
            continue
        if not _one_place(a, b):
            if _placed_apart(a, b, sense):
                line = f"{gloss(a.first, sense, dated=False)}: in {a.first.place} against in {b.first.place}"
                yield a.first, b.first, "differing_value", line
            continue
        if a.sources == b.sources and (a.targets == b.targets or not _by_name(a.targets | b.targets, sense)):
            if _dated_apart(a, b):
                assert a.first.when and b.first.when
                line = f"{gloss(a.first, sense, dated=False)}: {a.first.when.iso} against {b.first.when.iso}"
                yield a.first, b.first, "differing_value", line
        elif parted := _parted(a, b, sense):
            mine, yours = _telling(a, parted[0], sense), _telling(b, parted[1], sense)
            names = (listed([sense.actor_name(p) for p in sorted(who)]) for who in parted)
            yield mine, yours, "differing_value", f"{gloss(mine, sense, dated=False)}: {' against '.join(names)}"


def _made(sense: Sense) -> Iterator[_Happening]:
    told: dict[Hashable, list[Event]] = defaultdict(list)
    for claim in sense.claims:
        if isinstance(claim, Event) and claim.modality == "actual" and claim.type != "OTHER":
            told[(claim.span.report, claim.type, claim.cue)].append(claim)
    for events in told.values():
        first = events[0]
        language = sense.language(first)
        sources = frozenset(p for e in events if (p := sense.power(e.source)))
        targets = frozenset(p for e in events if (p := sense.power(e.target)))
        if first.reciprocal or first.type in MUTUAL:
            sources, targets = sources | targets, frozenset()
        if not sources and not targets:
            continue
        told_by = sense.text(first.cue)
        cue = stems(told_by, language) | frozenset(told_by.casefold().split())
        names = frozenset().union(*(sense.names(e) for e in events))
        words = stems(sense.sentence(first.span), language) - names
        verb = stems(told_by.split()[0], language)
        yield _Happening(tuple(events), sources, targets, cue, verb, words, sense.dates(first.span))


def _by_name(who: frozenset[str], sense: Sense) -> bool:
    """Whether any of them has a name: "the hostages" of two reports are the same where all else is."""
    known = (sense.actor_of_id(a) for a in who)
    return any(k is None or any(form.split()[-1][:1].isupper() for form in k.aliases if form) for k in known)


def _one_kind(a: _Happening, b: _Happening) -> bool:
    """Whether they are told by the same word, or are of one mode of what is mostly done once ("cut ties", "broke off
    relations")."""
    once = a.first.type in SINGLE and a.first.mode is not None and a.first.mode == b.first.mode
    return once or bool(a.cue & b.cue)


def _one_place(a: _Happening, b: _Happening) -> bool:
    here, there = {e.place for e in a.events if e.place}, {e.place for e in b.events if e.place}
    return not here or not there or bool(here & there)


def _placed_apart(a: _Happening, b: _Happening, sense: Sense) -> bool:
    """Whether both tell what the same two did together on one day, in two towns: a land is no other place than a town
    in it."""
    together = a.first.type in JOINT and a.sources == b.sources and a.targets == b.targets
    one, other = a.first.when, b.first.when
    if not together or len(a.sources | a.targets) < 2 or one is None or one.start != one.end or one != other:
        return False
    lands = {form.casefold() for actor in sense.actors.values() if actor.kind == "state" for form in actor.aliases}
    places = [e.place.casefold() for e in (*a.events, *b.events) if e.place]
    if any(p in lands for p in places):
        return False
    return _alike(a, b, LEAST, besides=frozenset().union(*(stems(p, sense.language(a.first)) for p in places)))


def _alike(a: _Happening, b: _Happening, least: int, besides: frozenset[str] = frozenset()) -> bool:
    common = (a.words & b.words) - besides
    weight = len(common) + sum(word.startswith("=") for word in common)
    return weight >= least and len(common) >= SHARE * min(len(a.words), len(b.words))


def _dated_apart(a: _Happening, b: _Happening) -> bool:
    one, other = a.first.when, b.first.when
    if one is None or other is None or not _near_miss(one, other):
        return False
    return _alike(a, b, LEAST if a.first.type in SINGLE else REPEATED_LEAST)


def _near_miss(a: Interval, b: Interval) -> bool:
    """Whether two dates, told in the same precision, differ by little: one deed, dated differently, not two deeds."""
    if a.meets(b) or a.precision != b.precision or not (a.start and a.end and b.start and b.end):
        return False
    return _days(a.start, b.start) <= NEAR_MISS.get(a.precision, 0)


# --- partners ------------------------------------------------------------------------------------------------------


def _parted(a: _Happening, b: _Happening, sense: Sense) -> tuple[frozenset[str], frozenset[str]] | None:
    """The partners that only the one and only the other tells; None where the deeds may be two, or one report merely
    tells less."""
    if a.sources & b.sources and (a.targets or not b.targets):
        mine, yours = (a.targets - b.targets, b.targets - a.targets) if a.targets else _rest(a.sources, b.sources)
    elif a.targets and a.targets == b.targets:
        mine, yours = _rest(a.sources, b.sources)
    else:
        return None
    if not mine or not yours or not _comparable(mine | yours, sense):
        return None
    if not all(_named(h, who, sense) for h, who in ((a, mine), (b, yours))):
        return None
    apart = [max(_length(x), _length(y)) for x in _time(a) for y in _time(b) if x.meets(y)]
    if not apart or min(apart) > (LONG if a.first.type not in MUTUAL else CLOSE):
        return None
    least = PARTED_LEAST if min(apart) <= CLOSE else REPEATED_LEAST
    return (mine, yours) if _alike(a, b, least, besides=a.verb | b.verb) else None


def _named(one: _Happening, partners: frozenset[str], sense: Sense) -> bool:
    """Whether the sentence itself names them: who is only supplied from around it may be another in truth."""
    around = sense.text(sense.around(one.first.span)).casefold()
    return all(
        any(form.casefold() in around for form in (*known.aliases, *_homes(known, sense)) if form[:1].isupper())
        for a in partners
        if (known := sense.actor_of_id(a))
    )


def _homes(known: Actor, sense: Sense) -> tuple[str, ...]:
    """What the state is called whose office a person without a name holds: "the president of Ruritania"."""
    if known.kind != "person" or known.country is None or any(form[:1].isupper() for form in known.aliases):
        return ()
    states = (a for a in sense.actors.values() if a.kind == "state" and a.country == known.country)
    return tuple(form for state in states for form in state.aliases)


def _rest(one: frozenset[str], other: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    return one - other, other - one


def _time(one: _Happening) -> tuple[Interval, ...]:
    """When it was, as far as both ends are told."""
    told = (one.first.when,) if one.first.when else one.days
    return tuple(t for t in told if t.start and t.end)


def _length(told: Interval) -> int:
    return _days(told.start or "", told.end or "")


def _days(first: str, last: str) -> int:
    return abs((date.fromisoformat(last) - date.fromisoformat(first)).days)


def _comparable(actors: frozenset[str], sense: Sense) -> bool:
    """Whether they are powers of which none is a part, a member or an office of another."""
    known = [found for a in actors if (found := sense.actor_of_id(a))]
    if len(known) < len(actors) or any(k.kind not in POWERS for k in known):
        return False
    if len({_rank(k) for k in known}) > 1:
        return False
    return not any(b.id in (a.part_of, *a.members) for a in known for b in known)


def _rank(actor: Actor) -> str:
    """What may stand in for what: a country's leader for the country is no other partner."""
    return "person" if actor.kind == "person" else "power"


def _telling(one: _Happening, who: frozenset[str], sense: Sense) -> Event:
    """The event that names one of these partners."""
    return next((e for e in one.events if who & {sense.power(e.source), sense.power(e.target)}), one.first)
