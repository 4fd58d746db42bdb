"""Names that many states have a body for ("the Senate"): whose they are in this report."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from kennan.coding.mentions.known import Known
from kennan.coding.mentions.words import Words, words
from kennan.language.pack import table
from kennan.language.sentence import Sentence

SHARED = frozenset({"government", "party"})
MORE = 5  # times as often as the state whose body it would be
SPOKEN_OF = 2  # times that a state is spoken of for the report to be about it


def of_their_own(sentences: Sequence[Sentence], found: Sequence[list[Known]]) -> list[list[Known]]:
    """The known names of each sentence without those of a state's bodies that belong to another state here: told so
    once ("the Ruritanian Senate"), or in a report that speaks of another far more than of that state."""
    theirs = {
        (k.sense.entry.name)
        for sentence, knowns in zip(sentences, found, strict=True)
        for k in knowns
        if _shared(k) and _elsewhere(sentence, knowns, k)
    }
    spoken = Counter(
        k.sense.entry.country for knowns in found for k in knowns if k.sense.entry.country and not _shared(k)
    )
    most = max(spoken.values(), default=0)
    lexicon = words()
    within = [_within_longer(s, k, lexicon) for s, k in zip(sentences, found, strict=True)]
    return [
        [
            k
            for k in knowns
            if k not in longer
            and (
                not _shared(k)
                or _told(sentence, knowns, k)
                or not (
                    k.sense.entry.name in theirs
                    or (_bare(k) and most >= max(SPOKEN_OF, MORE * spoken[k.sense.entry.country or ""]))
                )
            )
        ]
        for sentence, knowns, longer in zip(sentences, found, within, strict=True)
    ]


def _within_longer(sentence: Sentence, knowns: list[Known], lexicon: Words) -> list[Known]:
    """Those that are part of another body's name ("National Democratic Congress", "Ohio Supreme Court"): capitals go
    before them that are neither known nor a title."""
    tokens, out = sentence.tokens, list[Known]()
    at = {i: k for k in knowns for i in range(k.first, k.last)}
    for known in knowns:
        party = known.sense.entry.kind == "party" and known.sense.how == "adjective"
        if known.first == 0 or not (_bare(known) or party):
            continue
        token, before = tokens[known.first - 1], at.get(known.first - 1)
        lower = token.text.casefold()
        if before is not None:
            if before in out and before.sense.how == "adjective":
                out.append(known)
            continue
        named = token.tag in ("NNP", "NNPS") and token.text[0].isupper() and token.entity not in ("DATE", "PERSON")
        titled = lower in lexicon.persons or lower in lexicon.courtesy or lower in lexicon.short
        if named and not titled and (lower == "national" or lower not in lexicon.role_modifiers):
            head = tokens[known.last] if known.last < len(tokens) else None
            if not party or (head is not None and head.text[0].isupper() and head.tag == "NNP"):
                out.append(known)
    return out


@cache
def _common() -> frozenset[str]:
    return frozenset(table("world", "common")["names"])


def _shared(known: Known) -> bool:
    """Whether it is a body of one state whose name, in plain words, others may have too."""
    entry = known.sense.entry
    return entry.kind in SHARED and entry.country is not None and known.sense.how == "name"


def _bare(known: Known) -> bool:
    """Whether its name is made of such words alone that any state may use for a body of that kind."""
    return known.sense.entry.name in _common()


def _told(sentence: Sentence, knowns: list[Known], known: Known) -> bool:
    """Whether the name says whose it is ("U.S. Senate"), or the words before it do."""
    before = known.first - 1 - (known.first > 0 and sentence.tokens[known.first - 1].tag == "POS")
    own = known.sense.entry.country
    return "." in sentence.tokens[known.first].text or any(
        k.last - 1 == before and k.sense.entry.country == own for k in knowns if k is not known
    )


def _elsewhere(sentence: Sentence, knowns: list[Known], known: Known) -> bool:
    """Whether another state's name or adjective stands before it, or its name or capital behind it."""
    tokens = sentence.tokens
    country = known.sense.entry.country
    before = known.first - 1 - (known.first > 0 and tokens[known.first - 1].tag == "POS")
    ties = ("of", "in") if _bare(known) else ("of",)
    behind = known.last + 1 if known.last < len(tokens) and tokens[known.last].text in ties else -1
    return any(
        k.sense.entry.country not in (None, country)
        and ((k.last - 1 == before and k.sense.how in ("adjective", "name", "capital")) or k.first == behind)
        for k in knowns
        if k is not known and k.sense.entry.kind in ("state", "population")
    )
