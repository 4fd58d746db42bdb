"""The figures behind tests/floors.json: the real pipeline over the shared answer keys, scored by the shared scorers.

    python -m tests.measure            print the figures beside their floors
    python -m tests.measure --raise    and raise the floors that are exceeded

The keys lie in `../shared` beside the project, or where KENNAN_SHARED points. Nothing of them is kept here but figures.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from kennan import evaluate, pipeline
from kennan.publish import export

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("KENNAN_SHARED", ROOT.parent / "shared"))
FLOORS = ROOT / "tests" / "floors.json"
WORKERS = os.cpu_count() or 1

Figures = dict[str, float]


def _score(script: str, *arguments: str | Path) -> str:
    command = [sys.executable, str(SHARED / "score" / script), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _case(reports: list[Path] | list[str], key: str, texts: Path) -> Figures:
    """Every row of score_case.py: F1, recall where it has only that, counts of false merges as negative numbers, so
    that more is always better."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        with pipeline.read([str(r) for r in reports], Path(folder) / "a.case", workers=WORKERS) as case:
            export(case, out)
        table = json.loads(
            _score("score_case.py", "--pred", out, "--gold", SHARED / "gold" / key, "--texts", texts, "--json")
        )
    figures: Figures = {}
    for name, row in table.items():
        for field in ("f1", "recall", "share"):
            if field in row:
                figures[name] = row[field]
                break
        else:
            figures[name] = -float(row["count"])
    return figures


def seeds() -> Figures:
    return _case([SHARED / "seeds"], "seeds", SHARED / "seeds")


def iran_deal() -> Figures:
    texts = SHARED / "reports" / "newswcl50"
    return _case([texts / f"4_{side}_trump-deal-iran.txt" for side in ("L", "M", "R", "RR")], "iran-deal", texts)


def _task(task: str, gold: str, script: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "pred.jsonl"
        evaluate.evaluate(task, SHARED / "gold" / gold, out)
        return _score(script, "--pred", out, "--gold", SHARED / "gold" / gold)


def _named(text: str, *patterns: tuple[str, str]) -> Figures:
    figures: Figures = {}
    for name, pattern in patterns:
        match = re.search(pattern, text)
        if match is None:
            raise ValueError(f"no {name} in the scorer's answer: {text!r}")
        figures[name] = float(match.group(1))
    return figures


def plv_dev() -> Figures:
    text = _task("relation", "relation/plv_dev.jsonl", "score_relation.py")
    return _named(
        text,
        ("root", r"root_macro_f1 ([\d.]+)"),
        ("quad", r"quad_macro_f1 ([\d.]+)"),
        ("binary", r"binary_macro_f1 ([\d.]+)"),
        ("shipped.coverage", r"coverage ([\d.]+)"),
        ("shipped.accuracy", r"as shipped: .*accuracy ([\d.]+)"),
    )


def polnear_dev() -> Figures:
    text = _task("quotes", "quotes/polnear_dev.jsonl", "score_quotes.py")
    return _named(
        text,
        ("direct", r"direct  .*F1 ([\d.]+)"),
        ("direct.speaker", r"direct \+ speaker.*F1 ([\d.]+)"),
        ("all", r"all attributions  .*F1 ([\d.]+)"),
        ("all.speaker", r"all attributions \+ speaker.*F1 ([\d.]+)"),
    )


def pages() -> Figures:
    return _named(_task("body", "pages/truth.jsonl", "score_pages.py"), ("f1", r"F1 ([\d.]+)"))


def single_sentences_dev() -> Figures:
    text = _task("alarms", "events/single_sentences_dev.jsonl", "score_alarms.py")
    figures = _named(
        text, ("found", r"found \S+ = ([\d.]+)"), ("alarms", r"alarms \S+ = ([\d.]+)"), ("types", r"F1 ([\d.]+)")
    )
    return {"found": figures["found"], "false_alarms": -figures["alarms"], "types.f1": figures["types"]}


SETS: dict[str, Callable[[], Figures]] = {
    "seeds": seeds,
    "iran-deal": iran_deal,
    "plv_dev": plv_dev,
    "polnear_dev": polnear_dev,
    "pages": pages,
    "single_sentences_dev": single_sentences_dev,
}


def floors() -> dict[str, Figures]:
    loaded: dict[str, Figures] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return loaded


def main(arguments: list[str]) -> int:
    raising = "--raise" in arguments
    chosen = [a for a in arguments if not a.startswith("-")] or list(SETS)
    held = floors()
    below = 0
    for name in chosen:
        for measure, value in SETS[name]().items():
            floor = held.get(name, {}).get(measure)
            mark = "" if floor is None or value >= floor else "  BELOW"
            below += bool(mark)
            print(
                f"{name:22}{measure:28}{value:8.3f}  floor {'-' if floor is None else f'{floor:.3f}'}{mark}", flush=True
            )
            if raising and (floor is None or value > floor):
                held.setdefault(name, {})[measure] = value
    if raising:
        FLOORS.write_text(json.dumps(held, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
