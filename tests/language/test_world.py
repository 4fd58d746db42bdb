"""What is known of the world by name."""

import pickle
from datetime import date
from pathlib import Path

import pytest

from kennan.errors import KennanError
from kennan.language.pack import table
from kennan.language.world import World, _states
from kennan.model import Interval


@pytest.mark.parametrize(
    ("surface", "language", "name", "country", "how"),
    [
        ("Swiss", "en", "Switzerland", "CHE", "adjective"),
        ("Danes", "en", "Denmark", "DNK", "people"),
        ("the Netherlands", "en", "Netherlands", "NLD", "name"),
        ("Ivory Coast", "en", "Côte d’Ivoire", "CIV", "name"),
        ("Ottawa", "en", "Canada", "CAN", "capital"),
        ("Soviet Union", "en", "Soviet Union", "SUN", "name"),
        ("the Elysee", "en", "France", "FRA", "seat"),
        ("U.N.", "en", "United Nations", None, "name"),
        ("PBB", "id", "United Nations", None, "name"),
        ("Mesir", "id", "Egypt", "EGY", "name"),
        ("Allemagne", "fr", "Germany", "DEU", "name"),
        ("Western", "en", "West", None, "adjective"),
    ],
)
def test_lookup(surface: str, language: str, name: str, country: str | None, how: str) -> None:
    sense = World.default().lookup(surface, language)
    assert sense is not None
    assert (sense.entry.name, sense.entry.country, sense.how) == (name, country, how)


def test_the_longest_form_is_found() -> None:
    text = "NORTH KOREA and South Korean troops"
    world = World.default()
    assert [
        world.match(text, at, word) and world.match(text, at, word)[0] for at, word in ((0, "NORTH"), (16, "South"))
    ] == [
        11,
        28,
    ]


def test_every_demonym_and_capital_has_a_state() -> None:
    for rows in (table("world", "demonyms_en")["demonyms"], table("world", "capitals")["capitals"]):
        assert set(rows) - set(_states()) == set()
    assert {len(code) for code in _states()} == {3}


def test_a_users_actors_win(tmp_path: Path) -> None:
    path = tmp_path / "actors.toml"
    path.write_text(
        '[[actor]]\nname = "Georgia Ports Board"\nkind = "company"\ncountry = "USA"\naliases = ["Georgia"]\n',
        encoding="utf-8",
    )
    world = pickle.loads(pickle.dumps(World.with_user(path)))
    sense = world.lookup("Georgia")
    assert (sense.entry.name, sense.entry.kind, sense.entry.country) == ("Georgia Ports Board", "company", "USA")


def test_an_alias_holds_for_reports_of_its_time() -> None:
    world = World.of_text(
        '[[actor]]\nname = "New Tide"\nkind = "party"\n'
        'aliases = ["NT", { name = "Tide", from = "2014", to = "2019-06" }]\n'
        '[[actor]]\nname = "Tide Steel"\nkind = "company"\naliases = [{ name = "Tide", from = "2019-07-01" }]\n'
    )

    def told(day: date | None, form: str = "Tide") -> str | None:
        sense = world.on(Interval.day(day) if day else None).lookup(form)
        return sense.entry.name if sense else None

    assert (told(date(2013, 12, 31)), told(date(2014, 1, 1)), told(date(2019, 6, 30))) == (None, "New Tide", "New Tide")
    assert (told(date(2019, 7, 1)), told(None), told(None, "NT")) == ("Tide Steel", None, "New Tide")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '[[actor]]\nname = "F"\nkind = "party"\naliases = [{ name = "G", from = "May" }]\n',
            "write from and to as",
        ),
        ('[[actor]]\nname = "Front"\nkind = "party"\naliases = [{ called = "F" }]\n', "an alias must be a text"),
        ("[[actor]]\nname = 3\n", "actor 1: has no name"),
        ('[[actor]]\nname = "Front"\nkind = "club"\n', "no kind 'club'"),
        ('[[actor]]\nname = "Front"\nkind = "party"\ncolour = "red"\n', "no such field 'colour'"),
        ('[[actor]]\nname = "Front"\nkind = "party"\naliases = "F"\n', "aliases must be a list of texts"),
        ("[[actor]\n", "not valid TOML"),
        ('[actor]\nname = "Front"\n', "headed [[actor]]"),
    ],
)
def test_a_bad_file_is_told(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "actors.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KennanError) as error:
        World.with_user(path)
    assert said in str(error.value)
    assert str(path) in str(error.value)
