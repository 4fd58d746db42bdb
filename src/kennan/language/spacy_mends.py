"""What the English pipeline regularly gets wrong and the words themselves tell: names joined by hyphens or by "and",
names taken for verbs, dates hung on the name after them, participles hung on the place before them, finite verbs taken
for participles, and verdicts hung on who is judged."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kennan.language.headlines import is_only_verb
from kennan.language.pack import table
from kennan.language.sentence import Token

HALVES = frozenset({"North", "South", "East", "West"})
HYPHENS = frozenset({"-", "‑"})
NOUN_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "poss"})
NO_NOUNS = frozenset({"VERB", "ADV", "INTJ", "X"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
CAPTIVE = frozenset({"hostage", "prisoner", "captive"})
ATTRIBUTES = frozenset({"armed", "allied", "united", "retired"})
JUDGING = frozenset({"hold", "find", "deem", "consider", "make", "render", "think"})


@cache
def family_first() -> frozenset[str]:
    """Family names that stand before the given names, lower case."""
    return frozenset(table("en", "roles")["family_first"]["names"])


def mended(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens of one sentence with such faults mended; the same ones where there are none."""
    out = list(tokens)
    for index, token in enumerate(tokens):
        if token.text in HYPHENS:
            _hyphenated_place(out, index)
            _given_name(out, index)
        elif token.relation in NOUN_PLACES and _is_no_noun(token):
            _name(out, index)
        elif token.relation == "prep" and index + 1 < len(tokens) and tokens[index + 1].entity == "DATE":
            _date_before_name(out, index)
        elif token.text in HALVES and token.relation in ("nmod", "compound", "amod"):
            _halves(out, index)
    for index, token in enumerate(out):
        if token.relation == "xcomp" and out[token.head].relation == "ccomp" and out[token.head].tag == "NNS":
            _allowed_to(out, index)
        elif token.relation == "acl" and token.tag == "VBG":
            _participle(out, index)
        elif token.relation == "dobj" and token.lemma in CAPTIVE and index > 0 and out[index - 1].head == token.head:
            if out[index - 1].relation == "dobj":  # "took two sailors hostage"
                out[index] = replace(token, relation="oprd")
        elif token.relation == "amod" and token.tag == "VBG" and 0 < index < token.head:
            _participle_before_object(out, index)
        elif token.relation == "amod" and token.tag == "JJ" and token.head < index:
            _verdict(out, index)
        elif token.relation == "nsubj" and out[token.head].relation == "acl" and out[token.head].tag == "VBN":
            # "the talks she held with them": with a subject of its own it is no participle.
            out[token.head] = replace(out[token.head], relation="relcl", tag="VBD")
        elif token.relation in ("nsubj", "nsubjpass") and out[token.head].relation in ("aux", "auxpass"):
            out[index] = replace(token, head=out[token.head].head)
        elif token.relation in ("csubj", "ccomp") and token.tag in ("VBD", "VBN"):
            _reduced(out, index)
        elif token.relation == "ROOT" and token.pos == "NOUN":
            _verb_with_sides(out, index)
        elif token.tag == "MD" and token.relation == "appos":
            _modal_apart(out, index)
    _verbless(out)
    if all(new is old for new, old in zip(out, tokens, strict=True)):
        return tuple(tokens)
    return tuple(out) if _is_tree(out) else tuple(tokens)


def _is_tree(tokens: Sequence[Token]) -> bool:
    """Whether every token leads up to a root: a mend must not lead in a circle."""
    safe = {i for i, t in enumerate(tokens) if t.head == i}
    for index in range(len(tokens)):
        path: list[int] = []
        while index not in safe:
            if index in path:
                return False
            path.append(index)
            index = tokens[index].head
        safe.update(path)
    return True


def _is_no_noun(token: Token) -> bool:
    """Whether it was taken for another part of speech, or for an adjective that is somebody's name."""
    if token.pos == "ADJ":
        return token.entity == "PERSON"
    return token.pos in NO_NOUNS and token.tag != "VBG"


def _name(out: list[Token], index: int) -> None:
    """A capitalised word that stands where only a noun can ("Marsh says"), whatever else it may mean: a name."""
    token = out[index]
    if token.text[:1].isupper() and token.text[1:].islower() and len(token.text) > 3:
        out[index] = replace(token, pos="PROPN", tag="NNP", lemma=token.text)


def _hyphenated_place(out: list[Token], index: int) -> None:
    """ "Stratford-upon-Avon", also with spaces: a town or house, whatever its last word is taken for."""
    if not 0 < index < len(out) - 3 or out[index + 2].text not in HYPHENS:
        return
    first, inner, last = out[index - 1], out[index + 1], out[index + 3]
    if not (first.text[:1].isupper() and last.text[:1].isupper() and inner.text.islower() and len(inner.text) < 5):
        return
    words = range(index - 1, index + 4)
    outward = [out[at] for at in reversed(words) if out[at].head not in words]
    governed = outward[0] if outward else last
    for at in words[:-1]:
        relation = "punct" if out[at].text in HYPHENS else "compound"
        out[at] = replace(out[at], head=index + 3, relation=relation, entity="FAC", entity_begins=at == index - 1)
    out[index + 3] = replace(
        last, pos="PROPN", tag="NNP", head=governed.head if outward else index + 3, relation=governed.relation,
        entity="FAC", entity_begins=False,
    )  # fmt: skip


