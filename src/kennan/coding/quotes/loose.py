"""Marks that no cue beside them claims: fragments in a clause that names or means, what the nearest cue leads to."""

from dataclasses import replace

from kennan.coding.quotes.choice import Found, Stretches, overlap
from kennan.coding.quotes.direct import cue_before, is_short, speech_like, token_from
from kennan.coding.quotes.fragments import goes_on, led, namer, only_named, seen, tells_of
from kennan.coding.quotes.lexicon import SPEECH_CLASSES
from kennan.coding.quotes.marks import Stretch
from kennan.coding.quotes.sentence import Candidate, Frames

CHAINED = frozenset({"before", "that", "bare", "direct"})
NAMED = 4  # words between "called" and what somebody is called


def with_fragments(text: str, frames: list[Frames], stretches: list[Stretch], found: list[Found]) -> list[Found]:
    """The candidates with those of fragments that somebody's naming, judging or meaning leads up to."""
    out = list(found)
    last: Found | None = None
    for position, stretch in enumerate(stretches):
        there = next((f for f in frames if f.sentence.start <= stretch.opened < f.sentence.end), None)
        if there is None or not (speech_like(text, stretch) or is_short(text, stretch)):
            continue
        opened, here = token_from(there, stretch.opened), [(stretch.start, stretch.end)]
        if only_named(there, opened):
            _unquoted(out, here)
            continue
        floor = token_from(there, stretches[position - 1].closed if position else 0)
        made = led(there, opened, floor) or seen(there, opened)
        if made is None:
            free = not any(overlap(f.quoted, here) for f in out)
            if last is not None and free and last.sentence is there.sentence and goes_on(there, floor, opened):
                last.content.append(here[0])
                last.quoted.append(here[0])
            continue
        same = [f for f in out if f.sentence is there.sentence and f.candidate.cue == made.cue]
        if any(overlap(f.quoted, here) for f in same if not f.candidate.frame.startswith("noun-")):
            continue
        if made.kind == "meant":
            _unquoted(out, here)
        out = [f for f in out if f not in same or f.candidate.frame.endswith(("-that", "-inf"))]
        start = there.sentence.start + there.tokens[made.content[0][0]].start if made.content else stretch.start
        last = Found(there.sentence, made, [(start, stretch.end)], here)
        out.append(last)
    return out


def _unquoted(found: list[Found], here: Stretches) -> None:
    """Marks that are another's, or a mere name, are no words of who judges the thing told of."""
    for one in found:
        if tells_of(one.candidate) and one.candidate.kind not in SPEECH_CLASSES and overlap(one.quoted, here):
            one.quoted = [q for q in one.quoted if not overlap([q], here)]


def loose(text: str, frames: list[Frames], stretches: list[Stretch], found: list[Found]) -> list[Found]:
    """Speech in marks that neither a cue beside it nor a frame around it claims: the nearest cue before it."""
    out = []
    for position, stretch in enumerate(stretches):
        here = [(stretch.start, stretch.end)]
        if not speech_like(text, stretch) or any(not f.inner and overlap(f.content, here) for f in found):
            continue
        there = next((f for f in frames if f.sentence.start <= stretch.opened < f.sentence.end), None)
        if there is None:
            continue
        floor = stretches[position - 1].closed if position else 0
        earlier = next((f for f in found if _goes_on(f, there, stretch, frames)), None)
        if earlier is not None:
            earlier.content.append((stretch.start, stretch.end))
            earlier.quoted.append((stretch.start, stretch.end))
            continue
        made = cue_before(there, stretch, max(floor, there.sentence.start), strict=False)
        if made is None and (said := _still_speaking(text, found, there, stretch, frames)) is not None:
            out.append(Found(said.sentence, replace(said.candidate, frame="chain"), here, list(here)))
        elif made is not None:
            if made.speaker is None:
                speaker = namer(there, made.cue)
                made = replace(made, speaker=speaker.head, mention=speaker.mention)
            out.append(Found(there.sentence, replace(made, frame=_led_by(there, made, stretch)), here, list(here)))
    return out


def _led_by(frames: Frames, made: Candidate, stretch: Stretch) -> str:
    """The frame of marks that the parse hung elsewhere: "called him 'a liar'", "urged them to 'stop selling'"."""
    tokens, start = frames.tokens, frames.sentence.start
    between = [t for t in tokens[made.cue + 1 :] if start + t.start < stretch.opened]
    if between and between[-1].text.lower() == "to":
        return "inf"
    names = len(between) <= NAMED and all(t.pos in ("PRON", "PROPN", "NOUN", "DET", "PART", "ADJ") for t in between)
    return "obj-comp" if names and (made.kind == "label" or made.lemma == "call") else "loose"


def _still_speaking(
    text: str, found: list[Found], there: Frames, stretch: Stretch, frames: list[Frames]
) -> Found | None:
    """Whose word the sentence before was, up to its end: "The dam holds, she said. It will 'outlive us all'."."""
    if there is frames[0] or is_short(text, stretch):
        return None
    sentence = frames[frames.index(there) - 1].sentence
    last = len(sentence.tokens) - 2
    for one in reversed(found):
        spoken = one.candidate.kind in SPEECH_CLASSES and one.candidate.frame in CHAINED and not one.inner
        if one.sentence is sentence and spoken and one.candidate.mention is not None:
            ends = max(one.candidate.group[1], token_from(frames[frames.index(there) - 1], one.content[-1][1]))
            return one if ends >= last else None
    return None


def _goes_on(found: Found, there: Frames, stretch: Stretch, frames: list[Frames]) -> bool:
    """Whether a sentence in marks goes on with the one before: "The deal is off, he said. 'For good.'"."""
    if stretch.opened != there.sentence.start or there is frames[0] or found.candidate.frame != "before":
        return False
    sentence = frames[frames.index(there) - 1].sentence
    return found.sentence is sentence and found.candidate.group[1] >= len(sentence.tokens) - 2
