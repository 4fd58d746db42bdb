"""From a report to its parsed sentences."""

from collections import OrderedDict
from collections.abc import Iterable

from kennan.intake.lines import hard_wrapped
from kennan.language import plain_parser, shallow_parser, spacy_parser
from kennan.language.headlines import in_sentence_case
from kennan.language.pack import table
from kennan.language.read_back import Restored, restored
from kennan.language.run_ons import parted
from kennan.language.sentence import Parse, Sentence
from kennan.language.split import paragraphs, sentences
from kennan.model import Report

READ_REGIONS = frozenset({"body", "title", "teaser", "heading", "caption"})
MEMO = 20_000
PARSED = frozenset({"en"})
# Kinds of claims that can be had without a parser, where the language's pack has their words.
WITHOUT_PARSER = {"quotes": "speech", "statuses": "statuses"}


def lacks(language: str) -> tuple[str, ...]:
    """What can't be had of a report in this language, in words for the user; nothing where it is parsed."""
    if language in PARSED or shallow_parser.has_grammar(language) or spacy_parser.pipeline_of(language):
        return ()
    found = ["names", *(kind for kind, pack in WITHOUT_PARSER.items() if table(language, pack)), "dates"]
    return (f"no parser for {language}: only {', '.join(found)} and figures",)


class Reader:
    """Splits and parses reports. Parses are memoised by sentence text, so that wire copy is parsed once.

    model  name of an installed spaCy package for English
    """

    def __init__(self, model: str = spacy_parser.DEFAULT_MODEL) -> None:
        self.model = model
        self._memo: OrderedDict[tuple[str, str], Parse] = OrderedDict()

    def sentences(self, report: Report) -> tuple[Sentence, ...]:
        """All sentences of the report in order, titles, teasers and captions included, furniture left out."""
        return self.many([report])[0]

    def many(self, reports: Iterable[Report]) -> list[tuple[Sentence, ...]]:
        """The same for several reports, parsed in one batch, which is faster."""
        places = [(report, list(_places(report))) for report in reports]
        as_read = {(r.id, a): _as_read(r, a, b) for r, found in places for a, b, _, _ in found}
        wanted = {(r.language, as_read[r.id, a].text): None for r, found in places for a, _, _, _ in found}
        parses = self._parse(wanted)
        out = []
        for report, found in places:
            out.append(
                tuple(
                    Sentence(
                        report.id,
                        index,
                        paragraph,
                        start,
                        end,
                        text,
                        region,
                        read.placed(parses[(report.language, read.text)]),
                    )
                    for index, (start, end, paragraph, region) in enumerate(found)
                    if (text := report.text[start:end]) and (read := as_read[report.id, start])
                )
            )
        return out

    def _parse(self, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Parse]:
        known: dict[tuple[str, str], Parse] = {}
        todo: dict[str, list[str]] = {}
        for key in wanted:
            if key in self._memo:
                self._memo.move_to_end(key)
                known[key] = self._memo[key]
            else:
                todo.setdefault(key[0], []).append(key[1])
        for language, texts in todo.items():
            for text, parse in zip(texts, self._parsed(texts, language), strict=True):
                known[(language, text)] = self._memo[(language, text)] = parse
        while len(self._memo) > MEMO:
            self._memo.popitem(last=False)
        return known

    def _parsed(self, texts: list[str], language: str) -> Iterable[Parse]:
        """By a pipeline, by lexicon and word order, or into mere words, as the language has it."""
        if language in PARSED:
            return spacy_parser.parse(texts, self.model)
        pipeline = spacy_parser.pipeline_of(language)
        if pipeline is not None:
            return spacy_parser.parse(texts, pipeline, language)
        if shallow_parser.has_grammar(language):
            return shallow_parser.parse(texts, language)
        return plain_parser.parse(texts)


def _as_read(report: Report, start: int, end: int) -> Restored:
    """A sentence as the parser reads it: on one line, a headline in the case of prose, and its broken expressions
    restored where the report is spun."""
    text = in_sentence_case(_unwrapped(report.text[start:end]), report.language)
    return restored(text, report.language) if report.reads_as_spun else Restored(text, ())


def _unwrapped(text: str) -> str:
    """The sentence on one line: as many code points, so that offsets hold."""
    return text.replace("\r", " ").replace("\n", " ")


def _places(report: Report) -> Iterable[tuple[int, int, int, str]]:
    """Start, end, paragraph number and region of every sentence."""
    number = 0
    wrapped = hard_wrapped(report.text)
    for region in sorted(report.regions, key=lambda r: r.start):
        if region.kind not in READ_REGIONS:
            continue
        for first, last in paragraphs(report.text, region.start, region.end, wrapped=wrapped):
            for begin, stop in sentences(report.text, first, last, report.language):
                for start, end in parted(report.text, begin, stop, report.language):
                    yield start, end, number, region.kind
            number += 1
