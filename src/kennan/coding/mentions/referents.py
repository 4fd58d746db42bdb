"""Who is meant within one report: names, descriptions and pronouns put together, in the order of the text."""

from collections import Counter
from collections.abc import Iterable
from math import log

from kennan.coding.mentions.apart import Apart
from kennan.coding.mentions.apposition import adjacent, taken_up
from kennan.coding.mentions.collectives import Collectives
from kennan.coding.mentions.draft import Draft
from kennan.coding.mentions.groups import Group, Salience, Seen, fold, same_when_repeated
from kennan.coding.mentions.known import climb
from kennan.coding.mentions.leaders import Leaders
from kennan.coding.mentions.names import group_names
from kennan.coding.mentions.persons import DESCRIPTION_REACH, Persons
from kennan.coding.mentions.pronouns import antecedent
from kennan.coding.mentions.together import Together
from kennan.coding.mentions.words import Words
from kennan.language.world import World
from kennan.model import ActorKind

SPOKEN_OF_BY: dict[str, frozenset[ActorKind]] = {
    "group": frozenset({"armed_group", "party", "international_org"}),
    "organization": frozenset({"international_org", "armed_group", "government", "party"}),
    "party": frozenset({"party"}),
    "media": frozenset({"media"}),
    "company": frozenset({"company"}),
    "think_tank": frozenset({"think_tank"}),
    "armed": frozenset({"armed_group"}),
    "state": frozenset({"state"}),
}
ONE_STATE = frozenset({"country", "nation", "state", "republic", "island nation", "superpower"})
OWNING_KINDS = frozenset({"armed_group", "party", "international_org", "company", "media", "think_tank"})


