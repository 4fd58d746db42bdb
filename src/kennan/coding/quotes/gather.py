"""All candidates for quotes in a report: quotation marks and frames brought together, paragraph by paragraph."""

from collections import defaultdict
from dataclasses import dataclass, replace

from kennan.coding.quotes import marks as quote_marks
from kennan.coding.quotes.choice import Found, Stretches, overlap, trim
from kennan.coding.quotes.direct import (
    colon_name,
    cue_after,
    cue_before,
    cue_next,
    cue_trailing,
    dash_name,
    is_short,
    speech_like,
    subject_of,
)
from kennan.coding.quotes.fragments import told_aside
from kennan.coding.quotes.frames import candidates
from kennan.coding.quotes.lexicon import SPEECH_CLASSES, Lexicon
from kennan.coding.quotes.loose import loose, with_fragments
from kennan.coding.quotes.marks import Stretch
from kennan.coding.quotes.sentence import NOBODY, Candidate, Frames
from kennan.language.sentence import Sentence

EDGE = frozenset([",", ";", ":", "-", "–", "—", "--"])
LEADS = 5


@dataclass(slots=True)
class Carry:
    """What a paragraph leaves to the next: the quotation that ended it, `framed` where no cue beside the marks told
    whose it is; its last sentence where that ends with a colon; and marks left open that nobody was found to speak."""

    found: Found | None = None
    framed: bool = False
    lead: Frames | None = None
    pending: Stretch | None = None


def gather(text: str, sentences: tuple[Sentence, ...], words: Lexicon) -> list[Found]:
    """All candidates, in the order of their paragraphs, bounded by the quotation marks; not yet rated."""
    paragraphs = paragraphs_of(sentences)
    marked = marks_of(text, paragraphs)
    out: list[Found] = []
    carry = Carry()
    for number, inside in paragraphs.items():
        found, carry = _paragraph(text, inside, marked.get(number, []), words, carry)
        out += found
    return out


def paragraphs_of(sentences: tuple[Sentence, ...]) -> dict[int, list[Sentence]]:
    """Sentences by the number of their paragraph."""
    paragraphs: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        paragraphs[sentence.paragraph].append(sentence)
    return paragraphs


def marks_of(text: str, paragraphs: dict[int, list[Sentence]]) -> dict[int, list[Stretch]]:
    """Stretches in quotation marks by the number of their paragraph."""
    marked: dict[int, list[Stretch]] = defaultdict(list)
    for stretch in quote_marks.find(text, ((n, s[0].start, s[-1].end) for n, s in paragraphs.items())):
        marked[stretch.paragraph].append(stretch)
    return marked


def _paragraph(
    text: str, sentences: list[Sentence], stretches: list[Stretch], words: Lexicon, carry: Carry
) -> tuple[list[Found], Carry]:
    frames = [Frames(s, words) for s in sentences]
    direct, after = _Direct(text, frames, stretches, carry).read()
    by_cue = {(f.sentence.index, f.candidate.cue): f for f in direct}
    out = list(direct)
    named = colon_name(frames[0])
    if named is not None:
        start = _content_start(frames[0], named)
        content = [(start, sentences[-1].end)] if start < sentences[-1].end else []
        if content and not any(overlap(f.content, content) for f in direct):
            out.append(Found(sentences[0], named, content, []))
    for frame in frames:
        sentence = frame.sentence
        for candidate in candidates(frame):
            content = _offsets(sentence, candidate)
            if not content:
                continue
            made = Found(sentence, candidate, content, [])
            at = made.cue_at
            made.inner = any(s.start <= at < s.end for s in stretches if s.whole)
            snap(made, stretches, text)
            if not made.content:
                continue
            same = by_cue.get((sentence.index, candidate.cue))
            if same is not None:
                _join(same, made, stretches)
            elif candidate.kind != "phase" or made.quoted or candidate.frame == "as":
                out.append(made)
    after = _carried_on(out, frames, stretches, after)
    out = with_fragments(text, frames, stretches, out)
    out += loose(text, frames, stretches, out)
    trim(out)
    trees = {f.sentence.index: f for f in frames}
    loosely = (f for f in out if f.quoted and not f.inner and f not in direct)
    aside = [f for f in loosely if told_aside(trees[f.sentence.index], f.candidate.cue)]
    out = _without_inner([*direct, *aside], out, trees)
    return out, after


