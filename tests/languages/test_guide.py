"""The guide to packs is true: its example is read as it says."""

import re
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from kennan.coding import code
from kennan.evaluate.relation import bare_report
from kennan.language import Reader, pack
from kennan.language.world import World
from kennan.model import Event

GUIDE = Path(__file__).parents[2] / "docs" / "languages.md"
STATES = "".join(f'[[actor]]\nname = "{name}"\nkind = "state"\n' for name in ("Zamunda", "Karovion"))


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The guide's text, with its example among the packs."""
    text = GUIDE.read_text(encoding="utf-8")
    packs = tmp_path / "packs"
    shutil.copytree(str(files("kennan.language") / "packs"), packs)
    blocks = re.findall(r"`packs/(\w+)/(\w+\.toml)`\n\n```toml\n(.*?)```", text, re.DOTALL)
    assert {name for _, name, _ in blocks} == {"glosses.toml", "morphology.toml", "grammar.toml", "descriptors.toml"}
    for language, name, content in blocks:
        (packs / language).mkdir(exist_ok=True)
        (packs / language / name).write_text(content, encoding="utf-8")
    monkeypatch.setattr(pack, "_folder", lambda: packs)
    yield text
    pack.table.cache_clear()
    pack.languages.cache_clear()


def test_the_example_is_read_as_the_guide_says(guide: str) -> None:
    rows = re.findall(r"^\| (\w[^|]*\.) \| (\w*) ?\| (\w+) \| (\w+) \| (\w*) ?\|$", guide, re.MULTILINE)
    assert len(rows) == 3
    world, reader = World.of_text(STATES), Reader()
    for sentence, source, kind, modality, target in rows:
        report = bare_report("guide", sentence, "eo")
        coded = code(report, reader.sentences(report), world)
        names = {r.id: r.name for r in coded.referents} | {None: ""}
        told = [(names[e.source], e.type, e.modality, names[e.target]) for e in coded.claims if isinstance(e, Event)]
        assert told == [(source, kind, modality, target)], sentence


def test_every_file_of_every_pack_is_told_of() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    for language in pack.languages():
        if language == "en":
            continue
        for path in sorted((Path(str(files("kennan.language"))) / "packs" / language).glob("*.toml")):
            assert path.name in text or re.sub(r"^event_.*", "event_*.toml", path.name) in text, path.name
