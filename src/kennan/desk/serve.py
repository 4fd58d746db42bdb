"""Serving the desk on this machine."""

import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from kennan.desk.app import Desk, application
from kennan.errors import UsageError

PORT = 8766
LOCAL = ("127.0.0.1", "localhost", "[::1]")


def serve(
    desk: Desk,
    *,
    host: str = "127.0.0.1",
    port: int = PORT,
    browse: bool = False,
    tell: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve a desk until it is stopped.

    port    0 takes any that is free
    browse  open it in the user's browser
    tell    is given the address, once it answers

    Raises UsageError where the address can't be had.
    """
    with _bound(host, port) as listening:
        number = listening.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        hosts = {f"{name}:{number}" for name in (*LOCAL, shown)}
        address = f"http://{shown}:{number}/"

        class Server(uvicorn.Server):
            async def startup(self, sockets: list[socket.socket] | None = None) -> None:
                await super().startup(sockets)
                tell(address)
                if browse:
                    webbrowser.open(address)

        app = application(desk, sorted(hosts))
        config = uvicorn.Config(app, log_level="error", access_log=False, lifespan="off", server_header=False)
        with suppress(KeyboardInterrupt):  # which is how a desk ends
            Server(config).run([listening])


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except (OSError, OverflowError) as error:
        listening.close()
        raise UsageError(f"{host}:{port}: can't be had ({error}); name another with --port, 0 for any") from error
    return listening
