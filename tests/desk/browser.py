"""A desk that answers on a port of this machine, and Chromium to look at it."""

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn

from kennan.desk import Desk, application

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
REQUIRED = os.environ.get("KENNAN_BROWSER") == "required"
LACKS = "no Chromium: apt-get install chromium; KENNAN_BROWSER=required fails instead"
NEEDS_BROWSER = pytest.mark.skipif(not CHROMIUM and not REQUIRED, reason=LACKS)
# Containers lack what the sandbox needs; the pages shown are the desk's own.
ARGUMENTS = ["--no-sandbox", "--enable-unsafe-swiftshader", "--disable-dev-shm-usage"]


@contextmanager
def answering(desk: Desk) -> Iterator[str]:
    """The desk's address while it answers."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(64)
        host = f"127.0.0.1:{listening.getsockname()[1]}"
        config = uvicorn.Config(application(desk, [host]), log_level="error", lifespan="off", access_log=False)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        try:
            yield f"http://{host}"
        finally:
            server.should_exit = True
            thread.join(10)
