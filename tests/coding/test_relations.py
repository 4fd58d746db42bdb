"""What English newswire sentences of all types and constructions say that a source does to a target."""

import re
import tomllib
from pathlib import Path

from kennan.evaluate.relation import relation
from kennan.language import Reader

SENTENCES = tomllib.loads(Path(__file__).with_name("relations.toml").read_text(encoding="utf-8"))
SOURCE, TARGET, MARKS = re.compile(r"\{(.*?)\}"), re.compile(r"\[(.*?)\]"), re.compile(r"[{}\[\]]")
# Yielding in words and yielding in deed are one class of the PLV task.
FOLDED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
FLOOR = 0.96


def _found(text: str, pattern: re.Pattern[str]) -> str:
    found = pattern.search(text)
    assert found is not None, text
    return found.group(1)


def test_sentences_are_coded_as_what_they_are(reader: Reader) -> None:
    texts = [(kind, text) for kind, sentences in SENTENCES.items() for text in sentences]
    given = [
        {"id": n, "text": MARKS.sub("", text), "source": _found(text, SOURCE), "target": _found(text, TARGET)}
        for n, (_, text) in enumerate(texts)
    ]
    wrong = [
        f"{kind} read as {row['type']}: {text}"
        for (kind, text), row in zip(texts, relation(given, reader, plv=False), strict=True)
        if FOLDED.get(row["type"], row["type"]) != FOLDED.get(kind, kind)
    ]
    share = 1 - len(wrong) / len(texts)
    assert share >= FLOOR, f"{share:.3f} of {len(texts)} right\n" + "\n".join(wrong)


def test_every_type_has_sentences_and_none_stands_twice() -> None:
    texts = [text for sentences in SENTENCES.values() for text in sentences]
    assert len(set(texts)) == len(texts) >= 300
    assert min(len(sentences) for sentences in SENTENCES.values()) >= 20
