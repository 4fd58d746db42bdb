"""Why an event was coded: its happening, told so that somebody can defend it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Literal

from kennan.coding import dates
from kennan.coding.contexts import contexts
from kennan.coding.dates import DateExpression
from kennan.coding.events.code import told, vouched
from kennan.coding.events.confidence import confidence_of
from kennan.coding.events.drafts import Drafting
from kennan.coding.events.participants import Participants
from kennan.coding.events.predicates import Match
from kennan.coding.events.story import Happening
from kennan.coding.explain.cues import cues
from kennan.coding.explain.sides import Finder
from kennan.coding.places import Theatre
from kennan.coding.reading import Reading
from kennan.language.sentence import Clause, Sentence
from kennan.model import Event, Interval, Quote, Span
from kennan.model.explanation import Dating, Explanation, FiredFrame, OtherFrame, Predicate, Side, Voice

BEFORE = frozenset({"aux", "auxpass", "neg"})


class Explainer:
    """Explains the events of one report. All that is told is read off the happenings that the coder itself makes."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.told: list[tuple[Happening, tuple[Event, ...]]] = list(told(reading))
        self._finder = Finder(reading, [happening for happening, _ in self.told])

    @cached_property
    def events(self) -> dict[str, tuple[Happening, Event]]:
        """By id, every event with its happening."""
        found: dict[str, tuple[Happening, Event]] = {}
        for happening, events in self.told:
            for event in events:
                found.setdefault(event.id, (happening, event))
        return found

    def explain(self, identifier: str) -> Explanation:
        """Why an event was coded. Raises KeyError where the report has none with this id."""
        happening, event = self.events[identifier]
        draft, sentence = happening.draft, happening.participants.sentence
        over = self._over(happening, event)
        dating, undated = self._dating(sentence, draft.clause, event.when)
        precision = confidence_of(draft.match.evidence, self.reading.report.language)
        return Explanation(
            id=event.id,
            event=event,
            sentence=Span(sentence.report, sentence.start, sentence.end),
            text=sentence.text,
            predicate=predicate_of(sentence, draft.clause),
            frame=_fired(sentence, draft.match),
            others=tuple(_others(happening, self.drafting(sentence))),
            source=self._finder.source(happening, event.source),
            target=self._finder.target(happening, event.target),
            cues=cues(self.reading, happening),
            voices=tuple(self._voices(over)),
            own_word=not over and bool(self.reading.speech.over(vouched(sentence, draft))),
            hearsay=self._hearsay(event, sentence, draft.clause),
            dating=dating,
            undated=undated,
            contexts=tuple(self._contexts(sentence, draft.clause, event)),
            precision=precision,
            left=round(event.confidence / precision, 3) if precision else 1.0,
        )

    def unknown(self, happening: Happening) -> tuple[Side, ...]:
        """The phrases on the sides of a happening that name no actor."""
        sides = (
            None if happening.sources else self._finder.source(happening, None),
            None if happening.targets else self._finder.target(happening, None),
        )
        return tuple(side for side in sides if side is not None and side.phrase)

    def drafting(self, sentence: Sentence) -> Drafting:
        """The drafting of a sentence's happenings, as the coder runs it."""
        who = Participants(self.reading, sentence, self._theatre)
        drafting = Drafting(sentence, who.is_actor, self.reading.report.language)
        drafting.drafts()
        return drafting

    @cached_property
    def _theatre(self) -> Theatre:
        return Theatre(self.reading)

    # ---- on whose word --------------------------------------------------------------------------------------------

    def _over(self, happening: Happening, event: Event) -> tuple[Quote, ...]:
        span = vouched(happening.participants.sentence, happening.draft)
        return self.reading.speech.over(span, event.source)

    def _voices(self, over: tuple[Quote, ...]) -> Iterator[Voice]:
        text, mentions = self.reading.report, self.reading.mentions
        for quote in over:
            yield Voice(
                actor=quote.speaker,
                name=mentions.referent(quote.speaker).name if quote.speaker else "",
                mention=text.quote(quote.mention) if quote.mention else None,
                cue=quote.cue,
                channel=mentions.referent(quote.channel).name if quote.channel else None,
            )

    def _hearsay(self, event: Event, sentence: Sentence, clause: Clause) -> tuple[str, ...]:
        """The words that make hearsay of it: those without which nobody would be said to have heard it."""
        if not event.attribution.hearsay or event.attribution.voice is not None:
            return ()
        words = self.reading.speech.hearsay_words
        return tuple(
            t.text
            for t in sentence.tokens
            if t.text.lower() in words or (t.lemma.lower() in words and t.pos in ("VERB", "ADV"))
        )

    # ---- when -----------------------------------------------------------------------------------------------------

    def _dating(
        self, sentence: Sentence, clause: Clause, when: Interval | None
    ) -> tuple[Dating | None, tuple[str, ...]]:
        """The words that date the event; where none does, the words of time that its sentence holds nevertheless."""
        text, found = self.reading.report, self.reading.dates.of_sentence(sentence)
        if when is None:
            return None, tuple(text.quote(e.span) for e in found)
        fitting = [e for e in found if e.interval and _same(e.interval, when)]
        if not fitting:
            return None, ()
        chosen = min(fitting, key=lambda e: (abs(e.first - clause.head), e.first))
        published = self.reading.report.published
        reference = published.interval.iso if published else None
        return Dating(text.quote(chosen.span), self._how(chosen), reference), ()

    @cached_property
    def _undated_report(self) -> dict[Span, Interval | None]:
        """What the words of time would mean if the report's date were not known."""
        report = replace(self.reading.report, published=None)
        return {e.span: e.interval for e in dates.find(report, self.reading.sentences).expressions}

    def _how(self, expression: DateExpression) -> Literal["stated", "reckoned", "text"]:
        if self._undated_report.get(expression.span) != expression.interval:
            return "reckoned"
        return "stated" if expression.stated else "text"

    # ---- contexts -------------------------------------------------------------------------------------------------

    def _contexts(self, sentence: Sentence, clause: Clause, event: Event) -> Iterator[tuple[str, tuple[str, ...]]]:
        language = self.reading.report.language
        for context in event.contexts:
            words = (
                sentence.tokens[i].text
                for i in range(clause.start, clause.end)
                if context in contexts(sentence, i, i + 1, language)
            )
            yield context, tuple(dict.fromkeys(words))


