"""How sure a candidate is, and which of those that overlap stand."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kennan.coding.quotes.lexicon import SPEECH_CLASSES, Lexicon
from kennan.coding.quotes.sentence import Candidate
from kennan.language.sentence import Sentence

Stretches = list[tuple[int, int]]
WEIGHT = 4.0
SHARED = 0.25
BLOCK = 512
LENGTHS = (1, 2, 5, 8)
PLACES = frozenset({"ROOT", "relcl", "advcl", "conj", "xcomp", "acl"})
PERSONS = frozenset({"he", "she", "they"})
TRIMMED = frozenset({"that", "bare", "wh", "inf"})


@dataclass(slots=True, eq=False)
class Found:
    """A candidate in its report: code points of its content and of what stands in quotation marks, and its rate, the
    share of such candidates that are attributions; `inner` where the cue itself stands in marks. `voice` and `via` are
    sentence and token range where the speaker, and whoever passed his word on, are named, where that is not the
    candidate's mention; `carried` where somebody's word goes on in a sentence that does not name him."""

    sentence: Sentence
    candidate: Candidate
    content: Stretches
    quoted: Stretches
    rate: float = 0.0
    inner: bool = False
    voice: tuple[Sentence, tuple[int, int]] | None = None
    via: tuple[Sentence, tuple[int, int]] | None = None
    carried: bool = False

    @property
    def frame(self) -> str:
        return self.candidate.frame + ("+" if self.quoted else "")

    @property
    def size(self) -> int:
        return sum(end - start for start, end in self.content)

    @property
    def words(self) -> int:
        """Words of the content that stand in the cue's sentence."""
        start = self.sentence.start
        return sum(len(self.sentence.text[max(0, a - start) : max(0, b - start)].split()) for a, b in self.content)

    @property
    def cue_at(self) -> int:
        return self.sentence.start + self.sentence.tokens[self.candidate.cue].start


def rate(found: Found, lexicon: Lexicon) -> float:
    """The measured share, smoothed: a cue's own cases over those of its class, those over all cases of the frame; what
    stands in no marks is weighed by its circumstances besides."""
    rows = lexicon.rates.get(found.frame, {})
    hits, cases = rows.get("*", (1, 4))
    share = (hits + 1) / (cases + 4)
    if found.quoted and cases <= WEIGHT and (without := lexicon.rates.get(found.candidate.frame)):
        # hardly met with marks: they make it no less likely than it is without
        share = max(share, _share(without, found, (without["*"][0] + 1) / (without["*"][1] + 4)))
    share = _share(rows, found, share)
    if found.quoted:
        return share
    odds = share / (1.0 - share)
    for circumstance in circumstances(found):
        odds *= lexicon.circumstances.get(circumstance, 1.0)
    return odds / (1.0 + odds)


def _share(rows: dict[str, tuple[int, int]], found: Found, share: float) -> float:
    for key in (found.candidate.kind, "=" + found.candidate.lemma):
        hits, cases = rows.get(key, (0, 0))
        share = (hits + WEIGHT * share) / (cases + WEIGHT)
    return share


def circumstances(found: Found) -> tuple[str, ...]:
    """What else tells of a candidate: how much is said, how its cue hangs in the sentence, who speaks."""
    candidate, tokens = found.candidate, found.sentence.tokens
    cue = tokens[candidate.cue]
    length = next((f"words up to {most}" for most in LENGTHS if found.words <= most), "words more")
    place = f"cue {cue.relation}" if cue.relation in PLACES else "cue elsewhere"
    aimed = candidate.cue > 0 and tokens[candidate.cue - 1].text.lower() == "to"
    return length, place, "cue after to" if aimed else "cue free", _voice(found)


def _voice(found: Found) -> str:
    head = found.candidate.speaker
    if head is None:
        return "voice unsaid"
    token = found.sentence.tokens[head]
    if token.pos == "PRON":
        return "voice he" if token.text.lower() in PERSONS else "voice pronoun"
    return "voice name" if token.entity or token.pos == "PROPN" else "voice noun"


