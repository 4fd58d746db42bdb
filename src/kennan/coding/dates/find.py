"""When: expressions of time and the intervals they stand for."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kennan.coding.dates.grammar import Grammar
from kennan.coding.dates.resolve import FINENESS, Reference, point, resolve
from kennan.coding.dates.told import Told
from kennan.coding.dates.words import LEXEME, TimeWords, lexemes, time_words
from kennan.language.pack import table
from kennan.language.sentence import Clause, Sentence, Token
from kennan.model import Interval, Report, Span

SHARING = frozenset({"infinitive", "participle", "purpose", "time", "adverbial"})
WITH_PARENT = frozenset({"when", "while", "as"})
ALONG = frozenset({"with", "in", "amid", "under", "during"})
NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
ROUGH = ("decade", "century")
ADNOMINAL = frozenset({"nummod", "compound", "poss", "nmod", "amod", "npadvmod", "appos"})


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that tell a time ("last month", "in 1979"): their span, tokens `first` to `last` (exclusive) of the
    sentence numbered `sentence`, and the interval; None where the text does not fix it. `since` and `until` before
    them give it an open side.

    stated   whether the date is told whole, not counted from the report's date or another one
    named    the date that the words name, without the open side that a "since" before them gives
    counted  whether the words count units ("two days ago", "the last seven years"): a duration as much as a date
    """

    span: Span
    sentence: int
    first: int
    last: int
    interval: Interval | None
    stated: bool
    named: Interval | None = None
    counted: bool = False


