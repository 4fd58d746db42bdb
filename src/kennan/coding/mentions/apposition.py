"""Names that stand beside a description of the same person or body."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kennan.coding.mentions.draft import Draft
from kennan.coding.mentions.groups import Group
from kennan.language.sentence import Token

Appositions = dict[tuple[int, int], list[Draft]]


def adjacent(drafts: Sequence[Draft], named: dict[Draft, Group]) -> Appositions:
    """Names by the phrase they are in apposition to. Besides those that the parser saw, some it missed: a role right
    before a name, or a role with its complements, a comma and a name that no list goes on from."""
    appositions: Appositions = {}
    for draft in drafts:
        if draft.same_as is not None and draft.form == "name":
            appositions.setdefault((draft.sentence.index, draft.same_as), []).append(draft)
    people = [d for d in drafts if d.kind == "person" or (d.form == "name" and d.sense is None)]
    past = tuple(_past_complements(people))
    for role, name in (*pairwise(people), *past):
        if role.sentence is not name.sentence or role.form != "nominal" or role.kind != "person" or name.form != "name":
            continue
        if role.plural or role.definiteness == "indefinite" or name.role or named.get(name) is None:
            continue
        if role.same_as is not None and role.function != "attribute":
            continue
        tokens = name.sentence.tokens
        beside = role.last == name.first or _of_something(tokens[role.last : name.first]) or (role, name) in past
        if (
            not beside
            and " " in name.name
            and tokens[name.first - 1].text == ","
            and role.last <= role.full_end <= name.first
        ):
            after = tokens[name.last].text if name.last < len(tokens) else "."
            closes = role.full_end in (name.first - 1, name.first) and tokens[name.head].relation != "conj"
            beside = closes and (after in (",", ".", ")") or tokens[name.last].pos in ("VERB", "AUX"))
        if beside:
            appositions.setdefault(role.place, []).append(name)
    return appositions


def taken_up(drafts: Sequence[Draft], named: dict[Draft, Group], appositions: Appositions) -> None:
    """An office holder whose words are told, and in the next sentence a speaker first named, who "also" or "further"
    says something: one and the same."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.function == "subject" and draft.acts:
            by_sentence.setdefault(draft.sentence.index, []).append(draft)
    met: set[int] = set()
    for name in drafts:
        group = named.get(name)
        if group is None or id(group) in met:
            continue
        met.add(id(group))
        if name.sense is not None or not name.acts or name.function != "subject" or group.offices:
            continue
        if group.kind != "person" and (name.label != "ORG" or len(group.names) > 1 or len(group.names[0]) > 1):
            continue
        tokens = name.sentence.tokens
        if not any(t.text.casefold() in ("also", "further") and t.head == name.verb for t in tokens):
            continue
        for role in by_sentence.get(name.sentence.index - 1, ()):
            if (
                role.form == "nominal"
                and role.kind == "person"
                and role.definiteness != "indefinite"
                and (not appositions.get(role.place) and role.same_as is None)
            ):
                group.kind = "person"
                appositions[role.place] = [name]
                break


def _past_complements(drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Roles and the names behind their complements, where names stand in these ("head of the Harbour Board, Hale")."""
    for at, role in enumerate(drafts):
        if role.form != "nominal" or role.kind != "person" or role.full_end <= role.last:
            continue
        for name in drafts[at + 1 :]:
            if name.sentence is not role.sentence or name.first >= role.full_end:
                break
            tokens = name.sentence.tokens
            closed = name.last == len(tokens) or tokens[name.last].text in (",", ".", ")")
            beside = tokens[name.first - 1].text == "," and tokens[name.head].relation == "appos"
            if beside and closed and name.kind in (None, "person") and " " in name.name:
                yield role, name


def _of_something(tokens: tuple[Token, ...]) -> bool:
    """What may stand between a role and the name: "of State", "of the Harbour Board"."""
    return (
        1 < len(tokens) < 7
        and tokens[0].text == "of"
        and all(t.text[0].isupper() or t.text in ("of", "the", "for", "and") for t in tokens)
    )
