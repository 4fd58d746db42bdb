"""The desk as an application: routes, security, revisions. What pages show is made in `pages`."""

import asyncio
import hmac
import multiprocessing
import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route

from kennan import deciding
from kennan.desk import ruling, scenarios
from kennan.desk.asked import Asked, Missing
from kennan.desk.guard import Guard
from kennan.desk.pages import PAGES, PICTURES, Page
from kennan.desk.record import Progress, Record
from kennan.desk.scenarios import Scenarios
from kennan.desk.templates import Templates
from kennan.desk.vendored import Assets
from kennan.errors import CaseError, KennanError, UsageError

KEPT_PAGES = 256  # rendered pages of this revision that are kept
LARGEST_FORM = 64_000  # bytes
CLOSE_AFTER = 60.0  # seconds
PATIENCE = 2.0  # seconds that who ruled is kept waiting for what follows
LARGE = 400  # reports from which on a process of its own makes what follows
FOLLOWING = "What follows from the ruling is being made anew; this is the case as it stood before."
HTML, JSON, SVG = "text/html; charset=utf-8", "application/json", "image/svg+xml"


@dataclass(frozen=True, slots=True)
class Shell:
    """What every page's frame shows.

    path     the page's address; `twin` that of its JSON
    token    to be sent with every change; "" where nothing may be changed
    note     what the user should know of the case: "being read", "actors and findings are being made anew"
    following  whether what follows from a ruling is being made, so that the page will soon be another
    """

    case: str
    path: str
    twin: str
    token: str
    note: str
    following: bool
    revision: str
    signature: str
    reports: int
    families: int
    conflicts: int
    scenarios: int


class Desk:
    """A case that is shown: the record as of one revision, until the case has changed and is settled again."""

    def __init__(
        self,
        path: Path | str,
        *,
        read_only: bool = False,
        scenarios: Sequence[Path] = (),
        progress: Progress = lambda *_: None,
    ) -> None:
        """Load the case; scenarios are files of `kennan outlook`. Raises CaseError."""
        self.path = Path(path)
        self.record = Record(path, progress)
        self.read_only = read_only
        self.scenarios = Scenarios(scenarios)
        self.token = "" if read_only else secrets.token_urlsafe(24)
        self.start = secrets.token_hex(4)
        self.templates = Templates()
        self._pages: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._seen = self.record.version
        self._loading: asyncio.Task[None] | None = None
        self._reload = asyncio.Lock()
        self.working = asyncio.Lock()  # one ruling at a time
        self.thinking = asyncio.Lock()  # one slow page at a time
        self.following: asyncio.Task[None] | None = None  # makes anew what follows from rulings
        self._behind = False  # whether there are rulings from which that has not begun to be made
        self.busy = ""  # what is being done to the case in the background

    def close(self) -> None:
        self.record.close()

    def _data_version(self) -> int:
        """A number that changes when another connection writes to the file."""
        return int(self.record.case.store.rows("PRAGMA data_version")[0][0])

    def refresh(self) -> None:
        """Begin to load the case anew where its file has changed; until that is done the old revision is shown."""
        if self.following is not None and not self.following.done():
            return
        now = self._data_version()
        if now != self._seen and (self._loading is None or self._loading.done()):
            self._seen = now
            self._loading = asyncio.get_running_loop().create_task(self.reload())

    async def reload(self) -> None:
        """Load the case anew, and show that revision from then on. A case that is half read stays as it was shown."""
        async with self._reload:  # or an older revision might be shown after a newer one
            await self._load()

    async def _load(self) -> None:
        try:
            record = await run_in_threadpool(Record, self.path)
        except CaseError:
            return  # the file is being replaced or has gone: the revision that is shown still holds
        if record.revision == self.record.revision or (self.record.settled and not record.settled):
            self.busy = "" if record.settled else "Reports are being added; this is the case as it stood before."
            record.close()
            return
        old, self.record = self.record, record
        self._seen = record.version
        self._pages.clear()
        self.busy = ""
        asyncio.get_running_loop().call_later(CLOSE_AFTER, old.close)  # an explanation may still be made of it

    # Rulings

    def follow(self) -> "asyncio.Task[None]":
        """Begin to make anew what follows from the rulings, or go on with it."""
        self._behind = True
        if self.following is None or self.following.done():
            self.following = asyncio.get_running_loop().create_task(self._follow())
        return self.following

    async def _follow(self) -> None:
        while self._behind:
            self._behind, self.busy = False, FOLLOWING
            try:
                await self._settle()
            except (KennanError, BrokenExecutor) as error:
                self.busy = f"Your rulings are kept, but what follows from them could not be made anew: {error}"
                return
            await self.reload()

    async def _settle(self) -> None:
        if len(self.record.case.reports) < LARGE:
            await run_in_threadpool(deciding.follow, self.path)
            return
        # So much work in this process would keep pages waiting.
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
            await asyncio.get_running_loop().run_in_executor(process, deciding.follow, self.path)

    # Pages

    def shell(self, path: str, query: str) -> Shell:
        record, tail = self.record, f"?{query}" if query else ""
        note = self.busy or ("" if record.settled else "Reading was stopped: run the same kennan read again.")
        return Shell(
            case=self.path.name,
            path=path,
            twin=f"{'/affair' if path == '/' else path}.json{tail}",
            token=self.token,
            note=note,
            following=self.following is not None and not self.following.done(),
            revision=record.revision,
            signature=record.signature,
            reports=len(record.case.reports),
            families=len(record.case.families),
            conflicts=len(record.partings),
            scenarios=len(self.scenarios),
        )

    def etag(self, request: Request, kind: str) -> str:
        return f'"{self.record.revision}-{self.start}-{kind}-{len(self.busy)}"'

    def rendered(self, page: Page, request: Request, kind: str) -> bytes:
        """The page, or its JSON twin. Raises Missing, UsageError."""
        query = request.url.query
        key = (f"{kind}{request.headers.get('hx-request', '')}{self.busy}", f"{request.url.path}?{query}")
        if (kept := self._pages.get(key)) is not None:
            self._pages.move_to_end(key)
            return kept
        record = self.record
        asked = Asked(request.path_params, dict(reversed(request.query_params.multi_items())))
        filled = page.fill(record, asked)
        if kind == JSON:
            made = msgspec.json.format(msgspec.json.encode(filled), indent=1) + b"\n"
        else:
            made = self.templates.page(page.template, filled, self.shell(request.url.path, query)).encode()
        if record is not self.record:
            return made  # slow, and overtaken
        self._pages[key] = made
        if len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        return made

    def answer(self, request: Request, template: str, filled: Any) -> Response:
        """A page that is made outside of the list of pages; its JSON twin where the address asks for that."""
        headers = {"cache-control": "no-store"}
        if request.url.path.endswith(".json"):
            return Response(msgspec.json.encode(filled), media_type=JSON, headers=headers)
        shell = self.shell(request.url.path, request.url.query)
        return Response(self.templates.page(template, filled, shell), media_type=HTML, headers=headers)

    def failed(self, request: Request, status: int, title: str, told: str) -> Response:
        """An error, told on a page of the desk or, to programs, in JSON."""
        if request.url.path.endswith(".json"):
            return Response(msgspec.json.encode({"error": told}), status, media_type=JSON)
        shell = self.shell(request.url.path, "")
        return Response(self.templates.error(title, told, shell), status, media_type=HTML)