def _carried_on(found: list[Found], frames: list[Frames], stretches: list[Stretch], carry: Carry) -> Carry:
    """What is left to the next paragraph where no cue beside the last marks but a frame around them told who speaks."""
    if carry.found is not None or carry.lead is not None or not stretches:
        return carry
    last = (stretches[-1].start, stretches[-1].end)
    spoken = [f for f in found if last in f.quoted and f.candidate.kind in SPEECH_CLASSES and not f.inner]
    whole = max(spoken, key=lambda f: f.size, default=None)
    if whole is None or whole.sentence is not frames[-1].sentence:
        return carry
    ends = max(whole.content[-1][1], whole.sentence.start + whole.sentence.tokens[whole.candidate.group[1] - 1].end)
    if any(c.isalnum() for c in whole.sentence.text[ends - whole.sentence.start :]):
        return carry
    return replace(carry, found=whole, framed=True)


def _without_inner(direct: list[Found], found: list[Found], frames: dict[int, Frames]) -> list[Found]:
    """What an outer word holds ends where somebody else's words in marks begin: "said the talks, which the envoy called
    'a farce', were over"; the marks are the inner speaker's."""
    for inner in direct:
        candidate, frame = inner.candidate, frames.get(inner.sentence.index)
        own = frame is not None and frame.subject(candidate.cue) is not None
        if frame is None or not own or not (candidate.kind in SPEECH_CLASSES or frame.names(candidate.cue)):
            continue
        if inner.cue_at > inner.quoted[0][0]:
            continue
        begin = inner.sentence.start + inner.sentence.tokens[frame.tree.left[candidate.cue]].start
        for outer in found:
            if outer is inner or outer.inner or not overlap(outer.content, inner.quoted):
                continue
            if any(start < begin and inner.cue_at < end for start, end in outer.content) and outer not in direct:
                outer.content = [(s, min(e, begin)) for s, e in outer.content if s < begin]
                outer.quoted = [(s, e) for s, e in outer.quoted if e <= begin]
    return [f for f in found if f.size > 0]


