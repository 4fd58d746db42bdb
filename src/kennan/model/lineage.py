"""Who copied whom: links between passages, and the families they form."""

from dataclasses import dataclass
from typing import Literal

from kennan.model.span import Span

LinkKind = Literal[
    "copy", "near_copy", "paraphrase", "spun", "translation", "same_quote", "intra_copy", "wire_credit"
]  # fmt: skip
JOINS_FAMILIES: frozenset[LinkKind] = frozenset({"copy", "near_copy", "paraphrase", "spun", "translation"})


@dataclass(frozen=True, slots=True)
class Link:
    """A passage `a` that shares its text or its quote with passage `b`; for a wire_credit `b` is None and `upstream`
    names the source. `direction` tells which side came first where that is known: "a_from_b", "b_from_a" or None.
    `similarity` is the share of words in common, in [0, 1]."""

    kind: LinkKind
    a: Span
    b: Span | None
    direction: Literal["a_from_b", "b_from_a"] | None = None
    similarity: float = 1.0
    upstream: str | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """Reports with a common origin: one voice, however many outlets printed it. `id` is that of its earliest report;
    `voice` the credited source, where one is named for the whole report."""

    id: str
    reports: tuple[str, ...]
    voice: str | None = None
