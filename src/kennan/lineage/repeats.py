"""What a report says twice in the same words: titles, teasers and standfirsts cut from its own text, sentences printed
twice."""

from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import LCSseq

from kennan.lineage.candidates import hashes
from kennan.lineage.words import Words, words
from kennan.model import Link, Region, Report

HEADS = frozenset({"title", "teaser", "caption"})
LEAST = 6  # words
SAME = 0.8
TWICE = 12  # words that a body has to repeat in a row
TWICE_QUOTED = 8


def within(whole: Words) -> list[Link]:
    """intra_copy links from each title, teaser or caption to where the report repeats at least SAME of its words in
    order, without a gap: in the body, else in another region, best where the repeat has a line of its own. `whole` is
    the body, all of it."""
    report = whole.report
    rows: dict[Region, Words] = {report.body[0]: whole} if len(report.body) == 1 else {}

    def row(region: Region) -> Words:
        if region not in rows:
            rows[region] = words(report, [(region.start, region.end)])
        return rows[region]

    out = []
    for head in report.regions:
        if head.kind not in HEADS or len(row(head)) < LEAST:
            continue
        others = [r for r in report.regions if r is not head and not (r.kind in HEADS and r.start < head.start)]
        found = _best(report, row(head), [row(r) for r in others if r.kind == "body"])
        found = found or _best(report, row(head), [row(r) for r in others if r.kind != "body"])
        if found is not None:
            alike, place, start = found
            size = len(row(head))
            repeat = place.span(start, min(start + size, len(place)))
            out.append(Link("intra_copy", row(head).span(0, size), repeat, similarity=round(alike, 4)))
    return out


def in_body(row: Words) -> list[Link]:
    """intra_copy links between two places of the body with the same words, same_quote where they are quoted at both."""
    runs = hashes(row.row.ids)
    found, counts = np.unique(runs, return_counts=True)
    if len(found) == len(runs):
        return []
    repeated = set(found[counts > 1].tolist())
    ids, quoted_words = row.row.ids, row.row.quoted
    places: dict[int, int] = {}
    out: list[Link] = []
    reach = 0
    for here, run in enumerate(runs.tolist()):
        if run not in repeated:
            continue
        there = places.setdefault(run, here)
        if there == here or here < reach:
            continue
        size = 0
        while here + size < len(row) and there + size < here and ids[here + size] == ids[there + size]:
            size += 1
        both = sum(map(min, quoted_words[here : here + size], quoted_words[there : there + size]))
        quoted = 2 * both > size
        if size >= (TWICE_QUOTED if quoted else TWICE):
            reach = here + size
            spans = row.span(there, there + size), row.span(here, here + size)
            out.append(Link("same_quote" if quoted else "intra_copy", *spans))
    return out


def _best(report: Report, head: Words, places: Sequence[Words]) -> tuple[float, Words, int] | None:
    """The best repeat of the head: share of words alike, where it stands and from which word on."""
    asked = head.row.ids.tolist()
    wanted = set(asked)
    best: tuple[float, bool] = (SAME, False)
    found: tuple[float, Words, int] | None = None
    for place in places:
        ids = place.row.ids.tolist()
        if len(wanted.intersection(ids)) < SAME * len(wanted):
            continue
        for start in [n for n, number in enumerate(ids) if number in asked[:2]]:
            alike = LCSseq.normalized_similarity(asked, ids[start : start + len(asked)])
            before = report.text[max(0, place.row.starts[start] - 4) : place.row.starts[start]]
            own_line = before.rstrip("'\"“‘ ").endswith(("\n", "\r"))
            if (alike, own_line) > best or (found is None and alike >= SAME):
                best, found = (alike, own_line), (alike, place, start)
    return found
