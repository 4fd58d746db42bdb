"""The event lexicon of a language: verbs, verb-object idioms and nouns with the frames they stand for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kennan.language.pack import table

ANY = "*"


@dataclass(frozen=True, slots=True)
class Frame:
    """What a predicate means and where its participants stand.

    type, mode     PLOVER's
    source, target places in the clause, in order of preference: "subject", "object", "indirect", a preposition;
                   "object.of" and so on for complements of the object noun, "object.poss" for its possessor; for
                   nouns "poss", "modifier" or a preposition
    requires       "actor": only where the target is one; "concerned": or is somebody's ("concern over their decision");
                   "several": only where more than one does it ("they talked");
                   "recipient": no event of a report without one
    doer           classes of nouns: only where the source is of one of them
    deed           a refusal that is something done, so that to announce it is a threat ("will leave the treaty")
    note           the semantic class it stems from, for people who ask why
    """

    type: str
    mode: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    reciprocal: bool
    requires: str | None
    note: str
    doer: frozenset[str] = frozenset()
    deed: bool = False

    @property
    def plain(self) -> bool:
        """Whether it asks nothing of its sides."""
        return self.requires is None and not self.doer


class _Frames:
    """Frames of one key in the order in which they are tried: those of a certain kind of doer, those that ask something
    else of their sides, then the first that asks nothing."""

    __slots__ = ("asking", "plain")

    def __init__(self) -> None:
        self.asking: list[Frame] = []
        self.plain: Frame | None = None

    def add(self, frame: Frame, is_plain: bool) -> None:
        if not is_plain:
            self.asking.append(frame)
        elif self.plain is None:
            self.plain = frame

    def ordered(self) -> tuple[Frame, ...]:
        asking = sorted(self.asking, key=lambda f: not f.doer) if len(self.asking) > 1 else self.asking
        return (*asking, self.plain) if self.plain is not None else tuple(asking)


def _tried(frames: dict[str, _Frames]) -> dict[str, tuple[Frame, ...]]:
    return {key: found.ordered() for key, found in frames.items()}


def _in_order(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """Frames of one key in the order in which they are tried."""
    found = _Frames()
    for frame in frames:
        found.add(frame, frame.plain)
    return found.ordered()


class Idioms(Mapping[str, dict[str, tuple[Frame, ...]]]):
    """What verbs (keys) tell with which objects (lemmas). A verb's objects are laid out when it is first met: there are
    some 160,000 pairs, and a report needs few of them."""

    def __init__(self) -> None:
        self._entered: defaultdict[str, list[tuple[Frame, tuple[str, ...]]]] = defaultdict(list)
        self._laid_out: dict[str, dict[str, tuple[Frame, ...]]] = {}

    def enter(self, verb: str, frame: Frame, lemmas: tuple[str, ...]) -> None:
        self._entered[verb].append((frame, lemmas))

    def __getitem__(self, verb: str) -> dict[str, tuple[Frame, ...]]:
        found = self._laid_out.get(verb)
        if found is None:
            if verb not in self._entered:
                raise KeyError(verb)
            found = {}
            several: set[str] = set()
            for frame, lemmas in self._entered[verb]:
                alone = (frame,)
                several.update(found.keys() & lemmas)
                found |= {lemma: (*found[lemma], frame) if lemma in found else alone for lemma in lemmas}
            for lemma in several:
                found[lemma] = _in_order(found[lemma])
            self._laid_out[verb] = found
        return found

    def __contains__(self, verb: object) -> bool:
        return verb in self._entered

    def __iter__(self) -> Iterator[str]:
        return iter(self._entered)

    def __len__(self) -> int:
        return len(self._entered)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The event lexicon.

    verbs       by "lemma", "lemma particle" or "lemma preposition"
    idioms      by such a key, then by the lemma of the object
    nouns       by lemma
    light       verbs (keys) that leave the meaning to their object
    states      verbs that do so only with one of the prepositions `in_state` ("remained on alert")
    opinions    verbs (keys) that in the present tense tell what somebody thinks ("agrees with")
    any         determiners by which a noun tells of no happening in particular ("any meeting")
    leaving     verbs that with a complement of `left_so` say how something is left ("left the door open")
    undergo     light verbs whose subject is the target ("suffered an attack")
    happens     verbs (keys) whose subject undergoes what they say ("the talks collapsed")
    heads       first words of all verb keys
    classes     of nouns, by lemma
    partitives  nouns that leave their meaning to what they measure ("a series of")
    nominalised nouns that with what was done tell what their verb (a key) tells with it ("the lifting of sanctions")
    """

    verbs: dict[str, tuple[Frame, ...]]
    idioms: Idioms
    nouns: dict[str, tuple[Frame, ...]]
    light: frozenset[str]
    states: frozenset[str]
    in_state: tuple[str, ...]
    opinions: frozenset[str]
    any: frozenset[str]
    leaving: frozenset[str]
    left_so: frozenset[str]
    undergo: frozenset[str]
    happens: frozenset[str]
    heads: frozenset[str]
    classes: dict[str, frozenset[str]]
    partitives: frozenset[str]
    nominalised: dict[str, str]


