"""What a newspaper reader knows of the world by name: states, their peoples and capitals, bodies, movements, media.

Names of states come from CLDR through Babel; demonyms, seats of government and bodies from the reviewed files in
`packs/world`. A user adds to it, or overrules it, with an `actors.toml`:

    [[actor]]
    name = "Free Harbour Front"     # required
    kind = "armed_group"            # required: a kind of actor (kennan.model.ActorKind)
    country = "GBR"                 # ISO 3166-1 alpha-3, or a code of one's own for a state that the file brings in
    aliases = ["FHF", { name = "Harbour Front", from = "2014", to = "2019-06" }]    # the second in reports of that time
    demonyms = ["Harbourian"]       # adjectives and nouns for it and its people
    capitals = ["Port Quill"]       # towns that stand for it where they act
    part_of = "United Kingdom"      # name of the body it belongs to
    roles = ["commander"]           # of a person: titles the person is known to bear

An alias with `from` or `to` (a year, month or day, both included) is used for reports published within that time alone;
not for those of which nobody knows when they were published.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from babel import Locale
from babel.core import UnknownLocaleError, get_global

from kennan.errors import KennanError
from kennan.language.pack import table
from kennan.model import ActorKind, Interval

How = Literal["name", "adjective", "people", "capital", "seat", "region"]
WORD = re.compile(r"\w+")
UNCHANGED_PLURAL = ("ese", "ish", "ch", "ss", "sh", "z", "tho")
FIELDS = frozenset({"name", "kind", "country", "aliases", "demonyms", "capitals", "part_of", "roles"})


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor known beforehand. `country` is an alpha-3 code, `part_of` the name of another entry."""

    name: str
    kind: ActorKind
    country: str | None = None
    part_of: str | None = None
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sense:
    """An entry and how a surface form speaks of it: by its name, as an adjective ("Swiss"), as its people ("the
    Swiss"), by its capital or seat of government; "region" for regions, which act more rarely than they locate."""

    entry: Entry
    how: How
    valid: Interval | None = None  # publication of the reports that it holds for; None for all


Pairs = Iterator[tuple[str, Sense]]
Index = dict[str, tuple[tuple[str, Sense], ...]]


