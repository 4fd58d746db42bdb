"""The desk's style sheet and scripts. Nothing is fetched from elsewhere."""

import hashlib
from functools import cache
from importlib.resources import files

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@cache
def assets() -> dict[str, tuple[bytes, str, str]]:
    """Content, media type and digest of every asset by its path under /static."""
    root = files("kennan.desk") / "static"
    found = {}
    for folder, prefix in ((root, ""), (root / "vendor", "vendor/")):
        for entry in folder.iterdir():
            suffix = entry.name[entry.name.rfind(".") :]
            if entry.is_file() and suffix in TYPES:
                content = entry.read_bytes()
                found[prefix + entry.name] = (content, TYPES[suffix], hashlib.sha256(content).hexdigest()[:12])
    return found


def asset_href(name: str) -> str:
    """The address of an asset: it changes when the asset does, so that browsers may keep it."""
    return f"/static/{name}?{assets()[name][2]}"


class Assets:
    """Serves them."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        name = scope["path"].removeprefix(scope.get("root_path", "")).lstrip("/")
        if name not in assets() or scope["method"] not in ("GET", "HEAD"):
            raise HTTPException(404)
        content, kind, _ = assets()[name]
        headers = {"cache-control": "public, max-age=31536000, immutable"}
        await Response(content, media_type=kind, headers=headers)(scope, receive, send)
