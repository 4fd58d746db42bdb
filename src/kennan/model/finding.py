"""Where reports agree and where they part."""

from dataclasses import dataclass
from typing import Literal

from kennan.model.span import Span

ConflictKind = Literal["contradiction", "differing_value", "scope", "tension"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Claims (ids) of several reports that say the same thing; `families` counts the independent origins."""

    id: str
    kind: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    families: int
    gloss: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims (ids) that can't both hold as worded, with the passages they stand on."""

    id: str
    kind: ConflictKind
    a: Span
    b: Span
    claims: tuple[str, str]
    gloss: str
