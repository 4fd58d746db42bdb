"""A text cut into paragraphs, sentences and segments, whatever claims lie over each other."""

import random

from kennan.desk.marked import CHARACTERS, SENTENCES, Block, Mark, blocks, parts
from kennan.model import Region

TEXT = "Zubria warned Karovia. It may act."
SENTENCE = [(0, 22), (23, 34)]


def whole(text: str, marks: list[Mark], sentences: list[tuple[int, int]] = SENTENCE) -> tuple[Block, ...]:
    return blocks(text, [Region(0, len(text), "body")], sentences, marks, 0, len(text))


def cut(found: tuple[Block, ...]) -> list[tuple[int, str, tuple[int, ...]]]:
    return [(p.sentence, s.text, s.claims) for b in found for p in b.pieces for s in p.segments]


def test_a_text_without_claims_is_its_sentences() -> None:
    assert cut(whole(TEXT, [])) == [(1, "Zubria warned Karovia. ", ()), (2, "It may act.", ())]


def test_claims_that_overlap_cut_at_every_end() -> None:
    found = whole(TEXT, [Mark(0, 13, "event", 0), Mark(7, 21, "stance", 1)])
    assert cut(found)[:4] == [
        (1, "Zubria ", (0,)),
        (1, "warned", (1, 0)),
        (1, " Karovia", (1,)),
        (1, ". ", ()),
    ]
    assert found[0].pieces[0].segments[1].kinds == ("stance", "event")
    assert found[0].claims == (0, 1)


def test_claims_that_lie_in_each_other_and_over_the_same_words_are_all_kept() -> None:
    found = whole(TEXT, [Mark(0, 34, "quote", 0), Mark(0, 22, "event", 1), Mark(0, 22, "event", 2)])
    assert [(t, c) for _, t, c in cut(found)] == [
        ("Zubria warned Karovia.", (0, 1, 2)),
        (" ", (0,)),
        ("It may act.", (0,)),
    ]
    assert found[0].pieces[0].segments[0].kinds == ("quote", "event")


def test_regions_and_lines_part_paragraphs_and_nothing_is_lost() -> None:
    text = "Menu\nHeadline\n\nOne thing. Two\nthings told\nin lines.\n\nNext."
    regions = [Region(0, 4, "furniture"), Region(5, 13, "title"), Region(15, len(text), "body")]
    sentences = [(5, 13), (15, 25), (26, 51), (53, 58)]
    found = blocks(text, regions, sentences, [], 0, len(text))
    assert [(b.kind, text[b.start : b.end]) for b in found] == [
        ("furniture", "Menu"),
        ("title", "Headline"),
        ("body", "One thing. Two\nthings told\nin lines."),
        ("body", "Next."),
    ]
    assert [[p.sentence for p in b.pieces] for b in found] == [[0], [1], [2, 3], [4]]


def test_lines_that_end_with_sentences_are_paragraphs() -> None:
    text = "One thing.\nAnother thing."
    found = blocks(text, [Region(0, len(text), "body")], [(0, 10), (11, 25)], [], 0, len(text))
    assert [text[b.start : b.end] for b in found] == ["One thing.", "Another thing."]


def test_what_stands_outside_of_sentences_bears_no_number() -> None:
    text = "One thing. SHARE THIS"
    assert cut(whole(text, [], [(0, 10)])) == [(1, "One thing.", ()), (0, " SHARE THIS", ())]


def test_any_marks_give_the_text_back_and_cover_what_they_should() -> None:
    chance = random.Random(7)
    for _ in range(200):
        length = chance.randint(5, 60)
        text = "".join(chance.choice("ab \n") for _ in range(length)).strip() or "a"
        points = sorted(chance.sample(range(len(text) + 1), min(4, len(text) + 1)))
        sentences = list(zip(points[::2], points[1::2], strict=False))
        marks = []
        for number in range(chance.randint(0, 6)):
            a, b = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
            if a < b:
                marks.append(Mark(a, b, chance.choice(["event", "quote"]), number))
        for block in whole(text, marks, sentences):
            here = block.start
            for piece in block.pieces:
                for segment in piece.segments:
                    assert text[here : here + len(segment.text)] == segment.text
                    assert set(segment.claims) == {
                        m.number for m in marks if m.start <= here and m.end >= here + len(segment.text)
                    }
                    here += len(segment.text)
            assert here == block.end


def test_long_texts_are_shown_in_parts_that_begin_at_sentences() -> None:
    sentences = [(n * 20, n * 20 + 19) for n in range(SENTENCES * 2 + 10)]
    assert parts(sentences[-1][1], sentences) == (0, SENTENCES * 20, SENTENCES * 40)
    assert parts(100, [(0, 50), (51, 100)]) == (0,)


def test_a_word_without_end_is_cut() -> None:
    length = CHARACTERS * 3 + 5
    assert parts(length, [(0, length)]) == (0, CHARACTERS, CHARACTERS * 2, CHARACTERS * 3)
    assert parts(length, []) == (0, CHARACTERS, CHARACTERS * 2, CHARACTERS * 3)
    assert parts(length + 30, [(0, 10), (11, length), (length + 1, length + 30)])[:2] == (0, 11)
