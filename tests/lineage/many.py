"""How lineage grows: generated reports, most of them told once, others printed in many outlets.

    python -m tests.lineage.many [--workers N] [REPORTS ...]     seconds and peak memory (2000 and 10000)

Every report is made of the sentences of the invented stories with their words exchanged for made-up ones, frequent and
rare as in any language, and now and then a turn of phrase that hundreds of others have too. Reports of one affair share
names and a quotation. Every second report or so stands in a bundle: a story of which outlets print the whole, half, a
new lead, other words, other order, or half of another story besides. One bundle is as large as a wire story's.
"""

import argparse
import random
import re
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from kennan.lineage import Lineage, trace
from kennan.model import JOINS_FAMILIES, Quote, Region, Report
from kennan.pipeline import Pool

from .rewrites import FURNITURE, STORIES, reordered, report

SYLLABLES = [c + v for c in "bdfghjklmnprstvz" for v in ("a", "e", "i", "o", "u", "an", "er", "in", "os")]
WORDS = 30_000
TURNS = 400  # turns of phrase that reports of every origin use
PARAGRAPHS = (8, 24)
AFFAIR = 12  # stories of one affair
BUNDLED = 0.1  # of stories that others print too
LARGEST = 300
TONGUES = ("en",) * 19 + ("id",)
PLAIN = re.compile(r"\b[a-z]{4,}\b|\b[A-Z][a-z]{3,}\b")


@dataclass(frozen=True, slots=True)
class Made:
    """Reports, their coded quotes, and the number of stories they were made of."""

    reports: list[Report]
    quotes: dict[str, list[Quote]]
    stories: int


