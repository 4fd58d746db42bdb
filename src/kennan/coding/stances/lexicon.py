"""The stance lexicon of a language, indexed by cue."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from kennan.language.pack import table
from kennan.model import StanceKind


@dataclass(frozen=True, slots=True)
class Cue:
    """A class of cue words: see `packs/en/stances.toml` for the fields. `second` is the particle or preposition that
    the word asks for, or ""."""

    name: str
    kind: StanceKind
    negated: StanceKind | None
    takes: tuple[str, ...]
    addressee: tuple[str, ...]
    holders: tuple[str, ...]
    unheld: bool
    spoken: bool
    copula: bool
    only_copula: bool
    things: bool
    confidence: float
    second: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cues by lemma (verbs, nouns) or by form (adjectives), and the word lists of the grammar by table and name."""

    verbs: dict[str, tuple[Cue, ...]]
    adjectives: dict[str, tuple[Cue, ...]]
    nouns: dict[str, Cue]
    avoiding: frozenset[str]
    ensuring: frozenset[str]
    words: dict[str, dict[str, frozenset[str]]]
    figures: dict[str, float]

    def has(self, group: str, name: str, word: str) -> bool:
        return word in self.words[group][name]


def _cue(entry: dict[str, Any], second: str = "") -> Cue:
    return Cue(
        name=entry["class"],
        kind=entry["kind"],
        negated=entry["negated"] or None,
        takes=tuple(entry["takes"]),
        addressee=tuple(entry.get("addressee", ())),
        holders=tuple(entry.get("holders", ())),
        unheld=entry.get("unheld", False),
        spoken=entry.get("spoken", False),
        copula=entry.get("copula", False),
        only_copula=entry.get("only_copula", False),
        things=entry.get("things", False),
        confidence=entry["confidence"],
        second=second,
    )


@cache
def lexicon(language: str) -> Lexicon | None:
    """The stance lexicon of a language (ISO 639-1); None where its pack has none."""
    data = table(language, "stances")
    if not data.get("cue"):
        return None
    verbs: dict[str, tuple[Cue, ...]] = {}
    adjectives: dict[str, tuple[Cue, ...]] = {}
    nouns: dict[str, Cue] = {}
    for entry in data["cue"]:
        for verb in entry.get("verbs", ()):
            lemma, _, second = verb.partition(" ")
            verbs[lemma] = (*verbs.get(lemma, ()), _cue(entry, second))
        for adjective in entry.get("adjectives", ()):
            form, _, second = adjective.partition(" ")
            adjectives[form] = (*adjectives.get(form, ()), _cue(entry, second))
        for noun in entry.get("nouns", ()):
            nouns.setdefault(noun, _cue(entry))
    for wrong, verb in data.get("lemmas", {}).items():
        verbs[wrong] = verbs.get(verb, ())
    groups = ("demanded", "bound", "unlike", "conditional", "purposes", "light", "experienced")
    return Lexicon(
        # Cues that ask for a second word are tried first.
        verbs={verb: tuple(sorted(cues, key=lambda c: c.second == "")) for verb, cues in verbs.items()},
        adjectives={form: tuple(sorted(cues, key=lambda c: c.second == "")) for form, cues in adjectives.items()},
        nouns=nouns,
        avoiding=frozenset(data["avoiding"]["verbs"]),
        ensuring=frozenset(data["avoiding"]["ensuring"]),
        words={g: {n: frozenset(w) for n, w in data[g].items() if isinstance(w, list)} for g in groups},
        figures={g: float(data[g]["confidence"]) for g in groups if "confidence" in data[g]},
    )
