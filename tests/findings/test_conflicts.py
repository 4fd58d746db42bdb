"""Claims that can't all hold are conflicts; what differs in precision, wording or position is none."""

from dataclasses import replace

from kennan.findings import Sense, conflicts
from kennan.model import Claim, Interval, Mention, Referent, Report

from .claims import actor, at, case, event, figure, report, status


def _found(claims: list[Claim], *reports: Report) -> list[tuple[str, str, str, str]]:
    """Kind, both passages and gloss of each conflict."""
    actors, lineage, by_id = case(*reports)
    return [
        (c.kind, by_id[c.a.report].quote(c.a), by_id[c.b.report].quote(c.b), c.gloss)
        for c in conflicts(Sense(claims, {}, actors, by_id), lineage)
    ]


A = report("a.txt", "Varosia fought Kestria for nine years. The war cost 15,000 Varosian soldiers their lives.")
B = report("b.txt", "The decade-long war between Varosia and Kestria killed 12,000 Varosian soldiers, by one count.")


def _war(made: Report, words: str) -> Claim:
    return event(made, words, "ASSAULT", "Varosia", "Kestria")


def test_two_lengths_of_one_war_are_a_conflict_and_both_clauses_are_shown() -> None:
    claims = [
        _war(A, "Varosia fought Kestria"),
        figure(A, "nine years", "fought war", "9", "year"),
        _war(B, "war between Varosia and Kestria"),
        figure(B, "decade-long", "war", "10", "year"),
    ]
    assert _found(claims, A, B) == [
        (
            "differing_value",
            "Varosia fought Kestria for nine years",
            "The decade-long war between Varosia and Kestria killed 12,000 Varosian soldiers",
            "9 years (fought war) against 10 years (war)",
        )
    ]


def test_two_counts_of_the_dead_are_a_conflict() -> None:
    claims = [
        _war(A, "Varosia fought Kestria"),
        figure(A, "15,000 Varosian soldiers", "Varosian soldiers", "15000", "person"),
        _war(B, "war between Varosia and Kestria"),
        figure(B, "12,000 Varosian soldiers", "Varosian soldiers", "12000", "person"),
    ]
    assert [row[3] for row in _found(claims, A, B)] == [
        "15,000 people (Varosian soldiers) against 12,000 people (Varosian soldiers)"
    ]


def test_bounds_that_agree_and_rounded_numbers_are_no_conflict() -> None:
    for value, bound in (("15000", "at_most"), ("14000", "at_least"), ("14600", "about"), ("14953", "exact")):
        claims = [
            _war(A, "Varosia fought Kestria"),
            figure(A, "15,000 Varosian soldiers", "Varosian soldiers", "15000", "person"),
            _war(B, "war between Varosia and Kestria"),
            figure(B, "12,000 Varosian soldiers", "Varosian soldiers", value, "person", bound),
        ]
        assert _found(claims, A, B) == []


def test_numbers_of_different_things_are_no_conflict() -> None:
    a = report("a.txt", "The storm in Kestria sank 12 ferries and tore down 90 masts.")
    b = report("b.txt", "Kestria lost 15 lighthouses in the storm.")
    claims: list[Claim] = [
        figure(a, "12 ferries", "ferries", "12", "thing"),
        figure(a, "90 masts", "masts", "90", "thing"),
        figure(b, "15 lighthouses", "lighthouses", "15", "thing"),
    ]
    assert _found(claims, a, b) == []


def test_some_of_a_group_are_not_counted_against_others() -> None:
    a = report("a.txt", "Varosia holds nine officers of Kestria in Tarn after the coup.")
    b = report("b.txt", "Varosia holds three of the officers of Kestria in Tarn after the coup.")

    def counted(words: str) -> list[Claim]:
        return [
            figure(a, "nine officers", "officers", "9", "person"),
            figure(b, words, "officers", "3", "person"),
            *(event(made, made.text[:-1], "COERCE", "Varosia", "Kestria") for made in (a, b)),
        ]

    assert _found(counted("three of the officers"), a, b) == []


