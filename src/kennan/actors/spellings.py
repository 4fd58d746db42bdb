"""One name as several languages write it: Cyrillic and Arabic names in letters of their own choosing."""

import re
from functools import lru_cache

from kennan.coding.mentions.groups import family_stands_first
from kennan.coding.mentions.words import words

Name = tuple[str, ...]

# Sounds that languages write with different letters, in the order in which they are exchanged; the second column is one
# letter for each class. Vowels are kept apart in three classes: Hassan is not Hussein, nor Mahmoud Mohamed.
SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^[yj](?=e)", ""),
        (r"(?<=[iou][nv])e$", ""),
        (r"schtsch|shch|chtch", "š"),
        (r"tsch|tch|tsh|sch|sh|zh|ch|(?<=[aeiou])j(?=[aeiou])", "š"),
        (r"kh|gh|q|k|g|c(?![ei])", "k"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"ph", "f"),
        (r"c|z|ts|tz", "s"),
        (r"w", "v"),
        (r"ou|oo", "u"),
        (r"[ae][iyjï]", "ä"),
        (r"ii|iy|yj|yy|ij|[iy]", "i"),
        (r"e", "a"),
        (r"o", "u"),
        (r"'", ""),
        (r"(.)\1+", r"\1"),
    )
)
THROAT = re.compile(r"(?<![st])ch")
SURE = 6  # letters of a last name that need no other fact
FAIR = 5  # letters of one for which the same country is fact enough


@lru_cache(maxsize=1 << 16)
def sounds(word: str) -> frozenset[str]:
    """The classes of sounds of a word (folded): two where "ch" may be read as in German."""
    found = set()
    for form in {word, THROAT.sub("kh", word)}:
        for pattern, sound in SOUNDS:
            form = pattern.sub(sound, form)
        found.add(form)
    return frozenset(found)


def sounds_alike(a: Name, b: Name) -> bool:
    """Whether two full names (folded) are one as different languages write it. Articles within are passed over."""
    one, other = (tuple(w.removeprefix("al").lstrip("'") or w for w in n if w not in ("al", "el")) for n in (a, b))
    if len(one) != len(other) or len(one) < 2 or family_stands_first(a) or family_stands_first(b):
        return False
    first_names = words().first_names
    if first_names.get(a[0]) and first_names.get(b[0]) and first_names[a[0]] != first_names[b[0]]:
        return False
    return all(sounds(x) & sounds(y) for x, y in zip(one, other, strict=True))


def is_sure(name: Name) -> bool:
    """Whether its last name is so long that hardly two people have one that sounds so."""
    return min(len(s) for s in sounds(name[-1])) >= SURE


def is_fair(name: Name) -> bool:
    """Whether it is so long that few people of one country have one that sounds so."""
    return min(len(s) for s in sounds(name[-1])) >= FAIR
