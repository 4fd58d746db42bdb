"""Speech in quotation marks: which cue beside the marks introduces it, and whose it is."""

from kennan.coding.quotes.lexicon import SPEECH_CLASSES
from kennan.coding.quotes.marks import Stretch
from kennan.coding.quotes.nouns import according
from kennan.coding.quotes.sentence import FINITE, NOBODY, WH, Candidate, Frames, Speaker

BEFORE_OPEN = frozenset({",", ":", "that", "-", "–", "—", ":-"})
SMALL = 3
UNSPACED = frozenset("「『")
TITLE = 5  # words that a title in marks has at most
VERB_FORMS = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG"})
INVITING = frozenset(",.?!…—–-")
WINDOW = 26
NEAR = 9
DASHES = frozenset(["―", "—", "–", "-", "--"])


def is_short(text: str, stretch: Stretch) -> bool:
    """Whether marks hold one or two words, which tell nothing of what they are for."""
    return len(text[stretch.start : stretch.end].split()) < SMALL


def speech_like(text: str, stretch: Stretch) -> bool:
    """Whether marks hold what can be said: not a title, a nickname or a single scare-quoted word."""
    inner = text[stretch.start : stretch.end]
    words = inner.split()
    if text[stretch.opened] in UNSPACED:
        return len(inner) > SMALL
    if len(words) < SMALL:
        return inner[-1:] in ",.?!…" and len(words) > 0
    if inner[-1:] in "?!…" or (inner[-1:] == "." and len(words) > TITLE):
        return True
    long = [w for w in words if len(w) > 3 and w[0].isalpha()]
    capitals = sum(w[0].isupper() for w in words)
    title = bool(long) and all(w[0].isupper() for w in long) and 2 * capitals > len(words)
    return not title


def cue_after(frames: Frames, stretch: Stretch, limit: int) -> Candidate | None:
    """The cue that follows the closing mark: "...," he said; "...," said the minister; "...," according to her.

    limit  code point of the report at which the next quotation opens, or the end of the sentence
    """
    sentence, tokens = frames.sentence, frames.tokens
    first = token_from(frames, stretch.closed)
    last = token_from(frames, limit)
    while first < last and tokens[first].text in (",", "-", "–", "—", "--", ".", "'", "’", "”", '"'):
        first += 1
    if first >= last or tokens[first].tag in WH:
        return None
    if tokens[first].text.lower() in frames.lexicon.sources:
        return according(frames, first)
    around = sentence.text[stretch.end - sentence.start - 1 : stretch.closed - sentence.start + 1]
    inviting = any(c in around for c in INVITING)
    for index in range(first, min(last, first + WINDOW)):
        token = tokens[index]
        if token.pos in ("VERB", "AUX") and token.relation not in ("aux", "auxpass") and token.tag in VERB_FORMS:
            children = frames.tree.children[index]
            subject = frames.subject(index)
            if subject is None:
                subject = next((c for c in children if tokens[c].relation == "nsubjpass"), None)
            if index <= first + 1 and (subject is None or subject > index) and tokens[first].pos != "CCONJ":
                made = _verb_first(frames, index, last, subject, inviting)
            else:
                made = _verb_last(frames, index, first, subject, inviting)
            if made is not None:
                return made
            if subject is not None and first <= subject < index and frames.tree.left[subject] <= first + 1:
                return None
    return _untagged(frames, first, last) if inviting else None


def _untagged(frames: Frames, first: int, last: int) -> Candidate | None:
    """A cue that the tagger took for a noun ("..., a voice in the film states.")."""
    tokens = frames.tokens
    for index in range(first + 1, min(last, first + WINDOW)):
        kind = frames.lexicon.verbs.get(tokens[index].lemma.lower(), "")
        ends = index + 1 >= len(tokens) or tokens[index + 1].text in (".", ",", ":")
        if kind in SPEECH_CLASSES | {"show"} and ends and tokens[index].text.endswith(("s", "d")):
            heads = [i for i in range(first, index) if frames.sentence.phrase(i) is not None]
            head = heads[0] if heads else index - 1
            if heads or tokens[head].pos in ("ADJ", "NOUN", "PROPN"):
                return _made(frames, index, kind, Speaker(head, (first, index)), first)
    return None


def _verb_first(frames: Frames, verb: int, last: int, subject: int | None, inviting: bool) -> Candidate | None:
    """Said the minister."""
    kind = frames.lexicon.verbs.get(frames.tokens[verb].lemma.lower(), "")
    if frames.tokens[verb].tag not in ("VBD", "VBZ", "VBN"):
        return None
    if kind and subject is None:
        return _made(frames, verb, kind, _nominal_after(frames, verb + 1, last), verb + 1)
    if kind or (subject is not None and inviting):
        return _made(frames, verb, kind, frames.speaker(verb), verb + 1)
    return None


