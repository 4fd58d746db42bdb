"""What became of promises: kept, broken, open or disputed, over whole reports of an invented affair."""

from pathlib import Path

import pytest

import kennan
from kennan.case import Case
from kennan.findings.undertaken import condition_in, undertaken, verdict
from kennan.model import Event, Stance

ACTORS = "".join(
    f'[[actor]]\nname = "{name}"\nkind = "state"\ncountry = "{code}"\naliases = ["{people}"]\n'
    for name, code, people in (
        ("Ardania", "XAR", "Ardanian"),
        ("Belmark", "XBE", "Belmarkian"),
        ("Korvia", "XKO", "Korvian"),
        ("Talland", "XTA", "Tallander"),
        ("Lorn", "XLO", "Lornian"),
    )
)
REPORTS = {
    "1-wire.txt": """Neighbours trade pledges at Vessen summit

VESSEN, March 1, 2031 - Ardania promised on Saturday to free the fishermen whom its navy seized in January. Belmark \
pledged to lift its tariffs on Ardanian grain by March 20 and guaranteed the safety of the Ardanian consulate in Port \
Ulm.

Korvia vowed to send two hospital ships to the strait. President Ole Marr of Korvia also promised to withdraw Korvian \
troops from Sarn island.

Talland promised to reopen the railway bridge over the Sarn river. It had reopened the same bridge in 2029, only to \
close it again a year later.

"We will not shell the islands," General Rolf Tarn of Talland told reporters.

Belmark will recognise the island council if Ardania withdraws its gunboats from the strait, Foreign Minister Ena \
Holt said.
""",
    "2-post.txt": """Fishermen home, consulate in ruins

March 12, 2031

Ardania freed the fishermen on Monday after two months in a fortress. It withdrew its gunboats from the strait on \
Tuesday.

In Port Ulm, soldiers of Belmark stormed the Ardanian consulate on Sunday.

Lorn sent two hospital ships to the strait on Monday. Korvia has not sent any ships.

Talland plans to reopen the railway bridge in May. Its artillery shelled the islands on Monday.

Korvia withdrew its troops from Sarn island on Saturday, its defence ministry said.
""",
    "3-echo.txt": """Doubts over Korvia

March 25, 2031

Belmark refused on Friday to lift its tariffs on Ardanian grain.

Ardania accused Korvia of breaking its promise to withdraw troops from Sarn island.

Lorn denied that Talland had reopened the railway bridge.
""",
}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("promises")
    actors = folder / "actors.toml"
    actors.write_text(ACTORS, encoding="utf-8")
    reports = folder / "reports"
    reports.mkdir()
    for name, text in REPORTS.items():
        (reports / name).write_text(text, encoding="utf-8")
    return kennan.read(str(reports), folder / "affair.case", actors=actors)


def told(case: Case) -> dict[tuple[str, str], tuple[str, list[str], list[str]]]:
    """Holder and words of each promise with its fate and the sentences for and against."""
    found = {}
    for promise in case.promises:
        claim = promise.line.claim
        assert isinstance(claim, Stance)
        found[(case.name(claim.holder), claim.object)] = (
            promise.fate,
            [line.text for line in promise.kept],
            [line.text for line in promise.broken],
        )
    return found


def test_a_promise_is_kept_by_a_later_deed_of_the_one_who_gave_it(case: Case) -> None:
    assert told(case)[("Ardania", "free the fishermen whom its navy seized in January")] == (
        "kept", ["Ardania freed the fishermen on Monday after two months in a fortress"], []
    )  # fmt: skip


def test_a_promise_is_broken_by_a_refusal_by_harm_to_what_was_to_be_safe_and_by_what_was_forsworn(case: Case) -> None:
    assert told(case)[("Belmark", "lift its tariffs on Ardanian grain by March 20")] == (
        "broken", [], ["Belmark refused on Friday to lift its tariffs on Ardanian grain"]
    )  # fmt: skip
    assert told(case)[("Belmark", "the safety of the Ardanian consulate in Port Ulm")] == (
        "broken", [], ["In Port Ulm, soldiers of Belmark stormed the Ardanian consulate on Sunday"]
    )  # fmt: skip
    assert told(case)[("Talland", "not shell the islands")] == (
        "broken", [], ["Its artillery shelled the islands on Monday"]
    )  # fmt: skip


def test_accounts_of_both_make_a_promise_disputed(case: Case) -> None:
    assert told(case)[("Ole Marr", "withdraw Korvian troops from Sarn island")] == (
        "disputed",
        ["Korvia withdrew its troops from Sarn island on Saturday"],
        ["Ardania accused Korvia of breaking its promise to withdraw troops from Sarn island"],
    )


def test_the_like_by_another_or_earlier_or_planned_or_denied_leaves_a_promise_open(case: Case) -> None:
    assert told(case)[("Korvia", "send two hospital ships to the strait")] == ("open", [], [])
    assert told(case)[("Talland", "reopen the railway bridge over the Sarn river")] == ("open", [], [])


def test_a_condition_is_met_by_the_one_it_is_put_to(case: Case) -> None:
    fate, kept, broken = told(case)[
        ("Belmark", "Belmark will recognise the island council if Ardania withdraws its gunboats from the strait")
    ]
    assert (fate, kept, broken) == ("kept", ["It withdrew its gunboats from the strait on Tuesday"], [])


def test_links_say_which_event_met_which_promise_and_are_made_anew_not_added(case: Case, tmp_path: Path) -> None:
    claims = {line.id: line.claim for family in ("event", "stance") for line in case.lines(family)}
    links = [link for link in case.claim_links if link.kind in ("fulfils", "breaks")]
    assert links
    for link in links:
        assert isinstance(claims[link.source], Event)
        assert isinstance(claims[link.target], Stance)
        assert claims[link.source].span == link.span
    again = kennan.read(str(case.store.path.parent / "reports"), case.store.path, again=True)
    assert again.claim_links == case.claim_links


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("We have kept our word", True),
        ("the junta made good on its promise", True),
        ("Ardania failed to honour its pledge", False),
        ("it did not keep its word", False),
        ("it broke that promise within a month", False),
        ("accused the generals of going back on their solemn word", False),
        ("the movement never broke a promise", True),
        ("the army broke the siege", None),
        ("they kept the prisoners in a school", None),
    ],
)
def test_what_is_said_of_a_promise(words: str, kept: bool | None) -> None:
    found = verdict(words, "en")
    assert (found[0] if found else None) == kept


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("If the rebels disarm, the army will leave", "the rebels disarm"),
        ("It will lift the ban on condition that they free the pilots", "they free the pilots"),
        ("Recognition depends on their acts and on whether they break with them", "they break with them"),
        ("Talks will resume next week", ""),
    ],
)  # fmt: skip
def test_the_part_that_is_the_condition(sentence: str, part: str) -> None:
    assert condition_in(sentence, "en") == part


@pytest.mark.parametrize(
    ("words", "type_", "spared"),
    [
        ("free the prisoners", "RETREAT", False),
        ("the prisoners will be released", "RETREAT", False),
        ("not attack the islands", "ASSAULT", True),
        ("stop shelling the islands", "ASSAULT", True),
        ("the safety of the embassy", None, True),
        ("nobody will be arrested", "COERCE", True),
    ],
)
def test_what_a_promise_undertakes(words: str, type_: str | None, spared: bool) -> None:
    found = undertaken(words, "en")
    assert found.spared == spared
    assert type_ is None or found.is_type(type_)
