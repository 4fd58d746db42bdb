"""The cue words of one language, out of its pack's `speech` table."""

from dataclasses import dataclass
from functools import cache

from kennan.language.pack import table

SPEECH_CLASSES = frozenset(
    {"say", "manner", "announce", "argue", "concede", "deny", "ask", "answer", "warn", "promise", "urge"}
)
# classes that can have the whole sentence beside them as content: "..., she said", "..., he fears"
SENTENCE_CLASSES = frozenset(
    {
        "say", "manner", "announce", "argue", "concede", "ask", "answer", "warn", "predict", "show", "believe", "know",
        "propose", "promise", "fear",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`verbs`, `nouns` and `adjectives` give the class of a cue's lemma; `prepositional` the prepositions under which
    the content of a class of verbs can stand, `sources` the phrases before a source, second word by first;
    `rates` are (hits, cases) by frame and by class ("say") or cue ("=tell"), "*" for all of a frame;
    `circumstances` the factors on the odds of what stands in no marks."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    adjectives: dict[str, str]
    documents: frozenset[str]
    prepositional: dict[str, frozenset[str]]
    hearsay: frozenset[str]
    passives: frozenset[str]
    sources: dict[str, str]
    rates: dict[str, dict[str, tuple[int, int]]]
    circumstances: dict[str, float]


@cache
def lexicon(language: str) -> Lexicon:
    """The cue words of a language (ISO 639-1); empty where its pack has none."""
    data, measured = table(language, "speech"), dict(table(language, "speech_rates"))
    circumstances = measured.pop("circumstances", {})
    return Lexicon(
        verbs=_by_word(data.get("verbs", {})),
        nouns=_by_word(data.get("nouns", {})),
        adjectives=_by_word(data.get("adjectives", {})),
        documents=frozenset(data.get("documents", {}).get("nouns", ())),
        prepositional={k: frozenset(v) for k, v in data.get("prepositional", {}).items()},
        hearsay=frozenset(data.get("hearsay", {}).get("adverbs", ())),
        passives=frozenset(data.get("hearsay", {}).get("passives", ())),
        sources=dict(phrase.split() for phrase in data.get("sources", {}).get("phrases", ())),
        rates={frame: {key: (hits, cases) for key, (hits, cases) in rows.items()} for frame, rows in measured.items()},
        circumstances=dict(circumstances),
    )


def _by_word(classes: dict[str, list[str]]) -> dict[str, str]:
    return {word: name for name, words in classes.items() for word in words}
