"""Which frame a clause stands for: idiom before phrasal verb before verb, light verb with event noun, nominal."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from kennan.coding.events.arguments import Arguments
from kennan.coding.events.frames import ANY, Frame, Lexicon
from kennan.coding.events.nominalised import DONE_TO, done_to, of_noun
from kennan.coding.events.verdicts import says, verdict
from kennan.language.sentence import Clause, Sentence

JOINERS = ("of", "in")  # between a noun and what makes another word of it
SHARED = ("joint", "combined")

Evidence = Literal["idiom", "light", "phrasal", "verb", "nominal", "outer", "verdict"]


@dataclass(frozen=True, slots=True)
class Match:
    """A clause that stands for a frame. `object_head` is the noun an idiom or a light verb rests on; `cue` its tokens,
    the predicate first; `key` the lexicon entry that fired."""

    clause: int
    frame: Frame
    evidence: Evidence
    key: str
    cue: tuple[int, ...]
    object_head: int | None = None


class Matcher:
    """Matches the clauses of one sentence. `is_actor` tells whether a noun phrase (head token) names somebody."""

    def __init__(
        self,
        sentence: Sentence,
        lexicon: Lexicon,
        arguments: Arguments,
        is_actor: Callable[[int], bool],
        language: str = "en",
    ) -> None:
        self.language = language
        self.sentence = sentence
        self.lexicon = lexicon
        self.arguments = arguments
        self.is_actor = is_actor

    def match(self, clause: Clause) -> Match | None:
        """The frame of a clause, or None, also where the lexicon says that it is no event (type NONE)."""
        found = self._nominal(clause) if clause.nominal else self._judging(clause) or self._verbal(clause)
        return None if found is None or found.frame.type == "NONE" else found

    def _judging(self, clause: Clause) -> Match | None:
        """A verdict, unless it is nobody's: "the army broke the truce" tells a deed where no one is heard to say so."""
        found = self._verdict(clause)
        if found is not None and found.cue == (clause.head, clause.head):
            told = self._verbal(clause)
            if told is not None and (told.frame.type == "ASSAULT" or not self._is_said(clause)):
                return told
        return found

    def _is_said(self, clause: Clause) -> bool:
        above = clause.parent
        while above is not None:
            clause = self.sentence.clauses[above]
            if says(clause.lemma, self.language):
                return True
            above = clause.parent
        return False

    def _verdict(self, clause: Clause) -> Match | None:
        found = verdict(self.sentence, clause, self.arguments, self.language)
        if found is None:
            return None
        frame, word = found
        key = f"{clause.lemma} {self.sentence.tokens[word].lemma.lower()}"
        return Match(clause.index, frame, "verdict", key, (clause.head, word))

    def _nominal(self, clause: Clause) -> Match | None:
        of_verb = self._nominalised(clause)
        if of_verb is not None:
            return of_verb
        for name in (
            *self._with_prepositions(clause),
            *object_keys(self.sentence, self.arguments.content(clause.head)),
        ):
            for frame in self.lexicon.nouns.get(name, ()):
                if self._allowed(frame, clause):
                    if frame.reciprocal and self._is_any(clause.head):
                        return None  # "any meeting" is none in particular
                    return Match(clause.index, frame, "nominal", name, (clause.head,))
        return None

    def _with_prepositions(self, clause: Clause) -> Iterable[str]:
        """The noun with each of its prepositions ("call for")."""
        phrase = self.sentence.phrase(clause.head)
        lemma = self.sentence.tokens[clause.head].lemma.lower()
        return () if phrase is None else (f"{lemma} {preposition}" for preposition, _ in phrase.prepositions)

    def _nominalised(self, clause: Clause) -> Match | None:
        """What the noun's verb tells with what was done ("the reopening of its embassy")."""
        noun = self.sentence.tokens[clause.head].lemma.lower()
        for preposition in ("", *DONE_TO):
            verb = self.lexicon.nominalised.get(f"{noun} {preposition}".strip())
            if verb is None or verb not in self.lexicon.idioms:
                continue
            objects = self.lexicon.idioms[verb]
            for head in done_to(self.arguments, clause, preposition):
                for name in object_keys(self.sentence, self.arguments.content(head)):
                    for frame in map(of_noun, objects.get(name, ())):
                        if self._allowed(frame, clause, head):
                            return Match(clause.index, frame, "nominal", f"{verb} {name}", (clause.head, head), head)
        return None

    def _is_any(self, head: int) -> bool:
        determiners = (t for t in self.sentence.tokens if t.relation == "det" and t.head == head)
        return any(t.lemma in self.lexicon.any for t in determiners)

    def _is_left_so(self, clause: Clause) -> bool:
        complement, thing = clause.first("complement"), clause.first("object")
        if complement is None or thing is None:
            return False
        return self.sentence.tokens[complement.head].lemma.lower() in self.lexicon.left_so

    def _verbal(self, clause: Clause) -> Match | None:
        lemma = self._lemma(clause)
        if lemma in self.lexicon.leaving and self._is_left_so(clause):
            return None  # "left its embassy open" is no leaving
        keys = tuple(self._keys(clause, lemma))
        for key, heads in keys:
            if key in self.lexicon.idioms:
                found = self._idiom(clause, key, heads)
                if found is not None:
                    return found
        for key, heads in keys:
            if key in self.lexicon.light or key in self.lexicon.states:
                found = self._light(clause, key, heads if key in self.lexicon.light else self._in_state(clause))
                if found is not None:
                    return found
        for key, _ in keys:
            if key in self.lexicon.opinions and clause.tense in ("present", "base"):
                return None  # "said they agree with him" is an opinion
            for frame in self.lexicon.verbs.get(key, ()):
                if _ends_in(key, frame.target[:1]) and lemma in self.lexicon.verbs and _has_object(clause):
                    continue  # "left the country for good" is no "left for"
                if self._allowed(frame, clause):
                    return Match(clause.index, frame, "phrasal" if " " in key else "verb", key, (clause.head,))
        return None

    def _idiom(self, clause: Clause, key: str, heads: tuple[int, ...]) -> Match | None:
        found = [m for head in heads if (m := self._idiom_on(clause, key, head)) is not None]
        blamed = [m for m in found if m.frame.type == "ACCUSE"]  # "expressed rejection and condemnation"
        return next(iter(blamed if blamed and found[0].frame.type == "REJECT" else found), None)

    def _idiom_on(self, clause: Clause, key: str, head: int) -> Match | None:
        objects = self.lexicon.idioms[key]
        for name in (*object_keys(self.sentence, self.arguments.content(head)), ANY):
            for frame in objects.get(name, ()):
                if self._allowed(frame, clause, head):
                    return Match(clause.index, frame, "idiom", f"{key} {name}", (clause.head, head), head)
        return None

    def _light(self, clause: Clause, key: str, heads: tuple[int, ...]) -> Match | None:
        for head in heads:
            for name in object_keys(self.sentence, self.arguments.content(head)):
                for frame in self.lexicon.nouns.get(name, ()):
                    doers = self.arguments.doer(clause)
                    if frame.requires is None and (not frame.doer or self._of_class(doers, frame)):
                        return Match(clause.index, frame, "light", f"{key} {name}", (clause.head, head), head)
        return None

    def _allowed(self, frame: Frame, clause: Clause, object_head: int | None = None) -> bool:
        """Whether the sides are what the frame asks for."""
        if frame.plain:
            return True
        if frame.doer and not self._of_class(self.arguments.first(clause, frame.source, object_head), frame):
            return False
        if frame.requires == "several":
            return self._several(clause)
        if frame.type == "CONSULT" and clause.first("object") and clause.first("complement"):
            return False  # "called it a disgrace"
        if frame.requires not in ("actor", "concerned"):
            return True
        heads = self.arguments.first(clause, frame.target, object_head)
        if frame.requires == "concerned":
            heads += tuple(
                p for h in heads for place in ("poss", "modifier") for p in self.arguments.of_noun_phrase(h, place)
            )
        return any(self.is_actor(m) for h in heads for m in self.arguments.members(h))

    def _several(self, clause: Clause) -> bool:
        """Whether more than one does it, who can do it among themselves, and it is said to nobody."""
        doers = self.arguments.doer(clause)
        if not any(self.is_actor(h) for h in doers) or clause.first("object") is not None:
            return False
        tokens = self.sentence.tokens
        return len(doers) > 1 or any(
            tokens[h].tag in ("NNS", "NNPS") or tokens[h].text.lower() in ("they", "both", "two") for h in doers
        )

    def _of_class(self, heads: tuple[int, ...], frame: Frame) -> bool:
        return any(
            self.lexicon.classes.get(name, frozenset()) & frame.doer
            for head in heads
            for name in self._class_keys(self.arguments.content(head))
        )

    def _class_keys(self, head: int) -> Iterable[str]:
        """The keys of a noun; of a name also as a plural ("the Royal Marines"), by a title ("Senator Ana Brel") and by
        an apposition ("Forward, a lobby group")."""
        yield from object_keys(self.sentence, head)
        tokens, phrase = self.sentence.tokens, self.sentence.phrase(head)
        if tokens[head].pos == "PROPN":
            for index, token in enumerate(tokens):
                if token.head == head and token.relation == "appos" and token.pos == "NOUN":
                    yield from object_keys(self.sentence, index)
        if tokens[head].tag == "NNPS":
            yield tokens[head].text.lower().removesuffix("s")
        if tokens[head].entity == "PERSON" and phrase is not None:
            titles = (i for i in range(phrase.start, head) if tokens[i].relation == "compound")
            yield from (tokens[i].lemma.lower() for i in titles)

    def _lemma(self, clause: Clause) -> str:
        """The lemma of the verb; where the parser stripped an "e" too many ("staged" to "stag") or left one and a
        double letter ("wiretapped" to "wiretappe"), what the lexicon knows; with what a hyphen joins to it
        ("test-fired")."""
        lemma, tokens, known = clause.lemma, self.sentence.tokens, self.lexicon.heads
        word = tokens[clause.head].text.lower()
        if lemma not in known and f"{lemma}e" in known and word.startswith(lemma):
            lemma = f"{lemma}e" if word[len(lemma) :] in ("ed", "es", "ing") else lemma
        elif lemma not in known and lemma.endswith("e") and lemma[-2:-1] == lemma[-3:-2] and lemma[:-2] in known:
            lemma = lemma[:-2]
        if clause.head > 1 and tokens[clause.head - 1].text == "-":
            joined = f"{tokens[clause.head - 2].text.lower()}-{lemma}"
            return joined if joined in known else lemma
        return lemma

    def _keys(self, clause: Clause, lemma: str) -> Iterable[tuple[str, tuple[int, ...]]]:
        """The keys of a verb, the longest first, each with the heads that an idiom under it may rest on."""
        if clause.negated:  # "did not rule out": what a verb means only when it is denied
            negated = tuple(self._plain_keys(clause, f"not {lemma}"))
            yield from (k for k in negated if k[0] in self.lexicon.verbs or k[0] in self.lexicon.idioms)
        yield from self._plain_keys(clause, lemma)

    def _plain_keys(self, clause: Clause, lemma: str) -> Iterable[tuple[str, tuple[int, ...]]]:
        direct = self._direct(clause)
        obliques = [a for a in clause.obliques() if a.preposition and not self.arguments.is_time(a.head)]
        by_preposition: dict[str, tuple[int, ...]] = {}
        for argument in obliques:
            name = argument.preposition or ""
            by_preposition[name] = (*by_preposition.get(name, ()), argument.head, *argument.conjuncts)
        for head in direct[:1]:  # "take part in"
            noun = self.arguments.lemma(head)
            phrase = self.sentence.phrase(head)
            for preposition in dict.fromkeys(
                (*by_preposition, *(p for p, _ in (phrase.prepositions if phrase else ())))
            ):
                inner = by_preposition.get(preposition) or self.arguments.of_noun_phrase(head, preposition)
                yield f"{lemma} {noun} {preposition}", inner
        if clause.particle:
            for preposition, heads in by_preposition.items():
                yield f"{lemma} {clause.particle} {preposition}", heads
            yield f"{lemma} {clause.particle}", direct
        for preposition, heads in by_preposition.items():
            yield f"{lemma} {preposition}", heads
            first, _, rest = preposition.partition(" ")
            if rest:
                yield f"{lemma} {first}", direct
                yield f"{lemma} {rest}", heads
        for adverb in clause.adverbs:
            yield f"{lemma} {adverb}", direct
        yield lemma, direct
        for preposition, heads in by_preposition.items():
            yield f"* {preposition}", heads  # whatever they did, they did it "in protest"

    def _direct(self, clause: Clause) -> tuple[int, ...]:
        """The objects and predicate complements of a verb; in the passive its subject."""
        found = list(self.arguments.direct(clause))
        complement = clause.first("complement")
        if complement is not None:
            found.append(complement.head)
        if clause.voice == "passive":
            found += [a.head for a in clause.arguments if a.role == "object"]
        elif not found and " ".join(w for w in (clause.lemma, clause.particle) if w) in self.lexicon.happens:
            found += self.arguments.doer(clause)
        return tuple(found)

    def _in_state(self, clause: Clause) -> tuple[int, ...]:
        """The nouns of "is in talks", "remained on alert"."""
        if clause.first("object") is not None:
            return ()
        return tuple(
            a.head for a in clause.obliques(*self.lexicon.in_state) if self.sentence.tokens[a.head].pos == "NOUN"
        )


