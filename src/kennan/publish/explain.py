"""Why an event was coded, in words for people who must defend it; for programs the same as JSON Lines."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from kennan.case import Case
from kennan.model import Event, Quote, Span
from kennan.model.explanation import Account, Cue, Explained, Explanation, OtherFrame, Side, Silence, Trace
from kennan.publish import lines
from kennan.publish.safe import for_terminal
from kennan.publish.show import encode, json_rows

LABEL = 13  # columns of the names of rows
EVIDENCE = {
    "verb": "verb",
    "phrasal": "verb with a particle or preposition",
    "idiom": "verb with its object",
    "light": "light verb with an event noun",
    "nominal": "event noun",
    "outer": "act over another act",
    "verdict": "words of praise or blame",
}
TENSES = {"base": "no tense", "participle": "participle", "gerund": "gerund"}
SUPPLIED = {
    "deed": "whose deed it means by what is told before",
    "partner": "who faces the source in what is told around it",
    "source": "who did it by what is told around it",
    "land": "the country in which it is told to happen",
    "context": "by what is told around it",
}
Row = tuple[str, str]


def account(case: Case, found: Account, width: int, *, as_json: bool) -> Iterator[str]:
    """The explanation of a claim of a case, line by line."""
    line = case.line(found.id)
    if as_json:
        stored = list(json_rows(line, case))
        yield encode({"family": line.claim.family, "stored": stored, **msgspec.to_builtins(found)})
        return
    head = re.sub(" {2,}", "  ", lines.one_line(line, case)).removeprefix("–  ")
    yield from _fold(f"{head}  [{line.id}]", width)
    if found.explanation is not None:
        yield from _explanation(found.explanation, width, found.report)
        if found.coded_by != found.explained_by:
            yield from _rows([("coded by", found.coded_by), ("explained by", found.explained_by)], width)
        return
    span, text = line.sentence, case.sentence(line)
    yield from _sentence(span, text, line.claim.span, width)
    yield from _rows(_stored(case, found.id), width)
    if isinstance(line.claim, Event):
        yield ""
        yield from _fold(gone(found), width)
        for one in found.instead:
            yield from _fold(f"coded there now: {headline(one)}", width, "    ")


def gone(found: Account) -> str:
    """That, and why, the event can't be explained."""
    told = "Coded anew, the report does not give this event, so that why it was coded can't be told; above is what is "
    if found.coded_by == found.explained_by:
        return f"{told}stored. Please report this: the same version should give it again."
    return (
        f"{told}stored. It was coded by {found.coded_by}; this is {found.explained_by}. "
        "The next kennan read into this case codes it anew."
    )


def text(found: Explained, width: int, *, as_json: bool) -> Iterator[str]:
    """The explanations of all events of a text and, in brief, why its other clauses gave none."""
    if as_json:
        yield from (encode({"family": "event", **_builtins(one)}) for one in found.explanations)
        yield from (encode({"family": "none", **_builtins(one)}) for one in found.silences)
        return
    for number, one in enumerate(found.explanations):
        if number:
            yield ""
        yield from _fold(headline(one), width)
        yield from _explanation(one, width)
    if found.silences:
        yield from ["", "NO EVENT"] if found.explanations else ["NO EVENT"]
        yield from _silences(found, width)


def _builtins(one: Explanation | Silence) -> dict[str, Any]:
    made: dict[str, Any] = msgspec.to_builtins(one)
    return made


# ---- an event -----------------------------------------------------------------------------------------------------


def headline(one: Explanation) -> str:
    """What was coded, as `kennan show` prints it."""
    event = one.event
    arrow = "↔" if event.reciprocal else "→"
    target = f" {arrow} {one.target.name}" if event.target else ""
    sure = "" if event.modality == "actual" else f" ({event.modality})"
    where = f", {event.place}" if event.place else ""
    date = f"{lines.date(event.when)}  " if event.when else ""
    return f"{date}{one.source.name or '?'}{target}: {_type(event.type, event.mode)}{sure}{where}"


def _type(event_type: str, mode: str | None) -> str:
    return f"{event_type}/{mode}" if mode else event_type


def _explanation(one: Explanation, width: int, report: str | None = None) -> Iterator[str]:
    yield from _sentence(one.sentence, one.text, one.event.span, width, report)
    yield from _rows(event_rows(one), width)


