"""An outlook in plain text, for a terminal."""

import textwrap
from collections.abc import Iterator

from kennan.outlook.outlook import Branch, Outlook
from kennan.outlook.sensitivity import Flip
from kennan.outlook.standing import Sight
from kennan.publish.safe import for_terminal

MOST = {"assumptions": 12, "flips": 10, "watch": 8, "splits": 5}
BAR = 30
CAVEAT = (
    "A ledger of assumptions, not a forecast: it shows what one must believe for each outcome. Game theorists have "
    "forecast conflicts no better than unaided students (Green 2005); act out the briefs as well."
)
HIGH_SPLIT = 0.1
DECIDES = " (defines outcomes)"


def text(outlook: Outlook, width: int = 100) -> str:
    """The whole report. Every probability in it is one in this scenario."""
    out = list(_head(outlook))
    for title, body in (
        ("OUTCOMES IN THIS SCENARIO", _outcomes(outlook)),
        ("BASELINES", _baselines(outlook)),
        ("WHAT THE ANSWER HANGS ON", _assumptions(outlook)),
        ("WHAT WOULD TURN IT", _flips(outlook)),
        ("WHAT TO WATCH", _watch(outlook)),
        ("HOW THE MENU WAS CUT", _splits(outlook)),
        ("COURSE OF PLAY AT THE BEST VALUES", _tree(outlook)),
        ("WHAT IT RESTS ON", _counts(outlook)),
    ):
        out += ["", title, *body]
    return "\n".join(_wrapped(out, width)) + "\n"


def verdict(outlook: Outlook) -> str:
    """Whether one outcome leads throughout, in one sentence."""
    top = max(outlook.endings, key=lambda e: e.leads)
    share = percent(top.leads) if outlook.robust or top.leads < 0.79 else f"{top.leads * 100:.1f} %"
    told = f"“{top.name}” leads in {share} of the samples in this scenario"
    call = f"{told}." if outlook.robust else f"No robust call: {told}, fewer than 80 %."
    if outlook.leading != top.name:
        call += f" At the best values “{outlook.leading}” leads."
    cut = next((s for s in outlook.splits if s.leads not in (outlook.leading, top.name)), None)
    if cut is None:
        return call
    twice = f"with “{cut.move} = {cut.option}” written as two, “{cut.leads}” leads"
    return f"{call} It hangs on how the menu was cut: {twice}."


def percent(share: float) -> str:
    """ "7 %", "0.4 %", "<0.1 %"."""
    if 0 < share < 0.01:
        return f"{share * 100:.1f} %" if share >= 0.001 else "<0.1 %"
    return f"{share * 100:.0f} %"


def value(number: float) -> str:
    return f"{number:.3g}"


def _wrapped(rows: list[str], width: int) -> Iterator[str]:
    for row in rows:
        indent = len(row) - len(row.lstrip())
        plain = for_terminal(row)
        yield from textwrap.wrap(
            plain, width, subsequent_indent=" " * (indent + 4), break_long_words=False, break_on_hyphens=False,
            drop_whitespace=True, replace_whitespace=False,
        ) or [""]  # fmt: skip


def _head(o: Outlook) -> Iterator[str]:
    yield o.title
    yield f"cut-off {o.cutoff}, horizon {o.horizon}, analyst {o.analyst}; scenario {o.digest}, kennan {o.version}"
    told = f"{o.samples} samples, seed {o.seed}, {o.nodes} nodes"
    yield told + (f"; {o.refused} samples refused for want of a solution" if o.refused else "")
    yield f"decided by: {o.resolution}"
    if o.facts:
        yield "known by now: " + ", ".join(f"{m} = {option}" for m, option in o.facts.items())
    yield CAVEAT


def _outcomes(o: Outlook) -> Iterator[str]:
    for e in sorted(o.endings, key=lambda e: -e.mean):
        bar = "█" * round(e.mean * BAR)
        ends = f"{percent(e.low)} to {percent(e.high)}"
        told = f"5 to 95 %: {ends}; leads in {percent(e.leads)} of samples"
        yield f"  {percent(e.mean):>6} {bar:<{BAR}} {e.name}  ({told})"
    yield "  " + verdict(o)