def _given_name(out: list[Token], index: int) -> None:
    """ "Jae-in": the second syllable of a given name that is also a word."""
    if not 0 < index < len(out) - 1:
        return
    before, after = out[index - 1], out[index + 1]
    close = before.end == out[index].start and out[index].end == after.start
    if not close or before.tag != "NNP" or after.tag == "NNP" or not after.text.islower():
        return
    family = out[index - 2] if index > 1 and before.head == index + 1 else None
    if family is not None and family.entity == "PERSON" and family.text.casefold() in family_first():
        for at in (index - 1, index, index + 1):
            out[at] = replace(out[at], entity="PERSON", entity_begins=False)
        out[index + 1] = replace(out[index + 1], pos="PROPN", tag="NNP", lemma=after.text)
        return
    if before.entity != "PERSON":
        return
    if len(after.text) > 4 or before.head in (index, index + 1):
        return
    governor, relation = before.head, before.relation
    for at, token in enumerate(out):
        if token.head == index - 1 or at in (index - 1, index):
            out[at] = replace(token, head=index + 1, relation="compound" if at == index - 1 else token.relation)
    if governor == index - 1:
        governor = index + 1
    out[index + 1] = replace(
        after, pos="PROPN", tag="NNP", lemma=after.text, head=governor, relation=relation, entity="PERSON"
    )


def _halves(out: list[Token], index: int) -> None:
    """ "North and South Ruritania" are two countries."""
    name = out[index].head
    if not (name == index + 3 < len(out) and out[index + 1].tag == "CC" and out[index + 2].text in HALVES):
        return
    if out[name].pos != "PROPN":
        return
    whole = out[name]
    governor = index if whole.head == name else whole.head
    out[index] = replace(out[index], pos="PROPN", tag="NNP", head=governor, relation=whole.relation)
    out[index + 2] = replace(out[index + 2], head=name, relation="compound")
    for at in range(len(out)):
        if out[at].head == name and at not in (index + 2, name):
            out[at] = replace(out[at], head=index)
    out[name] = replace(whole, head=index, relation="conj")


def _date_before_name(out: list[Token], index: int) -> None:
    """ "On 11 March 2031 Ruritania recognised it": the date is no part of the name after it."""
    last = index + 1
    while last + 1 < len(out) and out[last + 1].entity == "DATE" and not out[last + 1].entity_begins:
        last += 1
    words = range(index + 1, last + 1)
    strays = [w for w in words if out[w].head > last and out[w].relation in ("nummod", "compound", "nmod", "amod")]
    if not strays or out[strays[0]].head >= len(out) or out[out[strays[0]].head].pos != "PROPN":
        return
    month = next((w for w in words if out[w].pos == "PROPN"), words[-1])
    for at in strays:
        out[at] = replace(out[at], head=month, relation="nummod")
    out[month] = replace(out[month], head=index, relation="pobj")


def _allowed_to(out: list[Token], index: int) -> None:
    """ "Let Ruritanian exiles train there": the exiles do it, whom the parser took for what the Ruritanians are."""
    noun = out[index].head
    verb = out[noun].head
    subject = noun - 1
    if not subject > 0 or out[subject].head != noun or out[subject].relation != "nsubj" or out[verb].pos != "VERB":
        return
    if not (out[subject].text[:1].isupper() and out[noun].text.islower() and noun < index):
        return
    out[subject] = replace(out[subject], relation="amod")
    out[noun] = replace(out[noun], head=index, relation="nsubj")
    out[index] = replace(out[index], head=verb, relation="ccomp")


def _participle(out: list[Token], index: int) -> None:
    """ "She came to the capital seeking aid": it is she who seeks."""
    place = out[index].head
    if out[place].pos != "PROPN" or out[place].entity not in PLACES or out[place].relation != "pobj":
        return
    verb = out[out[place].head].head
    if out[verb].pos == "VERB":
        out[index] = replace(out[index], head=verb, relation="advcl")


def _participle_before_object(out: list[Token], index: int) -> None:
    """ "The rebels profit from the chaos in Ruritania mounting attacks": the place is no part of what they mount."""
    noun, place = out[index].head, index - 1
    preposition = out[out[noun].head]
    if out[place].entity not in PLACES or out[place].head != noun or out[noun].relation != "pobj":
        return
    if not (out[noun].tag == "NNS" and out[place].pos == "PROPN" and out[noun].head == place - 1):
        return
    verb = preposition.head
    while out[verb].pos != "VERB" and out[verb].head != verb:
        verb = out[verb].head
    if out[verb].pos != "VERB":
        return
    out[place] = replace(out[place], head=place - 1, relation="pobj")
    out[index] = replace(out[index], pos="VERB", head=verb, relation="advcl")
    out[noun] = replace(out[noun], head=index, relation="dobj")


