"""Where phrases hang: the objects, adjuncts and complements of a clause, by word order."""

from functools import cache

from kennan.language.pack import table
from kennan.language.shallow_chunks import Chunk, Chunker
from kennan.language.shallow_words import Grammar, Word

TO, THAT = "to", "that"
DATELINE = 6  # chunks at the start of a report that may tell place and outlet


@cache
def governing(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Pivot verbs and nouns under which another happening may stand, and verbs of saying."""
    verbs: set[str] = set()
    nouns: set[str] = set()
    for entry in table(language, "embedding").get("outer", ()):
        verbs.update(entry.get("verbs", ()))
        nouns.update(entry.get("nouns", ()))
    for entry in table(language, "stances").get("cue", ()):
        verbs.update(v.split()[0] for v in entry.get("verbs", ()) if "infinitive" in entry["takes"])
        nouns.update(n for n in entry.get("nouns", ()) if "infinitive" in entry["takes"])
    for kinds in table(language, "modality").get("semi", {}).values():
        verbs.update(kinds)
    said = set(table(language, "modality").get("speech", {}).get("verbs", ()))
    for entry in table(language, "stances").get("cue", ()):
        if "that" in entry["takes"]:
            said.update(v for v in entry.get("verbs", ()) if " " not in v)
            said.update(f"be {a}" for a in entry.get("adjectives", ()) if " " not in a)
    return frozenset(verbs), frozenset(nouns), frozenset(said)


class PhraseBuilder:
    """Builds the part of a tree that is no verb: for every word its governor and relation."""

    def __init__(self, words: list[Word], rules: Grammar, language: str) -> None:
        self.words, self.rules = words, rules
        self.heads = list(range(len(words)))
        self.relations = ["dep"] * len(words)
        self.verbs, self.nouns, self.says = governing(language)
        self.reports = frozenset(table(language, "modality").get("speech", {}).get("verbs", ()))
        self.event_nouns = frozenset(table(language, "nominals").get("lemmas", ()))
        self.chunks = list(Chunker(words, rules, self.heads, self.relations).chunks())
        self.root: int | None = None
        self.verb: Chunk | None = None
        self.outer: list[Chunk] = []
        self.waiting: list[Chunk] = []  # noun phrases that have no place yet
        self.early: list[int] = []  # what comes before its verb: phrases and clauses
        self.aids: list[int] = []
        self.marker: Chunk | None = None
        self.relative: tuple[int, Chunk] | None = None
        self.coordinator: Chunk | None = None
        self.owed: Chunk | None = None  # a subject whose verb is still to come
        self.last_noun: Chunk | None = None
        self.since_comma = True
        self.subordinate: list[int] = []

    def _hang(self, index: int, head: int, relation: str) -> None:
        if head != index and not self._under(head, index):
            self.heads[index], self.relations[index] = head, relation

    def _under(self, index: int, other: int) -> bool:
        """Whether a word hangs, at any depth, under another."""
        while self.heads[index] != index:
            index = self.heads[index]
            if index == other:
                return True
        return False

    def _np(self, number: int, chunk: Chunk) -> None:
        words = self.words
        previous = self.chunks[number - 1] if number else None
        if self.relations[chunk.head] == "nsubj":
            self.last_noun = chunk  # the speaker behind his verb
            return
        if words[chunk.head].time and not words[chunk.head].being:
            self._adjunct(chunk.head, "npadvmod")
            return
        if self.coordinator is not None and self._joins(number):
            return
        verb = self.verb
        if self._is_listed(number, chunk):
            return
        if (
            verb is not None and previous is not None and previous.kind in ("vg", "adv", "np", "pp")
            and self.marker is None and self.relative is None and self.coordinator is None
        ):  # fmt: skip
            if previous is verb or previous.kind == "adv":
                self._complement(number, verb, chunk)
                return
            if previous.kind == "np" and self.waiting == [] and self._object(verb) is not None and self._is_bare(verb):
                self._second_object(verb, chunk)
                return
        self.waiting.append(chunk)
        self.last_noun = chunk

    def _is_listed(self, number: int, chunk: Chunk) -> bool:
        """ "A, B dan C": a member of a list between commas."""
        if number < 2 or self.chunks[number - 1].kind != "comma" or self.chunks[number - 2].kind != "np":
            return False
        after = self.chunks[number + 1 : number + 4]
        listed = [c.kind for c in after[:2]] in (["cc", "np"], ["comma", "np"]) and any(c.kind == "cc" for c in after)
        before = self.chunks[number - 2]
        if not listed or self.words[before.head].being != self.words[chunk.head].being:
            return False
        self._hang(chunk.head, before.head, "conj")
        self.last_noun = chunk
        return True

    def _joins(self, number: int) -> bool:
        """A noun phrase after "and": joined to the one before it, unless a clause of its own begins."""
        chunk, before = self.chunks[number], self.last_noun
        adjacent = number >= 2 and self.chunks[number - 2].kind in ("np", "pp", "comma")
        if before is None or not adjacent:
            return False
        if before not in self.waiting and self._verb_follows(number + 1):
            return False
        self._hang(chunk.head, before.head, "conj")
        self.coordinator = None
        self.last_noun = chunk
        return True

    def _verb_follows(self, number: int) -> bool:
        for chunk in self.chunks[number:]:
            if chunk.kind in ("vg", "aux"):
                return not chunk.reduced
            if chunk.kind not in ("pp", "adv"):
                return False
        return False

    def _complement(self, number: int, verb: Chunk, chunk: Chunk) -> None:
        """What stands right behind a verb: its object, its agent, its predicate noun, or a subject of what it says."""
        words = self.words
        self.last_noun = chunk
        lemma = words[verb.head].lemma
        if lemma in self.says and self._verb_follows(number + 1):
            self.waiting.append(chunk)
            return
        if lemma == "be":
            self._hang(chunk.head, verb.head, "attr")
        elif verb.passive and self.rules.bare_agents and words[chunk.head].being:
            self._hang(chunk.head, verb.head, "bareagent")
        elif self._child(verb.head, "dobj") is None:
            self._hang(chunk.head, verb.head, "dobj")
        else:
            self.waiting.append(chunk)

    def _second_object(self, verb: Chunk, chunk: Chunk) -> None:
        """ "memberi Rusia senjata": the first of two objects is the recipient."""
        first = self._object(verb)
        if first is not None and self.words[first].being and not self.words[chunk.head].being:
            self.relations[first] = "dative"
            self._hang(chunk.head, verb.head, "dobj")
        else:
            self.waiting.append(chunk)
        self.last_noun = chunk

    def _is_bare(self, verb: Chunk) -> bool:
        return not verb.passive and self.words[verb.head].lemma != "be"

    def _object(self, verb: Chunk) -> int | None:
        return self._child(verb.head, "dobj")

    def _child(self, head: int, relation: str) -> int | None:
        return next(
            (i for i, h in enumerate(self.heads) if h == head and i != head and self.relations[i] == relation), None
        )

    def _pp(self, number: int, chunk: Chunk) -> None:
        assert chunk.preposition is not None
        words, preposition = self.words, chunk.preposition
        word = words[preposition].text.lower()
        previous = self.chunks[number - 1] if number else None
        self._hang(chunk.head, preposition, "pobj")
        time = words[chunk.head].time
        beside = previous is not None and previous.kind in ("np", "pp") and not time
        noun = previous.head if beside and previous is not None else None
        if noun is not None and self._takes(noun, word):
            self._hang(preposition, noun, "prep")
        elif self.verb is not None and not self.waiting and self.marker is None and self.relative is None:
            agent = word in self.rules.agent and self.verb.passive
            dative = word in self.rules.dative and words[chunk.head].being
            self._hang(preposition, self.verb.head, "agent" if agent else "dative" if dative else "prep")
            if dative:
                words[preposition].tag = words[chunk.head].tag = "dative"
        elif noun is not None and self.waiting:
            self._hang(preposition, noun, "prep")
        else:
            self.early.append(preposition)
            self.relations[preposition] = "prep"
        self.last_noun = chunk

    def _takes(self, noun: int, preposition: str) -> bool:
        """Whether a prepositional phrase belongs to the noun before it rather than to the verb."""
        if preposition in self.rules.of or self.verb is None:
            return True
        if (preposition in self.rules.agent and self.verb.passive) or preposition in self.rules.dative:
            return False
        return self.words[noun].pos == "NOUN" and self.words[noun].lemma in self.event_nouns

    def _adjunct(self, head: int, relation: str) -> None:
        if self.verb is not None and self.marker is None and not self.waiting:
            self._hang(head, self.verb.head, relation)
        else:
            self.early.append(head)
            self.relations[head] = relation

    def _adv(self, number: int, chunk: Chunk) -> None:
        self._adjunct(chunk.head, "advmod")

    def _aux(self, number: int, chunk: Chunk) -> None:
        self.aids += chunk.aids

    def _mark(self, number: int, chunk: Chunk) -> None:
        self._settle()
        if self.marker is None:
            self.marker = chunk

    def _rel(self, number: int, chunk: Chunk) -> None:
        previous = self.chunks[number - 1] if number else None
        if self.last_noun is None or previous is None or previous.kind not in ("np", "pp", "comma", "adv"):
            self.marker = self.marker or chunk
            return
        after = self.chunks[number + 1] if number + 1 < len(self.chunks) else None
        if after is not None and after.kind == "np" and self.words[after.head].pos == "ADJ":
            self._hang(after.head, self.last_noun.head, "rmod")  # "hubungan yang konstruktif"
            self._hang(chunk.head, after.head, "mark")
            after.kind = "adv"
            return
        if self.waiting and (self.marker is None or self.verb is None):
            self.owed = self.waiting[0]
            self.waiting = []
        self.relative = (self.last_noun.head, chunk)

    def _cc(self, number: int, chunk: Chunk) -> None:
        self.coordinator = chunk

    def _comma(self, number: int, chunk: Chunk) -> None:
        self._unmark()
        self.since_comma = True

    def _dash(self, number: int, chunk: Chunk) -> None:
        if self.verb is None and number < DATELINE:
            self.waiting, self.last_noun = [], None
        self._comma(number, chunk)

    def _unmark(self) -> None:
        """ "Setelah pertemuan itu, ...": a marker that no clause follows is a preposition."""
        if self.marker is None or not self.waiting:
            return
        noun, preposition = self.waiting[0].head, self.marker.head
        self._hang(noun, preposition, "pobj")
        self.words[preposition].pos = "ADP"
        self.waiting, self.marker = self.waiting[1:], None
        self._adjunct(preposition, "prep")

    def _stop(self, number: int, chunk: Chunk) -> None:
        self._flush()
        self.verb = self.owed = self.marker = self.relative = self.coordinator = None

    def _settle(self) -> None:
        """Noun phrases before a marker have no verb of their own: the object of the last verb, or a subject owed."""
        if not self.waiting:
            return
        if self.verb is None:
            self.owed = self.waiting[0]
            self.waiting = []
            return
        self._flush()

    def _flush(self) -> None:
        for chunk in self.waiting:
            if self.heads[chunk.head] != chunk.head:
                continue
            if self.verb is None:
                continue
            if self._object(self.verb) is None and not self.verb.passive and chunk.first >= self.verb.last:
                self._hang(chunk.head, self.verb.head, "dobj")
            elif self.last_noun is not None:
                self._hang(chunk.head, self.verb.head, "dep")
        self.waiting = []
        if self.verb is not None:
            for index in self.early:
                self._hang(index, self.verb.head, self.relations[index])
            self.early = []
        if self.root is not None:
            for index in self.subordinate:
                self._hang(index, self.root, "advcl")
