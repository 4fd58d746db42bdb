"""What every answer of the desk carries, and which requests get none."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'",
        "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
    )
)  # fmt: skip
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}


class Guard:
    """Refuses requests under another host's name, and changes that a page from elsewhere asks for."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self.app = app
        self.hosts = frozenset(h.casefold() for h in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        headers = Headers(scope=scope)
        if headers.get("host", "").casefold() not in self.hosts:
            refused = PlainTextResponse("This desk answers only under the address that it was started with.\n", 421)
            await refused(scope, receive, guarded)
        elif scope["method"] not in ("GET", "HEAD") and not self._from_here(headers):
            await PlainTextResponse("Changes are taken from this desk's own pages only.\n", 403)(
                scope, receive, guarded
            )
        else:
            await self.app(scope, receive, guarded)

    def _from_here(self, headers: Headers) -> bool:
        """Whether the request can only come from a page of this desk (or from no browser)."""
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        origin = headers.get("origin")
        if origin == "null":  # forms of pages whose address is told to nobody; a page from elsewhere is cross-site
            return headers.get("sec-fetch-site") == "same-origin"
        return origin is None or urlsplit(origin).netloc.casefold() in self.hosts
