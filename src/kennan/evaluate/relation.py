"""The relation of a given source to a given target in a sentence, as the coder finds it (the PLV task)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from kennan.coding import reading
from kennan.coding.events import type_confidence
from kennan.coding.events.drafts import Draft, drafts
from kennan.coding.events.embedding import embeddings, outers
from kennan.coding.events.frames import lexicon
from kennan.coding.events.participants import POWERS, Participants
from kennan.coding.events.predicates import object_keys
from kennan.coding.events.verdicts import SPEAKER
from kennan.coding.modality import forces, willed
from kennan.coding.places import Theatre
from kennan.language import Reader
from kennan.language.pack import table
from kennan.language.sentence import Sentence
from kennan.model import Region, Report

BATCH = 256
WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Anchored:
    """A sentence with the tokens that the named source and target take up, empty where they don't stand in it."""

    sentence: Sentence
    source: frozenset[int]
    target: frozenset[int]
    kin: frozenset[int] = frozenset()  # tokens of phrases that name the source's state or government


def relation(
    rows: Iterable[dict[str, Any]], reader: Reader, language: str = "en", *, plv: bool = True
) -> Iterator[dict[str, Any]]:
    """For each row {id, text, source, target} a row {id, type, forced, confidence}: PLOVER's type of what source does
    to target (None where the coder finds nothing), its best guess, and how sure it is, in [0, 1].

    plv  with PLV's labels where they differ from those of a case (`FILED_BY_NOTE`, `FILED_BY_MODE`)
    """
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield from _batch(batch, reader, language, plv)
            batch = []
    yield from _batch(batch, reader, language, plv)


def _batch(rows: list[dict[str, Any]], reader: Reader, language: str, plv: bool) -> Iterator[dict[str, Any]]:
    reports = [bare_report(str(row["id"]), row["text"], language) for row in rows]
    for row, report, sentences in zip(rows, reports, reader.many(reports), strict=True):
        yield {"id": row["id"], **judge(report, sentences, row["source"], row["target"], language, plv=plv)}


def bare_report(name: str, text: str, language: str = "en") -> Report:
    """A text that comes without anything around it, as a report whose whole text is body."""
    return Report(
        id=Report.id_of(name, text),
        name=name,
        text=text,
        language=language,
        format="text",
        origin=name,
        regions=(Region(0, len(text), "body"),),
    )


def judge(
    report: Report, sentences: tuple[Sentence, ...], source: str, target: str, language: str = "en", *, plv: bool = True
) -> dict[str, Any]:
    """{type, forced, confidence} for one text."""
    read = reading.read(report, sentences)
    theatre = Theatre(read)
    places = _places(report.text, source, target), _places(report.text, target, source)
    best: tuple[tuple[int, ...], Anchored, Draft, tuple[Draft, ...]] | None = None
    anchored = []
    for sentence in sentences:
        at, known = _anchor(sentence, *places), Participants(read, sentence, theatre)
        at = replace(at, kin=_kin(at, known))
        anchored.append((at, drafts(sentence, partial(_takes_part, at, known), language)))
    for at, happenings in anchored:
        for draft in happenings:
            rank = _rank(at, draft)
            if rank is not None and (best is None or rank > best[0]):
                best = rank, at, draft, happenings
    if best is not None:
        _, at, draft, happenings = best
        draft = _in_sum(at, draft, happenings)
        agreed = draft.clause.nominal and draft.mode == "ceasefire"  # "the truce will begin": it is one already
        kind = _as_backing(at, draft, language) or (draft.type if agreed else willed(draft.type, draft.force, language))
        kind = _filed(draft, kind) if plv else kind
        if kind == "MOBILIZE" and _whole(at.sentence, draft.sources) & at.target:
            kind = "COOPERATE"  # forces of both sides moved together
        return {"type": kind, "forced": kind, "confidence": type_confidence(draft.match.evidence, language)}
    if any(_tells_on(at, draft) for at, happenings in anchored for draft in happenings):
        return {"type": "ACCUSE", "forced": "ACCUSE", "confidence": type_confidence("verdict", language)}
    return {"type": None, "forced": _guess(anchored, language), "confidence": 0.0}


