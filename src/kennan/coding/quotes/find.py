"""Who said what, in direct, mixed and indirect speech.

Candidates are made only where a cue or a quotation mark stands (`quote_frames`, `quote_direct`), bounded by the marks
(`quote_gather`), rated by how often such a cue in such a frame was an attribution, and chosen among where they overlap
(`quote_choice`). Languages without a parser have cue words and word order (`quote_words`).
"""

from collections import defaultdict
from dataclasses import replace

from kennan.coding.mentions import Mentions
from kennan.coding.quotes import verb_second
from kennan.coding.quotes import words as quote_words
from kennan.coding.quotes.choice import Found, choose, rate
from kennan.coding.quotes.fragments import MEANT, is_several, narrowed
from kennan.coding.quotes.gather import gather
from kennan.coding.quotes.lexicon import SPEECH_CLASSES, Lexicon, lexicon
from kennan.language.sentence import Sentence
from kennan.model import Quote, Report, Span

LEAST = 0.35
NESTED_LEAST = 0.6
CLAUSAL = frozenset({"that", "bare", "wh", "before", "as", "according", "direct", "lead", "colon-name", "noun-that"})
SAID = SPEECH_CLASSES | {"according", "colon", "document", "speech", "predict", "propose"}
THOUGHT = frozenset({"believe", "show", "mind"})
# classes whose words in marks are the narrator's choice more often than anybody's speech
SILENT = frozenset({"want", "know", "decide", "seem", "other"})
# code points beyond which words in marks are more than one
ONE_WORD = 14
LEAST_WORDS = 2  # not "said so", "said no"
SENTENCE_LIKE = frozenset({"inf", "clause-to", "obj-inf", "small", "noun-inf"})
CHANNEL_PREPOSITIONS = frozenset({"to", "on", "in", "within", "with", "via", "by"})


def find(report: Report, sentences: tuple[Sentence, ...], mentions: Mentions) -> tuple[Quote, ...]:
    """All quotes of the report, in text order: what is said, written or shown to be believed, also within another's
    words. Mere wishes, fears and appraisals are quotes only where words of theirs stand in quotation marks."""
    kept, nested = _chosen(report, sentences)
    words = lexicon(report.language)
    speech = [f for f in kept if _is_speech(f, words)]
    beside: defaultdict[int, list[Found]] = defaultdict(list)
    for one in speech:
        beside[one.sentence.paragraph].append(one)
    for inner in nested:
        outer = next((f for f in beside[inner.sentence.paragraph] if f is not inner and _holds(f, inner)), None)
        strong = inner.rate >= NESTED_LEAST and inner.candidate.kind in SPEECH_CLASSES and _is_speech(inner, words)
        if strong and not inner.inner and outer is not None and inner.candidate.mention is not None:
            speech.append(inner)
    return _quotes(report, [narrowed(f, words) for f in speech], mentions)


def attributions(report: Report, sentences: tuple[Sentence, ...], mentions: Mentions) -> tuple[Quote, ...]:
    """Whatever is attributed to somebody, in text order and none within another: quotes, and also thoughts, wishes,
    plans and appraisals ("favours the plan", "is expected to resign")."""
    return _quotes(report, _chosen(report, sentences)[0], mentions)


def _chosen(report: Report, sentences: tuple[Sentence, ...]) -> tuple[list[Found], list[Found]]:
    if verb_second.reads(report.language):
        return verb_second.gather(report.text, sentences, report.language), []
    if quote_words.reads(report.language) or not any(s.clauses for s in sentences):
        return quote_words.gather(report.text, sentences, report.language), []
    words = lexicon(report.language)
    found = gather(report.text, sentences, words)
    for one in found:
        one.rate = rate(one, words)
    return choose(found, LEAST)


def _is_speech(found: Found, lexicon: Lexicon) -> bool:
    frame, kind = found.candidate.frame.removeprefix("passive-"), found.candidate.kind
    if found.quoted and kind not in SILENT:
        # a single word in marks as an object is a scare quote: "declared a 'jihad'"
        if kind in MEANT or frame.startswith("prep-"):
            return is_several(found)
        return frame not in ("obj", "noun-inf") or any(e - s > ONE_WORD for s, e in found.quoted)
    if found.words < LEAST_WORDS:
        return False
    if frame in CLAUSAL:
        agreed = kind in ("discuss", "decide") and frame in ("that", "bare")
        return agreed or kind in SAID | THOUGHT or frame in ("direct", "lead", "as")
    accused = kind == "blame" and frame == "obj-prep"
    return accused or (frame in SENTENCE_LIKE and kind in SPEECH_CLASSES and found.candidate.lemma not in lexicon.deeds)


