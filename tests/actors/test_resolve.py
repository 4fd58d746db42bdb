"""Referents of many reports to actors."""

import random
from dataclasses import replace
from itertools import count

import pytest

from kennan.actors import resolve
from kennan.model import ActorKind, Anchor, Decision, Mention, Referent, Role, Span, content_id

NUMBER = count()


def referent(
    report: str,
    name: str,
    kind: ActorKind = "person",
    country: str | None = None,
    role: str | None = None,
    part_of: Referent | None = None,
    known: str | None = None,
    form: str = "name",
    surfaces: tuple[str, ...] = (),
) -> Referent:
    """A referent with one mention for its name and each further surface, placed one after another."""
    mentions = []
    for surface in (name, *surfaces):
        start = next(NUMBER) * 50
        mentions.append(Mention(Span(report, start, start + len(surface)), surface, form))  # type: ignore[arg-type]
    roles = (Role(role, mentions[0].span),) if role else ()
    return Referent(
        content_id("referent", mentions[0].span), report, name, kind, country, tuple(mentions), roles,
        part_of.id if part_of else None, (), known,
    )  # fmt: skip


def names(*referents: Referent, decisions: tuple[Decision, ...] = ()) -> list[list[str]]:
    """The referents' names and reports of each actor."""
    by_id = {r.id: r for r in referents}
    return [[f"{by_id[i].report}:{by_id[i].name}" for i in a.referents] for a in resolve(referents, decisions)]


def test_known_entries_are_one() -> None:
    a = referent("a", "Egypt", "state", "EGY", known="Egypt")
    b = referent("b", "Egypt", "state", "EGY", known="Egypt", surfaces=("Cairo",))
    (actor,) = resolve([b, a])
    assert (actor.id, actor.name, actor.aliases, actor.reasons) == (
        a.id, "Egypt", ("Cairo", "Egypt"), ("Egypt = Egypt: both are the known Egypt",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (("Anton Hale", "VLM", None), ("Anton Hale", "VLM", None), True),
        (("Anton Hale", "VLM", None), ("Anton Hale", None, None), True),
        (("Anton Hale", "VLM", None), ("Anton Hale", "RVN", None), False),
        (("Anton Hale", "VLM", None), ("Boris Hale", "VLM", None), False),
        (("Robert Stone", "VLM", None), ("Bob Stone", "VLM", None), True),
        (("Anton P. Hale", None, None), ("Anton Hale", None, None), True),
        (("Timur Orlanov", "VLM", None), ("Timur Orlan", "VLM", None), True),
        (("Timur Orlanov", "VLM", None), ("Timur Orlan", None, None), False),
        (("Timur Orlanov", "VLM", "special envoy"), ("Timur Orlan", None, "envoy"), True),
        (("Anton Hale", "VLM", None), ("Hale", "VLM", None), True),
        (("Anton Hale", "VLM", "minister"), ("Hale", None, "Minister"), True),
        (("Anton Hale", "VLM", None), ("Hale", "RVN", None), False),
    ],
)
def test_two_names(
    one: tuple[str, str | None, str | None], other: tuple[str, str | None, str | None], together: bool
) -> None:
    a = referent("a", one[0], country=one[1], role=one[2])
    b = referent("b", other[0], country=other[1], role=other[2])
    assert (len(resolve([a, b])) == 1) == together


def test_a_surname_with_two_bearers_needs_a_fact() -> None:
    a = referent("a", "Anton Hale", country="VLM", role="President")
    b = referent("b", "Maria Hale", country="RVN", role="senator")
    bare = referent("c", "Hale")
    assert names(a, b, bare) == [["a:Anton Hale"], ["b:Maria Hale"], ["c:Hale"]]
    told = referent("d", "Hale", role="President")
    assert names(a, b, told) == [["a:Anton Hale", "d:Hale"], ["b:Maria Hale"]]


def test_the_holder_of_an_office_that_one_holds() -> None:
    holder = referent("a", "Anton Hale", country="VLM", role="Velmoran President")
    office = referent("b", "the Velmoran president", country="VLM", role="the Velmoran president", form="nominal")
    vice = referent("c", "the Velmoran vice president", country="VLM", role="vice president", form="nominal")
    minister = referent("d", "a minister", country="VLM", role="minister", form="nominal")
    assert names(holder, office, vice, minister) == [
        ["a:Anton Hale", "b:the Velmoran president"], ["c:the Velmoran vice president"], ["d:a minister"],
    ]  # fmt: skip