def _sentence(span: Span, words: str, claim: Span, width: int, report: str | None = None) -> Iterator[str]:
    """The sentence with the claim's words between marks, and where it stands."""
    first, last = max(0, claim.start - span.start), min(len(words), claim.end - span.start)
    marked = f"{words[:first]}»{words[first:last]}«{words[last:]}"
    where = f"  ({report}, characters {claim.start} to {claim.end})" if report else ""
    yield from _fold(" ".join(f"{marked}{where}".split()), width, "    ", "    ")
    yield ""


def event_rows(one: Explanation) -> Iterator[Row]:
    """What led to the event, step by step: name of the step ("" where it goes on) and what is to be said of it."""
    event = one.event
    yield "predicate", _predicate(one)
    yield "frame", _frame(one)
    for other in one.others:
        yield {"over": "under", "under": "over", "object": "with"}[other.where], _other(other)
    yield "source", _side(one.source, "no actor is known who does it")
    yield "target", _side(one.target, "no actor is known to whom it is done")
    yield "modality", event.modality + ("" if one.cues or event.modality != "actual" else ": nothing says otherwise")
    for outcome, words in _by_outcome(one.cues, event).items():
        yield "", f"without {' or '.join(words)}: {outcome}"
    yield "attribution", _attribution(one)
    yield "date", _date(one)
    yield "place", f"“{event.place}”" if event.place else "–"
    told = "; ".join(f"{context} ({_listed(words)})" for context, words in one.contexts)
    yield "contexts", told or "–"
    yield "score", f"{event.score:g}, by PLOVER's table for {_type(event.type, event.mode)}"
    yield "confidence", _confidence(one)


def _predicate(one: Explanation) -> str:
    said = one.predicate
    if said.nominal:
        return f"“{said.words}”: event noun {said.lemma}"
    lemma = f"{said.lemma} {said.particle}" if said.particle else said.lemma
    return f"“{said.words}”: verb {lemma}, {said.voice}, {TENSES.get(said.tense or '', said.tense)}"


def _frame(one: Explanation) -> str:
    fired = one.frame
    note = f" – {fired.note}" if fired.note else ""
    return f"{EVIDENCE.get(fired.evidence, fired.evidence)} “{fired.key}”: {_type(fired.type, fired.mode)}{note}"


def _other(other: OtherFrame) -> str:
    frame = f" ({_type(other.type, other.mode)})" if other.type else ""
    told = {
        "over": "only says how the act under it came about",
        "under": "is told under it, no event of its own",
        "object": "is what the predicate is about, no event of its own",
    }[other.where]
    return f"“{other.words}”{frame}, which {told}"


def _side(side: Side, nobody: str) -> str:
    if side.actor is None:
        return f"{nobody}; {_placed(side)} names none" if side.phrase else nobody
    if side.supplied:
        there = f"{_placed(side)} does not name the actor" if side.phrase else "not named in the clause"
        parts = [f"{there}; supplied: {SUPPLIED.get(side.supplied, side.supplied)}", *map(_trace, side.traces)]
        return f"{side.name}: {', '.join(parts)}"
    parts = [_placed(side)]
    if side.by:
        parts.append(f"by “{side.by}”")
    if side.carried:
        parts.append(f"carried over from “{side.carried.words}”{_ago(side.carried)}")
    return f"{side.name}: {', '.join(parts)}"


def _placed(side: Side) -> str:
    """The phrase and where it stands: `from “Zubria”, of “withdraw”`."""
    phrase = f" “{side.phrase}”" if side.phrase else ""
    return f"{side.place}{phrase}" + (f", of “{side.of}”" if side.of else "")


def _trace(trace: Trace) -> str:
    if trace.what == "happening":
        return f"as in {trace.words}{_ago(trace)}"
    return f"last named as “{trace.words}”{_ago(trace)}"


def _ago(trace: Trace) -> str:
    number = abs(trace.before)
    if number == 0:
        return " in the same sentence"
    many = "a sentence" if number == 1 else f"{number} sentences"
    return f" {many} {'before' if trace.before > 0 else 'after'}"