def _takes_part(at: Anchored, known: Participants, head: int) -> bool:
    """Whether a noun phrase names somebody: an actor, or who is given as the source or target."""
    return head in at.source or head in at.target or known.is_actor(head)


def _places(text: str, name: str, other: str) -> tuple[tuple[int, int], ...]:
    """Where a name stands in the text, but not as a part of the other side's longer name; where it does not stand
    verbatim, the stretch that shares most words with it."""
    spots = _verbatim(text, name)
    if len(other) > len(name):
        spots = [s for s in spots if not any(o[0] <= s[0] and s[1] <= o[1] for o in _verbatim(text, other))] or spots
    if not spots and (at := text.find(name)) >= 0:
        spots = [(at, at + len(name))]
    if spots:
        return tuple(spots)
    wanted = [w.lower() for w in WORD.findall(name)]
    words = [(m.start(), m.end()) for m in WORD.finditer(text) if m.group().lower() in set(wanted) - FUNCTION_WORDS]
    best: tuple[int, tuple[int, int]] | None = None
    for first in range(len(words)):
        last = first
        while last + 1 < len(words) and words[last + 1][1] - words[first][0] <= len(name) + 10:
            last += 1
        if best is None or last - first > best[0]:
            best = last - first, (words[first][0], words[last][1])
    return (best[1],) if best else ()


def _verbatim(text: str, name: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]


# Where PLV files a deed elsewhere than a case does (docs/coding.md): by PLOVER's published conversion CAMEO 163,
# embargo and sanctions, is COERCE; attacks on computers stand among attacks.
FILED_BY_NOTE = {"impose sanctions": "COERCE"}
FILED_BY_MODE = {"cyber": "ASSAULT"}
MISDEEDS = frozenset({"ASSAULT", "COERCE", "REJECT"})
SENT = frozenset({"AID", "CONSULT", "COOPERATE", "MOBILIZE"})
MOVED = frozenset({"MOBILIZE", "AID", "RETREAT"})
SAYING_WHAT = frozenset({"complement", "parataxis", "conjunct"})
PERSONAL = frozenset({"PRP", "PRP$"})
ASIDE = frozenset({"adverbial", "participle", "time"})
MEANS = frozenset({"purpose", "infinitive", "participle", "adverbial"})
# How well a kind of evidence tells what a clause is about; of a noun it tells little.
CERTAIN = {"idiom": 3, "outer": 3, "light": 3, "verdict": 3, "phrasal": 2, "verb": 2, "nominal": 0}
LASTING = frozenset({"continue", "keep", "remain", "always", "firmly", "fully", "resolutely", "steadfastly"})
PROMISES = frozenset({"promising"})
SAID = frozenset({"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE"})
FUNCTION_WORDS = frozenset({"a", "an", "the", "of", "in", "and", "to", "for", "recipient", "actor", "s"})


Places = tuple[tuple[int, int], ...]


def _anchor(sentence: Sentence, source: Places, target: Places) -> Anchored:
    return Anchored(sentence, _tokens(sentence, source), _tokens(sentence, target))


def _tokens(sentence: Sentence, places: Places) -> frozenset[int]:
    spots = [(start - sentence.start, end - sentence.start) for start, end in places]
    return frozenset(
        i
        for i, t in enumerate(sentence.tokens)
        if t.pos != "PUNCT" and any(t.start < end and t.end > start for start, end in spots)
    )


