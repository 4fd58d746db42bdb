"""From head tokens to referents: who is meant by a phrase that is, or belongs to, somebody."""

from functools import cache

from kennan.coding.events.arguments import Arguments
from kennan.coding.events.frames import lexicon
from kennan.coding.places import Theatre
from kennan.coding.reading import Reading
from kennan.language.pack import table
from kennan.language.sentence import Sentence

BELONGING = ("of", "from", "by")
WHEREABOUTS = ("in", "to", "with", "against", "on", "for", "at")
DEPTH = 2
ADRIFT = frozenset({"refugee", "crowd"})
POWERS = frozenset({"state", "government"})


@cache
def _lands(language: str, of: str = "nouns") -> frozenset[str]:
    return frozenset(table(language, "event_slots").get("land", {}).get(of, ()))


@cache
def _shared(language: str) -> frozenset[str]:
    return frozenset(table(language, "event_slots").get("shared", {}).get("nouns", ()))


class Participants:
    """Resolves the noun phrases of one sentence."""

    def __init__(self, reading: Reading, sentence: Sentence, theatre: Theatre) -> None:
        self.theatre = theatre
        self.sentence = sentence
        self.mentions = reading.mentions
        self.classes = lexicon(reading.report.language).classes
        self.lands = _lands(reading.report.language)
        self.regions = _lands(reading.report.language, "regions")
        self.shared = _shared(reading.report.language)
        self.arguments = Arguments(sentence, lexicon(reading.report.language).partitives)

    def named(self, head: int) -> str | None:
        """The referent of the phrase itself; "thousands of troops" are the troops."""
        found = self.mentions.acting(self.sentence, head)
        if found is None:
            content = self.arguments.content(head)
            if content != head:
                found = self.mentions.acting(self.sentence, content)
        return found

    def are_adrift(self, head: int) -> bool:
        """Whether the noun is one for refugees, migrants and crowds."""
        return bool(self.classes.get(self.arguments.lemma(head), frozenset()) & ADRIFT)

    def is_actor(self, head: int) -> bool:
        """Whether the phrase names somebody."""
        return self.named(head) is not None

    def resolve(self, head: int, as_source: bool, depth: int = DEPTH) -> str | None:
        """The referent of the phrase or, where nobody is meant by it, whose it is: its possessor, the nation that
        modifies it, its of-complement; for the other side also where or with whom it is."""
        found = self.named(head)
        if found is not None or depth == 0:
            return found
        phrase = self.sentence.phrase(head)
        if phrase is None:
            return None
        if not as_source and (land := self.theatre.land(self.sentence, head) or self._region(head)) is not None:
            return land
        if phrase.possessor is not None:
            found = self.resolve(phrase.possessor, as_source, depth - 1)
        for index in self.arguments.modifiers(head):
            if self._is_one_name(index, head):
                continue  # "the Guild of Ruritanian Weavers"
            found = found or self.mentions.at(self.sentence, index)
        for wanted in BELONGING if as_source else (*BELONGING, *WHEREABOUTS):
            for preposition, inner in phrase.prepositions:
                if found is None and preposition == wanted:
                    found = self.resolve(inner, as_source, depth - 1)
        return found

    def all(self, heads: tuple[int, ...], as_source: bool) -> tuple[str, ...]:
        """The referents of several heads, in order, each once."""
        found = (self.resolve(one, as_source) for head in heads for one in self._listed(head))
        return tuple(dict.fromkeys(m for r in found if r is not None for m in self._each(r)))

    def _region(self, head: int) -> str | None:
        """The states of the part of the world that was named last, for a bare "the region"."""
        if self.sentence.tokens[head].word not in self.regions or not self._is_bare(head):
            return None
        return self.theatre.region(self.sentence, head)

    def _is_one_name(self, index: int, head: int) -> bool:
        token, whole = self.sentence.tokens[index], self.sentence.tokens[head]
        return whole.pos == "PROPN" and whole.entity == "ORG" == token.entity

    def _listed(self, head: int) -> tuple[int, ...]:
        """The head, and a state that stands behind it as if to explain it: two of a list ("Ruritania, Graustark")."""
        behind = (p.head for p in self.sentence.phrases if p.apposition_to == head)
        return (head, *(h for h in behind if self._are_states(head, h)))

    def _are_states(self, *heads: int) -> bool:
        found = {self.named(h) for h in heads} - {None}
        return len(found) == len(heads) and all(self.mentions.referent(r).kind == "state" for r in found if r)

    def _each(self, referent: str) -> tuple[str, ...]:
        """The two of "both leaders"; anybody else alone."""
        members = self.mentions.referent(referent).members
        return members if len(members) == 2 else (referent,)

    def others(self, heads: tuple[int, ...], sources: tuple[str, ...], moves: bool) -> tuple[str, ...]:
        """The referents of the other side: none of the sources themselves, nor, where the sources move what is theirs
        ("evacuated its embassy"), that, nor a government that is yet to be ("sought a more open cabinet")."""
        kept = (h for h in heads if not (moves and self._belongs(h, sources)) and not self._is_to_be(h))
        return tuple(r for r in self.all(tuple(kept), as_source=False) if r not in sources)

    def _is_to_be(self, head: int) -> bool:
        """Whether an indefinite phrase compares a government with what there is."""
        phrase, tokens = self.sentence.phrase(head), self.sentence.tokens
        if phrase is None or tokens[phrase.start].tag != "DT" or tokens[phrase.start].word not in ("a", "an"):
            return False
        if not any(t.tag in ("JJR", "RBR") for t in tokens[phrase.start : head]):
            return False
        found = self.named(head)
        return found is not None and self.mentions.referent(found).kind == "government"

    def means_each_other(self, head: int) -> bool:
        """ "Each other", "one another"."""
        tokens = self.sentence.tokens
        before = tokens[head - 1].text.lower() if head else ""
        return (before, tokens[head].text.lower()) in (("each", "other"), ("one", "another"))

    def one_state(self, one: str, other: str) -> bool:
        """Whether two referents are a state and one of its bodies, or two of these."""
        a, b = self.mentions.referent(one), self.mentions.referent(other)
        return a.country is not None and a.country == b.country and a.kind in POWERS and b.kind in POWERS

    def is_force(self, head: int) -> bool:
        """Whether the phrase names troops without saying whose: what is moved, not towards whom."""
        phrase = self.sentence.phrase(head)
        owned = phrase is not None and (phrase.possessor is not None or bool(self.arguments.modifiers(head)))
        return not owned and "troops" in self.classes.get(self.arguments.lemma(head), ())

    def is_the_country(self, head: int) -> bool:
        """Whether the phrase is a bare "the country", which means the land that all is about."""
        return self.sentence.tokens[head].word in self.lands and self._is_bare(head)

    def _is_bare(self, head: int) -> bool:
        """Whether there is but an article before the noun."""
        phrase = self.sentence.phrase(head)
        return phrase is not None and phrase.end - phrase.start == 2 and not phrase.prepositions

    def _belongs(self, head: int, sources: tuple[str, ...]) -> bool:
        phrase = self.sentence.phrase(head)
        if phrase is not None and phrase.possessor is not None and self.named(phrase.possessor) in sources:
            return True
        found = self.mentions.at(self.sentence, head)
        return found is not None and self.mentions.referent(found).part_of in sources
