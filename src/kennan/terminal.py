"""What the commands of the command line share: data to stdout, words and progress to stderr, an open case."""

import shutil
import sys
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennan.case import Case

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="A case file made by kennan read.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON Lines, in the fields of the exchange format.")]


@contextmanager
def open_case(path: Path) -> "Iterator[Case]":
    """The case, to be read; says so where it is not complete."""
    from kennan.case import Case

    with Case(path) as case:
        if not case.settled:
            say(f"{path}: reading was stopped before its end; run the same kennan read again to complete the case")
        yield case


def width() -> int:
    """Columns of the terminal."""
    return max(60, min(shutil.get_terminal_size((100, 40)).columns, 140))


def put(text: str, end: str = "\n") -> None:
    """Data, to stdout."""
    sys.stdout.write(text + end)


def say(text: str) -> None:
    """Words for the user, to stderr."""
    from kennan.publish.safe import for_terminal

    sys.stderr.write(for_terminal(text) + "\n")


@contextmanager
def progress_bar() -> "Iterator[Callable[[str, int, int], None]]":
    """A bar on stderr where that is a terminal, and a line every ten seconds where it isn't."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield _Ticker()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("starting", total=None)
        yield lambda step, done, total: bar.update(task, description=step, completed=done, total=total)


class _Ticker:
    """Tells of progress where no bar can be drawn, now and then."""

    def __init__(self) -> None:
        import time

        self.clock = time.monotonic
        self.last = self.clock()

    def __call__(self, step: str, done: int, total: int) -> None:
        if self.clock() - self.last >= 10:
            self.last = self.clock()
            say(f"{step}: {done} of {total}")
