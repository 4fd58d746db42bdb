"""Five outlets on eight affairs (NewsWCL50), told independently: no two of their reports are one family."""

import pytest

from kennan.intake import Intake, Options, Source, read
from kennan.lineage import trace
from kennan.model import JOINS_FAMILIES, Report
from tests.measure import SHARED

FOLDER = SHARED / "reports" / "newswcl50"


@pytest.mark.skipif(not FOLDER.is_dir(), reason=f"{FOLDER} missing; set KENNAN_SHARED to the shared folder")
def test_independent_reports_of_the_same_events_stay_independent() -> None:
    reports: list[Report] = []
    for path in sorted(FOLDER.glob("*.txt")):
        reports += [item.report for item in read(Source(path.name, str(path)), Options()) if isinstance(item, Intake)]
    lineage = trace(reports, {})
    names = {r.id: r.name for r in reports}
    joined = [(names[k.a.report], names[k.b.report]) for k in lineage.links if k.kind in JOINS_FAMILIES and k.b]
    assert (len(reports), len(lineage.families), joined) == (40, 40, [])
