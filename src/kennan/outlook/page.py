"""An outlook as one page of HTML that needs nothing else: no scripts, nothing fetched, light and dark."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import NamedTuple

from kennan.outlook import svg
from kennan.outlook.outlook import Assumption, Branch, Outlook
from kennan.outlook.scenario import Basis
from kennan.outlook.text import CAVEAT, DECIDES, HIGH_SPLIT, percent, told_flip, told_sight, value, verdict
from kennan.publish.safe import CONTROL

MOST_BARS, MOST_FLIPS = 15, 20
STYLE = """
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#59636e;--paper:#fff;--line:#d5dae0;--track:#edf0f3;--bar:#2f6fb2;
--mark:#1b1f24;--note:#fff6dd}
@media(prefers-color-scheme:dark){:root{--ink:#e4e8ed;--soft:#9aa5b1;--paper:#14181d;--line:#333b45;--track:#222931;
--bar:#5c9be0;--mark:#e4e8ed;--note:#33301f}}
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:62rem;margin:0 auto;
padding:1.5rem 1rem 4rem}
h1{font-size:1.6rem;line-height:1.25;margin:.2em 0}h2{font-size:1.15rem;margin:2.2em 0 .5em;border-bottom:1px solid
var(--line);padding-bottom:.2em}
p,li{max-width:48rem}.soft{color:var(--soft)}.note{background:var(--note);padding:.6em .9em;border-radius:.3em}
table{border-collapse:collapse;width:100%;font-size:.92rem}th,td{text-align:left;vertical-align:top;padding:.3em .6em
.3em 0;border-bottom:1px solid var(--line)}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;
white-space:nowrap}.wide{overflow-x:auto}
svg{width:100%;height:auto;display:block}svg text{font:12px system-ui,sans-serif;fill:var(--ink)}svg .scale{fill:
var(--soft)}.track{fill:var(--track)}.bar{fill:var(--bar)}.whisker{stroke:var(--mark);stroke-width:1.5;fill:none}
ul.tree{list-style:none;padding-left:1.1em;border-left:1px solid var(--line)}ul.tree li{margin:.15em 0}
blockquote{margin:.3em 0;padding-left:.8em;border-left:3px solid var(--line)}a{color:var(--bar)}
code{font-size:.85em}:target{background:var(--note)}
"""


class Evidence(NamedTuple):
    """A claim that something rests on: its gloss, its sentence, the name of its report; and, where a page shows the
    sentence in its report, that page's address."""

    gloss: str
    sentence: str
    report: str
    href: str = ""


def page(outlook: Outlook, evidence: Mapping[str, Evidence]) -> str:
    """The page. `evidence` has the claims by the ids that the scenario names; those it lacks are shown as ids."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{_t(outlook.title)}</title><style>{STYLE}</style></head><body>"
        f"{body(outlook, evidence)}</body></html>\n"
    )


def body(outlook: Outlook, evidence: Mapping[str, Evidence]) -> str:
    """What stands on the page, for a frame of another's."""
    sections = (_head, _outcomes, _baselines, _tornado, _moves, _inputs, _flips, _watch, _splits, _tree)
    parts = [part for section in sections for part in section(outlook)]
    return "".join((*parts, *_sources(outlook, evidence)))


def _t(text: str) -> str:
    return escape(CONTROL.sub("·", text))


def _head(o: Outlook) -> Iterator[str]:
    yield f"<h1>{_t(o.title)}</h1>"
    refused = f" · {o.refused} samples refused for want of a solution" if o.refused else ""
    yield (
        f'<p class="soft">Cut-off {_t(o.cutoff)} · horizon {_t(o.horizon)} · analyst {_t(o.analyst)} · '
        f"{o.samples} samples, seed {o.seed} · {o.nodes} nodes{refused} · "
        f"scenario <code>{o.digest}</code> · kennan {_t(o.version)}</p>"
    )
    yield f"<p>Decided by: {_t(o.resolution)}</p>"
    if o.facts:
        yield f"<p>Known by now: {_t(', '.join(f'{m} = {f}' for m, f in o.facts.items()))}</p>"
    yield f'<p class="note">{_t(CAVEAT)}</p>'


