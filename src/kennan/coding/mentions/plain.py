"""Mentions in languages without a parser: known names, capitalised runs, and, where the language has a pack, roles,
descriptions and pronouns by word order."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from kennan.coding.mentions.draft import Draft
from kennan.coding.mentions.groups import Group, fold
from kennan.coding.mentions.words import Noun, words
from kennan.language.forms import noun_forms
from kennan.language.pack import table
from kennan.language.sentence import Sentence
from kennan.language.world import WORD, World
from kennan.model import ActorKind

SHORT_WORD = 3
MAX_NAME = 4
LONGEST_ROLE = 6
NAMING = frozenset({"with", "by", "of", "to", "for", "against"})
BEFORE_COMMA = frozenset({"X", "NOUN", "ADJ", "PROPN", "DET"})
PERSONAL = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "bareagent"})
BETWEEN = frozenset({"X", "NOUN", "ADJ"})  # what may stand between a noun and its owner


@dataclass(frozen=True, slots=True)
class PlainWords:
    """A language's roles (word sequences, lower case) with their English, its nouns, and its small words by use."""

    offices: dict[str, str]
    nouns: dict[str, Noun]
    small: dict[str, frozenset[str]]


@cache
def plain_words(language: str) -> PlainWords:
    english, rows = words(), table(language, "descriptors")
    people = english.nouns["people"]
    nouns = {
        form: english.nouns.get(answer) or replace(people, canonical=answer)
        for given, answer in rows.get("nouns", {}).items()
        for form in (*noun_forms(language, given), given)
    }
    small: dict[str, Any] = rows.get("words", {})
    offices = {
        form: answer
        for given, answer in table(language, "roles").get("offices", {}).items()
        for form in (*noun_forms(language, given), given)
    }
    return PlainWords(offices, nouns, {k: frozenset(v) for k, v in small.items()})


def reads_plainly(language: str) -> bool:
    """Whether the language's pack has the words by which mentions are found without English grammar."""
    return bool(table(language, "descriptors").get("words"))


def read_plain(sentences: tuple[Sentence, ...], world: World, language: str) -> tuple[list[Group], dict[Draft, Group]]:
    """The groups of the report, in the order of their first mention, and the group of each draft."""
    reader = _Plain(world, language)
    reader.learn_lands(sentences)
    for sentence in sentences:
        reader.names(sentence)
    reader.join_names()
    for sentence in sentences:
        reader.descriptions(sentence)
    return reader.groups(), reader.group_of


def _after_elision(word: str) -> int:
    """Where the word proper begins: after the apostrophe of "l'" and "d'"."""
    return 2 if len(word) > 3 and word[1] in "'’" else 0


