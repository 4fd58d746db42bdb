"""Candidates for reported speech: everywhere in a sentence where a cue stands in a frame that can hold content."""

from collections.abc import Iterator
from dataclasses import replace

from kennan.coding.quotes.asides import after, as_said, inverted, within
from kennan.coding.quotes.ends import said_until
from kennan.coding.quotes.lexicon import SENTENCE_CLASSES, SPEECH_CLASSES
from kennan.coding.quotes.nouns import according, adjective, noun
from kennan.coding.quotes.sentence import FINITE, SUBJECTS, WH, Candidate, Frames, Range

NO_CLAUSE = frozenset({"aux", "auxpass", "amod", "compound"})
WITH_OBJECT = frozenset({"for", "as", "of", "over", "with", "to", "from", "into", "on", "about", "against"})
WITH_URGED = frozenset({"for", "to"})
TOLD_OF = frozenset({"about", "of", "for"})
COMPLEMENTS = frozenset({"oprd", "xcomp", "acomp", "attr"})
REACH = 25
TOLD = frozenset({"that", "bare"})
MARKS = frozenset(["“", '"', "‘", "``", "„", "«", "''"])
NO_VOICE = frozenset({"that", "this", "it", "there", "these", "those"})
NOT_BY_PASSIVE = frozenset({"phase", "want", "know"})


def candidates(frames: Frames) -> Iterator[Candidate]:
    """All candidates of a sentence, in the order of their cues."""
    lexicon = frames.lexicon
    for index, token in enumerate(frames.tokens):
        pos = token.pos
        if token.text.lower() in lexicon.sources:
            source = according(frames, index)
            if source is not None:
                yield source
        elif pos in ("VERB", "AUX") and token.relation not in NO_CLAUSE:
            yield from _verb(frames, index, token.lemma.lower())
        elif pos == "NOUN":
            if (lemma := token.lemma.lower()) in lexicon.nouns:
                yield from noun(frames, index, lemma)
        elif pos in ("ADJ", "VERB", "ADV") and (lemma := token.lemma.lower()) in lexicon.adjectives:
            yield from adjective(frames, index, lemma)


def _verb(frames: Frames, verb: int, lemma: str) -> Iterator[Candidate]:
    tokens, children = frames.tokens, frames.tree.children[verb]
    kind = frames.lexicon.verbs.get(lemma, "")
    clause = next((c for c in children if c > verb and tokens[c].relation == "ccomp"), None)
    if not kind and clause is None:
        return
    speaker = frames.speaker(verb)
    if not kind and speaker.head is not None and tokens[speaker.head].text.lower() in NO_VOICE:
        return
    if not kind and clause is not None and tokens[frames.tree.left[clause]].tag in WH and frames.names(clause):
        return  # "the offer is what she called ..."
    addressee = frames.find_addressee(verb, clause is not None)
    made = Candidate(verb, lemma, kind or "other", "", (), speaker.mention, speaker.head, addressee, (verb, verb + 1))
    beside = within(frames, made, clause) or as_said(frames, made)
    if beside is None and (speaker.head is None or clause is not None):
        beside = inverted(frames, made, clause)
    if beside is None and clause is None:
        beside = after(frames, made)
    if beside is not None:
        yield beside
    elif clause is not None:
        passive = any(tokens[c].relation in ("auxpass", "nsubjpass") for c in children)
        yield _clausal(frames, made, clause, passive)
    elif (lost := _lost_clause(frames, made)) is not None:
        yield lost
    else:
        yield from _phrasal(frames, made)


def _lost_clause(frames: Frames, made: Candidate) -> Candidate | None:
    """A content clause right after the cue which the parse hung elsewhere: "clarify that peace depends on ..."."""
    tokens, tree, start = frames.tokens, frames.tree, made.cue + 1
    if made.kind not in SENTENCE_CLASSES or start + 2 >= len(tokens) or tokens[start].text.lower() != "that":
        return None
    for index in range(start + 2, min(len(tokens), start + REACH)):
        if tokens[index].tag in FINITE:
            subject = next((c for c in tree.children[index] if tokens[c].relation in SUBJECTS), None)
            inside = subject is not None and start < subject < index
            return replace(made, frame="that", content=((start + 1, tree.right[index]),)) if inside else None
    return None


