"""How a process that reads is set up: what it collects, what interrupts it, and when it ends."""

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

# Of the libraries that NumPy may multiply with, read when a process loads it.
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def _collect_seldom() -> None:
    """Parsing, coding and comparing make many small objects that live on, and hardly any circles of them, so that
    looking for such circles often costs more than it frees."""
    gc.set_threshold(50_000, 20, 50)


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """The same for a while."""
    before = gc.get_threshold()
    if not 0 < before[0] < 50_000:
        yield
        return
    _collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Processes started in here never see Ctrl-C, which reaches the whole group; this one sees it a moment later. Where
    signals can't be held (Windows) the processes may print where they were stopped."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def one_thread_each() -> Iterator[None]:
    """Processes started in here multiply matrices in one thread each, for there is one of them a core already. What the
    user has set stays."""
    added = [name for name in THREADS if name not in os.environ]
    os.environ.update(dict.fromkeys(added, "1"))
    try:
        yield
    finally:
        for name in added:
            os.environ.pop(name, None)


def begin() -> None:
    """A process of the pool ends when the one that started it was killed."""
    _collect_seldom()
    parent = multiprocessing.parent_process()

    def wait_for_end() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait_for_end, daemon=True).start()
