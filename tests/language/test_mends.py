"""Faults of the English pipeline that the words themselves show are mended before clauses are made."""

from dataclasses import replace

from kennan.language.sentence import Token
from kennan.language.spacy_mends import mended


def tokens(*rows: tuple[str, str, str, int, str, str]) -> list[Token]:
    """Tokens from (text, pos, tag, head, relation, entity), one space between them but around hyphens."""
    out: list[Token] = []
    at = 0
    for text, pos, tag, head, relation, entity in rows:
        if out and "-" not in (text, out[-1].text):
            at += 1
        out.append(Token(text, text.lower(), pos, tag, at, at + len(text), head, relation, entity))
        at += len(text)
    return out


def test_a_name_taken_for_a_verb_is_a_name() -> None:
    given = tokens(
        ("Marsh", "VERB", "VB", 1, "nsubj", ""),
        ("imposes", "VERB", "VBZ", 1, "ROOT", ""),
        ("tariffs", "NOUN", "NNS", 1, "dobj", ""),
    )
    assert mended(given) == (replace(given[0], pos="PROPN", tag="NNP", lemma="Marsh"), *given[1:])


def test_two_halves_of_a_name_are_two_countries() -> None:
    given = tokens(
        ("North", "PROPN", "NNP", 3, "nmod", "GPE"),
        ("and", "CCONJ", "CC", 0, "cc", "GPE"),
        ("South", "PROPN", "NNP", 0, "conj", "GPE"),
        ("Karovia", "PROPN", "NNP", 4, "nsubj", "GPE"),
        ("talked", "VERB", "VBD", 4, "ROOT", ""),
    )
    assert [(t.text, t.relation, t.head) for t in mended(given)] == [
        ("North", "nsubj", 4), ("and", "cc", 0), ("South", "compound", 3), ("Karovia", "conj", 0),
        ("talked", "ROOT", 4),
    ]  # fmt: skip


def test_the_end_of_a_given_name_belongs_to_it() -> None:
    given = tokens(
        ("met", "VERB", "VBD", 0, "ROOT", ""),
        ("Lee", "PROPN", "NNP", 2, "compound", "PERSON"),
        ("Hae", "PROPN", "NNP", 0, "dobj", "PERSON"),
        ("-", "PUNCT", "HYPH", 0, "punct", ""),
        ("in", "NOUN", "NN", 0, "dobj", ""),
    )
    assert [(t.text, t.tag, t.relation, t.head) for t in mended(given)] == [
        ("met", "VBD", "ROOT", 0), ("Lee", "NNP", "compound", 4), ("Hae", "NNP", "compound", 4),
        ("-", "HYPH", "punct", 4), ("in", "NNP", "dobj", 0),
    ]  # fmt: skip


def test_a_participle_behind_the_subject_is_no_clause_of_its_own() -> None:
    given = tokens(
        ("Sailors", "NOUN", "NNS", 1, "nsubj", ""),
        ("wounded", "VERB", "VBD", 3, "csubj", ""),
        ("were", "AUX", "VBD", 3, "auxpass", ""),
        ("flown", "VERB", "VBN", 3, "ROOT", ""),
    )
    assert [(t.text, t.tag, t.relation, t.head) for t in mended(given)] == [
        ("Sailors", "NNS", "nsubjpass", 3), ("wounded", "VBN", "acl", 0), ("were", "VBD", "auxpass", 3),
        ("flown", "VBN", "ROOT", 3),
    ]  # fmt: skip


def test_a_verb_without_a_subject_takes_that_of_the_participle_before_it() -> None:
    given = tokens(
        ("says", "VERB", "VBZ", 0, "ROOT", ""),
        ("sailors", "NOUN", "NNS", 2, "nsubj", ""),
        ("wounded", "VERB", "VBD", 0, "ccomp", ""),
        ("are", "AUX", "VBP", 0, "ccomp", ""),
    )
    assert [(t.text, t.tag, t.relation, t.head) for t in mended(given)] == [
        ("says", "VBZ", "ROOT", 0), ("sailors", "NNS", "nsubj", 3), ("wounded", "VBN", "acl", 1),
        ("are", "VBP", "ccomp", 0),
    ]  # fmt: skip


def test_what_has_nothing_to_mend_stays_as_it_is() -> None:
    given = tokens(("Seeing", "VERB", "VBG", 1, "csubj", ""), ("is", "AUX", "VBZ", 1, "ROOT", ""))
    assert mended(given) == tuple(given)


def test_a_hyphenated_place_hangs_where_its_words_hung() -> None:
    given = tokens(
        ("at", "ADP", "IN", 0, "ROOT", ""),
        ("Quill", "PROPN", "NNP", 0, "pobj", "PERSON"),
        ("-", "PUNCT", "HYPH", 3, "punct", ""),
        ("on", "ADP", "IN", 1, "prep", ""),
        ("-", "PUNCT", "HYPH", 3, "punct", ""),
        ("Larch", "PROPN", "NNP", 3, "pobj", ""),
    )
    assert [(t.text, t.head, t.relation, t.entity) for t in mended(given)] == [
        ("at", 0, "ROOT", ""), ("Quill", 5, "compound", "FAC"), ("-", 5, "punct", "FAC"), ("on", 5, "compound", "FAC"),
        ("-", 5, "punct", "FAC"), ("Larch", 0, "pobj", "FAC"),
    ]  # fmt: skip


def test_a_mend_that_would_lead_in_a_circle_is_left_undone() -> None:
    given = tokens(
        ("Lee", "PROPN", "NNP", 1, "compound", "PERSON"),
        ("Hae", "PROPN", "NNP", 3, "dobj", "PERSON"),
        ("-", "PUNCT", "HYPH", 1, "punct", ""),
        ("in", "NOUN", "NN", 4, "dobj", ""),
        ("met", "VERB", "VBD", 4, "ROOT", ""),
    )
    heads = [t.head for t in mended(given)]
    for index in range(len(heads)):
        seen = []
        while heads[index] != index:
            assert index not in seen
            seen.append(index)
            index = heads[index]


def test_a_date_before_a_name_without_a_comma_is_no_part_of_it() -> None:
    given = tokens(
        ("On", "ADP", "IN", 5, "prep", ""),
        ("11", "NUM", "CD", 4, "nummod", "DATE"),
        ("March", "PROPN", "NNP", 0, "npadvmod", "DATE"),
        ("2031", "NUM", "CD", 2, "nummod", "DATE"),
        ("Karovia", "PROPN", "NNP", 5, "nsubj", "GPE"),
        ("withdrew", "VERB", "VBD", 5, "ROOT", ""),
    )
    given[2] = replace(given[2], entity_begins=False)
    given[3] = replace(given[3], entity_begins=False)
    assert [(t.text, t.relation, t.head) for t in mended(given)] == [
        ("On", "prep", 5), ("11", "nummod", 2), ("March", "pobj", 0), ("2031", "nummod", 2), ("Karovia", "nsubj", 5),
        ("withdrew", "ROOT", 5),
    ]  # fmt: skip
