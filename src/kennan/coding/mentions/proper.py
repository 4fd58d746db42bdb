"""Proper names of a parsed English sentence."""

from kennan.coding.mentions.draft import Draft
from kennan.coding.mentions.grammar import apposed_to, is_dateline, is_officer, with_age
from kennan.coding.mentions.titles import BODY_LABELS, NO_ACTOR_LABELS, TIMELY, TOLD_BEFORE, TitleReader
from kennan.language.sentence import Phrase
from kennan.model import ActorKind


class NameReader(TitleReader):
    """The names of one sentence."""

    def _office_before(self, first: int, begin: int, label: str) -> bool:
        """ "The Ruritanian leader Odu Tamm": a name behind an office or trade within the phrase. What the parser takes
        for a body or place is somebody only behind an office."""
        token = self.tokens[first - 1] if first > begin else None
        if token is None or token.pos not in ("NOUN", "PROPN") or label in NO_ACTOR_LABELS:
            return False
        lower = token.text.casefold()
        return lower in self.words.persons and (label not in BODY_LABELS or lower not in self.words.trades)

    def _kind_before(self, start: int) -> ActorKind | None:
        """ "Steel producer Vanework", "the news agency Tasko": the kind of body that the noun before a name tells."""
        token = self.tokens[start - 1] if start else None
        if token is None or token.pos != "NOUN" or token.tag != "NN":
            return None
        lower = token.text.casefold()
        noun = self.words.nouns.get(lower) or self.words.nouns.get(f"{lower}s")
        return noun.kind if noun is not None and noun.name in TOLD_BEFORE else None

    def _surname_here(self, start: int, last: int) -> bool:
        """Whether a word that is mostly no name ("May") is a surname of the report here, and no part of a date."""
        tokens = self.tokens
        beside = (*tokens[max(0, start - 1) : start], *tokens[last : last + 1])
        return (
            last - start == 1
            and tokens[start].text in self.elsewhere.full
            and not any(t.text[0].isdigit() or t.text.casefold() in TIMELY for t in beside)
        )

    def _name_acts(self, draft: Draft) -> bool:
        """Whether a name stands where somebody is meant: subject, agent, possessor, whom a verb of dealing is done to.
        Of what the parser takes for a place more is asked."""
        if draft.function in ("agent", "possessor"):
            return True
        lemma = self.tokens[draft.verb].lemma.casefold() if draft.verb >= 0 else ""
        if draft.function == "subject":
            return lemma in self.words.act or (draft.label != "GPE" and lemma not in ("", "be"))
        if draft.label == "GPE":
            return False
        if draft.function == "object":
            return lemma in self.words.act and lemma not in self.words.taking
        return draft.function == "oblique" and self.tokens[self.tokens[draft.head].head].text.casefold() in (
            "against", "by", "between", "with",
        )  # fmt: skip

    def _name(self, phrase: Phrase) -> bool:
        """A proper name with the titles, roles and nationality before it. False where it is rather a common noun."""
        tokens, words = self.tokens, self.words
        first, last = self._run(phrase)
        start, role_end, courtesy = self._after_titles(first, last)
        if start >= last:
            if courtesy is not None:
                self._thing(phrase)
            return courtesy is not None
        text = self.sentence.words(start, last)
        if ("-" in text and "." in text and start + 1 == last) or not text[0].isalnum():
            return True
        lower = text.casefold()
        head = tokens[phrase.head]
        surname = courtesy is not None or role_end > first or self._surname_here(start, last)
        if last - start == 1 and (
            lower in words.nouns or lower in words.persons or (lower in words.not_names and not surname)
        ):
            return False
        ending = tokens[last - 1].text.casefold()
        two = f"{tokens[last - 2].text.casefold()} {ending}" if last - start > 1 else ""
        person = bool(courtesy is not None or role_end > first) or self._after_role(first, phrase)
        person = person or with_age(tokens, last) or (lower in words.not_names and surname)
        label = head.entity or tokens[start].entity
        person = person or (start == first and self._office_before(first, phrase.start, label))
        people = words.nouns.get(ending)
        if label == "PERSON" and tokens[last - 1].tag == "NNPS" and people is not None and people.name == "population":
            return False
        first_name = tokens[start].text.casefold()
        if not person and last - start > 1:
            if two in words.no_actor or ending in words.things or (ending in words.no_actor and label != "PERSON"):
                self._thing(phrase)
                if two in words.no_actor:
                    self.taken.update(range(start, last))
                return True
            kind: ActorKind | None = words.name_ends.get(two) or words.name_ends.get(ending)
            kind = kind or words.name_ends.get(head.text.casefold())
            if kind is None and last - 1 in self.known_at and self.known_at[last - 1].sense.entry.kind == "state":
                kind = words.name_ends.get(tokens[last - 2].text.casefold())
            if kind and not (first_name in words.first_names and label == "PERSON"):
                return self._body(phrase, start, last, kind, first)
            officer = label not in BODY_LABELS and is_officer(tokens, phrase.apposition_to, self.known_at, words)
            person = first_name in words.first_names or officer
        said_of = None if person else self._kind_before(start)
        if not person and said_of is None and (label in NO_ACTOR_LABELS or is_dateline(tokens, first, last)):
            self._thing(phrase)
            return True
        role_start = self._role_start(phrase, first, role_end) if said_of is None else start
        of_office = role_end == start and self._of_office(role_end - 1)
        if of_office:
            role_start = self._role_start(phrase, role_end - 3, role_end - 2)
        opening = min(role_start, start)
        while opening > phrase.start and opening - 1 in self.known_at and tokens[opening - 1].tag != "POS":
            opening -= 1
        draft = Draft(self.sentence, phrase.head, opening, last, "name", name=text, label=label)
        draft.kind = "person" if person else said_of
        if role_end > role_start:
            draft.role, draft.role_at = self._role_words(role_start, role_end), (role_start, role_end)
        draft.gender = courtesy or (words.first_names.get(first_name, "") if last - start > 1 else "")
        draft.gender = draft.gender or self._gender_of(draft.role)
        draft.plural = head.tag == "NNPS"
        draft.definiteness = "definite"
        draft.owner = self._owner(phrase, role_start, role_end, draft.role) if person else phrase.possessor
        if phrase.apposition_to is not None:
            place = phrase.apposition_to
            draft.same_as = apposed_to(tokens, place, self.known_at, label == "PERSON" or person, words)
        elif person and self._after_role(first, phrase):
            draft.same_as = self._role_before(first)
        elif of_office:
            draft.same_as = role_end - 3
        self._add(draft, (i for i in range(min(role_start, start), last) if i >= start or i not in self.known_at))
        draft.acts = self._name_acts(draft)
        return True

    def _body(self, phrase: Phrase, start: int, last: int, kind: ActorKind, first: int) -> bool:
        draft = Draft(self.sentence, phrase.head, start, last, "name", kind, self.sentence.words(start, last))
        draft.owner = phrase.possessor
        for index in range(first, start):
            if index in self.known_at:
                draft.owner = self.known_at[index].last - 1
        if phrase.apposition_to is not None:
            draft.same_as = phrase.apposition_to
        beside = self.known_at.get(last + 1)
        if beside is not None and self.tokens[last].text == "in" and beside.sense.entry.kind == "state":
            draft.country = beside.sense.entry.country
        inner = [k for k in self.knowns if start <= k.first and k.last < last and k.sense.entry.kind == "state"]
        if inner and draft.owner is None and kind == "government":
            draft.owner = inner[0].last - 1
        self._as_organ(draft)
        held = {i for k in inner for i in range(k.first, k.last)}
        self._add(draft, (i for i in range(start, last) if i not in held))
        return True

    def _as_organ(self, draft: Draft) -> None:
        """ "Ruritania's Foreign Ministry": capitals make no name of a noun that every state has one of."""
        parts = [t.text.casefold() for t in self.tokens[draft.first : draft.last] if t.tag != "POS"]
        pair = self.words.nouns.get(" ".join(parts[-2:])) if len(parts) > 1 else None
        short = draft.owner is not None and len(parts) < 3 + sum(
            i in self.known_at for i in range(draft.first, draft.last)
        )
        if pair is None and draft.owner is None and len(parts) == 2 and parts[0] in self.words.role_modifiers:
            pair = self.words.nouns.get("ministry") if parts[1] == "ministry" else None
        noun = pair or (self.words.nouns.get(parts[-1]) if short else None)
        if draft.kind != "government" or noun is None or noun.way != "organ":
            return
        own = [p for i, p in enumerate(parts[:-1], draft.first) if i not in self.known_at]
        draft.form, draft.noun, draft.definiteness = "nominal", noun, "definite"
        draft.name = noun.canonical if pair else " ".join([*own, noun.canonical])
