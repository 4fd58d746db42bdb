"""Pictures as SVG, written by hand: bars with ranges, tornado, bits. Colours are the page's variables, so that they
follow light and dark; every picture has its figures as text."""

from collections.abc import Sequence
from html import escape

from kennan.publish.safe import CONTROL

ROW, BAR, LABEL, FIGURE, WIDTH = 34, 14, 260, 150, 860
SMALL = 12


def ranges(rows: Sequence[tuple[str, float, float, float, str]], title: str) -> str:
    """Bars from 0 to 1 with a whisker from low to high: (label, mean, low, high, figure as text)."""
    span = WIDTH - LABEL - FIGURE

    def row(at: int, label: str, mean: float, low: float, high: float, figure: str) -> str:
        middle = at * ROW + ROW / 2
        return (
            _label(label, middle)
            + f'<rect class="track" x="{LABEL}" y="{middle - BAR / 2:g}" width="{span}" height="{BAR}"/>'
            + f'<rect class="bar" x="{LABEL}" y="{middle - BAR / 2:g}" width="{mean * span:.1f}" height="{BAR}"/>'
            + f'<path class="whisker" d="M{LABEL + low * span:.1f} {middle:g}H{LABEL + high * span:.1f}'
            + f'M{LABEL + low * span:.1f} {middle - 5:g}v10M{LABEL + high * span:.1f} {middle - 5:g}v10"/>'
            + _figure(figure, middle)
        )

    scale = "".join(
        f'<text class="scale" x="{LABEL + t * span:.0f}" y="{len(rows) * ROW + 14}" text-anchor="middle">{t:.0%}</text>'
        for t in (0.0, 0.25, 0.5, 0.75, 1.0)
    )
    return _frame("".join(row(i, *r) for i, r in enumerate(rows)) + scale, len(rows) * ROW + 20, title)


def bars(rows: Sequence[tuple[str, float, str]], title: str) -> str:
    """Bars on a scale of the largest: (label, value, figure as text)."""
    most = max((v for _, v, _ in rows), default=0.0) or 1.0
    span = WIDTH - LABEL - FIGURE
    body = "".join(
        _label(label, i * ROW + ROW / 2)
        + f'<rect class="bar" x="{LABEL}" y="{i * ROW + (ROW - BAR) / 2:g}" width="{max(v / most * span, 1):.1f}" '
        + f'height="{BAR}"/>'
        + _figure(figure, i * ROW + ROW / 2)
        for i, (label, v, figure) in enumerate(rows)
    )
    return _frame(body, len(rows) * ROW, title)


def _label(label: str, middle: float) -> str:
    """A label of one or two lines, right-aligned; what does not fit stands whole in its title."""
    label = CONTROL.sub("·", label)
    lines = _folded(label)
    first = middle + 4 - (len(lines) - 1) * 7
    spans = "".join(
        f'<tspan x="{LABEL - 10}" y="{first + i * SMALL + i * 2:g}">{escape(part)}</tspan>'
        for i, part in enumerate(lines)
    )
    return f'<text class="label" text-anchor="end"><title>{escape(label)}</title>{spans}</text>'


def _folded(label: str, columns: int = 40) -> list[str]:
    if len(label) <= columns:
        return [label]
    cut = label.rfind(" ", 0, columns)
    cut = cut if cut > 10 else columns
    rest = label[cut:].strip()
    return [label[:cut], rest if len(rest) <= columns else rest[: columns - 1] + "…"]


def _figure(figure: str, middle: float) -> str:
    return f'<text class="figure" x="{WIDTH - FIGURE + 10}" y="{middle + 4:g}">{escape(figure)}</text>'


def _frame(body: str, height: float, title: str) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:g}" role="img" aria-label="{escape(title, quote=True)}" '
        f'xmlns="http://www.w3.org/2000/svg">{body}</svg>'
    )