class World:
    """The known actors. `extra` are (surface form, sense) pairs that go before the built-in ones."""

    def __init__(self, extra: tuple[tuple[str, Sense], ...] = ()) -> None:
        self._extra = extra
        self._exact: dict[str, dict[str, Sense]] = {}
        self._index: dict[str, Index] = {}
        self._on: dict[tuple[tuple[str, Sense], ...], World] = {}

    def on(self, published: Interval | None) -> "World":
        """What holds for a report published then: without the aliases of other times."""
        if all(sense.valid is None for _, sense in self._extra):
            return self
        held = tuple(
            (form, sense)
            for form, sense in self._extra
            if sense.valid is None or (published is not None and sense.valid.meets(published))
        )
        return self._on.setdefault(held, World(held))

    def __reduce__(self) -> tuple[type, tuple[tuple[tuple[str, Sense], ...]]]:
        return type(self), (self._extra,)

    @staticmethod
    @cache
    def default() -> "World":
        """The built-in knowledge alone."""
        return World()

    @classmethod
    def with_user(cls, path: Path | None) -> "World":
        """The built-in knowledge with the actors of a user's file, which win. Raises KennanError for a bad file."""
        if path is None:
            return cls.default()
        try:
            return cls.of_text(path.read_text(encoding="utf-8"), path)
        except OSError as error:
            raise KennanError(f"{path}: can't be read ({error.strerror}); name an existing actors.toml") from error
        except UnicodeDecodeError as error:
            raise KennanError(f"{path}: not UTF-8 ({error.reason}); save it as UTF-8") from error

    @classmethod
    def of_text(cls, text: str, path: Path = Path("actors.toml")) -> "World":
        """The same, given the text of the file. Raises KennanError for bad TOML."""
        return cls(tuple(_user_pairs(text, path)))

    def lookup(self, surface: str, language: str = "en") -> Sense | None:
        """What a whole surface form stands for; the case of letters counts, a leading English article does not."""
        senses = self._senses(language)
        bare = surface.removeprefix("the ").removeprefix("The ")
        return senses.get(surface) or senses.get(bare)

    def match(self, text: str, at: int, word: str, language: str = "en") -> tuple[int, Sense] | None:
        """The longest known form that begins at code point `at` of the text, and where it ends (exclusive). `word` is
        the run of word characters at `at`. Forms in capital letters throughout are found too ("NORTH KOREA")."""
        index = self._by_first_word(language)
        shouted = len(word) > 3 and word.isupper()
        for form, sense in index.get(word) or (index.get(word.casefold(), ()) if shouted else ()):
            end = at + len(form)
            there = text[at:end]
            if (there == form or (shouted and there.isupper() and there.casefold() == form.casefold())) and (
                end >= len(text) or not (text[end].isalnum() or text[end] == "_") or not form[-1].isalnum()
            ):
                return end, sense
        return None

    def state(self, code: str | None) -> Entry | None:
        """The state with an alpha-3 code."""
        if code is None:
            return None
        for _, sense in self._extra:
            if sense.how == "name" and sense.entry.kind == "state" and sense.entry.country == code:
                return sense.entry
        return _states().get(code)

    def entry(self, name: str) -> Entry | None:
        """The entry with a canonical name."""
        for _, sense in self._extra:
            if sense.entry.name == name:
                return sense.entry
        return _entries().get(name)

    def adjectives(self, code: str, language: str = "en") -> tuple[str, ...]:
        """The nationality words of a state."""
        return tuple(
            form
            for form, sense in self._senses(language).items()
            if sense.how == "adjective" and sense.entry.country == code and sense.entry.kind == "state"
        )

    def _senses(self, language: str) -> dict[str, Sense]:
        if language not in self._exact:
            senses = dict(_builtin(language))
            if self._extra:
                own = {sense.entry.name: sense.entry for _, sense in self._extra}
                senses = {f: Sense(own[s.entry.name], s.how) if s.entry.name in own else s for f, s in senses.items()}
                senses.update(self._extra)
            self._exact[language] = senses
        return self._exact[language]

    def _by_first_word(self, language: str) -> Index:
        if language not in self._index:
            lists: dict[str, list[tuple[str, Sense]]] = {}
            for form, sense in self._senses(language).items():
                if first := WORD.match(form):
                    word = first.group()
                    lists.setdefault(word, []).append((form, sense))
                    if word.casefold() != word:
                        lists.setdefault(word.casefold(), []).append((form, sense))
            self._index[language] = {
                word: tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[0]))) for word, found in lists.items()
            }
        return self._index[language]


@cache
def _codes() -> dict[str, str]:
    """CLDR territory (alpha-2) to alpha-3."""
    names = table("world", "names")
    withdrawn, left_out = frozenset(names["withdrawn"]), frozenset(names["left_out"])
    found: dict[str, str] = {}
    for alias, targets in sorted(get_global("territory_aliases").items()):
        if len(alias) == 3 and alias.isalpha() and alias not in withdrawn and len(targets) == 1:
            found.setdefault(targets[0], alias)
    found.update(names["codes"])
    return {two: three for two, three in found.items() if two not in left_out}


@cache
def _states() -> dict[str, Entry]:
    territories = Locale("en").territories
    states = {
        code: Entry(name, "state", code) for two, code in _codes().items() if (name := territories.get(two)) is not None
    }
    states |= {code: Entry(forms[0], "state", code) for code, forms in table("world", "names")["former"]["en"].items()}
    shorter = table("world", "names").get("called", {})
    return states | {code: Entry(name, "state", code) for code, name in shorter.items()}


@cache
def _entries() -> dict[str, Entry]:
    entries = {entry.name: entry for entry in _states().values()}
    entries |= {entry.name: entry for entry, _ in _bodies()}
    return entries | {sense.entry.name: sense.entry for _, sense in _regions("en")}


