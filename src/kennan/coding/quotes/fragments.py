"""Words in marks in a clause that names, judges or means: described it as "...", his idea of a "...", to her "..."."""

from dataclasses import replace

from kennan.coding.quotes.choice import Found, overlap
from kennan.coding.quotes.lexicon import JUDGING, Lexicon
from kennan.coding.quotes.sentence import FINITE, NOBODY, SUBJECTS, Candidate, Frames, Speaker

MEANT = frozenset({"mind", "speech", "will", "meant"})
TOWARDS = frozenset({"at", "toward", "towards", "to"})
NARRATORS = frozenset({"my", "our", "your"})
IN_PHRASE = frozenset({"DET", "ADJ", "ADV", "NUM"})
# frames whose content tells of a thing, not that something is so: what stands in marks was said, the rest is telling
TELLING = frozenset({"obj", "obj-as", "obj-comp", "obj-prep", "small", "as", "owned"})
TELLING_BY = ("prep-", "noun-")
PHRASE = 4  # words between a preposition and the marks in its phrase
REACH = 16  # words between a naming verb and its "as"
BETWEEN = 8  # words between a noun and its "as": "her description of the raid as '...'"
CLIMB = 6
ARTICLE = 6  # code points of the marks themselves and an article before them


def narrowed(found: Found, lexicon: Lexicon) -> Found:
    """What a clause that names or judges tells is the words in marks; the thing itself is named by the narrator. A
    single word tells nothing without it."""
    candidate = found.candidate
    judged = candidate.kind in JUDGING or candidate.lemma in lexicon.naming or candidate.kind in MEANT
    if not tells_of(candidate) or not is_several(found):
        return found
    return replace(found, content=list(found.quoted)) if judged or _all_in_marks(found) else found


def is_several(found: Found) -> bool:
    """Whether marks hold more than a single word."""
    text, start = found.sentence.text, found.sentence.start
    return any(" " in text[max(0, s - start) : max(0, e - start)] for s, e in found.quoted)


def _all_in_marks(found: Found) -> bool:
    """Whether no word of the content but an article stands outside the marks."""
    text, start = found.sentence.text, found.sentence.start
    kept = overlap(found.content, found.quoted)
    told = sum(len(text[max(0, s - start) : max(0, e - start)]) for s, e in found.content)
    return told - kept <= ARTICLE


def tells_of(candidate: Candidate) -> bool:
    """Whether the content is a thing told of ("praised the miners for ..."), not something that is said to be so."""
    frame = candidate.frame.removeprefix("passive-")
    if candidate.frame == "as" or frame in ("noun-that", "noun-inf"):
        return False
    return frame in TELLING or frame.startswith(TELLING_BY)


def only_named(frames: Frames, opened: int) -> bool:
    """Whether marks hold what something is called by nobody in particular: "the case known as '...'"."""
    tokens = frames.tokens
    verb = opened - 1
    if verb > 0 and tokens[verb].text.lower() == "as":
        verb -= 1
    if verb < 1 or tokens[verb].lemma.lower() not in frames.lexicon.names:
        return False
    own = {tokens[c].relation for c in frames.tree.children[verb]}
    return tokens[verb].tag in ("VBN", "VBD", "JJ") and not own & {"nsubj", "agent", "aux"}


def led(frames: Frames, opened: int, low: int) -> Candidate | None:
    """Whose words a fragment holds by what leads up to it, whether or not the parse sees that it does.

    opened  token before which the marks stand
    low     token before which nothing counts (the quotation before, or the sentence's start)
    """
    tokens = frames.tokens
    joint = opened - 1
    if joint < low:
        return None
    if (worded := _worded(frames, joint)) is not None:
        return worded
    while joint > low and opened - joint <= PHRASE and (tokens[joint].pos in IN_PHRASE or tokens[joint].tag == "PRP$"):
        joint -= 1
    if joint <= low:
        return None
    return _meant(frames, joint, low) or _named(frames, joint, low) or _aimed(frames, joint, low)


def _worded(frames: Frames, noun: int) -> Candidate | None:
    """A noun that says that words follow: "a sign with the words '...'", "his slogan '...'"."""
    token = frames.tokens[noun]
    if token.pos != "NOUN" or token.lemma.lower() not in frames.lexicon.wording:
        return None
    speaker = frames.noun_speaker(noun)
    return _made(frames, noun, "wording", "wording", speaker) if speaker is not NOBODY else None


def _meant(frames: Frames, joint: int, low: int) -> Candidate | None:
    """Somebody's idea, word or judgement: "Hale's notion of a '...'", "her description of the raid as '...'"."""
    tokens, lexicon = frames.tokens, frames.lexicon
    name = tokens[joint].text.lower()
    found = None
    if name == "as":
        near = range(joint - 1, max(low, joint - BETWEEN) - 1, -1)
        found = next((i for i in near if tokens[i + 1].text.lower() == "of" and _means(frames, i)), None)
    elif name in lexicon.meaning and _means(frames, joint - 1):
        found = joint - 1
    if found is None:
        return None
    owner = next((c for c in frames.tree.children[found] if tokens[c].relation == "poss"), None)
    if owner is None or tokens[owner].text.lower() in NARRATORS:
        return None
    return _made(frames, found, "meant", "owned", Speaker(owner, frames.phrase(owner)))


def _means(frames: Frames, index: int) -> bool:
    token = frames.tokens[index]
    return token.pos == "NOUN" and token.lemma.lower() in frames.lexicon.meant


