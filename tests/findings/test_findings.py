"""Claims that tell the same thing are one finding, which counts its independent origins."""

from kennan.findings import Sense, findings
from kennan.model import Claim, Interval, Report

from .claims import case, event, figure, quote, report, stance, status

MAY = Interval.month(2031, 5)


def _told(claims: list[Claim], *reports: Report) -> list[tuple[str, int, int, int, str]]:
    """Kind, number of claims, reports and families, and gloss of each finding."""
    actors, lineage, by_id = case(*reports)
    found = findings(Sense(claims, {}, actors, by_id), lineage)
    return [(f.kind, len(f.claims), len(f.reports), f.families, f.gloss) for f in found]


A = report("a.txt", "Varosian gunboats shelled the Kestrian harbour of Lissa in May.")
B = report("b.txt", "The harbour of Lissa in Kestria was shelled by the navy of Varosia.")
C = report("c.txt", "Varosia shelled a Kestrian radar station in the hills.")


def test_one_deed_in_two_reports_is_one_finding_and_an_organ_counts_as_its_state() -> None:
    claims: list[Claim] = [
        event(A, "Varosian gunboats shelled the Kestrian harbour of Lissa", "ASSAULT", "Varosia", "Kestria", MAY),
        event(B, "harbour of Lissa in Kestria was shelled by the navy", "ASSAULT", "Varosian navy", "Kestria"),
    ]
    assert _told(claims, A, B) == [("event", 2, 2, 2, "Varosia attacked Kestria (2031-05)")]


def test_deeds_at_different_times_are_two_findings() -> None:
    claims: list[Claim] = [
        event(A, "Varosian gunboats shelled the Kestrian harbour of Lissa", "ASSAULT", "Varosia", "Kestria", MAY),
        event(C, "shelled a Kestrian radar", "ASSAULT", "Varosia", "Kestria", Interval.year(2029)),
    ]
    assert _told(claims, A, C) == [
        ("event", 1, 1, 1, "Varosia attacked Kestria (2031-05)"),
        ("event", 1, 1, 1, "Varosia attacked Kestria (2029)"),
    ]


def test_what_is_told_without_a_date_is_news_and_not_what_is_dated_long_before() -> None:
    a = report("a.txt", "Varosia evacuated its embassy in Kestria in 1999.", "2031-05-02")
    b = report("b.txt", "Varosia evacuated its embassy in Kestria.", "2031-05-03")
    claims: list[Claim] = [
        event(a, "evacuated its embassy in Kestria", "RETREAT", "Varosia", "Kestria", Interval.year(1999)),
        event(b, "evacuated its embassy in Kestria", "RETREAT", "Varosia", "Kestria"),
    ]
    assert [row[4] for row in _told(claims, a, b)] == [
        "Varosia drew back from Kestria (1999)",
        "Varosia drew back from Kestria",
    ]


def test_what_lasts_since_one_year_is_not_what_began_in_another() -> None:
    a = report("a.txt", "Varosia has listed the League as terrorist since 2006.")
    b = report("b.txt", "Varosia put the League on its terrorist list in 2007.")
    c = report("c.txt", "Varosia lists the League as terrorist.")
    claims: list[Claim] = [
        status(
            a, "listed the League", "Varosia", "designates_terrorist", "League", Interval("2006-01-01", None, "year")
        ),
        status(b, "put the League", "Varosia", "designates_terrorist", "League", Interval("2007-01-01", None, "year")),
        status(c, "lists the League", "Varosia", "designates_terrorist", "League"),
    ]
    assert [(row[1], row[3]) for row in _told(claims, a, b, c)] == [(2, 2), (1, 1)]


def test_what_may_happen_is_not_what_happened() -> None:
    words = "Varosian gunboats shelled the Kestrian harbour of Lissa"
    claims: list[Claim] = [
        event(A, words, "ASSAULT", "Varosia", "Kestria"),
        event(B, "harbour of Lissa in Kestria", "ASSAULT", "Varosia", "Kestria", modality="possible"),
        event(C, "shelled a Kestrian radar", "ASSAULT", "Varosia", "Kestria", modality="denied"),
    ]
    assert [row[4] for row in _told(claims, A, B, C)] == [
        "Varosia attacked Kestria",
        "Varosia may attack Kestria",
        "Varosia did not attack Kestria",
    ]


def test_talks_have_no_direction() -> None:
    a = report("a.txt", "Varosia talked with Kestria about tariffs.")
    b = report("b.txt", "Kestria discussed tariffs with Varosia.")
    claims: list[Claim] = [
        event(a, "talked with Kestria about tariffs", "CONSULT", "Varosia", "Kestria"),
        event(b, "discussed tariffs with Varosia", "CONSULT", "Kestria", "Varosia"),
    ]
    assert _told(claims, a, b) == [("event", 2, 2, 2, "Varosia conferred with Kestria")]


