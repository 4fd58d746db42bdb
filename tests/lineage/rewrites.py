"""Rewrites with known parentage: what a copyist, an editor and a synonym machine make of a report.

All of them are functions of a text and a number that varies the choice, so that the same call gives the same text.
"""

import random
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kennan.model import Interval, Published, Region, Report

_DATA = tomllib.loads((Path(__file__).parent / "stories.toml").read_text(encoding="utf-8"))
STORIES: dict[str, str] = {name: "\n".join(story["paragraphs"]) for name, story in _DATA["stories"].items()}
SYNONYMS: dict[str, str] = _DATA["synonyms"]


@dataclass(frozen=True)
class Made:
    """A report and the names of the reports it was made from, in the order in which they stand in it."""

    report: Report
    parents: tuple[str, ...] = ()


def report(
    name: str, text: str, published: str | None = None, furniture: tuple[str, str] = ("", ""), **fields: Any
) -> Report:
    """A report with the furniture before and after its body."""
    before, after = furniture
    whole = f"{before}\n\n{text}\n\n{after}" if before or after else text
    start = whole.index(text)
    regions = [Region(0, len(before), "furniture")] if before else []
    regions.append(Region(start, start + len(text), "body"))
    if after:
        regions.append(Region(len(whole) - len(after), len(whole), "furniture"))
    known: dict[str, Any] = {"language": "en", "format": "text", "origin": name, "regions": tuple(regions)}
    if published:
        known["published"] = Published(Interval(published, published, "day"), "stated")
    return Report(Report.id_of(name, whole), name, whole, **{**known, **fields})


def verbatim(text: str, variant: int = 0) -> str:
    return text


def cut(text: str, variant: int = 0) -> str:
    """The first half, as a paper short of room prints it."""
    return "\n".join(text.split("\n")[: 2 + variant % 3])


def new_lead(text: str, variant: int = 0) -> str:
    """Another first paragraph."""
    leads = (
        "What looked like a hopeless stalemate in the mountains has given way to something resembling good sense.",
        "A long and bitter argument is over, at least for the moment, and the drivers can start their engines.",
        "It took far longer than anybody had thought possible, yet in the end reason won the day.",
    )
    return "\n".join([leads[variant % len(leads)], *text.split("\n")[1:]])


def reordered(text: str, variant: int = 0) -> str:
    """The paragraphs in another order."""
    paragraphs = text.split("\n")
    random.Random(variant).shuffle(paragraphs)
    return "\n".join(paragraphs)


def spun(text: str, variant: int = 0, share: float = 0.2) -> str:
    """About `share` of all words exchanged for synonyms; names, numbers and quotations are spared."""
    chance = random.Random(variant)
    quoted = False
    lines = []
    for line in text.split("\n"):
        words = line.split(" ")
        known = []
        for place, word in enumerate(words):
            quoted ^= word.count('"') == 1
            if not quoted and word.strip(".,;:").islower() and word.strip(".,;:") in SYNONYMS:
                known.append(place)
        wanted = min(len(known), round(share * len(words)))
        for place in chance.sample(known, wanted):
            bare = words[place].strip(".,;:")
            words[place] = words[place].replace(bare, SYNONYMS[bare])
        lines.append(" ".join(words))
    return "\n".join(lines)


def spliced(first: str, second: str) -> str:
    """Half of one report, then half of another."""
    return "\n".join(first.split("\n")[:3] + second.split("\n")[3:])


FURNITURE = (
    "Home | World | Business | Sport\nSubscribe now for full access to every article",
    "Read also\nTen places to see before the summer ends\nFollow us | Contact | Terms of use",
)


def bundle(seed: int) -> list[Made]:
    """Four independent stories and a choice of rewrites of them."""
    chance = random.Random(seed)
    made = [Made(report(f"{name}.txt", text, "2031-05-03")) for name, text in STORIES.items()]
    for number in range(8):
        name = chance.choice(sorted(STORIES))
        make = chance.choice([verbatim, cut, new_lead, reordered, spun, "wrap", "splice"])
        day = f"2031-05-{chance.randint(4, 20):02}"
        text, parents, furniture = STORIES[name], (f"{name}.txt",), ("", "")
        if make == "wrap":
            furniture = FURNITURE
        elif make == "splice":
            other = chance.choice([n for n in sorted(STORIES) if n != name])
            text, parents = spliced(text, STORIES[other]), (f"{name}.txt", f"{other}.txt")
        else:
            text = make(text, number)
        made.append(Made(report(f"copy{number}.txt", text, day, furniture), parents))
    return made