def test_amounts_that_both_reports_tell_belong_to_two_things() -> None:
    a = report("a.txt", "Varosia put a tariff of 25 percent on Kestrian tin and of 10 percent on Kestrian zinc.")
    b = report("b.txt", "The Varosian tariff on Kestrian zinc is 10 percent, that on Kestrian tin 25 percent.")
    claims: list[Claim] = [
        event(a, "Varosia put a tariff", "SANCTION", "Varosia", "Kestria"),
        figure(a, "25 percent", "tariff", "25", "percent"),
        figure(a, "10 percent", "tariff", "10", "percent"),
        event(b, "The Varosian tariff on Kestrian zinc", "SANCTION", "Varosia", "Kestria"),
        figure(b, "10 percent", "tariff", "10", "percent"),
        figure(b, "25 percent", "tariff", "25", "percent"),
    ]
    assert _found(claims, a, b) == []


def test_counts_at_different_times_and_of_different_peoples_are_no_conflict() -> None:
    a = report("a.txt", "Norland let in 2,500 refugees from Varosia in 2030.")
    b = report("b.txt", "Norland let in 1,800 refugees from Kestria in 2030.")
    c = report("c.txt", "Norland let in 1,800 refugees from Varosia in 2019.")
    told: dict[str, list[Claim]] = {
        made.name: [
            event(made, made.text[:-1], "AID", "Norland", people, Interval.year(year)),
            figure(made, f"{count} refugees", "refugees", count.replace(",", ""), "person"),
        ]
        for made, people, count, year in (
            (a, "Varosia", "2,500", 2030),
            (b, "Kestria", "1,800", 2030),
            (c, "Varosia", "1,800", 2019),
        )
    }
    assert _found(told["a.txt"] + told["b.txt"], a, b) == []
    assert _found(told["a.txt"] + told["c.txt"], a, c) == []


def test_a_status_asserted_and_denied_is_a_contradiction() -> None:
    a = report("a.txt", "Norland recognises the Red Banner as a government.")
    b = report("b.txt", "Norland has not recognised the Red Banner.")
    claims: list[Claim] = [
        status(a, "Norland recognises the Red Banner", "Norland", "recognises", "Red Banner"),
        status(b, "Norland has not recognised the Red Banner", "Norland", "does_not_recognise", "Red Banner"),
    ]
    assert _found(claims, a, b) == [
        (
            "contradiction",
            "Norland recognises the Red Banner",
            "Norland has not recognised the Red Banner",
            "Norland recognises Red Banner against Norland does not recognise Red Banner",
        )
    ]


def test_a_change_over_time_and_two_peoples_positions_are_no_contradiction() -> None:
    a = report("a.txt", "Norland recognised the Red Banner in 2019.")
    b = report("b.txt", "Norland did not recognise the Red Banner in 2015.")
    words_a, words_b = "Norland recognised the Red Banner", "Norland did not recognise the Red Banner"
    then: list[Claim] = [
        status(a, words_a, "Norland", "recognises", "Red Banner", Interval.year(2019)),
        status(b, words_b, "Norland", "does_not_recognise", "Red Banner", Interval.year(2015)),
    ]
    positions: list[Claim] = [
        status(a, words_a, "Norland", "recognises", "Red Banner", voice="Oren Valis"),
        status(b, words_b, "Norland", "does_not_recognise", "Red Banner", voice="Ilda Marren"),
    ]
    assert (_found(then, a, b), _found(positions, a, b)) == ([], [])


