"""A spun report is marked wherever sources are shown, and its score is kept and exported."""

import json
import tomllib
from pathlib import Path

import kennan
from kennan.publish.brief import brief, sources
from kennan.publish.show import Query, show

TEXTS = tomllib.loads((Path(__file__).parent / "language" / "spun_texts.toml").read_text(encoding="utf-8"))


def test_a_spun_report_is_marked(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXTS["original"], encoding="utf-8")
    (folder / "b.txt").write_text(TEXTS["spun"]["blog"], encoding="utf-8")
    (folder / "c.txt").write_text("Orvany waits. Nobody in Tessel knows for how long.", encoding="utf-8")
    with kennan.read(folder, tmp_path / "a.case") as case:
        score = {r.name: r.spun for r in case.reports}
        assert score["a.txt"] == 0.0
        assert score["b.txt"] is not None
        assert score["b.txt"] >= 0.9
        assert score["c.txt"] is None
        told = {row.partition(":")[0]: "reads as spun" in row for row in sources(case)}
        assert told == {"a.txt": False, "b.txt": True, "c.txt": False}
        assert f"reads as spun ({score['b.txt']:.2f})" in " ".join(brief(case).split())
        rows = [json.loads(r) for r in show(case, "sources", Query(), None, as_json=True, tell=print)]
        kennan.export(case, tmp_path / "out")
    assert {r["report"]: r["spun"] for r in rows} == score
    exported = (tmp_path / "out" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    assert {r["report"]: r["spun"] for r in map(json.loads, exported)} == score


def test_a_spun_report_yields_its_original_events_less_surely(tmp_path: Path) -> None:
    found = {}
    for name, text in (("original", TEXTS["original"]), ("spun", TEXTS["spun"]["blog"])):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        with kennan.read(tmp_path / f"{name}.txt", tmp_path / f"{name}.case") as case:
            found[name] = [line.claim for line in case.events()]
    assert max(e.confidence for e in found["spun"]) <= 0.6
    original = {(e.type, e.modality) for e in found["original"]}
    strange = [e for e in found["spun"] if (e.type, e.modality) not in original]
    assert len(strange) <= 2
