"""Quotes in languages read without a parser: cue words, word order, commas and quotation marks."""

from collections.abc import Mapping
from dataclasses import dataclass

from kennan.coding.mentions.plain_words import plain_words
from kennan.coding.quotes.choice import Found, Stretches
from kennan.coding.quotes.gather import marks_of, paragraphs_of
from kennan.coding.quotes.marks import Stretch
from kennan.coding.quotes.sentence import Candidate
from kennan.language.pack import table
from kennan.language.sentence import Sentence

BREAKS = frozenset([",", ";", ":", "(", ")", "-", "–", "—", ".", "!", "?"])
MARKS = frozenset(['"', "“", "”", "„", "'", "‘", "’", "«"])
LONG_PHRASE = 14
# Shares of right ones among a hundred such quotes, as found in reading; there is no annotated set to measure on.
BEFORE_RATE = 0.75
DIRECT_RATE = 0.9


@dataclass(frozen=True, slots=True)
class _Words:
    before: frozenset[str]
    after: frozenset[str]
    own: frozenset[str]
    that: frozenset[str]
    adverbs: frozenset[str]
    relative: frozenset[str]
    pronouns: frozenset[str]
    addressee: frozenset[str]
    helpers: frozenset[str]
    skipped: frozenset[str]
    dropped: frozenset[str]
    sources: frozenset[str]
    told: tuple[tuple[str, ...], ...]
    anybody: frozenset[str]
    beings: frozenset[str]


def reads(language: str) -> bool:
    """Whether the language's pack has the words by which quotes are found by word order."""
    return "around" in table(language, "speech")


def gather(text: str, sentences: tuple[Sentence, ...], language: str) -> list[Found]:
    """All quotes of a report whose sentences have words only."""
    data = table(language, "speech")
    if not data:
        return []
    words = _words(data, language)
    out: list[Found] = []
    paragraphs = paragraphs_of(sentences)
    marked = marks_of(text, paragraphs)
    last: Found | None = None
    for number, inside in paragraphs.items():
        for sentence in inside:
            stretches = [s for s in marked.get(number, []) if s.opened < sentence.end and s.closed > sentence.start]
            found = (
                _after_marks(text, sentence, stretches, words, last)
                or _according(sentence, words)
                or _speaker_last(sentence, stretches, words)
                or _with_cue(sentence, stretches, words)
            )
            out += found
            last = found[-1] if found else last
    return out


def _words(data: Mapping[str, Mapping[str, list[str]]], language: str) -> _Words:
    verbs, around, sources = data.get("verbs", {}), data.get("around", {}), data.get("sources", {})
    plain = plain_words(language)
    return _Words(
        frozenset(verbs.get("say", ())),
        frozenset(verbs.get("after", ())),
        frozenset(verbs.get("own", ())),
        frozenset(around.get("complementizers", ())),
        frozenset(around.get("adverbs", ())),
        frozenset(around.get("relative", ())),
        frozenset(around.get("pronouns", ())),
        frozenset(around.get("addressee", ())),
        frozenset(around.get("helpers", ())),
        frozenset(around.get("skipped", ())),
        frozenset(around.get("dropped", ())),
        frozenset(sources.get("according", ())),
        tuple(tuple(form.split()) for form in sources.get("told", ())),
        frozenset(around.get("anybody", ())),
        frozenset(form.split()[0] for form in (*plain.nouns, *plain.offices)),
    )


