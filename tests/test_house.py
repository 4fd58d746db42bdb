"""The laws of the house that a program can check."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "kennan"
DATA = "kennan.language.pack"  # the lexicons' loader: data, not a stage
LOWER = ("intake", "language", "coding", "actors", "lineage", "findings")
MODULES = sorted(p for p in SOURCE.rglob("*.py"))


def stage(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "kennan" else ""


def allowed(folder: str) -> set[str]:
    """Stages that a stage may import."""
    if folder == "model":
        return {"model"}
    if folder in LOWER:
        return {"model", "errors", *LOWER[: LOWER.index(folder) + 1]}
    if folder == "case":
        return {"model", "errors", "case"}
    if folder == "publish":
        return {"model", "errors", "case", "publish"}
    return {"*"}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_go_one_way(path: Path) -> None:
    folder = path.relative_to(SOURCE).parts[0]
    may = allowed(folder)
    if "*" in may or folder.endswith(".py"):
        return
    met = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module] if node.module != "kennan" else [f"kennan.{a.name}" for a in node.names]
            met |= {stage(n) for n in names if n != DATA}
        elif isinstance(node, ast.Import):
            met |= {stage(a.name) for a in node.names}
    assert met - {""} <= may


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_module_is_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 410
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
