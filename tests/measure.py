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
from typing import Any

from kennan import coding, evaluate, pipeline
from kennan.coding import mentions, quotes
from kennan.evaluate.relation import bare_report
from kennan.language import Reader
from kennan.lineage import translation
from kennan.model import Event, Referent, Span
from kennan.publish import export

from . import chains
from .lineage import parentage

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("KENNAN_SHARED", ROOT.parent / "shared"))
FLOORS = ROOT / "tests" / "floors.json"
WORKERS = os.cpu_count() or 1

Figures = dict[str, float]


def _score(script: str, *arguments: str | Path) -> str:
    command = [sys.executable, str(SHARED / "score" / script), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _case(reports: list[Path] | list[str], key: str, texts: Path, only: str | None = None) -> Figures:
    """Every row of score_case.py: F1, recall where it has only that, counts of false merges as negative numbers, so
    that more is always better. `only` is the language of the reports that count."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        with pipeline.read([str(r) for r in reports], Path(folder) / "a.case", workers=WORKERS) as case:
            export(case, out)
        told = [json.loads(line) for line in (out / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
        chosen = ["--reports", *(r["report"] for r in told if r["language"] == only)] if only else []
        gold = SHARED / "gold" / key
        table = json.loads(_score("score_case.py", "--pred", out, "--gold", gold, "--texts", texts, "--json", *chosen))
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


def seeds_en() -> Figures:
    """The English seeds alone, but for what is measured over all languages."""
    found = _case([SHARED / "seeds"], "seeds", SHARED / "seeds", only="en")
    return {
        name: value
        for name, value in found.items()
        if name.startswith(("events", "statuses", "figures", "quotes", "stances"))
    }


def iran_deal() -> Figures:
    texts = SHARED / "reports" / "newswcl50"
    return _case([texts / f"4_{side}_trump-deal-iran.txt" for side in ("L", "M", "R", "RR")], "iran-deal", texts)


def _task(task: str, gold: str, script: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "pred.jsonl"
        evaluate.evaluate(task, SHARED / "gold" / gold, out)
        return _score(script, "--pred", out, "--gold", SHARED / "gold" / gold)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _named(text: str, *patterns: tuple[str, str]) -> Figures:
    figures: Figures = {}
    for name, pattern in patterns:
        match = re.search(pattern, text)
        if match is None:
            raise ValueError(f"no {name} in the scorer's answer: {text!r}")
        figures[name] = float(match.group(1))
    return figures


def meantime() -> Figures:
    """Articles and their translations: the share whose translation is likest of all, and the links that are made."""
    folder = SHARED / "gold" / "translation"
    rows = [row for name in ("meantime_en", "meantime_es") for row in _rows(folder / f"{name}.jsonl")]
    texts = [bare_report(row["id"], row["text"], row["lang"]) for row in rows]
    group = {text.id: row["group"] for row, text in zip(rows, texts, strict=True)}
    english, spanish = ([translation.Marked(t) for t in texts if t.language == code] for code in ("en", "es"))
    weights = translation.weights_of([*english, *spanish])
    first = 0
    for one in english:
        likest = max(spanish, key=lambda other: translation.likeness(one, other, weights))
        first += group[likest.report.id] == group[one.report.id]
    links = translation.translations(texts)
    right = sum(link.b is not None and group[link.a.report] == group[link.b.report] for link in links)
    return {"first": first / len(english), "links.precision": right / len(links), "links.recall": right / len(english)}


def rewrites() -> Figures:
    """Rewrites with known parentage of the forty independent reports, all traced together."""
    texts = [p.read_text(encoding="utf-8") for p in sorted((SHARED / "reports" / "newswcl50").glob("*.txt"))]
    found = parentage.measure(texts)
    return found.f1 | {"direction": found.direction, "families": -found.families}


def ecbplus_dev() -> Figures:
    """Event chains across reports of other news than ours: CoNLL F1 by lemma alone, as findings group what was coded
    (lemma elsewhere), and both on the mentions alone on which an event was coded. To be reported, not to be tuned."""
    found = chains.measure(chains.read(chains.dev_split(), Reader()))
    return {name: round(scored.conll, 3) for name, scored in found.items()}


def plv_dev() -> Figures:
    """The whole set, and its odd rows, whose texts nobody who wrote rules has read."""
    gold = SHARED / "gold" / "relation" / "plv_dev.jsonl"
    with tempfile.TemporaryDirectory() as folder:
        out, odd = Path(folder) / "pred.jsonl", Path(folder) / "odd.jsonl"
        evaluate.evaluate("relation", gold, out)
        whole = _score("score_relation.py", "--pred", out, "--gold", gold)
        odd.write_text("".join(gold.read_text(encoding="utf-8").splitlines(keepends=True)[1::2]), encoding="utf-8")
        half = _score("score_relation.py", "--pred", out, "--gold", odd)
    found = _named(
        whole,
        ("root", r"root_macro_f1 ([\d.]+)"),
        ("quad", r"quad_macro_f1 ([\d.]+)"),
        ("binary", r"binary_macro_f1 ([\d.]+)"),
        ("shipped.coverage", r"coverage ([\d.]+)"),
        ("shipped.accuracy", r"as shipped: .*accuracy ([\d.]+)"),
        ("calibration", r"calibration_error ([\d.]+)"),
    )
    found["calibration"] = -found["calibration"]
    return found | _named(
        half,
        ("odd.root", r"root_macro_f1 ([\d.]+)"),
        ("odd.quad", r"quad_macro_f1 ([\d.]+)"),
        ("odd.binary", r"binary_macro_f1 ([\d.]+)"),
    )


def actor_spans_dev() -> Figures:
    """The share of sentences in which every span that the key gives a role is overlapped by a mention of an actor whom
    an event gives that role."""
    rows = _rows(SHARED / "gold" / "events" / "actor_spans_dev.jsonl")
    reports = [bare_report(row["id"], row["text"]) for row in rows]
    right = 0
    for row, report, sentences in zip(rows, reports, Reader().many(reports), strict=True):
        coded = coding.code(report, sentences)
        happened = [claim for claim in coded.claims if isinstance(claim, Event)]
        places = {r.id: [(m.span.start, m.span.end) for m in r.mentions] for r in coded.referents}
        right += all(
            _is_given(_places(row["text"], row["extra"][f"{side}_spans"]), [places.get(w, []) for w in whom])
            for side, whom in (
                ("source", {e.source or "" for e in happened}),
                ("target", {e.target or "" for e in happened}),
            )
        )
    return {"share": round(right / len(rows), 3)}


def _places(text: str, forms: list[str]) -> list[tuple[int, int]]:
    return [(at, at + len(form)) for form in forms if (at := text.find(form)) >= 0]


def _is_given(wanted: list[tuple[int, int]], given: list[list[tuple[int, int]]]) -> bool:
    there = [place for places in given for place in places]
    return all(any(a < end and start < b for a, b in there) for start, end in wanted)


def polnear_dev() -> Figures:
    text = _task("quotes", "quotes/polnear_dev.jsonl", "score_quotes.py")
    return _named(
        text,
        ("direct", r"direct  .*F1 ([\d.]+)"),
        ("direct.speaker", r"direct \+ speaker.*F1 ([\d.]+)"),
        ("all", r"all attributions  .*F1 ([\d.]+)"),
        ("all.speaker", r"all attributions \+ speaker.*F1 ([\d.]+)"),
    )


def speakers() -> Figures:
    """The share of quotes spoken by "he", "she" or a description whose speaker is found to be the right person. The
    answers in tests/coding/speakers.jsonl were found by reading: [report, start, end, a name of the person]; start and
    end are code points of the words that name the speaker beside the quote."""
    answers = [json.loads(line) for line in (ROOT / "tests" / "coding" / "speakers.jsonl").open(encoding="utf-8")]
    asked: dict[str, list[tuple[int, int, str]]] = {}
    for name, start, end, person in answers:
        asked.setdefault(name, []).append((start, end, person))
    rows = [r for r in _rows(SHARED / "gold" / "quotes" / "polnear_train_sample.jsonl") if r["id"] in asked]
    reports = [bare_report(row["id"], row["text"]) for row in rows]
    right = 0
    for row, report, sentences in zip(rows, reports, Reader().many(reports), strict=True):
        who = mentions.find(report, sentences)
        said = quotes.attributions(report, sentences, who)
        for start, end, person in asked[row["id"]]:
            voices = [who.referent(q.speaker) for q in said if q.speaker and q.mention and _at(q.mention, start, end)]
            voices += [r for r in who.referents if any(_at(m.span, start, end) for m in r.mentions)]
            right += bool(voices) and voices[0].kind == "person" and _is_called(voices[0], person)
    return {"share": round(right / len(answers), 3)}


def _at(span: Span, start: int, end: int) -> bool:
    return span.start < end and start < span.end


def _is_called(referent: Referent, person: str) -> bool:
    names = [referent.name, referent.known or "", *(m.surface for m in referent.mentions if m.form != "pronoun")]
    return any(re.search(rf"(?<!\w){re.escape(person)}(?!\w)", name) for name in names)


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
    "seeds-en": seeds_en,
    "iran-deal": iran_deal,
    "plv_dev": plv_dev,
    "actor_spans_dev": actor_spans_dev,
    "polnear_dev": polnear_dev,
    "speakers": speakers,
    "pages": pages,
    "single_sentences_dev": single_sentences_dev,
    "meantime": meantime,
    "rewrites": rewrites,
}
REPORTED: dict[str, Callable[[], Figures]] = {"ecbplus_dev": ecbplus_dev}  # without a floor


def floors() -> dict[str, Figures]:
    loaded: dict[str, Figures] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return loaded


def main(arguments: list[str]) -> int:
    raising = "--raise" in arguments
    chosen = [a for a in arguments if not a.startswith("-")] or [*SETS, *REPORTED]
    held = floors()
    below = 0
    for name in chosen:
        for measure, value in (SETS | REPORTED)[name]().items():
            floor = held.get(name, {}).get(measure)
            mark = "" if floor is None or value >= floor else "  BELOW"
            below += bool(mark)
            print(
                f"{name:22}{measure:28}{value:8.3f}  floor {'-' if floor is None else f'{floor:.3f}'}{mark}", flush=True
            )
            if raising and name in SETS and (floor is None or value > floor):
                held.setdefault(name, {})[measure] = value
    if raising:
        FLOORS.write_text(json.dumps(held, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