class _Direct:
    """The decoding of one paragraph's quotations: each goes to the cue after it or before it, or on with the last."""

    def __init__(self, text: str, frames: list[Frames], stretches: list[Stretch], carry: Carry) -> None:
        self.text, self.frames, self.stretches, self.carry = text, frames, stretches, carry
        self.out: list[Found] = []
        self.last: Found | None = None
        self.last_end = 0

    def read(self) -> tuple[list[Found], Carry]:
        for position, stretch in enumerate(self.stretches):
            if speech_like(self.text, stretch):
                self._place(position, stretch)
        return self.out, self._carry()

    def _place(self, position: int, stretch: Stretch) -> None:
        there, here = self._at(stretch.opened), self._at(stretch.closed - 1)
        floor = self.stretches[position - 1].closed if position else 0
        following = (
            self.stretches[position + 1].opened if position + 1 < len(self.stretches) else self.frames[-1].sentence.end
        )
        glued = self.last is not None and not _words(self.text, self.last_end, stretch.opened)
        after = before = None
        owner = here
        if here is not None:
            after = cue_after(here, stretch, min(following, here.sentence.end))
            if after is None and stretch.closed >= here.sentence.end:
                beyond = self._after(here)
                if beyond is not None and (after := cue_next(beyond, min(following, beyond.sentence.end))) is not None:
                    owner = beyond
        if there is not None and not glued:
            before = cue_before(there, stretch, max(floor, there.sentence.start), strict=True)
        if after is None and before is None:
            for under in (here, self._after(here) if here is not None else None):
                if under is not None and after is None and (after := dash_name(under, stretch.closed)) is not None:
                    owner = under
        if after is not None and before is None and after.kind not in SPEECH_CLASSES and there is not None:
            named = cue_before(there, stretch, max(floor, there.sentence.start), strict=False)
            if named is not None and there.names(named.cue):
                after = None  # "while she called it 'a trap,' the army fled"
        comma = self.text[stretch.end - 1] == "," and not _names_it(before, after)
        last = self.last
        if before is not None and there is not None and not (after is not None and comma):
            if last is not None and (last.sentence.index, last.candidate.cue) == (there.sentence.index, before.cue):
                self._extend(last, stretch)
            else:
                self._start(there, before, stretch)
        elif after is not None and owner is not None:
            self._start(owner, after, stretch)
        elif last is not None and not _words(self.text, self._gap_start(last, stretch), stretch.opened):
            frames = self._of(last.sentence.index)
            trailing = cue_trailing(frames, last.candidate.cue) if frames is not None else None
            if frames is not None and trailing is not None and last.sentence.end <= stretch.opened:
                self._start(frames, trailing, stretch)
            else:
                self._extend(last, stretch)
        elif last is None and there is not None and stretch.opened <= self.frames[0].sentence.start:
            self._from_before(there, stretch)
        elif there is not None and stretch.opened == there.sentence.start and there is not self.frames[0]:
            self._after_lead(there, stretch)

    def _from_before(self, there: Frames, stretch: Stretch) -> None:
        """A quotation that opens a paragraph without a cue of its own goes with the paragraph before."""
        if self.carry.lead is not None:
            lead = self.carry.lead
            sentence = lead.sentence
            made = cue_before(lead, replace(stretch, opened=sentence.end), sentence.start, strict=False)
            if made is not None:
                self._start(lead, made, stretch)
        elif self.carry.found is not None and (
            stretch.carried or (_fills(stretch, self.frames) and (stretch.whole or not self.carry.framed))
        ):
            self._extend(self.carry.found, stretch)
            self.last = self.carry.found

    def _after_lead(self, there: Frames, stretch: Stretch) -> None:
        """A sentence wholly in marks after one that only tells who spoke: "The minister was blunt. '...'"."""
        if len(self.text[stretch.start : stretch.end].split()) < LEADS:
            return
        lead = self.frames[self.frames.index(there) - 1]
        speaker = subject_of(lead)
        if speaker is NOBODY or (self.last is not None and self.last.sentence.index == lead.sentence.index):
            if self.last is not None:
                self._extend(self.last, stretch)
            return
        cue = next((i for i, t in enumerate(lead.tokens) if t.head == i), 0)
        made = Candidate(cue, lead.tokens[cue].lemma.lower(), "lead", "lead", (), speaker.mention, speaker.head, None,
                         (cue, cue + 1))  # fmt: skip
        self._start(lead, made, stretch)

    def _start(self, frames: Frames, candidate: Candidate, stretch: Stretch) -> None:
        begin = self.carry.pending.start if stretch.carried and self.carry.pending is not None else stretch.start
        whole = [(begin, stretch.end)]
        self.last = Found(frames.sentence, candidate, whole, list(whole))
        self.last_end = stretch.closed
        self.out.append(self.last)

    def _extend(self, found: Found, stretch: Stretch) -> None:
        if stretch.carried and found.quoted and found.content[-1] == found.quoted[-1]:
            found.content[-1] = found.quoted[-1] = (found.content[-1][0], stretch.end)
            self.last_end = stretch.closed
            return
        found.content.append((stretch.start, stretch.end))
        found.quoted.append((stretch.start, stretch.end))
        self.last_end = stretch.closed

    def _gap_start(self, last: Found, stretch: Stretch) -> int:
        """Where the gap to the last quotation starts; the sentence of its cue doesn't count as one."""
        return max(self.last_end, last.sentence.end) if last.sentence.start < stretch.opened else self.last_end

    def _of(self, index: int) -> Frames | None:
        return next((f for f in self.frames if f.sentence.index == index), None)

    def _at(self, offset: int) -> Frames | None:
        return next((f for f in self.frames if f.sentence.start <= offset < f.sentence.end), None)

    def _after(self, frames: Frames) -> Frames | None:
        position = self.frames.index(frames) + 1
        return self.frames[position] if position < len(self.frames) else None

    def _carry(self) -> Carry:
        final = self.frames[-1].sentence
        if final.text.endswith(":"):
            return Carry(lead=self.frames[-1])
        if not self.stretches:
            return Carry()
        open_end = not self.stretches[-1].whole
        if self.last is None or self.last_end < self.stretches[-1].closed:
            return Carry(pending=self.stretches[-1] if open_end else None)
        ends = max(self.last_end, self.last.sentence.end)
        return Carry(found=self.last) if open_end or not _words(self.text, ends, final.end) else Carry()


