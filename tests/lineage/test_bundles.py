"""Bundles of originals and rewrites: the number of independent families comes out right."""

import time

from kennan.lineage import trace
from kennan.model import JOINS_FAMILIES

from .rewrites import STORIES, bundle, new_lead, report, spliced

BUNDLES = range(12)


def test_links_join_reports_of_one_parentage_only_and_every_child_with_its_parents() -> None:
    missed, wrong, wanted = [], [], 0
    for seed in BUNDLES:
        made = {m.report.id: m for m in bundle(seed)}
        found = {
            frozenset((made[k.a.report].report.name, made[k.b.report].report.name))
            for k in trace([m.report for m in made.values()], {}).links
            if k.kind in JOINS_FAMILIES and k.b
        }
        origins = {m.report.name: set(m.parents) or {m.report.name} for m in made.values()}
        parents = {frozenset((m.report.name, p)) for m in made.values() for p in m.parents}
        wanted += len(parents)
        missed += [(seed, sorted(pair)) for pair in parents - found]
        wrong += [(seed, sorted(pair)) for pair in found if len(set.intersection(*(origins[n] for n in pair))) == 0]
    assert wanted > 80
    assert (missed, wrong) == ([], [])


def test_the_number_of_independent_families_is_that_of_the_originals() -> None:
    counted = [len(trace([m.report for m in bundle(seed)], {}).families) for seed in BUNDLES]
    error = sum(abs(n - len(STORIES)) for n in counted) / (len(STORIES) * len(counted))
    assert error <= 0.05


def test_a_report_spliced_from_two_sources_does_not_make_them_one_family() -> None:
    one = report("a.txt", STORIES["herald"], "2031-05-03")
    other = report("b.txt", STORIES["courier"], "2031-05-03")
    both = report("c.txt", spliced(STORIES["herald"], STORIES["courier"]), "2031-05-04")
    lineage = trace([one, other, both], {})
    assert lineage.family(one.id) != lineage.family(other.id)
    start = both.text.index("Behind") if "Behind" in both.text else both.text.index("Economists")
    assert lineage.origin(both.span(start, start + 60)) == other.id
    assert lineage.origin(both.span(0, 60)) == one.id


def test_the_order_of_the_reports_changes_nothing() -> None:
    reports = [m.report for m in bundle(3)]
    forward, backward = trace(reports, {}), trace(list(reversed(reports)), {})
    assert forward.links == backward.links
    assert forward.families == backward.families


def test_a_story_printed_by_forty_outlets_is_one_family_with_the_earliest_at_its_head() -> None:
    copies = [report(f"{n:02}.txt", new_lead(STORIES["tribune"], n), f"2031-05-{28 - n % 20:02}") for n in range(40)]
    source = report("source.txt", STORIES["tribune"], "2031-05-03")
    lineage = trace([*copies, source], {})
    assert [(f.id, len(f.reports)) for f in lineage.families] == [(source.id, 41)]


def test_a_text_that_repeats_itself_without_end_is_read_in_no_time() -> None:
    began = time.perf_counter()
    trace([report("a.txt", "la " * 50_000), report("b.txt", "la " * 49_000)], {})
    assert time.perf_counter() - began < 5
