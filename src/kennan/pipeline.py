"""The corridor: from files to a settled case. Chains the stages and owns the worker pool.

Two tiers. Per report, `code_batch`, a pure function that runs in this process, in a pool, or on a cluster. Per case,
`settle`: actors, lineage and findings over all reports.
"""

import filecmp
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

from kennan import actors, findings, intake, lineage
from kennan.case import Case, Store
from kennan.case.rows import TABLE_OF
from kennan.coding import Coded, code
from kennan.errors import KennanError, UsageError
from kennan.intake import Intake, Options, Source
from kennan.language import Reader, lacks, spacy_parser, spun
from kennan.language.spacy_parser import DEFAULT_MODEL
from kennan.language.world import World
from kennan.model import Pairing, Quote, Report, Skipped
from kennan.processes import begin, collecting_seldom, interrupts_held, one_thread_each
from kennan.signature import signature_of

BATCH_CHARACTERS = 24_000  # some 200 sentences: with fewer the parser is slower
IN_FLIGHT = 3  # batches waiting for each worker
FEW = 8  # batches of a stage over the whole case for which no process is started

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the coding of a report depends on besides the report: parser model and the user's actors (TOML text)."""

    model: str = DEFAULT_MODEL
    actors: str = ""


@dataclass(frozen=True, slots=True)
class Worked:
    """One report with its sentences (start, end, region) and what was coded of it; where coding failed, why."""

    intake: Intake
    sentences: tuple[tuple[int, int, str], ...]
    coded: Coded
    fault: Skipped | None = None


@dataclass(slots=True)
class Summary:
    """What a read did: reports read now, those that stood there already, and inputs skipped, with the reason."""

    read: int = 0
    known: int = 0
    skipped: list[Skipped] = field(default_factory=list)


Progress = Callable[[str, int, int], None]


def no_progress(step: str, done: int, total: int) -> None:
    """Tell nobody."""


def read(
    inputs: Sequence[str | Path] | str | Path,
    case: str | Path,
    *,
    options: Options | None = None,
    model: str = DEFAULT_MODEL,
    actors: str | Path | None = None,
    workers: "int | Pool" = 1,
    again: bool = False,
    progress: Progress = no_progress,
    summary: Summary | None = None,
) -> Case:
    """Read reports into a case file, made where it is missing, and return the case.

    inputs   files, folders, globs, or "-" for standard input
    options  columns, limits and what is known of the reports beforehand
    model    an installed spaCy package for English
    actors   a TOML file of actors of the user's own; the case remembers it
    workers  processes; 1 reads in this one. A Pool that is open already is used and left open
    again    code reports anew that the case holds already
    progress called with the step, the number done and the number known so far
    summary  is filled with what was read and what was skipped

    A read that is stopped loses the reports in hand; the same call goes on. Raises CaseError, UsageError.
    """
    asked = [str(i) for i in ([inputs] if isinstance(inputs, str | Path) else inputs)]
    if not asked:
        raise UsageError("nothing to read; name files or folders")
    spacy_parser.check(model)
    told = summary if summary is not None else Summary()
    owned = nullcontext(workers) if isinstance(workers, Pool) else Pool(workers)
    with collecting_seldom(), Store(case, create=True) as store, owned as pool, _survived():
        settings = Settings(model, _user_actors(store, actors))
        _read_into(store, asked, options or Options(), settings, pool, again, progress, told)
        if not store.settled:
            settle(store, settings, progress, pool)
    return Case(case)


def _user_actors(store: Store, path: str | Path | None) -> str:
    """The text of the user's actors file; that of the read before where none is named."""
    if path is None:
        return store.setting("actors") or ""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: actors file can't be read ({error}); name a TOML file in UTF-8") from error
    World.of_text(text, Path(path))  # raises where it isn't well-formed
    store.remember("actors", text)
    return text


@lru_cache(maxsize=2)
def _world(user: str) -> World:
    return World.of_text(user) if user else World.default()


