"""Every kind of rewrite is found, told by its kind, given its direction and joined to its source alone."""

import pytest

from kennan.lineage import trace
from kennan.model import JOINS_FAMILIES, Region

from .rewrites import FURNITURE, STORIES, cut, new_lead, reordered, report, spun, verbatim

REWRITES = {
    "verbatim": (verbatim, {"copy"}),
    "cut": (cut, {"copy"}),
    "new lead": (new_lead, {"copy"}),
    "reordered": (reordered, {"copy", "near_copy", "paraphrase"}),
    "synonyms 10 %": (lambda text, variant: spun(text, variant, 0.1), {"spun"}),
    "synonyms 20 %": (spun, {"spun"}),
    "synonyms 40 %": (lambda text, variant: spun(text, variant, 0.4), {"spun"}),
}


@pytest.mark.parametrize("name", REWRITES)
@pytest.mark.parametrize("story", sorted(STORIES))
def test_a_rewrite_is_linked_to_its_source_alone(name: str, story: str) -> None:
    make, kinds = REWRITES[name]
    first = report("first.txt", STORIES[story], "2031-05-03")
    second = report("second.txt", make(STORIES[story], 1), "2031-05-09")
    others = [report(f"{other}.txt", text, "2031-05-03") for other, text in STORIES.items() if other != story]
    lineage = trace([*others, second, first], {})
    found = {(k.a.report, k.b.report if k.b else None, k.direction) for k in lineage.links}
    assert found == {(first.id, second.id, "b_from_a")}
    assert {k.kind for k in lineage.links} <= kinds
    assert [f.reports for f in lineage.families if len(f.reports) > 1] == [(first.id, second.id)]


def test_a_copy_wrapped_in_furniture_is_found_and_the_furniture_is_not_part_of_it() -> None:
    text = STORIES["courier"]
    plain, wrapped = report("a.txt", text), report("b.txt", text, furniture=FURNITURE)
    (link,) = trace([plain, wrapped], {}).links
    assert (link.kind, plain.quote(link.a), wrapped.quote(link.b)) == ("copy", text[:-1], text[:-1])


def test_shared_furniture_is_no_link() -> None:
    one = report("a.txt", STORIES["courier"], furniture=FURNITURE)
    other = report("b.txt", STORIES["herald"], furniture=FURNITURE)
    lineage = trace([one, other], {})
    assert lineage.links == ()
    assert [f.reports for f in lineage.families] == [(one.id,), (other.id,)]


def test_a_change_of_punctuation_and_spelling_makes_a_near_copy() -> None:
    text = STORIES["gazette"].split("\n")[3]
    edited = text.replace("announced a fund", "announced, at last, a fund").replace("coming year", "comming year")
    (link,) = trace([report("a.txt", text), report("b.txt", edited)], {}).links
    assert (link.kind, link.direction) == ("near_copy", None)
    assert 0.8 < link.similarity < 1


def test_a_rewritten_headline_is_a_paraphrase_where_the_text_is_shared() -> None:
    reports = []
    for name, title in (
        ("a.txt", "Varosia opens Tolmen crossing to Kestrian trucks"),
        ("b.txt", "Tolmen crossing: why Varosia lets Kestrian trucks pass"),
    ):
        text = f"{title}\n\n{STORIES['herald']}"
        regions = (Region(0, len(title), "title"), Region(len(title) + 2, len(text), "body"))
        reports.append(report(name, text, regions=regions))
    headlines = [k for k in trace(reports, {}).links if k.a.start == 0]
    assert [(k.kind, reports[0].quote(k.a), reports[1].quote(k.b)) for k in headlines if k.b] == [
        (
            "paraphrase",
            "Varosia opens Tolmen crossing to Kestrian trucks",
            "Tolmen crossing: why Varosia lets Kestrian trucks pass",
        )
    ]


def test_the_kinds_that_join_are_the_only_ones_a_rewrite_gets() -> None:
    reports = [report(f"{n}.txt", make(STORIES["tribune"], n)) for n, (make, _) in enumerate(REWRITES.values())]
    lineage = trace(reports, {})
    assert {k.kind for k in lineage.links} <= JOINS_FAMILIES
    assert [set(f.reports) for f in lineage.families] == [{r.id for r in reports}]
