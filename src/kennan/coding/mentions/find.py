"""Who is spoken of where: mentions and the referents of one report."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, islice, pairwise

from kennan.coding.mentions.draft import Draft
from kennan.coding.mentions.groups import Group
from kennan.coding.mentions.known import known
from kennan.coding.mentions.organs import of_their_own
from kennan.coding.mentions.phrases import SentenceReader
from kennan.coding.mentions.plain import read_plain
from kennan.coding.mentions.plain_words import reads_plainly
from kennan.coding.mentions.referents import Resolver
from kennan.coding.mentions.titles import Elsewhere
from kennan.coding.mentions.words import Words, words
from kennan.language.sentence import Argument, Sentence
from kennan.language.world import Sense, World
from kennan.model import Mention, Quote, Referent, Report, Role, Span, content_id

# Where a report speaks of these, "the House" is the other chamber.
CHAMBERS, HOUSE = frozenset({"Senate", "Congress"}), "House of Representatives"
FIRST_PERSON = {"first_singular", "first_plural"}


class Mentions:
    """The mentions of one report, by place. Made by `find`."""

    def __init__(
        self, referents: tuple[Referent, ...], heads: dict[tuple[int, int], str], seats: dict[str, str] | None = None
    ) -> None:
        self.referents = referents
        self._seats = seats or {}  # of a head of state whose nation goes without saying, the state
        self._heads = heads
        self._by_id = {r.id: r for r in referents}
        self._sorted = sorted(
            ((m, r.id) for r in referents for m in r.mentions), key=lambda pair: (pair[0].span.start, pair[0].span.end)
        )
        self._starts = [mention.span.start for mention, _ in self._sorted]

    def referent(self, identifier: str) -> Referent:
        return self._by_id[identifier]

    def acting(self, sentence: Sentence, head: int) -> str | None:
        """The same of who acts: "we", said by the head of a state, is the state."""
        found = self.at(sentence, head)
        if found in self._seats and words().pronouns.get(sentence.tokens[head].text.casefold()) == "first_plural":
            return self._seats[found]
        return found

    def at(self, sentence: Sentence, head: int) -> str | None:
        """The referent of the noun phrase headed by the token, pronouns resolved; None where nobody is meant. A
        modifier ("Ruritanian" of "Ruritanian troops") has the referent it names."""
        return self._heads.get((sentence.index, head))

    def of(self, sentence: Sentence, argument: Argument | None) -> tuple[str, ...]:
        """The referents of an argument and of the phrases coordinated with it, in order, without doubles."""
        if argument is None:
            return ()
        found = (self.at(sentence, head) for head in (argument.head, *argument.conjuncts))
        return tuple(dict.fromkeys(r for r in found if r))

    def within(self, span: Span) -> tuple[tuple[Mention, str], ...]:
        """The mentions that lie in a span, with their referents' ids, in text order."""
        found = []
        for number in range(bisect_left(self._starts, span.start), len(self._sorted)):
            mention, identifier = self._sorted[number]
            if mention.span.start >= span.end:
                break
            if mention.span.end <= span.end:
                found.append((mention, identifier))
        return tuple(found)

    def with_speakers(self, quotes: Sequence[Quote], sentences: Sequence[Sentence]) -> "Mentions":
        """The same with "I" and "we" in what is quoted resolved: "I" to the speaker, "we" to the body he belongs to
        where the report names it. The innermost quote around the word counts."""
        pronouns = words().pronouns
        stretches = sorted(
            ((span.start, span.end, quote.speaker) for quote in quotes if quote.speaker for span in quote.content),
            key=lambda s: (s[0], -s[1]),
        )
        heads, added = dict(self._heads), dict[str, list[Mention]]()
        number = 0
        for sentence in sentences:
            while number < len(stretches) and stretches[number][1] <= sentence.start:
                number += 1
            around = []
            for stretch in islice(stretches, number, None):
                if stretch[0] >= sentence.end:
                    break
                if stretch[1] > sentence.start:
                    around.append(stretch)
            if not around:
                continue
            for index, token in enumerate(sentence.tokens):
                kind = pronouns.get(token.text.casefold())
                if kind not in FIRST_PERSON:
                    continue
                start, end = sentence.start + token.start, sentence.start + token.end
                speakers = [s[2] for s in around if s[0] <= start and end <= s[1]]
                if not speakers or speakers[-1] not in self._by_id:
                    continue
                meant = speakers[-1] if kind == "first_singular" else self._body(speakers[-1])
                heads[(sentence.index, index)] = meant
                added.setdefault(meant, []).append(Mention(Span(sentence.report, start, end), token.text, "pronoun"))
        if not added:
            return self
        return Mentions(tuple(_with(r, added.get(r.id, [])) for r in self.referents), heads, self._seats)

    def _body(self, speaker: str) -> str:
        referent = self._by_id[speaker]
        if referent.kind != "person" or referent.part_of not in self._by_id:
            return speaker
        former = bool(referent.roles) and all(r.title.casefold().startswith(("former", "ex")) for r in referent.roles)
        return speaker if former or referent.part_of is None else referent.part_of


