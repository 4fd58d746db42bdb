"""What packs/<language>/statuses.toml knows, indexed by the words that lead to it."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from kennan.language.pack import table
from kennan.model import ActorKind


@dataclass(frozen=True, slots=True)
class RolePattern:
    """A noun that makes its bearer stand in a relation: `phrase` its words, `object` where the other side stands."""

    phrase: tuple[str, ...]
    relation: str
    person: bool
    object: tuple[str, ...]
    kinds: frozenset[ActorKind]
    needs: frozenset[str]
    country: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class ClausePattern:
    """A predicate that states a relation, with what must stand beside it."""

    relation: str
    particle: str | None
    nouns: frozenset[str]
    under: frozenset[str]
    words: frozenset[str]
    subject: tuple[str, ...]
    object: tuple[str, ...]
    subjects: frozenset[ActorKind]
    kinds: frozenset[ActorKind]
    negated: str | None
    only_negated: bool
    patient: bool
    dated: bool
    inceptive: bool
    bearer_is_noun: bool
    noun_is_subject: bool
    without: frozenset[str]


@dataclass(frozen=True, slots=True)
class NounPattern:
    """A noun that states a relation within its phrase."""

    relation: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class WordPattern:
    """A participle or adjective that states a relation of the noun it goes with to the name that goes with it."""

    relation: str
    object: tuple[str, ...]
    turned: bool


@dataclass(frozen=True, slots=True)
class StatusWords:
    roles: dict[str, tuple[RolePattern, ...]]
    clauses: dict[str, tuple[ClausePattern, ...]]
    nouns: dict[str, tuple[NounPattern, ...]]
    compounds: dict[str, WordPattern]
    predicates: dict[str, WordPattern]
    past: frozenset[str]
    past_relation: dict[str, str]
    copulas: frozenset[str]
    such: tuple[str, ...]
    serving: frozenset[str]
    becoming: frozenset[str]
    as_verbs: frozenset[str]
    affiliation: str
    affiliation_prepositions: frozenset[str]
    affiliation_kinds: frozenset[ActorKind]
    treaty: str
    treaty_nouns: frozenset[str]
    banned: frozenset[str]
    terror: frozenset[str]
    mutual: frozenset[str]
    unreal: frozenset[str]
    unreal_links: frozenset[str]
    of_bodies: frozenset[str]
    parts: frozenset[str]
    ending: frozenset[str]


@cache
def status_words(language: str) -> StatusWords | None:
    """The words of a language that is parsed; None where its pack has none."""
    data = table(language, "statuses")
    if "role" not in data:
        return None
    roles: dict[str, list[RolePattern]] = {}
    for row in data["role"]:
        for noun in row["nouns"]:
            phrase = tuple(noun.split())
            roles.setdefault(phrase[-1], []).append(
                RolePattern(
                    phrase, row["relation"], row["holder"] == "person", tuple(row["object"]),
                    frozenset(row.get("kinds", ())), frozenset(row.get("needs", ())), bool(row.get("country")),
                    bool(row.get("alone")),
                )
            )  # fmt: skip
    clauses: dict[str, list[ClausePattern]] = {}
    for row in data["clause"]:
        for verb in row["verbs"]:
            lemma, _, particle = verb.partition(" ")
            clauses.setdefault(lemma, []).append(_clause(row, particle or None))
    nouns: dict[str, list[NounPattern]] = {}
    for row in data["noun"]:
        for noun in row["nouns"]:
            needs = frozenset(row.get("needs", ()))
            nouns.setdefault(noun, []).append(
                NounPattern(row["relation"], tuple(row["subject"]), tuple(row["object"]), needs)
            )
    past = data["past"]
    return StatusWords(
        roles={word: tuple(sorted(found, key=lambda r: -len(r.phrase))) for word, found in roles.items()},
        clauses={lemma: tuple(sorted(found, key=_breadth)) for lemma, found in clauses.items()},
        nouns={noun: tuple(sorted(found, key=lambda p: not p.needs)) for noun, found in nouns.items()},
        compounds=_words(data["adjective"]),
        predicates=_words(data["predicate"]),
        past=frozenset(past["words"]),
        past_relation=dict.fromkeys(past["offices"], past["office"]) | dict.fromkeys(past["bodies"], past["body"]),
        copulas=frozenset(data["copula"]["verbs"]),
        such=tuple(data["copula"]["such"]),
        serving=frozenset(data["copula"]["serving"]),
        becoming=frozenset(data["copula"].get("becoming", ())),
        as_verbs=frozenset(data["copula"]["as"]),
        affiliation=data["affiliation"]["relation"],
        affiliation_prepositions=frozenset(data["affiliation"]["prepositions"]),
        affiliation_kinds=frozenset(data["affiliation"]["kinds"]),
        treaty=data["named"]["relation"],
        treaty_nouns=frozenset(data["named"]["nouns"]),
        banned=frozenset(data["banned"]["words"]),
        terror=frozenset(data["banned"]["terror"]),
        mutual=frozenset(data["mutual"]["relations"]),
        unreal=frozenset(data["unreal"]["auxiliaries"]),
        unreal_links=frozenset(data["unreal"]["links"]),
        of_bodies=frozenset(data["of_bodies"]["relations"]),
        parts=frozenset(data["of_bodies"]["parts"]),
        ending=frozenset(data["unreal"]["over"]),
    )


def _clause(row: dict[str, Any], particle: str | None) -> ClausePattern:
    return ClausePattern(
        relation=row["relation"],
        particle=particle,
        nouns=frozenset(row.get("nouns", ())),
        under=frozenset(row.get("under", ())),
        words=frozenset(row.get("words", ())),
        subject=tuple(row.get("subject", ("subject",))),
        object=tuple(row["object"]),
        subjects=frozenset(row.get("subjects", ())),
        kinds=frozenset(row.get("kinds", ())),
        negated=row.get("negated"),
        only_negated=bool(row.get("only_negated")),
        patient=bool(row.get("patient")),
        dated=bool(row.get("dated")),
        inceptive=bool(row.get("inceptive")),
        bearer_is_noun=row.get("bearer") == "noun",
        noun_is_subject=row.get("noun") == "subject",
        without=frozenset(row.get("without", ())),
    )


def _breadth(pattern: ClausePattern) -> tuple[bool, bool]:
    """The narrower pattern comes first: one that needs more words."""
    return not (pattern.words and pattern.nouns), not pattern.words


def _words(rows: list[dict[str, Any]]) -> dict[str, WordPattern]:
    return {
        word: WordPattern(row["relation"], tuple(row.get("object", ())), bool(row.get("turned")))
        for row in rows
        for word in row["words"]
    }
