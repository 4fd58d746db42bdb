"""Scenarios and the record: drafts, leaks, what has happened since. Reads small cases, so it takes some seconds."""

from collections.abc import Callable
from importlib.resources import files

import pytest

from kennan.case import Case
from kennan.errors import UsageError
from kennan.outlook import look
from kennan.outlook.briefs import pages
from kennan.outlook.checking import Record, faults, notes
from kennan.outlook.draft import drafted, drafts
from kennan.outlook.publish import as_page, evidence
from kennan.outlook.reading import loads
from kennan.outlook.update import asked_facts, facts_of
from tests.outlook.scenarios import SMALL, swapped

QUESTION = "Will Drovnia recognise the Tolvan Front?"
pytestmark = pytest.mark.slow


def bundled() -> bytes:
    return (files("kennan") / "sample" / "outlook.toml").read_bytes()


def test_the_bundled_scenario_stands_on_the_sample(sample: Case) -> None:
    """Where the coding has changed: python -m tests.outlook.sample_scenario writes it anew."""
    scenario = loads(bundled())
    assert faults(scenario, sample) == []
    assert any("inputs" in n for n in notes(scenario, sample))
    assert look(scenario, samples=200).endings


def test_a_draft_reads_back_and_passes_check(sample: Case) -> None:
    for text in drafts(sample, QUESTION, "2024-03-31"):
        scenario = loads(text.encode())
        assert faults(scenario, sample) == []
        assert [p.id for p in scenario.players] == ["drovnia", "tolvan_front", "velmora"]
        assert all("to be judged" in n.size.judgement for n in scenario.ranges())
        assert sum(p.effect.direction.sourced for p in scenario.payoffs) >= 8


def test_a_rival_has_another_order_and_menu(sample: Case) -> None:
    first, rival = (drafted(sample, QUESTION, "2024-03-31", rival=r) for r in (False, True))
    order = [[m.id for m in s.moves] for s in (first, rival)]
    assert order[0].index("conditions") < order[0].index("final")
    assert order[1].index("conditions") > order[1].index("final")
    menus = [{m.id: m.options for m in s.moves}["final"] for s in (first, rival)]
    assert menus == [("status_quo", "delist", "recognise"), ("status_quo", "recognise")]


def test_a_draft_knows_nothing_after_its_cut_off(sample: Case) -> None:
    record = Record(sample)
    for cutoff in ("2024-03-12", "2024-03-31"):
        scenario = drafted(sample, QUESTION, cutoff)
        days = [record.day(record.lines[c])[0] for _, b in scenario.bases() for c in b.claims]
        assert days and all(day <= cutoff for day in days)


def test_drafts_are_the_same_twice(sample: Case) -> None:
    assert drafts(sample, QUESTION, "2024-03-31") == drafts(sample, QUESTION, "2024-03-31")


@pytest.mark.parametrize(
    ("question", "cutoff", "told"),
    [
        ("Will Drovnia recognise anybody?", "2024-03-31", "fewer than two actors"),
        ("Will Drovnia admire the Tolvan Front?", "2024-03-31", "not known"),
        (QUESTION, "March", "is no day"),
    ],
)
def test_questions_that_can_not_be_drafted(sample: Case, question: str, cutoff: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        drafts(sample, question, cutoff)


def test_hostile_questions_are_drafted_too(sample: Case) -> None:
    scenario = drafted(sample, "Will Drovnia sanction Velmora?", "2024-03-31")
    assert scenario.moves[-1].id in ("final", "third", "answer", "conditions")
    assert "sanction" in {m.id: m.options for m in scenario.moves}["final"]
    assert look(scenario, samples=100).endings


def test_leaks_and_missing_claims_are_refused(sample: Case) -> None:
    late = next(i for i, line in Record(sample).lines.items() if line.report == "10-locks.txt")
    scenario = loads(
        SMALL.replace('basis = "judgement: the question"', f'basis = ["{late}", "ffffffffffffffff"]').encode()
    )
    found = faults(scenario, sample)
    assert [f.key for f in found] == ["moves.bridge.basis"] * 2
    assert "a leak" in found[0].fault and "2024-04-09" in found[0].fault
    assert "is no claim" in found[1].fault


def test_short_ids_are_found(sample: Case) -> None:
    whole = next(iter(Record(sample).lines))
    line = Record(sample).find(whole[:10])
    assert line is not None and line.id == whole


def test_pages_and_briefs_quote_the_sentences(sample: Case) -> None:
    scenario = loads(bundled())
    found = look(scenario, samples=100)
    made = as_page(found, sample)
    claims = {c for a in found.assumptions for c in a.direction.claims}
    known = evidence(sample, claims)
    assert set(known) == claims
    for claim in claims:
        assert f'href="#claim-{claim}"' in made and f'id="claim-{claim}"' in made
    assert "Pelsk has always wanted one thing in the province" in made
    assert "Pelsk has always wanted one thing in the province" in pages(scenario, sample)["drovnia.md"]


def test_what_happened_since_conditions_the_tree(case_of: Callable[..., Case]) -> None:
    before = "BERISK CITY, Berisk, January 20, 2024 - Berisk attacked Avalia on Friday, the ministry of Avalia said.\n"
    after = (
        "BERISK CITY, Berisk, March 20, 2024 - Berisk attacked Avalia on Tuesday. Soldiers of Berisk shelled Avalia.\n"
    )
    scenario = swapped(("[players.berisk]", '[players.berisk]\nname = "Berisk"'))
    with case_of(before, after) as case:
        found = facts_of(scenario, case, scenario.cutoff)
        assert [(f.move, f.option) for f in found] == [("word", "break")]
        lines = Record(case).lines
        assert all(lines[c].report == "1.txt" for f in found for c in f.claims)
        assert facts_of(scenario, case, "2024-04-01") == []
    told = look(scenario, samples=500, facts={f.move: f.option for f in found})
    assert told.facts == {"word": "break"}


def test_facts_by_hand() -> None:
    assert asked_facts(swapped(), ["raid=yes", "word = keep"]) == {"raid": "yes", "word": "keep"}
    with pytest.raises(UsageError, match="no move=option"):
        asked_facts(swapped(), ["raid=perhaps"])
