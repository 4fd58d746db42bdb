"""The titles, roles and nationality that names of a parsed English sentence stand with, and whose they are."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kennan.coding.mentions.draft import Draft
from kennan.coding.mentions.grammar import (
    PARTICLES,
    before_brackets,
    entity_bounds,
    function,
    in_name,
    joined,
    junior,
    quoted,
)
from kennan.coding.mentions.known import Known, known
from kennan.coding.mentions.words import Gender, Words
from kennan.language.sentence import Phrase, Sentence
from kennan.language.world import Sense, World

BODY_LABELS = frozenset({"ORG", "GPE", "NORP"})
NO_ACTOR_LABELS = frozenset({
    "DATE", "TIME", "EVENT", "LAW", "LANGUAGE", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "WORK_OF_ART",
    "PRODUCT", "FAC", "LOC",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What a report as a whole tells of its names: `surnames` are words that name persons somewhere, `full` those that
    do behind a first name, `halves` the countries that "the North" and "the South" stand for, `letters` what stands in
    brackets behind a name."""

    surnames: frozenset[str] = frozenset()
    full: frozenset[str] = frozenset()
    halves: dict[str, Sense] = field(default_factory=dict)
    letters: frozenset[str] = frozenset()


TOLD_BEFORE = frozenset({"company", "media", "party", "think_tank", "organization"})
NOWHERE = Elsewhere()
TIMELY = frozenset(
    {"in", "of", "last", "next", "this", "early", "late", "mid", "since", "until", "by", "or", "through"}
)


