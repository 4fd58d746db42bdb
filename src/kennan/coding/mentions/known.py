"""Known names in a parsed sentence, and whether a town or region stands there as an actor or as a place."""

from dataclasses import dataclass

from kennan.coding.mentions.words import Words
from kennan.language.sentence import Sentence, Token
from kennan.language.world import WORD, Sense, World

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
DASHES = frozenset({"—", "–", "―", "--", "-", "("})
LOWER_CASE_NAMES = frozenset(
    {"al", "mujahideen", "mujahedeen", "mujahidin", "mujahedin", "international", "global", "world"}
)


@dataclass(frozen=True, slots=True)
class Known:
    """Tokens `first` to `last` (exclusive) that are a known form."""

    first: int
    last: int
    sense: Sense


def known(sentence: Sentence, world: World, words: Words, language: str = "en") -> list[Known]:
    """The known forms of a sentence, longest first at each place, none within another, in order."""
    found: list[Known] = []
    tokens, text = sentence.tokens, sentence.text
    index, count = 0, len(tokens)
    while index < count:
        token = tokens[index]
        start = token.text
        if not (start[0].isupper() or start.casefold() in LOWER_CASE_NAMES or start[0] in "éÉ"):
            index += 1
            continue
        word = start if start.isalnum() else _first_word(start)
        match = world.match(text, token.start, word, language) if word else None
        if match is None:
            index += 1
            continue
        end, sense = match
        last = index + 1
        while last < count and tokens[last].start < end:
            last += 1
        if (
            tokens[last - 1].end > end + 1
            or (len(start) < 4 and start.isupper() and _shouted(tokens, index, last))
            or (sense.entry.kind != "person" and _within_person(tokens, index, last, words))
        ):
            index += 1
            continue
        found.append(Known(index, last, sense))
        index = last
    return found


def _first_word(text: str) -> str:
    match = WORD.match(text)
    return match.group() if match else ""


def _shouted(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """A short form among words in capitals is a common word ("WHAT IS AT STAKE")."""
    beside = (*tokens[max(0, first - 1) : first], *tokens[last : last + 1])
    return any(t.text.isalpha() and len(t.text) > 3 and t.text.isupper() for t in beside)


def _within_person(tokens: tuple[Token, ...], first: int, last: int, words: Words) -> bool:
    """Whether the name is part of a person's ("Jordan Hale", "George Washington")."""
    before = tokens[first - 1] if first else None
    if before is not None and before.text.casefold() in words.first_names and before.text[0].isupper():
        return before.tag == "NNP" and before.relation in ("compound", "nmod")
    if last - first != 1 or tokens[first].entity != "PERSON" or last >= len(tokens):
        return False
    after = tokens[last]
    lower = after.text.casefold()
    return (
        tokens[first].tag == "NNP"
        and tokens[first].relation == "compound"
        and after.entity == "PERSON"
        and not after.entity_begins
        and after.text[0].isupper()
        and lower not in words.persons
        and lower not in words.role_modifiers
        and lower not in words.courtesy
        and lower not in words.first_names
    )


def acts(tokens: tuple[Token, ...], head: int, words: Words) -> bool:
    """Whether a capital or region is spoken of as an actor at its head token, not as a place."""
    if head < 4 and head + 1 < len(tokens) and tokens[head + 1].text in DASHES:
        return False
    index = climb(tokens, head)
    token = tokens[index]
    governor = tokens[token.head]
    match token.relation:
        case "nsubj" | "nsubjpass" | "poss" | "agent" | "dative":
            return True
        case "pobj":
            return _after_preposition(tokens, token.head, words)
        case "dobj":
            return governor.lemma.casefold() in words.act and governor.lemma.casefold() not in words.taking
        case "compound" | "amod" | "nmod" | "npadvmod":
            lower = governor.text.casefold()
            return (
                governor.pos in ("NOUN", "VERB", "PROPN", "ADJ")
                and lower not in words.place_nouns
                and lower not in words.no_actor
                and governor.pos != "PROPN"
            )
    return False


def _after_preposition(tokens: tuple[Token, ...], index: int, words: Words) -> bool:
    preposition = tokens[index].text.casefold()
    if preposition in words.with_actor:
        return True
    if tokens[index].relation == "agent":
        return True
    governor = tokens[tokens[index].head]
    return preposition in ("to", "from", "on", "toward", "towards") and (
        governor.lemma.casefold() in words.spoken_to or governor.text.casefold() in words.spoken_to
    )


def climb(tokens: tuple[Token, ...], head: int) -> int:
    """The first of the phrases that the one at `head` is coordinated with."""
    while tokens[head].relation == "conj" and tokens[head].head != head and tokens[tokens[head].head].pos in NOMINAL:
        head = tokens[head].head
    return head