def _ends_in(key: str, places: tuple[str, ...]) -> bool:
    return bool(places) and key.endswith(" " + places[0])


def _has_object(clause: Clause) -> bool:
    return clause.voice == "active" and clause.first("object") is not None


def _with_following(sentence: Sentence, head: int, lemma: str) -> Iterable[str]:
    """The same where modifiers follow their noun: the last one comes first ("latihan militer bersama")."""
    tokens, found = sentence.tokens, []
    for index in range(head + 1, min(head + 4, len(tokens))):
        if tokens[index].relation != "rmod" or tokens[index].head != head:
            break
        found.append(tokens[index].lemma.lower())
    for first in range(len(found)):
        yield " ".join((*reversed(found[: len(found) - first]), lemma))
    if found and found[-1] in SHARED:
        yield f"{found[-1]} {lemma}"


def object_keys(sentence: Sentence, head: int) -> Iterable[str]:
    """The lemmas of a noun with the words before it ("martial law") or after ("state of emergency", "agreement in
    principle"), longest first; what a hyphen joins is one word ("cease-fire"), and what is joint is so whatever stands
    between ("joint naval exercise")."""
    tokens = sentence.tokens
    lemma = tokens[head].lemma.lower()
    if head + 2 < len(tokens) and tokens[head + 1].text in JOINERS:
        yield f"{lemma} {tokens[head + 1].text} {tokens[head + 2].lemma.lower()}"
    if head + 2 < len(tokens) and tokens[head + 1].text == "-":
        yield f"{lemma}-{tokens[head + 2].text.lower()}"
    yield from _with_following(sentence, head, lemma)
    before = lemma
    longer: list[str] = []
    index = head - 1
    while index >= max(0, head - 4):
        if tokens[index].text == "-" and index > 0:
            before = f"{tokens[index - 1].text.lower()}-{before}"
            index -= 2
        elif tokens[index].pos in ("NOUN", "PROPN", "ADJ", "VERB"):
            before = f"{tokens[index].lemma.lower()} {before}"
            index -= 1
        else:
            break
        longer.append(before)
    yield from reversed(longer)
    for shared in SHARED:
        if longer and longer[-1].startswith(f"{shared} "):
            yield f"{shared} {lemma}"
    yield lemma
    while " " in lemma:  # one word for what the lexicon says in several ("peace agreement")
        lemma = lemma.partition(" ")[2]
        yield lemma
