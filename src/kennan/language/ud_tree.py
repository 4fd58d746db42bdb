"""Parses with Universal Dependencies labels, as most pipelines give them, in the labels of the English one, and their
words read as the pack's glosses say: prepositions over their nouns, copulas over their predicates, modals beside their
verbs."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kennan.language.forms import Form, forms, participle
from kennan.language.pack import table
from kennan.language.sentence import Token
from kennan.language.shallow_phrases import governing

RELATIONS = {
    "nsubj:pass": "nsubjpass", "csubj:pass": "csubjpass", "obj": "dobj", "iobj": "dative", "aux:pass": "auxpass",
    "aux:tense": "aux", "aux:caus": "aux", "acl:relcl": "relcl", "flat": "rmod", "flat:name": "rmod",
    "flat:foreign": "rmod", "root": "ROOT",
}  # fmt: skip
OBLIQUE = frozenset({"obl", "obl:arg", "obl:mod", "obl:agent", "nmod", "iobj", "obj", "appos", "dislocated"})
CLAUSAL = frozenset({
    "nsubj", "nsubjpass", "csubj", "csubjpass", "aux", "auxpass", "mark", "advmod", "advcl", "ccomp", "xcomp", "neg",
    "parataxis", "punct", "cc", "dep", "npadvmod", "obl", "obl:arg", "obl:mod", "obl:agent",
})  # fmt: skip
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
TO, OF_VERB = "to", ("of", "for", "from")


@dataclass(slots=True)
class Node:
    """A word as the pipeline reads it, and while it is read anew; `features` are UD's ("VerbForm=Inf")."""

    text: str
    start: int
    end: int
    lemma: str
    pos: str
    head: int
    relation: str
    features: Mapping[str, str]
    entity: str = ""
    entity_begins: bool = False
    tag: str = ""
    gloss: str = ""
    native: str = ""  # the lemma in the language itself