def _names_it(before: Candidate | None, after: Candidate | None) -> bool:
    """Whether the words before marks say themselves what stands in them ("what she called 'a trap,' the army fled")."""
    if before is None:
        return False
    return before.kind == "label" or (after is not None and after.kind == "other" and before.kind in SPEECH_CLASSES)


def _fills(stretch: Stretch, frames: list[Frames]) -> bool:
    """Whether a quotation is the whole of its paragraph, or stays open at its end."""
    return not stretch.whole or stretch.closed >= frames[-1].sentence.end


def _words(text: str, start: int, end: int) -> bool:
    return any(c.isalnum() for c in text[start:end])


def _content_start(frames: Frames, named: Candidate) -> int:
    following = named.cue + 1
    if following >= len(frames.tokens):
        return frames.sentence.end
    return frames.sentence.start + frames.tokens[following].start


def _join(found: Found, made: Found, stretches: list[Stretch]) -> None:
    """What a frame holds joined to the quotation with the same cue ("The plan 'is dead', he said, 'and gone'")."""
    if found.candidate.speaker is None and made.candidate.speaker is not None:
        found.candidate = replace(found.candidate, speaker=made.candidate.speaker, mention=made.candidate.mention)
    tokens, group = found.sentence.tokens, found.candidate.group
    low = found.sentence.start + tokens[group[0]].start
    made.content = [(s, min(e, low)) if s < low < e else (s, e) for s, e in made.content]
    covered = overlap(made.content, [(s.opened, s.closed) for s in stretches])
    if not made.quoted or not overlap(made.content, found.content) or covered >= 0.75 * made.size:
        return
    found.content = sorted({*made.content, *(c for c in found.content if not overlap([c], made.content))})
    found.quoted = sorted({*found.quoted, *made.quoted})
    found.candidate = replace(found.candidate, frame=made.candidate.frame)


def snap(found: Found, stretches: list[Stretch], text: str) -> None:
    """Bounds never cut a quotation: content takes in the whole of one that it holds in part."""
    content: Stretches = []
    for start, end in found.content:
        for stretch in stretches:
            if stretch.opened >= end or stretch.closed <= start:
                continue
            if stretch.start <= found.cue_at < stretch.end:
                start, end = max(start, stretch.start), min(end, stretch.end)
            elif min(end, stretch.closed) - max(start, stretch.opened) > 1:
                start, end = min(start, stretch.opened), max(end, stretch.closed)
                if speech_like(text, stretch) or found.candidate.frame != "obj" or is_short(text, stretch):
                    found.quoted.append((stretch.start, stretch.end))
        if start < end:
            content.append((start, end))
    found.content = sorted(content)
    found.quoted = sorted(set(found.quoted))


def _offsets(sentence: Sentence, candidate: Candidate) -> Stretches:
    """The content in code points of the report, without the punctuation at its ends."""
    tokens = sentence.tokens
    out: Stretches = []
    for first, last in candidate.content:
        while first < last and (
            tokens[first].pos == "SPACE" or tokens[first].text in EDGE or tokens[first].text == ")"
        ):
            first += 1
        while last > first and (
            tokens[last - 1].pos == "SPACE" or tokens[last - 1].text in EDGE or tokens[last - 1].text in (".", "(")
        ):
            last -= 1
        if first < last:
            out.append((sentence.start + tokens[first].start, sentence.start + tokens[last - 1].end))
    return out
