"""How well parentage is found: rewrites of many texts with the truth recorded, all traced together.

The texts may be any: here those of the shared sets, read at run time. A synonym machine is imitated by exchanging words
for others of the same texts, always the same one for a word; names, numbers, short words and quotations are spared.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kennan.lineage import trace
from kennan.model import JOINS_FAMILIES

from .rewrites import FURNITURE, Made, reordered, report

LEAST = 6  # paragraphs of a text worth rewriting
SAID = {"said": "stated", "says": "states", "told": "informed", "added": "went on", "warned": "cautioned"}
PLAIN = re.compile(r"(?<![\w'’])[a-z]{4,}(?![\w'’])")


@dataclass(frozen=True, slots=True)
class Found:
    """F1 of the links between child and parent for each kind of rewrite, the share of them whose direction is right
    (all children are dated later), and the error of the number of families."""

    f1: dict[str, float]
    direction: float
    families: float


def exchanged(text: str, share: float, vocabulary: Sequence[str], seed: int) -> str:
    """The text with about that share of its words exchanged."""
    chance = random.Random(seed)
    parts = re.split(r"(“[^”]*”|\"[^\"]*\")", text)
    total = len(text.split())
    places = [(n, m) for n, part in enumerate(parts) if n % 2 == 0 for m in PLAIN.finditer(part)]
    chosen: dict[int, list[re.Match[str]]] = defaultdict(list)
    for n, match in chance.sample(places, min(len(places), round(share * total))):
        chosen[n].append(match)
    for n, matches in chosen.items():
        for match in sorted(matches, key=lambda m: -m.start()):
            other = vocabulary[sum(map(ord, match.group())) % len(vocabulary)]
            parts[n] = parts[n][: match.start()] + other + parts[n][match.end() :]
    return "".join(parts)


def family(number: int, text: str, other: str, vocabulary: Sequence[str]) -> list[tuple[str, Made]]:
    """A text and its rewrites, each with the name of its kind; `other` is a text of another origin to splice with."""
    name = f"{number:04}"
    paragraphs, strange = text.split("\n"), other.split("\n")
    makes: dict[str, Callable[[], str]] = {
        "verbatim": lambda: f"News of the day, number {number}\n{text}",
        "cut": lambda: "\n".join(paragraphs[: max(3, len(paragraphs) // 2 - number % 3)]),
        "wrapped": lambda: text,
        "new lead": lambda: "\n".join([_lead(vocabulary, number), *paragraphs[1:]]),
        "reordered": lambda: reordered(text, number),
        "attributions": lambda: re.sub(r"\b(" + "|".join(SAID) + r")\b", lambda m: SAID[m.group()], text),
        "synonyms 10 %": lambda: exchanged(text, 0.1, vocabulary, number),
        "synonyms 20 %": lambda: exchanged(text, 0.2, vocabulary, number),
        "synonyms 40 %": lambda: exchanged(text, 0.4, vocabulary, number),
        "spliced": lambda: "\n".join(paragraphs[: len(paragraphs) // 2] + strange[len(strange) // 2 :]),
    }
    made = [("original", Made(report(f"{name}.txt", text, "2031-05-03")))]
    for day, (kind, make) in enumerate(makes.items(), 4):
        parents = (f"{name}.txt",) + ((f"{number + 1:04}.txt",) if kind == "spliced" else ())
        furniture = FURNITURE if kind == "wrapped" else ("", "")
        child = report(f"{name}-{kind.replace(' ', '')}.txt", make(), f"2031-05-{day:02}", furniture)
        made.append((kind, Made(child, parents)))
    return made


def _lead(vocabulary: Sequence[str], number: int) -> str:
    """A first paragraph that no other text has."""
    return " ".join(random.Random(number).sample(vocabulary, 24)).capitalize() + "."


def measure(texts: Sequence[str]) -> Found:
    """Trace all texts and all their rewrites together. Texts of fewer than LEAST paragraphs are passed over."""
    fit = [t for t in ("\n".join(line for line in text.split("\n") if line.strip()) for text in texts)
           if len(t.split("\n")) >= LEAST]  # fmt: skip
    counted = Counter(word for text in fit for word in PLAIN.findall(text))
    vocabulary = sorted(word for word, number in counted.items() if number > 1)
    made = [pair for number, text in enumerate(fit[:-1]) for pair in family(number, text, fit[number + 1], vocabulary)]
    made.append(("original", Made(report(f"{len(fit) - 1:04}.txt", fit[-1], "2031-05-03"))))
    kind_of = {m.report.name: kind for kind, m in made}
    origins = {m.report.name: set(m.parents) or {m.report.name} for _, m in made}
    names = {m.report.id: m.report.name for _, m in made}
    lineage = trace([m.report for _, m in made], {})
    joined: dict[frozenset[str], str | None] = {}
    for link in lineage.links:
        if link.b is not None and link.kind in JOINS_FAMILIES:
            first, second = names[link.a.report], names[link.b.report]
            source = {"a_from_b": second, "b_from_a": first}.get(link.direction or "")
            joined.setdefault(frozenset((first, second)), source)
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    directed = 0
    for kind, one in made:
        for parent in one.parents:
            wanted[kind] += 1
            pair = frozenset((one.report.name, parent))
            right[kind] += pair in joined
            directed += joined.get(pair) == parent
    for pair in joined:
        first, second = sorted(pair)
        if not origins[first] & origins[second]:
            wrong[max(kind_of[first], kind_of[second], key=lambda k: k != "original")] += 1
    f1 = {k: 2 * right[k] / (right[k] + wrong[k] + wanted[k]) for k in wanted}
    error = abs(len(lineage.families) - len(fit)) / len(fit)
    return Found(f1, directed / max(1, sum(right.values())), error)
