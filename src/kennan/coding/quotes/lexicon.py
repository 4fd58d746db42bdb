"""The cue words of one language, out of its pack's `speech` table."""

from dataclasses import dataclass
from functools import cache

from kennan.language.pack import table

SPEECH_CLASSES = frozenset(
    {"say", "manner", "announce", "argue", "concede", "deny", "ask", "answer", "warn", "promise", "urge"}
)
# classes that tell what somebody takes a thing for
JUDGING = frozenset({"praise", "blame", "label", "believe"})
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
    `circumstances` the factors on the odds of what stands in no marks. `naming` are verbs outside the judging classes
    that name too; `meant` are nouns of what somebody means, `meaning` the prepositions behind them, `wording` nouns
    that say that words follow, `views` those of "in her words", `aims` verbs of what a deed is for, `names` participles
    under which a thing goes by a name; `beside` are cues that, in languages read by word order, stand beside what is
    said and are no act in it ("..., kata menteri itu", "menurut ..."); `deeds` are verbs of speech that tell of
    pressing more than of words."""

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
    naming: frozenset[str]
    meant: frozenset[str]
    meaning: frozenset[str]
    wording: frozenset[str]
    views: frozenset[str]
    aims: frozenset[str]
    names: frozenset[str]
    deeds: frozenset[str]
    beside: frozenset[str]


@cache
def lexicon(language: str) -> Lexicon:
    """The cue words of a language (ISO 639-1); empty where its pack has none."""
    data, measured = table(language, "speech"), dict(table(language, "speech_rates"))
    circumstances = measured.pop("circumstances", {})
    fragments = {name: frozenset(words) for name, words in data.get("fragments", {}).items()}
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
        naming=fragments.get("naming", frozenset()),
        meant=fragments.get("meant", frozenset()),
        meaning=fragments.get("meaning", frozenset()),
        wording=fragments.get("wording", frozenset()),
        views=fragments.get("views", frozenset()),
        aims=fragments.get("aims", frozenset()),
        names=fragments.get("names", frozenset()),
        deeds=frozenset(data.get("deeds", {}).get("verbs", ())),
        beside=frozenset(
            [*data["verbs"].get("after", ()), *(form.split()[0] for form in data.get("sources", {}).get("told", ()))]
            if "around" in data
            else ()
        ),
    )


def _by_word(classes: dict[str, list[str]]) -> dict[str, str]:
    return {word: name for name, words in classes.items() for word in words}
