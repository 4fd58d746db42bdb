"""A passage has its own origin, whatever becomes of the report around it."""

from kennan.lineage import trace
from kennan.model import Region

from .rewrites import STORIES, report

HERALD, COURIER = STORIES["herald"].split("\n"), STORIES["courier"].split("\n")
WIRE = STORIES["gazette"].split("\n")[2]


def test_a_shared_passage_belongs_to_the_earliest_report_that_has_it_and_joins_no_reports() -> None:
    late = report("a.txt", "\n".join([*HERALD, WIRE]), "2031-05-09")
    early = report("b.txt", "\n".join([*COURIER[:3], WIRE, *COURIER[3:]]), "2031-05-03")
    lineage = trace([late, early], {})
    assert [f.reports for f in lineage.families] == [(early.id,), (late.id,)]
    start = late.text.index(WIRE)
    assert lineage.origin(late.span(start + 20, start + 90)) == early.id
    assert lineage.origin(late.span(0, 70)) == late.id
    assert lineage.shared(early.span(early.text.index(WIRE), early.text.index(WIRE) + 50))


def test_a_span_that_only_reaches_into_a_shared_passage_is_its_reports_own() -> None:
    one = report("a.txt", "\n".join([*HERALD, WIRE]), "2031-05-09")
    other = report("b.txt", "\n".join([WIRE, *COURIER]), "2031-05-03")
    start = one.text.index(WIRE)
    assert trace([one, other], {}).origin(one.span(start - 60, start + 40)) == one.id


def test_a_teaser_cut_from_a_shared_passage_has_the_origin_of_the_passage() -> None:
    teaser = WIRE[: WIRE.index(" and ")]
    text = "\n\n".join([teaser, "\n".join([*HERALD, WIRE])])
    body = Region(len(teaser) + 2, len(text), "body")
    late = report("a.txt", text, "2031-05-09", regions=(Region(0, len(teaser), "teaser"), body))
    early = report("b.txt", "\n".join([WIRE, *COURIER]), "2031-05-03")
    assert trace([late, early], {}).origin(late.span(0, len(teaser))) == early.id


def test_reports_without_a_date_give_way_to_dated_ones() -> None:
    undated = report("a.txt", STORIES["herald"])
    dated = report("b.txt", STORIES["herald"], "2031-05-03")
    (family,) = trace([undated, dated], {}).families
    assert (family.id, family.reports) == (dated.id, (dated.id, undated.id))
