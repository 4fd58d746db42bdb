"""Claims in plain words, for terminals and briefs: one line each, with what it rests on."""

import re
from collections.abc import Iterator

from kennan.case import Case, Line
from kennan.model import Attribution, Conflict, Event, Figure, Interval, Quote, Stance, Status
from kennan.publish.safe import for_terminal

SHORT_ID = 6
BOUNDS = {"exact": "", "about": "about ", "at_least": "at least ", "at_most": "at most "}


def one_line(line: Line, case: Case) -> str:
    """Who, what, whom, how sure and on whose word, without the sentence."""
    claim, name = line.claim, case.name
    match claim:
        case Event():
            sure = "" if claim.modality == "actual" else f" ({claim.modality})"
            arrow = "↔" if claim.reciprocal else "→"
            mode = f"/{claim.mode}" if claim.mode else ""
            target = f" {arrow} {name(claim.target)}" if claim.target else ""
            where = f", {claim.place}" if claim.place else ""
            said = on_whose_word(claim.attribution, case) + implied(line, case)
            text = f"{date(claim.when):<11} {name(claim.source)}{target}: {claim.type}{mode}{sure}{where}{said}"
        case Quote():
            form = "says" if claim.direct else "says (reported)"
            whom = f" to {name(claim.addressee)}" if claim.addressee else ""
            via = f", to {name(claim.channel)}" if claim.channel else ""
            text = f"{name(claim.speaker)} {form}{whom}{via}"
        case Status():
            since = f", {valid(claim.valid)}" if claim.valid else ""
            relation = claim.relation.replace("_", " ")
            text = (
                f"{name(claim.subject)} {relation} {name(claim.object)}{since}{on_whose_word(claim.attribution, case)}"
            )
        case Stance():
            towards = f" (towards {name(claim.towards)})" if claim.towards else ""
            said = "" if claim.attribution.voice == claim.holder else on_whose_word(claim.attribution, case)
            topic = f" [{claim.topic.replace('_', ' ')}]" if claim.topic and claim.topic != "other" else ""
            text = f"{name(claim.holder)}: {claim.kind}: {claim.object}{towards}{topic}{said}"
        case Figure():
            unit = claim.unit.removeprefix("date:") if claim.unit.startswith("date:") else claim.unit
            text = f"{BOUNDS[claim.bound]}{claim.value} {unit}: {claim.what}"
    return for_terminal(text + ruled(line))


def ruled(line: Line) -> str:
    """What the analyst ruled on a claim that stands."""
    words = []
    for decision in line.decisions:
        if decision.verdict == "actor":
            roles = [a.kind.removeprefix("new:") for a in decision.anchors if a.kind.startswith("new:")]
            words.append(f"{' and '.join(roles)} set by {decision.author}")
        elif decision.verdict == "accept":
            words.append(f"accepted by {decision.author}")
        elif decision.verdict in ("together", "apart"):
            done = "joined with another" if decision.verdict == "together" else "kept apart from another"
            words.append(f"{done} by {decision.author}")
    return f" – {', '.join(words)}" if words else ""


def evidence(line: Line, case: Case) -> str:
    """The claim's words (of direct speech, what was said) in quotation marks, their report, and the short id
    that opens them. Indirect speech keeps its verb: what was denied must not read as if it were said."""
    claim, text = line.claim, line.text
    if isinstance(claim, Quote) and claim.direct:
        report = case.report[claim.span.report]
        text = " … ".join(report.quote(stretch) for stretch in claim.content)
    return for_terminal(f"{quoted(text)} {line.report} [{line.id[:SHORT_ID]}]")


def quoted(text: str) -> str:
    """A stretch of a report between quotation marks; marks and commas left hanging at its ends are not doubled, and a
    stretch of several paragraphs stands on one line."""
    bare = " ".join(text.split()).strip(" ,;:")
    for opening, closing in (("“", "”"), ('"', '"'), ("‘", "’")):
        if bare.startswith(opening) and bare.count(opening) + (bare.count(closing) if closing != opening else 0) == 1:
            bare = bare[1:]
        elif bare.endswith(closing) and bare.count(closing) + (bare.count(opening) if closing != opening else 0) == 1:
            bare = bare[:-1]
    if bare.startswith("“") and bare.endswith("”") and bare.count("“") == 1:
        return bare
    return f"“{bare}”"


def told(line: Line, case: Case, gloss: str) -> str:
    """An event in words: when, the gloss of its finding, its type, and on whose word."""
    claim = line.claim
    assert isinstance(claim, Event)
    plain = re.sub(r" \([^()]*\)$", "", gloss) if claim.when else gloss
    mode = f"/{claim.mode}" if claim.mode else ""
    where = f", {claim.place}" if claim.place and claim.place not in plain else ""
    said = on_whose_word(claim.attribution, case) + implied(line, case)
    return for_terminal(f"{date(claim.when):<11} {plain}{where} · {claim.type}{mode}{said}")


def implied(line: Line, case: Case) -> str:
    """What the reader must know of sides that the sentence does not name; those that the analyst set are no guess."""
    told = {anchor.kind for decision in line.decisions for anchor in decision.anchors}
    roles = [role for role in case.implied(line) if f"new:{role}" not in told]
    return f" – {' and '.join(roles)} implied" if roles else ""


def conflicts(case: Case) -> Iterator[list[str]]:
    """Each conflict once: what it is, the two passages side by side, and where else the same two things are told."""
    alike: dict[tuple[str, str], list[Conflict]] = {}
    for conflict in case.conflicts:
        alike.setdefault((conflict.kind, conflict.gloss), []).append(conflict)
    for (kind, gloss), (first, *others) in alike.items():
        rows = [f"{kind.replace('_', ' ')}: {gloss}"]
        for span, claim in ((first.a, first.claims[0]), (first.b, first.claims[1])):
            report = case.report[span.report]
            rows.append(f"    {quoted(report.quote(span))} {report.name} [{claim[:SHORT_ID]}]")
        if others:
            places = (f"{case.report[c.a.report].name} and {case.report[c.b.report].name}" for c in others)
            rows.append(f"    the same between {'; '.join(places)}")
        yield [for_terminal(row) for row in rows]


def weight(line: Line) -> str:
    """How often it is told: families first, since copies don't count."""
    return count(line.families, line.reports)


def count(families: int, reports: int) -> str:
    """ "2 families, 3 reports"; nothing where one report stands alone."""
    if reports <= 1:
        return ""
    return f"{families} {'family' if families == 1 else 'families'}, {reports} reports"


def date(when: Interval | None) -> str:
    """ISO 8601, or a dash where none is told."""
    return when.iso.replace("/..", "..").replace("../", "..") if when else "–"


def valid(when: Interval) -> str:
    """ "since 2003", "until 2021-08", "2001/2010"."""
    if when.end is None and when.start:
        return f"since {_cut(when.start, when)}"
    if when.start is None and when.end:
        return f"until {_cut(when.end, when)}"
    return when.iso


def _cut(day: str, when: Interval) -> str:
    return day[: {"year": 4, "month": 7}.get(when.precision, 10)]


def on_whose_word(attribution: Attribution, case: Case) -> str:
    """ " – says A via B", " – reportedly", or nothing where the report itself tells it."""
    if attribution.voice:
        chain = " via ".join(case.name(v) for v in (attribution.voice, *attribution.via))
        return f" – says {chain}"
    return " – reportedly" if attribution.hearsay else ""
