"""How sure a candidate is, and which of those that overlap stand."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kennan.coding.quote_lexicon import SPEECH_CLASSES, Lexicon
from kennan.coding.quote_sentence import Candidate
from kennan.language.sentence import Sentence

Stretches = list[tuple[int, int]]
WEIGHT = 4.0
TRIMMED = frozenset({"that", "bare", "wh", "inf"})


@dataclass(slots=True)
class Found:
    """A candidate in its report: code points of its content and of what stands in quotation marks, and its rate, the
    share of such candidates that are attributions; `inner` where the cue itself stands in marks. `voice` and `via` are
    sentence and token range where the speaker, and whoever passed his word on, are named, where that is not the
    candidate's mention."""

    sentence: Sentence
    candidate: Candidate
    content: Stretches
    quoted: Stretches
    rate: float = 0.0
    inner: bool = False
    voice: tuple[Sentence, tuple[int, int]] | None = None
    via: tuple[Sentence, tuple[int, int]] | None = None

    @property
    def frame(self) -> str:
        return self.candidate.frame + ("+" if self.quoted else "")

    @property
    def size(self) -> int:
        return sum(end - start for start, end in self.content)

    @property
    def cue_at(self) -> int:
        return self.sentence.start + self.sentence.tokens[self.candidate.cue].start


def rate(found: Found, lexicon: Lexicon) -> float:
    """The measured share, smoothed: a cue's own cases over those of its class, those over all cases of the frame."""
    rows = lexicon.rates.get(found.frame, {})
    hits, cases = rows.get("*", (1, 4))
    share = (hits + 1) / (cases + 4)
    for key in (found.candidate.kind, "=" + found.candidate.lemma):
        hits, cases = rows.get(key, (0, 0))
        share = (hits + WEIGHT * share) / (cases + WEIGHT)
    return share


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


def choose(found: Iterable[Found], least: float) -> tuple[list[Found], list[Found]]:
    """Those that stand, and those that stand within another's content: an outer word holds the inner ones."""
    usable = [f for f in found if f.rate >= least]
    speech = [f for f in usable if f.quoted and not f.inner and f.candidate.kind != "according"]
    for one in usable:
        if one.candidate.kind == "according" and any(s <= o.cue_at < e for o in speech for s, e in one.content):
            # "'...', he said, according to the paper": the paper is whom we have it from, not who said it
            one.rate *= 0.4
    usable.sort(key=lambda f: (f.inner, -f.rate * (1.5 if f.quoted else 1.0) - min(f.size, 400) / 2000, f.cue_at))
    kept: list[Found] = []
    nested: list[Found] = []
    for one in usable:
        rival = next((k for k in kept if overlap(k.content, one.content) > 0.25 * min(k.size, one.size)), None)
        if rival is None:
            kept.append(one)
            continue
        if any(start <= one.cue_at < end for start, end in rival.content):
            nested.append(one)
        elif any(start <= rival.cue_at < end for start, end in one.content) and one.rate >= 0.5:
            kept[kept.index(rival)] = one
            nested.append(rival)
    return kept, nested
