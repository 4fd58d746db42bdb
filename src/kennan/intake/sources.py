"""Files, folders, patterns and standard input to sources, each with the name of its report."""

import glob
import os
import re
import stat
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from kennan.intake.options import Options, Source
from kennan.model import Skipped

READ_SUFFIXES = frozenset(
    {"", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".jsonl", ".ndjson", ".csv", ".tsv"}
)
ADDRESS = re.compile(r"(?i)^(?:https?|ftp)://")
PATTERN = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class _Found:
    path: str
    name: str


def sources(inputs: Sequence[str], options: Options) -> Iterator[Source | Skipped]:
    """What the inputs name, in an order that does not depend on theirs: by name, standard input last.

    An input is a file, a folder (read with its subfolders), a pattern ("reports/*.txt") or "-" (standard input).
    Folders give the files whose suffix Kennan reads; a file named by itself is always tried. Whatever is left out
    of a folder, but for hidden files, is a `Skipped` with its reason. Raises nothing.
    """
    found: list[_Found] = []
    skipped: list[Skipped] = []
    for given in sorted(set(inputs) - {"-"}):
        for item in _expand(given):
            (found if isinstance(item, _Found) else skipped).append(item)  # type: ignore[arg-type]
    named = _names(found)
    yield from sorted(set(skipped), key=lambda s: (s.name, s.fault))
    for path in sorted(named, key=lambda p: (named[p], p)):
        yield Source(named[path], path)
    if "-" in inputs:
        data = sys.stdin.buffer.read(options.max_file_bytes + 1)
        yield Source("-", "-", data)


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
            yield _link(os.path.join(base, linked), folder, root)
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            if not file.startswith("."):
                yield _in_folder(os.path.join(base, file), folder, root)
    for fault in faults:
        yield _unreadable(_relative(fault.filename or str(folder), folder), fault)


def _in_folder(path: str, folder: Path, root: str) -> _Found | Skipped:
    name = _relative(path, folder)
    try:
        if os.path.islink(path):
            return _link(path, folder, root)
        if not stat.S_ISREG(os.stat(path).st_mode):
            return Skipped(name, "is no regular file", "leave it out, or pass its content on standard input")
    except OSError as error:
        return _unreadable(name, error)
    suffix = _suffix(name)
    if suffix not in READ_SUFFIXES:
        return Skipped(name, f"files with the suffix {suffix} are not read", "name the file itself to have it tried")
    return _Found(os.path.abspath(path), name)


def _link(path: str, folder: Path, root: str) -> Skipped:
    inside = os.path.realpath(path).startswith(root + os.sep)
    if inside:
        fault, remedy = "is a symbolic link to what is read under its own name", "nothing needs to be done"
    else:
        fault, remedy = "is a symbolic link that leads out of the folder", "name its target to have it read"
    return Skipped(_relative(path, folder), fault, remedy)


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
        named = {path: "/".join(PurePath(path).parts[-depth[path] :]) for path in shortest}
        clashes: dict[str, list[str]] = defaultdict(list)
        for path, name in named.items():
            clashes[name].append(path)
        deeper = [p for paths in clashes.values() if len(paths) > 1 for p in paths if depth[p] < len(PurePath(p).parts)]
        if not deeper:
            return named
        for path in deeper:
            depth[path] += 1