def test_the_same_organ_of_the_same_state() -> None:
    first = referent("a", "Velmora", "state", "VLM", known="Velmora")
    second = referent("b", "Velmora", "state", "VLM", known="Velmora")
    one = referent("a", "its foreign ministry", "government", "VLM", part_of=first, form="nominal")
    other = referent("b", "the Velmoran foreign ministry", "government", "VLM", part_of=second, form="nominal")
    army = referent("b", "the Velmoran army", "government", "VLM", part_of=second, form="nominal")
    actors = resolve([first, second, one, other, army])
    assert [(a.name, a.part_of) for a in actors] == [
        ("Velmora", None), ("the Velmoran foreign ministry", first.id), ("the Velmoran army", first.id),
    ]  # fmt: skip


def test_abbreviations_learnt_from_one_report() -> None:
    long = referent("a", "Northern Dockworkers Union", "international_org", surfaces=("NDU",))
    short = referent("b", "NDU", "international_org")
    assert names(long, short) == [["a:Northern Dockworkers Union", "b:NDU"]]


def test_a_name_that_was_spun_is_that_of_the_clean_reports() -> None:
    clean, spun = (
        referent("a", "Basin Studies Center", "think_tank"),
        referent("b", "Basin Studies Middle", "think_tank"),
    )
    assert names(clean, spun) == [["a:Basin Studies Center", "b:Basin Studies Middle"]]
    navy, army = referent("a", "Royal Karovian Navy", "government"), referent("b", "Royal Karovian Army", "government")
    assert len(names(navy, army)) == 2


def test_persons_and_bodies_never_meet() -> None:
    person, body = referent("a", "Hale"), referent("b", "Hale", "company")
    assert names(person, body) == [["a:Hale"], ["b:Hale"]]


def test_rulings_are_obeyed() -> None:
    a, b = referent("a", "Anton Hale", country="VLM"), referent("b", "Anton Hale", country="VLM")
    c = referent("c", "the negotiator", form="nominal")

    def spot(r: Referent, side: str) -> Anchor:
        return Anchor(r.report, r.mentions[0].span.start, r.mentions[0].span.end, side)

    apart = Decision(1, "different", (spot(a, "actor"), spot(b, "other")), "kb", "2024-01-01T00:00:00Z")
    same = Decision(2, "same", (spot(b, "actor"), spot(c, "other")), "kb", "2024-01-02T00:00:00Z")
    assert names(a, b, c, decisions=(apart, same)) == [["a:Anton Hale"], ["b:Anton Hale", "c:the negotiator"]]
    withdrawn = replace(apart, withdrawn="2024-01-03T00:00:00Z")
    assert names(a, b, c, decisions=(withdrawn,)) == [["a:Anton Hale", "b:Anton Hale"], ["c:the negotiator"]]


def test_the_order_of_reading_changes_nothing() -> None:
    people = ["Anton Hale", "Hale", "Maria Hale", "Timur Orlanov", "Timur Orlan", "Anton P. Hale"]
    referents = [referent(f"r{i % 4}", p, country="VLM" if i % 3 else None) for i, p in enumerate(people * 5)]
    expected = resolve(referents)
    shuffled = referents[:]
    random.Random(7).shuffle(shuffled)
    assert resolve(shuffled) == expected


def test_likeness_is_no_chain() -> None:
    people = [
        referent(r, n, country="VLM") for r, n in (("a", "Timur Orla"), ("b", "Timur Orlano"), ("c", "Timur Orlanoves"))
    ]
    assert names(*people) == [["a:Timur Orla", "b:Timur Orlano"], ["c:Timur Orlanoves"]]


def test_ten_thousand_referents() -> None:
    letters = "abcdefghij"
    spelt = ["".join(letters[int(d)] for d in f"{i * 7919 % 10_000:04}") for i in range(2_500)]
    referents = [
        referent(f"r{i % 50}", f"Anna {spelt[i % 2_500]}", country=f"S{i % 2_500 % 90}") for i in range(10_000)
    ]
    assert len(resolve(referents)) == 2_500


def test_who_is_told_apart_in_a_report_stays_apart() -> None:
    full, short = referent("a", "Ada Hale", country="VLM"), referent("a", "Hale", country="VLM", role="President")
    assert names(full, short) == [["a:Ada Hale"], ["a:Hale"]]
    elsewhere = referent("b", "Hale", country="VLM")
    assert names(full, elsewhere) == [["a:Ada Hale", "b:Hale"]]


def test_a_role_that_is_the_name_is_not_told_again() -> None:
    adviser = referent("a", "One Velmoran adviser", role="One Velmoran adviser", form="nominal")
    envoy = referent("a", "Anton Hale", role="the envoy")
    assert [(a.name, a.roles) for a in resolve([adviser, envoy])] == [
        ("One Velmoran adviser", ()), ("Anton Hale", ("envoy",)),
    ]  # fmt: skip


