"""Stances: what somebody wants, fears, promises, expects or doubts, and on what he makes it depend.

Only sentences with a cue are looked at: words of the stance lexicon, modals and clauses of condition or purpose. Labels
and spans follow the conventions of the project's answer keys: an aim to ward something off is a concern; readiness and
assurances are commitments; demands, beliefs and forecasts are expectations.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from kennan.coding.reading import Reading
from kennan.coding.stances import cues as stance_cues
from kennan.coding.stances import speech as stance_speech
from kennan.coding.stances import turned
from kennan.coding.stances.extent import trimmed
from kennan.coding.stances.lexicon import Lexicon, lexicon
from kennan.coding.stances.plain import plain
from kennan.coding.stances.scene import Found, Scene
from kennan.coding.stances.topics import topic
from kennan.coding.stances.towards import Met
from kennan.language.sentence import Clause, Sentence
from kennan.model import Event, Stance

# Kinds that are put to somebody: where the words name nobody, the event that they tell may.
ADDRESSED = frozenset({"commitment", "expectation", "condition"})


def code(reading: Reading, events: tuple[Event, ...] = ()) -> tuple[Stance, ...]:
    """All stances of the report, in text order. `events` are those of the report: where the words of a stance are an
    event too (a demand, a promise), its target is whom the stance is towards, unless the words name somebody."""
    found: dict[str, Stance] = {}
    met = Met(reading, events)
    for sentence in reading.sentences:
        for stance in _of_sentence(reading, sentence, met):
            found.setdefault(stance.id, stance)
    return tuple(sorted(found.values(), key=lambda s: (s.span.start, s.span.end, s.id)))


def _of_sentence(reading: Reading, sentence: Sentence, met: Met) -> Iterator[Stance]:
    words = lexicon(reading.report.language)
    # A pack that knows in what order its language says so goes before clauses of a shallow parse.
    chosen = list(plain(reading, sentence))
    if not chosen and words is not None and sentence.clauses:
        candidates = _candidates(reading, sentence, words)
        chosen = _chosen(c for c in candidates if not _is_empty(sentence, c))
    for found in chosen:
        span = sentence.span(*trimmed(sentence, *found.whole))
        anchor = sentence.span(found.anchor, found.anchor + 1)
        holders: tuple[str | None, ...] = found.holders or (None,)
        for holder in holders:
            yield Stance(
                span=span,
                holder=holder,
                kind=found.kind,
                object=sentence.words(*trimmed(sentence, *found.object)),
                topic=topic(sentence, found.object, found.whole, reading.report.language),
                towards=found.towards
                or (met.by(holder, anchor, sentence) if found.kind in ADDRESSED else None)
                or met.place(sentence, *found.object, holder),
                attribution=reading.speech.attribution(span, holder),
                confidence=round(found.confidence, 3),
            )


def _candidates(reading: Reading, sentence: Sentence, words: Lexicon) -> Iterator[Found]:
    """Conditions first, then cues, then modals: where two rest on one word the first is kept."""
    scene: Scene | None = None

    def here() -> Scene:
        nonlocal scene
        scene = scene or Scene(reading, sentence, words)
        return scene

    conditional, demanded = words.words["conditional"], words.words["demanded"]
    modals = _together(demanded["auxiliaries"], words.words["bound"]["auxiliaries"], words.words["bound"]["reported"])
    conditions = _together(conditional["markers"], conditional["waiting"])
    verbal = [c for c in sentence.clauses if not c.nominal]
    for clause in verbal:
        inverted = "should" in clause.auxiliaries and stance_speech.is_inverted(sentence, clause)
        if inverted or clause.link == "condition" or clause.marker in conditions:
            yield from stance_speech.of_condition(here(), clause)
    for first, length in _phrases(sentence, _together(conditional["phrases"], conditional["prepositions"])):
        yield from stance_speech.of_phrase(here(), first, length)
    found: list[Found] = []
    for clause in verbal:
        cues = words.verbs.get(clause.lemma)
        if clause.lemma in words.words["experienced"]["verbs"]:
            found += turned.of_experience(here(), clause)
        if cues and demanded["auxiliaries"].isdisjoint(clause.auxiliaries):
            found += stance_cues.of_verb(here(), clause, cues)
    for index, token in enumerate(sentence.tokens):
        if token.pos == "NOUN":
            cue = words.nouns.get(token.lemma.lower())
            if cue:
                found += stance_cues.of_noun(here(), index, cue)
        elif token.pos in ("ADJ", "VERB"):
            form = token.word
            if form in words.adjectives:
                found += stance_cues.of_adjective(here(), index, words.adjectives[form])
            elif form in demanded["adjectives"]:
                found += stance_speech.of_necessity(here(), index)
    yield from sorted(found, key=lambda f: (f.object[0], -f.object[1]))
    for clause in verbal:
        if (
            stance_speech.is_refusal(words, clause)
            or clause.lemma in demanded["semi"]
            or modals.intersection(clause.auxiliaries)
        ):
            yield from stance_speech.of_modal(here(), clause)
            yield from turned.under_agreement(here(), clause)
        if clause.link == "purpose" or _follows_purpose(sentence, clause):
            yield from stance_speech.of_purpose(here(), clause)


def _follows_purpose(sentence: Sentence, clause: Clause) -> bool:
    """Whether an infinitive is coordinated with one of purpose ("to guard the port and to stop smuggling")."""
    if clause.link != "conjunct" or clause.parent is None or "to" not in clause.auxiliaries:
        return False
    return sentence.clauses[clause.parent].link == "purpose"


def _phrases(sentence: Sentence, phrases: frozenset[str]) -> Iterator[tuple[int, int]]:
    """First token and length of every place where one of the phrases stands."""
    starts = _by_first_word(phrases)
    texts = [t.word for t in sentence.tokens]
    for index, text in enumerate(texts):
        for wanted in starts.get(text, ()):
            if texts[index : index + len(wanted)] == wanted:
                yield index, len(wanted)
                break


@cache
def _by_first_word(phrases: frozenset[str]) -> Mapping[str, list[list[str]]]:
    """The words of phrases by the first one, the longest phrase first."""
    starts: dict[str, list[list[str]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        starts.setdefault(phrase.split()[0], []).append(phrase.split())
    return starts


@cache
def _together(*words: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*words)


def _is_empty(sentence: Sentence, found: Found) -> bool:
    """Whether the object only stands for something said elsewhere ("what we'll do")."""
    first, last = trimmed(sentence, *found.object)
    return last - first == 1 and sentence.tokens[first].lemma.lower() in ("do", "be", "have")


def _chosen(candidates: Iterable[Found]) -> list[Found]:
    """One stance for an anchor; of two with the same kind and holder the one inside the other's object is left out."""
    kept: list[Found] = []
    anchors: set[tuple[int, int]] = set()
    for found in candidates:
        place = (found.anchor, found.object[0])
        if place in anchors or any(k.kind == found.kind and k.object == found.object for k in kept):
            continue
        if any(_within(found, k) for k in kept):
            continue
        anchors.add(place)
        kept.append(found)
    return kept


def _within(found: Found, other: Found) -> bool:
    """Whether a candidate only repeats a part of another one with the same holder."""
    if not set(found.holders) & set(other.holders) or (other.kind, found.kind) == ("condition", "commitment"):
        return False
    first, last = other.object
    if (
        found.anchor == other.anchor
        and found.kind == other.kind
        and found.object[0] <= first
        and last <= found.object[1]
    ):
        return True  # "will guarantee": promised by the verb and by the auxiliary
    if first <= found.whole[0] and found.whole[1] <= last:
        return True
    return found.kind == other.kind and first <= found.object[0] and found.object[1] <= last
