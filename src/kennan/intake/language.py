"""The language of a report, told by its body as a whole: single sentences mislead the identifier."""

from functools import cache
from typing import Any

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


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(identifier.labels)
    identifier.set_languages([code for code in LANGUAGES if code in known])
    return identifier


def identify(text: str) -> str:
    """ISO 639-1 code of the language of a text, or "und" where it is too short or in none of those known."""
    sample = text[:SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    dense = sum(c >= "\u2e80" for c in letters)
    if len(letters) < (MIN_LETTERS_DENSE if dense * 2 > len(letters) else MIN_LETTERS):
        return "und"
    likely: dict[str, float] = {}
    for code, share in _identifier().rank(sample):
        likely[SAME.get(code, code)] = likely.get(SAME.get(code, code), 0.0) + float(share)
    best = max(likely, key=lambda code: (likely[code], code))
    return best if likely[best] >= CERTAIN else "und"
