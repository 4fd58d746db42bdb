"""PDF files with a text layer to drafts."""

import io
import logging
import re

from kennan.errors import InputError
from kennan.intake.lines import CLOSERS, FINAL
from kennan.intake.options import Draft

MAX_PAGES = 500
UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
HYPHENATED = re.compile(r"[^\W\d_]-$")
PAGE_NUMBER = re.compile(r"^(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?$", re.IGNORECASE)
FULL_LINE = 0.8


def read_pdf(data: bytes, name: str, limit: int) -> Draft:
    """The draft of a PDF file, its lines joined to paragraphs. Raises InputError for what has no text to read."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(name, "the PDF is encrypted", "save it without a password")
        pages: list[str] = []
        for page in reader.pages[:MAX_PAGES]:
            pages.append(UNSAFE.sub(" ", page.extract_text() or ""))
            if sum(map(len, pages)) > limit:
                break
        information = reader.metadata
        title = str(information.title).strip() if information and information.title else None
    except InputError:
        raise
    except PyPdfError as error:
        raise InputError(name, "the PDF is damaged", "open it and save it again, or save its text") from error
    except Exception as error:  # pypdf raises whatever a broken object makes it stumble on
        raise InputError(
            name, f"the PDF can't be read ({type(error).__name__})", "open it and save it again, or save its text"
        ) from error
    text = "\n\n".join(filter(None, map(paragraphs, pages)))
    if not text.strip():
        raise InputError(name, "the PDF has no text layer", "run it through text recognition (OCR) first")
    metadata = (("title", title),) if title else ()
    return Draft(text=text, format="pdf", metadata=metadata)


def paragraphs(page: str) -> str:
    """The lines of a page joined to paragraphs: a line that fills the measure and does not end a sentence goes on."""
    lines = [line.strip() for line in page.splitlines()]
    lines = [line for line in lines if not PAGE_NUMBER.match(line)]
    measure = sorted(map(len, filter(None, lines)))
    full = FULL_LINE * measure[int(len(measure) * 0.9)] if measure else 0
    out: list[str] = []
    joins = False
    for line in lines:
        if not line:
            joins = False
        elif joins and out:
            if HYPHENATED.search(out[-1][-2:]) and line[0].islower():
                out[-1] = out[-1][:-1] + line
            else:
                out[-1] += " " + line
        else:
            out.append(line)
        if line:
            ends = line.rstrip(CLOSERS).endswith(tuple(FINAL))
            joins = len(line) >= full or (not ends and line[-1] in ",;-")
            joins = joins and not (ends and len(line) < full)
    return "\n".join(out)
