"""Files, folders, patterns and standard input to sources, each with the name of its report."""

import errno
import glob
import hashlib
import os
import re
import stat
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from kennan.intake.options import Options, Source
from kennan.model import Skipped

READ_SUFFIXES = frozenset(
    {"", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".jsonl", ".ndjson", ".csv", ".tsv"}
)
ADDRESS = re.compile(r"(?i)^(?:https?|ftp)://")
PATTERN = re.compile(r"[*?\[]")
# Case files and what SQLite keeps beside them: no reports, and often in the folder that is read.
OWN_SUFFIXES = (".case", ".case-wal", ".case-shm", ".case-journal")


@dataclass(frozen=True, slots=True)
class _Found:
    path: str
    name: str


def sources(inputs: Sequence[str], options: Options) -> Iterator[Source | Skipped]:
    """What the inputs name, in an order that does not depend on theirs: by name, standard input last.

    An input is a file, a folder (read with its subfolders), a pattern ("reports/*.txt") or "-" (standard input).
    Folders give the files whose suffix Kennan reads; a file named by itself is always tried. Whatever is left out
    of a folder, but for hidden files, case files and links to what is read anyway, is a `Skipped` with its reason.
    Names and origins are valid Unicode: bytes that are no UTF-8 are shown as "\\xff". Raises nothing.
    """
    found: list[_Found] = []
    skipped: list[Skipped] = []
    for given in sorted(set(inputs) - {"-"}):
        for item in _expand(given):
            (found if isinstance(item, _Found) else skipped).append(item)  # type: ignore[arg-type]
    named = _names(found)
    yield from sorted({replace(s, name=shown(s.name)) for s in skipped}, key=lambda s: (s.name, s.fault))
    for path in sorted(named, key=lambda p: (named[p], p)):
        origin = shown(path)
        yield Source(named[path], origin, path=None if origin == path else path)
    if "-" in inputs:
        data = sys.stdin.buffer.read(options.max_file_bytes + 1)
        yield Source(f"stdin-{hashlib.sha256(data).hexdigest()[:8]}", "-", data)


def shown(path: str) -> str:
    """A path as valid Unicode, its undecodable bytes as "\\xff"."""
    try:
        return os.fsencode(path).decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # lone surrogates that stand for no byte
        return path.encode("utf-8", "backslashreplace").decode("utf-8")


def _expand(given: str) -> Iterator[_Found | Skipped]:
    if ADDRESS.match(given):
        yield Skipped(given, "is an address, and Kennan fetches nothing", "save the page and name the file")
        return
    if "\0" in given:
        yield Skipped(given.replace("\0", "\\0"), "is no file name", "name a file, a folder or a pattern")
        return
    path = Path(given)
    try:
        if path.is_dir():
            yield from _folder(path)
        elif path.exists():
            yield _explicit(path)
        elif path.is_symlink():
            yield Skipped(given, "is a symbolic link to nothing", "mend the link or name another file")
        elif PATTERN.search(given):
            matches = sorted(glob.glob(given, recursive=True))
            if not matches:
                yield Skipped(given, "the pattern matches no file", "check the pattern; quote it for the shell")
            for match in map(Path, matches):
                yield from _folder(match) if match.is_dir() else [_explicit(match)]
        else:
            yield Skipped(given, "there is no such file or folder", "check the path")
    except OSError as error:
        yield _unreadable(given, error)


def _explicit(path: Path) -> _Found | Skipped:
    if not stat.S_ISREG(path.stat().st_mode):
        return Skipped(str(path), "is no regular file", "use - and pass it on standard input")
    return _Found(os.path.abspath(path), path.name)


def _unreadable(name: str, error: OSError) -> Skipped:
    if isinstance(error, PermissionError):
        return Skipped(name, "no permission to read it", "change its permissions or run as its owner")
    return Skipped(name, f"can't be opened: {error.strerror or error}", "check the path and the disk")


def _folder(folder: Path) -> Iterator[_Found | Skipped]:
    """Files of a folder and its subfolders; symbolic links are followed only to files inside it."""
    root = os.path.realpath(folder)
    faults: list[OSError] = []
    for base, folders, files in os.walk(folder, onerror=faults.append, followlinks=False):
        for linked in sorted(f for f in folders if not f.startswith(".") and os.path.islink(os.path.join(base, f))):
            yield from _link(os.path.join(base, linked), folder, root)
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            if not file.startswith("."):
                yield from _in_folder(os.path.join(base, file), folder, root)
    for fault in faults:
        yield _unreadable(_relative(fault.filename or str(folder), folder), fault)


def _in_folder(path: str, folder: Path, root: str) -> Iterator[_Found | Skipped]:
    name = _relative(path, folder)
    if name.lower().endswith(OWN_SUFFIXES):
        return
    try:
        if os.path.islink(path):
            yield from _link(path, folder, root)
            return
        if not stat.S_ISREG(os.stat(path).st_mode):
            yield Skipped(name, "is no regular file", "leave it out, or pass its content on standard input")
            return
    except OSError as error:
        yield _unreadable(name, error)
        return
    suffix = _suffix(name)
    if suffix in READ_SUFFIXES:
        yield _Found(os.path.abspath(path), name)
    else:
        yield Skipped(name, f"files with the suffix {suffix} are not read", "name the file itself to have it tried")


def _link(path: str, folder: Path, root: str) -> Iterator[Skipped]:
    """What is wrong with a symbolic link; nothing where its target is met in the folder under its own name."""
    name, target = _relative(path, folder), os.path.realpath(path)
    try:
        os.stat(path)
    except FileNotFoundError:
        yield Skipped(name, "is a symbolic link to nothing", "mend the link or remove it")
    except OSError as error:
        if error.errno == errno.ELOOP:
            yield Skipped(name, "is a symbolic link that leads in a circle", "mend the link or remove it")
        else:
            yield _unreadable(name, error)
    else:
        if os.path.join(os.path.realpath(os.path.dirname(path)), "").startswith(os.path.join(target, "")):
            yield Skipped(name, "is a symbolic link to a folder that it is in", "nothing needs to be done")
        elif not target.startswith(os.path.join(root, "")):
            yield Skipped(name, "is a symbolic link that leads out of the folder", "name its target to have it read")
        elif any(part.startswith(".") for part in PurePath(target).relative_to(root).parts):
            yield Skipped(name, "is a symbolic link to what is hidden", "name its target to have it read")


def _relative(path: str, folder: Path) -> str:
    relative = PurePath(os.path.relpath(path, folder)).as_posix()
    return str(folder) if relative == "." else relative


def _suffix(name: str) -> str:
    """The suffix that tells the format, in lower case: ".csv" of "a.csv.gz"."""
    path = PurePath(name.lower())
    if path.suffix == ".gz":
        path = path.with_suffix("")
    return path.suffix


def _names(found: Sequence[_Found]) -> dict[str, str]:
    """A name for every path; where several have the same, each with as many parent folders as tell them apart."""
    shortest: dict[str, str] = {}
    for item in found:
        known = shortest.get(item.path)
        if known is None or (len(item.name), item.name) > (len(known), known):
            shortest[item.path] = item.name
    depth = {path: len(PurePath(name).parts) for path, name in shortest.items()}
    while True:
        named = {path: shown("/".join(PurePath(path).parts[-depth[path] :])) for path in shortest}
        clashes: dict[str, list[str]] = defaultdict(list)
        for path, name in named.items():
            clashes[name].append(path)
        deeper = [p for paths in clashes.values() if len(paths) > 1 for p in paths if depth[p] < len(PurePath(p).parts)]
        if not deeper:
            return named
        for path in deeper:
            depth[path] += 1
