"""I and we, once it is known who speaks."""

from kennan.language import Reader
from kennan.model import Quote
from tests.coding.mention_rows import Make, read


def test_i_is_the_speaker_and_we_his_body(reader: Reader, make_report: Make) -> None:
    text = 'Velmoran President Anton Hale said: "I trust that we will win our war."'
    report = make_report(text)
    found, sentences = read(reader, report)
    hale = next(r for r in found.referents if r.kind == "person")
    start = text.index("I trust")
    content = report.span(start, len(text) - 2)
    quote = Quote(report.span(0, len(text)), hale.id, None, "said", (content,), (content,), None, None, 0.9)
    spoken = found.with_speakers([quote], sentences)
    meant = [(m.surface, spoken.referent(i).name) for m, i in spoken.within(content)]
    assert meant == [("I", "Anton Hale"), ("we", "Velmora"), ("our", "Velmora")]
    assert [m.surface for m in found.referent(hale.id).mentions] == ["Velmoran President Anton Hale"]


def test_outside_quotes_nothing_changes(reader: Reader, make_report: Make) -> None:
    report = make_report("Anton Hale spoke. We listened.")
    found, sentences = read(reader, report)
    assert found.with_speakers([], sentences) is found
