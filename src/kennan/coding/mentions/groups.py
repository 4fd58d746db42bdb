"""Groups of drafts that speak of one actor, and the choice of the most salient one for a pronoun or a description."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kennan.coding.mentions.draft import Draft, Function
from kennan.coding.mentions.words import Gender, Noun, Words, words
from kennan.language.world import Entry
from kennan.model import ActorKind

WEIGHT: dict[Function, float] = {
    "subject": 3.0, "agent": 2.5, "object": 2.0, "possessor": 1.6, "oblique": 1.3, "other": 1.0, "modifier": 0.7,
    "attribute": 0.5,
}  # fmt: skip
FADE = (1.0, 0.65, 0.35, 0.2, 0.12, 0.08)
ACROSS_QUOTES = 0.4
NEAR = 400  # noun phrases back beyond which nobody is meant, were they all in one sentence
COMPANY = frozenset({"inc", "ltd", "llc", "plc", "corp"})
COMMONEST = frozenset({"kim", "lee", "park", "choi", "nguyen", "chen"})  # behind a given name: "Sung Kim"
SYLLABLE = 6  # letters of a syllable of a Korean name, as transcribed
NUMERALS = frozenset({"ii", "iii", "iv"})


@dataclass(slots=True, eq=False)
class Group:
    """One actor of the report in the making. `offices` are the offices (lower case) it is named with, `seat` the state
    that a head of state without one governs by all that the report tells."""

    kind: ActorKind
    name: str
    known: Entry | None = None
    country: str | None = None
    owner: "Group | None" = None
    noun: Noun | None = None
    gender: Gender = ""
    plural: bool = False
    offices: list[str] = field(default_factory=list)
    names: list[tuple[str, ...]] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    seat: "Group | None" = None
    members: list["Group"] = field(default_factory=list)

    @property
    def body(self) -> "Group | None":
        """The body it belongs to: persons on the way ("the president's envoy") are passed over."""
        seen, owner = {id(self)}, self.owner
        while owner is not None and owner.kind == "person" and id(owner) not in seen:
            seen.add(id(owner))
            owner = owner.owner
        return None if owner is None or owner is self or owner.kind == "person" else owner

    @property
    def home(self) -> str | None:
        """Its country, or that of what it belongs to."""
        group: Group | None = self
        for _ in range(6):
            if group is None or group.country:
                break
            group = group.seat if group.seat is not None and group is not self else group.owner
        return group.country if group else None


@dataclass(slots=True)
class Seen:
    """A noun phrase met on the way through the text; `group` is None for things."""

    group: Group | None
    draft: Draft
    weight: float


class Salience:
    """Noun phrases in text order, the last ones within reach. Who speaks outside of quotation marks goes on from what
    was last said outside of them: sentences that stand wholly in marks put no distance between."""

    def __init__(self, drafts: Sequence[Draft] = ()) -> None:
        self._seen: list[Seen] = []
        narrated = {d.sentence.index for d in drafts if not d.quoted}
        spoken = {d.sentence.index for d in drafts} - narrated
        self._told: dict[int, int] = {}
        told = 0
        for index in sorted(narrated | spoken):
            told += index in narrated
            self._told[index] = told

    def add(self, group: Group | None, draft: Draft) -> None:
        self._seen.append(Seen(group, draft, WEIGHT[draft.function]))

    def best(
        self,
        draft: Draft,
        fits: Callable[[Seen], float],
        reach: int,
        bonus: Callable[[Seen], float] | None = None,
    ) -> Seen | None:
        """The noun phrase that the draft most likely speaks of, among those of the last `reach` sentences. `fits`
        weighs a candidate, 0 rules it out; `bonus` is added."""
        scores: dict[int, float] = {}
        holder: dict[int, Seen] = {}
        here, quoted, told = draft.sentence.index, draft.quoted, self._told
        for number in range(len(self._seen) - 1, max(-1, len(self._seen) - 1 - NEAR), -1):
            seen = self._seen[number]
            there = seen.draft.sentence.index
            distance = here - there
            if distance > 1 and not quoted:  # sentences in quotation marks left out
                before = told.get(there, 0)
                distance = max(1, told.get(here, before) - before)
            if distance > reach:
                break
            if distance == 0 and seen.draft.head >= draft.head:
                continue
            factor = fits(seen)
            if not factor:
                continue
            score = seen.weight * FADE[min(distance, 5)] * factor
            if seen.draft.quoted and not quoted:
                score *= ACROSS_QUOTES
            if bonus is not None:
                score += bonus(seen)
            key = id(seen.group) if seen.group is not None else -number - 1
            if score > scores.get(key, 0.0):
                # A phrase met again gains a little: what the text keeps speaking of stays in mind.
                scores[key] = score + 0.15 * min(scores.get(key, 0.0), 2.0)
                holder.setdefault(key, seen)
            else:
                scores[key] += 0.15 * min(score, 2.0)
        if not scores:
            return None
        return holder[max(scores, key=lambda k: (scores[k], holder[k].draft.place))]


def same_when_repeated(draft: Draft, words: Words) -> tuple[str, ...]:
    """The words of a description that, said again, mean the same: a definite one with a name within ("the Hale
    administration"), "world powers"; empty for others, and for persons of whom there may be several."""
    noun = draft.noun
    if noun is not None and noun.name == "state" and draft.plural and draft.definiteness == "bare":
        return (noun.canonical,) if " " in noun.canonical and draft.owner is None else ()
    if draft.form != "nominal" or draft.definiteness != "definite" or draft.plural or draft.sense is not None:
        return ()
    tokens = draft.sentence.tokens[draft.first : draft.last]
    if tokens[0].text.casefold() != "the" or not any(t.text[0].isupper() for t in tokens[1:]):
        return ()
    if draft.kind == "person" and draft.role not in words.sole:
        return ()
    return tuple(t.text.casefold() for t in tokens)


@lru_cache(maxsize=1 << 17)
def fold(name: str) -> tuple[str, ...]:
    """A name's words for comparison: lower case, without accents, dots and middle initials."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = name.casefold().replace("’", "'").replace("'s", "").replace(" - ", "-").replace("-", " ").replace(".", " ")
    words = plain.replace(",", " ").split()
    if len(words) > 2 and words[-1] in NUMERALS:
        del words[-1]
    if len(words) > 1 and words[-1] in COMPANY:
        del words[-1]
    if len(words) > 1 and words[-1] in ("jr", "sr"):
        # Father and son share a name, and the surname alone is the father's.
        words[-2:] = [f"{words[-2]} {words[-1]}"]
    if len(words) > 2:
        words = [words[0], *(w for w in words[1:-1] if len(w) > 1), words[-1]]
    if words and words[0] == "the":
        words = words[1:]
    return tuple(words)


def surname(words: tuple[str, ...]) -> str:
    """The family name of a full name (folded): the last word, or the first where it stands first ("Kim Jong Il")."""
    if not words:
        return ""
    return words[0] if family_stands_first(words) else words[-1]


def family_stands_first(name: tuple[str, ...]) -> bool:
    """Whether a full name (folded) is told as in Korean, Chinese or Vietnamese: a family name of theirs with a given
    name of two short syllables, or with one that no first name of the West begins."""
    lexicon = words()
    if len(name) < 2 or name[0] not in lexicon.family_first:
        return False
    if len(name) == 3:
        return all(1 < len(part) <= SYLLABLE and part not in lexicon.first_names for part in name[1:])
    return len(name) == 2 and name[0] not in lexicon.first_names and name[1] not in COMMONEST


def senior(words: tuple[str, ...]) -> tuple[str, ...]:
    """A full name (folded) without its "Jr."."""
    return (*words[:-1], words[-1].removesuffix(" jr")) if len(words) > 1 else words


def same_person(a: tuple[str, ...], b: tuple[str, ...], nicknames: dict[str, str]) -> bool:
    """Whether two full names (folded) can be one person's: same last name, first names equal, short for one another, or
    one an initial of the other."""
    if a == b:
        return True
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1]:
        return False
    if a == b[-len(a) :] or b == a[-len(b) :]:
        return True
    first, other = a[0], b[0]
    if nicknames.get(first, first) == nicknames.get(other, other):
        return True
    return (len(first) == 1 or len(other) == 1) and first[0] == other[0]
