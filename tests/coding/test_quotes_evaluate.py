"""The quotation task: every attribution of a bare text, in code points of it."""

from kennan.evaluate.quotes import quotes


def test_rows_through_the_real_pipeline(reader):
    text = "Torva falls.\n\n“The war is over,” Corvik told the crowd. Tanner wants to stay."
    empty = ""
    rows = [{"id": "a", "text": text, "lang": "en"}, {"id": "b", "text": empty, "lang": "en"}]
    assert list(quotes(rows, reader)) == [
        {
            "id": "a",
            "quotes": [
                {"quote": [[15, 30]], "quoted": [[15, 30]], "speaker": [33, 39], "cue": "told"},
                {"quote": [[69, 76]], "quoted": [], "speaker": [56, 62], "cue": "wants"},
            ],
        },
        {"id": "b", "quotes": []},
    ]
