"""The command line: parse arguments, call, print. Data on stdout, progress and errors on stderr.

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but some inputs were skipped and listed, 130 stopped by Ctrl-C.
"""

import errno
import os
import signal
import sys
import threading
from enum import StrEnum
from importlib.resources import as_file, files
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any, NoReturn, TextIO

import typer

import kennan
from kennan import outlook_cli
from kennan.cli_decide import decide
from kennan.cli_desk import desk
from kennan.errors import KennanError, UsageError
from kennan.terminal import AsJson, CasePath, open_case, progress_bar, put, say, width

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Read many reports of one political affair and keep the affair: who did, said, promised and fears what, "
    "on whose word, how often independently reported, and where the accounts part.",
)

app.add_typer(outlook_cli.app, name="outlook")


class Kind(StrEnum):
    """What `kennan show` can list."""

    events = "events"
    quotes = "quotes"
    statuses = "statuses"
    stances = "stances"
    figures = "figures"
    actors = "actors"
    findings = "findings"
    conflicts = "conflicts"
    families = "families"
    links = "links"
    promises = "promises"
    claim_links = "claim_links"
    sources = "sources"
    naming = "naming"
    claim = "claim"


class Form(StrEnum):
    """Formats of `kennan export`."""

    jsonl = "jsonl"
    csv = "csv"


class Task(StrEnum):
    """What `kennan evaluate` can run."""

    relation = "relation"
    quotes = "quotes"
    links = "links"
    body = "body"
    alarms = "alarms"


KIND_HELP = f"What to list: {', '.join(Kind)}; `claim` opens one claim, by its id."


@app.command()
def read(
    inputs: Annotated[list[str], typer.Argument(metavar="REPORTS", help='Files, folders, globs, or "-" for stdin.')],
    case: Annotated[Path, typer.Option("--case", help="The case file; made where it is missing.")],
    actors: Annotated[Path | None, typer.Option(help="Actors of your own, as TOML; the case remembers them.")] = None,
    model: Annotated[str | None, typer.Option(help="An installed spaCy package for English.")] = None,
    workers: Annotated[int, typer.Option(min=0, help="Processes; 0 is one a core.")] = 0,
    again: Annotated[bool, typer.Option("--again", help="Code anew what the case holds already.")] = False,
    language: Annotated[str | None, typer.Option(help="ISO 639-1 code of all the reports.")] = None,
    date: Annotated[str | None, typer.Option(help="Publication date of all the reports, ISO 8601.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Outlet of all the reports.")] = None,
    text_column: Annotated[str | None, typer.Option(help="Column of a table with the text.")] = None,
    title_column: Annotated[str | None, typer.Option(help="Column with the title.")] = None,
    date_column: Annotated[str | None, typer.Option(help="Column with the publication date.")] = None,
    outlet_column: Annotated[str | None, typer.Option(help="Column with the outlet.")] = None,
    url_column: Annotated[str | None, typer.Option(help="Column with the URL.")] = None,
    language_column: Annotated[str | None, typer.Option(help="Column with the language.")] = None,
    id_column: Annotated[str | None, typer.Option(help="Column with the row's id.")] = None,
    max_megabytes: Annotated[int, typer.Option(min=1, help="Larger files are skipped.")] = 50,
) -> None:
    """Read reports into a case file."""
    from kennan.intake import Options
    from kennan.language.spacy_parser import DEFAULT_MODEL
    from kennan.pipeline import Summary
    from kennan.pipeline import read as read_reports

    options = Options(
        text_column=text_column, title_column=title_column, date_column=date_column, outlet_column=outlet_column,
        url_column=url_column, language_column=language_column, id_column=id_column, language=language, date=date,
        outlet=outlet, max_file_bytes=max_megabytes * 1_000_000,
    )  # fmt: skip
    summary = Summary()
    with progress_bar() as progress:
        try:
            made = read_reports(
                inputs,
                case,
                options=options,
                model=model or DEFAULT_MODEL,
                actors=actors,
                workers=workers or os.cpu_count() or 1,
                again=again,
                progress=progress,
                summary=summary,
            )
        except KeyboardInterrupt:
            say(f"stopped; {summary.read} reports are kept in {case}; the same command goes on")
            raise typer.Exit(130) from None
    with made:
        total, families = len(made.reports), len(made.families)
    for skipped in summary.skipped:
        say(f"skipped {skipped.name}: {skipped.fault}; {skipped.remedy}")
    known = f", {summary.known} known already" if summary.known else ""
    say(f"{case}: {summary.read} reports read{known}; {total} in the case, in {families} families")
    if summary.skipped:
        raise typer.Exit(3)