def find(report: Report, sentences: tuple[Sentence, ...], world: World | None = None) -> Mentions:
    """All mentions of the report's sentences, grouped into referents. `world` is what is known beforehand."""
    world = world or World.default()
    parsed = any(s.phrases for s in sentences) and not reads_plainly(report.language)
    drafts: list[Draft] = []
    if parsed:
        lexicon = words()
        paragraph, still_open = -1, False
        elsewhere = _elsewhere(sentences, world, lexicon)
        held = of_their_own(sentences, [known(s, world, lexicon) for s in sentences])
        for sentence, knowns in zip(sentences, held, strict=True):
            still_open = still_open and sentence.paragraph == paragraph
            reader = SentenceReader(sentence, world, lexicon, still_open, elsewhere, knowns)
            drafts += reader.read()
            still_open, paragraph = reader.quote_open, sentence.paragraph
        resolver = Resolver(drafts, world, lexicon)
        groups, group_of = resolver.run(), resolver.group_of
    else:
        groups, group_of = read_plain(sentences, world, report.language)
    return _mentions(report, groups, group_of)


def _elsewhere(sentences: tuple[Sentence, ...], world: World, lexicon: Words) -> Elsewhere:
    """What the whole report tells of its names. The parser takes a surname at the start of a sentence for other words,
    and "the North" is a country where the report names one that begins so."""
    surnames: set[str] = set()
    full: set[str] = set()
    halves: dict[str, Sense] = {}
    for sentence in sentences:
        for token, after in pairwise(sentence.tokens):
            named = token.entity == "PERSON" and token.tag == "NNP" and len(token.text) > 3 and not token.text.isupper()
            if named and not (token.relation == "compound" and sentence.tokens[token.head].tag == "NN"):
                surnames.add(token.text)
            if after.tag == "NNP" and token.relation == "compound" and token.text.casefold() in lexicon.first_names:
                full.add(after.text)
            if token.text in CHAMBERS and (house := world.lookup(HOUSE)) is not None:
                halves["House"] = house
            if token.text in lexicon.halves and token.text not in halves and after.tag == "NNP":
                sense = world.lookup(f"{token.text} {after.text}")
                if sense is not None and sense.entry.kind == "state":
                    for half in lexicon.halves:
                        other = world.lookup(f"{half} {after.text}")
                        if other is not None and other.entry.kind == "state":
                            halves.setdefault(half, replace(other, how="capital"))
    letters = (t.text for s in sentences for before, t in pairwise(s.tokens) if before.text == "(" and t.text.isupper())
    return Elsewhere(frozenset(surnames), frozenset(full), halves, frozenset(w for w in letters if len(w) > 2))


def _mentions(report: Report, groups: list[Group], group_of: dict[Draft, Group]) -> Mentions:
    ids: dict[int, str] = {}
    taken: set[Span] = set()
    ordered: list[tuple[Group, tuple[Mention, ...]]] = []
    for group in sorted(groups, key=_first_place):
        spans = {d.span: d for d in sorted(group.drafts, key=lambda d: d.place) if d.span not in taken}
        mentions = tuple(
            Mention(span, report.quote(span), draft.form)
            for span, draft in sorted(spans.items(), key=lambda pair: (pair[0].start, pair[0].end))
        )
        if not any(m.form != "pronoun" for m in mentions):
            continue
        taken.update(spans)
        ids[id(group)] = content_id("referent", mentions[0].span)
        ordered.append((group, mentions))
    referents = tuple(_referent(report, group, mentions, ids) for group, mentions in ordered)
    heads: dict[tuple[int, int], str] = {}
    for draft, group in group_of.items():
        if id(group) in ids:
            heads[draft.place] = ids[id(group)]
    for draft, group in group_of.items():
        if id(group) in ids and draft.form == "name":
            for index in range(draft.first, draft.last):
                heads.setdefault((draft.sentence.index, index), ids[id(group)])
    for draft, group in group_of.items():
        if draft.before_name is not None and id(group) in ids:
            heads.setdefault((draft.sentence.index, draft.before_name), ids[id(group)])
    seats = {ids[id(g)]: ids[id(g.seat)] for g in groups if g.seat is not None and id(g) in ids and id(g.seat) in ids}
    return Mentions(referents, heads, seats)


def _first_place(group: Group) -> tuple[int, int, int]:
    return min((d.sentence.index, d.first, d.head) for d in group.drafts)


def _referent(report: Report, group: Group, mentions: tuple[Mention, ...], ids: dict[int, str]) -> Referent:
    body = group.body
    roles: dict[str, Role] = {}
    for draft in group.drafts:
        if draft.role_at is not None and group.kind == "person":
            title = draft.sentence.words(*draft.role_at)
            roles.setdefault(title.casefold(), Role(title, draft.sentence.span(*draft.role_at)))
    return Referent(
        id=ids[id(group)],
        report=report.id,
        name=_name(group, mentions),
        kind=group.kind,
        country=group.home,
        mentions=mentions,
        roles=tuple(roles.values()),
        part_of=ids.get(id(body)) if body is not None else None,
        members=tuple(ids[id(m)] for m in group.members if id(m) in ids),
        known=group.known.name if group.known else None,
    )


def _name(group: Group, mentions: tuple[Mention, ...]) -> str:
    if group.known is not None or group.names:
        return group.name
    return next(m.surface for m in mentions if m.form != "pronoun")


def _with(referent: Referent, added: Iterable[Mention]) -> Referent:
    held = {m.span for m in referent.mentions}
    mentions = sorted(
        chain(referent.mentions, (m for m in added if m.span not in held)), key=lambda m: (m.span.start, m.span.end)
    )
    if len(mentions) == len(referent.mentions):
        return referent
    return Referent(
        referent.id, referent.report, referent.name, referent.kind, referent.country, tuple(mentions), referent.roles,
        referent.part_of, referent.members, referent.known,
    )  # fmt: skip