class Resolver:
    """Resolves the drafts of one report. `group_of` holds the outcome."""

    def __init__(self, drafts: list[Draft], world: World, words: Words) -> None:
        self.world, self.words = world, words
        self.drafts = drafts
        self.group_of: dict[Draft, Group] = {}
        self.named = group_names(drafts, words)
        self.at: dict[tuple[int, int], Draft] = {}
        for draft in drafts:
            for index in range(
                draft.first if draft.form == "name" and draft.role_at is None else draft.head, draft.head
            ):
                self.at.setdefault((draft.sentence.index, index), draft)
            for index in range(draft.head + 1, draft.last if draft.form == "name" else draft.head):
                self.at.setdefault((draft.sentence.index, index), draft)
            self.at[(draft.sentence.index, draft.head)] = draft
        self.appositions = adjacent(drafts, self.named)
        taken_up(drafts, self.named, self.appositions)
        self.salience = Salience(drafts)
        self.apart = Apart(self.at, self.named, self.group_of)
        self.organs: dict[tuple[int, str], Group] = {}
        self.bare: dict[str, Group] = {}
        self.count: Counter[int] = Counter()
        self.collectives = Collectives(self.at, self._token, words, self.salience)
        self.together = Together(self.salience, words, self.count)
        self.leaders = Leaders(self.named, words, self.salience, self._token)
        self.persons = Persons(self.salience, self.leaders, words, self.count)
        self.same_words: dict[tuple[str, ...], Group] = {}
        self._busy: set[Draft] = set()

    def run(self) -> list[Group]:
        """All groups, in the order of their first mention."""
        groups: dict[int, Group] = {}
        self._named_officers()
        self.leaders.seat()
        for draft in self.drafts:
            group = self._resolve(draft)
            if group is not None:
                if draft not in group.drafts:
                    group.drafts.append(draft)
                groups.setdefault(id(group), group)
                self.count[id(group)] += 1
            if group is not None or draft.thing:
                self.salience.add(group, draft)
        return list(groups.values())

    def _named_officers(self) -> None:
        """Who holds which office of a known state, by all the names of the report: a leader may be spoken of before he
        is named ("the leader of Ruritania ... President Hale")."""
        for draft in self.drafts:
            if draft.form != "name" or draft.role not in self.words.sole or draft.owner is None:
                continue
            owner = self.at.get((draft.sentence.index, draft.owner))
            if owner is not None and owner.form == "name" and owner.sense is not None:
                self._resolve(draft)

    def _resolve(self, draft: Draft) -> Group | None:
        if draft in self.group_of:
            return self.group_of[draft]
        if draft in self._busy or draft.thing:
            return None
        self._busy.add(draft)
        words_said = same_when_repeated(draft, self.words)
        match draft.form:
            case "name":
                group = self._name(draft)
            case _ if draft.pronoun == "dual":
                group = self.together.both(draft)
            case "pronoun":
                if draft.pronoun == "relative":
                    group = self._token(draft, draft.same_as)
                else:
                    group = antecedent(draft, self.salience, self.apart)
                alone = draft.pronoun == "plural" and not draft.quoted and draft.function in ("subject", "possessor")
                if group is None and alone:
                    group = self.together.persons(draft)
            case _ if words_said in self.same_words:
                group = self.same_words[words_said]
            case _:
                group = self._person(draft) if draft.kind == "person" else self._nominal(draft)
        self._busy.discard(draft)
        if group is not None:
            self.group_of[draft] = group
            if words_said:
                self.same_words.setdefault(words_said, group)
            if draft.role and group.kind == "person":
                self._office(draft, group)
        return group

    def _token(self, draft: Draft, index: int | None) -> Group | None:
        """The group of the phrase that a token of the draft's sentence belongs to."""
        if index is None:
            return None
        other = self.at.get((draft.sentence.index, index))
        return self._resolve(other) if other is not None and other is not draft else None

    def _office(self, draft: Draft, group: Group) -> None:
        office = draft.role
        if office not in group.offices:
            group.offices.append(office)
        owner = self._serves(draft)
        if owner is not None and owner is not group and group.owner is None:
            group.owner = owner
        if group.owner is not None and office in self.words.sole:
            self.leaders.hold(group.owner, office, group)
        group.gender = group.gender or draft.gender

    def _serves(self, draft: Draft) -> Group | None:
        """Whom a person's role ties him to; kin and friends of a person serve nobody."""
        owner = self._token(draft, draft.owner)
        if draft.role.endswith("counterpart"):  # "her Ruritanian counterpart"
            between = (self._token(draft, index) for index in range(draft.first, draft.head))
            owner = next((g for g in between if g is not None and g.kind == "state"), owner)
        if owner is not None and owner.kind == "person" and draft.role and draft.role.split()[-1] in self.words.trades:
            return None
        return owner

    # Names

    def _name(self, draft: Draft) -> Group | None:
        group = self.named.get(draft)
        if group is None:
            return None
        if draft.owner is not None and group.owner is None and group.known is None:
            owner = self._serves(draft)
            group.owner = owner if owner is not group else None
        return group

    # Persons without a name

    def _person(self, draft: Draft) -> Group | None:
        return self._apposed(draft) or self.persons.described(draft, self._serves(draft))

    def _apposed(self, draft: Draft) -> Group | None:
        """The group of a name in apposition, or of the subject that the phrase is said of."""
        for other in self.appositions.get(draft.place, ()):
            group = self._resolve(other)
            if group is not None and _agree(draft, group):
                return group
        if draft.same_as is not None:
            group = self._token(draft, draft.same_as)
            if group is not None and _agree(draft, group) and not (draft.function == "attribute" and draft.plural):
                return group
        return None

    # Bodies and people in numbers

    def _nominal(self, draft: Draft) -> Group | None:
        noun = draft.noun
        assert noun is not None
        if (collective := self.collectives.region(draft)) is not None:
            return collective
        owner_draft = self.at.get((draft.sentence.index, draft.owner)) if draft.owner is not None else None
        if draft.sense is None:
            same = self._apposed(draft)
            if same is not None:
                return same
            owner = self._token(draft, draft.owner)
        else:
            owner = self._known_people(draft)
        if owner is None and "administration" in _modifiers(draft) and (head := self.leaders.seated()) is not None:
            owner = head.seat
        if owner is not None:
            modifier = owner_draft is not None and owner_draft.function == "modifier"
            if self._is_owner(draft, owner, modifier):
                return owner
            if noun.way != "free" and noun.name != "state":
                return self._organ(draft, owner)
            return self._free(draft, owner)
        if noun.name == "side":
            return self.together.both(draft)
        if noun.way == "free" or noun.name == "armed":
            described = self._described(draft)
            return described or (None if noun.canonical in self.words.ties else self._new(draft, None))
        return self._ownerless(draft)

    def _known_people(self, draft: Draft) -> Group | None:
        assert draft.sense is not None
        entry = draft.sense.entry
        for other, group in self.named.items():
            if group.known is entry and other.sense is not None:
                return group
        return Group(entry.kind, entry.name, entry, entry.country)

    def _is_owner(self, draft: Draft, owner: Group, modifier: bool) -> bool:
        """ "The Ruritanian government", "the Blue Hand movement": the owner itself."""
        noun = draft.noun
        assert noun is not None
        if draft.plural and "other" in _modifiers(draft) and owner.kind != "state":
            return False  # "other Blue Hand groups"
        if noun.way == "self":
            if noun.name == "armed":
                return owner.kind == "armed_group" and modifier
            return owner.kind in ("state", "armed_group") and owner.noun is None
        if modifier and self.collectives.is_called_so(draft, owner):
            return True
        alike = SPOKEN_OF_BY.get(noun.name, frozenset())
        return modifier and noun.way == "free" and owner.kind in alike and noun.name != "state"

    def _organ(self, draft: Draft, owner: Group) -> Group:
        noun = draft.noun
        assert noun is not None
        name = draft.name
        if noun.canonical == "administration" or noun.name == "rule":
            name = "administration"
        if owner.kind == "armed_group" and noun.canonical == "diplomats":
            name = "officials"
        key = (id(owner), name)
        if key not in self.organs:
            kind = noun.kind
            if kind == "government" and owner.kind in OWNING_KINDS:
                kind = owner.kind
            group = Group(kind, draft.surface, owner=owner, noun=noun, plural=draft.plural)
            if owner.kind == "person" and noun.name in ("rule", "administration"):
                group.owner = owner.body or owner.seat or owner
            self.organs[key] = group
        return self.organs[key]

    def _free(self, draft: Draft, owner: Group) -> Group:
        if draft.noun is not None and draft.noun.name == "state" and not draft.plural:
            if draft.definiteness == "owned" and draft.noun.canonical in ONE_STATE and (own := _state_of(owner)):
                return own  # "his country"
            return self._described(draft) or self._new(draft, owner)
        key = (id(owner), draft.name)
        if key not in self.organs:
            self.organs[key] = self._new(draft, owner)
        return self.organs[key]

    def _new(self, draft: Draft, owner: Group | None) -> Group:
        noun = draft.noun
        assert noun is not None
        group = Group(
            noun.kind if owner or not draft.plural else noun.alone,
            draft.surface,
            noun=noun,
            plural=draft.plural,
            owner=owner,
        )
        if noun.name == "state":
            group.owner = None
            group.members = self._members(draft)
        return group

    def _members(self, draft: Draft) -> list[Group]:
        """ "Three neighbours: A, B and C": states in apposition, with those coordinated with them."""
        found: list[Group] = []
        heads = [other.head for other in self.appositions.get(draft.place, ())]
        if draft.plural and draft.same_as is not None and draft.function != "attribute":
            heads.append(climb(draft.sentence.tokens, draft.same_as))  # "A, B and C, the three neighbours"
        for head in heads:
            for index in (head, *_conjuncts(draft, head)):
                group = self._token(draft, index)
                if group is not None and group.kind == "state" and group not in found:
                    found.append(group)
        return found

    def _described(self, draft: Draft) -> Group | None:
        """ "The group", "the country": the most salient actor of which that can be said."""
        noun = draft.noun
        assert noun is not None
        kinds = SPOKEN_OF_BY.get(noun.name)
        if draft.plural and (both := self.together.both(draft)) is not None:
            return both
        if kinds is None or draft.definiteness != "definite" or noun.canonical in self.words.in_general:
            return None
        if noun.name == "state" and (draft.plural or noun.canonical not in ONE_STATE):
            return None
        if draft.plural and noun.name not in ("armed", "media"):
            return None

        head = draft.sentence.tokens[draft.head]
        capital = head.text[0].isupper() and draft.head > 1 and head.tag == "NNP"

        def fits(seen: Seen) -> float:
            group = seen.group
            if capital and group is not None and head.text.casefold() not in fold(group.name):
                return 0.0  # "the Coalition": a name of its own, or short for one that ends so
            if group is None or group.kind not in kinds or (group.kind == "state" and not group.country):
                return 0.0
            if seen.draft.function == "subject" and _beside(seen.draft, draft) and noun.name != "state":
                return 0.0  # "Blue Hand denied links to the rebels"
            if group.noun is not None and group.noun.name in ("fighters", "military", "organ", "rule"):
                return 0.0
            if draft.plural and group.noun is not None and group.noun.canonical == noun.canonical:
                return 3.0  # "the rebels", of those who were called so
            return 0.25 if group.noun is not None and group.noun.name != noun.name else 1.0

        def bonus(seen: Seen) -> float:
            return 0.5 * log(1 + self.count[id(seen.group)]) if noun.name == "state" else 0.0

        found = self.salience.best(draft, fits, DESCRIPTION_REACH * (3 if noun.name != "state" else 1), bonus)
        return found.group if found is not None else None

    def _ownerless(self, draft: Draft) -> Group | None:
        noun = draft.noun
        assert noun is not None
        if draft.plural and ((both := self.together.both(draft)) is not None or noun.name == "side"):
            return both
        if draft.definiteness == "definite" and noun.name == "administration" and not draft.modified:
            head = self.leaders.seated()
            if head is not None:
                return self._organ(draft, head)
        if (movement := self.collectives.new_rulers(draft)) is not None:
            return movement
        if draft.definiteness == "definite":
            told, said = _modifiers(draft), draft.sentence.tokens[draft.head].text.casefold()

            def fits(seen: Seen) -> float:
                group = seen.group
                if group is None or not all(w in group.name.casefold() for w in told):
                    return 0.0
                if group.noun is None:  # "the council" of what is called so
                    named = group.kind != "person" and not draft.plural
                    return float(named and noun.canonical in fold(group.name)[1:])
                alike = group.noun.canonical == noun.canonical and group.noun.name == noun.name
                return float(alike) if said in group.name.casefold() else 0.5 * alike

            found = self.salience.best(draft, fits, DESCRIPTION_REACH * 2)
            if found is not None:
                return found.group
        elif (not draft.modified or noun.name == "population") and draft.sentence.tokens[draft.first].pos != "NUM":
            key = " ".join((*_modifiers(draft), draft.name))
            if key not in self.bare:
                self.bare[key] = self._new(draft, None)
            return self.bare[key]
        return self._new(draft, None)


