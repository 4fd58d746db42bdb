"""Languages without a parser: words and numbers only, so that names, dates and figures can still be found."""

import re
from collections.abc import Iterable, Iterator

from kennan.language.sentence import Parse, Token

WORD = re.compile(r"\d+(?:[.,:/]\d+)*%?|[^\W\d_]+(?:[-'’.][^\W\d_]+)*|[^\w\s]", re.UNICODE)


def parse(texts: Iterable[str]) -> Iterator[Parse]:
    """One parse per sentence text: tokens with offsets; `pos` is NUM, PUNCT, PROPN (capitalised) or X."""
    for text in texts:
        tokens = []
        for index, match in enumerate(WORD.finditer(text)):
            word = match.group()
            if word[0].isdigit():
                pos = "NUM"
            elif not word[0].isalpha():
                pos = "PUNCT"
            else:
                pos = "PROPN" if word[0].isupper() else "X"
            tokens.append(Token(word, word.lower(), pos, "", match.start(), match.end(), index, "dep"))
        yield Parse(tuple(tokens))
