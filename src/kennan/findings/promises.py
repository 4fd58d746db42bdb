"""What became of promises and conditions: later events that meet or break them.

A deed meets a promise where the one who promised does it, later, and type and words agree. Of what is similar but done
by another, done before, only planned, or denied, nothing follows: precision goes before recall.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kennan.findings.sense import Sense, stems
from kennan.findings.undertaken import Undertaken, condition_in, due_words, undertaken, verdict
from kennan.language.pack import table
from kennan.model import Claim, ClaimLink, ClaimLinkKind, Event, Figure, Finding, Span, Stance
from kennan.model.vocabulary import EVENT_TYPES

WORDS_ONLY = frozenset({"AGREE", "REQUEST", "THREATEN", "ACCUSE", "REJECT"})  # acts of speech: no promise is met by one
HOSTILE = frozenset({"ASSAULT", "COERCE"})
LEAST, SHARE = 2, 0.5  # words in common where the deed itself is told in another word
CLAUSE = 120  # code points around a predicate that tell what it is about
NEAR = 600  # code points within which "its promise" means one that the report tells
AROUND = 350  # ... and which tell what a promise spoken of was about
CANDIDATES = 200  # events that are tried for one word of a promise


@dataclass(frozen=True, slots=True)
class _Deed:
    event: Event
    doers: frozenset[str]
    matter: frozenset[str]
    told: str | None  # the first day on which it can have happened
    stated: bool  # whether that day is the event's own, not its report's


def promises(sense: Sense, findings: Sequence[Finding]) -> tuple[ClaimLink, ...]:
    """Links of kind fulfils and breaks, from an event to the commitment or condition (a stance) that it meets or runs
    against, at the event's words. `findings` are those of the same claims: an event that some report told before a
    promise was made doesn't fulfil it."""
    record = _Record(sense, findings)
    found: dict[tuple[str, str, str], ClaimLink] = {}
    for stance in record.sense.claims:
        if isinstance(stance, Stance) and stance.kind in ("commitment", "condition"):
            for kind, event in record.of(stance):
                found.setdefault((kind, event.id, stance.id), ClaimLink(kind, event.id, stance.id, event.span))
    return tuple(
        sorted(found.values(), key=lambda k: (k.span.report, k.span.start, k.span.end, k.kind, k.source, k.target))
    )


