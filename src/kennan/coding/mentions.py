"""Who is spoken of where: mentions and the referents of one report."""

from collections import defaultdict

from kennan.language.sentence import Argument, Sentence
from kennan.model import Mention, Referent, Report, Span, content_id


class Mentions:
    """The mentions of one report, by place. Made by `find`."""

    def __init__(self, referents: tuple[Referent, ...], heads: dict[tuple[int, int], str]) -> None:
        self.referents = referents
        self._heads = heads
        self._by_id = {r.id: r for r in referents}

    def referent(self, identifier: str) -> Referent:
        return self._by_id[identifier]

    def at(self, sentence: Sentence, head: int) -> str | None:
        """The referent of the noun phrase headed by the token, pronouns resolved; None where nobody is meant."""
        return self._heads.get((sentence.index, head))

    def of(self, sentence: Sentence, argument: Argument | None) -> tuple[str, ...]:
        """The referents of an argument and of the phrases coordinated with it, in order, without doubles."""
        if argument is None:
            return ()
        found = (self.at(sentence, head) for head in (argument.head, *argument.conjuncts))
        return tuple(dict.fromkeys(r for r in found if r))


def find(report: Report, sentences: tuple[Sentence, ...]) -> Mentions:
    """All mentions of the report's sentences, grouped into referents."""
    heads: dict[tuple[int, int], str] = {}
    spans: dict[str, list[Span]] = defaultdict(list)
    names: dict[str, str] = {}
    for sentence in sentences:
        for phrase in sentence.phrases:
            token = sentence.tokens[phrase.head]
            if token.entity in ("PERSON", "NORP", "ORG", "GPE"):
                span = sentence.span(phrase.head, phrase.head + 1)
                identifier = names.setdefault(token.text, content_id("referent", span))
                heads[(sentence.index, phrase.head)] = identifier
                spans[identifier].append(span)
    referents = tuple(
        Referent(i, report.id, n, "person", None, tuple(Mention(s, report.quote(s), "name") for s in spans[i]))
        for n, i in names.items()
    )
    return Mentions(referents, heads)
