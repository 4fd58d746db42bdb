"""Chunks to a tree: which clause each verb group makes, and how clauses hang together."""

from kennan.language.shallow_chunks import Chunk
from kennan.language.shallow_phrases import THAT, TO, PhraseBuilder


class TreeBuilder(PhraseBuilder):
    """Builds the tree of one sentence."""

    def build(self) -> None:
        for number, chunk in enumerate(self.chunks):
            getattr(self, "_" + chunk.kind)(number, chunk)
        self._unmark()
        self._flush()
        if self.root is None and self.subordinate:
            self.root = self.subordinate.pop(0)
            self._flush()
        self._personal_objects()
        root = self.root if self.root is not None else next((c.head for c in self.chunks if c.kind == "np"), 0)
        for index in range(len(self.words)):
            if self.heads[index] == index and index != root:
                self._hang(index, root, self.relations[index])
        if self.words:
            self.heads[root], self.relations[root] = root, "ROOT"

    def _vg(self, number: int, chunk: Chunk) -> None:
        self._aid(chunk)
        previous = self.chunks[number - 1] if number else None
        if self.relative is not None:
            self._as_relative(chunk)
        elif chunk.reduced and previous is not None and previous.kind == "np" and self.marker is None:
            self._hang(chunk.head, previous.head, "acl")
            self.owed = self.owed or (self.waiting[-1] if self.waiting else None)
            self.waiting = []
        elif self.marker is not None:
            self._as_marked(chunk)
        elif self.verb is None:
            self._as_main(chunk)
        else:
            self._as_further(number, chunk)
        self._take_early(chunk)
        if self.verb is not None:
            self.outer.append(self.verb)
        self.verb, self.marker, self.relative, self.coordinator = chunk, None, None, None
        self.since_comma = False

    def _aid(self, chunk: Chunk) -> None:
        for index in (*self.aids, *chunk.aids):
            word = self.words[index]
            relation = {"NEG": "neg", "AUX": "aux", "VERB": "aux"}.get(word.pos, "advmod")
            if word.lemma == "be" and self.words[chunk.head].tag == "VBN":
                relation = "auxpass"
            self._hang(index, chunk.head, relation)
        self.aids = []
        if chunk.passive:
            self.words[chunk.head].tag = "VBN" if chunk.aids or self.words[chunk.head].tag == "VBN" else "VBP+"

    def _take_early(self, chunk: Chunk) -> None:
        for index in self.early:
            self._hang(index, chunk.head, self.relations[index])
        self.early = []

    def _subject(self, chunk: Chunk, candidates: list[Chunk]) -> None:
        """The noun phrase before the verb is its subject; of "A, B, V" it is A, and B says who A is."""
        if not candidates:
            return
        subject = candidates[-1]
        if len(candidates) > 1 and self._apposed(candidates[-2], candidates[-1]):
            subject = candidates[-2]
            self._hang(candidates[-1].head, subject.head, "appos")
        self._hang(subject.head, chunk.head, "nsubjpass" if chunk.passive else "nsubj")

    def _apposed(self, first: Chunk, second: Chunk) -> bool:
        kinds = [c.kind for c in self.chunks if first.last <= c.first < second.first]
        return "comma" in kinds and self.words[first.head].being

    def _as_main(self, chunk: Chunk) -> None:
        candidates = self.waiting or ([self.owed] if self.owed is not None else [])
        self._subject(chunk, candidates)
        self.waiting, self.owed = [], None
        if self.root is None:
            self.root = chunk.head
            self.relations[chunk.head] = "ROOT"
            for index in self.subordinate:
                self._hang(index, chunk.head, "advcl")
            self.subordinate = []
        else:
            self._hang(chunk.head, self.root, "parataxis")

    def _as_relative(self, chunk: Chunk) -> None:
        assert self.relative is not None
        antecedent, marker = self.relative
        self._hang(marker.head, chunk.head, "mark")
        self._subject(chunk, self.waiting)
        self.waiting = []
        self._hang(chunk.head, antecedent, "relcl")

    def _as_marked(self, chunk: Chunk) -> None:
        assert self.marker is not None
        marker, word = self.marker, self.words[self.marker.head].word or self.words[self.marker.head].text.lower()
        self._subject(chunk, self.waiting)
        bare = not self.waiting
        self.waiting = []
        noun = self._noun_before(marker)
        if word == TO:
            self._as_infinitive(chunk, marker, noun, bare)
            return
        if self.words[marker.head].pos == "ADP":
            self._as_gerund(chunk, marker, noun)
            return
        self._hang(marker.head, chunk.head, "mark")
        if self.words[marker.head].text.lower() in self.rules.willing:
            self.words[chunk.head].tag = "VB"
        if word == THAT and (noun is not None or self.verb is not None):
            said = noun if noun is not None else self._saying()
            self._hang(chunk.head, said, "acl" if noun is not None else "ccomp")
        elif self.verb is not None and not (self.since_comma and self.root is None):
            self._hang(chunk.head, self.verb.head, "advcl")
        else:
            self.subordinate.append(chunk.head)

    def _as_infinitive(self, chunk: Chunk, marker: Chunk, noun: int | None, bare: bool) -> None:
        self._hang(marker.head, chunk.head, "aux")
        self.words[marker.head].lemma = TO
        if noun is not None:
            self._hang(chunk.head, noun, "acl")
        elif self.verb is not None:
            self._hang(chunk.head, self.verb.head, "xcomp" if bare and self._governs(self.verb) else "advcl")
        else:
            self.subordinate.append(chunk.head)

    def _governs(self, verb: Chunk) -> bool:
        """Whether another happening may stand under a verb, or under "be" with its adjective."""
        lemma, complement = self.words[verb.head].lemma, self._child(verb.head, "attr")
        return lemma in self.verbs or (
            complement is not None and f"{lemma} {self.words[complement].lemma}" in self.verbs
        )

    def _as_gerund(self, chunk: Chunk, marker: Chunk, noun: int | None) -> None:
        """A preposition with an infinitive: "accused them of lying"."""
        if noun is not None or self.words[marker.head].text.lower() in self.rules.infinitive:
            self._as_infinitive(chunk, marker, noun, bare=True)
            return
        if self.verb is None:
            self.early.append(marker.head)
            self.relations[marker.head] = "prep"
        else:
            lemma = self.words[self.verb.head].lemma
            word = self.words[marker.head].word
            if f"{lemma} {word}" not in self.verbs and lemma in self.verbs:
                self._hang(chunk.head, self.verb.head, "xcomp")
                self._hang(marker.head, chunk.head, "aux")
                self.words[marker.head].lemma = TO
                return
            self._hang(marker.head, self.verb.head, "prep")
        self._hang(chunk.head, marker.head, "pcomp")
        self.words[chunk.head].tag = "VBG"

    def _saying(self) -> int:
        """The verb that a that-clause stands under: the nearest that says or governs, else the last."""
        assert self.verb is not None
        for verb in (self.verb, *reversed(self.outer)):
            if self.words[verb.head].lemma in self.says | self.verbs:
                return verb.head
        return self.verb.head

    def _noun_before(self, marker: Chunk) -> int | None:
        """A noun that governs what follows the marker ("janji untuk ...", "jaminan dari mereka bahwa ...")."""
        number = self.chunks.index(marker) - 1
        while number >= 0 and self.chunks[number].kind in ("np", "pp"):
            head = self.chunks[number].head
            if self.words[head].pos == "NOUN" and self.words[head].lemma in self.nouns:
                takes = self.verbs if self.words[marker.head].word == TO else self.verbs | self.says
                governed = self.verb is not None and self.words[self.verb.head].lemma in takes
                return None if governed and self.heads[head] != head and self.chunks[number].kind == "pp" else head
            number -= 1
        return None

    def _as_further(self, number: int, chunk: Chunk) -> None:
        """A verb after another without a word that says how they go together."""
        assert self.verb is not None
        verb, previous = self.verb, self.chunks[number - 1]
        lemma = self.words[verb.head].lemma
        if self._speaks_last(number, chunk):
            assert self.root is not None
            self._hang(self.root, chunk.head, "ccomp")
            self.root = chunk.head
            self.relations[chunk.head] = "ROOT"
        elif self.coordinator is not None:
            self._as_conjunct(chunk)
        elif previous is verb or (previous.kind == "adv" and self.chunks[number - 2] is verb):
            reports = lemma in self.reports and any(self.words[a].lemma == "will" for a in chunk.aids)
            self._hang(chunk.head, verb.head, "ccomp" if reports else "xcomp")
        elif self.waiting:
            saying = self._says_before()
            if saying is not None:
                self._subject(chunk, self.waiting)
                self._hang(chunk.head, saying, "ccomp")
                self.waiting = []
            elif self.owed is not None and self.since_comma:
                self._as_main(chunk)
            else:
                self._subject(chunk, self.waiting)
                self.waiting = []
                if self.root is None or self.subordinate:
                    self._as_main(chunk)
                else:
                    self._hang(chunk.head, self.root, "conj" if not self.since_comma else "parataxis")
        elif self.owed is not None:
            self._as_main(chunk)
        elif not self.since_comma and lemma in self.verbs | self.says and self._object(verb) is not None:
            self._hang(chunk.head, verb.head, "xcomp")
        elif not self.since_comma and lemma in self.says:
            self._hang(chunk.head, verb.head, "ccomp")
        else:
            self._hang(chunk.head, verb.head, "conj" if self.since_comma else "xcomp")

    def _speaks_last(self, number: int, chunk: Chunk) -> bool:
        """ "..., kata menteri itu": a verb of saying behind what is said, with its speaker after it."""
        if self.words[chunk.head].lemma not in self.reports or self.waiting or self.root is None:
            return False
        if not self.since_comma or self.coordinator is not None:
            return False
        after = self.chunks[number + 1] if number + 1 < len(self.chunks) else None
        if after is None or after.kind != "np" or not self.words[after.head].being:
            return False
        self._hang(after.head, chunk.head, "nsubj")
        return True

    def _says_before(self) -> int | None:
        """A verb of saying that still waits for what is said."""
        for verb in (self.verb, *reversed(self.outer)):
            if verb is not None and self.words[verb.head].lemma in self.says:
                if any(h == verb.head and r == "ccomp" for h, r in zip(self.heads, self.relations, strict=True)):
                    return None
                return verb.head
        return None

    def _as_conjunct(self, chunk: Chunk) -> None:
        assert self.verb is not None
        partner = self.verb.head
        own = bool(self.waiting)
        if own or (self.owed is not None and self.relations[partner] == "relcl"):
            candidates = self.waiting or ([self.owed] if self.owed else [])
            self._subject(chunk, candidates)
            if self.root is None or (self.owed is not None and not own):
                self.waiting = candidates
                self._as_main(chunk)
                return
            while self.relations[partner] in ("relcl", "acl", "xcomp", "pcomp", "advcl"):
                above = self.heads[partner]
                while self.words[above].pos != "VERB" and self.heads[above] != above:
                    above = self.heads[above]
                if above == partner:
                    break
                partner = above
        self.waiting = []
        self._hang(chunk.head, partner, "conj")
        if self.coordinator is not None:
            self._hang(self.coordinator.head, partner, "cc")

    def _personal_objects(self) -> None:
        """ "Atacó a Karovia": a direct object with the preposition of the indirect one."""
        for preposition, relation in enumerate(self.relations):
            verb = self.heads[preposition]
            if relation != "dative" or self.words[preposition].text.lower() not in self.rules.personal:
                continue
            somebody = self._child(preposition, "pobj")
            spoken = self.words[verb].lemma in self.reports
            if somebody is None or spoken or self._child(verb, "dobj") is not None:
                continue
            self.heads[somebody], self.relations[somebody] = verb, "dobj"
            self.heads[preposition], self.relations[preposition] = somebody, "case"