def _clausal(frames: Frames, made: Candidate, clause: int, passive: bool) -> Candidate:
    """Said that, said, asked whether, ordered him to, declared it dead."""
    tokens, tree = frames.tokens, frames.tree
    # a clause that the parse breaks in two ("the rebels, still banned here, | had left") stays one
    held = [c for c in tree.children[made.cue] if c >= clause and tokens[c].relation == "ccomp"]
    start, end = tree.left[clause], max(tree.right[c] for c in held)
    mark = next((c for c in tree.children[clause] if tokens[c].relation == "mark"), None)
    marker = tokens[mark].text.lower() if mark is not None else ""
    frame = "bare"
    if tokens[start].text.lower() == "that" and tokens[start].relation not in ("nsubj", "nsubjpass", "det", "dobj"):
        frame, start = "that", start + 1
    elif mark is not None and marker == "that":
        frame = "that"
        start = mark + 1 if mark <= start + 1 else start
    elif tokens[start].tag in WH or marker in ("whether", "if") or tokens[start].text.lower() in ("whether", "if"):
        frame = "wh"
    elif frames.has_to(clause):
        frame = "clause-to"
    elif not any(_finite(frames, c) for c in held):
        frame = "small"
    end = max(end, _lost_coordination(frames, made.cue, end))
    if frame in TOLD and made.kind in SPEECH_CLASSES:
        end = said_until(frames, max(start, made.cue + 1), end)
    frame = "passive-" + frame if passive else frame
    return replace(made, frame=frame, content=((max(start, made.cue + 1), end),))


def _finite(frames: Frames, verb: int) -> bool:
    tokens = frames.tokens
    auxiliaries = (c for c in frames.tree.children[verb] if tokens[c].relation in ("aux", "auxpass"))
    return tokens[verb].tag in FINITE or any(tokens[c].tag in FINITE for c in auxiliaries)


def _lost_coordination(frames: Frames, cue: int, end: int) -> int:
    """The end of what the parse coordinated with the cue though its form belongs to the content: "said it is needed to
    build a bridge, mend roads and ...": a bare verb can't be coordinated with a finite one."""
    tokens, tree = frames.tokens, frames.tree
    if tokens[cue].tag not in ("VBD", "VBZ", "VBP"):
        return end
    for child in tree.children[cue]:
        if tokens[child].relation == "conj" and child >= end and _opens_with_mark(frames, child, end):
            end = max(end, tree.right[child])
        elif tokens[child].relation == "conj" and child >= end and tokens[child].tag == "VB":
            own = {tokens[c].relation for c in tree.children[child]}
            if not own & {"aux", "nsubj"}:
                end = max(end, tree.right[child])
    return end


def _opens_with_mark(frames: Frames, clause: int, end: int) -> bool:
    """What is coordinated and begins in quotation marks is said too: "said he had had offers, but 'they were low'"."""
    tokens, left = frames.tokens, frames.tree.left[clause]
    return left - end <= 3 and tokens[left].text in MARKS and any(t.text == "but" for t in tokens[end : left + 1])


