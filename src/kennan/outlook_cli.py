"""`kennan outlook`: draft, check, solve, update, briefs, score, pool, efg."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kennan.errors import KennanError, UsageError
from kennan.terminal import CasePath, open_case, put, say, width

if TYPE_CHECKING:
    from kennan.case import Case
    from kennan.outlook.scenario import Scenario

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Make the described game playable: a ledger of assumptions, no oracle.",
)
ScenarioPath = Annotated[
    Path, typer.Argument(metavar="SCENARIO", help='A scenario (TOML); "sample" is the bundled one.')
]
CaseOption = Annotated[Path | None, typer.Option("--case", help="The case that its claims stand in.")]
Samples = Annotated[int, typer.Option(min=16, max=1_000_000, help="Draws from the ranges.")]
Seed = Annotated[int, typer.Option(min=0, help="Makes the draws; the same seed gives the same bytes.")]


@app.command()
def draft(
    case: CasePath,
    question: Annotated[str, typer.Option(help='Such as "Will Drovnia recognise the Tolvan Front?"')],
    cutoff: Annotated[str, typer.Option(help="Only claims up to this day are used, ISO 8601.")],
    horizon: Annotated[str, typer.Option(help="The day by which it is decided; two years after the cut-off.")] = "",
    analyst: Annotated[str, typer.Option(help="Whose draft it is.")] = "",
    rival: Annotated[Path | None, typer.Option(help="Write the rival scenario here.")] = None,
) -> None:
    """Draft a scenario from the record; sizes are left to be judged. The rival goes to a file beside it."""
    from kennan.outlook.draft import drafts

    with _opened(case) as opened:
        assert opened is not None
        first, second = drafts(opened, question, cutoff, horizon=horizon, analyst=analyst)
    put(first)
    if rival is None:
        rival = Path(f"{case.stem}-rival.toml")
        if rival.exists():
            raise UsageError(f"{rival} stands there already; name the rival's file: --rival FILE")
    _write(rival, second)
    say(f"the rival scenario, with another order and menu, is in {rival}; edit both, solve both")


@app.command()
def check(scenario: ScenarioPath, case: CaseOption = None) -> None:
    """Say what is wrong with a scenario: bases that lack, claims that aren't there, leaks, what has no effect."""
    from kennan.outlook.checking import faults, notes
    from kennan.outlook.reading import ScenarioError

    read = _load(scenario)
    with _opened(case) as opened:
        found = faults(read, opened) if opened else []
        if found:
            raise ScenarioError(str(scenario), found)
        for note in notes(read, opened):
            put(note)


@app.command()
def solve(
    scenario: ScenarioPath,
    samples: Samples = 10_000,
    seed: Seed = 0,
    case: CaseOption = None,
    html: Annotated[Path | None, typer.Option("--html", help="Write the report as a page here.")] = None,
    json: Annotated[bool, typer.Option("--json", help="The same as data.")] = False,
) -> None:
    """Solve a scenario over its ranges and report what the answer hangs on."""
    from kennan.outlook import look

    read = _load(scenario)
    with _opened(case) as opened:
        if opened:
            _refuse_leaks(scenario, read, opened)
        _report(look(read, samples=samples, seed=seed), opened, html, json)


@app.command()
def update(
    scenario: ScenarioPath,
    case: Annotated[Path, typer.Option("--case", help="A case with newer reports.")],
    since: Annotated[str, typer.Option(help="Only claims from this day on count; the cut-off if left out.")] = "",
    fact: Annotated[
        list[str] | None, typer.Option("--fact", help="move=option: known though no claim tells it.")
    ] = None,
    samples: Samples = 10_000,
    seed: Seed = 0,
    html: Annotated[Path | None, typer.Option("--html", help="Write the report as a page here.")] = None,
    json: Annotated[bool, typer.Option("--json", help="The same as data.")] = False,
) -> None:
    """Condition a scenario on what has happened since: the tree, and the weight of every sample."""
    from kennan.outlook import look
    from kennan.outlook.update import asked_facts, facts_of

    read = _load(scenario)
    with _opened(case) as opened:
        assert opened is not None
        found = facts_of(read, opened, since or read.cutoff)
        for told in found:
            say(told.words)
        facts = {f.move: f.option for f in found} | asked_facts(read, fact or [])
        if not facts:
            say("no claim shows any move; nothing is changed")
        _report(look(read, samples=samples, seed=seed, facts=facts), opened, html, json)


@app.command()
def briefs(
    scenario: ScenarioPath,
    out: Annotated[Path, typer.Option("--out", help="Folder; made where it is missing.")],
    case: CaseOption = None,
) -> None:
    """Write one page a player for role-play, and one for the umpire."""
    from kennan.outlook.briefs import pages

    read = _load(scenario)
    with _opened(case) as opened:
        for name, text in pages(read, opened).items():
            _write(out / name, text)
            put(str(out / name))


@app.command()
def score(
    scenario: ScenarioPath,
    outcome: Annotated[str, typer.Option(help="The outcome that came about.")],
    ledger: Annotated[Path, typer.Option(help="JSON Lines that every resolved scenario is added to.")],
    samples: Samples = 10_000,
    seed: Seed = 0,
) -> None:
    """Score a scenario against what came about, beside the baselines, and keep it in the ledger."""
    from kennan.outlook.ledger import scored

    for row in scored(_load(scenario), outcome, ledger, samples=samples, seed=seed):
        put(row)


@app.command()
def pool(
    scenarios: Annotated[list[Path], typer.Argument(metavar="SCENARIOS", help="Files of several analysts.")],
    samples: Samples = 10_000,
    seed: Seed = 0,
    json: Annotated[bool, typer.Option("--json", help="The same as data.")] = False,
) -> None:
    """Pool several analysts' scenarios of one question on their outcomes."""
    from kennan.outlook.pool import pooled, rows

    found = pooled([(str(path), _load(path)) for path in scenarios], samples=samples, seed=seed)
    for row in rows(found, as_json=json):
        put(row)


@app.command()
def efg(scenario: ScenarioPath) -> None:
    """Print the game at its best values as an .efg file, for Gambit and OpenSpiel."""
    from kennan.outlook.compile import compile_scenario
    from kennan.outlook.efg import export

    put(export(compile_scenario(_load(scenario))), end="")


def _load(path: Path) -> "Scenario":
    from importlib.resources import files

    from kennan.outlook.reading import load, loads

    if str(path) == "sample" and not path.exists():
        return loads((files("kennan") / "sample" / "outlook.toml").read_bytes(), "sample")
    return load(path)


@contextmanager
def _opened(path: Path | None) -> "Iterator[Case | None]":
    with open_case(path) if path else nullcontext() as case:
        yield case


def _refuse_leaks(path: Path, scenario: "Scenario", case: "Case") -> None:
    from kennan.outlook.checking import faults
    from kennan.outlook.reading import ScenarioError

    found = faults(scenario, case)
    if found:
        raise ScenarioError(str(path), found)


def _report(outlook: "object", case: "Case | None", html: Path | None, json: bool) -> None:
    from kennan.outlook.outlook import Outlook
    from kennan.outlook.publish import as_json, as_page, as_text

    assert isinstance(outlook, Outlook)
    if html:
        _write(html, as_page(outlook, case))
        say(f"{html}: written")
    if json:
        put(as_json(outlook))
    else:
        put(as_text(outlook, width()), end="")


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise KennanError(f"{path}: can't be written ({error.strerror}); name another place") from error