def _verb_last(frames: Frames, verb: int, first: int, subject: int | None, inviting: bool) -> Candidate | None:
    """The minister said; also where the parse gives the verb another subject than the phrase before it."""
    tokens, tree = frames.tokens, frames.tree
    kind = frames.lexicon.verbs.get(tokens[verb].lemma.lower(), "")
    if subject is not None and tokens[subject].tag in WH:
        return None
    if subject is not None and first <= subject < verb and (tree.left[subject] <= first + 1 or verb - first <= NEAR):
        speaker = frames.speaker(verb)
        if speaker.mention is not None and (speaker.mention[0] < first or not tokens[first].text[:1].islower()):
            speaker = Speaker(speaker.head, (first, speaker.mention[1]))
        return _made(frames, verb, kind, speaker, first) if kind or inviting else None
    if kind and inviting and verb - first < NEAR and (subject is None or tree.left[subject] < first):
        speaker = _nominal_before(frames, first, verb)
        return _made(frames, verb, kind, speaker, first) if speaker is not NOBODY else None
    return None


def cue_before(frames: Frames, stretch: Stretch, floor: int, strict: bool) -> Candidate | None:
    """The cue that leads to the opening mark: he said, "..."; she told the paper: "...".

    floor   code point of the report before which nothing counts (the end of the quotation before)
    strict  only where the cue leads up to the mark itself, by a comma, a colon or nothing
    """
    tokens = frames.tokens
    last = token_from(frames, stretch.opened)
    low = token_from(frames, floor)
    if last <= low:
        return None
    joint = tokens[last - 1].text.lower()
    inviting = joint in BEFORE_OPEN
    for index in range(last - 1, low - 1, -1):
        token = tokens[index]
        kind = frames.lexicon.verbs.get(token.lemma.lower(), "") if token.pos in ("VERB", "AUX") else ""
        if not kind or token.relation in ("aux", "auxpass", "amod") or kind in ("want", "decide"):
            if (
                inviting
                and token.pos == "NOUN"
                and token.lemma.lower() in frames.lexicon.documents
                and last - index <= 3
            ):
                speaker = frames.noun_speaker(index)
                if speaker is NOBODY:
                    speaker = Speaker(index, frames.base(index))
                return _made(frames, index, "document", speaker, index)
            continue
        near = last - index <= 2
        if kind == "phase" and not (inviting and last - index <= 8):
            continue
        if inviting or (last - index == 1 if strict else near or last - index <= 12):
            return _made(frames, index, kind, frames.speaker(index), index)
        break
    if inviting and joint == ":":
        speaker = _before_colon(frames, low, last - 1) or _any_subject(frames, low, last)
        if speaker is not NOBODY:
            return _made(frames, last - 1, "colon", speaker, last - 1)
    return None


def _before_colon(frames: Frames, low: int, colon: int) -> Speaker | None:
    """A name right before the colon, behind a dash or nothing: "Port Quill falls - Ada Corvik: '...'"."""
    tokens = frames.tokens
    first = colon
    while first > low and (tokens[first - 1].tag in ("NNP", "NNPS") or tokens[first - 1].text.casefold() == "and"):
        first -= 1
    dashed = first > low and tokens[first - 1].text in DASHES
    if first == colon or not (dashed or first == 0):
        return None
    return Speaker(colon - 1, (first, colon))


def cue_next(frames: Frames, limit: int) -> Candidate | None:
    """The cue in a sentence of its own after speech that ends in a question mark: "...?" the minister asked.

    The sentence must be no more than that: a cue of speech with its speaker first and no content of its own.
    """
    tokens = frames.tokens
    last = token_from(frames, limit)
    for index in range(min(last, 12)):
        kind = frames.lexicon.verbs.get(tokens[index].lemma.lower(), "") if tokens[index].pos == "VERB" else ""
        if kind not in SPEECH_CLASSES | {"phase"} or tokens[index].tag not in ("VBD", "VBZ", "VBN"):
            continue
        children = frames.tree.children[index]
        held = [c for c in children if c > index and tokens[c].relation in ("ccomp", "dobj", "xcomp")]
        held = [c for c in held if tokens[frames.tree.left[c] - 1].text != ","]
        subject = next((c for c in children if tokens[c].relation == "nsubj"), None)
        if subject is None or (held and frames.find_addressee(index, False) not in held):
            return None
        return _made(frames, index, kind, frames.speaker(index), 0)
    return None


