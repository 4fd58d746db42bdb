"""Search finds words, in any script, and takes whatever is typed as words."""

from pathlib import Path

import pytest

from kennan.case import Store
from kennan.model import Region, Report

SENTENCES = (
    "Veldia refuses to recognise the new council.",
    "La reconnaissance de la Veldie reste exclue, dit Élodie Prévost.",
    "北方の隣国は合意を歓迎した。",
    'He said: "no OR never" (twice).',
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "a.case", create=True)
    text = "\n".join(SENTENCES)
    places, at = [], 0
    for sentence in SENTENCES:
        places.append((at, at + len(sentence), "body"))
        at += len(sentence) + 1
    report = Report(Report.id_of("a.txt", text), "a.txt", text, "en", "text", "a.txt", (Region(0, len(text), "body"),))
    made.add(report, b"", places, (), (), (), "s1")
    return made


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("recognise", [0]),
        ("RECOGNISE council", [0]),
        ("elodie prevost", [1]),
        ("合意", [2]),
        ("隣国 歓迎", [2]),
        ("国合", []),
        ('"the new council"', [0]),
        ("“NEW council” veldia", [0]),
        ('"council new"', []),
        ('"隣国は合意"', [2]),
        ("recognise Prévost", []),
        ('"never OR', [3]),
        ("text:never", []),
        ("never) AND (no", []),
        ("no never NEAR(", []),
        ("* ^ \" ' ; DROP TABLE search; --", []),
        ("", []),
        ("\x00\x1b[31m", []),
    ],
)
def test_what_is_typed_is_found_as_words(store: Store, words: str, found: list[int]) -> None:
    assert [hit.text for hit in store.search(words)] == [SENTENCES[i] for i in found]


def test_a_hit_names_its_report_and_place(store: Store) -> None:
    (hit,) = store.search("council")
    assert (hit.name, hit.start, hit.end) == ("a.txt", 0, len(SENTENCES[0]))


def test_frequent_words_are_not_ranked(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [h.text for h in store.look("la").hits] == [SENTENCES[1]] and not store.look("la").more
    monkeypatch.setattr("kennan.case.search.RANKED", 0)
    found = store.look("new")
    assert found.more and [h.text for h in found.hits] == [SENTENCES[0]]


def test_sentences_that_share_rare_words_are_found(store: Store) -> None:
    text = "The council met; Veldia refuses.\nVeldia refuses all."
    cut = text.index("\n")
    report = Report(Report.id_of("b.txt", text), "b.txt", text, "en", "text", "b.txt", (Region(0, len(text), "body"),))
    store.add(report, b"", [(0, cut, "body"), (cut + 1, len(text), "body")], (), (), (), "s1")
    hits, words = store.resembling("Veldia refuses nothing")
    assert words == ["refuses", "veldia"]
    assert {h.text for h in hits} == {SENTENCES[0], "The council met; Veldia refuses.", "Veldia refuses all."}
    assert store.resembling("nothing at all like it") == ([], [])