class Dates:
    """The date expressions of one report. Made by `find`."""

    def __init__(self, expressions: tuple[DateExpression, ...], known: TimeWords | None = None) -> None:
        self.expressions = expressions
        self._known = known or time_words("und")
        self._by_sentence: dict[int, list[DateExpression]] = defaultdict(list)
        for expression in expressions:
            self._by_sentence[expression.sentence].append(expression)
        self._owners: dict[int, dict[int, list[DateExpression]]] = {}

    def of_sentence(self, sentence: Sentence) -> tuple[DateExpression, ...]:
        """The expressions of the sentence, in text order."""
        return tuple(self._by_sentence.get(sentence.index, ()))

    def of_clause(self, sentence: Sentence, clause: Clause) -> Interval | None:
        """When the clause's happening was, as far as its own words or those of a clause above it say. What counts in
        decades ("three decades later") is too rough to date a happening by; a season is given as a range of months."""
        if sentence.index not in self._by_sentence:
            return None
        owners = self._owners.get(sentence.index)
        if owners is None:
            owners = self._owners[sentence.index] = self._own(sentence)
        found = self._of(sentence, clause, owners, 0)
        return replace(found, precision="month") if found and found.precision == "season" else found

    def _of(
        self, sentence: Sentence, clause: Clause, owners: dict[int, list[DateExpression]], depth: int
    ) -> Interval | None:
        own = [e for e in owners.get(clause.index, ()) if e.interval]
        if own:
            return _best(own, clause).interval
        antecedent = self._antecedent(sentence, clause)
        if antecedent is not None:
            return antecedent
        if not clause.nominal and (beneath := self._beneath(sentence, clause, owners)) is not None:
            return beneath
        if clause.parent is None or depth > 6:
            return None
        parent = sentence.clauses[clause.parent]
        if clause.nominal:
            if parent.lemma in self._known.light_lemmas and _argument_of(sentence, clause, parent):
                return self._of(sentence, parent, owners, depth + 1)
            return self._behind(sentence, clause, owners.get(parent.index, ())) or self._within(
                sentence, clause, parent, owners, depth
            )
        if clause.link == "conjunct":
            return self._of_conjunct(sentence, clause, parent, owners, depth)
        if clause.link not in SHARING:
            return None
        if clause.link == "time" and clause.marker not in WITH_PARENT:
            return self._roughly(sentence, parent, owners, depth) if clause.marker == "after" else None
        return self._of(sentence, parent, owners, depth + 1)

    def _roughly(
        self, sentence: Sentence, parent: Clause, owners: dict[int, list[DateExpression]], depth: int
    ) -> Interval | None:
        """The date of the clause above where it is told to the month at most: what came just before or with it, was in
        that month or year ("in October 2010 he blamed them after their troops had come")."""
        found = self._of(sentence, parent, owners, depth + 1)
        return found if found is not None and FINENESS[found.precision] >= FINENESS["month"] else None

    def _within(
        self, sentence: Sentence, noun: Clause, parent: Clause, owners: dict[int, list[DateExpression]], depth: int
    ) -> Interval | None:
        """What goes along with a deed: "was formed in the 1980s with support from abroad"."""
        along = any(a.head == noun.head and a.preposition in ALONG for a in parent.obliques())
        return self._roughly(sentence, parent, owners, depth) if along else None

    def _of_conjunct(
        self, sentence: Sentence, clause: Clause, parent: Clause, owners: dict[int, list[DateExpression]], depth: int
    ) -> Interval | None:
        """A coordinated clause shares the date that stands before both, and any where it has the same subject."""
        subject = parent.first("subject")
        own_subject = clause.first("subject")
        shared = own_subject is None or own_subject.inherited
        for expression in owners.get(parent.index, ()):
            fronted = expression.last <= (min(subject.head, parent.head) if subject else parent.head)
            if expression.interval and (fronted or (shared and expression.first < clause.head)):
                return expression.interval
        return self._of(sentence, parent, owners, depth + 1) if shared and not owners.get(parent.index) else None

    def _behind(self, sentence: Sentence, noun: Clause, expressions: Iterable[DateExpression]) -> Interval | None:
        """The year or decade that stands right behind the noun's phrase, though the parse gives it to the verb: "traced
        back to the war in the 1980s"."""
        phrase = sentence.phrase(noun.head)
        end = phrase.full_end if phrase else noun.end
        for expression in expressions:
            coarse = expression.interval is not None and FINENESS[expression.interval.precision] >= FINENESS["year"]
            between = sentence.tokens[end : expression.first]
            if (
                coarse
                and len(between) <= 2
                and all(t.pos in ("ADP", "DET") for t in between)
                and end <= expression.first
            ):
                return expression.interval
        return None

    def _beneath(self, sentence: Sentence, clause: Clause, owners: dict[int, list[DateExpression]]) -> Interval | None:
        """The date of what stands under the clause, where that tells its time too: "as rebels advanced in June, ...",
        "helped to build it in 1990", "welcomed them for talks since 2018"."""
        for child in sentence.clauses:
            if child.parent != clause.index or child.index not in owners:
                continue
            shared = (child.link == "time" and child.marker in WITH_PARENT) or (
                child.link == "infinitive" and clause.lemma not in self._known.forward_lemmas
            )
            for expression in owners[child.index]:
                open_side = expression.interval and None in (expression.interval.start, expression.interval.end)
                if expression.interval and (shared or (child.nominal and open_side)):
                    return expression.interval
        return None

    def _antecedent(self, sentence: Sentence, clause: Clause) -> Interval | None:
        """The date that a relative clause belongs to: "in 1992, when the embassy was evacuated"."""
        if clause.link != "relative" or not ({"when", clause.marker} & {"when", *clause.adverbs} - {None}):
            return None
        noun = sentence.tokens[clause.head].head
        for expression in self._by_sentence[sentence.index]:
            if expression.first <= noun < expression.last:
                return expression.interval
        return None

    def _own(self, sentence: Sentence) -> dict[int, list[DateExpression]]:
        """The expressions of each clause by its index: those that its predicate or its noun phrases govern."""
        heads = {c.head: c for c in sentence.clauses}
        owners: dict[int, list[DateExpression]] = defaultdict(list)
        for expression in self._by_sentence[sentence.index]:
            rough = expression.counted and expression.interval and expression.interval.precision in ROUGH
            if rough:
                continue
            for clause in self._governors(sentence, expression, heads):
                owners[clause.index].append(expression)
        return owners

    def _governors(self, sentence: Sentence, expression: DateExpression, heads: dict[int, Clause]) -> list[Clause]:
        tokens = sentence.tokens
        current = _top(tokens, expression.first, expression.last)
        adnominal = tokens[current].relation in ADNOMINAL
        preposition = ""
        for _ in range(len(tokens)):
            governor = tokens[current].head
            if governor == current:
                break
            token = tokens[governor]
            clause = heads.get(governor)
            if clause is not None and clause.nominal:
                return [clause, *self._beside(sentence, clause, preposition)]
            if clause is not None:
                return [clause]
            if token.pos == "ADP":
                preposition = token.text.lower()
            elif token.pos in NOUNS and adnominal and token.relation not in ADNOMINAL:
                if not (token.relation == "pobj" and self._temporal(tokens, governor)):
                    return []
                adnominal = False
            current = governor
        return [heads[current]] if current in heads else []

    def _beside(self, sentence: Sentence, noun: Clause, preposition: str) -> list[Clause]:
        """The verb that a nominal clause shares its date with: "held talks on Monday", "during Monday's talks"."""
        if noun.parent is None:
            return []
        verb = sentence.clauses[noun.parent]
        tokens = sentence.tokens
        if verb.nominal:
            return []
        if verb.lemma in self._known.light_lemmas and _argument_of(sentence, noun, verb):
            return [verb]
        relation = tokens[noun.head].relation
        if (
            relation == "pobj"
            and self._temporal(tokens, noun.head)
            and tokens[tokens[noun.head].head].head == verb.head
        ):
            return [verb]
        return []

    def _temporal(self, tokens: tuple[Token, ...], noun: int) -> bool:
        return tokens[tokens[noun].head].text.lower() in self._known.light_prepositions


