"""Why a claim was coded: the report is coded anew with the case's own settings, and nothing is written."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from kennan.case import Case, Line
from kennan.coding import reading
from kennan.coding.explain import Explainer, silences
from kennan.errors import UsageError
from kennan.language import Reader, lacks, spacy_parser
from kennan.language.spacy_parser import DEFAULT_MODEL
from kennan.language.world import World
from kennan.model import Event, Interval, Published, Region, Report, referent_at
from kennan.model.explanation import Account, ActorAccount, Calling, Explained, Explanation, Side, Voice
from kennan.signature import model_of, signature_of

LANGUAGE = re.compile("[a-z]{2,3}")


def explain(case: Case, identifier: str) -> Account:
    """Why a claim of the case was coded; `identifier` is its id or the start of it, as `kennan show` prints it.

    Of an event all steps are told; of another claim only what is stored. Raises UsageError where no claim, or more than
    one, has an id that starts so.
    """
    line = _claim(case, identifier)
    report = case.report[line.claim.span.report]
    coded_by = case.store.coded_by(report.id)
    if not isinstance(line.claim, Event):
        return Account(line.id, report.name, None, coded_by, coded_by)
    model, actors = model_of(coded_by) or DEFAULT_MODEL, case.store.setting("actors") or ""
    if find_spec(model) is None:
        raise UsageError(f"{case.store.path}: read with the model {model}, which is not installed here; pip install it")
    explainer = _explainer(report, model, World.of_text(actors) if actors else World.default())
    now = signature_of(model, actors)
    if line.id in explainer.events:
        return Account(line.id, report.name, _with_actors(explainer.explain(line.id), case), coded_by, now)
    return Account(line.id, report.name, None, coded_by, now, tuple(_instead(case, line, explainer)))


def _claim(case: Case, beginning: str) -> Line:
    found = case.claims_from(beginning)
    if not found:
        raise UsageError(f"{beginning}: no claim has an id that starts so; see: kennan show {case.store.path} events")
    if len(found) > 1:
        listed = ", ".join(f"{line.id} ({line.claim.family})" for line in found[:4])
        more = f" and {len(found) - 4} more" if len(found) > 4 else ""
        raise UsageError(f"{beginning}: {len(found)} claims have ids that start so: {listed}{more}")
    return found[0]


def explain_actor(case: Case, wanted: str) -> ActorAccount:
    """Why the case takes what reports call somebody for one actor; `wanted` is a name, alias or id. Raises UsageError
    where there is none, or several."""
    actor = case.find_actor(wanted)
    by_id = {r.id: r for r in case.referents}
    callings = []
    for referent in (by_id[i] for i in actor.referents if i in by_id):
        names = Counter(" ".join(m.surface.split()) for m in referent.mentions)
        report = case.report[referent.report].name
        callings.append(Calling(referent.id, report, referent.name, tuple(names.most_common()), referent.known))
    referents = set(actor.referents)
    ruled = []
    for decision in case.store.standing():
        found = (referent_at(a, case.store.referents(a.report)) for side in decision.sides for a in side)
        if any(r is not None and r.id in referents for r in found):
            ruled.append(decision)
    return ActorAccount(actor, tuple(sorted(callings, key=lambda c: c.report)), actor.reasons, tuple(ruled))


def explain_text(
    text: str,
    *,
    language: str = "en",
    published: str | None = None,
    actors: str | Path | None = None,
    model: str = DEFAULT_MODEL,
) -> Explained:
    """What is coded of a text that is in no case, and why; also which of its clauses gave no event.

    language   ISO 639-1
    published  day from which "last week" is reckoned, ISO 8601
    actors     a TOML file of actors of the user's own

    Raises UsageError, KennanError.
    """
    if not text.strip():
        raise UsageError("no text to explain; write it after --text")
    if not LANGUAGE.fullmatch(language):
        raise UsageError(f"{language}: no ISO 639-1 code; write two letters, such as en")
    report = Report(
        id=Report.id_of("text", text),
        name="text",
        text=text,
        language=language,
        format="text",
        origin="-",
        regions=(Region(0, len(text), "body"),),
        published=_published(published),
    )
    explainer = _explainer(report, model, World.with_user(Path(actors) if actors else None))
    explanations = [explainer.explain(identifier) for identifier in explainer.events]
    explanations.sort(key=lambda e: (e.event.span.start, e.event.span.end, e.event.cue.start))
    return Explained(text, tuple(explanations), tuple(silences(explainer)), lacks(language))


def _explainer(report: Report, model: str, world: World) -> Explainer:
    spacy_parser.check(model)
    sentences = Reader(model).sentences(report)
    return Explainer(reading.read(report, sentences, world))


def _published(told: str | None) -> Published | None:
    if told is None:
        return None
    try:
        day = date.fromisoformat(told)
    except ValueError as error:
        raise UsageError(f"{told}: not a date; write 2021-08-17") from error
    return Published(Interval.day(day), "stated")


def _instead(case: Case, line: Line, explainer: Explainer) -> list[Explanation]:
    """What stands now where the event stood."""
    return [
        _with_actors(explainer.explain(identifier), case)
        for identifier, (_, event) in explainer.events.items()
        if event.span.overlap(line.claim.span)
    ]


def _with_actors(found: Explanation, case: Case) -> Explanation:
    """The same with the case's actors in place of the report's referents, where the case knows them."""
    actor_of = case.actor_of

    def actor(referent: str | None) -> str | None:
        return actor_of.get(referent, referent) if referent else None

    def named(one: Side) -> Side:
        known = actor_of.get(one.actor or "")
        return replace(one, actor=known, name=case.name(known)) if known else one

    def speaking(one: Voice) -> Voice:
        known = actor_of.get(one.actor or "")
        return replace(one, actor=known, name=case.name(known)) if known else one

    said = found.event.attribution
    said = replace(said, voice=actor(said.voice), via=tuple(actor_of.get(v, v) for v in said.via))
    event = replace(found.event, source=actor(found.event.source), target=actor(found.event.target), attribution=said)
    voices = tuple(speaking(v) for v in found.voices)
    return replace(found, event=event, source=named(found.source), target=named(found.target), voices=voices)