class _Record:
    """Deeds of a case by who did them and in what words they are told."""

    def __init__(self, sense: Sense, findings: Sequence[Finding]) -> None:
        self.sense = sense
        self._days: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        self._given: dict[tuple[str, int], str] = {}
        for claim in self.sense.claims:
            if isinstance(claim, Figure) and claim.unit == "date:day":
                self._days[claim.span.report].append((claim.span.start, claim.span.end, claim.value))
            elif isinstance(claim, Event) and claim.type == "AGREE" and claim.when and claim.when.start:
                self._given.setdefault((claim.span.report, claim.span.end), claim.when.start)
        self._first_told = self._earliest(findings)
        self._by_word: dict[tuple[str, str], list[_Deed]] = defaultdict(list)
        self._verdicts: dict[str, list[tuple[bool, _Deed]]] = defaultdict(list)
        for claim in self.sense.claims:
            if isinstance(claim, Event):
                self._enter(claim)

    def _earliest(self, findings: Sequence[Finding]) -> dict[str, str]:
        """The first day on which a report printed what a claim tells."""
        of = {c.id: self._published(c) for c in self.sense.claims if isinstance(c, Event)}
        found = {}
        for finding in findings:
            if finding.kind == "event":
                days = [day for c in finding.claims if (day := of.get(c))]
                found.update(dict.fromkeys(finding.claims, min(days, default="")))
        return found

    def _published(self, claim: Claim) -> str | None:
        published = self.sense.reports[claim.span.report].published
        return published.interval.start if published else None

    def _enter(self, event: Event) -> None:
        doers = self._circle(event.source)
        if event.reciprocal:
            doers |= self._circle(event.target)
        own = event.when.start if event.when else None
        told = own or self._first_told.get(event.id) or self._published(event)
        language = self.sense.language(event)
        near = self.sense.text(self._clause(event))
        matter = stems(near, language) - stems(self.sense.name(event.source) or "", language)
        deed = _Deed(event, doers, matter, told, own is not None)
        judged = self._verdict(event)
        if judged is not None and event.modality == "actual":
            accused = event.target if event.type == "ACCUSE" else event.source
            for who in self._circle(accused):
                self._verdicts[who].append((judged, deed))
            return
        for who in sorted(doers):
            for word in sorted(deed.matter):
                self._by_word[(who, word)].append(deed)

    def _verdict(self, event: Event) -> bool | None:
        """Whether the event itself, not something else in its span, says that a promise was kept or broken."""
        found = verdict(self.sense.text(event.span), self.sense.language(event))
        if found is None:
            return None
        kept, start, end = found
        first, last = event.cue.start - event.span.start, event.cue.end - event.span.start
        about = event.type == "ACCUSE" or (first < end and start < last)
        return kept if about else None

    def _clause(self, event: Event) -> Span:
        """The words close to the predicate."""
        span, cue = event.span, event.cue
        return Span(span.report, max(span.start, cue.start - CLAUSE), min(span.end, cue.end + CLAUSE))

    def _circle(self, referent: str | None) -> frozenset[str]:
        """An actor with the bodies he belongs to: what one of them promises another may do."""
        actor = self.sense.actor(referent)
        found: set[str] = set()
        while actor is not None and actor not in found:
            found.add(actor)
            known = self.sense.actors.get(actor)
            actor = known.part_of if known else None
        return frozenset(found)

    def of(self, stance: Stance) -> Iterator[tuple[ClaimLinkKind, Event]]:
        """Events that meet the stance or break it."""
        language = self.sense.language(stance)
        if stance.kind == "condition":
            text = condition_in(stance.object, language)
            doers = self._circle(stance.towards) or self._named(text)
            doers -= self._circle(stance.holder)
        else:
            text, doers = stance.object, self._circle(stance.holder)
        if not text or not doers:
            return
        what = undertaken(text, language, finite=stance.kind == "condition")
        made = self._given.get((stance.span.report, stance.span.end)) or self._published(stance)
        if made is not None:
            for deed in self._candidates(doers, what):
                kind = self._outcome(stance, what, deed, made)
                if kind is not None:
                    yield kind, deed.event
        if stance.kind == "commitment":
            yield from self._judged(stance, doers, what)

    def _named(self, text: str) -> frozenset[str]:
        """Actors that the words name."""
        words = set(text.split())
        return frozenset(
            i
            for i, a in self.sense.actors.items()
            if a.name[:1].isupper() and a.name in text and a.name.split()[0] in words
        )

    def _candidates(self, doers: frozenset[str], what: Undertaken) -> list[_Deed]:
        found = {}
        for who in sorted(doers):
            for word in sorted(what.matter):
                for deed in self._by_word.get((who, word), ())[:CANDIDATES]:
                    found[deed.event.id] = deed
        return [found[i] for i in sorted(found)]

    def _outcome(self, stance: Stance, what: Undertaken, deed: _Deed, made: str) -> ClaimLinkKind | None:
        event = deed.event
        if deed.told is None or deed.told < made or deed.event.span == stance.span:
            return None
        if not deed.stated and (deed.told == made or event.span.report == stance.span.report):
            return None  # which of the two was first isn't told
        alike = _alike(what, deed)
        if event.modality == "denied":
            due = self._due(stance)
            late = due is not None and (self._published(event) or "") > due
            return "breaks" if alike and late and not what.spared else None
        if event.modality != "actual":
            return None
        if event.type == "REJECT":
            return "breaks" if alike and not what.spared else None
        if what.spared:
            harmful = event.type in HOSTILE and (not what.types or what.hostile or not alike)
            patient = deed.matter & what.matter - what.action
            return "breaks" if (alike and event.type not in WORDS_ONLY) or (harmful and patient) else None
        if alike and event.type not in WORDS_ONLY:
            return "fulfils"
        return "breaks" if self._opposed(what, deed) else None

    def _opposed(self, what: Undertaken, deed: _Deed) -> bool:
        """Whether the deed is of a type that runs against what was promised, and about the same thing."""
        opposites = table(self.sense.language(deed.event), "promises").get("opposites", {})
        against = any(deed.event.type in opposites.get(kind, ()) for kind, _ in what.types)
        common = deed.matter & what.matter - what.action
        return against and not what.hostile and len(common) >= LEAST

    def _due(self, stance: Stance) -> str | None:
        """The day by which something is to be done, where the words tell one ("by 1 April")."""
        words = due_words(self.sense.language(stance))
        text = self.sense.reports[stance.span.report].text
        for start, end, value in self._days[stance.span.report]:
            if stance.span.start <= start and end <= stance.span.end:
                before = text[stance.span.start : start].split()
                if before and before[-1].lower() in words:
                    return value
        return None

    def _judged(self, stance: Stance, doers: frozenset[str], what: Undertaken) -> Iterator[tuple[ClaimLinkKind, Event]]:
        """What reports say of the promise itself: "it kept its word", "accused them of breaking a promise"."""
        for who in sorted(doers):
            for kept, deed in self._verdicts.get(who, ()):
                event = deed.event
                if event.span.report == stance.span.report:
                    meant = self._nearest(stance, event, kept)
                else:
                    meant = self._speaks_of(stance, what, event)
                if meant:
                    yield ("fulfils" if kept else "breaks"), event

    def _nearest(self, stance: Stance, event: Event, kept: bool) -> bool:
        """Whether no other promise of the same holder stands closer to the words. What was kept is told before; what
        was broken may be told after ("They broke their word. They had assured us of ...")."""
        holder = self.sense.power(stance.holder)
        apart = abs(event.span.start - stance.span.start)
        if apart > NEAR or (kept and stance.span.start > event.span.start):
            return False
        return not any(
            isinstance(c, Stance)
            and c.kind == "commitment"
            and c.span.report == stance.span.report
            and self.sense.power(c.holder) == holder
            and abs(event.span.start - c.span.start) < apart
            for c in self.sense.claims
        )

    def _speaks_of(self, stance: Stance, what: Undertaken, event: Event) -> bool:
        """Whether the words around a verdict of another, later report are about what was promised."""
        made, told = self._published(stance), self._published(event)
        if made is None or told is None or told < made:
            return False
        span = event.span
        around = self.sense.reports[span.report].text[max(0, span.start - AROUND) : span.end + AROUND]
        common = stems(around, self.sense.language(event)) & (what.matter - self.sense.names(stance))
        due = self._due(stance)
        days = self._days[span.report]
        same_day = due is not None and any(
            value == due and span.start - AROUND <= start <= span.end + AROUND for start, _, value in days
        )
        return len(common) >= (1 if same_day else LEAST + 1) or (len(common) >= LEAST and len(what.matter) <= LEAST + 1)


def _alike(what: Undertaken, deed: _Deed) -> bool:
    """Whether the deed is the one that the words name: the same verb or kind of deed, about the same thing; or, in
    another word, of the same type and mostly about the same."""
    event = deed.event
    common = deed.matter & what.matter
    patient, all_of = common - what.action, what.matter - what.action
    action = bool(common & what.action) or what.is_mode(event.type, event.mode)
    fits = not what.types or what.is_type(event.type) or EVENT_TYPES[event.type].quad == 0 or bool(common & what.action)
    if action and fits:
        return bool(patient) or not all_of
    return (
        (what.is_type(event.type) or not what.types) and len(patient) >= LEAST and len(patient) >= SHARE * len(all_of)
    )
