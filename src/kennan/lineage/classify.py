"""What kind of sharing a passage is: by what changed between its two sides."""

import re
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from kennan.lineage.align import Passage
from kennan.lineage.words import Row, Words
from kennan.model import LinkKind

# Independent reports of one affair share passages worth up to 14 (measured on 80 pairs of reports of the same events by
# different outlets, NewsWCL50); a passage above STRONG shows a common origin by itself, one above WEAK beside a strong
# one.
STRONG = 18.0
WEAK = 7.0
SAME_WORDS = 0.8
REWRITTEN = 0.4
SPELLING = 80.0  # per cent of letters in common of two spellings of one word
SPUN_SHARE = 0.06  # share of a passage's words exchanged one by one; an editor's hand changes fewer
SPUN_TIMES = 3
_STYLE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-"})
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed in a passage: words exchanged one by one (and how often), words put in or left out."""

    exchanged: int
    exchanges: int
    moved: int


def evidence(passage: Passage, a: Row, b: Row) -> float:
    """What the shared words tell of a common origin: their weights, the less the more is changed between them."""
    halves = 0
    for i, j, size in passage.blocks:
        one, other = a.telling[i : i + size], b.telling[j : j + size]
        halves += sum(one) if one == other else sum(map(min, one, other))
    return halves / 2 * passage.similarity


def kind(passage: Passage, a: Words, b: Words) -> LinkKind | None:
    """copy, near_copy, spun or paraphrase; None where too little is shared to say."""
    if passage.similarity == 1.0:
        one, other = a.text(passage.a0, passage.a1), b.text(passage.b0, passage.b1)
        return "copy" if one == other or _plain(one) == _plain(other) else "near_copy"
    changes = _changes(passage, a, b)
    length = max(passage.a1 - passage.a0, passage.b1 - passage.b0)
    spun = changes.exchanges >= SPUN_TIMES and changes.exchanged >= SPUN_SHARE * length
    if spun and passage.similarity >= REWRITTEN and changes.exchanged >= changes.moved:
        return "spun"
    if passage.similarity >= SAME_WORDS:
        return "near_copy"
    return "paraphrase" if passage.similarity >= REWRITTEN else None


def quoted_runs(passage: Passage, a: Row, b: Row) -> list[tuple[int, int, int, int]]:
    """Stretches of the passage that are quoted on either side: first and last word in a, in b (exclusive)."""
    if 1 not in a.quoted[passage.a0 : passage.a1] and 1 not in b.quoted[passage.b0 : passage.b1]:
        return []
    out: list[list[int]] = []
    for i, j, size in passage.blocks:
        for n in range(size):
            if a.quoted[i + n] or b.quoted[j + n]:
                if out and i + n - out[-1][1] <= 3 and j + n - out[-1][3] <= 3:
                    out[-1][1], out[-1][3] = i + n + 1, j + n + 1
                else:
                    out.append([i + n, i + n + 1, j + n, j + n + 1])
    return [(a0, a1, b0, b1) for a0, a1, b0, b1 in out]


def _changes(passage: Passage, a: Words, b: Words) -> Changes:
    exchanged = exchanges = moved = 0
    for (i, j, size), (p, q, _) in zip(passage.blocks, passage.blocks[1:], strict=False):
        gap_a, gap_b = p - i - size, q - j - size
        if not gap_a or not gap_b:
            moved += gap_a + gap_b
        elif ratio(_letters(a.text(i + size, p)), _letters(b.text(j + size, q))) < SPELLING:
            if max(gap_a, gap_b) <= 4:
                exchanged += max(gap_a, gap_b)
                exchanges += 1
            else:
                moved += max(gap_a, gap_b)
    return Changes(exchanged, exchanges, moved)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _plain(text: str) -> str:
    return _BLANK.sub(" ", text.translate(_STYLE))
