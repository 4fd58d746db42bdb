"""The English event lexicon says nothing twice, nothing in vain, and nothing outside the vocabulary."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from kennan.language.pack import table
from kennan.model.vocabulary import EVENT_TYPES

STOPPER = "NONE"
ANY = "*"
# Second and third words of a verb key: particles, prepositions, and the few other words that make a verb another one.
PARTICLES = frozenset({
    "about", "above", "across", "after", "against", "ahead", "along", "alongside", "among", "apart", "around", "as",
    "aside", "at", "away", "back", "before", "behind", "below", "beneath", "between", "beyond", "by", "down", "for",
    "forth", "forward", "from", "home", "in", "inside", "into", "near", "of", "off", "on", "onto", "out", "outside",
    "over", "part", "past", "round", "through", "throughout", "to", "together", "toward", "towards", "under", "up",
    "upon", "with", "within", "without", "angrily", "furiously", "financially", "militarily", "materially",
    "logistically", "highly", "warmly", "well", "fondly", "favourably", "favorably", "ill", "badly", "scathingly",
    "harshly", "jointly", "forcefully", "decisively", "firmly", "strongly",
})  # fmt: skip
PLACES = frozenset({
    "speaker", "subject", "object", "indirect", "complement", "poss", "modifier", "about", "across", "against", "along",
    "among", "around", "as", "at", "behind", "belonging", "beside", "between", "by", "for", "from", "in", "inside",
    "into", "near", "of", "off", "on", "out", "outside", "over", "through", "to", "toward", "towards", "under",
    "upon", "with", "alongside", "next",
})  # fmt: skip
FRAMES: list[dict[str, Any]] = table("en", "event_verbs")["frame"]
IDIOMS: list[dict[str, Any]] = table("en", "event_idioms")["idiom"]
NOUNS: list[dict[str, Any]] = table("en", "event_nouns")["noun"]
LIGHT: list[str] = table("en", "event_idioms")["light"]
CLASSES: dict[str, list[str]] = table("en", "event_objects")["classes"]


def _doubles(items: Iterator[Any]) -> list[Any]:
    return [item for item, times in Counter(items).items() if times > 1]


def _lemmas(names: list[str]) -> Iterator[str]:
    for name in names:
        yield from (name.removeprefix("="),) if name == ANY or name.startswith("=") else CLASSES[name]


def _yields(entry: dict[str, Any]) -> tuple[Any, ...]:
    return entry["type"], entry.get("mode"), tuple(entry.get("source", ("subject",))), tuple(entry.get("target", ()))


def test_every_type_and_mode_is_in_the_vocabulary() -> None:
    unknown = [
        (entry["type"], entry.get("mode"), entry.get("note"))
        for entry in (*FRAMES, *IDIOMS, *NOUNS)
        if not (entry["type"] == STOPPER and "mode" not in entry)
        if entry["type"] == "OTHER"
        or entry["type"] not in EVENT_TYPES
        or ("mode" in entry and entry["mode"] not in EVENT_TYPES[entry["type"]].modes)
    ]
    assert unknown == []


def test_every_type_can_be_told_by_a_verb_an_idiom_and_a_noun() -> None:
    types = set(EVENT_TYPES) - {"OTHER"}
    assert {f["type"] for f in FRAMES} - {STOPPER} == types
    assert {i["type"] for i in IDIOMS} - {STOPPER} == types
    assert {n["type"] for n in NOUNS} == types


def test_entries_say_their_class_and_have_only_known_fields() -> None:
    common = {"type", "mode", "note", "source", "target", "reciprocal"}
    strange = [
        (entry["note"], set(entry) - common - own)
        for entries, own in (
            (FRAMES, {"verbs", "requires", "doer"}),
            (IDIOMS, {"verbs", "objects", "requires", "doer", "deed"}),
            (NOUNS, {"nouns", "doer"}),
        )
        for entry in entries
        if set(entry) - common - own or not entry["note"]
    ]
    assert strange == []


def test_places_are_places() -> None:
    strange = [
        (entry["note"], place)
        for entry in (*FRAMES, *IDIOMS, *NOUNS)
        for side in ("source", "target")
        for place in ((entry[side],) if isinstance(entry.get(side), str) else entry.get(side, ()))
        if place.removeprefix("object.").split()[0] not in PLACES
    ]
    assert strange == []


@pytest.mark.parametrize("entries", [FRAMES, IDIOMS], ids=["verbs", "idioms"])
def test_verbs_are_lemmas_with_particles_or_prepositions(entries: list[dict[str, Any]]) -> None:
    def is_key(lemma: str, *others: str) -> bool:
        # "not rule out" is what a verb means where it is denied. "take part in": a noun may stand between the verb and
        # the preposition of that noun.
        if lemma == "not":
            return is_key(*others)
        if lemma == "*":  # whatever they did: they did it "in protest"
            return len(others) == 1 and others[0] in PARTICLES
        return lemma.islower() and len(others) < 3 and all(w in PARTICLES for w in others[-1:])

    assert [verb for entry in entries for verb in entry["verbs"] if not is_key(*verb.split())] == []


def test_lemmas_are_lower_case_lemmas() -> None:
    verbs = {v.split()[0] for entry in (*FRAMES, *IDIOMS) for v in entry["verbs"]}
    inflected = [v for v in verbs for end in ("ed", "ing", "s") if v.endswith(end) and v.removesuffix(end) in verbs]
    assert inflected == []
    written = [*LIGHT, *(n for e in NOUNS for n in e["nouns"]), *(n for members in CLASSES.values() for n in members)]
    assert [w for w in written if w != w.lower() or w != " ".join(w.split())] == []


def test_no_verb_has_two_frames_under_the_same_requirement() -> None:
    asked = ((v, f.get("requires"), tuple(f.get("doer", ()))) for f in FRAMES for v in f["verbs"])
    assert _doubles(asked) == []


def test_no_noun_stands_twice() -> None:
    assert _doubles((n, tuple(e.get("doer", ()))) for e in NOUNS for n in e["nouns"]) == []
    assert [name for name, members in CLASSES.items() if len(members) != len(set(members))] == []
    assert _doubles(iter(LIGHT)) == []


def test_no_verb_and_class_stand_in_two_idioms() -> None:
    pairs = (
        (v, o, e.get("requires"), tuple(e.get("doer", ())))
        for e in IDIOMS
        for v in set(e["verbs"])
        for o in set(e["objects"])
        if not o.startswith("=")
    )
    assert _doubles(pairs) == []


def test_every_object_class_is_known_and_used() -> None:
    named = {o for e in IDIOMS for o in e["objects"] if o != ANY and not o.startswith("=")}
    named |= {o for e in (*FRAMES, *IDIOMS, *NOUNS) for o in e.get("doer", ())}
    assert named - set(CLASSES) == set()
    assert set(CLASSES) - named == set()


def test_no_idiom_is_hidden_by_those_before_it() -> None:
    seen: set[tuple[Any, ...]] = set()
    hidden = []
    for entry in IDIOMS:
        asked = entry.get("requires"), tuple(entry.get("doer", ()))
        lemmas = set(_lemmas(entry["objects"]))
        for verb in entry["verbs"]:
            pairs = {(verb, lemma, *asked) for lemma in lemmas}
            if pairs <= seen:
                hidden.append((entry["type"], entry["note"], verb))
            seen |= pairs
    assert hidden == []


def test_no_idiom_yields_what_the_verb_yields_anyway() -> None:
    plain = {v: _yields(f) for f in FRAMES if "requires" not in f and "doer" not in f for v in f["verbs"]}
    bare = [e for e in IDIOMS if "requires" not in e and "doer" not in e]
    idle = [(e["note"], v) for e in bare for v in e["verbs"] if plain.get(v) == _yields(e)]
    assert idle == []


def test_event_nouns_are_listed_for_the_parser() -> None:
    listed = set(table("en", "nominals").get("lemmas", ()))
    heads = {re.split(" (?:of|for|to|towards)(?: |$)", n)[0].split()[-1] for e in NOUNS for n in e["nouns"]}
    assert heads - listed == set()


def test_no_idiom_has_a_key_that_its_clause_cannot_make() -> None:
    """A verb key of three words is a verb with its object noun and that noun's preposition, or with a particle and a
    preposition; what such a key rests on stands behind the last word."""
    dead = [
        (e["note"], v)
        for e in IDIOMS
        for v in e["verbs"]
        if len(v.removeprefix("not ").split()) == 3 and v.split()[-1] not in PARTICLES
    ]
    assert dead == []


def test_no_single_object_stands_twice_for_a_verb_in_one_type() -> None:
    """An "=object" that the same verb already has by a class of the same entry says nothing."""
    idle = [
        (e["note"], o)
        for e in IDIOMS
        for o in e["objects"]
        if o.startswith("=") and any(o[1:] in CLASSES[c] for c in e["objects"] if c != ANY and not c.startswith("="))
    ]
    assert idle == []