def _top(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """The token of the stretch whose governor lies outside it."""
    for index in range(first, last):
        head = tokens[index].head
        if not first <= head < last or head == index:
            return index
    return first


def _argument_of(sentence: Sentence, noun: Clause, verb: Clause) -> bool:
    return any(
        noun.head == a.head or noun.head in a.conjuncts for a in verb.arguments if a.role in ("object", "subject")
    )


def _best(expressions: list[DateExpression], clause: Clause) -> DateExpression:
    """The sharpest expression; among equals that nearest to the predicate."""
    return min(
        expressions,
        key=lambda e: (FINENESS[e.interval.precision] if e.interval else 9, abs(e.first - clause.head), e.first),
    )


def find(report: Report, sentences: tuple[Sentence, ...]) -> Dates:
    """All date expressions of the report's sentences, resolved against its publication date and one another."""
    known = time_words(report.language)
    reference = Reference.of(report.published.interval if report.published else None)
    anchor: Interval | None = None
    found: list[DateExpression] = []
    counting = _counting(report.language)
    for sentence in sentences:
        if not any(w.lower() in known.starters or w[0].isdigit() for w in LEXEME.findall(sentence.text)):
            continue
        words = lexemes(sentence.text)
        syntax = _Syntax(sentence, counting)
        for told in Grammar(sentence.text, words, known, syntax.is_year).expressions():
            first, last = syntax.tokens(words[told.first].start, words[told.last - 1].end)
            forward = syntax.forward(first, told, known)
            interval = resolve(told, reference, anchor, forward)
            whole = interval if told.until else point(told, reference, anchor, forward)
            span = Span(report.id, sentence.start + words[told.first].start, sentence.start + words[told.last - 1].end)
            found.append(
                DateExpression(
                    span,
                    sentence.index,
                    first,
                    last,
                    interval,
                    told.kind == "fixed",
                    whole if interval else None,
                    told.counted,
                )
            )
            if interval and told.kind not in ("window", "vague"):
                anchor = replace(whole) if whole else anchor
    return Dates(tuple(found), known)


def _counting(language: str) -> frozenset[str]:
    """Nouns that make a count of the four digits before them."""
    data = table(language, "figures")
    return frozenset((*data.get("durations", ()), *data.get("persons", {}).get("lemmas", ())))


class _Syntax:
    """What a sentence's parse says about the words of a time expression."""

    def __init__(self, sentence: Sentence, counting: frozenset[str]) -> None:
        self.sentence = sentence
        self.counting = counting
        self.starts = [t.start for t in sentence.tokens]
        self._heads: dict[int, Clause] | None = None

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Tokens that cover the offsets."""
        first = max(0, bisect_right(self.starts, start) - 1)
        return first, max(first + 1, bisect_left(self.starts, end))

    def is_year(self, start: int, end: int) -> bool:
        """Whether a number of four digits can be a year: not where it counts a noun in the plural."""
        tokens = self.sentence.tokens
        index, _ = self.tokens(start, end)
        token = tokens[index]
        if token.relation == "nummod" and token.head > index and tokens[token.head].tag in ("NNS", "NNPS"):
            return False
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        return following is None or (following.lemma.lower() not in self.counting and following.text != "%")

    def forward(self, index: int, told: Told, known: TimeWords) -> bool:
        """Whether the expression lies ahead, by its preposition and the tense of the clause it belongs to."""
        tokens = self.sentence.tokens
        before = tokens[index].text.lower() if told.side else tokens[index - 1].text.lower() if index else ""
        if before in known.forward_prepositions:
            return True
        if not self.sentence.clauses:
            return any(t.text.lower() in known.forward_lemmas for t in tokens[max(0, index - 12) : index])
        if self._heads is None:
            self._heads = {c.head: c for c in self.sentence.clauses if not c.nominal}
        clause, passed = self._clause(index)
        if passed & known.forward_lemmas:
            return True
        if clause is None:
            return False
        if clause.tense == "future" or (
            "have" not in clause.auxiliaries and known.forward_auxiliaries & {*clause.auxiliaries}
        ):
            return True
        if "to" in clause.auxiliaries or clause.link == "infinitive":
            governor = tokens[tokens[clause.head].head]
            return governor.lemma.lower() in known.forward_lemmas
        if clause.tense == "progressive" and clause.auxiliaries == ("be",):
            return self._present(clause)
        return clause.voice == "passive" and clause.lemma in known.forward_lemmas

    def _present(self, clause: Clause) -> bool:
        """Whether the auxiliary is "is" or "are": "is meeting on Friday" lies ahead."""
        return any(
            t.head == clause.head and t.lemma == "be" and t.tag in ("VBZ", "VBP")
            for t in self.sentence.tokens[clause.start : clause.head]
        )

    def _clause(self, index: int) -> tuple[Clause | None, set[str]]:
        """The verbal clause above a token, and the lemmas passed on the way up to it."""
        tokens, heads = self.sentence.tokens, self._heads or {}
        passed: set[str] = set()
        for _ in range(len(tokens)):
            if index in heads:
                return heads[index], passed
            governor = tokens[index].head
            if governor == index:
                break
            passed.add(tokens[index].lemma.lower())
            index = governor
        return None, passed