@cache
def _bodies() -> tuple[tuple[Entry, tuple[str, ...]], ...]:
    found = []
    for kind in get_args(ActorKind):
        rows = table("world", "bodies").get(kind, {})
        for key, aliases in rows.items():
            name, _, country = key.partition("@")
            state = _states().get(country)
            part_of = state.name if state and kind == "government" else None
            found.append((Entry(name, kind, country or None, part_of), tuple(aliases)))
    return tuple(found)


@cache
def _builtin(language: str) -> dict[str, Sense]:
    """Surface forms of one language, and the English ones of bodies in all. Earlier sources win."""
    senses: dict[str, Sense] = {}
    for pairs in (
        _names(language),
        _body_names(language),
        _demonyms(language),
        _capitals(language),
        _regions(language),
    ):
        for form, sense in pairs:
            senses.setdefault(form, sense)
    return senses


def _names(language: str) -> Pairs:
    names, states = table("world", "names"), _states()
    unwanted = frozenset(names["not_names"].get(language, ()))
    for kind in ("also", "former"):
        for code, forms in names[kind].get(language, {}).items():
            yield from ((form, Sense(states[code], "name")) for form in forms if code in states)
    try:
        territories = Locale(language).territories
    except (UnknownLocaleError, ValueError):
        return
    for two, code in _codes().items():
        name = territories.get(two)
        if name and name not in unwanted and code in states:
            for form in dict.fromkeys((name, name.replace("’", "'"), name.replace("&", "and"), name.split(" (")[0])):
                yield form, Sense(states[code], "name")


def _body_names(language: str) -> Pairs:
    for entry, aliases in _bodies():
        for form in (entry.name, *aliases):
            tongue, colon, rest = form.partition(":")
            if colon and len(tongue) == 2:
                if tongue == language:
                    yield rest, Sense(entry, "name")
            elif colon and tongue == "adj":
                if language == "en":
                    yield rest, Sense(entry, "adjective")
            else:
                yield form, Sense(entry, "name")
                if "'" in form:
                    yield form.replace("'", "’"), Sense(entry, "name")


def _demonyms(language: str) -> Pairs:
    for code, row in table("world", f"demonyms_{language}").get("demonyms", {}).items():
        state = _states()[code]
        adjectives, slash, people = row.partition("/")
        words = [a.strip() for a in adjectives.split(",")]
        yield from ((word, Sense(state, "adjective")) for word in words)
        if language == "en":
            plurals = [p.strip() for p in people.split(",")] if slash else [_plural(word) for word in words]
            yield from ((p, Sense(state, "people")) for p in plurals if p not in words)


def _plural(adjective: str) -> str:
    return adjective if adjective.endswith(UNCHANGED_PLURAL) else adjective + "s"


def _capitals(language: str) -> Pairs:
    capitals, states = table("world", "capitals"), _states()
    for code, forms in capitals["seats"].get(language, {}).items():
        yield from ((form, Sense(states[code], "seat")) for form in forms)
    for code, forms in capitals["also"].get(language, {}).items():
        yield from ((form, Sense(states[code], "capital")) for form in forms)
    of_city = {city: code for code, city in capitals["capitals"].items()}
    if language == "en":
        yield from ((city, Sense(states[code], "capital")) for city, code in of_city.items())
        return
    try:
        zones = Locale(language).time_zones
    except (UnknownLocaleError, ValueError):
        return
    for zone, code in sorted(_zone_of_capital().items()):
        city = zones.get(zone, {}).get("city")
        yield (city or zone.rpartition("/")[2].replace("_", " ")).split(" (")[0], Sense(states[code], "capital")


@cache
def _zone_of_capital() -> dict[str, str]:
    of_city = {city: code for code, city in table("world", "capitals")["capitals"].items()}
    english = Locale("en").time_zones
    found = {}
    for zone in get_global("zone_territories"):
        city = english.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
        if city in of_city:
            found[zone] = of_city[city]
    return found


