"""The language of a report, told by its body as a whole: single sentences mislead the identifier."""

import re
from functools import cache
from typing import Any

from kennan.language.pack import languages, table

_CODES = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg
    ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn
    no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw
    ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
ISO_639_1 = frozenset(_CODES.split())

LANGUAGES = (
    "ar", "bg", "bn", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "it", "ja",
    "ka", "ko", "ms", "nl", "no", "pl", "ps", "pt", "ro", "ru", "sk", "sr", "sv", "sw", "ta", "th", "tl", "tr", "uk",
    "ur", "vi", "zh",
)  # fmt: skip
# The identifier can't keep these apart on news; the language of more of the press stands for both.
SAME = {"ms": "id"}
MIN_LETTERS = 60
MIN_LETTERS_DENSE = 20
CERTAIN = 0.9
SAMPLE = 6_000
# The share of function words that tells a short text without the identifier.
SHARE = 0.2
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
DENSE = re.compile("[\0-\u2e7f]+")  # what is in no script that writes a word in a letter or two
STRAIGHT = str.maketrans("’", "'")
# Pictographs and their joiners, which the identifier takes for letters of far scripts.
OTHER = re.compile("[\u2190-\u2bff\u200d\ufe0e\ufe0f\ue000-\uf8ff\U0001f000-\U0001faff\U000e0020-\U000e007f]+")


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(identifier.labels)
    identifier.set_languages([code for code in LANGUAGES if code in known])
    return identifier


@cache
def _function_words() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """Language, function words that tell it, and those that it shares with other languages: of every pack with any."""
    found = ((code, table(code, "intake").get("language", {})) for code in languages())
    return tuple((code, frozenset(t["telling"]), frozenset(t["shared"])) for code, t in found if t)


def _by_words(text: str, guess: str) -> str:
    """The language whose function words a short text has, or "und". They have to be many and not met elsewhere, or
    agree with the identifier's `guess`."""
    words = WORD.findall(text.translate(STRAIGHT).casefold())
    best, most, decided = "und", 0, False
    for code, telling, shared in _function_words():
        told, common = sum(w in telling for w in words), sum(w in shared for w in words)
        if told + common > most:
            many = told > 0 and told + common >= max(2, SHARE * len(words))
            best, most, decided = code, told + common, many or code == guess
        elif told + common == most:
            decided = decided and best == guess
    return best if decided else "und"


def identify(text: str) -> str:
    """ISO 639-1 code of the language of a text, or "und" where that can't be told.

    A text of some length is told by the identifier. In a shorter one, and where the identifier is not sure, the
    function words of the languages that have a pack decide; a text without any stays "und".
    """
    sample = OTHER.sub(" ", text[:SAMPLE])
    letters = sum(map(str.isalpha, sample))
    dense = sum(map(str.isalpha, DENSE.sub("", sample)))
    if not letters:
        return "und"
    likely: dict[str, float] = {}
    for code, share in _identifier().rank(sample):
        likely[SAME.get(code, code)] = likely.get(SAME.get(code, code), 0.0) + float(share)
    best = max(likely, key=lambda code: (likely[code], code))
    enough = letters >= (MIN_LETTERS_DENSE if dense * 2 > letters else MIN_LETTERS)
    return best if enough and likely[best] >= CERTAIN else _by_words(sample, best)
