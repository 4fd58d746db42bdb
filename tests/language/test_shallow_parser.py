"""Clauses by lexicon and word order."""

import pytest

from kennan.language import shallow_parser
from kennan.language.run_ons import parted
from kennan.language.sentence import Clause, Parse


def parse(text: str, language: str) -> Parse:
    return next(iter(shallow_parser.parse([text], language)))


def told(parsed: Parse, clause: Clause) -> tuple[str, ...]:
    """Predicate, voice, link, and what stands in its places; * marks what is inherited."""
    words = [
        f"{a.role}{'/' + a.preposition if a.preposition else ''}="
        + "+".join(parsed.tokens[i].text for i in (a.head, *a.conjuncts))
        + ("*" if a.inherited else "")
        for a in clause.arguments
    ]
    negated = ("not",) if clause.negated else ()
    return (clause.lemma, clause.voice, clause.link, *clause.auxiliaries, *negated, *words)


INDONESIAN = [
    ("Karovia menyerang Drovnia pada Senin.", [("attack", "active", "root", "subject=Karovia", "object=Drovnia")]),
    ("Kota itu diserang oleh pemberontak.", [("attack", "passive", "root", "subject=Kota", "agent=pemberontak")]),
    ("Wartawan itu ditangkap polisi.", [("arrest", "passive", "root", "subject=Wartawan", "agent=polisi")]),
    (
        "Karovia tidak akan menarik pasukannya.",
        [("withdraw", "active", "root", "will", "not", "subject=Karovia", "object=pasukannya")],
    ),
    (
        "Karovia berjanji untuk membantu Drovnia.",
        [
            ("promise", "active", "root", "subject=Karovia"),
            ("help", "active", "infinitive", "to", "object=Drovnia", "subject=Karovia*"),
        ],
    ),
    (
        "Karovia mengatakan bahwa Drovnia telah menyerang Velmora.",
        [
            ("say", "active", "root", "subject=Karovia"),
            ("attack", "active", "complement", "have", "subject=Drovnia", "object=Velmora"),
        ],
    ),
    (
        "Karovia, yang mendukung Drovnia, mengecam Velmora.",
        [
            ("support", "active", "relative", "object=Drovnia", "subject=Karovia*"),
            ("condemn", "active", "root", "subject=Karovia", "object=Velmora"),
        ],
    ),
    (
        "Karovia harus mundur, kata Drovnia.",
        [
            ("retreat", "active", "complement", "must", "subject=Karovia"),
            ("say", "active", "root", "subject=Drovnia"),
        ],
    ),
]
SPANISH = [
    ("Karovia atacó a Drovnia.", [("attack", "active", "root", "subject=Karovia", "object=Drovnia")]),
    (
        "La ciudad fue atacada por Karovia.",
        [("attack", "passive", "root", "be", "subject=ciudad", "agent=Karovia")],
    ),
    (
        "Karovia acusó a Drovnia de atacar Velmora.",
        [
            ("accuse", "active", "root", "subject=Karovia", "object=Drovnia"),
            ("attack", "active", "participle", "object=Velmora", "subject=Drovnia*"),
        ],
    ),
    (
        "Karovia no apoyará a Drovnia.",
        [("support", "active", "root", "will", "not", "subject=Karovia", "object=Drovnia")],
    ),
]


@pytest.mark.parametrize(("text", "clauses"), INDONESIAN)
def test_indonesian(text: str, clauses: list[tuple[str, ...]]) -> None:
    parsed = parse(text, "id")
    found = [told(parsed, c) for c in parsed.clauses if not c.nominal]
    assert [tuple(w for w in row if not w.startswith(("oblique", "modifier"))) for row in found] == clauses


@pytest.mark.parametrize(("text", "clauses"), SPANISH)
def test_spanish(text: str, clauses: list[tuple[str, ...]]) -> None:
    parsed = parse(text, "es")
    found = [told(parsed, c) for c in parsed.clauses if not c.nominal]
    assert [tuple(w for w in row if not w.startswith(("oblique", "modifier"))) for row in found] == clauses


def test_tokens_cover_their_words_and_every_word_has_a_governor() -> None:
    text = "Presiden Karovia, Ada Hale (54), menegaskan bahwa pihaknya “tidak akan mundur” dari perundingan."
    parsed = parse(text, "id")
    assert all(text[t.start : t.end] == t.text for t in parsed.tokens)
    roots = {i for i, t in enumerate(parsed.tokens) if t.head == i}
    assert len(roots) == 1


@pytest.mark.parametrize("text", ["", "...", "dan yang untuk", "“”", "bahwa bahwa bahwa", "12 13 14", "tidak"])
def test_scraps_are_read_too(text: str) -> None:
    for language in ("id", "es"):
        assert len(parse(text, language).tokens) >= 0


def test_sentences_run_together_are_parted() -> None:
    text = "Ada Hale menghormati kedaulatan dan kemerdekaan Yaman Kabar Pagi juga melaporkan, Karovia akan mundur."
    assert [text[a:b] for a, b in parted(text, 0, len(text), "en")] == [text]
    found = [text[a:b] for a, b in parted(text, 0, len(text), "id")]
    assert len(found) == 2
    assert found[1].endswith("melaporkan, Karovia akan mundur.")
