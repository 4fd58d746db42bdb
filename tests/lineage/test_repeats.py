"""What a report says twice in the same words."""

from kennan.lineage import trace
from kennan.model import Region, Report

from .rewrites import STORIES, report

BODY = STORIES["tribune"]
TITLE = "Lorries roll again through Tolmen after weeks of blockade"


def _with_head(head: str, kind: str, body: str = BODY, tail: str = "") -> Report:
    text = f"{head}\n\n{body}" + (f"\n\n{tail}" if tail else "")
    start = len(head) + 2
    regions = [Region(0, len(head), kind), Region(start, start + len(body), "body")]  # type: ignore[arg-type]
    if tail:
        regions.append(Region(len(text) - len(tail), len(text), "furniture"))
    return report("a.txt", text, regions=tuple(regions))


def test_a_teaser_cut_from_the_body_is_an_intra_copy() -> None:
    cut = BODY[: BODY.index(",")]
    made = _with_head(cut + "...", "teaser")
    (link,) = trace([made], {}).links
    assert (link.kind, made.quote(link.a), made.quote(link.b)) == ("intra_copy", cut, cut)
    assert link.b is not None and link.b.start > link.a.end


def test_a_headline_repeated_in_the_footer_is_an_intra_copy_of_the_line_of_its_own() -> None:
    made = _with_head(TITLE, "title", tail=f"Kestria Weekly: {TITLE}\n{TITLE}\nContact")
    (link,) = trace([made], {}).links
    assert (link.kind, link.b and link.b.start) == ("intra_copy", made.text.rindex(TITLE))


def test_a_sentence_printed_twice_is_an_intra_copy() -> None:
    sentence = BODY.split("\n")[2]
    made = report("a.txt", f"{BODY}\n{sentence}")
    (link,) = trace([made], {}).links
    assert (link.kind, made.quote(link.b)) == ("intra_copy", sentence[:-1])


def test_a_headline_of_its_own_words_is_no_copy() -> None:
    assert trace([_with_head("Onions on the move at last, says a tired customs man", "title")], {}).links == ()