def _regions(language: str) -> Pairs:
    for name, forms in table("world", "regions").get("regions", {}).get(language, {}).items():
        entry = Entry(name.removeprefix("the "), "state")
        yield name, Sense(entry, "region")
        yield from _marked(entry, forms, "region")
    for key, forms in table("world", "regions").get("peoples", {}).get(language, {}).items():
        name, _, country = key.partition("@")
        entry = Entry(name, "population", country or None)
        yield name, Sense(entry, "name")
        yield from _marked(entry, forms, "name")


def _marked(entry: Entry, forms: Iterable[str], otherwise: How) -> Pairs:
    """Forms with their marks read; groups of states ("Gulf states") act whenever they are named."""
    for form in forms:
        mark, colon, rest = form.rpartition(":")
        how: How = "adjective" if mark == "adj" else "people" if mark == "people" else otherwise
        if form.endswith((" states", " countries")):
            how = "name"
        yield (rest if colon else form), Sense(entry, how)


def _user_pairs(text: str, path: Path) -> Pairs:
    try:
        rows = tomllib.loads(text).get("actor", [])
    except tomllib.TOMLDecodeError as error:
        raise KennanError(f"{path}: not valid TOML ({error}); mend that line") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise KennanError(f"{path}: actors stand in tables headed [[actor]]; write each under such a heading")
    for number, row in enumerate(rows, 1):
        yield from _user_actor(path, number, row)


def _user_actor(path: Path, number: int, row: dict[str, Any]) -> Pairs:
    where = f"{path}: actor {number}"
    if unknown := sorted(set(row) - FIELDS):
        raise KennanError(f"{where}: no such field {unknown[0]!r}; fields are {', '.join(sorted(FIELDS))}")
    for needed in ("name", "kind"):
        if not isinstance(row.get(needed), str) or not row[needed].strip():
            raise KennanError(f"{where}: has no {needed}; give one as text")
    if row["kind"] not in get_args(ActorKind):
        raise KennanError(
            f"{where} ({row['name']}): no kind {row['kind']!r}; kinds are {', '.join(get_args(ActorKind))}"
        )
    for optional in ("country", "part_of"):
        if not isinstance(row.get(optional, ""), str):
            raise KennanError(f"{where} ({row['name']}): {optional} must be text")
    lists = {name: _texts(f"{where} ({row['name']})", name, row.get(name, [])) for name in
             ("demonyms", "capitals", "roles")}  # fmt: skip
    aliases = [_alias(f"{where} ({row['name']})", alias) for alias in _listed(where, row.get("aliases", []))]
    entry = Entry(row["name"], row["kind"], row.get("country"), row.get("part_of"), tuple(lists["roles"]))
    yield entry.name, Sense(entry, "name")
    yield from ((form, Sense(entry, "name", valid)) for form, valid in aliases)
    for word in lists["demonyms"]:
        yield word, Sense(entry, "adjective")
        if (plural := _plural(word)) != word:
            yield plural, Sense(entry, "people")
    yield from ((form, Sense(entry, "capital")) for form in lists["capitals"])


def _listed(where: str, value: object) -> list[Any]:
    if not isinstance(value, list):
        raise KennanError(f"{where}: aliases must be a list of texts, or of tables with name, from and to")
    return value


def _alias(where: str, value: object) -> tuple[str, Interval | None]:
    """An alias and when it holds."""
    if isinstance(value, str) and value.strip():
        return value, None
    if not isinstance(value, dict) or not isinstance(value.get("name"), str) or set(value) - {"name", "from", "to"}:
        raise KennanError(f"{where}: an alias must be a text, or a table with name, from and to")
    if "from" not in value and "to" not in value:
        return value["name"], None
    first, last = (str(value.get(end) or "") for end in ("from", "to"))
    try:
        return value["name"], Interval.between(first or None, last or None)
    except ValueError as error:
        raise KennanError(
            f"{where}: alias {value['name']!r}: {error}; write from and to as 2014, 2014-06 or 2014-06-30"
        ) from error


def _texts(where: str, field: str, value: object) -> Iterable[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise KennanError(f"{where}: {field} must be a list of texts")
    return value
