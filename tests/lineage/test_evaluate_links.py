"""`kennan evaluate links`: rows of texts to rows of links."""

from kennan.evaluate.links import links

from .rewrites import STORIES, spun


def test_rows_name_both_texts_and_quote_them_by_offsets() -> None:
    text = STORIES["herald"]
    rows = [
        {"id": 7, "text": text, "lang": "en"},
        {"id": "x", "text": STORIES["courier"], "lang": "en"},
        {"id": "y", "text": f"{text}\nNothing else was known.", "lang": "en"},
    ]
    assert list(links(rows)) == [
        {
            "a": 7,
            "b": "y",
            "kind": "copy",
            "start": 0,
            "end": len(text) - 1,
            "start_b": 0,
            "end_b": len(text) - 1,
            "similarity": 1.0,
        }
    ]


def test_a_spun_text_is_told_as_such() -> None:
    rows = [{"id": n, "text": t, "lang": "en"} for n, t in enumerate((STORIES["tribune"], spun(STORIES["tribune"])))]
    assert {(r["a"], r["b"], r["kind"]) for r in links(rows)} == {(0, 1, "spun")}


def test_empty_texts_are_passed_over() -> None:
    assert list(links([{"id": 1, "text": "", "lang": "en"}, {"id": 2, "text": " ", "lang": "en"}])) == []