@app.command()
def brief(case: CasePath) -> None:
    """Print the affair: who, timeline, voices, statuses, stances, where accounts differ, sources."""
    from kennan.publish.brief import brief as write_brief

    with open_case(case) as opened:
        put(write_brief(opened, width()), end="")


@app.command()
def show(
    case: CasePath,
    kind: Annotated[Kind, typer.Argument(metavar="KIND", help=KIND_HELP)],
    identifier: Annotated[
        str | None, typer.Argument(metavar="ID", help="With `claim`: its id or the start of it.")
    ] = None,
    actor: Annotated[str | None, typer.Option(help="Name, alias or id; what is part of it counts.")] = None,
    since: Annotated[str | None, typer.Option(help="2021, 2021-08 or 2021-08-17; undated claims are left out.")] = None,
    until: Annotated[str | None, typer.Option(help="The same, included.")] = None,
    type: Annotated[str | None, typer.Option(help="Event type, relation, kind of stance, or unit.")] = None,
    modality: Annotated[str | None, typer.Option(help="actual, planned, possible, conditional or denied.")] = None,
    report: Annotated[str | None, typer.Option(help="Name of one report.")] = None,
    language: Annotated[str | None, typer.Option(help="ISO 639-1 code.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="At most so many; 0 is all.")] = 0,
    json: AsJson = False,
) -> None:
    """List what the case holds, each line with the words it stands on."""
    from kennan.publish.show import Query
    from kennan.publish.show import show as listed

    query = Query(actor, since, until, type, modality, report, language)
    with open_case(case) as opened:
        shown = 0
        for row in listed(opened, kind.value, query, identifier, as_json=json, tell=say):
            if limit and shown >= limit:
                break
            put(row)
            shown += 1
        if not shown:
            say("nothing found")


@app.command()
def search(
    case: CasePath,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="Sentences that hold all of them are found.")],
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 50,
    json: AsJson = False,
) -> None:
    """Find sentences."""
    from kennan.publish.show import hits

    with open_case(case) as opened:
        found = 0
        for row in hits(opened, " ".join(words), limit, as_json=json):
            put(row)
            found += 1
        if not found:
            say("nothing found")


@app.command()
def explain(
    case: Annotated[Path | None, typer.Argument(metavar="CASE", help="A case file made by kennan read.")] = None,
    identifier: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="Id of a claim, or its start; or an actor."),
    ] = None,
    text: Annotated[str | None, typer.Option("--text", help="Explain what is coded of this text instead.")] = None,
    language: Annotated[str | None, typer.Option("--lang", help="With --text: ISO 639-1 code; en if left out.")] = None,
    published: Annotated[
        str | None, typer.Option(help="With --text: the day from which dates are reckoned, ISO 8601.")
    ] = None,
    actors: Annotated[Path | None, typer.Option(help="With --text: actors of your own, as TOML.")] = None,
    json: Annotated[bool, typer.Option("--json", help="JSON Lines: the same as data.")] = False,
) -> None:
    """Show why an event was coded, word by word; or why several names are one actor."""
    from kennan.publish import explain as told
    from kennan.publish import explain_actor as told_of_actors

    if text is not None:
        if case is not None:
            raise UsageError("name either a case and an id, or --text, not both")
        found = kennan.explain_text(text, language=language or "en", published=published, actors=actors)
        for row in told.text(found, width(), as_json=json):
            put(row)
        for lack in found.lacks:
            say(lack)
        if not found.explanations:
            say("no event found")
        return
    if case is None or identifier is None:
        raise UsageError("name a case and the id of a claim or an actor (kennan explain CASE ID), or give --text")
    if language or published or actors:
        raise UsageError("--lang, --published and --actors go with --text; a case is explained by its own settings")
    with open_case(case) as opened:
        if opened.claims_from(identifier):
            rows = told.account(opened, kennan.explain(opened, identifier), width(), as_json=json)
        elif not opened.actors_called(identifier):
            raise UsageError(
                f"{identifier}: no claim has an id that starts so, and no actor is called so; see: "
                f"kennan show {case} events, or actors"
            )
        else:
            rows = told_of_actors.account(opened, kennan.explain_actor(opened, identifier), width(), as_json=json)
        for row in rows:
            put(row)