class _Plain:
    def __init__(self, world: World, language: str) -> None:
        self.world, self.language = world, language
        self.words = plain_words(language)
        self.group_of: dict[Draft, Group] = {}
        self.known: dict[str, Group] = {}
        self.persons: list[Group] = []
        self.single: list[Draft] = []
        self.capitals: list[Draft] = []
        self.at: dict[int, dict[int, Draft]] = {}
        self.organs: dict[tuple[int | str, str], Group] = {}
        self.recent: list[Group] = []
        self.lands: dict[str, Group] = {}

    def learn_lands(self, sentences: tuple[Sentence, ...]) -> None:
        """Names that stand alone in the report and, elsewhere, between an office and a name of two words or more:
        countries that nobody knows beforehand ("Presiden Karovia Boris Tamm")."""
        alone: set[str] = set()
        after_office: set[str] = set()
        for sentence in sentences:
            tokens = sentence.tokens
            for index, token in enumerate(tokens):
                if token.pos != "PROPN" or (index and tokens[index - 1].pos == "PROPN"):
                    continue
                length = next((n for n in range(1, 4) if [t.pos for t in tokens[index + n : index + n + 1]] != ["PROPN"]), 4)
                if length == 1:
                    alone.add(token.text)
                elif length > 2 and any(self._role(sentence, index - n) == index for n in (1, 2, 3) if n <= index):
                    after_office.add(token.text)
        lands = (n for n in sorted(alone & after_office) if n.casefold() not in words().first_names)
        self.lands = {name: Group("state", name, names=[fold(name)]) for name in lands}

    # First pass: names

    def names(self, sentence: Sentence) -> None:
        tokens = sentence.tokens
        index = 0
        while index < len(tokens):
            token = tokens[index]
            inside = _after_elision(token.text)
            match = WORD.match(token.text, inside)
            found = (
                self.world.match(sentence.text, token.start + inside, match.group(), self.language) if match else None
            )
            last = index + 1
            if found is not None:
                while last < len(tokens) and tokens[last].start < found[0]:
                    last += 1
            if found is not None and not self._part_of_name(sentence, index, last):
                draft = self._draft(sentence, index, last, found[1].entry.kind, found[1].entry.name)
                draft.sense = found[1]
                if found[1].how in ("capital", "region"):
                    if not self._is_place(sentence, index):
                        self.capitals.append(draft)
                else:
                    self._take_known(draft)
                index = last
            elif (role_end := self._role(sentence, index)) > index:
                index = role_end
            elif token.pos == "PROPN" and token.text in self.lands:
                self._take(self._draft(sentence, index, index + 1, "state", token.text), self.lands[token.text])
                index += 1
            elif token.pos == "PROPN":
                index = self._run(sentence, index)
            else:
                index += 1

    def _is_place(self, sentence: Sentence, index: int) -> bool:
        before = sentence.tokens[index - 1].text if index else ""
        place = self.words.small.get("place")
        return before in place if place is not None else before.islower() and len(before) <= SHORT_WORD

    def _part_of_name(self, sentence: Sentence, index: int, last: int) -> bool:
        """A capital right after another capitalised word that is neither known nor a role is a surname: at the start of
        a sentence only after a first name."""
        if not index or last - index != 1 or sentence.tokens[index - 1].pos != "PROPN":
            return False
        before = sentence.tokens[index - 1]
        lower = before.text.casefold()
        if lower in words().first_names:
            return lower not in self.words.offices
        return (
            index > 1
            and bool(self.words.nouns)
            and lower not in self.words.offices
            and lower not in self.words.nouns
            and lower not in self.words.small.get("not_names", ())
            and self.world.match(sentence.text, before.start, before.text, self.language) is None
        )

    def _is_role(self, sentence: Sentence, index: int) -> bool:
        return self._role(sentence, index) > index

    def _role(self, sentence: Sentence, index: int) -> int:
        """Where the role that begins at a token ends (exclusive); the token itself where none does."""
        tokens = sentence.tokens
        for length in range(min(LONGEST_ROLE, len(tokens) - index), 0, -1):
            if sentence.words(index, index + length).casefold() in self.words.offices:
                return index + length
        return index

    def _run(self, sentence: Sentence, first: int) -> int:
        tokens = sentence.tokens
        last = first
        while (
            last < len(tokens)
            and last - first < MAX_NAME
            and tokens[last].pos == "PROPN"
            and (last == first or tokens[last].start == tokens[last - 1].end + 1)
        ):
            if last > first and self._is_role(sentence, last):
                break
            known = self.world.match(sentence.text, tokens[last].start, tokens[last].text, self.language)
            if (
                last > first
                and known is not None
                and not self._part_of_name(sentence, last, last + 1)
                and not self._is_body(tokens[first].text)
            ):
                break
            last += 1
        not_names = self.words.small.get("not_names", frozenset())
        while first < last and tokens[first].text.casefold() in not_names:
            first += 1
        if first == last:
            return max(last, first)
        text = sentence.words(first, last)
        kind: ActorKind | None = None
        role = self._role_beside(sentence, first, last)
        if self._is_body(tokens[first].text) and last - first > 1:
            kind = "international_org"
        elif role is not None or (last - first > 1 and tokens[first].text.casefold() in words().first_names):
            kind = "person"
        elif self._acts(sentence, first, last):
            kind = "person"
        if kind is None and (last - first == 1 or first == 0):
            if first > 0 or last - first == 1:
                self.single.append(self._draft(sentence, first, last, "person", text))
            return last
        if kind is None:
            return last
        draft = self._draft(sentence, first, last, kind, text)
        draft.role_at = role
        if role is not None and role[0] < first:
            draft.before_name = role[0]
        if kind == "person" and last - first == 1:
            self.single.append(draft)
            return last
        group = next((g for g in self.persons if g.kind == kind and fold(text) in g.names), None)
        if group is None:
            group = Group(kind, text, names=[fold(text)])
            self.persons.append(group)
        self._take(draft, group)
        return last

    def _acts(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether an unknown name of two or three words stands where somebody does, says or suffers something, or owns
        what is no body."""
        tokens = sentence.tokens
        if not 1 < last - first < 4 or not all(t.text[1:].islower() for t in tokens[first:last]):
            return False
        token = tokens[first]
        if token.relation in PERSONAL:
            return True
        above = tokens[token.head]
        if token.relation == "pobj":
            return above.relation in ("agent", "dative") or above.word in NAMING
        return token.relation == "poss" and above.text.casefold() not in self.words.nouns

    def _is_body(self, word: str) -> bool:
        return word.casefold() in self.words.small.get("bodies", frozenset())

    def _role_beside(self, sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
        """The tokens of a role before the name (a country may stand between) or after a comma behind it."""
        tokens = sentence.tokens
        for start in range(max(0, first - 5), first):
            end = self._role(sentence, start)
            if start < end <= first and self._leads_to_name(sentence, end, first):
                return start, first
        if last < len(tokens) and tokens[last].text == ",":
            end = self._role(sentence, last + 1)
            if end > last + 1:
                while end < len(tokens) and tokens[end].pos != "PUNCT":
                    end += 1
                return last + 1, end
        return None

    def _leads_to_name(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether what stands between a role and a name says whose or of what kind it is ("pemimpin oposisi X",
        "Menteri Pertahanan Y, X")."""
        tokens = sentence.tokens
        between = BETWEEN
        if end - start > 1 and tokens[end - 1].text == ",":
            end, between = end - 1, BEFORE_COMMA
        return all(
            self._country_at(sentence, i) or (tokens[i].pos in between and end - start < 3) for i in range(start, end)
        )

    def _country_at(self, sentence: Sentence, index: int) -> bool:
        token = sentence.tokens[index]
        found = self.world.match(sentence.text, token.start, token.text, self.language)
        return found is not None or token.text in self.lands or (
            index > 0 and (b := self.world.match(sentence.text, sentence.tokens[index - 1].start,
                                                 sentence.tokens[index - 1].text, self.language)) is not None
            and b[0] >= token.end
        )  # fmt: skip

    def _draft(self, sentence: Sentence, first: int, last: int, kind: ActorKind, name: str) -> Draft:
        return Draft(sentence, first, first, last, "name", kind, name)

    def _take(self, draft: Draft, group: Group) -> None:
        self.group_of[draft] = group
        group.drafts.append(draft)
        held = self.at.setdefault(draft.sentence.index, {})
        for index in range(draft.first, draft.last):
            held[index] = draft

    def _take_known(self, draft: Draft) -> None:
        assert draft.sense is not None
        entry = draft.sense.entry
        group = self.known.setdefault(entry.name, Group(entry.kind, entry.name, entry, entry.country))
        self._take(draft, group)

    def join_names(self) -> None:
        """Surnames to their bearers; capitals that are nobody's surname to their state."""
        bearers: dict[str, Group] = {}
        for group in self.persons:
            if group.kind == "person":
                for name in group.names:
                    bearers.setdefault(name[0], group)
                    bearers[name[-1]] = group
        for draft in sorted(self.single, key=lambda d: d.role_at is None):
            word = fold(draft.name)
            if not word or (word[-1] not in bearers and draft.role_at is None):
                continue
            group = bearers.setdefault(word[-1], Group("person", draft.name, names=[word]))
            self._take(draft, group)
        for draft in self.capitals:
            bearer = bearers.get(draft.surface.casefold())
            if bearer is not None:
                draft.sense, draft.kind = None, "person"
                self._take(draft, bearer)
            else:
                self._take_known(draft)

    # Second pass: descriptions and pronouns

    def descriptions(self, sentence: Sentence) -> None:
        tokens, small = sentence.tokens, self.words.small
        held = self.at.get(sentence.index, {})
        led = {i for d in held.values() if d.before_name is not None for i in range(d.before_name, d.first)} - held.keys()
        first_body: Group | None = None
        speaker: Group | None = None
        index = 0
        while index < len(tokens):
            lower = tokens[index].text.casefold()
            draft = held.get(index)
            if index in led:
                index += 1
                continue
            if draft is not None:
                group = self.group_of[draft]
                if group.kind == "person":
                    speaker = speaker or group
                    self._role_of(draft, group)
                else:
                    first_body = first_body or group
                self._met(group)
                index = draft.last
                continue
            group_or_none: Group | None = None
            last = index + 1
            if lower in small.get("he", ()) or lower in small.get("his_word", ()):
                group_or_none = speaker if lower in small.get("his_word", ()) and speaker else self._latest("person")
                self._pronoun(sentence, index, group_or_none)
            elif lower in small.get("they", ()):
                group_or_none = self._latest("armed_group", "population", "party") or self._latest("government")
                self._pronoun(sentence, index, group_or_none)
            elif lower in small.get("own_side", ()):
                self._pronoun(sentence, index, first_body)
            elif self.words.nouns:
                last = self._noun(sentence, index)
            index = max(last, index + 1)

    def _noun(self, sentence: Sentence, start: int) -> int:
        """A noun phrase: "several", noun, owner; or noun and "that". Returns where it ends."""
        tokens, small = sentence.tokens, self.words.small
        many = tokens[start].text.casefold() in small.get("many", ()) or (tokens[start].pos == "NUM" and self._counts(sentence, start))
        index = start + many
        if index >= len(tokens):
            return start
        noun, last = self._noun_at(sentence, index)
        held = self.at.get(sentence.index, {})
        office = self._role(sentence, index)
        owning = held.get(self._after_of(sentence, office)) if office > index else None
        if owning is not None and (noun is None or office > last):
            return self._office(sentence, index, office, owning)
        if noun is None:
            return start
        that = last < len(tokens) and tokens[last].text.casefold() in small.get("that", ())
        after = self._after_of(sentence, last)
        owner_draft = held.get(after) or (
            held.get(last + 1) if last < len(tokens) and tokens[last].pos in BETWEEN and not that else None
        )
        owner = self.group_of[owner_draft] if owner_draft is not None and owner_draft.sense is not None else None
        draft = Draft(sentence, index, start, last, "nominal", noun.kind, noun.canonical, noun=noun, plural=many)
        if owner_draft is not None and owner is not None and owner_draft.first == after:
            draft.last = owner_draft.last
        draft.last += that and draft.last == last
        group = self._described(draft, noun, owner, that, many)
        if group is not None:
            self._take_nominal(draft, group)
        return last

    def _counts(self, sentence: Sentence, index: int) -> bool:
        """Whether a number counts the noun after it."""
        return index + 1 < len(sentence.tokens) and self._noun_at(sentence, index + 1)[0] is not None

    def _after_of(self, sentence: Sentence, index: int) -> int:
        """Past the words for "of" and "of the" behind a noun, where the language has them."""
        of = self.words.small.get("of", frozenset())
        while index < len(sentence.tokens) and sentence.tokens[index].text.casefold() in of:
            index += 1
        return index

    def _office(self, sentence: Sentence, start: int, end: int, owner: Draft) -> int:
        """Somebody told by the office alone that is held in a country or body ("Menteri Luar Negeri Karovia")."""
        title = sentence.words(start, end).casefold()
        draft = Draft(sentence, start, start, owner.last, "nominal", "person", title)
        draft.role_at = (start, end)
        key = (id(self.group_of[owner]), title)
        if key not in self.organs:
            self.organs[key] = Group("person", draft.surface, owner=self.group_of[owner])
        self._take_nominal(draft, self.organs[key])
        return end

    def _noun_at(self, sentence: Sentence, index: int) -> tuple[Noun | None, int]:
        tokens = sentence.tokens
        for length in range(min(LONGEST_ROLE, len(tokens) - index), 0, -1):
            noun = self.words.nouns.get(sentence.words(index, index + length).casefold())
            if noun is not None:
                return noun, index + length
        return None, index

    def _described(self, draft: Draft, noun: Noun, owner: Group | None, that: bool, many: bool) -> Group | None:
        if owner is not None:
            if (noun.way == "self" and owner.kind in ("state", "armed_group")) or (
                noun.way == "free" and owner.kind == noun.kind != "state"
            ):
                return owner
            return self._organ(draft, noun, owner)
        if that:
            kinds: tuple[ActorKind, ...] = ("state",) if noun.name == "state" else (noun.kind,)
            return self._latest(*kinds, apart=self._right_before(draft))
        if noun.name == "state" and not draft.plural and noun.canonical == "country":
            return None
        if noun.name == "armed" and many:
            named = [g for g in self.recent[-30:] if g.kind == "armed_group" and g.known is not None]
            return named[-1] if named and noun.canonical == "militants" else self._organ(draft, noun, None)
        if many or noun.way == "organ" or noun.name == "state":
            return self._organ(draft, noun, None)
        return None

    def _organ(self, draft: Draft, noun: Noun, owner: Group | None) -> Group:
        name = (
            "officials" if owner and owner.kind == "armed_group" and noun.canonical == "diplomats" else noun.canonical
        )
        key = (id(owner) if owner else "", name)
        kind = noun.kind if owner else noun.alone
        if owner is not None and kind == "government" and owner.kind == "armed_group":
            kind = "armed_group"
        if key not in self.organs:
            self.organs[key] = Group(kind, draft.surface, owner=owner, noun=noun, plural=True)
        return self.organs[key]

    def _take_nominal(self, draft: Draft, group: Group) -> None:
        self.group_of[draft] = group
        group.drafts.append(draft)
        self._met(group)

    def _pronoun(self, sentence: Sentence, index: int, group: Group | None) -> None:
        if group is not None:
            draft = Draft(sentence, index, index, index + 1, "pronoun")
            self.group_of[draft] = group
            group.drafts.append(draft)

    def _role_of(self, draft: Draft, group: Group) -> None:
        if draft.role_at is None:
            return
        held = self.at.get(draft.sentence.index, {})
        for index in range(*draft.role_at):
            owner = held.get(index)
            before = draft.sentence.tokens[index - 1].text.casefold() if index else ""
            if (
                owner is not None
                and owner.sense is not None
                and group.owner is None
                and before not in ("untuk", "bagi")
            ):
                group.owner = self.group_of[owner]

    def _met(self, group: Group) -> None:
        if self.recent and self.recent[-1] is group:
            return
        self.recent.append(group)

    def _right_before(self, draft: Draft) -> Group | None:
        """Who is named right before: in "invasi X ke negara itu" that country is another."""
        held = self.at.get(draft.sentence.index, {})
        before = held.get(draft.first - 2) if draft.first > 1 else None
        return self.group_of.get(before) if before is not None else None

    def _latest(self, *kinds: ActorKind, apart: Group | None = None) -> Group | None:
        for group in reversed(self.recent[-30:]):
            if group is not apart and group.kind in kinds and (group.kind != "state" or group.country):
                return group
        return None

    def groups(self) -> list[Group]:
        found = dict.fromkeys(self.group_of.values())
        return sorted(found, key=lambda g: min(d.place for d in g.drafts))