def test_a_status_since_different_years_is_a_differing_value() -> None:
    a = report("a.txt", "Norland has banned the Red Banner since 2003.")
    b = report("b.txt", "Since 2001 Norland has listed the Red Banner as terrorist.")
    since = [Interval("2003-01-01", None, "year"), Interval("2001-01-01", None, "year")]
    claims: list[Claim] = [
        status(a, "Norland has banned the Red Banner since 2003", "Norland", "bans", "Red Banner", since[0]),
        status(b, "Norland has listed the Red Banner", "Norland", "designates_terrorist", "Red Banner", since[1]),
    ]
    assert [row[3] for row in _found(claims, a, b)] == ["Norland bans Red Banner: since 2003 against since 2001"]


def test_a_deed_told_as_done_and_as_not_done_is_a_contradiction_within_one_report_too() -> None:
    a = report("a.txt", "Kestria withdrew its frontier patrols. Later: Kestria has not withdrawn its frontier patrols.")
    claims: list[Claim] = [
        event(a, "Kestria withdrew its frontier patrols", "RETREAT", "Kestria", "Varosia"),
        event(a, "Kestria has not withdrawn its frontier patrols", "RETREAT", "Kestria", "Varosia", modality="denied"),
    ]
    assert [row[0::3] for row in _found(claims, a)] == [
        ("contradiction", "Kestria drew back from Varosia: told as done and as not done")
    ]


def test_another_deed_of_the_same_type_denied_is_no_contradiction() -> None:
    a = report("a.txt", "Kestria criticised the tariffs of Varosia.")
    b = report("b.txt", "Kestria did not condemn the arrest of a Varosian poet.")
    claims: list[Claim] = [
        event(a, "criticised the tariffs of Varosia", "ACCUSE", "Kestria", "Varosia"),
        event(b, "did not condemn the arrest of a Varosian poet", "ACCUSE", "Kestria", "Varosia", modality="denied"),
    ]
    assert _found(claims, a, b) == []


def test_one_deed_on_two_days_is_a_differing_value() -> None:
    a = report("a.txt", "Varosia signed the fisheries treaty with Kestria in the palace on 3 May.")
    b = report("b.txt", "The fisheries treaty that Varosia signed in the palace of Kestria on 9 May was short.")
    days = [Interval(f"2031-05-0{d}", f"2031-05-0{d}", "day") for d in (3, 9)]
    claims: list[Claim] = [
        event(
            a, "signed the fisheries treaty with Kestria in the palace", "AGREE", "Varosia", "Kestria", days[0],
            cue=at(a, "signed"),
        ),
        event(
            b, "fisheries treaty that Varosia signed in the palace", "AGREE", "Varosia", "Kestria", days[1],
            cue=at(b, "signed"),
        ),
    ]  # fmt: skip
    assert [row[3] for row in _found(claims, a, b)] == [
        "Varosia gave Kestria a promise or assurance: 2031-05-03 against 2031-05-09"
    ]


def test_whom_no_report_names_may_be_the_same() -> None:
    a = report("a.txt", "The Red Banner released the hostages on 3 May.")
    b = report("b.txt", "The hostages were released by the Red Banner on 6 May.")
    told = (a, "The Red Banner released the hostages", 3), (b, "The hostages were released by the Red Banner", 6)
    claims: list[Claim] = [
        event(
            made, words, "RETREAT", "Red Banner", f"hostages {day}", Interval(iso, iso, "day"), cue=at(made, "released")
        )
        for made, words, day in told
        for iso in (f"2031-05-0{day}",)
    ]
    actors, lineage, by_id = case(a, b)
    unnamed = {f"hostages {day}": actor(f"hostages {day}", "population") for day in (3, 6)}
    unnamed = {i: replace(who, aliases=("the hostages",)) for i, who in unnamed.items()}
    found = conflicts(Sense(claims, {}, {**actors, **unnamed}, by_id), lineage)
    assert [c.kind for c in found] == ["differing_value"]


