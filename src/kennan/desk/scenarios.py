"""Scenarios on the desk: the report of each that the desk was started with, its claims linked to their sentences."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kennan.desk.record import Record
from kennan.desk.view import report_href
from kennan.errors import KennanError, UsageError
from kennan.outlook import Outlook, load, look
from kennan.outlook.checking import faults
from kennan.outlook.page import body, claims_of
from kennan.outlook.publish import evidence

if TYPE_CHECKING:
    from kennan.desk.app import Desk

SAMPLES = 10_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A scenario in the list: its title or, where it can't be read or fails its checks, what is wrong with it."""

    href: str
    name: str
    title: str
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """The page of a scenario: its report as HTML, already escaped."""

    title: str
    body: str
    faults: tuple[str, ...]


class Scenarios:
    """The scenario files of a desk. Each is solved when it is first asked for, and again when the file has changed."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.paths = {path.stem if _alone(path, paths) else path.name: path for path in paths}
        self._solved: dict[str, tuple[int, Outlook]] = {}
        self._solving = asyncio.Lock()

    def __len__(self) -> int:
        return len(self.paths)

    async def outlook(self, name: str) -> Outlook:
        """Raises KennanError where the file can't be read or does not pass its checks."""
        async with self._solving:
            return await run_in_threadpool(self._solve, name)

    def _solve(self, name: str) -> Outlook:
        path = self.paths[name]
        try:
            changed = path.stat().st_mtime_ns
        except OSError as error:
            raise UsageError(f"{path.name}: can't be read ({error.strerror})") from error
        if name not in self._solved or self._solved[name][0] != changed:
            self._solved[name] = (changed, look(load(path), samples=SAMPLES, seed=0))
        return self._solved[name][1]

    def entries(self, record: Record) -> list[Entry]:
        out = []
        for name, path in self.paths.items():
            try:
                scenario = load(path)
                found = tuple(str(f) for f in faults(scenario, record.case))
                title = scenario.title
            except KennanError as error:
                title, found = path.name, (str(error),)
            out.append(Entry(f"/outlook/{name}", path.name, title, found))
        return out


def _alone(path: Path, paths: Sequence[Path]) -> bool:
    return sum(other.stem == path.stem for other in paths) == 1


def routes(desk: "Desk") -> list[Route]:
    """The addresses of the scenarios' pages."""

    async def listed(request: Request) -> Response:
        entries = await run_in_threadpool(desk.scenarios.entries, desk.record)
        return desk.answer(request, "scenarios.html", {"scenarios": entries})

    async def shown(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in desk.scenarios.paths:
            return desk.failed(request, 404, "Not on the desk", f"No scenario is called {name}.")
        try:
            outlook = await desk.scenarios.outlook(name)
        except KennanError as error:
            return desk.failed(request, 400, "Not solved", str(error))
        if request.url.path.endswith(".json"):
            return Response(json.dumps(outlook.data, ensure_ascii=False, indent=1), media_type="application/json")
        page = await run_in_threadpool(_page, desk.record, desk.scenarios.paths[name], outlook)
        return desk.answer(request, "scenario.html", page)

    return [
        Route("/outlook.json", listed),
        Route("/outlook", listed),
        Route("/outlook/{name}.json", shown),
        Route("/outlook/{name}", shown),
    ]


def _page(record: Record, path: Path, outlook: Outlook) -> Shown:
    sentences = evidence(record.case, claims_of(outlook))
    linked = {claim: found._replace(href=_href(record, claim)) for claim, found in sentences.items()}
    return Shown(outlook.title, body(outlook, linked), tuple(str(f) for f in faults(load(path), record.case)))


def _href(record: Record, claim: str) -> str:
    """The sentence of a claim, of which a scenario may name the beginning of the id."""
    line = record.line.get(claim) or next((x for i, x in record.line.items() if i.startswith(claim)), None)
    if line is None:
        return ""
    span: Any = line.claim.span
    return report_href(span.report, record.sentence_number(span.report, span.start))
