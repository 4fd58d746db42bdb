"""What a timeline's picture consists of: plain numbers and words, in the units of its width and height."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A move as it is drawn, or several. `style` are names of classes; paths are SVG's."""

    x: float
    y: float
    path: str
    stem: str
    span: str
    strike: str
    style: str
    text: str
    title: str
    href: str
    number: int


@dataclass(frozen=True, slots=True)
class Words:
    """Words on the picture; `side` is SVG's text-anchor."""

    x: float
    y: float
    side: str
    text: str
    href: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a column (a path of SVG): `style` tells by whom, and whether deeds, words or what isn't done."""

    path: str
    style: str


@dataclass(frozen=True, slots=True)
class Column:
    """Moves of one step of time on one side, where there are too many to be drawn each."""

    title: str
    href: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the picture: "before", "window", "after" or "undated"; `x` to `x + width`."""

    kind: str
    x: float
    width: float
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line across the picture; `level` of a track's height has a meaning, `major` lines part years."""

    x: float
    y: float
    width: float
    height: float
    major: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture. `x`, `wide`, `first` and `last` are of the window, for scripts that let a user choose days."""

    width: int
    height: int
    x: float
    wide: float
    first: str
    last: str
    panels: tuple[Panel, ...]
    lines: tuple[Line, ...]
    words: tuple[Words, ...]
    dates: tuple[Words, ...]
    columns: tuple[Column, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Words, ...]