def _phrasal(frames: Frames, made: Candidate) -> Iterator[Candidate]:
    """Infinitives, objects and prepositions as content: promised to, denied the charge, called for."""
    tokens, tree, verb = frames.tokens, frames.tree, made.cue
    children = tree.children[verb]
    right = [c for c in children if c > verb]
    passive = any(tokens[c].relation in ("auxpass", "nsubjpass") for c in children)
    subject = next((c for c in children if tokens[c].relation == "nsubjpass"), None)
    infinitive = next((c for c in right if tokens[c].relation == "xcomp" and frames.has_to(c)), None)
    if infinitive is not None and made.lemma == "have":
        return  # "will have to choose"
    thing = next((c for c in right if tokens[c].relation == "dobj"), None)
    if thing is None and any(tokens[c].relation in COMPLEMENTS for c in right):  # "what she called '...'"
        thing = next((c for c in children if tokens[c].relation == "dobj" and tokens[c].tag in WH), None)
    if infinitive is not None and passive:
        held = (frames.extent(subject),) if subject is not None and made.kind not in ("urge", "ask") else ()
        yield replace(made, frame="passive-inf", content=(*held, frames.extent(infinitive)))
    elif infinitive is not None:
        led = thing is not None and thing < infinitive
        start = tree.left[thing] if thing is not None and led else tree.left[infinitive]
        yield replace(made, frame="obj-inf" if led else "inf", content=((start, tree.right[infinitive]),))
    elif thing is not None and not passive:
        yield from _object(frames, made, thing, right)
    else:
        yield from _oblique(frames, made, right, subject, passive)


def _oblique(
    frames: Frames, made: Candidate, right: list[int], subject: int | None, passive: bool
) -> Iterator[Candidate]:
    tokens, tree = frames.tokens, frames.tree
    for child in right:
        name = tokens[child].text.lower()
        if tokens[child].relation in ("prep", "agent") and name in frames.lexicon.prepositional.get(made.kind, ()):
            content: tuple[Range, ...] = ((child + 1, tree.right[child]),)
            if content[0][0] >= content[0][1]:
                return
            if subject is not None and name == "as":
                content = (frames.extent(subject), *content)
            yield replace(made, frame=("passive-prep-" if passive else "prep-") + name, content=content)
            return
    if subject is None:
        return
    rest = next((c for c in right if tokens[c].relation in ("oprd", "attr")), None)
    if rest is not None:
        yield replace(made, frame="passive-as", content=(frames.extent(subject), frames.extent(rest)))
    elif made.kind not in NOT_BY_PASSIVE:
        yield replace(made, frame="passive", content=(frames.extent(subject),))


def _told_of(frames: Frames, thing: int) -> Iterator[Candidate]:
    lemma = frames.tokens[thing].lemma.lower()
    if lemma in frames.lexicon.nouns:
        yield from noun(frames, thing, lemma)


def _object(frames: Frames, made: Candidate, thing: int, right: list[int]) -> Iterator[Candidate]:
    """The object with the complements that belong to the verb ("blasted him for ...", "called it a mistake")."""
    tokens, tree = frames.tokens, frames.tree
    if made.kind in SPEECH_CLASSES and any(c.frame == "noun-that" for c in _told_of(frames, thing)):
        return  # "repeated her claim that ...": the claim tells it
    start, end = frames.extent(thing)
    if tokens[thing].tag in WH and thing < made.cue:
        start = end = made.cue + 1  # "the army, which she described as 'a tired giant'"
    frame = "obj"
    joined = WITH_URGED if made.kind == "urge" else WITH_OBJECT
    for child in (c for c in right if c > thing):
        token = tokens[child]
        name = token.text.lower()
        if token.relation in COMPLEMENTS:
            end, frame = max(end, tree.right[child]), "obj-comp"
        elif token.relation == "prep" and made.kind in ("blame", "praise", "label", "urge") and name in joined:
            end = max(end, tree.right[child])
            frame = "obj-as" if name == "as" else "obj-prep" if frame == "obj" else frame
    if made.addressee == thing and frame == "obj":
        below = (c for c in right if c > thing and tokens[c].relation == "prep" and tokens[c].text.lower() in TOLD_OF)
        subject_matter = next(below, None)
        if subject_matter is None:
            return
        start, end, frame = subject_matter + 1, tree.right[subject_matter], "tell-prep"
    if start < end:
        yield replace(made, frame=frame, content=((start, end),))
