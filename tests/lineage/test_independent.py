"""Independent reports of one event stay independent, though they share names, quotations and phrases of the trade."""

from kennan.lineage import trace
from kennan.model import Quote

from .rewrites import report

FIRST = (
    "Kestria's finance minister Oren Valis resigned on Monday after the auditors of the state bank had published their "
    "findings.\n"
    '"I leave with clean hands and with the firm belief that the bank will recover," Valis told reporters at a news '
    "conference.\n"
    "The opposition had called for his head since the winter, when the first irregular loans came to light in a "
    "provincial branch."
)
SECOND = (
    "A devastating audit cost Oren Valis his post: the man who ran Kestria's treasury for six years stepped down on "
    "Monday.\n"
    'Standing alone before the cameras, he said: "I leave with clean hands and with the firm belief that the bank will '
    'recover."\n'
    "Three of his deputies are expected to follow him, and the central bank did not immediately respond to requests "
    "for comment."
)
THIRD = (
    "Valis said he was leaving with clean hands and with the firm belief that the bank will recover, a line he had "
    "rehearsed.\n"
    "Savers queued outside branches in four cities, although the government had promised on the radio to guarantee "
    "every deposit.\n"
    "Analysts of a rating agency did not immediately respond to requests for comment."
)
SAID = "I leave with clean hands and with the firm belief that the bank will recover"


def test_a_quotation_in_two_reports_is_the_same_quote_and_joins_nothing() -> None:
    a, b = report("a.txt", FIRST), report("b.txt", SECOND)
    lineage = trace([a, b], {})
    assert [(k.kind, a.quote(k.a), b.quote(k.b)) for k in lineage.links if k.b] == [("same_quote", SAID, SAID)]
    assert [f.reports for f in lineage.families] == [(a.id,), (b.id,)]


def test_an_utterance_quoted_here_and_reported_there_is_the_same_quote() -> None:
    a, c = report("a.txt", FIRST), report("c.txt", THIRD)
    (link,) = trace([a, c], {}).links
    assert (link.kind, c.quote(link.b)) == (
        "same_quote",
        "with clean hands and with the firm belief that the bank will recover",
    )


def test_coded_quotes_tell_speech_without_marks_and_its_whole_extent() -> None:
    text_a = FIRST.replace('"', "")
    text_b = SECOND.replace('"', "")
    a, b = report("a.txt", text_a), report("b.txt", text_b)
    quotes = {}
    for r in (a, b):
        start = r.text.index(SAID)
        content = r.span(start, start + len(SAID))
        quotes[r.id] = (Quote(content, None, None, "said", (content,), (content,), None, None, 0.9),)
    assert [(k.kind, a.quote(k.a)) for k in trace([a, b], quotes).links] == [("same_quote", SAID)]


def test_stock_phrases_count_for_nothing() -> None:
    phrase = (
        "declined to be named because they were not authorized to discuss the matter publicly, and the ministry "
        "did not immediately respond to a request for comment"
    )
    a = report("a.txt", f"Two harbour pilots in Lissamar {phrase}.")
    b = report("b.txt", f"Several bankers of the Orvane group {phrase}.")
    assert trace([a, b], {}).links == ()