def _state_of(owner: Group) -> Group | None:
    """The state that a person or body belongs to."""
    group: Group | None = owner
    for _ in range(6):
        if group is None or (group.kind == "state" and group.country):
            return group if group is not owner else None
        group = group.seat or group.owner
    return None


def _beside(subject: Draft, draft: Draft) -> bool:
    """Whether a phrase undergoes what the subject of the same verb does."""
    return (
        subject.sentence is draft.sentence
        and subject.verb == draft.verb
        and draft.function in ("object", "oblique", "agent")
    )


def _agree(draft: Draft, group: Group) -> bool:
    """Whether a description and a named actor in apposition can be one."""
    if (draft.kind == "person") != (group.kind == "person"):
        return False
    if draft.kind == "person":
        return True
    noun = draft.noun
    if noun is None or noun.way == "organ":
        return group.kind == draft.kind and group.known is None
    if noun.name == "state":
        return group.kind == "state" and not draft.plural
    return group.kind in SPOKEN_OF_BY.get(noun.name, frozenset({draft.kind})) or group.kind == draft.kind


def _conjuncts(draft: Draft, head: int) -> Iterable[int]:
    phrases = draft.sentence.phrases
    heads = {head}
    for phrase in phrases:
        if phrase.conjunct_of in heads:
            heads.add(phrase.head)
            yield phrase.head


def _modifiers(draft: Draft) -> list[str]:
    tokens = draft.sentence.tokens
    return [t.text.casefold() for t in tokens[draft.first : draft.head] if t.pos in ("ADJ", "NOUN", "PROPN")]
