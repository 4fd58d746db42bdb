"""The word forms of a language and what each is read as, out of its pack's glosses and its rules for making forms."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from kennan.language.pack import table
from kennan.language.sentence import Voice

# Tags by the kinds of forms that packs name; those of the English tagger, since the clause view asks for them.
TAGS = {
    "base": "VB", "past": "VBD", "present": "VBZ", "participle": "VBN", "gerund": "VBG", "infinitive": "VB",
    "future": "VBF", "conditional": "VBC", "subjunctive": "VB", "passive": "VBP+", "bare": "VBR",
}  # fmt: skip
CLASSES = {
    "verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ", "adverbs": "ADV", "prepositions": "ADP",
    "auxiliaries": "AUX", "negation": "NEG", "markers": "SCONJ", "relatives": "REL", "conjunctions": "CCONJ",
    "pronouns": "PRON", "determiners": "DET", "particles": "PART",
}  # fmt: skip
# Of two readings of one form the first of these is preferred.
PREFERRED = ("NEG", "REL", "SCONJ", "CCONJ", "AUX", "ADP", "PRON", "DET", "PART", "VERB", "NOUN", "ADJ", "ADV")


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word form: part of speech, pivot lemma and pivot word form, tag, voice, and how it was made."""

    pos: str
    lemma: str
    word: str
    tag: str = ""
    voice: Voice = "active"
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Forms:
    """By its first word, the forms of a language: the words of each and its readings, longest forms first."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], tuple[Form, ...]], ...]]

    def at(self, words: list[str], index: int) -> tuple[int, tuple[Form, ...]]:
        """How many words the longest form at an index has, and its readings; 0 where none is known."""
        for form, readings in self.by_first.get(words[index], ()):
            if tuple(words[index : index + len(form)]) == form:
                return len(form), readings
        return 0, ()


@cache
def forms(language: str) -> Forms:
    """The forms of a language (ISO 639-1); empty where its pack glosses no words."""
    found: dict[tuple[str, ...], list[Form]] = {}
    for form, reading in _all(language):
        readings = found.setdefault(tuple(form.split()), [])
        if all((r.pos, r.tag, r.lemma) != (reading.pos, reading.tag, reading.lemma) for r in readings):
            readings.append(reading)
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[Form, ...]]]] = {}
    for words, readings in found.items():
        ordered = sorted(readings, key=lambda r: PREFERRED.index(r.pos))
        by_first.setdefault(words[0], []).append((words, tuple(ordered)))
    return Forms({first: tuple(sorted(some, key=lambda e: -len(e[0]))) for first, some in by_first.items()})


def _all(language: str) -> Iterator[tuple[str, Form]]:
    glosses, morphology = table(language, "glosses"), table(language, "morphology")
    for name, pos in CLASSES.items():
        rules, irregular = morphology.get(name, ()), _irregular(morphology, name)
        for form, gloss in glosses.get(name, {}).items():
            base = _reading(pos, gloss)
            yield form, base
            yield from _derived(form, base, rules, irregular.get(form.split()[0], {}))
    for name in ("roles", "descriptors"):
        for form, answer in _beings(language, name).items():
            lemma = _singular(answer) or form
            base = Form("NOUN", lemma, answer, "NNS" if lemma != answer else "NN")
            yield form, base
            yield from _derived(form, base, morphology.get("nouns", ()), {})


def _beings(language: str, name: str) -> dict[str, str]:
    """Nouns for somebody and the English ones they answer to."""
    data = table(language, name)
    found: dict[str, str] = data.get("offices" if name == "roles" else "nouns", {})
    return found


def _singular(answer: str) -> str:
    """The lemma of an English noun for somebody."""
    if answer.endswith("ies"):
        return answer[:-3] + "y"
    return answer[:-1] if answer.endswith("s") and not answer.endswith("ss") else answer


def _irregular(morphology: dict[str, Any], name: str) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = morphology.get("irregular", {}).get(name, {})
    return found


def _reading(pos: str, gloss: str) -> Form:
    """The reading of a gloss: "attack"; "be ready" is a predicate without a verb of its own, known as "ready"."""
    tag = {"VERB": "VBD", "NOUN": "NN", "ADJ": "JJ", "ADV": "RB"}.get(pos, "")
    return Form(pos, gloss, gloss.removeprefix("be "), tag)


def _derived(
    form: str, base: Form, rules: Iterable[dict[str, Any]], irregular: dict[str, list[str]]
) -> Iterator[tuple[str, Form]]:
    """The forms that the pack's rules make of a citation form; of several words the first is changed."""
    first, _, rest = form.partition(" ")
    tail = f" {rest}" if rest else ""
    for kind, made in irregular.items():
        yield from ((word + tail, _of_kind(base, kind)) for word in made)
    for rule in rules:
        if rule.get("regular", True) and irregular.get(rule["kind"]):
            continue
        match = re.fullmatch(rule["match"], first)
        if match is not None:
            yield from ((match.expand(made) + tail, _of_kind(base, rule["kind"])) for made in rule["forms"])


def noun_forms(language: str, form: str) -> tuple[str, ...]:
    """The other forms of a noun (of several words the first is changed)."""
    rules = table(language, "morphology").get("nouns", ())
    return tuple(made for made, _ in _derived(form, Form("NOUN", form, form), rules, {}))


def _of_kind(base: Form, kind: str) -> Form:
    if kind == "plural":
        return replace(base, tag="NNS", plural=True)
    if kind in ("same", "feminine"):
        return base
    tag = TAGS[kind]
    if kind == "passive":
        return replace(base, tag=tag, voice="passive", word=participle(base.lemma))
    word = participle(base.lemma) if kind == "participle" else base.word
    return replace(base, tag=tag, word=word)


def participle(lemma: str) -> str:
    """The regular English participle, by which passives are keyed ("be expected")."""
    if " " in lemma:
        return lemma
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + "ed"