def _baselines(o: Outlook) -> Iterator[str]:
    for name, shares in o.baselines.items():
        each = ", ".join(f"{e.name} {percent(s)}" for e, s in zip(o.endings, shares, strict=True))
        yield f"  {name}: {each}"


def _assumptions(o: Outlook) -> Iterator[str]:
    yield "  Share of the variance of the outcomes that would be left if only this were unknown (Sobol, total effect):"
    for a in o.assumptions[: MOST["assumptions"]]:
        if a.effect is None or a.effect < 0.005:
            continue
        size = f"{a.word} = " if a.word else ""
        basis = f"{_basis(a.direction.claims, 'direction')}, {_basis(a.size.claims, 'size')}"
        span = f"{size}[{value(a.low)}, {value(a.best)}, {value(a.high)}]"
        yield f"  {percent(a.effect):>6} {a.about}  {span}; {basis}  ({a.key})"


def _basis(claims: tuple[str, ...], what: str) -> str:
    return f"{what} from {' '.join(c[:6] for c in claims)}" if claims else f"{what} judged"


def _flips(o: Outlook) -> Iterator[str]:
    about = {a.key: a.about for a in o.assumptions}
    yield f"  At the best values “{o.leading}” leads in this scenario. One belief at its end that makes another lead:"
    for flip in o.single_flips[: MOST["flips"]]:
        yield "    " + told_flip(flip, about)
    if not o.single_flips:
        yield "    none does alone"
    if o.pair_flips:
        yield f"  Pairs that do together and not alone ({len(o.pair_flips)}):"
        for flip in o.pair_flips[: MOST["flips"]]:
            yield "    " + told_flip(flip, about)


def told_flip(flip: Flip, about: dict[str, str]) -> str:
    """ "security of the border at 0.4 (low): recognised"."""
    at = " and ".join(
        f"{about[k]} at {value(v)} ({end})" for k, v, end in zip(flip.keys, flip.values, flip.ends, strict=True)
    )
    turn = f", from {value(flip.threshold)} on" if flip.threshold is not None else ""
    return f"{at}{turn}: “{flip.outcome}”"


def _watch(o: Outlook) -> Iterator[str]:
    for sight in o.watch[: MOST["watch"]]:
        yield f"  {sight.bits:.2f} bits {sight.move}{DECIDES if sight.decides else ''}: {told_sight(sight, o)}"


def told_sight(sight: Sight, o: Outlook) -> str:
    """What each option would do to the outcome that it favours most."""
    rows = []
    for option, part, shares in sight.seen:
        top = max(range(len(shares)), key=lambda i: shares[i])
        rows.append(f"{option} ({percent(part)}) → “{o.endings[top].name}” {percent(shares[top])}")
    return "; ".join(rows)


def _splits(o: Outlook) -> Iterator[str]:
    yield "  An option written as two moves the answer although nothing has changed; most here:"
    for s in o.splits[: MOST["splits"]]:
        change = f"{percent(s.before)} to {percent(s.after)}"
        flag = "  (much)" if abs(s.after - s.before) > HIGH_SPLIT else ""
        yield f"  {s.move} = {s.option} twice: “{s.outcome}” from {change}{flag}"


def _tree(o: Outlook) -> Iterator[str]:
    def rows(branches: tuple[Branch, ...], depth: int) -> Iterator[str]:
        for b in branches:
            end = f"  ⇒ {b.outcome}" if b.outcome else ""
            share = f"{percent(b.here)}, reached {percent(b.reach)}"
            yield f"{'  ' * (depth + 1)}{b.by}: {b.move} = {b.option}  {share}{end}"
            yield from rows(b.then, depth + 1)

    yield "  Branches that are reached with less than 5 % are left out."
    yield from rows(o.tree, 0)


def _counts(o: Outlook) -> Iterator[str]:
    c = o.counts
    yield f"  {c['inputs']} inputs"
    yield f"  directions: {c['directions_sourced']} rest on claims of the record, {c['directions_judged']} on judgement"
    yield f"  sizes: {c['sizes_sourced']} rest on claims of the record, {c['sizes_judged']} on judgement"
