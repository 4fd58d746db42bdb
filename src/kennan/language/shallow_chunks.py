"""Words to chunks: noun phrases, prepositional phrases, verb groups, and what stands between them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from kennan.language.shallow_words import Grammar, Word

Kind = Literal["np", "pp", "vg", "aux", "mark", "rel", "cc", "comma", "dash", "stop", "adv"]
STOPS = frozenset({".", "!", "?", ";", "…"})
DASHES = frozenset({":", "-", "–", "—"})
PARTICIPLES = frozenset({"VBN", "VBG"})


@dataclass(slots=True)
class Chunk:
    """Words `first` to `last` (exclusive) with the head word; of a "pp" `preposition` is its word, of a "vg" `aids` are
    the words before the verb (auxiliaries, negation, adverbs)."""

    kind: Kind
    head: int
    first: int
    last: int
    preposition: int | None = None
    aids: list[int] = field(default_factory=list)
    passive: bool = False
    reduced: bool = False


class Chunker:
    """Cuts one sentence. Fills `heads` and `relations` for the words within chunks."""

    def __init__(self, words: list[Word], rules: Grammar, heads: list[int], relations: list[str]) -> None:
        self.words, self.rules, self.heads, self.relations = words, rules, heads, relations

    def chunks(self) -> Iterator[Chunk]:
        words, index = self.words, 0
        while index < len(words):
            word = words[index]
            chunk: Chunk | None = None
            match word.pos:
                case "PUNCT":
                    if word.text in STOPS:
                        chunk = Chunk("stop", index, index, index + 1)
                    elif word.text == ",":
                        chunk = Chunk("comma", index, index, index + 1)
                    elif word.text in DASHES:
                        chunk = Chunk("dash", index, index, index + 1)
                    elif word.text in "([":
                        index = self._bracket(index)
                        continue
                case "SCONJ":
                    chunk = Chunk("mark", index, index, self._past(index))
                case "REL":
                    chunk = Chunk("rel", index, index, self._past(index))
                case "CCONJ":
                    chunk = Chunk("cc", index, index, self._past(index))
                case "ADP":
                    chunk = self._prepositional(index)
                case "NEG" | "AUX" | "VERB":
                    chunk = self._verbal(index)
                case "ADV" | "PART":
                    opened = index > 0 and self.words[index - 1].pos in ("REL", "SCONJ")
                    goes_on = opened and self._leads_on(index)  # "yang diduga terlibat"
                    chunk = self._verbal(index) if goes_on else Chunk("adv", index, index, self._past(index))
                case _:
                    chunk = self._nominal(index)
            if chunk is None:
                index += 1
                continue
            yield chunk
            index = chunk.last

    def _past(self, index: int) -> int:
        """The index after a word and its further parts."""
        index += 1
        while index < len(self.words) and self.words[index].pos == "FIX":
            self._hang(index, self.words[index].inside or index - 1, "fixed")
            index += 1
        return index

    def _hang(self, index: int, head: int, relation: str) -> None:
        self.heads[index], self.relations[index] = head, relation

    def _bracket(self, index: int) -> int:
        """Past what stands in brackets."""
        end = index + 1
        while end < len(self.words) and self.words[end].text not in ")]":
            end += 1
        return min(end + 1, len(self.words)) if end - index < 25 else index + 1

    def _prepositional(self, index: int) -> Chunk:
        last = self._past(index)
        if last < len(self.words) and self.words[last].pos in ("NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ", "PUNCT"):
            start = last
            while start < len(self.words) and self.words[start].text in '"“„«‘':
                start += 1
            inner = self._nominal(start) if start < len(self.words) else None
            if inner is not None:
                return Chunk("pp", inner.head, index, inner.last, preposition=index)
        return Chunk("mark", index, index, last)

    def _verbal(self, index: int) -> Chunk:
        """A verb with what goes before it; "aux" where no verb follows."""
        words, aids, at, last = self.words, list[int](), index, index
        verb: int | None = None
        while at < len(words):
            pos = words[at].pos
            if (pos in ("NEG", "AUX") and verb is None) or (pos in ("ADV", "PART") and self._leads_on(at)):
                aids.append(at)
                at = last = self._past(at)
            elif pos == "VERB" and verb is None:
                verb, at = at, self._past(at)
                last = at
            elif verb is not None and pos == "VERB" and self._aided_by(verb, at):
                aids.append(verb)
                verb, at = at, self._past(at)
                last = at
            else:
                break
        if verb is None:
            return Chunk("aux", index, index, last, aids=aids)
        chunk = Chunk("vg", verb, index, last, aids=aids)
        lemmas = [words[a].lemma for a in aids]
        tag = words[verb].tag
        chunk.passive = words[verb].voice == "passive" or (tag == "VBN" and "be" in lemmas)
        chunk.reduced = tag == "VBN" and not {"be", "have"} & set(lemmas) and words[verb].voice == "active"
        return chunk

    def _leads_on(self, at: int) -> bool:
        """Whether the adverb goes with a verb that follows."""
        words = self.words
        while at < len(words) and words[at].pos in ("ADV", "PART", "FIX"):
            at += 1
        return at < len(words) and words[at].pos in ("VERB", "AUX", "NEG")

    def _aided_by(self, verb: int, at: int) -> bool:
        return self.words[verb].lemma in ("be", "have") and self.words[at].tag in PARTICIPLES

    def _nominal(self, index: int) -> Chunk | None:
        """A noun phrase from a word on; None where no noun comes."""
        words, rules, first = self.words, self.rules, index
        before: list[int] = []
        while index < len(words) and words[index].pos in ("DET", "NUM", "ADJ"):
            before.append(index)
            index = self._past(index)
        if index >= len(words) or words[index].pos not in ("NOUN", "PROPN", "PRON"):
            if not before:
                return None
            head = before.pop()
            self._modifiers_before(before, head)
            return Chunk("np", head, first, self._past(head))
        head = index
        if not rules.head_first and words[head].pos == "NOUN":
            while index + 1 < len(words) and words[index + 1].pos in ("NOUN", "PROPN"):
                before.append(index)
                index += 1
            head = index
        self._modifiers_before(before, head)
        last = self._past(head)
        return Chunk("np", head, first, self._after_head(head, last) if words[head].pos != "PRON" else last)

    def _modifiers_before(self, before: list[int], head: int) -> None:
        relation = {"DET": "det", "NUM": "nummod", "ADJ": "amod", "NOUN": "compound", "PROPN": "compound"}
        for index in before:
            self._hang(index, head, relation[self.words[index].pos])

    def _after_head(self, head: int, last: int) -> int:
        """Past the modifiers that follow a head: nouns, names, adjectives, numbers, demonstratives, owners."""
        words, rules = self.words, self.rules
        named = words[head].pos == "PROPN"
        owner: int | None = None
        while last < len(words):
            word = words[last]
            quoted = word.pos == "PUNCT" and word.text in "\"“”„«»‘’'" and last + 1 < len(words)
            if word.pos == "PROPN":
                inside = words[last - 1].pos in ("PROPN", "FIX") and named
                self._hang(last, head, "rmod" if inside or owner is not None else "poss")
                owner = owner if inside or owner is not None else last
                named = True
            elif word.pos == "NOUN" and rules.noun_modifiers and words[last - 1].pos != "PROPN" and not word.time:
                relation = "poss" if word.being and owner is None else "rmod"
                self._hang(last, head, relation)
                owner = last if relation == "poss" else owner
            elif word.pos == "ADJ":
                self._hang(last, owner if owner is not None and words[last - 1].pos == "NOUN" else head, "rmod")
            elif word.pos in ("NUM", "DET"):
                self._hang(last, head, "nummod" if word.pos == "NUM" else "rdet")
            elif word.pos == "PRON" and rules.noun_modifiers and words[head].pos == "NOUN" and owner is None:
                if not self._owns(last):
                    break
                self._hang(last, head, "poss")
                owner = last
            elif quoted and words[last + 1].pos == "ADJ":
                pass
            else:
                break
            last = self._past(last)
        return last

    def _owns(self, index: int) -> bool:
        """A pronoun right behind a noun is its owner, unless a verb follows of which it is the subject."""
        after = index + 1
        return not (after < len(self.words) and self.words[after].pos in ("VERB", "AUX", "NEG"))