def _outcomes(o: Outlook) -> Iterator[str]:
    yield f"<h2>Outcomes in this scenario</h2><p><strong>{_t(verdict(o))}</strong></p>"
    rows = [
        (e.name, e.mean, e.low, e.high, f"{percent(e.mean)}  ({percent(e.low)} – {percent(e.high)})")
        for e in sorted(o.endings, key=lambda e: -e.mean)
    ]
    yield svg.ranges(rows, "Mean probability of each outcome in this scenario, with its 5 to 95 % range")
    yield '<p class="soft">Bars: mean over the samples. Lines: 5 to 95 % of the samples.</p>'


def _baselines(o: Outlook) -> Iterator[str]:
    heads = ("", "in this scenario", "leads in samples", *o.baselines)
    yield "<h2>Beside it, rules that need no estimate</h2>" + _open_table(heads, len(heads))
    for i, e in enumerate(o.endings):
        yield _row(e.name, percent(e.mean), percent(e.leads), *(percent(b[i]) for b in o.baselines.values()))
    yield "</table></div>"


def _moves(o: Outlook) -> Iterator[str]:
    yield "<h2>The moves, in order</h2>" + _open_table(("by", "what", "options", "rests on"), 0)
    for t in o.turns:
        hidden = f" (unseen by {', '.join(t.hidden_from)})" if t.hidden_from else ""
        when = f", if {t.when}" if t.when else ""
        what = f'{_t(t.label + when + hidden)}<br><code class="soft">{_t(t.id)}</code>'
        options = _t(", ".join(t.options))
        yield f"<tr><td>{_t(t.by)}</td><td>{what}</td><td>{options}</td><td>{_basis(t.basis)}</td></tr>"
    yield "</table></div>"


def _tornado(o: Outlook) -> Iterator[str]:
    yield "<h2>What the answer hangs on</h2>"
    rows = [(a.about, a.effect, percent(a.effect)) for a in o.assumptions[:MOST_BARS] if a.effect and a.effect >= 0.005]
    if not rows:
        yield "<p>The outcomes do not vary over the ranges given.</p>"
        return
    yield svg.bars(rows, "Sobol total effect of each input")
    yield (
        '<p class="soft">Sobol total effect: the share of the variance of the outcomes that would be left if only this '
        "input were unknown.</p>"
    )


def _inputs(o: Outlook) -> Iterator[str]:
    c = o.counts
    yield (
        f"<h2>The ledger</h2><p>{c['inputs']} inputs. Directions: {c['directions_sourced']} rest on claims of the "
        f"record, {c['directions_judged']} on judgement. Sizes: {c['sizes_sourced']} on claims, {c['sizes_judged']} on "
        "judgement.</p>" + _open_table(("input", "low", "best", "high", "direction rests on", "size rests on"), 4)
    )
    for a in o.assumptions:
        yield (
            f'<tr id="input-{_t(a.key)}"><td>{_t(a.about)}<br><code class="soft">{_t(a.key)}</code></td>'
            + "".join(f'<td class="n">{value(x)}</td>' for x in (a.low, a.best, a.high))
            + f"<td>{_basis(a.direction)}</td><td>{_basis(a.size)}{_word(a)}</td></tr>"
        )
    yield "</table></div>"


def _word(a: Assumption) -> str:
    return f' <span class="soft">({_t(a.word)})</span>' if a.word else ""


def _basis(basis: Basis) -> str:
    if basis.claims:
        return ", ".join(f'<a href="#claim-{_t(c)}">{_t(c[:6])}</a>' for c in basis.claims)
    return f'<span class="soft">judgement:</span> {_t(basis.judgement)}'


