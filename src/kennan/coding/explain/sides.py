"""How the sides of an event were found: where their phrases stand, whom these mean, what the context supplied."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kennan.coding.events.drafts import Draft
from kennan.coding.events.participants import Participants
from kennan.coding.events.story import NEAR, Happening
from kennan.coding.events.verdicts import SPEAKER
from kennan.coding.reading import Reading
from kennan.language.sentence import Argument, Clause, Sentence
from kennan.model import Mention, Referent
from kennan.model.explanation import Side, Trace

NOBODY = Side(None, "")


class Finder:
    """Explains the sides of one report's happenings; `happenings` are all of them in text order."""

    def __init__(self, reading: Reading, happenings: Sequence[Happening]) -> None:
        self._reading = reading
        self._happenings = happenings

    def source(self, happening: Happening, referent: str | None) -> Side:
        """How the source of an event was found."""
        draft = happening.draft
        if referent is None:
            return self._nobody(happening, draft.sources, as_source=True)
        if draft.frame.source == SPEAKER:
            return Side(referent, self._name(referent), place="speaker of the words")
        if happening.implied == "source":
            return self._supplied(happening, referent, "source")
        return self._side(happening, referent, draft.sources, as_source=True)

    def target(self, happening: Happening, referent: str | None) -> Side:
        """The same of its target."""
        draft = happening.draft
        if referent is None:
            return self._nobody(happening, draft.targets, as_source=False)
        heads = draft.targets + draft.sources * draft.frame.reciprocal
        if happening.implied in ("deed", "partner"):
            return self._supplied(happening, referent, happening.implied)
        return self._side(happening, referent, heads, as_source=False)

    def _name(self, referent: str) -> str:
        return self._reading.mentions.referent(referent).name

    def _nobody(self, happening: Happening, heads: tuple[int, ...], as_source: bool) -> Side:
        """A phrase stands there, but it means nobody."""
        for head in heads:
            if happening.participants.resolve(head, as_source) is None:
                return Side(None, "", *_place(happening, head), phrase_at(happening.participants.sentence, head))
        return NOBODY

    def _side(self, happening: Happening, referent: str, heads: tuple[int, ...], as_source: bool) -> Side:
        who, sentence = happening.participants, happening.participants.sentence
        for head in heads:
            if who.resolve(head, as_source) != referent:
                continue
            by, named = _naming(who, head, referent)
            place, of = _place(happening, head)
            return Side(
                actor=referent,
                name=self._name(referent),
                place=place,
                of=of,
                phrase=phrase_at(sentence, head),
                by=by,
                carried=self._carried(sentence, named, referent),
            )
        around = who.theatre.around(sentence, happening.draft.clause, happening.sources)
        return self._supplied(happening, referent, "land" if around == referent else "context")

    def _supplied(self, happening: Happening, referent: str, how: str) -> Side:
        heads = happening.draft.sources if how == "source" else happening.draft.targets
        there = NOBODY
        if heads:
            there = Side(None, "", *_place(happening, heads[0]), phrase_at(happening.participants.sentence, heads[0]))
        traces = tuple(self._traces(happening, referent))
        return replace(there, actor=referent, name=self._name(referent), supplied=how, traces=traces)

    # ---- carried over ---------------------------------------------------------------------------------------------

    def _carried(self, sentence: Sentence, head: int, referent: str) -> Trace | None:
        """The mention by which a pronoun or a description has its actor: the last name before it, else the last
        description, else the first name after it."""
        found = self._reading.mentions.referent(referent)
        at = sentence.start + sentence.tokens[head].start
        here = next((m for m in found.mentions if m.span.start <= at < m.span.end), None)
        if here is None or here.form == "name":
            return None
        others = [m for m in found.mentions if m is not here and m.form != "pronoun"]
        names = [m for m in others if m.form == "name"]
        before = [m for m in names if m.span.start < at] or [m for m in others if m.span.start < at]
        if before:
            return self._mention(sentence, before[-1])
        return self._mention(sentence, names[0]) if names else None

    def _mention(self, sentence: Sentence, mention: Mention) -> Trace:
        return Trace("mention", mention.surface, sentence.index - self._sentence_of(mention))

    def _sentence_of(self, mention: Mention) -> int:
        starts = (s.index for s in self._reading.sentences if s.start <= mention.span.start < s.end)
        return next(starts, 0)

    # ---- supplied -------------------------------------------------------------------------------------------------

    def _traces(self, happening: Happening, referent: str) -> Iterator[Trace]:
        """What speaks for an actor that the clause does not name: what is told of it nearby, and where it is named."""
        index = happening.place[0]
        other = {*happening.sources, *happening.targets} - {referent}
        told = [h for h in self._happenings if h is not happening and h.sources and h.targets and not h.implied]
        near = [h for h in told if index - NEAR <= h.place[0] <= index and referent in (*h.sources, *h.targets)]
        near.sort(key=lambda h: (not other & {*h.sources, *h.targets}, index - h.place[0], h.place[1]))
        for one in near[:1]:
            yield Trace("happening", self._gloss(one), index - one.place[0])
        sentence = happening.participants.sentence
        found: Referent = self._reading.mentions.referent(referent)
        before = [m for m in found.mentions if m.span.start < sentence.end and m.form == "name"]
        if before:
            yield self._mention(sentence, before[-1])

    def _gloss(self, happening: Happening) -> str:
        """ "Karovia shelled Zubria" """
        sentence, clause = happening.participants.sentence, happening.draft.clause
        word = sentence.tokens[clause.head].text
        sides = self._name(happening.sources[0]), self._name(happening.targets[0])
        return f"{sides[0]} – {word} – {sides[1]}"


