"""How actor resolution grows: the referents of the forty shared reports, multiplied with changed names.

    python -m tests.many [REPORTS ...]     seconds that `actors.resolve` takes for so many reports (1000 and 10000)

No report is parsed twice: each further copy has the same referents with other names for persons and bodies, the same in
all reports of one affair. States and what else is known beforehand keep their names.
"""

import hashlib
import math
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kennan import actors, intake
from kennan.coding.mentions import find
from kennan.coding.mentions.words import words
from kennan.intake import Options
from kennan.language import Reader
from kennan.model import Mention, Referent, Role, Skipped, Span
from tests.measure import SHARED

REPORTS = SHARED / "reports" / "newswcl50"
SYLLABLES = [c + v for c in "bdfghjklmnprstvz" for v in ("a", "e", "i", "o", "u", "an", "er", "in", "os")]
SMALL = frozenset({"of", "the", "for", "and", "on", "de", "van", "der"})


def read(folder: Path = REPORTS) -> list[Referent]:
    """The referents of the forty reports."""
    options = Options()
    sources = intake.sources([str(path) for path in sorted(folder.glob("*.txt"))], options)
    items = [item for s in sources if not isinstance(s, Skipped) for item in intake.read(s, options)]
    reports = [item.report for item in items if not isinstance(item, Skipped)]
    parsed = zip(reports, Reader().many(reports), strict=True)
    return [referent for report, sentences in parsed for referent in find(report, sentences).referents]


def multiplied(referents: Sequence[Referent], times: int) -> Iterator[Referent]:
    """The referents and `times` - 1 further copies with changed names, in reports of their own."""
    yield from referents
    for copy in range(1, times):
        for referent in referents:
            yield _renamed(referent, copy)


def _renamed(referent: Referent, copy: int) -> Referent:
    report = f"{referent.report}-{copy}"

    def span(old: Span) -> Span:
        return Span(report, old.start, old.end)

    def other(identifier: str | None) -> str | None:
        return f"{identifier}-{copy}" if identifier is not None else None

    known = referent.known is not None
    person = referent.kind == "person"
    return replace(
        referent,
        id=f"{referent.id}-{copy}",
        report=report,
        name=referent.name if known else _name(referent.name, copy, person),
        mentions=tuple(
            Mention(span(m.span), m.surface if known or m.form != "name" else _name(m.surface, copy, person), m.form)
            for m in referent.mentions
        ),
        roles=tuple(Role(role.title, span(role.span)) for role in referent.roles),
        part_of=other(referent.part_of),
        members=tuple(f"{m}-{copy}" for m in referent.members),
    )


def _name(name: str, copy: int, person: bool) -> str:
    """The name with each word that names somebody changed; titles, first names and kinds of bodies stay."""
    return " ".join(w if _stays(w, person) else _word(w, copy) for w in name.split())


def _stays(word: str, person: bool) -> bool:
    lexicon, lower = words(), word.casefold()
    if not word[0].isupper() or lower in SMALL or lower in lexicon.courtesy or lower in lexicon.short:
        return True
    return lower in lexicon.persons or (lower in lexicon.first_names if person else lower in lexicon.name_ends)


def _word(word: str, copy: int) -> str:
    digest = hashlib.blake2b(f"{copy} {word.casefold().rstrip('.,')}".encode(), digest_size=4).digest()
    return "".join(SYLLABLES[b % len(SYLLABLES)] for b in digest[: 2 + digest[3] % 2]).capitalize()


def seconds(referents: Iterable[Referent]) -> float:
    every = list(referents)
    begun = time.process_time()
    actors.resolve(every)
    return time.process_time() - begun


def steeper(small: tuple[int, float], large: tuple[int, float]) -> float:
    """How much steeper than n log n the time has grown from one size to another; 1 is n log n."""
    (n, a), (m, b) = small, large
    return (b / a) / (m * math.log(m) / (n * math.log(n)))


def main(arguments: list[str]) -> int:
    sizes = [int(a) for a in arguments] or [1000, 10000]
    referents = read()
    reports = len({r.report for r in referents})
    taken = []
    for size in sizes:
        times = max(1, round(size / reports))
        told = seconds(multiplied(referents, times))
        taken.append((times * len(referents), told))
        print(f"{size:6} reports, {times * len(referents):8} referents: {told:6.2f} s")
    if len(taken) > 1:
        print(f"{steeper(taken[0], taken[-1]):.2f} of n log n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
