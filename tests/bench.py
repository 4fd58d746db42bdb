"""Speed of reading and coding against the bare parser, in one run: `make bench`.

The corpus is every English text of the shared quote, coreference and report sets. Both sides use two processes, and
for both the clock starts when the parser is loaded. The bare side splits into the same sentences and parses them with
spaCy as it comes, nothing else; Kennan's side goes from files to a settled case. What part of the difference is due to
another matrix product in Kennan's parser is told by a second bare parse that has it too.
"""

import argparse
import importlib
import json
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kennan import coding, pipeline
from kennan.coding import claim_links, mentions, quotes, reading, stances
from kennan.evaluate.relation import bare_report
from kennan.language import Reader, spacy_parser
from kennan.language.split import paragraphs, sentences
from tests.measure import SHARED

if TYPE_CHECKING:
    from spacy.language import Language

WORKERS = 2
CHUNK = spacy_parser.BATCH  # the bare side has batches as large as Kennan's
GROUP = 40  # reports read between two turns of the bare parser


def texts() -> Iterator[tuple[str, str]]:
    """Names and texts of the corpus."""
    for path in sorted((SHARED / "gold" / "quotes").glob("polnear*.jsonl")) + sorted(
        (SHARED / "gold" / "coreference").glob("*.jsonl")
    ):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            text = row.get("text") or "\n".join(" ".join(words) for words in row["sentences"])
            yield f"{path.stem}-{number:04}.txt", text
    for path in sorted((SHARED / "reports").rglob("*.txt")):
        yield path.name, path.read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _spacy() -> "Language":
    """The same pipeline as it comes, without what Kennan changes of it."""
    pipeline: Language = importlib.import_module(spacy_parser.DEFAULT_MODEL).load()
    return pipeline


def bare(batch: list[str]) -> int:
    """Parse sentences and throw the parses away."""
    return sum(1 for _ in _spacy().pipe(batch, batch_size=spacy_parser.BATCH))


def bare_with_product(batch: list[str]) -> int:
    """The same by the pipeline whose matrix product is the one that Kennan's parser has."""
    return sum(1 for _ in spacy_parser.load().pipe(batch, batch_size=spacy_parser.BATCH))


def warm(_: int) -> None:
    """Load what a worker needs, and wait, so that every worker does."""
    bare(["Ready."])
    bare_with_product(["Ready."])
    time.sleep(1.0)


def voices(corpus: list[tuple[str, str]]) -> int:
    """Processor time in this process of quotes, stances and claim links, beside that of the bare parse."""
    reports = [bare_report(name, text) for name, text in corpus]
    reader = Reader()
    list(reader.many(reports[:1]))
    split = split_into_sentences(corpus)
    start = time.process_time()
    bare(split)
    parsing = time.process_time() - start
    spent = dict.fromkeys(("quotes", "stances", "claim links"), 0.0)
    for report, parsed in zip(reports, reader.many(reports), strict=True):
        who = mentions.find(report, parsed)
        spent["quotes"] += _spent(lambda: quotes.find(report, parsed, who))  # noqa: B023
        read = reading.read(report, parsed)
        spent["stances"] += _spent(lambda: stances.code(read))  # noqa: B023
        claims = coding.code(report, parsed).claims
        spent["claim links"] += _spent(lambda: claim_links.code(read, claims))  # noqa: B023
    print(f"bare parse     {parsing:7.1f} s  {len(split)} sentences")
    for name, seconds in spent.items():
        print(f"{name:15}{seconds:7.1f} s  {seconds / parsing:6.3f} of the parse")
    print(f"together       {sum(spent.values()):7.1f} s  {sum(spent.values()) / parsing:6.3f} of the parse")
    return 0


def alone(corpus: list[tuple[str, str]]) -> int:
    """Processor time in this process of reading, coding and settling beside that of the bare parse, in turns over small
    cases, so that what else the machine does weighs on both alike."""
    bare(["Ready."])
    parsing = whole = settling = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for first in range(0, len(corpus), GROUP):
            group = corpus[first : first + GROUP]
            split, reports = split_into_sentences(group), Path(folder) / f"{first}"
            reports.mkdir()
            for name, text in group:
                (reports / name).write_bytes(text.encode("utf-8"))
            half = len(split) // 2
            parsing += _spent(lambda: bare(split[:half]))  # noqa: B023
            begun: list[float] = []
            whole += _spent(lambda: _read(reports, begun))  # noqa: B023
            settling += time.process_time() - begun[0]
            parsing += _spent(lambda: bare(split[half:]))  # noqa: B023
    print(f"bare parse           {parsing:7.1f} s of processor time")
    print(f"reading and coding   {whole:7.1f} s, settling {settling / parsing:.3f} of the parse")
    print(f"ratio                {whole / parsing:7.2f}")
    return 0


def _read(reports: Path, begun: list[float]) -> None:
    """Read reports into a case beside them, and note when settling began."""

    def progress(step: str, done: int, total: int) -> None:
        if step == "actors":
            begun.append(time.process_time())

    pipeline.read([str(reports)], reports.with_suffix(".case"), progress=progress).close()


def split_into_sentences(corpus: list[tuple[str, str]]) -> list[str]:
    """The sentences of texts, as Kennan splits them."""
    return [t[a:b] for _, t in corpus for p, q in paragraphs(t, 0, len(t)) for a, b in sentences(t, p, q)]


def _spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", type=float, default=1.0, help="part of the corpus, for a quick look")
    parser.add_argument("--voices", action="store_true", help="quotes, stances and claim links over the bare parse")
    parser.add_argument("--alone", action="store_true", help="by processor time, in one process, both sides in turns")
    chosen = parser.parse_args(arguments)
    share = chosen.share
    corpus = list(texts())
    corpus = corpus[:: max(1, round(1 / share))]
    if chosen.voices:
        return voices(corpus)
    if chosen.alone:
        return alone(corpus)
    split = split_into_sentences(corpus)
    print(f"{len(corpus)} reports, {len(split)} sentences, {sum(len(s.split()) for s in split)} words", flush=True)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(WORKERS, mp_context=context) as pool:
        list(pool.map(warm, range(WORKERS)))
        parsing = _parsing(pool, bare, split)
        print(f"bare parse           {parsing:7.1f} s  {len(split) / parsing:6.0f} sentences a second", flush=True)
        same = _parsing(pool, bare_with_product, split)
        print(f"with NumPy's product {same:7.1f} s  {len(split) / same:6.0f} sentences a second", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder) / "reports"
        reports.mkdir()
        for name, text in corpus:
            (reports / name).write_bytes(text.encode("utf-8"))
        with pipeline.Pool(WORKERS) as workers:
            workers.warm(pipeline.Settings())
            start = time.perf_counter()
            case = pipeline.read([str(reports)], Path(folder) / "bench.case", workers=workers)
            whole = time.perf_counter() - start
        case.close()
    print(f"reading and coding   {whole:7.1f} s  {len(split) / whole:6.0f} sentences a second")
    print(f"ratio                {whole / parsing:7.2f}")
    print(f"with NumPy's product {whole / same:7.2f}")
    return 0


def _parsing(pool: ProcessPoolExecutor, parse: Callable[[list[str]], int], split: list[str]) -> float:
    """Seconds that the processes take for all sentences."""
    start = time.perf_counter()
    list(pool.map(parse, [split[i : i + CHUNK] for i in range(0, len(split), CHUNK)]))
    return time.perf_counter() - start


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    sys.exit(main(sys.argv[1:]))
