"""`kennan desk`: the case in the browser."""

from pathlib import Path
from typing import Annotated

import typer

from kennan.terminal import CasePath, progress_bar, say


def desk(
    case: CasePath,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes any that is free.")] = 8766,
    host: Annotated[str, typer.Option(help="Address to answer at; any but this machine's own opens it to others.")] = (
        "127.0.0.1"
    ),
    scenario: Annotated[
        list[Path] | None, typer.Option("--scenario", help="A scenario of `kennan outlook` to show; may be repeated.")
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Offer no decisions, and take none.")] = False,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open it in the browser.")] = True,
) -> None:
    """Show a case in the browser: the affair, every line one click from its sentence."""
    from kennan.desk import Desk, serve

    with progress_bar() as progress:
        opened = Desk(case, read_only=read_only, scenarios=scenario or [], progress=progress)
    try:
        tell = "The desk is open at {} (stop it with Ctrl-C)".format
        serve(opened, host=host, port=port, browse=browser, tell=lambda address: say(tell(address)))
    finally:
        opened.close()