def _reduced(out: list[Token], index: int) -> None:
    """ "Sailors wounded at sea were flown home": no clause is a subject without a word that opens it, nor any
    finite verb without a subject, so it is who was wounded that was flown home."""
    verb = out[index].head if out[index].relation == "csubj" else _subjectless(out, index)
    if verb is None:
        return
    under = [i for i, t in enumerate(out) if t.head == index and i != index]
    subject = next((i for i in under if i < index and out[i].relation in ("nsubj", "nsubjpass")), None)
    if subject is None or out[subject].tag.startswith("W") or any(out[i].relation in ("mark", "advmod") for i in under):
        return
    passive = any(t.head == verb and t.relation == "auxpass" for t in out)
    out[subject] = replace(out[subject], head=verb, relation="nsubjpass" if passive else "nsubj")
    out[index] = replace(out[index], head=subject, relation="acl", tag="VBN")


def _subjectless(out: list[Token], index: int) -> int | None:
    """The finite verb beside that of a clause, behind it, that nothing joins to it and that has no subject."""
    for at in range(index + 1, len(out)):
        token = out[at]
        if token.head == out[index].head and token.relation == "ccomp" and token.tag in ("VBD", "VBP", "VBZ"):
            under = {t.relation for t in out if t.head == at}
            return None if under & {"nsubj", "nsubjpass", "expl", "csubj"} else at
        if token.relation == "cc":
            return None
    return None


def _verb_with_sides(out: list[Token], index: int) -> None:
    """ "Ruritania and Borduria hand the vehicles over": what has a subject and an object is a verb."""
    under = {t.relation for t in out if t.head == index}
    if {"nsubj", "dobj"} <= under and "det" not in under and out[index].text.islower():
        out[index] = replace(out[index], pos="VERB", tag="VBZ" if out[index].tag == "NNS" else "VBP")


def _modal_apart(out: list[Token], index: int) -> None:
    """ "The speaker will on Monday lead a delegation": the modal belongs to the verb behind the words of time."""
    verb = next((i for i in range(index + 1, len(out)) if out[i].pos == "VERB"), None)
    if verb is None or out[verb].tag != "VB" or out[verb - 1].tag == "TO":
        return
    for at in range(index + 1, verb):
        if out[at].head == index:
            out[at] = replace(out[at], head=verb)
    out[index] = replace(out[index], head=verb, relation="aux", pos="AUX")


def _verbless(out: list[Token]) -> None:
    """ "Ruritania sheltered refugees", "U.S. lifts ban": no verb, but a first word behind the name that it begins
    with that ends like one."""
    if any(t.pos in ("VERB", "AUX") and t.relation not in ("amod", "compound") for t in out):
        return
    root = next((i for i, t in enumerate(out) if t.head == i), 0)
    verb = next((i for i, t in enumerate(out) if t.pos != "PROPN" or t.text[:1].islower()), 0)
    if not 0 < verb < root or out[verb].head != root or out[verb].relation not in ("amod", "compound"):
        return
    lifts = out[verb].tag == "NNS" and out[verb].text.islower() and is_only_verb(out[verb].text, "en")
    if not lifts and (
        out[verb].text in ATTRIBUTES
        or not (out[verb].text.islower() and out[verb].text.endswith("ed") and out[root].pos == "NOUN")
    ):
        return
    if not lifts and out[root].tag == "NN" and not any(t.relation == "det" and t.head == root for t in out):
        return  # "Ruritania armed force"
    lemma = out[verb].lemma if lifts or out[verb].pos == "VERB" else out[verb].text[:-2]
    out[verb] = replace(out[verb], pos="VERB", tag="VBZ" if lifts else "VBD", lemma=lemma, head=verb, relation="ROOT")
    for at in range(verb):
        last = at == verb - 1
        out[at] = replace(out[at], head=verb if last else verb - 1, relation="nsubj" if last else "compound")
    for at, token in enumerate(out):
        if token.relation == "punct" and token.head == root:
            out[at] = replace(token, head=verb)
    out[root] = replace(out[root], head=verb, relation="dobj")


def _verdict(out: list[Token], index: int) -> None:
    """ "Held the police responsible": an adjective behind its noun is what somebody makes of them."""
    judged = out[out[index].head]
    if any(t.head == out[index].head and t.text.lower() in ("a", "an") for t in out[: out[index].head]):
        return  # "found a way acceptable to all"
    if judged.relation in ("dobj", "nsubjpass") and out[judged.head].lemma in JUDGING:
        out[index] = replace(out[index], relation="oprd", head=judged.head)
