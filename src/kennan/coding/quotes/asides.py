"""Cue and speaker beside what is said: after it, in the middle of it, or before it with "as"."""

from dataclasses import replace

from kennan.coding.quotes.lexicon import SENTENCE_CLASSES
from kennan.coding.quotes.sentence import FINITE, SUBJECTS, WH, Candidate, Frames, Range

AFTER_CONTENT = frozenset([",", '"', "”", "''", "’", "-", "–", "—", "(", "?", "!", "“"])
CLOSING = frozenset([",", '"', "”", "''"])
OUTSIDE = frozenset({"punct", "ccomp", "conj", "cc", "parataxis", "advcl"})
WITH_CUE = frozenset({"prep", "npadvmod", "advmod", "dobj", "dative"})
LOOSE = frozenset({"parataxis", "ccomp", "dep", "conj", "advcl"})
NOT_HEADS = frozenset({"compound", "poss", "amod", "nmod"})
PHRASE_STARTS = frozenset({"DET", "PROPN", "NOUN", "ADJ", "PRON", "NUM"})


def after(frames: Frames, made: Candidate) -> Candidate | None:
    """The cue and its speaker after the content, or in the middle of it ("..., he said, ...")."""
    tokens, tree, verb = frames.tokens, frames.tree, made.cue
    children = tree.children[verb]
    subject = frames.subject(verb)
    if subject is None or tokens[subject].tag in WH or made.kind == "other":
        return None
    if tokens[verb].tag not in FINITE and not any(tokens[c].relation == "aux" for c in children):
        return None
    clause = next((c for c in children if c < verb and tokens[c].relation == "ccomp"), None)
    if clause is None and made.kind not in SENTENCE_CLASSES and made.kind != "phase":
        return None
    if any(tokens[c].relation == "dobj" and c > verb and c != made.addressee for c in children):
        return None
    first, last = _group(frames, verb, subject, clause)
    if first == 0 or (tokens[first - 1].text not in AFTER_CONTENT and clause is None):
        return None
    start = tree.left[clause] if clause is not None else 0
    head = tokens[verb].head
    if clause is None and head != verb and tree.left[head] < first:
        start = max(start, tree.left[head])
    content: list[Range] = [(start, first)]
    if clause is None:
        end = tree.right[head] if head != verb else last
        if end > last and last < len(tokens) and tokens[last].text in CLOSING and not _participle(frames, last):
            content.append((last, end))
    elif tree.right[clause] > last and tree.left[clause] < first and not _participle(frames, last):
        content.append((last, tree.right[clause]))
    if not any(tokens[i].tag in FINITE for low, high in content for i in range(low, high)):
        return None
    marked = any(tokens[c].text.lower() == "as" and c < verb for c in children)
    return replace(made, frame="as" if marked else "before", content=tuple(content), group=(first, last))


def _participle(frames: Frames, start: int) -> bool:
    """What the speaker did meanwhile is no word of his: "..., he said, wiping his face"."""
    tokens = frames.tokens
    while start < len(tokens) and tokens[start].text in CLOSING:
        start += 1
    return start < len(tokens) and tokens[start].tag == "VBG"


def _group(frames: Frames, verb: int, subject: int, clause: int | None) -> Range:
    """Cue and speaker with what goes with them: auxiliaries, addressee, time and place."""
    tokens, tree = frames.tokens, frames.tree
    first = min(verb, tree.left[subject]) if subject < verb else verb
    floor = tree.right[clause] - 1 if clause is not None else 0
    for child in tree.children[verb]:
        if child < verb and child != clause and tokens[child].relation != "punct":
            left = tree.left[child]
            if left > floor and first - left <= 3:
                first = min(first, left)
    last = max(verb + 1, tree.right[subject] if subject > verb else 0)
    for child in tree.children[verb]:
        if child > verb and tokens[child].relation not in OUTSIDE:
            last = max(last, tree.right[child])
    return first, last


def within(frames: Frames, made: Candidate, clause: int | None) -> Candidate | None:
    """Cue and speaker between commas in the middle of what is said ("The aim, say analysts, is ...")."""
    tokens, tree, verb = frames.tokens, frames.tree, made.cue
    subject = frames.subject(verb)
    if made.kind not in SENTENCE_CLASSES or tokens[verb].tag not in FINITE or subject is None:
        return None
    first = verb if subject > verb else tree.left[subject]
    last = max(verb + 1, tree.right[subject])
    for child in tree.children[verb]:
        if child > verb and tree.left[child] == last and tokens[child].relation in WITH_CUE:
            last = tree.right[child]
    if first < 2 or last + 2 >= len(tokens) or tokens[first - 1].text != "," or tokens[last].text != ",":
        return None
    whole = clause if clause is not None else tokens[verb].head
    if whole < verb or tree.right[whole] <= last + 1:
        return None
    if clause is None and tokens[verb].relation not in LOOSE:
        return None
    start = 0 if clause is not None or tree.left[whole] >= first else tree.left[whole]
    if not any(tokens[i].tag in FINITE for i in range(last, tree.right[whole])):
        return None
    return replace(made, frame="before", content=((start, first - 1), (last, tree.right[whole])), group=(first, last))


def as_said(frames: Frames, made: Candidate) -> Candidate | None:
    """The cue with "as" before what is said ("As the minister put it, ...")."""
    tokens, tree, verb = frames.tokens, frames.tree, made.cue
    marker = next((c for c in tree.children[verb] if c < verb and tokens[c].text.lower() == "as"), None)
    head = tokens[verb].head
    if marker is None or head <= verb or made.kind not in SENTENCE_CLASSES | {"phase"} or made.speaker is None:
        return None
    held = [c for c in tree.children[verb] if c > verb and tokens[c].relation in ("ccomp", "dobj")]
    if marker != tree.left[verb] or any(tokens[c].text.lower() != "it" for c in held):
        return None
    last, end = tree.right[verb], tree.right[head]
    subject = next((c for c in tree.children[head] if tokens[c].relation in SUBJECTS and c > verb), None)
    if subject is not None:
        last = max(last, tree.left[subject])
    while last < len(tokens) and tokens[last].text == ",":
        last += 1
    return replace(made, frame="as", content=((last, end),), group=(marker, last)) if last < end else None


def inverted(frames: Frames, made: Candidate, clause: int | None) -> Candidate | None:
    """The speaker after the cue, where the parse missed it ("..., said the former head of the service")."""
    tokens, tree, verb = frames.tokens, frames.tree, made.cue
    if (
        made.kind not in SENTENCE_CLASSES
        or verb < 3
        or verb + 1 >= len(tokens)
        or tokens[verb].tag not in ("VBD", "VBZ")
    ):
        return None
    own = {tokens[c].relation for c in tree.children[verb]}
    if tokens[verb - 1].text not in CLOSING or own & {"nsubj", "nsubjpass", "aux", "auxpass"}:
        return None
    if tokens[verb + 1].pos not in PHRASE_STARTS:
        return None
    near = range(verb + 1, min(len(tokens), verb + 12))
    nominal = (i for i in near if tokens[i].pos in ("NOUN", "PROPN", "PRON") and tokens[i].relation not in NOT_HEADS)
    head = next(nominal, None)
    if head is None or (clause is not None and tokens[clause].tag in FINITE and tokens[head].relation == "nsubj"):
        return None
    if not any(tokens[i].tag in FINITE for i in range(verb)):
        return None
    last = max(head + 1, frames.phrase(head)[1])
    return replace(
        made, frame="before", content=((0, verb - 1),), speaker=head, mention=(verb + 1, last), group=(verb, last)
    )