def _rank(at: Anchored, draft: Draft) -> tuple[int, ...] | None:
    """How well a happening fits the two sides; None where its source is another one."""
    source, target = at.source, at.target
    covered = frozenset(range(draft.clause.start, draft.clause.end))
    others = draft.targets if draft.match.object_head is None else (*draft.targets, draft.match.object_head)
    hits_target = bool(_whole(at.sentence, others) & target)
    if source:
        hits_source = (
            bool(_whole(at.sentence, draft.sources) & source)
            or _by_pronoun(at, draft)
            or _by_saying(at, draft)
            or _is_moved(at, draft, source)
            or _is_misread(at, draft)
        )
        swapped = draft.frame.reciprocal and bool(_whole(at.sentence, draft.targets) & source)
        if not hits_source and not swapped:
            return None
        if draft.clause.head in source:
            return None
        hits_target = hits_target or (swapped and bool(_whole(at.sentence, draft.sources) & target))
    elif not (target and hits_target):
        return None
    reaches = bool(covered & target)
    hits = hits_target if draft.force.purpose and draft.type not in SAID else 2 * hits_target
    return (hits + reaches + _weight(draft), CERTAIN.get(draft.match.evidence, 1), -draft.clause.start)


def _in_sum(at: Anchored, draft: Draft, happenings: tuple[Draft, ...]) -> Draft:
    """The happening that names a clause with what stands under it: a call or a visit is what was said by it ("called
    to congratulate him", "met them and thanked them"), forces sent to help are help, who flees to seek refuge asks for
    it, and a march to denounce somebody is a protest."""
    for other in happenings:
        if draft.type == "CONSULT" and other.type in SAID and _tells_what_was_said(at, draft, other):
            return other
        beneath = other.clause.parent == draft.clause.index and not draft.clause.nominal
        if (
            beneath
            and draft.type == "CONSULT"
            and other.type == "SUPPORT"
            and other.clause.nominal
            and not other.sources
        ):
            return other  # "visited them in a show of solidarity"
        if beneath and draft.type in SENT and other.type == "ACCUSE" and _is_aim(other):
            return other  # "sent a team to investigate the crash"
        if not set(other.sources) & set(draft.sources):
            continue
        if other.clause.parent == draft.clause.index and other.clause.link in MEANS and not draft.clause.nominal:
            if draft.type == "CONSULT" and other.type in SAID:
                return other
            if (draft.type, other.type) in (("MOBILIZE", "AID"), ("RETREAT", "REQUEST")):
                return other
        beneath = draft.clause.parent == other.clause.index and draft.clause.link in MEANS
        if beneath and other.type == "PROTEST" and draft.type in SAID:
            return other
    return draft


def _is_aim(draft: Draft) -> bool:
    return draft.clause.link in MEANS and draft.clause.voice == "active"


def _tells_what_was_said(at: Anchored, met: Draft, said: Draft) -> bool:
    """Whether what the source said, said it to or of those whom it met ("met them and thanked them", "meeting them, she
    demanded")."""
    if said.clause.nominal or met.clause.nominal or said.force.negated or _rank(at, said) is None:
        return False
    tokens = at.sentence.tokens
    other = _whole(at.sentence, said.targets)
    if other & at.target or any(tokens[i].tag in PERSONAL for i in other - at.source):
        return True
    return met.clause.link in ASIDE and met.clause.parent in (said.clause.index, said.force.speaker)


def _filed(draft: Draft, kind: str) -> str:
    """The type under which PLV files a deed."""
    if kind != draft.type:
        return kind
    return FILED_BY_NOTE.get(draft.frame.note) or FILED_BY_MODE.get(draft.mode or "") or kind


def _as_backing(at: Anchored, draft: Draft, language: str) -> str | None:
    """SUPPORT, where somebody gives his word to back another, or to go on backing him: to promise it is to do it."""
    above = None if draft.clause.parent is None else at.sentence.clauses[draft.clause.parent]
    if draft.type == "SUPPORT" and not draft.force.negated and not draft.force.demanded:
        lasting = draft.clause.link == "infinitive" and above is not None and above.lemma in LASTING
        return "SUPPORT" if lasting or set(draft.clause.adverbs) & LASTING else None
    if draft.type != "AGREE" or draft.match.evidence != "outer" or draft.frame.note not in PROMISES:
        return None
    verbs = lexicon(language).verbs
    promised = [at.sentence.clauses[i] for i in draft.inner]
    keys = [k for c in promised for k in (c.lemma, *(f"{c.lemma} {a.preposition}" for a in c.obliques()))]
    return "SUPPORT" if any(f.type == "SUPPORT" for k in keys for f in verbs.get(k, ())[-1:]) else None


