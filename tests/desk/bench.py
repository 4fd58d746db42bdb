"""How fast the desk answers eight readers at once, on a case of ten thousand reports; how heavy its pages are.

python -m tests.desk.bench [CASE]      the case is made where it is missing (tests.desk.many)
"""

import gzip
import http.client
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

from tests.desk.many import make

READERS = 8
EACH = 12  # addresses of every page, each asked for once: no answer is one that was kept
REPORTS = 10_000


@contextmanager
def served(case: Path) -> Iterator[str]:
    """Host and port of a desk of the case."""
    command = [sys.executable, "-m", "kennan", "desk", str(case), "--port", "0", "--no-browser"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        told = next((line for line in process.stderr if "http://" in line), "")
        found = re.search(r"http://\S+/", told)
        assert found, "the desk did not start"
        yield urlsplit(found[0]).netloc
    finally:
        process.terminate()
        process.wait(30)


def addresses(case: Path, number: int, seed: int = 0) -> dict[str, list[str]]:
    """Addresses of every page of the desk by its name."""
    dice = random.Random(seed)
    with sqlite3.connect(f"file:{case}?mode=ro", uri=True) as connection:

        def some(sql: str) -> list[str]:
            rows = [r[0] for r in connection.execute(sql)]
            return [dice.choice(rows) for _ in range(number)]

        reports = some("SELECT id FROM reports")
        claims = some("SELECT id FROM events") + some("SELECT id FROM quotes")
        findings = some("SELECT id FROM findings")
        actors = some("SELECT id FROM actors")
        busy = [r[0] for r in connection.execute(
            "SELECT actor FROM referents GROUP BY actor ORDER BY count(*) DESC LIMIT 6")]  # fmt: skip
        words = [re.findall(r"\w{5,}", r[0]) for r in connection.execute("SELECT gloss FROM findings LIMIT 400")]
    types = ["CONSULT", "AGREE", "ACCUSE", "REQUEST", "ASSAULT", "THREATEN", "SUPPORT"]
    pages = range(1, number + 1)
    return {
        "affair": ["/", *(f"/?a={dice.choice(busy)}&b={a}" for a in actors[1:])],
        "actors": [f"/actors?page={n}" for n in pages],
        "actor": [f"/actor/{a}" for a in [*busy, *actors[len(busy) :]]],
        "network": ["/network"],
        "findings": [f"/findings?page={n}&type={dice.choice(types)}" for n in pages]
        + [f"/findings?actor={dice.choice(busy)}&since={2024 + n % 9}" for n in pages],
        "finding": [f"/finding/{f}" for f in findings],
        "conflicts": [f"/conflicts?page={n}" for n in pages],
        "promises": [f"/promises?page={n}" for n in pages],
        "sources": [f"/sources?page={n}" for n in pages],
        "report": [f"/report/{r}" for r in reports],
        "claim": [f"/claim/{c}" for c in claims],
        "search": [f"/search?q={quote(' '.join(dice.sample(w, min(2, len(w)))))}" for w in dice.sample(words, number)],
        "alike": [f"/alike?claim={c}" for c in claims[:number]],
    }


def ask(host: str, address: str, connection: http.client.HTTPConnection) -> tuple[int, float, int, bytes]:
    """Status, seconds to the first byte, compressed size, text."""
    for last in (False, True):
        start = time.perf_counter()
        try:
            connection.request("GET", address, headers={"Accept-Encoding": "gzip", "Host": host})
            answer = connection.getresponse()
            break
        except (http.client.RemoteDisconnected, ConnectionError):  # it was idle too long: once more, on a new one
            connection.close()
            if last:
                raise
    first = time.perf_counter() - start
    body = answer.read()
    text = gzip.decompress(body) if answer.headers.get("content-encoding") == "gzip" else body
    return answer.status, first, len(body), text


def measure(host: str, asked: dict[str, list[str]]) -> dict[str, list[tuple[float, int, bytes]]]:
    """Seconds to the first byte, size and text of every answer, by page, with all readers at work."""
    waiting = [(name, address) for name, listed in asked.items() for address in listed]
    random.Random(1).shuffle(waiting)
    told: dict[str, list[tuple[float, int, bytes]]] = defaultdict(list)

    def reader() -> None:
        connection = http.client.HTTPConnection(host, timeout=120)
        while waiting:
            try:
                name, address = waiting.pop()
            except IndexError:
                return
            status, first, size, text = ask(host, address, connection)
            if status != 200:
                sys.stderr.write(f"{address}: {status}\n")
            told[name].append((first, size, text))

    readers = [threading.Thread(target=reader) for _ in range(READERS)]
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    return told


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        case = Path(arguments[0]) if arguments else Path(folder) / "many.case"
        if not case.exists():
            make(case, REPORTS)
        asked = addresses(case, EACH)
        with served(case) as host:
            connection = http.client.HTTPConnection(host, timeout=120)
            for listed in asked.values():  # what is made once for a revision is made now
                ask(host, f"{listed[0]}{'&' if '?' in listed[0] else '?'}warm=1", connection)
            told = measure(host, asked)
            assets: dict[str, int] = {}
            print(f"{'page':10} {'asked':>6} {'median':>8} {'95th':>8} {'most':>8}   KB with assets (most)")
            every: list[float] = []
            for name in asked:
                times = sorted(t for t, _, _ in told[name])
                every += times
                heavy = max(size + _assets(host, connection, text, assets) for _, size, text in told[name])
                print(f"{name:10} {len(times):6} {_row(times)}   {heavy / 1000:.0f}")
            print(f"{'all':10} {len(every):6} {_row(sorted(every))}")
    return 0


def _row(times: list[float]) -> str:
    return " ".join(f"{_at(times, share):7.0f}ms" for share in (0.5, 0.95, 1))


def _assets(host: str, connection: http.client.HTTPConnection, text: bytes, known: dict[str, int]) -> int:
    found = set(re.findall(rb'(?:href|src)="(/static/[^"]+)"', text))
    for address in (f.decode() for f in found):
        if address not in known:
            known[address] = ask(host, address, connection)[2]
    return sum(known[f.decode()] for f in found)


def _at(times: list[float], share: float) -> float:
    """A quantile, in milliseconds."""
    return times[min(len(times) - 1, int(share * len(times)))] * 1000 if times else 0.0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
