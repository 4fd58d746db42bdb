"""Who did what to whom: PLOVER events out of the happenings of every sentence."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from kennan.coding.contexts import contexts
from kennan.coding.events.confidence import confidence_of
from kennan.coding.events.drafts import Draft, drafts
from kennan.coding.events.extent import clause_span, whole_span
from kennan.coding.events.occasion import Occasions
from kennan.coding.events.participants import Participants
from kennan.coding.events.slots import slots
from kennan.coding.events.story import Happening, Story
from kennan.coding.events.verdicts import SPEAKER
from kennan.coding.modality import Force, willed
from kennan.coding.places import Theatre, place_of
from kennan.coding.reading import Reading
from kennan.language.sentence import Sentence
from kennan.model import Event, Referent, Span
from kennan.model.vocabulary import score_of

# Done by saying so: who does it vouches for nothing by it. What a speaker tells of his deeds rests on his word.
ACTS_OF_SPEECH = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
OWN_WORD = frozenset({"AGREE", "THREATEN", "REJECT"})
ARMED = frozenset({"armed_group"})
ABLE = frozenset({"state", "government", "international_org", *ARMED})


def code(reading: Reading) -> tuple[Event, ...]:
    """All events of the report, in text order. Titles are coded only where the report has no body."""
    out: dict[str, Event] = {}
    for _, events in told(reading):
        for event in events:
            out.setdefault(event.id, event)
    return tuple(sorted(out.values(), key=lambda e: (e.span.start, e.span.end, e.cue.start)))


def told(reading: Reading) -> Iterator[tuple[Happening, tuple[Event, ...]]]:
    """Every happening of the report with the events that are made of it; none where too little is told."""
    body = any(sentence.region == "body" for sentence in reading.sentences)
    language = reading.report.language
    theatre = Theatre(reading)
    happenings: list[Happening] = []
    for sentence in reading.sentences:
        if sentence.region not in (("body", "teaser") if body else ("title",)) or not sentence.clauses:
            continue
        participants = Participants(reading, sentence, theatre)
        for draft in drafts(sentence, participants.is_actor, language):
            happenings.append(_happening(reading, participants, speakers_own(participants, draft, language)))
    story, occasions = Story(reading, happenings), Occasions(lambda r: reading.mentions.referent(r).part_of)
    for happening in happenings:
        story.complete(happening)
        perfect = "have" in happening.draft.clause.auxiliaries
        yield happening, tuple(occasions.dated(e, perfect) for e in _events(reading, happening, language))


def _events(reading: Reading, happening: Happening, language: str) -> Iterator[Event]:
    draft, sentence = happening.draft, happening.participants.sentence
    sources, targets = happening.sources, happening.targets
    if untold(draft, sources, targets) is not None:
        return
    told = _core(sentence, draft, clause_span(sentence, draft))
    span = whole_span(sentence, draft)
    cue = _cue(sentence, draft)
    when = reading.dates.of_clause(sentence, draft.clause)
    place, country = place_of(reading, sentence, draft.clause, language)
    about = contexts(sentence, draft.clause.start, draft.clause.end, language)
    spoken = draft.type in ACTS_OF_SPEECH
    voice = reading.speech.attribution(told).voice if spoken and len(sources) > 1 else None
    for source in sources or (None,):
        speaker = voice if voice in sources else source  # of several who speak together the first is heard
        attribution = reading.speech.attribution(told, speaker if spoken else None)
        for target in targets or (None,):
            if target is not None and target == source:
                continue  # "accused each other"
            if draft.type == "CONSULT" and target is not None and reading.mentions.referent(target).kind == "media":
                continue  # who talks to a newspaper only says something
            if source is not None and _is_their_life(happening, reading.mentions.referent(source), language):
                continue
            yield Event(
                span=span,
                source=source,
                target=target,
                type=draft.type,
                mode=draft.mode,
                contexts=about,
                score=score_of(draft.type, draft.mode),
                modality=draft.force.modality,
                attribution=attribution,
                when=when,
                place=place,
                reciprocal=draft.frame.reciprocal,
                confidence=confidence_of(draft.match.evidence, language, happening.implied),
                cue=cue,
                place_country=country,
            )


def _is_their_life(happening: Happening, source: Referent, language: str) -> bool:
    """Whether private people only go where they go, or undergo what befalls them: families that flee and migrants who
    travel neither yield nor visit, and whose detention is told of is seldom who detains."""
    draft, participants = happening.draft, happening.participants
    if source.kind != "population" and (source.kind != "person" or source.roles or source.part_of is not None):
        return False
    if draft.type == "RETREAT" and draft.mode == "withdraw":
        return draft.clause.lemma in slots(language).leaving_home
    if source.kind != "population" or not any(participants.are_adrift(head) for head in draft.sources):
        return False
    undergone = draft.clause.nominal and draft.type == "COERCE" and draft.mode in ("arrest", "deport")
    return undergone or (draft.type == "CONSULT" and draft.mode == "visit")


def _happening(reading: Reading, participants: Participants, draft: Draft) -> Happening:
    sources, targets, implied = _sides(participants, draft)
    if draft.frame.source == SPEAKER:
        voice = _speaker(reading, participants, draft)
        sources, targets = () if voice is None else (voice,), tuple(t for t in targets if t != voice)
    return Happening(participants, draft, sources, targets, implied)


def _speaker(reading: Reading, participants: Participants, draft: Draft) -> str | None:
    """On whose word a verdict stands: his who said the clause, or at least the words that praise or blame."""
    for span in (clause_span(participants.sentence, draft), _cue(participants.sentence, draft)):
        voice = reading.speech.attribution(span).voice
        if voice is not None:
            return voice
    return None


def _sides(participants: Participants, draft: Draft) -> tuple[tuple[str, ...], tuple[str, ...], Literal["land"] | None]:
    """The referents of a happening's sources and targets, and "land" where the target is the land all is about."""
    sources = participants.all(draft.sources, as_source=True)
    yields = draft.type in MOVES or draft.type == "AGREE"
    heads = tuple(h for h in draft.targets if not participants.is_force(h)) if yields else draft.targets
    targets = participants.others(heads, sources, moves=draft.type in MOVES)
    if len(sources) > 1 and not targets:
        if draft.frame.reciprocal or draft.type in MUTUAL or _is_between(participants, draft):
            return sources[:1], sources[1:], None
        if any(participants.means_each_other(head) for head in draft.targets):
            return sources, sources, None
    if draft.type in MOVES or draft.type == "ASSAULT":
        targets = tuple(t for t in targets if not any(participants.one_state(t, s) for s in sources))
        if any(participants.is_the_country(head) for head in draft.targets):
            targets = ()
    if sources and not targets and draft.type in ON_LAND:
        theatre, sentence = participants.theatre, participants.sentence
        land = theatre.around(sentence, draft.clause, sources)
        told = land is not None and theatre.names(sentence, draft.clause, land)
        if land is not None and (told or draft.mode not in NOWHERE):
            return sources, (land,), None if told else "land"
    return sources, targets, None