class Writer:
    """Writes stories. The same seed writes the same."""

    def __init__(self, seed: int = 0) -> None:
        self.chance = random.Random(seed)
        self._words = [
            "".join(self.chance.choices(SYLLABLES, k=self.chance.choice((2, 3, 3, 4)))) for _ in range(WORDS)
        ]
        self._weights = list(accumulate(1 / (rank + 8) for rank in range(WORDS)))
        self._turns = [" ".join(self.words(self.chance.randint(5, 8))) for _ in range(TURNS)]
        self._molds = [PLAIN.split(p) for text in STORIES.values() for p in text.split("\n")]
        self._named = [PLAIN.findall(p) for text in STORIES.values() for p in text.split("\n")]

    def words(self, number: int) -> list[str]:
        return self.chance.choices(self._words, cum_weights=self._weights, k=number)

    def names(self) -> list[str]:
        return [word.capitalize() for word in self.chance.choices(self._words, k=8)]

    def paragraph(self, names: Sequence[str]) -> str:
        mold = self.chance.randrange(len(self._molds))
        pieces, old = self._molds[mold], self._named[mold]
        new = self.words(len(old))
        told = [self.chance.choice(names) if o[0].isupper() else n for o, n in zip(old, new, strict=True)]
        text = "".join(p for pair in zip(pieces, [*told, ""], strict=True) for p in pair)
        return f"{text[:-1]}, {self.chance.choice(self._turns)}." if self.chance.random() < 0.1 else text

    def story(self, names: Sequence[str], utterance: str) -> str:
        told = [self.paragraph(names) for _ in range(self.chance.randint(*PARAGRAPHS))]
        if self.chance.random() < 0.3:
            told.insert(self.chance.randrange(1, len(told)), f'"{utterance}," said {self.chance.choice(names)}.')
        return "\n".join(told)

    def retold(self, text: str, other: str) -> tuple[str, tuple[str, str]]:
        """What an outlet makes of a story, and the furniture around it."""
        paragraphs, how = text.split("\n"), self.chance.random()
        if how < 0.35:
            return text, FURNITURE if how < 0.2 else ("", "")
        if how < 0.6:
            return "\n".join(paragraphs[: max(3, len(paragraphs) * self.chance.randint(4, 9) // 10)]), ("", "")
        if how < 0.75:
            return "\n".join([" ".join(self.words(24)).capitalize() + ".", *paragraphs[1:]]), ("", "")
        if how < 0.85:
            return self.respelled(text), ("", "")
        if how < 0.95:
            return reordered(text, self.chance.randrange(1000)), ("", "")
        strange = other.split("\n")
        return "\n".join(paragraphs[: len(paragraphs) // 2] + strange[len(strange) // 2 :]), ("", "")

    def respelled(self, text: str) -> str:
        """One plain word in ten exchanged."""
        words = text.split(" ")
        for place in self.chance.sample(range(len(words)), len(words) // 10):
            if words[place].islower() and words[place].isalpha():
                words[place] = self.words(1)[0]
        return " ".join(words)


def sizes(number: int, chance: random.Random) -> Iterator[int]:
    """How many outlets print each of the stories, until there are so many reports."""
    largest = min(LARGEST, number // 20)
    yield largest
    left = number - largest
    while left > 0:
        size = min(left, int(min(40, 1.2 + chance.paretovariate(1.1))) if chance.random() < BUNDLED else 1)
        left -= size
        yield size


def made(number: int, seed: int = 0) -> Made:
    """So many reports."""
    writer = Writer(seed)
    chance = writer.chance
    reports: list[Report] = []
    quotes: dict[str, list[Quote]] = {}
    names, utterance, before = writer.names(), "", ""
    stories = 0
    for size in sizes(number, chance):
        if stories % AFFAIR == 0:
            names, utterance = writer.names(), " ".join(writer.words(12))
        stories += 1
        text, language = writer.story(names, utterance), chance.choice(TONGUES)
        before = before or text
        day = chance.randint(1, 28)
        for outlet in range(size):
            body, furniture = writer.retold(text, before) if outlet else (text, ("", ""))
            one = report(
                f"{chance.randrange(10**9):09}-{len(reports)}.txt", body, f"2031-05-{min(28, day + outlet // 8):02}",
                furniture, language=language, outlet=f"outlet {chance.randrange(400)}",
            )  # fmt: skip
            one = _titled(one, " ".join(writer.words(8)) if outlet % 3 else " ".join(body.split()[:8]))
            reports.append(one)
            quotes[one.id] = list(_quotes(one))
        before = text
    return Made(reports, quotes, stories)


def _titled(one: Report, title: str) -> Report:
    shift = len(title) + 2
    moved = (Region(r.start + shift, r.end + shift, r.kind) for r in one.regions)
    regions = (Region(0, len(title), "title"), *moved)
    return replace(one, text=f"{title}\n\n{one.text}", title=title, regions=regions)


def _quotes(one: Report) -> Iterator[Quote]:
    for match in re.finditer(r'"([^"]+)"', one.text):
        content = one.span(*match.span(1))
        yield Quote(one.span(*match.span()), None, None, "said", (content,), (content,), None, None, 1.0)


def megabytes() -> tuple[int, int]:
    """Peak memory of this process, and of the largest that it started and that has ended."""
    own, others = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own // 1024, others // 1024


def computed() -> float:
    """Seconds of processor that this process and the ended ones that it started have had."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def told(found: Lineage) -> str:
    kinds = sorted({link.kind for link in found.links})
    joined = sum(link.kind in JOINS_FAMILIES for link in found.links)
    numbers = ", ".join(f"{kind} {sum(link.kind == kind for link in found.links)}" for kind in kinds)
    return f"{len(found.families)} families, {joined} links that join ({numbers})"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="How lineage grows.")
    parser.add_argument("reports", nargs="*", type=int, default=[2000, 10000])
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args(arguments)
    for number in asked.reports:
        made_now = made(number)
        before = megabytes()[0]
        begun, had, own = time.perf_counter(), computed(), time.process_time()
        with Pool(asked.workers) as pool:
            found = trace(made_now.reports, made_now.quotes, pool.each)
        own = time.process_time() - own
        taken, had = time.perf_counter() - begun, computed() - had
        here, each = megabytes()
        print(
            f"{number} reports of {made_now.stories} stories: {taken:.1f} s; {had:.1f} s of processor, {own:.1f} "
            f"of them in this process; peak {here} MB here ({before} before), {each} MB in each of the others",
            told(found),
            sep="\n  ",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
