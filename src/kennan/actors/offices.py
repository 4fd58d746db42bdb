"""Offices that one person at a time holds, across the languages that have a pack."""

from functools import cache, lru_cache

from kennan.coding.mentions.groups import fold
from kennan.coding.mentions.words import words
from kennan.language.pack import languages, table
from kennan.language.world import World
from kennan.model import Referent


@cache
def _foreign() -> dict[str, str]:
    """Role words of other languages and the English ones they answer to."""
    found: dict[str, str] = {}
    english = words().persons
    for language in languages():
        if language != "en":
            for form, answer in table(language, "roles").get("offices", {}).items():
                plain = " ".join(fold(form))
                if plain not in english:  # "président" without its accent
                    found[plain] = answer
    return found


def role_words(referent: Referent, world: World) -> set[str]:
    """The words of its roles that say something: nouns of office in English, and names."""
    return {word for role in referent.roles for word in _telling(role.title)}


@lru_cache(maxsize=1 << 15)
def _telling(title: str) -> tuple[str, ...]:
    lexicon, foreign = words(), _foreign()
    found = (foreign.get(word, word) for word in fold(title))
    return tuple(word for word in found if word in lexicon.persons or len(word) > 4)


def _sent(parts: list[str]) -> str | None:
    """ "Ambassador to X" and "special envoy for X": one office for each place they are sent to."""
    for number, word in enumerate(parts[:-2]):
        if word in ("ambassador", "envoy", "representative") and parts[number + 1] in ("to", "for", "on"):
            place = World.default().lookup(" ".join(p.capitalize() for p in parts[number + 2 :]))
            if place is not None:
                return f"{'ambassador' if word == 'ambassador' else 'envoy'} to {place.entry.name}"
    return None


@lru_cache(maxsize=1 << 15)
def sole_office(title: str) -> str | None:
    """The office in a title that has one holder at a time ("Ruritanian Foreign Minister": foreign minister), in
    English; None for all others and for former ones."""
    lexicon, foreign = words(), _foreign()
    plain = " ".join(fold(title))
    if "former" in plain.split() or plain.startswith("ex "):
        return None
    for form in sorted(foreign, key=len, reverse=True):
        if f" {form} " in f" {plain} ":
            return foreign[form] if foreign[form] in lexicon.sole else None
    parts = plain.split()
    if sent := _sent(parts):
        return sent
    for length in (3, 2, 1):
        office = " ".join(parts[-length:])
        if len(parts) >= length and office in lexicon.sole:
            before = parts[-length - 1] if len(parts) > length else ""
            return None if before in lexicon.role_modifiers else office
    return None
