"""The words of a sentence in a language without a parser: what each is read as, by lexicon, form and neighbours."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kennan.language.forms import Form, Forms, forms
from kennan.language.pack import table
from kennan.language.plain_parser import WORD
from kennan.language.sentence import Voice
from kennan.language.world import World

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
BEFORE_NOUNS = frozenset({"DET", "ADP", "NUM", "ADJ"})
BEFORE_VERBS = frozenset({"PRON", "AUX", "NEG", "PROPN", "REL", "PART", "SCONJ"})


@dataclass(slots=True)
class Word:
    """A token with its reading; `inside` is the index of the word whose further part it is ("bekerja sama")."""

    text: str
    start: int
    end: int
    pos: str
    lemma: str
    word: str
    tag: str = ""
    voice: Voice = "active"
    inside: int | None = None
    time: bool = False
    being: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """The pack's grammar.toml, and the words of other files of the pack that grammar asks for."""

    head_first: bool
    noun_modifiers: bool
    bare_agents: bool
    unknown: tuple[tuple[re.Pattern[str], Form], ...]
    endings: tuple[tuple[str, str], ...]
    of: frozenset[str]
    times: frozenset[str]
    beings: frozenset[str]
    agent: frozenset[str]
    place: frozenset[str]
    dative: frozenset[str]
    willing: frozenset[str]
    personal: frozenset[str]
    infinitive: frozenset[str]
    numbers: frozenset[str]


@cache
def grammar(language: str) -> Grammar:
    data: dict[str, Any] = table(language, "grammar")
    time = table(language, "time")
    times = {w for k in ("months", "weekdays", "units", "days", "seasons") for w in time.get(k, {})}
    times.update(data.get("adverbial_nouns", ()))
    beings = {*table(language, "roles").get("offices", ()), *table(language, "descriptors").get("nouns", ())}
    unknown = tuple(
        (re.compile(row["match"]), Form(row["pos"], "", "", row.get("tag", ""), row.get("voice", "active")))
        for row in data.get("unknown", ())
    )
    words = data.get("prepositions", {})
    return Grammar(
        head_first=data.get("order", "head-first") == "head-first",
        noun_modifiers=data.get("noun_modifiers", False),
        bare_agents=data.get("bare_agents", False),
        unknown=unknown,
        endings=tuple((row["ending"], row["pos"]) for row in data.get("enclitics", ())),
        of=frozenset(words.get("of", ())),
        times=frozenset(times),
        beings=frozenset(beings),
        agent=frozenset(words.get("agent", ())),
        place=frozenset(words.get("place", ())),
        dative=frozenset(words.get("dative", ())),
        willing=frozenset(data.get("willing", ())),
        personal=frozenset(words.get("personal", ())),
        infinitive=frozenset(words.get("infinitive", ())),
        numbers=frozenset(w for k in ("values", "magnitudes") for w in table(language, "figures").get(k, {})),
    )


def read(text: str, language: str) -> list[Word]:
    """The words of one sentence text with their readings."""
    known, rules = forms(language), grammar(language)
    matches = list(WORD.finditer(text))
    lower = [m.group().lower() for m in matches]
    words: list[Word] = []
    taken = head = 0
    for index, match in enumerate(matches):
        one = match.group()
        if index < taken:
            words.append(Word(one, match.start(), match.end(), "FIX", lower[index], lower[index], inside=head))
            continue
        head = index
        length, readings = _readings(known, rules, lower, index)
        opens = _opens(matches, words, index)
        if opens and _is_name(one, matches, readings, index, language):
            length, readings = 1, (Form("PROPN", one, ""),)
        if one[0].isupper() and not (readings and (opens or lower[index] in rules.beings or length > 1)):
            length, readings = 1, (Form("PROPN", one, ""),)
        if one[0].isdigit():
            length, readings = 1, (Form("NUM", lower[index], ""),)
        elif not one[0].isalpha():
            length, readings = 1, (Form("PUNCT", one, ""),)
        elif not readings and lower[index] in rules.numbers:
            length, readings = 1, (Form("NUM", lower[index], ""),)
        reading = (
            _chosen(readings, words, lower[index + max(1, length) :], known, rules)
            if readings
            else _guessed(lower[index], words, rules)
        )
        made = Word(
            one, match.start(), match.end(), reading.pos, reading.lemma or lower[index], reading.word, reading.tag,
            reading.voice,
        )  # fmt: skip
        made.time = reading.pos in ("NOUN", "PROPN", "ADV", "NUM") and lower[index] in rules.times
        made.being = reading.pos in ("PROPN", "PRON") or " ".join(lower[index : index + max(1, length)]) in rules.beings
        words.append(made)
        taken = index + length
    return words