def overlap(a: Stretches, b: Stretches) -> int:
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def trim(found: list[Found]) -> None:
    """A cue's participle with the same speaker ends the content before it: "said it would stay, adding that ..."."""
    by_sentence: dict[int, list[Found]] = {}
    for one in found:
        by_sentence.setdefault(one.sentence.index, []).append(one)
    for group in by_sentence.values():
        for later in group:
            tokens, cue = later.sentence.tokens, later.candidate.cue
            if tokens[cue].tag != "VBG" or cue < 2 or later.inner:
                continue
            pointed = later.candidate.kind == "discuss" and later.candidate.frame in TRIMMED
            if later.candidate.kind not in SPEECH_CLASSES and not pointed:
                continue
            if tokens[cue - 1].text != ",":
                continue
            comma = later.sentence.start + tokens[cue - 1].start
            for one in group:
                if one is later or one.candidate.frame not in TRIMMED or one.candidate.cue >= cue:
                    continue
                start, end = one.content[-1]
                if start < comma < end and one.candidate.kind in SPEECH_CLASSES | {"predict", "show", "believe"}:
                    one.content[-1] = (start, comma)
                    one.quoted = [q for q in one.quoted if q[1] <= comma]
                    later.candidate = replace(
                        later.candidate, speaker=one.candidate.speaker, mention=one.candidate.mention
                    )


class _Kept:
    """The candidates that stand so far, found again by place: by the blocks of text that their content touches."""

    def __init__(self) -> None:
        self._blocks: defaultdict[int, list[Found]] = defaultdict(list)
        self._all: dict[int, Found] = {}

    def add(self, one: Found) -> None:
        self._all[id(one)] = one
        for block in _blocks(one):
            self._blocks[block].append(one)

    def replace(self, old: Found, new: Found) -> None:
        del self._all[id(old)]
        for block in _blocks(old):
            self._blocks[block].remove(old)
        self.add(new)

    def rival(self, one: Found) -> Found | None:
        """One whose content shares more than a quarter of the smaller of both."""
        for block in _blocks(one):
            for other in self._blocks[block]:
                if overlap(other.content, one.content) > SHARED * min(other.size, one.size):
                    return other
        return None

    def all(self) -> list[Found]:
        return list(self._all.values())


def _blocks(one: Found) -> list[int]:
    return sorted({block for start, end in one.content for block in range(start // BLOCK, end // BLOCK + 1)})


def choose(found: Iterable[Found], least: float) -> tuple[list[Found], list[Found]]:
    """Those that stand, and those that stand within another's content: an outer word holds the inner ones."""
    usable = [f for f in found if f.rate >= least]
    spoken: defaultdict[int, list[int]] = defaultdict(list)
    for one in usable:
        if one.quoted and not one.inner and one.candidate.kind != "according":
            spoken[one.sentence.index].append(one.cue_at)
    for one in usable:
        cues = spoken[one.sentence.index] if one.candidate.kind == "according" else []
        if any(start <= cue < end for cue in cues for start, end in one.content):
            # "'...', he said, according to the paper": the paper is whom we have it from, not who said it
            one.rate *= 0.4
    usable.sort(key=lambda f: (f.inner, -f.rate * (1.5 if f.quoted else 1.0) - min(f.size, 400) / 2000, f.cue_at))
    kept = _Kept()
    nested: list[Found] = []
    for one in usable:
        rival = kept.rival(one)
        if rival is None:
            kept.add(one)
            continue
        if any(start <= one.cue_at < end for start, end in rival.content):
            nested.append(one)
        elif any(start <= rival.cue_at < end for start, end in one.content) and one.rate >= 0.5:
            kept.replace(rival, one)
            nested.append(rival)
    return kept.all(), nested
