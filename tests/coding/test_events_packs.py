"""The closed-class event lexicon: nothing dead, nothing unknown, nouns in step with what the parser looks for."""

import re
from typing import Any, get_args

import pytest

from kennan.coding.events.embedding import Inner
from kennan.coding.events.frames import lexicon
from kennan.language.pack import table
from kennan.model import Modality
from kennan.model.vocabulary import CONTEXTS, EVENT_TYPES

OUTERS: list[dict[str, Any]] = table("en", "embedding")["outer"]


def test_the_parser_looks_for_every_event_noun_and_every_embedding_noun() -> None:
    nouns = {noun for entry in table("en", "event_nouns")["noun"] for noun in entry["nouns"]}
    nouns |= {noun for entry in OUTERS for noun in entry.get("nouns", ())}
    nouns |= set(table("en", "event_nouns")["nominalised"])
    heads = {re.split(" (?:of|for|to|towards|from)(?: |$)", noun)[0].split()[-1] for noun in nouns}
    assert sorted(heads) == sorted(table("en", "nominals")["lemmas"])


def test_every_noun_made_of_a_verb_has_a_verb_with_idioms() -> None:
    verbs = set(table("en", "event_nouns")["nominalised"].values())
    assert verbs - {verb for entry in table("en", "event_idioms")["idiom"] for verb in entry["verbs"]} == set()


def test_embedding_frames_name_known_types_and_effects() -> None:
    for entry in OUTERS:
        assert {entry[k] for k in ("type", "conflict", "negated") if k in entry} - set(EVENT_TYPES) == set()
        assert entry["inner"] in get_args(Inner)


@pytest.mark.parametrize("kind", ["verbs", "nouns"])
def test_no_embedding_word_stands_behind_one_that_takes_all_its_clauses(kind: str) -> None:
    taken: set[str] = set()
    dead: list[tuple[str, str]] = []
    for entry in OUTERS:
        dead += [(entry["note"], word) for word in entry.get(kind, ()) if word in taken]
        if not entry.get("forms") and not entry.get("control") and not entry.get("mood"):
            taken |= set(entry.get(kind, ()))
        assert len(set(entry.get(kind, ()))) == len(entry.get(kind, ()))
    assert dead == []


def test_contexts_are_those_of_plover_and_all_have_words() -> None:
    assert sorted(table("en", "contexts")["keywords"]) == sorted(CONTEXTS)


def test_words_of_modality_make_modalities() -> None:
    data = table("en", "modality")
    kinds = {kind for name in ("adverbs", "modifiers", "governors") for kind in data[name]}
    assert kinds - set(get_args(Modality)) == set()


def test_every_kind_of_evidence_has_a_measured_precision() -> None:
    assert sorted(table("en", "event_confidence")["precision"]) == [
        "idiom", "light", "nominal", "outer", "phrasal", "verb", "verdict",
    ]  # fmt: skip


def test_a_language_without_a_pack_has_an_empty_lexicon() -> None:
    assert (lexicon("xx").verbs, lexicon("xx").idioms, lexicon("xx").nouns) == ({}, {}, {})
