"""`kennan decide`: rulings change what follows from the record, survive re-reading, are found again or told as lost."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

import kennan
from kennan.case import Case
from kennan.cli import main
from kennan.errors import UsageError

SAMPLE = Path(str(files("kennan") / "sample"))
FIRST = """The president of Zubria met the president of Karovia in Lissa on 3 May 2024. Zubria promised to open
the border.

President Anna Velt said Karovia had attacked a patrol. "We will not wait," Velt told reporters.
"""
SECOND = """Zubria's president, Anna Velt, signed the border accord with Karovia on 9 May 2024. Velt thanked Karovia.
"""


def reports(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "b.txt").write_text(SECOND, encoding="utf-8")
    (folder / "actors.toml").write_text(
        '[[actor]]\nname = "Zubria"\nkind = "state"\ncountry = "XZU"\naliases = ["Zubrian"]\n'
        '[[actor]]\nname = "Karovia"\nkind = "state"\ncountry = "XKA"\naliases = ["Karovian"]\n',
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = reports(tmp_path / "reports")
    path = tmp_path / "border.case"
    kennan.read([folder / "a.txt", folder / "b.txt"], path, actors=folder / "actors.toml").close()
    return path


def ran(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main([str(a) for a in arguments])
    told = capsys.readouterr()
    return int(stopped.value.code or 0), told.out, told.err


def attack(case: Case) -> str:
    return next(x.id for x in case.events() if x.claim.type == "ASSAULT")


def test_a_rejected_claim_is_struck_from_everything_and_comes_back(path: Path, tmp_path: Path) -> None:
    with Case(path) as case:
        claim = attack(case)
    made = kennan.decide(path, "reject", claim[:8], note="a rumour", author="kb")
    with Case(path) as case:
        assert claim not in {x.id for x in case.events()}
        assert claim not in {c for f in case.findings for c in f.claims}
        with pytest.raises(UsageError, match=r"rejected by kb \(decision 1\); kennan decide .* --undo 1"):
            case.line(claim)
        kennan.export(case, tmp_path / "out")
    assert claim not in (tmp_path / "out" / "events.jsonl").read_text(encoding="utf-8")
    told = [json.loads(x) for x in (tmp_path / "out" / "decisions.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(d["verdict"], d["author"], d["note"], d["found"]) for d in told] == [("reject", "kb", "a rumour", True)]
    kennan.undo(path, made.id)
    with Case(path) as case:
        assert claim in {x.id for x in case.events()}
        assert claim in {c for f in case.findings for c in f.claims}
        assert [bool(d.withdrawn) for d in case.decisions] == [True]


def test_an_accepted_claim_is_certain_and_says_so(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Case(path) as case:
        claim = attack(case)
    kennan.decide(path, "accept", claim, author="kb")
    with Case(path) as case:
        assert case.line(claim).claim.confidence == 1.0
    _, out, _ = ran(capsys, "show", path, "events", "--type", "ASSAULT")
    assert "– accepted by kb" in out


def test_of_two_rulings_on_one_claim_the_later_counts(path: Path) -> None:
    with Case(path) as case:
        claim = attack(case)
    kennan.decide(path, "reject", claim)
    kennan.decide(path, "accept", claim)
    with Case(path) as case:
        assert case.line(claim).claim.confidence == 1.0


def test_another_actor_is_set_in_a_role(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Case(path) as case:
        claim = attack(case)
        assert case.name(case.line(claim).claim.source) == "Karovia"
        velt = case.find_actor("Anna Velt").id
    kennan.decide(path, "actor", claim, "source", "Anna Velt", author="kb")
    kennan.decide(path, "actor", claim, "attribution", "nobody", author="kb")
    with Case(path) as case:
        line = case.line(claim)
        assert line.claim.source == velt
        assert line.claim.attribution.voice is None
        assert claim in {c for f in case.findings for c in f.claims}
        assert claim in {x.id for x in case.events(actor="Anna Velt")}
    _, out, _ = ran(capsys, "show", path, "events", "--type", "ASSAULT")
    assert "source set by kb" in out


def test_two_actors_are_ruled_one_and_one_two(path: Path) -> None:
    with Case(path) as case:
        before = len(case.actors)
    kennan.decide(path, "same", "Anna Velt", "Karovia")
    with Case(path) as case:
        assert case.find_actor("Karovia") == case.find_actor("Anna Velt")
        assert len(case.actors) == before - 1
    kennan.undo(path, 1)
    with Case(path) as case:
        mine = [r for r in case.referents if r.id in case.find_actor("Anna Velt").referents]
        assert {r.report for r in mine} == set(case.report)
        first, second = (next(r.id for r in mine if r.report == report) for report in case.report)
        before = len(case.actors)
    kennan.decide(path, "different", first, second[:8])
    with Case(path) as case:
        owner = case.store.actor_of()
        assert owner[first] != owner[second]
        assert len(case.actors) == before + 1


def test_every_merge_says_why(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = ran(capsys, "explain", path, "anna velt")
    assert (code, err) == (0, "")
    assert "Anna Velt – person, XZU" in out
    assert "Taken for one because:\n  Anna Velt = Anna Velt: same full name" in out
    assert "a.txt [" in out
    assert "b.txt [" in out
    rows = [json.loads(x) for x in ran(capsys, "explain", path, "Anna Velt", "--json")[1].splitlines()]
    assert rows[0]["actor"]["name"] == "Anna Velt"
    assert {c["report"] for c in rows[0]["callings"]} == {"a.txt", "b.txt"}


def finding_with(case: Case, claim: str) -> tuple[str, ...]:
    return next(f.claims for f in case.findings if claim in f.claims)


def test_findings_are_put_together_and_kept_apart_until_that_is_undone(path: Path, tmp_path: Path) -> None:
    with Case(path) as case:
        one, other = sorted(f.claims[0] for f in case.findings if f.kind == "event" and len(f.claims) == 1)[:2]
        before = {f.claims for f in case.findings}
    made = kennan.decide(path, "together", one[:8], other[:8], author="kb")
    with Case(path) as case:
        assert set(finding_with(case, one)) == {one, other}
        assert [d.id for d in case.line(other).decisions] == [made.id]
    folder = tmp_path / "reports"
    kennan.read([folder / "a.txt", folder / "b.txt"], path, actors=folder / "actors.toml", again=True).close()
    with Case(path) as case:
        assert set(finding_with(case, one)) == {one, other}
    kennan.decide(path, "apart", one, other)
    with Case(path) as case:
        assert {f.claims for f in case.findings} == before
    kennan.undo(path, 2)
    with Case(path) as case:
        assert set(finding_with(case, one)) == {one, other}
    kennan.undo(path, 1)
    with Case(path) as case:
        assert {f.claims for f in case.findings} == before


def test_a_ruling_on_two_claims_is_lost_with_either(path: Path, tmp_path: Path) -> None:
    with Case(path) as case:
        by_report = {x.report: x.id for x in case.events()}
    kennan.decide(path, "together", by_report["a.txt"], by_report["b.txt"])
    (tmp_path / "reports" / "b.txt").write_text("Nothing was told.", encoding="utf-8")
    kennan.read(tmp_path / "reports" / "b.txt", path).close()
    with Case(path) as case:
        assert case.rulings.lost == {1}
        assert case.rulings.pairs == {}


def test_rulings_on_two_claims_that_cannot_be_are_told(path: Path) -> None:
    with Case(path) as case:
        one, other = (f.claims[0] for f in [f for f in case.findings if f.kind == "event"][:2])
        quote = case.quotes()[0].id
        with pytest.raises(UsageError, match="one claim; name two"):
            kennan.decide(path, "together", one, one)
        with pytest.raises(UsageError, match="an event and a quote can't tell the same thing"):
            kennan.decide(path, "together", one, quote)
        with pytest.raises(UsageError, match="are two findings already"):
            kennan.decide(path, "apart", one, other)
    kennan.decide(path, "reject", other)
    with pytest.raises(UsageError, match=r"was rejected \(decision 1\)"):
        kennan.decide(path, "together", one, other)
    with Case(path) as case:
        assert len(case.decisions) == 1


def test_rulings_survive_reading_again_and_a_changed_report(path: Path, tmp_path: Path) -> None:
    with Case(path) as case:
        claim = attack(case)
    kennan.decide(path, "reject", claim, author="kb")
    folder = tmp_path / "reports"
    both = [folder / "a.txt", folder / "b.txt"]
    kennan.read(both, path, actors=folder / "actors.toml", again=True).close()
    with Case(path) as case:
        assert not case.events(type="ASSAULT")
    (folder / "a.txt").write_text("UPDATED. The talks had been put off twice.\n\n" + FIRST, encoding="utf-8")
    kennan.read(both, path, actors=folder / "actors.toml").close()
    with Case(path) as case:
        assert not case.events(type="ASSAULT")
        assert case.rulings.lost == set()
    (folder / "a.txt").write_text(FIRST.replace("had attacked", "had shelled"), encoding="utf-8")
    kennan.read(both, path, actors=folder / "actors.toml").close()
    with Case(path) as case:
        assert case.rulings.lost == {1}
        assert case.events(type="ASSAULT")


def test_a_ruling_whose_words_are_gone_is_listed_as_such(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Case(path) as case:
        claim = attack(case)
    kennan.decide(path, "reject", claim, author="kb", note="see the denial of 4 May")
    (tmp_path / "reports" / "a.txt").write_text("Zubria opened its border to Karovia on 5 May 2024.", encoding="utf-8")
    kennan.read(tmp_path / "reports" / "a.txt", path).close()
    _, out, _ = ran(capsys, "decide", path, "--list")
    assert "NOT FOUND in the reports as they are now" in out
    assert "kb, " in out
    assert "see the denial of 4 May" in out


def test_the_command_rules_lists_and_undoes(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Case(path) as case:
        claim = attack(case)
    code, out, err = ran(capsys, "decide", path, "reject", claim, "--author", "kb", "--note", "hearsay")
    assert (code, err) == (0, "")
    assert out.startswith("1  rejected: event ASSAULT “")
    assert "Karovia had attacked a patrol” a.txt\n    kb, " in out
    assert out.endswith("Z: hearsay\n")
    assert ran(capsys, "decide", path, "--list")[1] == out
    assert ", withdrawn " in ran(capsys, "decide", path, "--undo", "1")[1]
    assert json.loads(ran(capsys, "decide", path, "--list", "--json")[1])["withdrawn"]
    with Case(path) as case:
        pair = [f.claims[0] for f in case.findings if f.kind == "event"][:2]
    code, out, _ = ran(capsys, "decide", path, "together", *pair, "--author", "kb")
    assert code == 0 and out.startswith("2  event ") and " tell the same\n    kb, " in out
    assert ran(capsys, "decide", path, "--list")[1].endswith(out)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (["approve", "x"], "approve: no ruling; there are same, different, accept, reject, actor"),
        (["same", "Zubria"], "same takes two actors: same A B"),
        (["same", "Zubria", "zubria"], "are one actor already: Zubria"),
        (["same", "Zubria", "Atlantis"], "Atlantis: no actor of this name"),
        (["reject", "zzzz"], "zzzz: no claim has an id that starts so"),
        (["together", "x"], "together takes the ids of two claims: together CLAIM CLAIM"),
        (["apart", "x", "y"], "x: no claim has an id that starts so"),
        (["reject", ""], "no claim has an id that starts so"),
        (["--undo", "7"], "7: no decision has this number"),
        ([], "give one ruling, or --list, or --undo NUMBER"),
        (["reject", "x", "--list"], "give one ruling, or --list, or --undo NUMBER"),
    ],
)
def test_wrong_rulings_are_told_and_change_nothing(
    path: Path, capsys: pytest.CaptureFixture[str], wrong: list[str], told: str
) -> None:
    code, out, err = ran(capsys, "decide", path, *wrong)
    assert (code, out) == (2, "")
    assert told in err
    with Case(path) as case:
        assert case.decisions == []


def test_roles_that_a_claim_has_not_are_refused(path: Path) -> None:
    with Case(path) as case:
        claim = attack(case)
    with pytest.raises(UsageError, match="speaker: no role of this event; there are: source, target, attribution"):
        kennan.decide(path, "actor", claim, "speaker", "Zubria")
    with Case(path) as case:
        assert case.decisions == []


def test_who_rules_is_taken_from_the_environment(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KENNAN_AUTHOR", "desk two")
    with Case(path) as case:
        claim = attack(case)
    assert kennan.decide(path, "accept", claim).author == "desk two"
