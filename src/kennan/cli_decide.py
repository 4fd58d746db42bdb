"""`kennan decide`: the analyst has the last word."""

from pathlib import Path
from typing import Annotated

import typer

from kennan.errors import UsageError
from kennan.terminal import CasePath, open_case, progress_bar, put, say


def decide(
    case: CasePath,
    ruling: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="RULING",
            help="same A B, different A B, accept CLAIM, reject CLAIM, actor CLAIM ROLE ACTOR, together CLAIM CLAIM, "
            "or apart CLAIM CLAIM; actors by name, alias or id, claims by the start of their id.",
        ),
    ] = None,
    note: Annotated[str, typer.Option(help="Why; kept with the ruling.")] = "",
    author: Annotated[str | None, typer.Option(help="Who rules; KENNAN_AUTHOR or your user name if left out.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the rulings, withdrawn ones too.")] = False,
    undo: Annotated[int | None, typer.Option(metavar="NUMBER", help="Withdraw a ruling.")] = None,
    json: Annotated[bool, typer.Option("--json", help="With --list: JSON Lines.")] = False,
) -> None:
    """Rule on who is who and on what was coded; rulings survive re-reading and can be undone."""
    from kennan import deciding
    from kennan.publish import decisions

    if listed + (undo is not None) + bool(ruling) != 1:
        raise UsageError("give one ruling, or --list, or --undo NUMBER; see: kennan decide --help")
    if listed:
        with open_case(case) as opened:
            rows = list(decisions.listing(opened, as_json=json))
        for row in rows:
            put(row)
        if not rows:
            say("no decisions yet")
        return
    with progress_bar() as progress:
        if undo is not None:
            made = deciding.undo(case, undo, progress)
        else:
            verdict, *what = ruling or []
            made = deciding.decide(Path(case), verdict, *what, note=note, author=author, progress=progress)
    with open_case(case) as opened:
        for row in decisions.told(opened, made):
            put(row)
