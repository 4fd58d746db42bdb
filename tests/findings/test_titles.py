"""One person under two offices at one time, and one post with two holders, are conflicts."""

import pytest

from kennan.findings import Sense, conflicts
from kennan.model import Actor, Claim, Mention, Referent, Report, Role

from .claims import at, case, report, status

Told = tuple[Report, str, str]  # a report, a name in it and the title it gives beside


def _found(*told: Told, actor_of: dict[str, str] | None = None) -> list[tuple[str, str, str]]:
    """Kind and both passages of the conflicts among what reports call people."""
    reports = {made.id: made for made, _, _ in told}
    actors, lineage, by_id = case(*reports.values())
    referents = [
        Referent(
            f"r{n}", made.id, name, "person", None,
            (Mention(at(made, name), name, "name"),), (Role(title, at(made, title)),),
        )
        for n, (made, name, title) in enumerate(told)
    ]  # fmt: skip
    claims: list[Claim] = [
        status(made, title, referent.id, "works_for", "Varosia")
        for (made, _, title), referent in zip(told, referents, strict=True)
    ]
    who = {r.id: (actor_of or {}).get(r.name, r.name) for r in referents}
    people = {name: Actor(name, name, "person", None, (), (name,)) for name in who.values()}
    found = conflicts(Sense(claims, who, {**actors, **people}, by_id), lineage, referents)
    return [(c.kind, by_id[c.a.report].quote(c.a), by_id[c.b.report].quote(c.b)) for c in found]


def _told(name: str, text: str, who: str, title: str, day: str = "2031-03-03", language: str = "en") -> Told:
    return report(name, text, day, language), who, title


def test_a_person_holds_one_office_at_a_time() -> None:
    a = _told("a.txt", "Defence Minister Oren Valis spoke.", "Oren Valis", "Defence Minister")
    b = _told("b.txt", "Oren Valis, Varosia's interior minister, spoke.", "Oren Valis", "Varosia's interior minister")
    assert _found(a, b) == [("contradiction", "Defence Minister", "Varosia's interior minister")]


def test_offices_are_compared_across_languages() -> None:
    a = _told(
        "a.txt", "Oren Valis, Wakil Presiden Varosia, tiba.", "Oren Valis", "Wakil Presiden Varosia", language="id"
    )
    b = _told("b.txt", "Oren Valis, President Marren's special envoy to Norland, came.", "Oren Valis",
              "President Marren's special envoy to Norland")  # fmt: skip
    assert len(_found(a, b)) == 1


@pytest.mark.parametrize(
    ("text", "title", "day"),
    [
        ("Minister Oren Valis spoke.", "Minister", "2031-03-03"),  # less precise
        ("Former interior minister Oren Valis spoke.", "interior minister", "2031-03-03"),
        ("Interior Minister Oren Valis spoke.", "Interior Minister", "2031-06-03"),  # another time
        ("Varosia's defence secretary, Oren Valis, spoke.", "Varosia's defence secretary", "2031-03-03"),  # other words
    ],
)
def test_less_precise_former_and_later_titles_are_no_conflict(text: str, title: str, day: str) -> None:
    a = _told("a.txt", "Defence Minister Oren Valis spoke.", "Oren Valis", "Defence Minister")
    assert _found(a, _told("b.txt", text, "Oren Valis", title, day)) == []


def test_a_post_told_in_full_has_one_holder_in_a_week() -> None:
    a = _told("a.txt", "The governor of Tarn, Oren Valis, spoke.", "Oren Valis", "The governor")
    b = _told("b.txt", "The governor of Tarn, Ilda Marren, spoke.", "Ilda Marren", "The governor")
    assert _found(a, b) == [("contradiction", "The governor", "The governor")]
    elsewhere = _told("b.txt", "The governor of Holm, Ilda Marren, spoke.", "Ilda Marren", "The governor")
    later = _told("b.txt", "The governor of Tarn, Ilda Marren, spoke.", "Ilda Marren", "The governor", "2031-04-03")
    formerly = _told("b.txt", "The former governor of Tarn, Ilda Marren, spoke.", "Ilda Marren", "The former governor")
    for other in (elsewhere, later, formerly):
        assert _found(a, other) == []
