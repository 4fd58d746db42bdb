"""A couple of one surname, and a second person in the same sentence, are kept apart."""

from collections.abc import Callable

from kennan.coding import mentions
from kennan.language import Reader
from kennan.model import Report


def test_each_title_goes_to_its_own_bearer(reader: Reader, make_report: Callable[..., Report]) -> None:
    report = make_report(
        "President Kell and Dana Kell, the first lady, welcomed President Tomas Arel of Drovnia to the palace. "
        "Hosting President Tomas Arel, Mr. Kell said that a deal was near. Mr. Arel thanked Mrs. Kell."
    )
    found = mentions.find(report, reader.sentences(report))
    named = {r.name: [m.surface for m in r.mentions if m.form == "name"] for r in found.referents if r.kind == "person"}
    assert named == {
        "Kell": ["President Kell", "Mr. Kell"],
        "Dana Kell": ["Dana Kell", "Mrs. Kell"],
        "Tomas Arel": ["President Tomas Arel", "President Tomas Arel", "Mr. Arel"],
    }