def phrase_at(sentence: Sentence, head: int) -> str:
    """The words of the noun phrase with this head, without its complements."""
    phrase = sentence.phrase(head)
    return sentence.words(phrase.start, phrase.end) if phrase else sentence.tokens[head].text


def _naming(who: Participants, head: int, referent: str) -> tuple[str | None, int]:
    """The part of the phrase that names the actor, where that isn't the phrase itself, and the token that does."""
    sentence = who.sentence
    if who.mentions.at(sentence, head) == referent:
        return None, head
    phrase = sentence.phrase(head)
    if phrase is not None:
        for index in (*range(phrase.start, phrase.end), *range(phrase.end, phrase.full_end)):
            if who.mentions.at(sentence, index) == referent:
                part = sentence.phrase(index)
                inside = part is not None and part.start > phrase.start
                return (phrase_at(sentence, index) if inside else sentence.tokens[index].text), index
    return None, head


# ---- where a phrase stands ----------------------------------------------------------------------------------------

Place = tuple[str, str | None]
ROLES = {"indirect": "indirect object"}


def _place(happening: Happening, head: int) -> Place:
    """Where a head stands, and beside which word if that is not the predicate: in the clause, at the noun the frame
    rests on, in a clause under or over it."""
    draft, who = happening.draft, happening.participants
    sentence = who.sentence
    own = _in_clause(who, draft.clause, head)
    if own is not None:
        return own, None
    beside = _in_phrases(who, draft, head)
    if beside is not None:
        return beside
    for clause in (*_under(sentence, draft), *_over(sentence, draft.clause), *sentence.clauses):
        found = _in_clause(who, clause, head)
        if found is not None:
            return found, sentence.tokens[clause.head].text
    return "phrase", None


def _in_clause(who: Participants, clause: Clause, head: int) -> str | None:
    for argument in clause.arguments:
        if head in _reach(who, argument):
            name = ROLES.get(argument.role, argument.role)
            if argument.role == "oblique" and argument.preposition:
                name = argument.preposition
            elif argument.role == "subject" and clause.voice == "passive" and not clause.nominal:
                name = "passive subject"
            return f"understood {name}" if argument.inherited else name
    if clause.nominal and head in who.arguments.modifiers(clause.head):
        return "modifier"
    return None


def _reach(who: Participants, argument: Argument) -> set[int]:
    """The heads that an argument stands for."""
    out = {argument.head, *argument.conjuncts}
    out |= {who.arguments.content(h) for h in tuple(out)}
    return out | {m for h in tuple(out) for m in who.arguments.members(h)}


def _in_phrases(who: Participants, draft: Draft, head: int) -> Place | None:
    """Beside one of the clause's nouns: its possessor, its modifier, or behind a preposition."""
    nouns = [draft.match.object_head] if draft.match.object_head is not None else []
    nouns += [h for a in draft.clause.arguments for h in (a.head, *a.conjuncts)]
    sentence = who.sentence
    for noun in dict.fromkeys(n for n in nouns if n != head):
        phrase = sentence.phrase(noun)
        word = sentence.tokens[noun].text
        if head in who.arguments.modifiers(noun):
            return "modifier", word
        if phrase is None:
            continue
        if phrase.possessor is not None and head in who.arguments.conjuncts(phrase.possessor):
            return "possessor", word
        for preposition, inner in phrase.prepositions:
            if head in who.arguments.conjuncts(inner):
                return preposition, word
    return None


def _under(sentence: Sentence, draft: Draft) -> Iterator[Clause]:
    todo = list(draft.inner)
    for index in todo:
        yield sentence.clauses[index]
        todo += [c.index for c in sentence.clauses if c.parent == index and c.index not in todo]


def _over(sentence: Sentence, clause: Clause) -> Iterator[Clause]:
    while clause.parent is not None:
        clause = sentence.clauses[clause.parent]
        yield clause
