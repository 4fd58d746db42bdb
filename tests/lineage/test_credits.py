"""What a credit makes of its report: a voice for the family, a reason to join, a direction."""

from kennan.lineage import trace
from kennan.model import Credit, Family, Link, Report, Span

from .rewrites import STORIES, report

OWN = {
    "a.txt": "The harbour town woke to silence, and even the gulls seemed to wait for news from the mountains. "
    "Shopkeepers leaned in their doors and talked of little else than the price of bread and paraffin.",
    "b.txt": "In the capital the evening papers sold out within the hour, an event nobody could remember. "
    "Students sang on the steps of the theatre until the rain drove them home a little after ten.",
}


def _credited(name: str, text: str, source: str, scope: str = "report", **fields: object) -> Report:
    whole = f"({source}) {text}"
    span = Span(Report.id_of(name, whole), 0, len(source) + 2)
    return report(name, whole, credits=(Credit(span, source, scope),), **fields)  # type: ignore[arg-type]


def test_a_named_source_is_a_wire_credit_and_the_voice_of_the_family() -> None:
    credited = _credited("a.txt", STORIES["herald"], "Norda")
    lineage = trace([credited], {})
    assert lineage.links == (Link("wire_credit", Span(credited.id, 0, 7), None, upstream="Norda"),)
    assert lineage.families == (Family(credited.id, (credited.id,), "Norda"),)


def test_a_credit_of_one_quote_is_a_link_and_gives_no_voice() -> None:
    credited = _credited("a.txt", STORIES["herald"], "Norda", scope="quote")
    lineage = trace([credited], {})
    assert [k.upstream for k in lineage.links] == ["Norda"]
    assert lineage.families[0].voice is None


def test_a_photo_credit_says_nothing_of_the_text() -> None:
    assert trace([_credited("a.txt", STORIES["herald"], "Norda", scope="photo")], {}).links == ()


def test_two_reports_that_share_a_passage_are_joined_where_both_credit_one_wire() -> None:
    wire = STORIES["tribune"].split("\n")[2]
    texts = {name: f"{own} {own.upper()} {wire} {own[::-1]}" for name, own in OWN.items()}
    apart = [report(name, text) for name, text in texts.items()]
    joined = [_credited(name, text, "Norda") for name, text in texts.items()]
    assert [len(f.reports) for f in trace(apart, {}).families] == [1, 1]
    assert [(len(f.reports), f.voice) for f in trace(joined, {}).families] == [(2, "Norda")]


def test_one_credit_of_one_wire_does_not_join_reports_without_shared_text() -> None:
    reports = [_credited(name, STORIES[story], "Norda") for name, story in (("a.txt", "herald"), ("b.txt", "courier"))]
    assert [len(f.reports) for f in trace(reports, {}).families] == [1, 1]


def test_a_credit_to_the_other_outlet_tells_the_direction_against_the_dates() -> None:
    source = report("a.txt", STORIES["herald"], "2031-05-09", outlet="Norda")
    copy = _credited("b.txt", STORIES["herald"], "Norda", published="2031-05-03")
    shared = [k for k in trace([source, copy], {}).links if k.b]
    assert [k.direction for k in shared] == ["b_from_a"]


def test_a_report_that_ends_where_the_other_goes_on_was_cut_from_it() -> None:
    whole = report("a.txt", STORIES["herald"])
    part = report("b.txt", "\n".join(STORIES["herald"].split("\n")[:3]))
    assert [k.direction for k in trace([whole, part], {}).links] == ["b_from_a"]