def test_statuses_of_one_family_between_the_same_two_are_one_finding_but_not_the_opposite() -> None:
    a = report("a.txt", "Norland outlaws the Red Banner.")
    b = report("b.txt", "The Red Banner is on Norland's list of terrorists. Norland took it off the list.")
    claims: list[Claim] = [
        status(a, "outlaws the Red Banner", "Norland", "outlaws", "Red Banner"),
        status(b, "on Norland's list of terrorists", "Norland", "designates_terrorist", "Red Banner"),
        status(b, "took it off the list", "Norland", "lifts_designation_of", "Red Banner"),
    ]
    assert _told(claims, a, b) == [
        ("status", 2, 2, 2, "Norland outlaws Red Banner"),
        ("status", 1, 1, 1, "Norland has taken Red Banner off its list"),
    ]


def test_quotes_meet_by_speaker_and_content() -> None:
    a = report("a.txt", "Marren: the harvest rotted because nobody opened the barrier.")
    b = report("b.txt", "Marren complained that nobody opened the barrier while the harvest rotted.")
    claims: list[Claim] = [
        quote(a, "the harvest rotted because nobody opened the barrier", "Ilda Marren"),
        quote(b, "nobody opened the barrier while the harvest rotted", "Ilda Marren"),
        quote(b, "nobody opened the barrier", "Oren Valis"),
    ]
    assert _told(claims, a, b) == [
        ("quote", 2, 2, 2, "Ilda Marren: “the harvest rotted because nobody opened the barrier”"),
        ("quote", 1, 1, 1, "Oren Valis: “nobody opened the barrier”"),
    ]


def test_stances_meet_by_holder_kind_and_object() -> None:
    a = report("a.txt", "Kestria fears a flood of refugees from Varosia.")
    b = report("b.txt", "A wave of refugees is what Kestria dreads. Kestria dreads inflation.")
    claims: list[Claim] = [
        stance(a, "fears a flood of refugees", "Kestria", "concern", "a flood of refugees from Varosia"),
        stance(b, "A wave of refugees", "Kestria", "concern", "a wave of refugees"),
        stance(b, "dreads inflation", "Kestria", "concern", "inflation"),
    ]
    assert _told(claims, a, b) == [
        ("stance", 2, 2, 2, "Kestria fears: a flood of refugees from Varosia"),
        ("stance", 1, 1, 1, "Kestria fears: inflation"),
    ]


def test_equal_numbers_of_different_things_stay_apart() -> None:
    a = report("a.txt", "The blast killed 40 sailors. In Lissa 40 warehouses burned.")
    b = report("b.txt", "Some 40 sailors died.")
    claims: list[Claim] = [
        figure(a, "40 sailors", "sailors", "40", "person"),
        figure(a, "40 warehouses", "warehouses", "40", "warehouse"),
        figure(b, "40 sailors", "sailors", "40", "person", "about"),
    ]
    assert _told(claims, a, b) == [
        ("figure", 2, 2, 2, "sailors: 40 people"),
        ("figure", 1, 1, 1, "warehouses: 40 warehouses"),
    ]


def test_a_claim_in_copied_words_has_one_family_behind_it_however_often_it_is_printed() -> None:
    wire = (
        "Fishermen from three villages blocked the mouth of the river with nets and old boats until the governor of "
        "the province came down from the hills in person and promised them that the dredgers would stop for the season."
    )
    a = report("a.txt", f"Nothing moved in the delta. {wire}", "2031-05-03")
    b = report("b.txt", f"{wire} By noon the market had reopened.", "2031-05-04")
    c = report("c.txt", "The dredgers will stop, the governor promised the fishermen.", "2031-05-05")
    words = "promised them that the dredgers would stop for the season"
    claims: list[Claim] = [
        event(a, words, "AGREE", "Varosia", "Kestria"),
        event(b, words, "AGREE", "Varosia", "Kestria"),
        event(c, "The dredgers will stop, the governor promised", "AGREE", "Varosia", "Kestria"),
    ]
    assert _told(claims, a, b, c) == [("event", 3, 3, 2, "Varosia gave Kestria a promise or assurance")]


def test_the_order_of_the_claims_changes_nothing() -> None:
    claims: list[Claim] = [
        event(A, "Varosian gunboats shelled the Kestrian harbour of Lissa", "ASSAULT", "Varosia", "Kestria", MAY),
        event(B, "harbour of Lissa in Kestria was shelled by the navy", "ASSAULT", "Varosian navy", "Kestria"),
        event(C, "shelled a Kestrian radar", "ASSAULT", "Varosia", "Kestria"),
    ]
    actors, lineage, reports = case(A, B, C)
    forward = findings(Sense(claims, {}, actors, reports), lineage)
    assert findings(Sense(claims[::-1], {}, actors, dict(reversed(reports.items()))), lineage) == forward