def _weight(draft: Draft) -> int:
    """Deeds and words before purposes and happenings told by a noun; that people met is said beside what they said."""
    if draft.clause.nominal:
        return 0
    if draft.force.purpose:
        return 1 if draft.type in SAID else 0
    return 1 if draft.type == "CONSULT" else 2


def _by_saying(at: Anchored, draft: Draft) -> bool:
    """Whether the source is the speaker of an act of whoever says it ("there will be no talks, the bans will go")."""
    told, clause = draft.force, draft.clause
    unsaid = not draft.sources and ((clause.nominal and told.negated) or (clause.voice == "passive" and told.planned))
    if not (draft.frame.source == SPEAKER or unsaid) or told.speaker is None:
        return False
    says = at.sentence.clauses[told.speaker].first("subject")
    return says is not None and bool(_whole(at.sentence, (says.head, *says.conjuncts)) & at.source)


def _is_misread(at: Anchored, draft: Draft) -> bool:
    """Whether the source hangs on a verb without a subject: a name that the parser takes for something else."""
    clause = draft.clause
    if draft.sources or clause.nominal or clause.voice == "passive" or clause.first("subject") is not None:
        return False
    return any(i < clause.head and at.sentence.tokens[i].head == clause.head for i in at.source)


def _is_moved(at: Anchored, draft: Draft, source: frozenset[int]) -> bool:
    """Whether the source is the forces or helpers that, nobody says by whom, were sent ("troops were deployed")."""
    moved, unsaid = draft.match.object_head, draft.clause.voice == "passive" and not draft.sources
    if not unsaid or draft.type not in MOVED or moved is None:
        return False
    phrase = at.sentence.phrase(moved)
    return moved in source or (phrase is not None and bool(source & set(range(phrase.start, phrase.end))))


def _tells_on(at: Anchored, draft: Draft) -> bool:
    """Whether the source says that the target did something bad: who says so accuses ("said they had broken it")."""
    told, speaker = draft.force, draft.force.speaker
    if speaker is None or draft.type not in MISDEEDS or told.modality != "actual" or draft.clause.nominal:
        return False
    subject = at.sentence.clauses[speaker].first("subject")
    says = subject is not None and bool(_whole(at.sentence, (subject.head, *subject.conjuncts)) & at.source)
    return says and bool(_whole(at.sentence, draft.sources) & at.target)


def _by_pronoun(at: Anchored, draft: Draft) -> bool:
    """Whether the source is a pronoun, or somebody of a pronoun's, that stands for the subject of a clause above ("X
    said it would leave", "X said its troops would leave"), or whose state is told of ("X said Karovia would leave")."""
    tokens, clauses = at.sentence.tokens, at.sentence.clauses
    named = _whole(at.sentence, draft.sources)
    clause = draft.clause
    while clause.link == "infinitive" and clause.parent is not None and not clauses[clause.parent].nominal:
        clause = clauses[clause.parent]
    told = clause.link in SAYING_WHAT
    personal = PERSONAL if told else frozenset({"PRP"})
    own = told and set(draft.sources) <= at.kin and bool(draft.sources)
    if named & at.target or not (own or any(tokens[i].tag in personal for i in named)):
        return False
    parent = draft.clause.parent
    while parent is not None:
        clause = clauses[parent]
        subject = clause.first("subject")
        if subject is not None and tokens[subject.head].pos != "PRON" and not named & {subject.head}:
            return bool(_whole(at.sentence, (subject.head, *subject.conjuncts)) & at.source)
        parent = clause.parent
    return False