def test_one_meeting_in_two_towns_is_a_differing_value_but_not_in_a_town_and_its_land() -> None:
    a = report("a.txt", "Varosia and Norland held border talks in Tarn on 3 May.")
    b = report("b.txt", "On 3 May border talks of Varosia and Norland were held in Holm.")
    day = Interval("2031-05-03", "2031-05-03", "day")

    def met(there: str) -> list[Claim]:
        told = (a, "Varosia and Norland held border talks", "Tarn"), (b, "border talks of Varosia and Norland", there)
        return [
            event(
                made, words, "CONSULT", "Varosia", "Norland", day, place=place, reciprocal=True, cue=at(made, "talks")
            )
            for made, words, place in told
        ]

    assert [row[3] for row in _found(met("Holm"), a, b)] == ["Varosia conferred with Norland: in Tarn against in Holm"]
    assert _found(met("Tarn"), a, b) == []
    assert _found(met("Kestria"), a, b) == []


def test_a_post_is_held_by_one_at_a_time() -> None:
    a = report("a.txt", "Ilda Marren was president of Varosia from 2003 to 2011.")
    b = report("b.txt", "Oren Valis was president of Varosia from 2008 to 2015.")

    def terms(first: tuple[int, int], second: tuple[int, int]) -> list[Claim]:
        spans = [Interval(f"{x}-01-01", f"{y}-12-31", "year") for x, y in (first, second)]
        return [
            status(a, "Ilda Marren was president of Varosia", "Ilda Marren", "president_of", "Varosia", spans[0]),
            status(b, "Oren Valis was president of Varosia", "Oren Valis", "president_of", "Varosia", spans[1]),
        ]

    assert [row[0] for row in _found(terms((2003, 2011), (2008, 2015)), a, b)] == ["contradiction"]
    assert _found(terms((2003, 2011), (2011, 2015)), a, b) == []
    assert _found(terms((2003, 2007), (2008, 2015)), a, b) == []


def test_a_post_whose_times_nobody_tells_is_no_conflict() -> None:
    a = report("a.txt", "Ilda Marren is president of Varosia.")
    b = report("b.txt", "Oren Valis is president of Varosia.")
    claims: list[Claim] = [
        status(a, "Ilda Marren is president of Varosia", "Ilda Marren", "president_of", "Varosia"),
        status(b, "Oren Valis is president of Varosia", "Oren Valis", "president_of", "Varosia"),
    ]
    assert _found(claims, a, b) == []


def _named(reports: list[Report], *names: str) -> list[str]:
    """Glosses of the conflicts of names, where each report gives one person one of the names."""
    actors, lineage, by_id = case(*reports)
    referents = [
        Referent(f"r{n}", made.id, name, "person", None, (Mention(at(made, name), name, "name"),))
        for n, (made, name) in enumerate(zip(reports, names, strict=True))
    ]
    claims: list[Claim] = [
        status(made, made.text.rstrip("."), referent.id, "envoy_of", "Varosia")
        for made, referent in zip(reports, referents, strict=True)
    ]
    actor_of = {referent.id: "Oren Valis" for referent in referents}
    return [
        f"{c.gloss}: {by_id[c.a.report].quote(c.a)}, {by_id[c.b.report].quote(c.b)}"
        for c in conflicts(Sense(claims, actor_of, actors, by_id), lineage, referents)
    ]


def test_a_mangled_surname_is_shown_beside_the_common_one() -> None:
    names = ("Oren Val", "Oren Valis", "Oren Valis")
    reports = [report(f"{n}.txt", f"The envoy {name} of Varosia came.") for n, name in enumerate(names)]
    assert _named(reports, *names) == ["one person named Oren Val and Oren Valis: Oren Val, Oren Valis"]


def test_initials_and_spellings_of_first_names_are_no_discrepancy() -> None:
    names = ("Oren B. Valis", "Oren Valis", "Orren Valis")
    reports = [report(f"{n}.txt", f"The envoy {name} of Varosia came.") for n, name in enumerate(names)]
    assert _named(reports, *names) == []