def _read_into(
    store: Store,
    asked: Sequence[str],
    options: Options,
    settings: Settings,
    pool: "Pool",
    again: bool,
    progress: Progress,
    summary: Summary,
) -> None:
    signature = signature_of(settings.model, settings.actors)
    taken = 0
    met: set[str] = set()

    def wanted() -> Iterator[Intake]:
        nonlocal taken
        names = {name.partition("#")[0]: origin.partition("#")[0] for name, origin in store.names().items()}
        name_of = {origin: name for name, origin in names.items()}
        for found in intake.sources(asked, options):
            source = found if isinstance(found, Skipped) else _named_apart(found, names, name_of)
            for item in [source] if isinstance(source, Skipped) else intake.read(source, options):
                taken += 1
                if isinstance(item, Skipped):
                    summary.skipped.append(item)
                    store.skip(item)
                elif not again and store.has(item.report.id, signature):
                    summary.known += 1
                else:
                    met.add(item.report.id)
                    yield item
                progress("reading", summary.read + summary.known + len(summary.skipped), taken)

        for identifier in store.coded_otherwise(signature):
            if identifier not in met:
                taken += 1
                yield Intake(store.report(identifier), store.original(identifier))

    for worked in pool.run(_batches(wanted()), settings):
        report = worked.intake.report
        store.add(
            report, worked.intake.original, worked.sentences, worked.coded.referents, worked.coded.claims,
            worked.coded.claim_links, signature,
        )  # fmt: skip
        summary.read += 1
        if worked.fault:
            summary.skipped.append(worked.fault)
            store.skip(worked.fault)
        progress("reading", summary.read + summary.known + len(summary.skipped), taken)
    store.supersede()


@contextmanager
def _survived() -> Iterator[None]:
    """A clear error where a process of the pool was killed."""
    try:
        yield
    except BrokenProcessPool as error:
        told = (
            "a worker process died: for want of memory (use fewer workers), or a script calls kennan.read outside "
            "`if __name__ == '__main__':`"
        )
        raise KennanError(told) from error


def _named_apart(source: Source, names: dict[str, str], name_of: dict[str, str]) -> Source:
    """The source under a name that no other document in the case has: with as many of its folders in front as it takes.
    A file met under its name before keeps it, and so does one whose namesake is gone or is the same file moved.

    names    origin of every document in the case by its name; name_of the other way round
    """
    if source.origin == "-":
        return source
    if source.origin in name_of:
        return replace(source, name=name_of[source.origin])
    origin = Path(source.origin)
    name, folders = source.name, list(origin.parents)
    depth = len(Path(name).parts)
    while name in names and not _same_document(origin, Path(names[name])) and depth < len(origin.parts):
        depth += 1
        name = origin.relative_to(folders[min(depth, len(folders)) - 1]).as_posix()
    names[name] = source.origin
    name_of[source.origin] = name
    return replace(source, name=name)


def _same_document(new: Path, old: Path) -> bool:
    return not old.is_file() or not new.is_file() or filecmp.cmp(new, old, shallow=False)


def _batches(items: Iterable[Intake]) -> Iterator[list[Intake]]:
    """Reports together until they are long enough to keep the parser busy."""
    batch: list[Intake] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.report.text)
        if size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


# Per report


@lru_cache(maxsize=2)
def _reader(model: str) -> Reader:
    return Reader(model)


def code_batch(batch: Sequence[Intake], settings: Settings) -> list[Worked]:
    """Parse and code reports. Pure: what comes out depends on nothing but the arguments."""
    reader = _reader(settings.model)
    world = _world(settings.actors)
    worked = []
    reports = [_judged(item.report) for item in batch]
    for item, report, sentences in zip(batch, reports, reader.many(reports), strict=True):
        places = tuple((s.start, s.end, s.region) for s in sentences)
        fault = None
        try:
            coded = code(report, sentences, world)
        except Exception as error:  # a fault of ours in one report must not cost the others
            coded = Coded((), (), ())
            told = f"kept and searchable, but could not be coded ({type(error).__name__}: {error})"
            fault = Skipped(report.name, told, "please report this", report.span(0, len(report.text)))
        worked.append(Worked(replace(item, report=report), places, coded, fault))
    return worked


def _judged(report: Report) -> Report:
    """The report with what its language lacks and how much it reads as spun."""
    lacking = dict.fromkeys((*report.lacks, *lacks(report.language)))
    return replace(report, lacks=tuple(lacking), spun=spun.score_of(report))


