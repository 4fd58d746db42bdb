"""Reports: the same seed gives the same bytes; words from outside stay words; no robust call where there is none."""

import json
import re
import xml.etree.ElementTree as ET

import pytest

from kennan.errors import KennanError, UsageError
from kennan.outlook import look
from kennan.outlook.briefs import pages
from kennan.outlook.compile import compile_scenario
from kennan.outlook.efg import export
from kennan.outlook.ledger import brier, entry, log_score
from kennan.outlook.outlook import digest
from kennan.outlook.page import Evidence, page
from kennan.outlook.pool import pooled, rows
from kennan.outlook.publish import as_json
from kennan.outlook.text import percent, text, verdict
from tests.outlook.scenarios import large, swapped

EVIL = '<script>alert(1)</script>"\x1b[31m & \u202e'


def test_same_seed_same_bytes() -> None:
    one, two = look(swapped(), samples=400), look(swapped(), samples=400)
    assert text(one) == text(two)
    assert page(one, {}) == page(two, {})
    assert as_json(one) == as_json(two)
    assert as_json(look(swapped(), samples=400, seed=1)) != as_json(one)


def test_ranges_hold_the_mean_and_leads_add_up() -> None:
    found = look(swapped(), samples=2000)
    assert sum(e.mean for e in found.endings) == pytest.approx(1.0)
    assert sum(e.leads for e in found.endings) == pytest.approx(1.0)
    assert all(e.low <= e.mean <= e.high for e in found.endings)
    assert found.counts == {
        "inputs": 12, "directions_sourced": 0, "directions_judged": 12, "sizes_sourced": 0, "sizes_judged": 12,
    }  # fmt: skip


def test_no_robust_call_is_said() -> None:
    torn = look(swapped(('weight = "medium"', "weight = [0.0, 2.0, 4.0]")), samples=2000)
    top = max(e.leads for e in torn.endings)
    assert top < 0.8 and torn.robust == ""
    assert verdict(torn).startswith("No robust call") and "in this scenario" in verdict(torn)
    clear = look(swapped(('weight = "medium"', "weight = [0.0, 0.0, 0.01]")), samples=2000)
    assert clear.robust == "open" and not verdict(clear).startswith("No")


def test_every_report_says_what_it_is() -> None:
    told = text(look(swapped(), samples=200))
    for part in (
        "in this scenario",
        "cut-off 2024-01-31",
        "a tester",
        "BASELINES",
        "Green 2005",
        "judgement",
        "seed 0",
    ):
        assert part.casefold() in told.casefold()
    assert "likely" not in told


def test_json_has_every_figure() -> None:
    data = json.loads(as_json(look(swapped(), samples=200)))
    assert {
        "endings",
        "baselines",
        "assumptions",
        "single_flips",
        "pair_flips",
        "watch",
        "splits",
        "tree",
        "turns",
    } <= set(data)


def test_the_page_is_well_formed_and_runs_nothing() -> None:
    made = page(look(large(), samples=200), {})
    plain = made.removeprefix("<!doctype html>\n").replace("<br>", "<br/>").replace("class=n", 'class="n"')
    ET.fromstring(re.sub(r"(<meta[^>]*)>", r"\1/>", plain))
    assert "<script" not in made and "http://" not in made.replace("http://www.w3.org/2000/svg", "")


def test_words_from_outside_stay_words() -> None:
    evil = json.dumps(EVIL)
    scenario = swapped(('title = "Will Avalia open the bridge to Berisk?"', f"title = {evil}"), ('"half open"', evil))
    found = look(scenario, samples=64)
    made = page(found, {"abcdef": Evidence(EVIL, EVIL, EVIL)})
    assert "<script" not in made and "\x1b" not in made and "\u202e" not in made
    assert "\x1b" not in text(found)
    for told in pages(scenario, None).values():
        assert "<script" not in told and "\x1b" not in told
    assert "\x1b" not in export(compile_scenario(scenario))