def _by_outcome(cues: Iterable[Cue], event: Event) -> dict[str, list[str]]:
    """What the event would be, with the words without which it would be so."""
    found: dict[str, list[str]] = {}
    for cue in cues:
        parts = [cue.type] if cue.type and cue.type != event.type else []
        parts += [cue.modality] if cue.modality and cue.modality != event.modality else []
        parts = parts or ["no event"]
        found.setdefault(", ".join(parts), []).append(" and ".join(f"“{word}”" for word in cue.words))
    return found


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _attribution(one: Explanation) -> str:
    if one.voices:
        told = []
        for voice in one.voices:
            cue = f"“{voice.cue}”" if voice.cue else "quotation marks"
            who = voice.name or "somebody unnamed"
            by = f" as “{voice.mention}”" if voice.mention and voice.mention != voice.name else ""
            to = f", to {voice.channel}" if voice.channel else ""
            told.append(f"{who}{by}, by {cue}{to}")
        return " – via ".join(told)
    if one.event.attribution.hearsay:
        return f"hearsay, by {_listed(one.hearsay)}" if one.hearsay else "hearsay"
    if one.own_word:
        return "the report itself: who speaks does it by saying so"
    return "the report itself"


def _date(one: Explanation) -> str:
    when = lines.date(one.event.when)
    if one.dating is None:
        if one.event.when:
            return f"{when}: that of the occasion told just before, on which it was said"
        return f"–: the clause is not dated by {_listed(one.undated)}" if one.undated else "–: no words of time"
    how = {
        "stated": "told whole",
        "reckoned": f"reckoned from the report's date, {one.dating.reference}",
        "text": "by another date of the text",
    }[one.dating.how]
    return f"{when}: “{one.dating.words}”, {how}"


def _confidence(one: Explanation) -> str:
    kind = EVIDENCE.get(one.frame.evidence, one.frame.evidence)
    if one.left != 1.0:
        return (
            f"{one.event.confidence:.2f} = {one.precision:.2f} (measured precision of this kind of evidence: {kind}) × "
            f"{one.left:.2f} (what is left of it where a side is so supplied)"
        )
    return f"{one.event.confidence:.2f}: measured precision of this kind of evidence ({kind})"


# ---- other claims, and clauses without events ---------------------------------------------------------------------


def _stored(case: Case, identifier: str) -> Iterator[Row]:
    line = case.line(identifier)
    claim = line.claim
    yield "stored", f"{claim.family} in {line.report}, characters {claim.span.start} to {claim.span.end}"
    if isinstance(claim, Quote):
        report = case.report[claim.span.report]
        yield "speaker", case.name(claim.speaker) + (f", as “{report.quote(claim.mention)}”" if claim.mention else "")
        yield "cue", f"“{claim.cue}”" if claim.cue else "–"
    else:
        attribution = getattr(claim, "attribution", None)
        if attribution is not None:
            chain = " via ".join(case.name(v) for v in (attribution.voice, *attribution.via) if v)
            yield "attribution", chain or ("hearsay" if attribution.hearsay else "the report itself")
    yield "confidence", f"{claim.confidence:.2f}"


def _silences(found: Explained, width: int) -> Iterator[str]:
    shown: Span | None = None
    wide = min(max((len(s.words) for s in found.silences), default=0), width // 3) + 2
    for silence in found.silences:
        if silence.sentence != shown:
            words = silence.sentence.of(found.text)
            yield for_terminal(textwrap.shorten(words, width - 4, placeholder=" …"))
            shown = silence.sentence
        kind = f" ({silence.type})" if silence.type else ""
        start = f"    {f'“{silence.words}”':<{wide}}  "
        there = f"; no actor is {' or '.join(map(_placed, silence.unknown))}" if silence.unknown else ""
        yield from _fold(f"{silence.why}{kind}{there}", width, start, " " * len(start))


# ---- lines --------------------------------------------------------------------------------------------------------


def _rows(rows: Iterable[Row], width: int) -> Iterator[str]:
    for label, told in rows:
        yield from _fold(told, width, f"{label:<{LABEL}}", " " * LABEL)


def _fold(told: str, width: int, first: str = "", rest: str = "    ") -> Iterator[str]:
    yield from textwrap.wrap(
        for_terminal(told),
        width,
        initial_indent=for_terminal(first),
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