def _readings(known: Forms, rules: Grammar, lower: list[str], index: int) -> tuple[int, tuple[Form, ...]]:
    """The longest known form; without what is joined to its end, or repeated, where the whole is unknown."""
    length, readings = known.at(lower, index)
    if readings:
        return length, readings
    word = lower[index]
    first, hyphen, second = word.partition("-")
    if hyphen and second.startswith(first[:3]) and len(first) > 2:  # "negara-negara": several
        _, once = known.at([first], 0)
        return 1, tuple(Form(r.pos, r.lemma, r.word, "NNS", r.voice, True) for r in once if r.pos == "NOUN")
    for ending, pos in rules.endings:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            _, bare = known.at([word[: -len(ending)]], 0)
            fitting = tuple(r for r in bare if r.pos in pos.split())
            if fitting:
                return 1, fitting
    return 0, ()


def _is_name(
    word: str, matches: Sequence[re.Match[str]], readings: tuple[Form, ...], index: int, language: str
) -> bool:
    """Whether the first word of a sentence is a name although it could be a verb: one that is known, or that another
    name follows."""
    if not word[0].isupper() or not readings or any(r.pos != "VERB" for r in readings):
        return False
    after = matches[index + 1].group() if index + 1 < len(matches) else ""
    return after[:1].isupper() or World.default().lookup(word, language) is not None


def _opens(matches: Sequence[re.Match[str]], words: list[Word], index: int) -> bool:
    """Whether the word opens the sentence or what stands in quotation marks: its capital says nothing."""
    return all(w.pos == "PUNCT" for w in words) or (words[-1].text in '"“„«:‘' and index > 0)


def _guessed(word: str, before: list[Word], rules: Grammar) -> Form:
    """The reading of an unknown word, by its form; beside a noun that takes no other noun it is an adjective."""
    if before and before[-1].pos == "NOUN" and rules.head_first and not rules.noun_modifiers:
        found = next((f for pattern, f in rules.unknown if pattern.search(word)), None)
        return found if found is not None and found.pos in ("VERB", "ADV") else Form("ADJ", "", "", "JJ")
    for pattern, form in rules.unknown:
        if pattern.search(word):
            return form
    return Form("NOUN", "", "", "NN")


def _chosen(readings: tuple[Form, ...], before: list[Word], after: list[str], known: Forms, rules: Grammar) -> Form:
    """The reading that the neighbours ask for."""
    if len(readings) == 1:
        return readings[0]
    by_kind = {r.pos: r for r in reversed(readings)}
    last = next((w for w in reversed(before) if w.pos not in ("PUNCT", "FIX", "ADV", "PART")), None)
    if {"SCONJ", "REL"} <= by_kind.keys():
        wanted = "SCONJ" if last is None or last.pos in ("VERB", "AUX") or _is_told(before, rules) else "REL"
        return by_kind[wanted]
    if {"SCONJ", "ADP"} <= by_kind.keys():
        marker = by_kind["SCONJ"]
        noun = not _begins_verb(after, known, rules) if marker.word == "to" else _is_time(after, rules)
        return by_kind["ADP" if noun else "SCONJ"]
    if {"ADP", "VERB"} <= by_kind.keys():
        return by_kind["ADP" if last is not None and last.pos == "VERB" else "VERB"]
    if {"NOUN", "ADJ"} <= by_kind.keys() and last is not None and last.lemma == "be":
        return by_kind["ADJ"]
    if {"ADV", "VERB"} <= by_kind.keys():
        return by_kind["ADV" if _begins_verb(after, known, rules) else "VERB"]
    if last is not None and "VERB" in by_kind and by_kind.keys() & {"NOUN", "ADJ"}:
        other = next(r for r in readings if r.pos in ("NOUN", "ADJ"))
        if last.pos in BEFORE_NOUNS and not (last.pos == "ADP" and by_kind["VERB"].tag == "VB"):
            return other
        return by_kind["VERB"] if last.pos in BEFORE_VERBS or last.pos == "NOUN" else other
    finite = [r for r in readings if r.pos == "VERB"]
    if len(finite) > 1 and last is not None:
        aided = last.pos == "AUX" or last.lemma in ("be", "have")
        for reading in finite:
            if (reading.tag in ("VBN", "VBG")) == aided:
                return reading
    return readings[0]


def _is_told(before: list[Word], rules: Grammar) -> bool:
    """Whether the last phrase is somebody to whom something is said ("pidió a Karovia que ...")."""
    at = len(before) - 1
    while at > 0 and before[at].pos in ("PROPN", "NOUN", "DET", "FIX", "ADJ"):
        at -= 1
    return at > 0 and before[at].text.lower() in rules.dative and before[at - 1].pos == "VERB"


def _begins_verb(after: list[str], known: Forms, rules: Grammar) -> bool:
    """Whether a verb, or what goes before one, comes next."""
    if not after:
        return False
    _, readings = known.at(after, 0)
    kinds = {r.pos for r in readings} or {_guessed(after[0], [], rules).pos}
    return bool(kinds & {"VERB", "AUX", "NEG"}) or ("ADV" in kinds and _begins_verb(after[1:], known, rules))


def _is_time(after: list[str], rules: Grammar) -> bool:
    """Whether a date comes next."""
    return bool(after) and (after[0][0].isdigit() or after[0] in rules.times)