app.command()(decide)
app.command()(desk)


@app.command()
def export(
    case: CasePath,
    out: Annotated[Path, typer.Option("--out", help="Folder; made where it is missing.")],
    format: Annotated[Form, typer.Option("--format", help="jsonl or csv.")] = Form.jsonl,
) -> None:
    """Write every record of the case as files."""
    from kennan.publish import export as write

    with open_case(case) as opened:
        for path in write(opened, out, format.value):
            put(str(path))


@app.command()
def evaluate(
    task: Annotated[Task, typer.Argument(metavar="TASK", help=f"The task to run: {', '.join(Task)}.")],
    input: Annotated[Path, typer.Option("--input", help="JSON Lines with what the task reads.")],
    out: Annotated[Path, typer.Option("--out", help="JSON Lines with the answers.")],
    model: Annotated[str | None, typer.Option(help="An installed spaCy package for English.")] = None,
) -> None:
    """Run one of the scorers' tasks."""
    from kennan.evaluate import evaluate as run

    with progress_bar() as progress:
        run(task.value, input, out, model=model, progress=progress)


@app.command()
def demo(
    case: Annotated[Path | None, typer.Option("--case", help="Keep the case file here.")] = None,
) -> None:
    """Read the bundled sample affair, which is invented, and print its brief."""
    import tempfile

    from kennan.pipeline import read as read_reports
    from kennan.publish.brief import brief as write_brief

    with tempfile.TemporaryDirectory() as folder, as_file(files("kennan") / "sample") as sample:
        path = case or Path(folder) / "sample.case"
        with progress_bar() as progress:
            made = read_reports(
                sample / "reports", path, actors=sample / "actors.toml", workers=os.cpu_count() or 1, progress=progress
            )
        with made:
            put(write_brief(made, width()), end="")


def _version(wanted: bool) -> None:
    if wanted:
        put(f"kennan {kennan.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")] = False,
) -> None:
    pass


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit with its code; no traceback reaches the user."""
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()  # `kennan ... >&-`
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a character shows "?"
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _stop)  # as Ctrl-C: what is read is kept and told
    try:
        code: Any = app(arguments, standalone_mode=False)
    except UsageError as error:
        _fail(str(error), 2)
    except KennanError as error:
        _fail(str(error), 1)
    except OSError as error:
        if error.errno == errno.EPIPE:  # `kennan ... | head`: the reader has seen enough
            _drop_stdout()
            sys.exit(0)
        _fail(f"can't write the output ({error.strerror})", 1)
    except (KeyboardInterrupt, typer.Abort):
        _fail("stopped", 130)
    except Exception as error:
        if type(error).__module__.startswith(("click", "typer")) and hasattr(error, "format_message"):
            if type(error).__name__ == "NoArgsIsHelpError":
                sys.stderr.write(error.format_message() + "\n")
                sys.exit(2)
            _fail(error.format_message(), 2)
        _fail(f"something in Kennan itself failed ({type(error).__name__}: {error}); please report it", 1)
    try:
        sys.stdout.flush()
    except OSError as error:
        _drop_stdout()
        if error.errno != errno.EPIPE:
            _fail(f"can't write the output ({error.strerror})", 1)
    sys.exit(code if isinstance(code, int) else 0)


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _stop(number: int, frame: object) -> NoReturn:
    raise KeyboardInterrupt


def _drop_stdout() -> None:
    """Send what is still to be written nowhere, so that the interpreter does not fail on it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(message: str, code: int) -> NoReturn:
    say(f"kennan: {message}")
    sys.exit(code)
