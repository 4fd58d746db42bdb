"""On whose word a clause stands."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from kennan.coding.quotes.lexicon import Lexicon, lexicon
from kennan.language.sentence import Clause, Sentence
from kennan.model import NARRATOR, Attribution, Quote, Span

COVERED = 0.6
BLOCK = 512
BACKGROUND = frozenset({"where", "when"})
TIMES = frozenset({"when", "as", "since"})


class Speech:
    """The quotes of one report, asked for the attribution of a span.

    sentences  those of the report: they tell the narrator's asides and "reportedly"; without them both go unseen
    language   ISO 639-1, whose pack names the adverbs of hearsay
    """

    def __init__(self, quotes: tuple[Quote, ...], sentences: tuple[Sentence, ...] = (), language: str = "en") -> None:
        self.quotes = quotes
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self._words: Lexicon = lexicon(language)
        self._cues = {q.id: self._cue_at(q) for q in quotes}
        self._blocks: defaultdict[int, list[Quote]] = defaultdict(list)
        for quote in quotes:
            blocks = {b for c in quote.content for b in range(c.start // BLOCK, c.end // BLOCK + 1)}
            for block in sorted(blocks):
                self._blocks[block].append(quote)

    def attribution(self, span: Span, source: str | None = None) -> Attribution:
        """The innermost speaker under whose word the span stands, the outer ones in `via`.

        The narrator's are: the act of speech itself (the span holds the cue, or `source`, the referent who acts in the
        span, is the speaker: what he demands or condemns there is his act, for which the narrator vouches), and
        background within indirect speech: asides ("the group, still banned in the republic, ..."), clauses of time and
        place, and mere names with their roles. A speaker without a referent and "reportedly" give `hearsay`.
        """
        over = self.over(span, source)
        if not over:
            return Attribution(hearsay=True) if self._is_hearsay(span) else NARRATOR
        voice = over[0].speaker
        outer = (q.speaker for q in over[1:] if q.speaker is not None and q.speaker != voice)
        via = tuple(dict.fromkeys((*outer, *(q.channel for q in over if q.channel is not None and q.channel != voice))))
        return Attribution(voice, via, hearsay=voice is None)

    @property
    def hearsay_words(self) -> frozenset[str]:
        """Adverbs such as "reportedly" and passives such as "is said to", lower case."""
        return self._words.hearsay | self._words.passives

    def over(self, span: Span, source: str | None = None) -> tuple[Quote, ...]:
        """The quotes on whose word the span stands, the innermost first; none where the narrator vouches for it."""
        near = (q for b in range(span.start // BLOCK, span.end // BLOCK + 1) for q in self._blocks.get(b, ()))
        over = [q for q in dict.fromkeys(near) if self._covers(q, span)]
        over.sort(key=lambda q: (sum(len(c) for c in q.content), q.span.start, q.id))
        while over and source is not None and over[0].speaker == source:
            over.pop(0)
        if over and not _in_marks(over[0], span) and self._is_aside(span):
            over = []
        return tuple(over)

    def _covers(self, quote: Quote, span: Span) -> bool:
        """Whether most of the span is content of the quote, and its cue stands outside."""
        said = sum(c.overlap(span) for c in quote.content)
        beside = quote.cue is not None and quote.cue.lower() in self._words.beside
        frame = quote.span.overlap(span) - said if beside else 0  # the cue and the speaker, where they are no act
        if said < COVERED * (len(span) - frame):
            return False
        if quote.speaker is None and quote.mention is None:
            return False
        cue = self._cues[quote.id]
        if beside:
            return True
        return cue is None or not span.start <= cue < span.end or any(c.contains(span) for c in quote.content)

    def _cue_at(self, quote: Quote) -> int | None:
        """Where the cue of a quote stands: outside its content, within its span."""
        for sentence in self._within(quote.span):
            for token in sentence.tokens:
                at = sentence.start + token.start
                spoken = any(c.start <= at < c.end for c in quote.content)
                if token.text == quote.cue and quote.span.start <= at < quote.span.end and not spoken:
                    return at
        return None

    def _within(self, span: Span) -> Iterator[Sentence]:
        position = max(0, bisect_right(self._starts, span.start) - 1)
        while position < len(self._sentences) and self._sentences[position].start < span.end:
            yield self._sentences[position]
            position += 1

    def _clause(self, span: Span) -> tuple[Sentence, Clause] | None:
        """The outermost clause whose head stands in the span."""
        for sentence in self._within(span):
            inside = [c for c in sentence.clauses if not c.nominal and _head_in(sentence, c, span)]
            if inside:
                return sentence, max(inside, key=lambda c: (c.end - c.start, -c.index))
        return None

    def _is_aside(self, span: Span) -> bool:
        """Whether the span is background that the narrator supplies: no clause at all, or one that stands in a relative
        or participle set off by commas, or in a clause of time or place."""
        found = self._clause(span)
        if found is None:
            return any(s.clauses for s in self._within(span))
        sentence, clause = found
        if self._cut_out(sentence, clause, span):
            return True
        for one in _upward(sentence, clause):
            if sentence.start + sentence.tokens[one.start].start < span.start - 60:
                return False
            set_off = one.start > 0 and "," in (sentence.tokens[one.start - 1].text, sentence.tokens[one.start].text)
            tells_who = sentence.tokens[sentence.tokens[one.head].head].relation == "appos"  # ", the envoy who left, "
            told_aside = set_off or tells_who or one.marker in BACKGROUND or bool(BACKGROUND & set(one.adverbs))
            if one.link == "relative" and told_aside:
                return True
            if one.link == "time" and one.marker in TIMES:
                return True
            if one.link == "participle" and set_off and sentence.tokens[one.head].tag == "VBN":
                return True
            if one.link == "complement":
                return False
        return False

    def _cut_out(self, sentence: Sentence, clause: Clause, span: Span) -> bool:
        """A participle between commas which the parse took for the main verb ("the group, still banned here, has")."""
        tokens = sentence.tokens
        first = next((i for i, t in enumerate(tokens) if sentence.start + t.start >= span.start), None)
        last = next((i for i, t in enumerate(tokens) if sentence.start + t.start >= span.end), len(tokens))
        if first is None or first == 0 or last >= len(tokens):
            return False
        bare = (
            clause.head >= first
            and not clause.auxiliaries
            and not any(a.role == "subject" and first <= a.head < last for a in clause.arguments)
        )
        return bare and tokens[clause.head].text.endswith("ed") and tokens[first - 1].text == tokens[last].text == ","

    def _is_hearsay(self, span: Span) -> bool:
        """Whether "reportedly" or a passive such as "is said to" stands over the span's clause."""
        found = self._clause(span)
        if found is None:
            return self._hearsay_word(span)
        sentence, clause = found
        for one in _upward(sentence, clause):
            if self._words.hearsay & set(one.adverbs):
                return True
            said = one.lemma in self._words.passives and one.voice == "passive" and one.first("agent") is None
            if said and one is not clause and clause.link in ("infinitive", "complement"):
                return True
            if one.link not in ("conjunct", "infinitive", "complement"):
                break
        return False

    def _hearsay_word(self, span: Span) -> bool:
        """The same for sentences without clauses: one of the words stands in the span or right before it."""
        for sentence in self._within(span):
            for index, token in enumerate(sentence.tokens):
                if token.text.lower() in self._words.hearsay:
                    near = sentence.tokens[min(index + 3, len(sentence.tokens) - 1)]
                    if sentence.start + token.start < span.end and sentence.start + near.end > span.start:
                        return True
        return False


def _in_marks(quote: Quote, span: Span) -> bool:
    return sum(q.overlap(span) for q in quote.quoted) >= COVERED * len(span)


def _head_in(sentence: Sentence, clause: Clause, span: Span) -> bool:
    return span.start <= sentence.start + sentence.tokens[clause.head].start < span.end


def _upward(sentence: Sentence, clause: Clause) -> Iterator[Clause]:
    current: Clause | None = clause
    while current is not None:
        yield current
        current = sentence.clauses[current.parent] if current.parent is not None else None