def test_percentages_don_t_hide_what_is_small() -> None:
    assert [percent(p) for p in (0.0, 0.0004, 0.004, 0.07, 0.5, 1.0)] == [
        "0 %",
        "<0.1 %",
        "0.4 %",
        "7 %",
        "50 %",
        "100 %",
    ]


def test_facts_weight_the_samples() -> None:
    """A raid that has happened makes high odds of raids more probable, and the bridge less open."""
    before, after = look(swapped(), samples=4000), look(swapped(), samples=4000, facts={"raid": "yes"})
    assert {e.name: e.mean for e in after.endings}["open"] < {e.name: e.mean for e in before.endings}["open"]
    assert after.facts == {"raid": "yes"}
    assert sum(e.mean for e in after.endings) == pytest.approx(1.0)


def test_facts_that_can_not_be_are_refused() -> None:
    never = swapped(("p = [0.3, 0.6, 0.9]", "p = [0, 0, 0]"), ('p = "small"', "p = [0, 0, 0]"))
    with pytest.raises(KennanError):
        look(never, samples=64, facts={"raid": "yes"})


def test_scores() -> None:
    assert brier((0.0, 1.0), 1) == 0.0 and brier((1.0, 0.0), 1) == 2.0
    assert brier((0.5, 0.5), 0) == pytest.approx(0.5)
    assert log_score((0.25, 0.75), 0) == pytest.approx(2.0)
    assert log_score((0.0, 1.0), 0) < 10
    row = entry(look(swapped(), samples=64), "open")
    assert set(row["brier"]) == {"scenario", "all alike", "coin-tossing players", "signs only", "status quo"}
    assert row["brier"]["all alike"] == pytest.approx(2 / 3, abs=1e-6)
    with pytest.raises(UsageError, match="no outcome"):
        entry(look(swapped(), samples=64), "ajar")


def test_pools_lie_between_the_files() -> None:
    other = swapped(('weight = "medium"', "weight = [2.0, 2.5, 3.0]"), ("a tester", "another"))
    found = pooled([("a", swapped()), ("b", other)], samples=400, seed=0)
    for i in range(3):
        own = [shares[i] for _, _, shares in found.each]
        assert min(own) <= found.linear[i] <= max(own)
    assert sum(found.linear) == pytest.approx(1.0) and sum(found.logarithmic) == pytest.approx(1.0)
    assert len(list(rows(found, as_json=False))) == 6
    with pytest.raises(UsageError, match="outcomes"):
        pooled([("a", swapped()), ("b", swapped(('"half open"', '"ajar"')))], samples=64, seed=0)
    with pytest.raises(UsageError, match="horizon"):
        pooled([("a", swapped()), ("b", swapped(("2024-12-31", "2025-12-31")))], samples=64, seed=0)
    with pytest.raises(UsageError, match="at least two"):
        pooled([("a", swapped())], samples=64, seed=0)


def test_briefs_tell_a_player_nothing_it_does_not_know() -> None:
    hidden = swapped(
        (
            'id = "word"\nby = "berisk"',
            'id = "word"\nlabel = "the word is kept"\nby = "berisk"\nhidden_from = ["avalia"]',
        )
    )
    made = pages(hidden, None)
    assert set(made) == {"avalia.md", "berisk.md", "umpire.md"}
    assert "You are not told: the word is kept" in made["avalia.md"]
    assert "money" not in made["avalia.md"]  # another's interest
    assert "not shown to avalia" in made["umpire.md"]


def test_the_digest_changes_with_any_number() -> None:
    assert digest(swapped()) == digest(swapped())
    assert digest(swapped()) != digest(swapped(("[0.3, 0.6, 0.9]", "[0.3, 0.6, 0.8]")))


def test_efg_sums_its_odds_to_one() -> None:
    told = export(compile_scenario(swapped()))
    chance = [row for row in told.splitlines() if row.startswith("c ")]
    assert chance and all(
        sum(int(p.replace(".", "")) for p in row.split("{")[1].split("}")[0].replace('"', "").split()[1::2]) == 10**12
        for row in chance
    )