def _kin(at: Anchored, known: Participants) -> frozenset[int]:
    """Heads of phrases by which somebody speaks of his own state ("Karovia", said by its minister)."""
    heads = [p.head for p in at.sentence.phrases if p.head in at.source]
    meant = [known.resolve(head, as_source=True) for head in heads[:1]]
    meant += [known.mentions.at(at.sentence, index) for index in sorted(at.source)]
    homes = {known.mentions.referent(actor).country for actor in meant if actor is not None} - {None}
    if len(homes) != 1:
        return frozenset()
    named = ((p.head, known.named(p.head)) for p in at.sentence.phrases)
    states = ((head, known.mentions.referent(actor)) for head, actor in named if actor is not None)
    return frozenset(head for head, who in states if who.country in homes and who.kind in POWERS)


def _whole(sentence: Sentence, heads: Iterable[int]) -> frozenset[int]:
    """The tokens of the phrases with these heads."""
    out: set[int] = set()
    for head in heads:
        phrase = sentence.phrase(head)
        out.update(range(phrase.start, phrase.end) if phrase else (head,))
    return frozenset(out)


def _own_predicates(at: Anchored, language: str) -> Iterator[str]:
    """What the verbs of the source mean, alone or with their objects, whatever else their frames ask for."""
    words, outer = lexicon(language), outers(language)[0]
    told = forces(at.sentence, embeddings(at.sentence, language), language)
    for clause in at.sentence.clauses:
        role = "subject" if clause.voice == "active" else "agent"
        if clause.nominal or not any(a.role == role and a.head in at.source for a in clause.arguments):
            continue
        added = (clause.particle, *(a.preposition for a in clause.obliques()))
        for key in (*(f"{clause.lemma} {word}" for word in added if word), clause.lemma):
            idioms = words.idioms.get(key, {})
            objects = [a.head for a in clause.arguments if a.role == "object" or key.endswith(f" {a.preposition}")]
            frames = [f for head in objects for name in object_keys(at.sentence, head) for f in idioms.get(name, ())]
            frames += words.verbs.get(key, ())
            types = (*(f.type for f in frames), *(o.type for o in outer.get(key, ())))
            kind = next((t for t in types if t and t != "NONE"), None)
            if kind:
                yield willed(kind, told[clause.index], language)
                break


def _guess(anchored: list[tuple[Anchored, tuple[Draft, ...]]], language: str) -> str:
    """Where no happening has the source: what its own verbs may mean, the predicate nearest above it, a happening of
    somebody else that has the target, any word of the lexicon, and at last what is most common."""
    own = [kind for at, _ in anchored for kind in _own_predicates(at, language)]
    if own:
        return own[0]
    found: list[tuple[tuple[int, ...], str]] = []
    for at, happenings in anchored:
        for draft in happenings:
            if draft.clause.head in at.source:
                continue
            touches = bool(_whole(at.sentence, draft.targets) & at.target)
            sourceless = not draft.sources
            distance = -min((abs(draft.clause.head - i) for i in at.source), default=0)
            found.append(((touches, sourceless, distance), willed(draft.type, draft.force, language)))
    if found:
        return max(found)[1]
    words = lexicon(language)
    nearest: list[tuple[int, str]] = []
    for at, _ in anchored:
        for index, token in enumerate(at.sentence.tokens):
            if index in at.source:
                continue
            lemma = token.lemma.lower()
            frames = words.verbs.get(lemma, ()) if token.pos == "VERB" else ()
            frames = words.nouns.get(lemma, ()) if token.pos in ("NOUN", "PROPN") else frames
            kind = next((f.type for f in reversed(frames) if f.type != "NONE"), None)
            if kind:
                nearest.append((-min((abs(index - i) for i in at.source), default=index), kind))
    if nearest:
        return max(nearest)[1]
    return str(table(language, "event_confidence").get("commonest", "SUPPORT"))
