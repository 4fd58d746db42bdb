"""Where indirect speech ends: what the narrator hangs on behind it is not said."""

from kennan.coding.quotes.lexicon import SPEECH_CLASSES
from kennan.coding.quotes.sentence import SUBJECTS, Frames

CONTRAST = frozenset({"while", "whereas", "though", "although"})
ASIDES = frozenset({"who", "which", "whom", "whose"})
LEAST = 4


def said_until(frames: Frames, start: int, end: int) -> int:
    """The end of content that begins at token `start` and goes at most to `end` (exclusive): before another's word
    ("said it was safe, while others said ...") and before a relative clause set off at its end ("..., who left")."""
    tokens, tree = frames.tokens, frames.tree
    for index in range(start + LEAST, end):
        token = tokens[index]
        left = tree.left[index]
        if left <= start + 1 or tokens[left - 1].text != "," or left >= end:
            continue
        other = token.relation == "advcl" and tokens[left].text.lower() in CONTRAST and _speaks(frames, index)
        aside = token.relation == "relcl" and _set_off(frames, index, left, end)
        if other or aside:
            return left - 1
    return end


def _speaks(frames: Frames, verb: int) -> bool:
    tokens = frames.tokens
    kind = frames.lexicon.verbs.get(tokens[verb].lemma.lower(), "")
    return kind in SPEECH_CLASSES and any(tokens[c].relation in SUBJECTS for c in frames.tree.children[verb])


def _set_off(frames: Frames, verb: int, left: int, end: int) -> bool:
    """Whether a relative clause behind a comma ends the content, without marks in it."""
    tokens = frames.tokens
    if tokens[left].text.lower() not in ASIDES or frames.tree.right[verb] < end - 1:
        return False
    return not any(t.text in ('"', "“", "''", "``", "‘") for t in tokens[left:end])
