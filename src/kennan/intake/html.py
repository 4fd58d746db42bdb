"""HTML pages to drafts: the article and what the page says of it."""

import logging
import re
from typing import Any

from kennan.errors import InputError
from kennan.intake.chunks import complete
from kennan.intake.lines import key
from kennan.intake.options import Draft
from kennan.intake.unpack import BOMS

DECLARED = re.compile(
    rb"""(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})|<\?xml[^>]{0,80}encoding=["']([\w-]{2,20})"""
)
# Names of code pages; what else the codec registry knows (punycode, idna) no page is written in.
CODE_PAGE = re.compile(r"(?i)^(?:windows|cp|iso|latin|koi|gb|big5|euc|shift|sjis|mac|tis|utf-?(?:8|16|32))")
HEAD = 4096
# The newest date believed of a page; htmldate's own limit is the day it runs on, which would make results change.
LAST_DATE = "2099-12-31"
# Less is no article but what is left of a menu or a notice.
MIN_LETTERS, MIN_LETTERS_DENSE = 80, 30
UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
SPACES = re.compile(r"\s+")


def read_html(data: bytes, name: str, url: str | None = None) -> Draft:
    """The draft of a page: title, blank line, body. Raises InputError where no article is found."""
    from trafilatura import bare_extraction

    for library in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    page = UNSAFE.sub(" ", decode_page(data))
    try:
        document: Any = bare_extraction(
            page,
            url=url,
            include_comments=False,
            include_tables=False,
            favor_precision=True,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": LAST_DATE},
        )
    except Exception as error:  # whatever a hostile page does to the parser is a fault of the page
        raise InputError(name, f"the page can't be read: {type(error).__name__}", "save it as plain text") from error
    body = UNSAFE.sub(" ", (document.text or "") if document else "").strip()
    letters = sum(map(str.isalpha, body))
    if letters < (MIN_LETTERS_DENSE if sum(c >= "\u2e80" for c in body) * 2 > letters else MIN_LETTERS):
        raise InputError(name, "no article found in the page", "save the article's text as a .txt file")
    title = _line(document.title)
    site = _line(document.sitename)
    if title and site:
        title = re.sub(rf"\s+[|\-–—:»·]+\s+{re.escape(site)}\s*$", "", title, flags=re.IGNORECASE) or title
    body = UNSAFE.sub(" ", complete(page, body))
    first, _, rest = body.partition("\n")
    if title and rest.strip() and key(first) == key(title):
        body = rest.strip()
    metadata = {
        "title": title,
        "outlet": site or _line(document.hostname),
        "byline": _line(document.author),
        "url": _line(document.url) or url,
        "date": document.date,
        "language": document.language,
    }
    text = f"{title}\n\n{body}" if title else body
    marked = (key("".join(element.itertext())) for element in document.body.iter("head"))
    known = tuple((field, value) for field, value in metadata.items() if value)
    return Draft(text=text, format="html", title=title, metadata=known, headings=frozenset(marked) - {""})


def _line(value: str | None) -> str | None:
    return SPACES.sub(" ", UNSAFE.sub(" ", value)).strip() or None if value else None


def decode_page(data: bytes) -> str:
    """A page's text, by its byte order mark, as UTF-8, or by the encoding that it declares."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    declared = DECLARED.search(data[:HEAD])
    if declared:
        encoding = (declared[1] or declared[2]).decode("ascii", "replace")
        if encoding.lower() in ("iso-8859-1", "latin1", "ascii", "us-ascii") or not CODE_PAGE.match(encoding):
            encoding = "cp1252"
        try:
            return data.decode(encoding, "replace")
        except LookupError:
            pass
    return data.decode("cp1252", "replace")