def _holds(outer: Found, inner: Found) -> bool:
    return any(start <= inner.cue_at < end for start, end in outer.content)


def _quotes(report: Report, found: list[Found], mentions: Mentions) -> tuple[Quote, ...]:
    made = [_quote(report, f, mentions) for f in found]
    papers = [q for q in made if _is_media(q.speaker, mentions)]
    made = [_passed_on(q, papers) for q in made]
    return tuple(sorted(made, key=lambda q: (q.span.start, q.span.end, q.id)))


def _passed_on(quote: Quote, papers: list[Quote]) -> Quote:
    """What somebody said as a paper has it ("Hale told Marn ..., the Herald reported") came through the paper."""
    if quote.channel is not None:
        return quote
    around = (p for p in papers if p.speaker != quote.speaker and any(c.contains(quote.span) for c in p.content))
    paper = next(around, None)
    return replace(quote, channel=paper.speaker) if paper is not None else quote


def _quote(report: Report, found: Found, mentions: Mentions) -> Quote:
    sentence, candidate = found.sentence, found.candidate
    cue = sentence.span(candidate.cue, candidate.cue + 1)
    named = candidate.mention if candidate.mention and candidate.mention[0] < candidate.mention[1] else None
    mention = sentence.span(*named) if named else None
    quoted = tuple(_bare(report, s, e) for s, e in sorted(found.quoted))
    content = tuple(
        Span(report.id, s, e) if (s, e) not in found.quoted else _bare(report, s, e) for s, e in sorted(found.content)
    )
    parts = [*content, cue, *((mention,) if mention else ())]
    if found.carried and mention is None and found.voice is not None:
        mention = found.voice[0].span(*found.voice[1])
    addressee = mentions.at(sentence, candidate.addressee) if candidate.addressee is not None else None
    return Quote(
        span=Span(report.id, min(p.start for p in parts), max(p.end for p in parts)),
        speaker=_speaker(found, mentions),
        mention=mention,
        cue=report.quote(cue),
        content=content,
        quoted=quoted,
        addressee=addressee if not _is_media(addressee, mentions) else None,
        channel=_channel(found, addressee, mentions),
        confidence=round(found.rate, 3),
    )


def _bare(report: Report, start: int, end: int) -> Span:
    """A quotation without the comma or full stop that closes it."""
    while end - start > 1 and report.text[end - 1] in ",.;" and report.text[end - 3 : end] != "...":
        end -= 1
    return Span(report.id, start, end)


def _speaker(found: Found, mentions: Mentions) -> str | None:
    """The referent of the speaker's phrase: of its head, else of the first of its words that has one."""
    head = found.candidate.speaker
    if head is not None and (referent := mentions.at(found.sentence, head)) is not None:
        return referent
    place = found.voice
    if place is None and found.candidate.mention is not None:
        place = (found.sentence, found.candidate.mention)
    return _first(place, mentions)


def _first(place: tuple[Sentence, tuple[int, int]] | None, mentions: Mentions) -> str | None:
    if place is None:
        return None
    sentence, (start, end) = place
    found = (mentions.at(sentence, index) for index in range(start, end))
    return next((f for f in found if f is not None), None)


def _is_media(referent: str | None, mentions: Mentions) -> bool:
    return referent is not None and mentions.referent(referent).kind == "media"


def _channel(found: Found, addressee: str | None, mentions: Mentions) -> str | None:
    """The medium through which it was said: whom it was told, where it was written, or who passed it on."""
    passed_on = _first(found.via, mentions)
    if passed_on is not None and _is_media(passed_on, mentions):
        return passed_on
    if addressee is not None and _is_media(addressee, mentions):
        return addressee
    clause = next((c for c in found.sentence.clauses if c.head == found.candidate.cue), None)
    if clause is None:
        return None
    for argument in clause.obliques(*CHANNEL_PREPOSITIONS):
        referent = mentions.at(found.sentence, argument.head)
        if _is_media(referent, mentions):
            return referent
    return None