def _is_between(participants: Participants, draft: Draft) -> bool:
    """Whether it is a thing that several have with one another ("ended the war", "signed the armistice")."""
    head = draft.match.object_head
    return head is not None and participants.arguments.lemma(head) in participants.shared


def untold(draft: Draft, sources: tuple[str, ...], targets: tuple[str, ...]) -> str | None:
    """Why too little of a happening is told to make an event of it; None where it is enough."""
    if not sources:
        undergone = (
            draft.clause.voice == "passive" or draft.befalls or (draft.match.evidence == "light" and not draft.sources)
        )
        suffered = undergone and draft.type in SUFFERED
        if targets and (suffered or (draft.clause.nominal and draft.type in UNOWNED)):
            return None
        return "no actor is known who does it" if targets else "no actor is known on either side"
    if targets or _judges_at_large(draft):
        return None
    if draft.type in NEEDS_RECIPIENT or draft.frame.requires == "recipient":
        return "no recipient is known"
    told = _stays(draft) or draft.force.nothing or draft.mode == "resign"
    if draft.force.modality in ("denied", "conditional") and not told:
        return f"no actor is known to whom it is done, and it is told as {draft.force.modality}"
    if draft.clause.nominal:
        return None if draft.type == "RETREAT" else "a noun, of which one side alone is no event"
    if draft.targets or draft.type in ALONE or draft.type != "SUPPORT":
        return None
    return "nothing is named that it concerns"


def _stays(draft: Draft) -> bool:
    """Forces that have not been withdrawn: told of whose they are, wherever they stand."""
    moved = draft.type == "RETREAT" and draft.mode == "withdraw" and not draft.clause.nominal
    return moved and draft.force.modality == "denied" and draft.clause.tense == "past"