def cue_trailing(frames: Frames, after: int) -> Candidate | None:
    """Another's cue at a sentence's end, behind the one at token `after`: "...," she said, and the guard cut in."""
    tokens = frames.tokens
    for index in range(len(tokens) - 1, max(after + 1, len(tokens) - 5), -1):
        kind = frames.lexicon.verbs.get(tokens[index].lemma.lower(), "") if tokens[index].pos == "VERB" else ""
        subject = frames.subject(index) if kind in SPEECH_CLASSES | {"phase"} else None
        if subject is not None and after < subject < index:
            return _made(frames, index, kind, frames.speaker(index), index)
    return None


def colon_name(frames: Frames) -> Candidate | None:
    """A name and a colon at the start of a paragraph ("Q: ...", "Foreign minister: ..."): whoever speaks the rest."""
    tokens = frames.tokens
    for index in range(1, min(8, len(tokens) - 1)):
        if tokens[index].text != ":":
            if (
                tokens[index].pos not in ("PROPN", "NOUN", "ADJ", "DET", "ADP", "PUNCT", "X")
                or tokens[index].text == ","
            ):
                return None
            continue
        if tokens[0].text.islower() or not tokens[index + 1].text[:1].isupper():
            return None
        return Candidate(index, ":", "colon", "colon-name", (), (0, index), index - 1, None, (0, index + 1))
    return None


def dash_name(frames: Frames, start: int) -> Candidate | None:
    """A dash and a name after speech, as under a motto: "..." — Ilan Corvik, in his diary.

    start  code point of the report where the quotation's marks end
    """
    tokens = frames.tokens
    dash = token_from(frames, start)
    if dash + 1 >= len(tokens) or tokens[dash].text not in DASHES or not tokens[dash + 1].text[:1].isupper():
        return None
    end = dash + 1
    while end < len(tokens) and tokens[end].pos in ("PROPN", "NOUN", "ADJ", "DET") and end - dash <= NEAR:
        end += 1
    rest = [t for t in tokens[end:] if t.tag in FINITE]
    if end == dash + 1 or rest:
        return None
    heads = [i for i in range(dash + 1, end) if frames.sentence.phrase(i) is not None]
    speaker = Speaker(heads[0] if heads else end - 1, (dash + 1, end))
    return _made(frames, dash, "colon", speaker, dash)


def subject_of(frames: Frames) -> Speaker:
    """The subject of a sentence's main clause."""
    return _any_subject(frames, 0, len(frames.tokens))


def _any_subject(frames: Frames, low: int, last: int) -> Speaker:
    tokens = frames.tokens
    for index in range(low, last):
        if tokens[index].relation == "nsubj" and tokens[index].pos in ("NOUN", "PROPN", "PRON"):
            return Speaker(index, frames.phrase(index))
    for index in range(low, last):
        if tokens[index].pos == "PROPN":
            head = index
            while tokens[head].head != head and tokens[tokens[head].head].pos == "PROPN" and tokens[head].head < last:
                head = tokens[head].head
            return Speaker(head, (index, head + 1))
    return NOBODY


def _made(frames: Frames, cue: int, kind: str, speaker: Speaker, start: int) -> Candidate:
    addressee = frames.find_addressee(cue, True) if frames.tokens[cue].pos in ("VERB", "AUX") else None
    lemma = frames.tokens[cue].lemma.lower()
    return Candidate(cue, lemma, kind or "other", "direct", (), speaker.mention, speaker.head, addressee,
                     (min(start, cue), cue + 1))  # fmt: skip


def _nominal_after(frames: Frames, start: int, last: int) -> Speaker:
    tokens = frames.tokens
    for index in range(start, min(last, start + 12)):
        phrase = frames.sentence.phrase(index)
        if phrase is not None and tokens[index].relation not in ("compound", "poss", "npadvmod", "dobj", "dative"):
            return Speaker(index, frames.phrase(index))
    return NOBODY


def _nominal_before(frames: Frames, first: int, verb: int) -> Speaker:
    for index in range(verb - 1, first - 1, -1):
        phrase = frames.sentence.phrase(index)
        if phrase is not None and phrase.start <= first + 1:
            return Speaker(index, (max(first, phrase.start), phrase.end))
    return NOBODY


def token_from(frames: Frames, offset: int) -> int:
    """The first token that starts at or after a code point of the report."""
    at = offset - frames.sentence.start
    tokens = frames.tokens
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].start < at:
            low = middle + 1
        else:
            high = middle
    return low