def _same(told: Interval, when: Interval) -> bool:
    """A season is given as a range of months."""
    return told == when or (told.precision == "season" and replace(told, precision="month") == when)


def predicate_of(sentence: Sentence, clause: Clause) -> Predicate:
    """The predicate of a clause, with its auxiliaries as they stand before it."""
    words = _hyphened(sentence, clause.head) if clause.nominal else _verb(sentence, clause)
    state = _state(sentence, clause)
    if state is not None:
        words = f"{words}{'' if state == clause.head + 1 else ' …'} {sentence.tokens[state].text}"
    return Predicate(
        words=words,
        lemma=_lemma(sentence, clause),
        particle=clause.particle,
        nominal=clause.nominal,
        voice=None if clause.nominal else clause.voice,
        tense=None if clause.nominal else clause.tense,
    )


def _state(sentence: Sentence, clause: Clause) -> int | None:
    """The adjective or noun that a copula says nothing without ("is ready")."""
    complement = clause.first("complement")
    return complement.head if clause.lemma == "be" and not clause.nominal and complement else None


def _lemma(sentence: Sentence, clause: Clause) -> str:
    state = _state(sentence, clause)
    return clause.lemma if state is None else f"{clause.lemma} {sentence.tokens[state].lemma.lower()}"


def called(sentence: Sentence, clause: Clause) -> str:
    """The word of a predicate, with what a copula says."""
    state = _state(sentence, clause)
    head = sentence.tokens[clause.head].text
    return head if state is None else f"{head} {sentence.tokens[state].text}"


def _hyphened(sentence: Sentence, head: int) -> str:
    """A noun with what a hyphen joins to it ("pull-out")."""
    tokens, first, last = sentence.tokens, head, head + 1
    if head > 1 and tokens[head - 1].text == "-":
        first = head - 2
    if head + 2 < len(tokens) and tokens[head + 1].text == "-":
        last = head + 3
    return sentence.words(first, last)


def _verb(sentence: Sentence, clause: Clause) -> str:
    """A verb with its auxiliaries, negation and the adverbs between them, as they stand before it."""
    tokens, head = sentence.tokens, clause.head
    own = [i for i in range(max(0, head - 6), head) if tokens[i].head == head and tokens[i].relation in BEFORE]
    between = [i for i in range(min([head, *own]), head) if i in own or tokens[i].pos == "ADV"]
    words = " ".join(tokens[i].text for i in (*between, head)).replace(" n't", "n't").replace(" n’t", "n’t")
    return f"{words} {clause.particle}" if clause.particle else words


def _fired(sentence: Sentence, match: Match) -> FiredFrame:
    words = " … ".join(sentence.tokens[i].text for i in sorted(set(match.cue)))
    key = _lemma(sentence, sentence.clauses[match.clause]) if match.evidence == "outer" else match.key
    return FiredFrame(match.evidence, key, match.frame.note, match.frame.type, match.frame.mode, words)


def _others(happening: Happening, drafting: Drafting) -> Iterator[OtherFrame]:
    """What stands over the predicate and adds nothing, what stands under it and is no event, and its objects."""
    draft, sentence = happening.draft, happening.participants.sentence
    above = drafting.embeddings.get(draft.clause.index)
    while above is not None:
        over = drafting.matches.get(above.outer)
        word = called(sentence, sentence.clauses[above.outer])
        silent = above.outer in drafting.passed or over is None
        if silent and above.frame.type is None:
            yield _other("over", word, above.frame.note, over)
        above = drafting.embeddings.get(above.outer)
    for index, outer in sorted(drafting.silenced.items()):
        clause = sentence.clauses[index]
        if outer == draft.clause.index or index in draft.inner:
            under = drafting.matches.get(index)
            if under is not None or index in draft.inner:
                yield _other("under", called(sentence, clause), "", under)
    resting = {*draft.match.cue, *(drafting.arguments.content(h) for h in draft.match.cue)}
    for index, claimant in sorted(drafting.passed.items()):
        head = sentence.clauses[index].head
        told = drafting.matches.get(index)
        if told and claimant == draft.clause.index and index not in drafting.silenced and head not in resting:
            yield _other("object", sentence.tokens[head].text, "", told)


def _other(where: Literal["over", "under", "object"], words: str, note: str, match: Match | None) -> OtherFrame:
    frame = match.frame if match else None
    return OtherFrame(
        where,
        words,
        frame.note if frame and frame.note else note,
        frame.type if frame else None,
        frame.mode if frame else None,
    )