def _frame(entry: dict[str, Any], source: tuple[str, ...], target: tuple[str, ...] = ()) -> Frame:
    given = entry.get("source", source)
    return Frame(
        type=entry["type"],
        mode=entry.get("mode"),
        source=(given,) if isinstance(given, str) else tuple(given),
        target=tuple(entry.get("target", target)),
        reciprocal=entry.get("reciprocal", False),
        requires=entry.get("requires"),
        note=entry.get("note", ""),
        doer=frozenset(entry.get("doer", ())),
        deed=entry.get("deed", False),
    )


def _members(names: Iterable[str], classes: dict[str, list[str]]) -> Iterable[str]:
    """The lemmas that names of classes and "=lemma" entries stand for; "*" is any object, tried last."""
    for name in names:
        if name == ANY:
            yield ANY
        else:
            yield from (name[1:],) if name.startswith("=") else classes.get(name, ())


@cache
def lexicon(language: str) -> Lexicon:
    """The event lexicon of a language (ISO 639-1); empty where its pack has none."""
    classes: dict[str, list[str]] = table(language, "event_objects").get("classes", {})
    verbs: defaultdict[str, _Frames] = defaultdict(_Frames)
    for entry in table(language, "event_verbs").get("frame", ()):
        frame = _frame(entry, ("subject",))
        for verb in entry["verbs"]:
            verbs[verb].add(frame, frame.plain)
    idioms = Idioms()
    for entry in table(language, "event_idioms").get("idiom", ()):
        frame, lemmas = _frame(entry, ("subject",)), tuple(_members(entry["objects"], classes))
        for verb in entry["verbs"]:
            idioms.enter(verb, frame, lemmas)
    nouns: defaultdict[str, _Frames] = defaultdict(_Frames)
    for entry in table(language, "event_nouns").get("noun", ()):
        frame = _frame(entry, ("poss", "by", "of", "modifier"))
        for noun in entry["nouns"]:
            nouns[noun].add(frame, frame.plain)
    of_lemma: dict[str, set[str]] = {}
    for name, members in classes.items():
        for lemma in members:
            of_lemma.setdefault(lemma, set()).add(name)
    light = frozenset(table(language, "event_idioms").get("light", ()))
    states = table(language, "event_slots").get("states", {})
    return Lexicon(
        verbs=_tried(verbs),
        idioms=idioms,
        nouns=_tried(nouns),
        light=light,
        states=frozenset(states.get("verbs", ())),
        in_state=tuple(states.get("prepositions", ())),
        opinions=frozenset(table(language, "event_slots").get("opinions", {}).get("verbs", ())),
        any=frozenset(table(language, "event_slots").get("any", {}).get("determiners", ())),
        leaving=frozenset(table(language, "event_slots").get("leaving", {}).get("verbs", ())),
        left_so=frozenset(table(language, "event_slots").get("leaving", {}).get("states", ())),
        undergo=frozenset(table(language, "event_slots").get("undergo", {}).get("verbs", ())),
        happens=frozenset(table(language, "event_slots").get("happens", {}).get("verbs", ())),
        heads=frozenset(key.split(" ", 1)[0] for key in (*verbs, *idioms, *light)),
        classes={lemma: frozenset(names) for lemma, names in of_lemma.items()},
        partitives=frozenset(table(language, "nominals").get("partitives", ())),
        nominalised=dict(table(language, "event_nouns").get("nominalised", {})),
    )
