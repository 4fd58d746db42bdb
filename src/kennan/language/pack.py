"""Language packs: reviewed lexicon files (TOML), one folder a language, data only."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(language: str, name: str) -> dict[str, Any]:
    """The lexicon file `packs/<language>/<name>.toml`; empty where the language has none."""
    resource = files("kennan.language") / "packs" / language / f"{name}.toml"
    if not resource.is_file():
        return {}
    return tomllib.loads(resource.read_text(encoding="utf-8"))


@cache
def languages() -> tuple[str, ...]:
    """Languages (ISO 639-1) that have a pack."""
    folders = (files("kennan.language") / "packs").iterdir()
    return tuple(sorted(p.name for p in folders if p.is_dir() and p.name != "world"))