class Pool:
    """Processes that go over batches, or this process where one is enough. Started when there is more to do than what
    starting them takes."""

    def __init__(self, number: int) -> None:
        self.number = max(1, number)
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_: object) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None

    def _submit(self, function: Callable[..., R], *arguments: Any) -> Future[R]:
        if self._executor is None:
            # Fresh processes, not forks: a fork of a process with threads can hang.
            self._executor = ProcessPoolExecutor(
                self.number, mp_context=multiprocessing.get_context("spawn"), initializer=begin
            )
        with interrupts_held(), one_thread_each():
            return self._executor.submit(function, *arguments)

    def each(self, function: Callable[[T], R], batches: Iterable[T]) -> Iterator[R]:
        """What a function of a module makes of each batch, in the order of the batches. Few batches stay here."""
        left = iter(batches)
        first = list(islice(left, FEW if self.number > 1 else 1))
        if len(first) < FEW:
            yield from map(function, chain(first, left))
            return
        running: deque[Future[R]] = deque()
        for batch in chain(first, left):
            running.append(self._submit(function, batch))
            if len(running) >= self.number * IN_FLIGHT:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()

    def warm(self, settings: Settings) -> None:
        """Start all processes and have them load the parser."""
        for future in [self._submit(code_batch, [], settings) for _ in range(self.number * IN_FLIGHT)]:
            future.result()

    def run(self, batches: Iterator[list[Intake]], settings: Settings) -> Iterator[Worked]:
        """Worked reports, as they are done."""
        first = next(batches, None)
        if first is None:
            return
        second = next(batches, None) if self.number > 1 else None
        if second is None:
            yield from code_batch(first, settings)
            for batch in batches:
                yield from code_batch(batch, settings)
            return
        running = {self._submit(code_batch, first, settings), self._submit(code_batch, second, settings)}
        for batch in batches:
            running.add(self._submit(code_batch, batch, settings))
            if len(running) >= self.number * IN_FLIGHT:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    yield from future.result()
        while running:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield from future.result()


# Per case


def settle(store: Store, settings: Settings, progress: Progress = no_progress, pool: Pool | None = None) -> None:
    """Make actors, families, findings and conflicts of all reports, and write them; again where another process has
    changed the case meanwhile. Where there is much to do, the processes of the pool share in it."""
    with collecting_seldom():
        while not _settle(store, settings, progress, pool or Pool(1)):
            pass


def _settle(store: Store, settings: Settings, progress: Progress, pool: Pool) -> bool:
    progress("actors", 0, 4)
    with store.snapshot() as mark:
        reports: dict[str, Report] = {r.id: r for r in store.reports()}
        referents, decisions = store.referents(), store.standing()
        claims = {i: c for family in TABLE_OF for i, c in store.claims(family)}
        pairs = store.rulings().pairs.values()
    people = actors.resolve(referents, decisions, _world(settings.actors))
    actor_of = {referent: actor.id for actor in people for referent in actor.referents}
    known = {actor.id: actor for actor in people}
    progress("lineage", 1, 4)
    quotes: dict[str, list[Quote]] = {}
    for claim in claims.values():
        if isinstance(claim, Quote):
            quotes.setdefault(claim.span.report, []).append(claim)
    traced = lineage.trace(list(reports.values()), quotes, pool.each)
    progress("findings", 2, 4)
    sense = findings.Sense(claims.values(), actor_of, known, reports)
    here = [p for p in pairs if p.one in claims and p.other in claims]
    ruled = [Pairing(claims[p.one].id, claims[p.other].id, p.same) for p in here]
    agreed = findings.findings(sense, traced, ruled)
    parted = findings.conflicts(sense, traced, referents)
    met = findings.promises(sense, agreed)
    # A claim in which the analyst has set another actor keeps the id under which it was coded.
    kept = {claim.id: identifier for identifier, claim in claims.items()}
    agreed = tuple(replace(f, claims=tuple(kept[c] for c in f.claims)) for f in agreed)
    parted = tuple(replace(c, claims=(kept[c.claims[0]], kept[c.claims[1]])) for c in parted)
    met = tuple(replace(t, source=kept[t.source], target=kept[t.target]) for t in met)
    progress("writing", 3, 4)
    done = store.settle(people, traced.links, traced.families, agreed, parted, met, mark)
    progress("writing", 4, 4)
    return done
