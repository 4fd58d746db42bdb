"""The documentation tells of every command, option, exported file and field."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from kennan.cli import Kind, app
from kennan.publish.exchange import FILES

DOCS = Path(__file__).resolve().parent.parent / "docs"


def test_every_command_and_option_is_told() -> None:
    text = (DOCS / "cli.md").read_text(encoding="utf-8")
    command = get_command(app)
    missing = []
    for name, sub in command.commands.items():  # type: ignore[attr-defined]
        if f"## kennan {name}" not in text:
            missing.append(name)
        for parameter in sub.params:
            missing += [o for o in parameter.opts if o.startswith("--") and o != "--help" and f"`{o}`" not in text]
    assert missing == []


def test_every_kind_of_listing_is_told() -> None:
    text = (DOCS / "cli.md").read_text(encoding="utf-8")
    assert [k.value for k in Kind if f"`{k.value}`" not in text] == []


@pytest.mark.parametrize("name", list(FILES))
def test_every_exported_file_is_told(name: str) -> None:
    assert f"| `{name}` |" in (DOCS / "export.md").read_text(encoding="utf-8")


def test_every_package_is_in_the_table_of_dependencies() -> None:
    text = (DOCS / "dependencies.md").read_text(encoding="utf-8")
    project = (DOCS.parent / "pyproject.toml").read_text(encoding="utf-8")
    block = re.search(r"\ndependencies = \[(.*?)\]", project, re.S)
    assert block
    named = re.findall(r'"([A-Za-z0-9_-]+)', block.group(1))
    assert [n for n in named if n not in text] == []