def _after_marks(
    text: str, sentence: Sentence, stretches: list[Stretch], words: _Words, last: Found | None
) -> list[Found]:
    """Speech in marks with the cue after it: "...", ujar menteri itu; "...", katanya kepada BBC."""
    tokens = sentence.tokens
    for stretch in stretches:
        first = next((i for i, t in enumerate(tokens) if sentence.start + t.start >= stretch.closed), len(tokens))
        while first < len(tokens) and (
            tokens[first].text in BREAKS | MARKS or tokens[first].text.lower() in words.helpers
        ):
            first += 1
        if first >= len(tokens):
            continue
        word = tokens[first].text.lower()
        if word in words.own:
            content = [(stretch.start, stretch.end)]
            addressee = _addressee(sentence, first + 1, words)
            made = Candidate(first, word, "say", "direct", (), None, None, addressee, (first, first + 1))
            return [Found(sentence, made, content, list(content), DIRECT_RATE, voice=last.voice if last else None)]
        if word in words.after:
            end = _phrase_end(sentence, first + 1, words)
            if end > first + 1:
                content = [(stretch.start, stretch.end)]
                made = Candidate(first, word, "say", "direct", (), (first + 1, end), first + 1, None, (first, end))
                return [Found(sentence, made, content, list(content), DIRECT_RATE, voice=(sentence, (first + 1, end)))]
    return []


def _according(sentence: Sentence, words: _Words) -> list[Found]:
    """The rest of the sentence where it begins or ends with "according to" and somebody: Menurut Tamm, ..."""
    tokens = sentence.tokens
    last = len(tokens)
    while last and tokens[last - 1].text in BREAKS | MARKS:
        last -= 1
    lower = [t.text.lower() for t in tokens]
    for at in (0, *(i + 1 for i in range(3, last) if tokens[i].text == ",")):
        form = next((f for f in words.told if tuple(lower[at : at + len(f)]) == f), None)
        if form is None:
            continue
        first = at + len(form)
        end = next((i for i in range(first, last) if tokens[i].text in BREAKS), last)
        begin, stop = (end + 1, last) if at == 0 else (0, at - 1)
        if not first < end or stop - begin < 3 or not _names(sentence, first, end, words, beings=True):
            continue
        content = [(sentence.start + tokens[begin].start, sentence.start + tokens[stop - 1].end)]
        made = Candidate(at, lower[at], "according", "bare", (), (first, end), first, None, (at, end))
        return [Found(sentence, made, content, [], BEFORE_RATE, voice=(sentence, (first, end)))]
    return []


def _speaker_last(sentence: Sentence, stretches: list[Stretch], words: _Words) -> list[Found]:
    """Content without marks, a comma, cue and speaker: ..., kata pengamat itu."""
    tokens = sentence.tokens
    last = len(tokens)
    while last and tokens[last - 1].text in BREAKS | MARKS:
        last -= 1
    for index in range(max(0, last - LONG_PHRASE), last):
        if tokens[index].text.lower() not in words.after:
            continue
        comma = index - 1
        while comma > 0 and tokens[comma].text.lower() in words.helpers:
            comma -= 1
        end = _phrase_end(sentence, index + 1, words)
        if (
            comma < 3
            or tokens[comma].text != ","
            or not end > index + 1
            or tokens[index + 1].text.lower() in words.that
        ):
            continue
        if not _names(sentence, index + 1, end, words, beings=True):
            continue
        content = [(sentence.start + tokens[0].start, sentence.start + tokens[comma - 1].end)]
        if any(s.start < content[0][1] and s.end > content[0][0] for s in stretches):
            return []
        made = Candidate(
            index, tokens[index].text.lower(), "say", "bare", (), (index + 1, end), index + 1, None, (index, end)
        )
        return [Found(sentence, made, content, [], BEFORE_RATE, voice=(sentence, (index + 1, end)))]
    return []