def _judges_at_large(draft: Draft) -> bool:
    """ "It is insane": who says so blames somebody, though the words name nobody."""
    return draft.frame.source == SPEAKER and draft.type == "ACCUSE" and len(set(draft.match.cue)) > 1


def vouched(sentence: Sentence, draft: Draft) -> Span:
    """The words for which somebody must vouch if the happening is told."""
    return _core(sentence, draft, clause_span(sentence, draft))


def _core(sentence: Sentence, draft: Draft, span: Span) -> Span:
    """The span without clauses that hang on behind a comma: they may be the narrator's ("..., suggesting that ...")."""
    end = draft.clause.end
    for clause in sentence.clauses:
        hangs = clause.parent == draft.clause.index and clause.link in ("participle", "adverbial", "purpose", "time")
        if hangs and clause.start > draft.clause.head and sentence.tokens[clause.start - 1].text == ",":
            end = min(end, clause.start - 1)
    last = sentence.start + sentence.tokens[end - 1].end
    return Span(span.report, span.start, last) if span.start < last < span.end else span


NEEDS_RECIPIENT = frozenset({"AID", "COOPERATE", "SANCTION"})  # by PLOVER
# Told also where nothing says what it is about.
ALONE = frozenset({"CONSULT", "RETREAT", "PROTEST", "MOBILIZE", "ASSAULT", "AGREE"})
SUFFERED = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE"})  # told also where nobody says who did it
UNOWNED = frozenset({"ACCUSE", "ASSAULT"})  # nouns told also where nobody says whose they are
MUTUAL = frozenset({"AGREE", "COOPERATE", "CONSULT"})  # of two who name nobody else, one does it with the other
MOVES = frozenset({"RETREAT", "MOBILIZE"})
ON_LAND = frozenset({"ASSAULT", "RETREAT", "MOBILIZE", "COERCE"})
NOWHERE = frozenset({"resign", "disarm", "ceasefire"})  # modes of RETREAT that leave no land but what the clause names


def speakers_own(participants: Participants, draft: Draft, language: str) -> Draft:
    """What a speaker says that he himself will do is his promise or threat, an act done by saying so."""
    force = draft.force
    if draft.match.evidence == "outer":
        return replace(draft, force=_told(draft.force)) if draft.force.negated else draft
    if force.speaker is None or draft.clause.nominal or (draft.type == "CONSULT" and not force.negated):
        return draft  # "said they would meet" tells of the meeting
    speaker_clause = participants.sentence.clauses[force.speaker]
    subject = speaker_clause.first("subject")
    if subject is None:
        return draft
    kind = willed(draft.type, force, language)
    speakers = {participants.named(head) for head in (subject.head, *subject.conjuncts)}
    own = {participants.named(head) for head in draft.sources}
    if kind not in OWN_WORD or kind == draft.type or force.possible:
        return draft
    if own and own <= speakers - {None}:
        return replace(draft, type=kind, mode=None, force=Force(), own_word=True)
    if not draft.sources and _is_in_their_power(participants, draft, speakers):
        heads = (subject.head, *subject.conjuncts)
        return replace(draft, type=kind, mode=None, force=Force(), own_word=True, sources=heads)
    return draft


def _is_in_their_power(participants: Participants, draft: Draft, speakers: set[str | None]) -> bool:
    """Whether what will be done, nobody says by whom, is for those to do who say so: for powers, and who speaks for one
    ("the ministry said sanctions would be lifted"). Who speaks of violence may fear it, unless he bears arms."""
    clause = draft.clause
    if clause.voice != "passive" or clause.link != "complement" or clause.first("agent") is not None:
        return False
    able = ARMED if draft.type == "ASSAULT" else ABLE
    for speaker in speakers:
        if speaker is None:
            return False
        said = participants.mentions.referent(speaker)
        body = said.part_of if said.kind == "person" and said.roles else None
        kind = participants.mentions.referent(body).kind if body is not None else said.kind
        if kind not in able:
            return False
    return bool(speakers)


def _told(force: Force) -> Force:
    """Not agreeing is an act of its own, coded as refusal: nothing of it is denied."""
    return replace(force, negated=False)


def _cue(sentence: Sentence, draft: Draft) -> Span:
    first, last = min(draft.match.cue), max(draft.match.cue) + 1
    if last - first > 12:
        first, last = draft.clause.head, draft.clause.head + 1
    return sentence.span(first, last)
