"""Mentions in languages read without English grammar: known names, capitalised runs, and, where the language has a
pack, roles, descriptions and pronouns by word order."""

from kennan.coding.mentions.draft import Draft
from kennan.coding.mentions.groups import Group
from kennan.coding.mentions.plain_names import BETWEEN, LONGEST_ROLE, PlainNames
from kennan.coding.mentions.words import Noun
from kennan.language.sentence import Sentence
from kennan.language.world import World
from kennan.model import ActorKind


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


# Bodies of which a state has many, told apart by the words behind them, and how many these are at most.
TOLD_APART = frozenset({"ministry", "department", "commission", "committee", "council", "agency", "bureau"})
LONGEST_TELLING = 4


class _Plain(PlainNames):
    """Reads the descriptions and pronouns too."""

    def descriptions(self, sentence: Sentence) -> None:
        tokens, small = sentence.tokens, self.words.small
        held = self.at.get(sentence.index, {})
        led = {
            i for d in held.values() if d.before_name is not None for i in range(d.before_name, d.first)
        } - held.keys()
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
            elif (words_of := self._own_country(sentence, index)) > index:
                owner = speaker.owner if speaker is not None else first_body
                last = words_of
                if owner is not None and owner.kind == "state":
                    draft = Draft(sentence, words_of - 1, index, words_of, "nominal", "state")
                    self._take_nominal(draft, owner)
            elif lower in small.get("own_side", ()):
                self._pronoun(sentence, index, first_body)
            elif self.words.nouns:
                last = self._noun(sentence, index)
            index = max(last, index + 1)

    def _noun(self, sentence: Sentence, start: int) -> int:
        """A noun phrase: "several", noun, owner; or noun and "that". Returns where it ends."""
        tokens, small = sentence.tokens, self.words.small
        many = tokens[start].text.casefold() in small.get("many", ()) or (
            tokens[start].pos == "NUM" and self._counts(sentence, start)
        )
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
        told = last
        if owner_draft is None and noun.canonical in TOLD_APART:  # "Kementerian Perdagangan Karovia"
            while told < len(tokens) and told - last < LONGEST_TELLING and tokens[told].pos == "PROPN":
                if (owner_draft := held.get(told)) is not None:
                    break
                told += 1
            after = told if owner_draft is not None else after
        owner = self.group_of[owner_draft] if owner_draft is not None and owner_draft.sense is not None else None
        draft = Draft(sentence, index, start, last, "nominal", noun.kind, noun.canonical, noun=noun, plural=many)
        if owner_draft is not None and owner is not None and owner_draft.first == after:
            draft.last = owner_draft.last
        draft.last += that and draft.last == last
        if (
            many
            and draft.last == last
            and last + 1 < len(tokens)
            and tokens[last].text.casefold() in small.get("within", ())
        ):
            within = held.get(last + 1)  # "semua pihak di Karovia"
            draft.last = within.last if within is not None and within.sense is not None else draft.last
        if owner is not None and told > last:
            draft.name = sentence.words(start, told).casefold()
        group = self._described(draft, noun, owner, that, many)
        if group is not None:
            self._take_nominal(draft, group)
        return last

    def _own_country(self, sentence: Sentence, index: int) -> int:
        """Where "his country" ends that begins there; the index itself where none does."""
        forms = self.words.small.get("own_country", frozenset())
        ends = (index + n for n in (2, 1) if index + n <= len(sentence.tokens))
        return next((end for end in ends if sentence.words(index, end).casefold() in forms), index)

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
            itself = ("armed_group",) if noun.name == "armed" else ("state", "armed_group")
            if (noun.way == "self" and owner.kind in itself) or (
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
        name = draft.name if noun.canonical in TOLD_APART else noun.canonical
        if owner is not None and owner.kind == "armed_group" and noun.canonical == "diplomats":
            name = "officials"
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
                and before not in self.words.small.get("sent_to", ())
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