def test_a_junior_is_his_namesake_unless_a_report_tells_them_apart() -> None:
    one, other = referent("a", "Karl Vane Jr."), referent("b", "Karl P. Vane")
    assert len(resolve([one, other])) == 1
    father = referent("a", "Vane")
    assert all(len(a.referents) == 1 for a in resolve([one, father]))


def test_a_first_name_alone_is_the_one_bearer_of_whom_the_report_speaks() -> None:
    full, short, first = referent("a", "Karl Vane"), referent("b", "Vane"), referent("b", "Karl")
    assert len(resolve([full, short, first])) == 1
    namesake = referent("c", "Karl Osk")
    assert len(resolve([full, short, first, namesake])) == 3
    elsewhere = referent("d", "Karl")
    assert len(resolve([full, short, elsewhere])) == 2


def test_an_abbreviation_within_a_name_and_a_misprint_of_a_known_body() -> None:
    command = referent("a", "U.N. Command", "government")
    assert len(resolve([command, referent("b", "United Nations Command", "government")])) == 1
    union = referent("a", "European Union", "international_org", known="European Union")
    assert len(resolve([union, referent("b", "Europe Union", "international_org")])) == 1


def test_one_name_has_one_kind() -> None:
    body, taken = referent("a", "Pueblo Sin Muros", "international_org"), referent("b", "Pueblo Sin Muros")
    (actor,) = resolve([body, taken])
    assert actor.kind == "international_org"
    (person,) = resolve([referent("a", "Karl Vane", role="envoy"), referent("b", "Karl Vane", "international_org")])
    assert person.kind == "person"


def test_an_abbreviation_learnt_from_one_report_serves_in_others() -> None:
    told = referent("a", "Liga Pertahanan Pelabuhan", "international_org", surfaces=("LPP",))
    alone = referent("b", "LPP", "international_org")
    (actor,) = resolve([told, alone])
    assert actor.aliases == ("LPP", "Liga Pertahanan Pelabuhan")


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (("Salma Zurabidze", None, None), ("Salma Sourabidse", None, None), True),  # a long name in three alphabets
        (("Moammar Kadhafy", "VLM", None), ("Muammar al-Gaddafi", None, None), True),
        (("Musa Kusa", None, "foreign minister"), ("Moussa Koussa", None, "foreign minister"), True),
        (("Musa Kusa", "VLM", None), ("Moussa Koussa", "VLM", None), False),  # short, and no role in common
        (("Mahmoud Haddadian", "VLM", None), ("Mohamed Haddadian", "VLM", None), False),  # other vowels
        (("Hassan Rohanyar", None, None), ("Hussein Rohanyar", None, None), False),
        (("Kim Jong Chol", "KOR", None), ("Kim Jung Chul", "KOR", None), False),  # each syllable tells
    ],
)
def test_names_as_other_languages_write_them(one: tuple, other: tuple, together: bool) -> None:
    a, b = (referent(r, name, country=c, role=role) for r, (name, c, role) in zip("ab", (one, other), strict=True))
    assert (len(names(a, b)) == 1) is together


def test_one_report_tells_names_that_sound_alike_apart() -> None:
    a, b = referent("a", "Salma Zurabidze"), referent("a", "Salma Sourabidse")
    assert len(names(a, b)) == 2


def test_a_surname_stands_first_where_family_names_do() -> None:
    a = referent("a", "Lee In-young", country="KOR", role="Unification Minister")
    b = referent("b", "Lee", role="unification minister")
    assert len(names(a, b)) == 1


def test_letters_are_of_the_kind_that_another_report_tells() -> None:
    a = referent("a", "Harbour Workers' Party", "party", "VLM", surfaces=("HWP",))
    b = referent("b", "HWP", "international_org")
    assert len(names(a, b)) == 1


def test_a_council_in_either_order_of_words() -> None:
    a = referent("a", "National Transitional Council", "government")
    b = referent("b", "Transitional National Council", "government")
    assert len(names(a, b)) == 1


def test_ministries_in_other_languages_are_told_apart() -> None:
    state = referent("a", "Velmora", "state", "VLM", known="Velmora")
    health = referent("a", "Kementerian Kesehatan Velmora", "government", "VLM", part_of=state, form="nominal")
    other = referent("b", "Velmora", "state", "VLM", known="Velmora")
    trade = referent("b", "Kementerian Perdagangan Velmora", "government", "VLM", part_of=other, form="nominal")
    assert len(names(state, health, other, trade)) == 3


def test_a_body_goes_by_its_english_name_where_it_has_one() -> None:
    a = referent("a", "Dewan Transisi Nasional", "government", surfaces=("NTC",))
    b = referent("b", "National Transitional Council", "government", surfaces=("NTC",))
    assert [actor.name for actor in resolve([a, b])] == ["National Transitional Council"]