def _named(frames: Frames, joint: int, low: int) -> Candidate | None:
    """A verb that names or judges with "as": "referred to the rebels as '...'"."""
    tokens, lexicon = frames.tokens, frames.lexicon
    if tokens[joint].text.lower() != "as":
        return None
    for index in range(joint - 1, max(low, joint - REACH) - 1, -1):
        token = tokens[index]
        if token.pos not in ("VERB", "AUX"):
            continue
        if frames.names(index):
            kind = lexicon.verbs.get(token.lemma.lower(), "")
            told = ((index + 1, joint + 1),) if index < joint - 1 else ()
            return replace(_made(frames, index, kind, "obj-as", namer(frames, index)), content=told)
        if token.tag in FINITE:
            return None
    return None


def namer(frames: Frames, verb: int) -> Speaker:
    """Who names: the verb's speaker; where the parse took its participle for a modifier, that of its "has", or the noun
    before it ("the party called the count a '...'" is no party that is called so)."""
    tokens = frames.tokens
    speaker = frames.speaker(verb)
    if speaker is not NOBODY or tokens[verb].tag != "VBN" or tokens[verb].relation not in ("amod", "acl"):
        return speaker
    has = next((i for i in range(verb - 1, max(-1, verb - 6), -1) if tokens[i].lemma.lower() == "have"), None)
    if has is not None:
        return frames.speaker(has)
    head = tokens[verb].head
    told = any(tokens[c].relation in ("dobj", "oprd") for c in frames.tree.children[verb])
    if tokens[verb].relation == "acl" and head == verb - 1 and told and tokens[verb + 1].pos != "PUNCT":
        return Speaker(head, (frames.tree.left[head], head + 1))
    return NOBODY


def _aimed(frames: Frames, joint: int, low: int) -> Candidate | None:
    """What a deed is for, in the words of whose deed it is: "held drills aimed at 'showing ...'"."""
    tokens = frames.tokens
    verb = joint - 1
    if verb < low or tokens[joint].text.lower() not in TOWARDS or tokens[verb].lemma.lower() not in frames.lexicon.aims:
        return None
    if tokens[verb].pos != "VERB" or tokens[verb].tag not in ("VBN", "VBD"):
        return None
    at = verb
    for _ in range(CLIMB):
        if tokens[at].head == at:
            return None
        at = tokens[at].head
        if tokens[at].pos in ("VERB", "AUX") and tokens[at].tag != "VBN":
            speaker = frames.speaker(at)
            if speaker is not NOBODY:
                return _made(frames, verb, "meant", "aimed", speaker)
    return None


def _made(frames: Frames, cue: int, kind: str, frame: str, speaker: Speaker) -> Candidate:
    lemma = frames.tokens[cue].lemma.lower()
    return Candidate(cue, lemma, kind or "other", frame, (), speaker.mention, speaker.head, None, (cue, cue + 1))


def told_aside(frames: Frames, cue: int) -> bool:
    """Whether a relative clause behind a comma names: "the dam, which he described as '...'"."""
    left = frames.tree.left[cue]
    return (
        frames.tokens[cue].relation == "relcl"
        and left > 0
        and frames.tokens[left - 1].text == ","
        and frames.names(cue)
    )


def goes_on(frames: Frames, start: int, opened: int) -> bool:
    """Whether marks behind other marks belong to them: "a 'bully' and a 'liar' whose word 'is worth nothing'"."""
    between = [t for t in frames.tokens[start:opened] if t.pos != "PUNCT"]
    return len(between) < PHRASE and not any(t.tag in FINITE or t.pos == "VERB" for t in between)


def seen(frames: Frames, opened: int) -> Candidate | None:
    """Whose view a clause gives: "To Hale, the envoy is a '...'"; "it was, in Hale's words, '...'"."""
    tokens, tree = frames.tokens, frames.tree
    for index in range(min(opened, len(tokens)) - 1):
        if tokens[index].relation != "prep":
            continue
        thing = next((c for c in tree.children[index] if tokens[c].relation == "pobj"), None)
        if thing is None or thing >= opened:
            continue
        name, after = tokens[index].text.lower(), tree.right[index]
        if after >= len(tokens) or not (tokens[after].text == "," or after == opened):
            continue
        if name == "in" and tokens[thing].lemma.lower() in frames.lexicon.views:
            speaker = _viewer(frames, thing)
        elif name == "to" and index == 0 and _is(frames, index) and frames.sentence.phrase(thing) is not None:
            speaker = Speaker(thing, frames.phrase(thing))
        else:
            continue
        if speaker is not NOBODY:
            return _made(frames, index, "meant", "seen", speaker)
    return None


def _viewer(frames: Frames, noun: int) -> Speaker:
    """Whose view it is: "in Hale's words", "in the words of the bishop"."""
    for child in frames.tree.children[noun]:
        if frames.tokens[child].relation == "poss" and frames.tokens[child].text.lower() not in NARRATORS:
            return Speaker(child, frames.phrase(child))
        if frames.tokens[child].relation == "prep" and frames.tokens[child].text.lower() == "of":
            owner = next((c for c in frames.tree.children[child] if frames.tokens[c].relation == "pobj"), None)
            if owner is not None:
                return Speaker(owner, frames.phrase(owner))
    return NOBODY


def _is(frames: Frames, index: int) -> bool:
    """Whether a word hangs on a copula with a subject of its own."""
    verb = frames.tokens[index].head
    own = (frames.tokens[c].relation for c in frames.tree.children[verb])
    return frames.tokens[verb].lemma.lower() == "be" and any(relation in SUBJECTS for relation in own)