def _with_cue(sentence: Sentence, stretches: list[Stretch], words: _Words) -> list[Found]:
    """Speaker, cue, content; of a chain ("the paper reports, the minister said ...") the inner one."""
    tokens = sentence.tokens
    made: Found | None = None
    floor = 0
    for index, token in enumerate(tokens):
        at = sentence.start + token.start
        if token.text.lower() not in words.before or any(s.start <= at < s.end for s in stretches):
            continue
        if index and tokens[index - 1].text.lower() in words.relative:
            continue
        after = tokens[index + 1].text.lower() if index + 1 < len(tokens) else ""
        mention = _speaker(sentence, floor, index, words, after in words.that or token.text.lower() in words.anybody)
        if mention is None or (made is not None and index - made.candidate.cue > 9):
            continue
        start, addressee = _content_start(sentence, index + 1, words)
        last = len(tokens)
        while last > start and tokens[last - 1].text in BREAKS:
            last -= 1
        if last - start < 2:
            continue
        content: Stretches = [(sentence.start + tokens[start].start, sentence.start + tokens[last - 1].end)]
        quoted = [(s.start, s.end) for s in stretches if content[0][0] <= s.opened and s.end <= sentence.end]
        if len(quoted) == 1 and quoted[0][0] <= content[0][0] + 1 and quoted[0][1] >= content[0][1] - 2:
            content = list(quoted)
        chain = made.voice if made is not None else None
        candidate = Candidate(
            index, token.text.lower(), "say", "bare", (), mention, mention[0], addressee, (mention[0], index + 1)
        )
        made = Found(sentence, candidate, content, quoted, BEFORE_RATE, voice=(sentence, mention), via=chain)
        floor = index + 1
    return [made] if made is not None else []


def _speaker(sentence: Sentence, floor: int, cue: int, words: _Words, beings: bool) -> tuple[int, int] | None:
    """The phrase before the cue: the words since the last comma, or, where they are none or an apposition's end, the
    first phrase of the sentence that no source word or date opens. With `beings` it need not be a name."""
    tokens = sentence.tokens
    end = cue
    while end > floor and tokens[end - 1].text.lower() in words.adverbs:
        end -= 1
    start = end
    while start > floor and tokens[start - 1].text not in BREAKS:
        start -= 1
    if start < end and _names(sentence, start, end, words, beings):
        return start, end
    segments: list[tuple[int, int]] = []
    begin = floor
    for index in range(floor, end):
        if tokens[index].text in BREAKS:
            if begin < index:
                segments.append((begin, index))
            begin = index + 1
    skip = False
    for number, (first, last) in enumerate(segments):
        if number == 0 and tokens[first].text.lower() in words.sources:
            skip = True
            continue
        if skip and last - first == 1 and number + 1 < len(segments):
            # a weekday between the source and the speaker
            continue
        if _names(sentence, first, last, words) and not any(tokens[i].pos == "NUM" for i in range(first, last)):
            return first, last
    return None


def _names(sentence: Sentence, start: int, end: int, words: _Words, beings: bool = False) -> bool:
    """Whether a phrase speaks of somebody: by a name or pronoun, with `beings` also by an office or noun for people."""
    return end - start <= 12 and any(
        sentence.tokens[i].pos == "PROPN"
        or sentence.tokens[i].text.lower() in words.pronouns
        or (beings and sentence.tokens[i].text.lower() in words.beings)
        for i in range(start, end)
    )


def _content_start(sentence: Sentence, start: int, words: _Words) -> tuple[int, int | None]:
    """Past the addressee and the word for "that"; and the addressee's token."""
    tokens = sentence.tokens
    addressee = _addressee(sentence, start, words)
    if addressee is not None:
        limit = next(
            (i for i in range(addressee, len(tokens)) if tokens[i].text.lower() in words.that or tokens[i].text == ","),
            None,
        )
        start = limit if limit is not None else start
    while start < len(tokens) and (tokens[start].text in BREAKS or tokens[start].text.lower() in words.skipped):
        start += 1
    if start < len(tokens) and tokens[start].text.lower() in words.dropped:
        start += 1
    return start, addressee


def _addressee(sentence: Sentence, start: int, words: _Words) -> int | None:
    tokens = sentence.tokens
    if start + 1 < len(tokens) and tokens[start].text.lower() in words.addressee:
        return start + 1
    return None


def _phrase_end(sentence: Sentence, start: int, words: _Words) -> int:
    tokens, end = sentence.tokens, start
    while (
        end < len(tokens) and tokens[end].text not in BREAKS | MARKS and tokens[end].text.lower() not in words.addressee
    ):
        end += 1
    return end