class TitleReader:
    """The titles and owners of the names of one sentence. `open_quote` tells whether a quotation is open at its start;
    `quote_open` afterwards whether one is at its end; `elsewhere` is what other sentences of the report tell of its
    names, `knowns` the known ones where they are found already."""

    def __init__(
        self,
        sentence: Sentence,
        world: World,
        words: Words,
        open_quote: bool,
        elsewhere: Elsewhere = NOWHERE,
        knowns: list[Known] | None = None,
    ) -> None:
        self.sentence, self.words, self.world = sentence, words, world
        self.elsewhere = elsewhere
        self.tokens = sentence.tokens
        self.knowns = known(sentence, world, words) if knowns is None else knowns
        self.known_at: dict[int, Known] = {i: k for k in self.knowns for i in range(k.first, k.last)}
        self.quoted, self.quote_open = quoted(self.tokens, open_quote)
        self.drafts: list[Draft] = []
        self.taken: set[int] = set()

    def _add(self, draft: Draft, taken: Iterable[int]) -> Draft:
        draft.function, draft.verb = function(self.tokens, draft.head)
        draft.quoted = self.quoted[draft.head]
        self.taken.update(taken)
        self.drafts.append(draft)
        return draft

    def _placed(self, draft: Draft) -> Draft:
        draft.function, draft.verb = function(self.tokens, draft.head)
        return draft

    def _is_actor_place(self, draft: Draft) -> bool:
        return draft.verb >= 0 and (
            (draft.function == "subject" and self.tokens[draft.verb].lemma.casefold() in self.words.act)
            or draft.function == "agent"
        )

    def _thing(self, phrase: Phrase) -> None:
        if self.tokens[phrase.head].tag in ("NNP", "NNPS") or self.tokens[phrase.head].entity in NO_ACTOR_LABELS:
            self.taken.add(phrase.head)
            return
        draft = Draft(self.sentence, phrase.head, phrase.start, phrase.end, "nominal", thing=True)
        draft.plural = self.tokens[phrase.head].tag in ("NNS", "NNPS")
        self._add(draft, (phrase.head,))

    def _run(self, phrase: Phrase) -> tuple[int, int]:
        """The capitalised words around the head, roles and nationality within it included."""
        tokens = self.tokens
        first, last = phrase.head, phrase.head + 1
        entity = tokens[phrase.head].entity
        while first > 0 and in_name(tokens, first - 1, first) and (
            first - 1 >= phrase.start or (entity == "PERSON" and tokens[first - 1].entity == "PERSON"
                                          and not tokens[first].entity_begins)
        ):  # fmt: skip
            first -= 1
        while last < len(tokens) and tokens[last].entity == entity != "" and not tokens[last].entity_begins:
            if tokens[last].tag == "POS" or not (
                tokens[last].text[0].isupper() or tokens[last].text.casefold() in PARTICLES
            ):
                break
            last += 1
        while (
            last + 1 < len(tokens)
            and tokens[last].text == "-"
            and tokens[last - 1].end == tokens[last].start
            and (tokens[last].end == tokens[last + 1].start and tokens[last + 1].tag not in ("VBN", "VBG", "VBD", "JJ"))
        ):
            last += 2
        while last > phrase.head + 1 and tokens[last - 1].text in PARTICLES and not tokens[last - 1].text.isalpha():
            last -= 1
        if first > 1 and tokens[first - 1].tag == "POS" and self._owns_name(first - 2):
            first -= 2
            while first > 0 and tokens[first - 1].text[0].isupper() and tokens[first - 1].pos in ("PROPN", "ADJ"):
                first -= 1
        if entity == "ORG":
            first, last = entity_bounds(tokens, first, last)
        last = before_brackets(tokens, last)
        while first < phrase.head and (
            not tokens[first].text[0].isupper()
            or tokens[first].pos == "DET"
            or tokens[first].text.casefold().endswith(("thing", "body"))
        ):
            first += 1
        return first, junior(tokens, last)

    def _owns_name(self, head: int) -> bool:
        """ "Ruritanian *People*'s Party": a word for people within a body's name."""
        tokens = self.tokens
        if head + 2 >= len(tokens) or tokens[head + 1].tag != "POS" or not tokens[head].text[0].isupper():
            return False
        last = head + 2
        while last + 1 < len(tokens) and tokens[last + 1].tag in ("NNP", "NNPS") and tokens[last].tag == "NNP":
            last += 1
        ends = tokens[last].text[0].isupper() and tokens[last].text.casefold() in self.words.name_ends
        noun = self.words.nouns.get(tokens[head].text.casefold())
        return ends and noun is not None and noun.name == "population" and head not in self.known_at

    def _after_titles(self, first: int, last: int) -> tuple[int, int, Gender | None]:
        """Where the name itself begins, where the role before it ends, and the gender of a courtesy title."""
        tokens, words = self.tokens, self.words
        start, role_end = first, first
        courtesy: Gender | None = None
        for index in range(first, last):
            lower = tokens[index].text.casefold()
            if lower in words.courtesy and index + 1 < last:
                courtesy, start = words.courtesy[lower], index + 1
            elif (lower in words.persons and (lower not in words.trades or index == 0)) or lower in words.short:
                if index + 1 < last or index + 1 == last == first + 1:
                    start = role_end = index + 1
                else:
                    return last, index + 1, courtesy
            elif (
                (found := self.known_at.get(index)) is not None
                and found.last < last
                and not self._in_body(first, index)
            ):
                if found.last > start and self._known_before_name(found, last):
                    start = found.last
            elif lower in ("and", "&"):
                break
            elif index == start and self._of_office(index):
                start = role_end = index + 1
        if start == first and first > 0:
            lower = tokens[first - 1].text.casefold()
            if lower in words.courtesy:
                courtesy = words.courtesy[lower]
            elif (lower in words.persons or lower in words.short) and tokens[first - 1].pos in ("NOUN", "PROPN"):
                role_end = first
        return start, max(role_end, first if start > first or role_end == first else role_end), courtesy

    def _in_body(self, first: int, index: int) -> bool:
        """ "Alliance for *Ruritanian* Trade": within the name of a body whose kind its first word tells."""
        return self.tokens[index - 1].pos == "ADP" and self.tokens[first].text.casefold() in self.words.name_ends

    def _of_office(self, index: int) -> bool:
        """ "Secretary of *State* Karl Vane"."""
        tokens = self.tokens
        return (
            index > 1
            and tokens[index - 1].text == "of"
            and (f"{tokens[index - 2].text} of {tokens[index].text}".casefold() in self.words.sole)
        )

    def _known_before_name(self, found: Known, last: int) -> bool:
        """ "Afghanistan Dmitri Pell", "U.S. Marine": the known part is a modifier unless an organ's name goes on."""
        rest = self.tokens[last - 1].text.casefold()
        return rest not in self.words.name_ends and rest not in self.words.no_actor

    def _role_start(self, phrase: Phrase, first: int, role_end: int) -> int:
        """Where the words of the role begin: back over its modifiers, nationality left out."""
        start = min(first, role_end)
        while start > phrase.start and self._belongs_to_role(start - 1):
            start -= 1
        while start < role_end and (
            (start in self.known_at and self.known_at[start].sense.how != "region") or self.tokens[start].pos == "ADP"
        ):
            start += 1
        return min(start, role_end) if role_end > first or start < first else first

    def _belongs_to_role(self, index: int) -> bool:
        token = self.tokens[index]
        lower = token.text.casefold()
        return token.tag != "POS" and (
            lower in self.words.persons or lower in self.words.role_modifiers or lower in self.words.short
            or (lower == "-" and self.tokens[index - 1].text.casefold() in ("vice", "secretary", "co", "ex", "under"))
            or index in self.known_at or (token.tag in ("NN", "JJ") and token.pos in ("NOUN", "ADJ") and lower != "old"
                                          and token.text != "year")
        )  # fmt: skip

    def _role_words(self, start: int, end: int) -> str:
        words = [self.words.short.get(t.text.casefold(), t.text.casefold()) for t in self.tokens[start:end]]
        return " ".join(w for w in words if w).replace(" - ", "-")

    def _gender_of(self, role: str) -> Gender:
        gendered = self.words.gendered
        pair = " ".join(role.split()[-2:])
        if pair in gendered:
            return gendered[pair]
        return next((gendered[w] for w in reversed(role.split()) if w in gendered), "")

    def _after_role(self, first: int, phrase: Phrase) -> bool:
        return self._role_before(first) is not None and first > 0

    def _role_before(self, first: int) -> int | None:
        """The role noun of "the ambassador to Ruritania Karl Vane", where the parser took the name for the place."""
        tokens = self.tokens
        index = first - 1
        while index > 0 and index in self.known_at:
            index -= 1
        if index + 1 == first and (first not in self.known_at):
            return None
        if index > 0 and tokens[index].pos == "ADP":
            governor = tokens[index].head
            if tokens[governor].text.casefold() in self.words.persons and tokens[governor].pos in ("NOUN", "PROPN"):
                return governor
        return None

    def _owner(self, phrase: Phrase, first: int, end: int, role: str) -> int | None:
        """The head token of the body a phrase belongs to: its possessor, a known modifier, an of-complement."""
        if phrase.possessor is not None:
            return phrase.possessor
        noun = role.split()[-1] if role else ""
        start = min(phrase.start, first)
        owners = [
            k
            for k in self.knowns
            if start <= k.first < end and not joined(self.tokens, k) and not self._studied(k, noun)
        ]
        if owners and self._of_several(owners, end):
            return None
        if owners:
            return owners[0].last - 1
        if end > start and self._is_loose_name(end - 1):
            return end - 1
        return next((target for preposition, target in phrase.prepositions if self._belongs(preposition, noun)), None)

    def _of_several(self, owners: list[Known], end: int) -> bool:
        """ "Ruritanian and Karovian negotiators": of no one of them."""
        states = {k.sense.entry.name for k in owners if k.sense.how != "people"}
        between = self.tokens[owners[0].last : owners[-1].first]
        return len(states) > 1 and owners[-1].last <= end and any(t.pos == "CCONJ" for t in between)

    def _studied(self, found: Known, noun: str) -> bool:
        """ "A Ruritania expert" serves nobody; "a U.N. expert" does."""
        token = self.tokens[found.first]
        return (
            noun in self.words.studies
            and found.sense.how in ("name", "region", "capital")
            and found.last - found.first == 1
            and not ("." in token.text or token.text.isupper())
        )

    def _is_loose_name(self, index: int) -> bool:
        token = self.tokens[index]
        lower = token.text.casefold()
        return (
            token.tag in ("NNP", "NNPS")
            and token.relation in ("compound", "nmod")
            and index not in self.known_at
            and lower not in self.words.persons
            and lower not in self.words.role_modifiers
        )

    def _belongs(self, preposition: str, noun: str) -> bool:
        words = self.words
        if preposition in ("of", "from"):
            return True
        if preposition == "in":
            return noun in words.in_body
        sent_there = preposition == "for" and noun in words.sent
        return preposition in words.of_body and noun in words.persons and not sent_there