class Reader:
    """Turns the nodes of one sentence into tokens."""

    def __init__(self, nodes: Sequence[Node], language: str, known: Callable[[str], bool]) -> None:
        self.nodes = list(nodes)
        self.language = language
        self.known = known  # names of the knowledge base
        self.words = table(language, "glosses")
        self.forms = forms(language)
        self.lower = [n.text.lower() for n in nodes]
        self.verbs, self.nouns, self.says = governing(language)
        endings = table(language, "pipeline").get("endings", ())
        self.endings = [(re.compile(row["match"]), row["tag"]) for row in endings]
        time = table(language, "time")
        self.times = {w for k in ("months", "weekdays", "units", "days") for w in time.get(k, {})}
        self.reports = frozenset(table(language, "modality").get("speech", {}).get("verbs", ()))

    def tokens(self) -> tuple[Token, ...]:
        for node in self.nodes:
            node.relation = RELATIONS.get(node.relation, node.relation)
            node.native = node.lemma.lower()
        self._one_root()
        self._names()
        self._tags()
        self._read_words()
        for step in (self._modals, self._copulas, self._infinitives, self._prepositions, self._small, self._speech):
            step()
        self._heal()
        return tuple(
            Token(
                n.text, n.lemma, n.pos, n.tag, n.start, n.end, n.head, n.relation, n.entity, n.entity_begins,
                gloss=n.gloss or self.lower[i],
            )
            for i, n in enumerate(self.nodes)
        )  # fmt: skip

    def _children(self, head: int) -> list[int]:
        return [i for i, n in enumerate(self.nodes) if n.head == head and i != head]

    def _one_root(self) -> None:
        """A sentence that the pipeline takes for several is one: what the later ones begin with belongs to the verb."""
        roots = [i for i, n in enumerate(self.nodes) if n.head == i]
        for later in roots[1:]:
            node, first = self.nodes[later], self.nodes[roots[0]]
            has_object = any(self.nodes[i].relation == "dobj" for i in self._children(roots[0]))
            noun = node.pos in NOUNS and first.pos == "VERB" and not has_object and later > roots[0]
            node.head, node.relation = roots[0], "dobj" if noun else "parataxis"

    # Words

    def _names(self) -> None:
        """Capitalised words are names, whatever a small model takes them for; at the start of a sentence those that the
        pack does not know or the knowledge base does."""
        for index, node in enumerate(self.nodes):
            if not node.text[:1].isupper() or node.pos in ("PROPN", "PUNCT", "DET", "ADP", "PRON", "SCONJ", "AUX"):
                continue
            length, _ = self.forms.at(self.lower, index)
            if self.known(node.text) or (index and not length):
                node.pos = "PROPN"

    def _tags(self) -> None:
        for index, node in enumerate(self.nodes):
            f = node.features
            if node.pos in ("VERB", "AUX"):
                node.tag = self._verb_tag(f) if f else self._by_ending(index)
            elif node.pos == "NOUN":
                node.tag = "NNS" if f.get("Number") == "Plur" else "NN"
            else:
                node.tag = {"PROPN": "NNP", "ADJ": "JJ", "PRON": "PRP", "NUM": "CD", "ADV": "RB"}.get(node.pos, "")
            if node.pos in ("NOUN", "PROPN", "ADV") and self.lower[index] in self.times:
                node.entity = "DATE"

    def _by_ending(self, index: int) -> str:
        """The tag of a verb of whose form the pipeline says nothing."""
        return next((tag for pattern, tag in self.endings if pattern.search(self.lower[index])), "VBD")

    def _verb_tag(self, f: Mapping[str, str]) -> str:
        if f.get("VerbForm") == "Part":
            return "VBG" if f.get("Tense") == "Pres" else "VBN"
        if f.get("VerbForm") == "Ger":
            return "VBG"
        if f.get("Mood") == "Cnd":
            return "VBC"
        if f.get("VerbForm") == "Inf" or f.get("Mood") in ("Sub", "Imp"):
            return "VB"
        return {"Fut": "VBF", "Pres": "VBZ"}.get(f.get("Tense", ""), "VBD")

    def _read_words(self) -> None:
        """Lemmas and word forms of the pivot: by the longest form of the pack that begins here, else by the lemma."""
        taken = 0
        for index, node in enumerate(self.nodes):
            if index < taken:
                continue
            length, readings = self.forms.at(self.lower, index)
            if length > 1 and readings[0].pos in ("ADP", "SCONJ", "NOUN", "ADV"):
                self._join(index, length, readings[0])
                taken = index + length
                continue
            gloss = self._gloss(index)
            if gloss is not None:
                node.lemma = gloss
                node.gloss = participle(gloss) if node.tag == "VBN" else gloss.removeprefix("be ")
            elif readings and node.pos in ("DET", "PRON", "ADP", "SCONJ", "CCONJ", "ADV", "NOUN", "ADJ"):
                fitting = [r for r in readings if r.pos == node.pos or (r.pos, node.pos) == ("REL", "PRON")]
                chosen = fitting[0] if fitting else readings[0]
                node.lemma, node.gloss = chosen.lemma, chosen.word

    def _join(self, index: int, length: int, reading: Form) -> None:
        """Several words that are one for the lexicon: the one that governs the others stands for all."""
        inside = range(index, index + length)
        main = next((i for i in inside if self.nodes[i].head not in inside or self.nodes[i].relation == "ROOT"), index)
        self.nodes[main].lemma, self.nodes[main].gloss = reading.lemma, reading.word
        if reading.pos in ("ADP", "SCONJ"):
            governed = next((n.head for n in self.nodes[index : index + length] if n.head not in inside), None)
            first = self.nodes[index]
            first.lemma, first.gloss, first.pos = reading.lemma, reading.word, reading.pos
            if governed is not None:
                first.head, first.relation = governed, "case" if reading.pos == "ADP" else "mark"
            main = index
        for other in inside:
            if other != main:
                self.nodes[other].head, self.nodes[other].relation, self.nodes[other].pos = main, "fixed", "X"

    def _gloss(self, index: int) -> str | None:
        node = self.nodes[index]
        if node.pos == "VERB" or (node.pos == "AUX" and node.lemma in self.words.get("verbs", {})):
            verbs: dict[str, str] = self.words.get("verbs", {})
            for key in self._verb_keys(index):
                if key in verbs:
                    return verbs[key]
            return None
        kind = {"NOUN": "nouns", "ADJ": "adjectives", "AUX": "auxiliaries"}.get(node.pos)
        found: str | None = self.words.get(kind, {}).get(node.lemma.lower()) if kind else None
        return found

    def _verb_keys(self, index: int) -> list[str]:
        """The keys under which a verb may be glossed: with what follows ("servir de médiateur"), reflexive, alone."""
        lemma, nodes = self.nodes[index].lemma.lower(), self.nodes
        keys = []
        for length in (3, 2, 1):
            keys.append(" ".join((lemma, *self.lower[index + 1 : index + 1 + length])))
        reflexive = next((i for i in self._children(index) if nodes[i].features.get("Reflex") == "Yes"), None)
        if reflexive is not None or any(nodes[i].relation.startswith("expl") for i in self._children(index)):
            keys += [f"se {lemma}", f"s'{lemma}"]
        return [*keys, lemma]

    # The tree

    def _modals(self) -> None:
        """ "Peut attaquer": the modal stands beside the verb it governs."""
        modals: dict[str, str] = self.words.get("auxiliaries", {})
        for index, node in enumerate(self.nodes):
            key = node.native
            if node.pos != "VERB" or modals.get(key) not in ("can", "must", "will", "may"):
                continue
            inner = next((i for i in self._children(index) if self.nodes[i].relation == "xcomp"), None)
            if inner is None or self.nodes[inner].pos not in ("VERB", "AUX"):
                continue
            below = self.nodes[inner]
            if any(self.nodes[i].relation == "mark" for i in self._children(inner)):
                continue
            below.head, below.relation = (inner if node.head == index else node.head), node.relation
            for child in self._children(index):
                if child != inner:
                    self.nodes[child].head = inner
            node.head, node.relation, node.pos = inner, "aux", "AUX"
            node.lemma = "might" if modals[key] == "can" and node.tag == "VBC" else modals[key]
            node.lemma = "should" if modals[key] == "must" and node.tag == "VBC" else node.lemma
            below.tag = "VB"

    def _copulas(self) -> None:
        """ "Est prêt": the copula is the verb, its predicate a complement."""
        for index, node in enumerate(self.nodes):
            if node.relation != "cop":
                continue
            predicate = node.head
            named = self.nodes[predicate]
            node.head, node.relation = (index if named.head == predicate else named.head), named.relation
            node.lemma, node.pos = "be", "VERB"
            for child in self._children(predicate):
                governed = self.nodes[child].relation == "xcomp" and named.pos == "ADJ"
                if self.nodes[child].relation in CLAUSAL or governed:
                    self.nodes[child].head = index
            named.head, named.relation = index, "acomp" if named.pos == "ADJ" else "attr"

    def _infinitives(self) -> None:
        """What stands before an infinitive: "to", or a preposition whose object it is ("accusé d'attaquer")."""
        for index, node in enumerate(self.nodes):
            if node.pos not in ("VERB", "AUX") or node.features.get("VerbForm") != "Inf":
                continue
            mark = next((i for i in self._children(index) if self.nodes[i].relation in ("mark", "case")), None)
            if mark is None:
                continue
            marker, above = self.nodes[mark], self.nodes[node.head]
            key = f"{above.lemma} {marker.gloss}"
            if above.pos == "VERB" and marker.gloss in OF_VERB and key in self.verbs and node.relation != "advcl":
                marker.head, marker.relation, marker.pos = node.head, "prep", "ADP"
                node.head, node.relation, node.tag = mark, "pcomp", "VBG"
                continue
            marker.relation, marker.lemma, marker.gloss = "aux", TO, TO
            if node.relation in OBLIQUE:
                node.relation = "advcl"
            if node.relation == "acl" and above.pos not in ("NOUN", "PROPN"):
                node.relation = "xcomp"

    def _prepositions(self) -> None:
        """Prepositions over their nouns."""
        for index, node in enumerate(self.nodes):
            cases = [i for i in self._children(index) if self.nodes[i].relation == "case"]
            if not cases or node.relation in ("conj", "ROOT", "aux", "prep"):
                continue
            case = self.nodes[cases[0]]
            agent = node.relation == "obl:agent" and case.gloss == "by"
            to_somebody = case.gloss == TO and node.relation in ("iobj", "obl:arg", "obj") and node.pos in NOUNS
            above = node.head
            case.head = above
            case.relation = "agent" if agent else "dative" if to_somebody and self._is_verb(above) else "prep"
            case.pos = "ADP"
            node.head, node.relation = cases[0], "pobj"
            if node.pos == "PROPN" and case.gloss in ("in", "at", "near"):
                node.entity = "GPE"
            for other in cases[1:]:
                self.nodes[other].head, self.nodes[other].relation = cases[0], "prep"

    def _is_verb(self, index: int) -> bool:
        return self.nodes[index].pos in ("VERB", "AUX")

    def _small(self) -> None:
        """Negation, times, owners, modifiers behind their noun, participles."""
        negations = self.words.get("negation", {})
        for index, node in enumerate(self.nodes):
            if self.lower[index] in negations and node.relation in ("advmod", "dep"):
                node.relation = "neg"
            elif node.relation in OBLIQUE and node.entity == "DATE":
                node.relation = "npadvmod"
            elif node.relation == "amod" and node.head < index:
                node.relation = "rmod"
            elif node.relation == "nmod" and not self._is_verb(node.head):
                node.relation = "appos"
            elif node.relation == "det" and node.features.get("Poss") == "Yes":
                node.relation, node.pos, node.tag = "poss", "PRON", "PRP$"
            elif node.relation in OBLIQUE and node.pos in ("NOUN", "PROPN"):
                node.relation = "npadvmod" if node.relation.startswith("obl") else node.relation
            if node.pos == "PRON" and node.gloss in ("who", "which", "that", "whose"):
                node.tag = "WP"
            if (
                node.relation == "ROOT"
                and node.pos == "NOUN"
                and any(self.nodes[i].relation in ("aux", "auxpass", "dobj") for i in self._children(index))
            ):
                self._as_participle(index)
            if node.tag == "VBN" and any(self.nodes[i].relation == "nsubjpass" for i in self._children(index)):
                self._passive(index)

    def _as_participle(self, index: int) -> None:
        """A participle that the model takes for a noun ("a visité")."""
        node = self.nodes[index]
        _, readings = self.forms.at([self.lower[index]], 0)
        verb = next((r for r in readings if r.pos == "VERB"), None)
        if verb is not None:
            node.pos, node.tag, node.lemma, node.gloss = "VERB", "VBN", verb.lemma, participle(verb.lemma)

    def _passive(self, index: int) -> None:
        for child in self._children(index):
            if self.nodes[child].relation == "aux" and self.nodes[child].lemma == "be":
                self.nodes[child].relation = "auxpass"

    def _speech(self) -> None:
        """ "..., a déclaré le ministre": the verb of saying stands over what is said, its speaker is its subject."""
        for index, node in enumerate(self.nodes):
            content = node.head
            if node.relation != "parataxis" or node.lemma not in self.reports or not self._is_verb(content):
                continue
            said = self.nodes[content]
            if said.relation != "ROOT":
                continue
            node.head, node.relation = index, "ROOT"
            said.head, said.relation = index, "ccomp"
            if not any(self.nodes[i].relation == "nsubj" for i in self._children(index)):
                speaker = next(
                    (i for i in self._children(index) if i > index and self.nodes[i].relation in ("dobj", "dep")), None
                )
                if speaker is not None:
                    self.nodes[speaker].relation = "nsubj"

    def _heal(self) -> None:
        """Whatever leads in a circle hangs on the root."""
        root = next((i for i, n in enumerate(self.nodes) if n.head == i), 0)
        for index in range(len(self.nodes)):
            seen, at = {index}, index
            while self.nodes[at].head != at:
                at = self.nodes[at].head
                if at in seen:
                    self.nodes[index].head = index if index == root else root
                    break
                seen.add(at)
        if self.nodes:
            self.nodes[root].head = root
