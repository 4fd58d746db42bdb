"""An outlook published: as text, as JSON, as a page with the sentences its inputs rest on."""

import json
from collections.abc import Iterable

from kennan.case import Case
from kennan.errors import UsageError
from kennan.outlook.checking import Record
from kennan.outlook.outlook import Outlook
from kennan.outlook.page import Evidence, claims_of, page
from kennan.outlook.text import text as as_text
from kennan.publish.lines import one_line

__all__ = ["as_json", "as_page", "as_text", "evidence"]


def as_json(outlook: Outlook) -> str:
    """One JSON object, keys in the order of `Outlook`."""
    return json.dumps(outlook.data, ensure_ascii=False, indent=1)


def as_page(outlook: Outlook, case: Case | None) -> str:
    """One HTML page; the claims' sentences are those of the case."""
    return page(outlook, evidence(case, claims_of(outlook)) if case else {})


def evidence(case: Case, claims: Iterable[str]) -> dict[str, Evidence]:
    """Gloss, sentence and report of claims, by the ids asked for; those that the case lacks are left out."""
    record, out = Record(case), {}
    for claim in claims:
        try:
            line = record.find(claim)
        except UsageError:
            continue
        if line is not None:
            out[claim] = Evidence(one_line(line, case), " ".join(case.sentence(line).split()), line.report)
    return out
