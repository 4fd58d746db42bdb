"""Language packs: reviewed lexicon files (TOML), one folder a language, data only."""

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

# Lexicons that speak of lemmas: a language whose pack glosses its words in a pivot language has the pivot's too.
SHARED = frozenset({
    "contexts", "embedding", "event_confidence", "event_idioms", "event_nouns", "event_objects", "event_slots",
    "event_verbs", "modality", "nominals", "stances", "ties",
})  # fmt: skip


@cache
def table(language: str, name: str) -> dict[str, Any]:
    """The lexicon file `packs/<language>/<name>.toml`; empty where the language has none. Where the pack names a pivot
    language, the shared lexicons are the pivot's with the language's own entries before them."""
    own = _file(language, name)
    pivot = _file(language, "glosses").get("pivot") if name in SHARED else None
    return own if pivot is None else _joined(own, table(pivot, name))


def _folder() -> Traversable:
    return files("kennan.language") / "packs"


def _file(language: str, name: str) -> dict[str, Any]:
    resource = _folder() / language / f"{name}.toml"
    if not resource.is_file():
        return {}
    return tomllib.loads(resource.read_text(encoding="utf-8"))


def _joined(own: dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    joined = dict(shared)
    for key, value in own.items():
        given = shared.get(key)
        if isinstance(value, dict) and isinstance(given, dict):
            joined[key] = _joined(value, given)
        elif isinstance(value, list) and isinstance(given, list):
            joined[key] = [*value, *given]
        else:
            joined[key] = value
    return joined


@cache
def languages() -> tuple[str, ...]:
    """Languages (ISO 639-1) that have a pack."""
    return tuple(sorted(p.name for p in _folder().iterdir() if p.is_dir() and p.name != "world"))