def _flips(o: Outlook) -> Iterator[str]:
    about = {a.key: a.about for a in o.assumptions}
    yield f"<h2>What would turn it</h2><p>At the best values “{_t(o.leading)}” leads in this scenario.</p>"
    for title, found in (("One belief alone", o.single_flips), ("Pairs, where neither does alone", o.pair_flips)):
        yield f"<h3>{title} ({len(found)})</h3><ul>"
        yield "".join(f"<li>{_t(told_flip(f, about))}</li>" for f in found[:MOST_FLIPS]) or "<li>none</li>"
        yield "</ul>"


def _watch(o: Outlook) -> Iterator[str]:
    yield "<h2>What to watch</h2>"
    yield svg.bars([(s.move, s.bits, f"{s.bits:.2f} bits") for s in o.watch], "Bits each move tells about the outcome")
    yield (
        "<ul>"
        + "".join(
            f"<li><strong>{_t(s.move)}</strong>{DECIDES if s.decides else ''}: {_t(told_sight(s, o))}</li>"
            for s in o.watch
        )
        + "</ul>"
    )


def _splits(o: Outlook) -> Iterator[str]:
    yield "<h2>How the menu was cut</h2><p>One option written as two, with nothing else changed:</p>"
    yield _open_table(("option written twice", "outcome moved most", "before", "after"), 0)
    for s in o.splits[:MOST_BARS]:
        much = " – much" if abs(s.after - s.before) > HIGH_SPLIT else ""
        yield (
            f'<tr><td>{_t(s.move)} = {_t(s.option)}</td><td>{_t(s.outcome)}</td><td class="n">{percent(s.before)}</td>'
            f'<td class="n">{percent(s.after)}{much}</td></tr>'
        )
    yield "</table></div>"


def _tree(o: Outlook) -> Iterator[str]:
    def rows(branches: tuple[Branch, ...]) -> str:
        items = "".join(
            f"<li>{_t(b.by)}: {_t(b.move)} = <strong>{_t(b.option)}</strong> {percent(b.here)} "
            f'<span class="soft">reached {percent(b.reach)}</span>'
            + (f" ⇒ {_t(b.outcome)}" if b.outcome else "")
            + rows(b.then)
            + "</li>"
            for b in branches
        )
        return f'<ul class="tree">{items}</ul>' if items else ""

    yield "<h2>Course of play at the best values</h2>"
    yield '<p class="soft">Branches reached with less than 5 % are left out.</p>'
    yield rows(o.tree)


def claims_of(o: Outlook) -> tuple[str, ...]:
    """Every claim that a move or an input rests on, once, in the order of the page."""
    bases = [t.basis for t in o.turns] + [b for a in o.assumptions for b in (a.direction, a.size)]
    return tuple(dict.fromkeys(c for b in bases for c in b.claims))


def _sources(o: Outlook, evidence: Mapping[str, Evidence]) -> Iterator[str]:
    claims = claims_of(o)
    if not claims:
        return
    yield "<h2>The sentences</h2>"
    for claim in claims:
        found = evidence.get(claim)
        if found is None:
            yield f'<p id="claim-{_t(claim)}"><code>{_t(claim)}</code> (its sentence is shown with --case)</p>'
            continue
        where = _t(found.report)
        if found.href:
            where = f'<a href="{_t(found.href)}">{where}</a>'
        yield (
            f'<div id="claim-{_t(claim)}"><p>{_t(found.gloss)} <code class="soft">{_t(claim)}</code></p>'
            f'<blockquote>{_t(found.sentence)}<br><span class="soft">{where}</span></blockquote></div>'
        )


def _open_table(heads: tuple[str, ...], numbers: int) -> str:
    """The beginning of a table; columns from the second up to `numbers` hold numbers."""
    cells = "".join(f"<th{' class=n' if 1 <= i < numbers else ''}>{_t(h)}</th>" for i, h in enumerate(heads))
    return f'<div class="wide"><table><tr>{cells}</tr>'


def _row(name: str, *figures: str) -> str:
    return f"<tr><td>{_t(name)}</td>" + "".join(f'<td class="n">{f}</td>' for f in figures) + "</tr>"