def application(desk: Desk, hosts: Sequence[str]) -> Starlette:
    """The web application of a desk.

    hosts  values of Host under which it may be asked ("127.0.0.1:8766"); any other is refused, so that no page from
           outside can read the case by a name that it has resolve to this machine
    """
    routes: list[Route | Mount] = []
    for page in PAGES:
        routes.append(Route(f"{'/affair' if page.path == '/' else page.path}.json", _shown(desk, page, JSON)))
        routes.append(Route(page.path, _shown(desk, page, HTML)))
    for picture in PICTURES:
        routes.append(Route(picture.path, _shown(desk, picture, SVG)))
    routes.append(Route("/affair", lambda request: RedirectResponse("/", 308)))
    if not desk.read_only:
        routes.append(Route("/rule", _ruled(desk), methods=["POST"]))
    routes += scenarios.routes(desk)
    routes.append(Mount("/static", Assets()))
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, hosts=tuple(hosts)), Middleware(GZipMiddleware, minimum_size=800)],
        exception_handlers={404: _handler(desk, 404), 405: _handler(desk, 405), 500: _handler(desk, 500)},
    )
    app.state.desk = desk
    return app


Handler = Callable[[Request], Awaitable[Response]]


def _handler(desk: Desk, status: int) -> Callable[[Request, Exception], Awaitable[Response]]:
    titles = {404: "No such page", 405: "Not to be done here", 500: "Something failed"}
    told = {
        404: "There is no page at this address.",
        405: "This address takes no such request.",
        500: "The page could not be made. Please report this, with the address.",
    }

    async def handle(request: Request, error: Exception) -> Response:
        return desk.failed(request, status, titles[status], told[status])

    return handle


def _shown(desk: Desk, page: Page, kind: str) -> Handler:
    async def show(request: Request) -> Response:
        desk.refresh()
        form = "j" if kind == JSON else "s" if kind == SVG else "x" if request.headers.get("hx-request") else "h"
        etag = desk.etag(request, form)
        headers = {"etag": etag, "cache-control": "no-cache", "vary": "HX-Request, Accept-Encoding"}
        if kind == SVG:
            headers["content-disposition"] = f'attachment; filename="{page.template}"'
        if request.headers.get("if-none-match") in (etag, f"W/{etag}"):
            return Response(status_code=304, headers=headers)
        try:
            if page.slow:
                async with desk.thinking:
                    made = await run_in_threadpool(desk.rendered, page, request, kind)
            else:
                made = desk.rendered(page, request, kind)
            return Response(made, media_type=kind, headers=headers)
        except Missing as missing:
            return desk.failed(request, 404, "Not in the case", str(missing))
        except UsageError as error:
            return desk.failed(request, 400, "Not understood", str(error))

    return show


def _ruled(desk: Desk) -> Handler:
    async def rule(request: Request) -> Response:
        form = await _form(request)
        if form is None or not hmac.compare_digest(form.get("token", "").encode(), desk.token.encode()):
            told = "The page that sent this is not of this run of the desk. Load it again, and rule once more."
            return desk.failed(request, 403, "Not allowed", told)
        async with desk.working:
            try:
                where = await run_in_threadpool(ruling.carry_out, desk.record, form)
            except KennanError as error:
                return desk.failed(request, 400, "Not ruled", str(error))
            await asyncio.wait({desk.follow()}, timeout=PATIENCE)
        return RedirectResponse(where, 303)

    return rule


async def _form(request: Request) -> dict[str, str] | None:
    """The fields of a form that this desk sent; None where it is none, or too large."""
    if request.headers.get("content-type", "").partition(";")[0] != "application/x-www-form-urlencoded":
        return None
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_FORM:
            return None
    try:
        fields: dict[str, Any] = dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=40))
    except (UnicodeDecodeError, ValueError):
        return None
    return fields
