"""The noun phrases of a parsed English sentence as drafts of mentions."""

from dataclasses import replace

from rapidfuzz.fuzz import ratio

from kennan.coding.mentions.draft import Draft
from kennan.coding.mentions.grammar import BEHIND, antecedent_of, bare_start, heads_phrase, is_dummy, subject_of
from kennan.coding.mentions.known import Known, acts
from kennan.coding.mentions.proper import NameReader
from kennan.language.sentence import Phrase

MISPRINT = 92.0
TIMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT"})
# Classes of nouns that stand behind the name of a body of that kind, and the tags of words of such a name.
CALLED = frozenset({"group", "organization", "party", "company", "think_tank", "armed"})
NAMING = frozenset({"NNP", "NNPS", "JJ"})
# Kinds of bodies in whose names a country may come last.
BEFORE_COUNTRY = frozenset({"company", "media", "think_tank", "international_org", "party"})


class SentenceReader(NameReader):
    """Reads the drafts of one sentence."""

    def read(self) -> list[Draft]:
        for phrase in self.sentence.phrases:
            if phrase.head not in self.taken:
                self._phrase(phrase)
        for found in self.knowns:
            if not any(i in self.taken for i in range(found.first, found.last)):
                self._known(found, found.last - 1, None)
        self._loose_compounds()
        self._misprints()
        self.drafts.sort(key=lambda d: (d.head, d.first))
        return self.drafts

    def _phrase(self, phrase: Phrase) -> None:
        phrase = self._before_junior(phrase)
        token = self.tokens[phrase.head]
        if self._owns_name(phrase.head):
            self.taken.update(range(phrase.start, phrase.head + 1))
            return
        found = self.known_at.get(phrase.head)
        counted = next((o for p, o in phrase.prepositions if p == "of"), None)
        if (
            counted is not None
            and found is None
            and token.text.casefold() in self.words.quantities
            and (self.tokens[counted].tag in ("NNS", "NNPS", "PRP"))
        ):
            draft = Draft(self.sentence, phrase.head, phrase.head, phrase.head + 1, "pronoun", pronoun="relative")
            draft.same_as = counted
            self._add(draft, (phrase.head,))
            return
        half = self.elsewhere.halves.get(token.text)
        alone = token.text != "House" or (phrase.start == phrase.head - 1 and self.tokens[phrase.start].text == "the")
        if found is None and half is not None and token.tag == "NNP" and alone:
            self._known(Known(phrase.head, phrase.head + 1, half), phrase.head, phrase)
            return
        if phrase.head and self.tokens[phrase.head - 1].text == "#":
            self._thing(phrase)
            return
        if found is None and self._speaks_of_two(phrase):
            self._two(phrase)
            return
        if found is not None and self._is_surname(found, phrase) and self._name(phrase):
            return
        if found is not None:
            if self._ends_longer_name(found, phrase) and self._name(phrase):
                return
            if (
                found.last > phrase.head + 1 and self.tokens[found.last - 1].head == phrase.head
            ) or not self._named_by_role(phrase, found):
                self._known(found, phrase.head, phrase)
        elif token.pos == "PRON" or token.tag in ("PRP", "PRP$", "WP", "WP$", "WDT"):
            self._pronoun(phrase.head)
        elif token.pos != "NUM" and (
            (token.text[0].isupper() and (token.tag in ("NNP", "NNPS") or token.entity))
            or token.text in self.elsewhere.surnames
            or token.text in self.elsewhere.letters
            or ((token.tag == "NNP" or token.entity == "PERSON") and phrase.head > 1
                and self.tokens[phrase.head - 1].text == "-" and self.tokens[phrase.head - 2].text[0].isupper())
        ):  # fmt: skip
            if not self._name(phrase):
                self._nominal(phrase)
        elif token.pos in ("NOUN", "PROPN"):
            self._nominal(phrase)

    def _before_junior(self, phrase: Phrase) -> Phrase:
        """ "Karl Vane, Jr.": the phrase headed by the name, where the parser took what stands behind for the head."""
        head, tokens = phrase.head, self.tokens
        if head < 2 or tokens[head].text.rstrip(".") not in BEHIND or tokens[head - 1].text != ",":
            return phrase
        if tokens[head - 2].tag != "NNP" or head - 2 in self.taken:
            return phrase
        return replace(phrase, head=head - 2, start=min(phrase.start, head - 2))

    def _speaks_of_two(self, phrase: Phrase) -> bool:
        """ "The two met", "both agreed": a number that stands for two who were named."""
        token = self.tokens[phrase.head]
        lower = token.text.casefold()
        if lower not in self.words.dual or token.pos not in ("NUM", "PRON", "DET", "NOUN") or token.entity in TIMES:
            return False
        if any(p == "of" for p, _ in phrase.prepositions):
            return False
        return lower == "both" or self.tokens[phrase.start].text.casefold() in ("the", "these", "those")

    def _two(self, phrase: Phrase) -> None:
        draft = Draft(
            self.sentence, phrase.head, phrase.start, phrase.head + 1, "nominal", pronoun="dual", plural=True,
            definiteness="definite",
        )  # fmt: skip
        self._add(draft, (phrase.head,))

    def _known(self, found: Known, head: int, phrase: Phrase | None) -> None:
        sense, tokens = found.sense, self.tokens
        if sense.how in ("capital", "region") and not acts(tokens, head, self.words):
            self.taken.update(range(found.first, found.last))
            return
        first = found.first
        determiner = tokens[first - 1].text.casefold() if first else ""
        modified = phrase is not None and first - phrase.start > (1 if determiner == "the" else 0)
        if sense.how == "people" or (sense.how == "adjective" and determiner == "the" and heads_phrase(tokens[head])):
            if determiner != "the" or modified:
                start = phrase.start if phrase is not None else first
                draft = Draft(self.sentence, head, start, found.last, "nominal", "population", "people", plural=True)
                draft.noun, draft.sense = self.words.nouns["people"], sense
                draft.definiteness = "definite" if determiner == "the" else "bare"
                self._add(draft, range(found.first, found.last))
                return
            first -= 1
        draft = Draft(self.sentence, head, first, found.last, "name", sense.entry.kind, sense.entry.name, sense=sense)
        draft.plural = sense.how == "people" or sense.entry.kind in ("party", "population")
        if phrase is not None and phrase.apposition_to is not None:
            draft.same_as = phrase.apposition_to
        self._add(draft, range(found.first, found.last))

    def _ends_longer_name(self, found: Known, phrase: Phrase) -> bool:
        """ "Majestic Steel Ruritania": the last word of a body's name, which tells its kind before it."""
        first, tokens = found.first - 1, self.tokens
        if found.sense.entry.kind != "state" or found.sense.how == "people" or first <= phrase.start - 1 or first < 1:
            return False
        kind = self.words.name_ends.get(tokens[first].text.casefold())
        return (
            kind in BEFORE_COUNTRY
            and all(tokens[i].text[0].isupper() and tokens[i].tag == "NNP" for i in (first, first - 1))
            and first - 1 not in self.known_at
        )

    def _is_surname(self, found: Known, phrase: Phrase) -> bool:
        """Whether a word for a people is somebody's name by what the report tells elsewhere ("Ilan Velmoran said ...
        Velmoran added")."""
        token = self.tokens[phrase.head]
        alone = found.last - found.first == 1 and phrase.start == found.first == phrase.head
        return alone and found.sense.how in ("adjective", "people") and token.text in self.elsewhere.surnames

    def _named_by_role(self, phrase: Phrase, found: Known) -> bool:
        """A known name as the last word of a person's ("Senator Jordan")."""
        before = self.tokens[found.first - 1].text.casefold() if found.first > phrase.start else ""
        if (
            found.sense.how == "name"
            and found.last - found.first == 1
            and (before in self.words.courtesy or self.words.short.get(before) or before in ("senator", "congressman"))
        ):
            return self._name(phrase)
        return False

    def _pronoun(self, head: int) -> None:
        token = self.tokens[head]
        lower = token.text.casefold()
        kind = self.words.pronouns.get(lower)
        if kind is None or (kind == "relative" and (antecedent := antecedent_of(self.tokens, head)) is None):
            return
        draft = Draft(
            self.sentence, head, head, head + 1, "pronoun", pronoun=kind, plural=kind in ("plural", "first_plural")
        )
        draft.gender = "m" if kind == "male" else "f" if kind == "female" else ""
        if kind == "relative":
            draft.same_as = antecedent
        if kind == "neuter" and is_dummy(self.tokens, head, self.words):
            return
        self._add(draft, (head,))
        draft.acts = self._is_actor_place(draft)

    def _nominal(self, phrase: Phrase) -> None:
        tokens, words = self.tokens, self.words
        head = tokens[phrase.head]
        first = bare_start(tokens, phrase)
        if (later := self._after_coordinated(first, phrase.head)) > first:
            if tokens[later - 1].pos != "CCONJ":
                self._nominal(Phrase(later - 2, first, later - 1, later - 1))
            first, phrase = later, replace(phrase, start=later)
        lower = head.text.casefold()
        last = self._after_in_law(phrase.head)
        draft = Draft(self.sentence, phrase.head, first, last, "nominal", plural=head.tag in ("NNS", "NNPS"))
        draft.full_end = phrase.full_end
        self._determine(draft, phrase, first)
        if tokens[first].text.casefold() not in ("no", "any", "every"):
            self._classify(draft, phrase, lower, head.lemma.casefold())
        if draft.kind is None or self._abstract(draft, phrase, lower):
            self._thing(phrase)
            return
        if draft.noun is not None and draft.noun.name in CALLED and not draft.plural and self._called(draft, phrase):
            return
        if draft.kind == "person":
            draft.role = self._role_words(self._role_start(phrase, phrase.head, phrase.head + 1), phrase.head + 1)
            draft.role_at, draft.gender = (first, last), self._gender_of(draft.role)
            draft.role += "-in-law" if last > phrase.head + 1 else ""
            for preposition, target in phrase.prepositions:
                if preposition in ("for", "to", "on") and lower in words.sent and target in self.known_at:
                    draft.role_at = (first, self.known_at[target].last)
        draft.owner = self._owner(phrase, first, phrase.head, draft.role or lower)
        if phrase.apposition_to is not None:
            draft.same_as = phrase.apposition_to
        elif head.relation == "attr":
            draft.same_as = subject_of(self.sentence, tokens, head.head)
        self._add(draft, range(phrase.head, last))
        draft.acts = self._is_actor_place(draft)

    def _called(self, draft: Draft, phrase: Phrase) -> bool:
        """ "The Free Harbour movement", "the Ruritanian Dream party": a body by its name, which the noun behind it only
        classes. One that is called after a person of the report ("the Hale movement") is told by him instead."""
        tokens, start = self.tokens, phrase.head
        while start > draft.first and tokens[start - 1].text[0].isupper() and tokens[start - 1].tag in NAMING:
            start -= 1
        own = [i for i in range(start, phrase.head) if i not in self.known_at]
        own = [i for i in own if tokens[i].tag != "JJ" and tokens[i].entity != "NORP"]  # "the Islamist group"
        if not own or start - 1 in self.known_at:
            return False
        first, alone = tokens[start].text, phrase.head - start == 1
        if first.casefold() in self.words.first_names or (
            alone and first in self.elsewhere.surnames | self.elsewhere.full
        ):
            return False
        whole = alone and tokens[start].entity not in ("ORG", "GPE")
        draft.name = self.sentence.words(start, phrase.head + whole)
        draft.form, draft.label = "name", "ORG"
        draft.owner = self.known_at[start].last - 1 if start in self.known_at else phrase.possessor
        if phrase.apposition_to is not None:
            draft.same_as = phrase.apposition_to
        self._add(draft, (i for i in range(start, phrase.head + 1) if i not in self.known_at))
        draft.acts = self._is_actor_place(draft)
        return True

    def _after_in_law(self, head: int) -> int:
        """Where the noun ends: "son-in-law" is one word."""
        whole = [t.text.casefold() for t in self.tokens[head + 1 : head + 5]]
        return head + 5 if whole == ["-", "in", "-", "law"] else head + 1

    def _after_coordinated(self, first: int, head: int) -> int:
        """ "Ruritania and world powers": where the second member begins, if the parser took the first for its modifier.
        A clause taken for a phrase ("the leader rankled critics"): where what follows its verb begins."""
        tokens = self.tokens
        for index in range(head - 1, first, -1):
            before = self.known_at.get(index - 1)
            if tokens[index].pos == "CCONJ" and before is not None and before.sense.how not in ("adjective", "people"):
                return index + 1
            if (
                tokens[index].tag in ("VBD", "VBN")
                and tokens[index - 1].pos == "NOUN"
                and tokens[index - 1].text.casefold() in self.words.persons
                and tokens[first].text.casefold() in self.words.definite
            ):
                return index + 1
        return first

    def _classify(self, draft: Draft, phrase: Phrase, lower: str, lemma: str) -> None:
        """What kind of actor the noun speaks of, if any."""
        words, plural = self.words, draft.plural
        before = self.tokens[phrase.head - 1].text.casefold() if phrase.head > draft.first else ""
        pair = f"{before} {lower}"
        if pair in words.not_persons or lower in words.not_persons:
            return
        noun = words.nouns.get(pair) or words.nouns.get(f"{before} {lemma}") or words.nouns.get(lower)
        if noun is None and plural and (named := words.nouns.get(lemma)) is not None:
            # "The caravan" is people; of plurals only those that the lexicon has ("communities").
            noun = None if named.way == "self" or named.name == "population" else named
        if noun is None and lower in words.kin_groups and self._is_loose_name(phrase.head - 1):
            draft.kind, draft.noun, draft.name = "population", words.nouns["people"], lower
        elif (
            not plural
            and (pair in words.persons or lower in words.persons or lemma in words.persons)
            and pair not in words.nouns
            and (noun is None or (draft.owner is not None and noun.name != "state"))
        ):
            draft.kind = "person"
        elif noun is not None:
            draft.kind, draft.noun, draft.name = noun.kind, noun, self._noun_name(phrase, draft.first, noun.canonical)
            draft.plural = plural or lower in ("police", "people", "authorities", "military") or lower.endswith("men")
        elif plural and self._are_people(draft, lower, lemma, before):
            draft.kind, draft.noun, draft.name = "population", words.nouns["people"], lower
        elif not plural and len(lower) > 5 and lower.endswith(words.human_singular):
            draft.kind = "person"

    def _are_people(self, draft: Draft, lower: str, lemma: str, before: str) -> bool:
        words = self.words
        if lemma in words.persons or f"{before} {lemma}" in words.persons or lower.endswith(words.human_plural):
            return True
        return lower.endswith(words.human_if_acting) and self._is_actor_place(self._placed(draft))

    def _determine(self, draft: Draft, phrase: Phrase, first: int) -> None:
        lower = self.tokens[first].text.casefold()
        if phrase.possessor is not None:
            draft.definiteness, draft.owner = "owned", phrase.possessor
        elif lower in self.words.definite:
            draft.definiteness = "definite"
        elif lower in self.words.indefinite or self.tokens[first].pos == "NUM":
            draft.definiteness = "indefinite"
        draft.modified = phrase.head - first > (1 if draft.definiteness != "bare" else 0)

    def _noun_name(self, phrase: Phrase, first: int, canonical: str) -> str:
        """The noun with the modifiers that tell one organ from another ("foreign ministry")."""
        tokens, head = self.tokens, phrase.head
        parts = [canonical]
        index = head - 1 - canonical.count(" ")
        while index >= first and tokens[index].pos in ("NOUN", "ADJ", "PROPN") and index not in self.known_at:
            lower = tokens[index].text.casefold()
            tells = lower in self.words.role_modifiers or tokens[index].relation == "compound"
            if canonical in self.words.specified and tells:
                parts.insert(0, lower)
            index -= 1
        return " ".join(parts)

    def _abstract(self, draft: Draft, phrase: Phrase, lower: str) -> bool:
        """Words of the lexicon that speak of nobody here: "in office", "by force", "Muslim rule"."""
        if draft.noun is not None and lower in ("rule", "office", "press", "opposition", "body", "staff", "personnel"):
            owned = draft.definiteness == "owned" or any(i in self.known_at for i in range(draft.first, phrase.head))
            if lower in ("rule", "office"):
                return not owned or (lower == "rule" and draft.definiteness == "owned")
            return not owned and draft.definiteness != "definite"
        if draft.definiteness == "owned" and lower in self.words.not_owned:
            return True
        if lower == "state" and self.tokens[phrase.head - 1].text == "of" and phrase.head == draft.first > 0:
            return True
        if lower == "state" and any(p == "of" and self.tokens[o].tag == "NN" for p, o in phrase.prepositions):
            return True  # "a state of war"
        if draft.plural or draft.definiteness != "bare" or draft.modified:
            return False
        return (
            phrase.apposition_to is None and self.tokens[phrase.head].tag != "NNP" and lower not in ("police", "media")
        )

    def _loose_compounds(self) -> None:
        """Names in front of nouns ("the Hale administration", "Foreign Ministry statement")."""
        tokens, index = self.tokens, 0
        while index < len(tokens):
            token = tokens[index]
            if index in self.taken or token.relation not in ("compound", "nmod", "amod", "appos", "npadvmod", "dep"):
                index += 1
                continue
            lower = token.text.casefold()
            if token.text[0].isupper() and token.tag in ("NNP", "NNPS", "JJ") and index not in self.known_at:
                last = index + 1
                while (
                    last < len(tokens)
                    and last not in self.taken
                    and tokens[last].text[0].isupper()
                    and (tokens[last].relation in ("compound", "nmod") and last not in self.known_at)
                ):
                    last += 1
                if lower not in self.words.not_names and lower not in self.words.persons:
                    draft = Draft(self.sentence, last - 1, index, last, "name", name=self.sentence.words(index, last))
                    draft.label = token.entity or "-"
                    if last - index > 1:
                        draft.kind = self.words.name_ends.get(tokens[last - 1].text.casefold())
                    self._add(draft, range(index, last)).function = "modifier"
                index = last
                continue
            noun = self.words.nouns.get(f"{tokens[index - 1].text.casefold()} {lower}") if index else None
            if noun is None and lower in self.words.nouns and index - 1 in self.known_at:
                noun = self.words.nouns[lower]
            if noun is not None and noun.way != "free":
                self._compound_noun(index, noun.canonical)
            index += 1

    def _misprints(self) -> None:
        """A subject that is no word the parser knows and nearly a surname of the report: "Hallbergh" for Hallberg."""
        for index, token in enumerate(self.tokens):
            if (
                index in self.taken
                or token.relation not in ("nsubj", "nsubjpass", "conj")
                or token.pos in ("VERB", "AUX")
            ):
                continue
            if len(token.text) < 7 or not token.text.istitle() or index in self.known_at:
                continue
            if any(ratio(token.text, name) >= MISPRINT for name in self.elsewhere.full):
                draft = Draft(self.sentence, index, index, index + 1, "name", "person", token.text, "PERSON")
                draft.definiteness = "definite"
                self._add(draft, (index,))

    def _compound_noun(self, head: int, canonical: str) -> None:
        """ "A *Ruritanian foreign ministry* statement"."""
        first = head
        while (
            first > 0
            and (first - 1 in self.known_at or self.tokens[first - 1].relation in ("compound", "amod"))
            and self.tokens[first - 1].pos in ("ADJ", "NOUN", "PROPN")
        ):
            first -= 1
        phrase = Phrase(head, first, head + 1, head + 1)
        draft = Draft(self.sentence, head, first, head + 1, "nominal", definiteness="definite")
        noun = self.words.nouns.get(f"{self.tokens[head - 1].text.casefold()} {self.tokens[head].text.casefold()}")
        draft.noun = noun or self.words.nouns[self.tokens[head].text.casefold()]
        draft.kind, draft.name = draft.noun.kind, self._noun_name(phrase, first, draft.noun.canonical)
        draft.owner = self._owner(phrase, first, head, "")
        if draft.owner is not None:
            self._add(draft, (head,)).function = "modifier"
