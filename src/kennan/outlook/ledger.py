"""How scenarios fared: Brier and logarithmic scores beside those of the baselines, kept in a file that only grows."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kennan.errors import KennanError, UsageError
from kennan.outlook.outlook import Outlook, look
from kennan.outlook.scenario import Scenario

FLOOR = 0.001  # probabilities below count as this in the logarithmic score, which would be endless at 0
FEW = 20  # resolved questions below which a mean says nothing
OURS = "scenario"


def brier(shares: Sequence[float], happened: int) -> float:
    """Brier's score over all outcomes, 0 (best) to 2."""
    return math.fsum((p - (i == happened)) ** 2 for i, p in enumerate(shares))


def log_score(shares: Sequence[float], happened: int) -> float:
    """Bits of surprise at what happened, 0 the best."""
    return -math.log2(max(shares[happened], FLOOR))


def entry(outlook: Outlook, outcome: str) -> dict[str, Any]:
    """A row of the ledger. Raises UsageError where the scenario has no such outcome."""
    names = [e.name for e in outlook.endings]
    if outcome not in names:
        raise UsageError(f"{outcome!r} is no outcome of this scenario; there are: {', '.join(names)}")
    happened = names.index(outcome)
    forecasts = {OURS: tuple(e.mean for e in outlook.endings), **outlook.baselines}
    return {
        "title": outlook.title, "digest": outlook.digest, "analyst": outlook.analyst, "cutoff": outlook.cutoff,
        "horizon": outlook.horizon, "version": outlook.version, "samples": outlook.samples, "seed": outlook.seed,
        "outcomes": names, "outcome": outcome, "robust": outlook.robust,
        "forecasts": {name: [round(p, 6) for p in shares] for name, shares in forecasts.items()},
        "brier": {name: round(brier(shares, happened), 6) for name, shares in forecasts.items()},
        "bits": {name: round(log_score(shares, happened), 6) for name, shares in forecasts.items()},
    }  # fmt: skip


def scored(scenario: Scenario, outcome: str, ledger: Path, *, samples: int, seed: int) -> Iterator[str]:
    """Score, keep, and tell how this scenario and all in the ledger fared. Raises KennanError where the ledger can't be
    used, UsageError where it holds this very scenario already."""
    row = entry(look(scenario, samples=samples, seed=seed), outcome)
    before = read(ledger)
    if any(r["digest"] == row["digest"] for r in before):
        raise UsageError(f"{ledger}: holds this scenario already ({row['digest']}); a question is scored once")
    try:
        ledger.parent.mkdir(parents=True, exist_ok=True)
        with ledger.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    except OSError as error:
        raise KennanError(f"{ledger}: can't be written ({error.strerror}); name another file") from error
    yield f"{scenario.title} It ended: {outcome}"
    yield from _table("this question", [row])
    rows = [*before, row]
    yield from _table(f"mean of {len(rows)} resolved", rows)
    if len(rows) < FEW:
        yield f"{len(rows)} of at least {FEW}: too few to say anything of skill; one case proves nothing"


def read(ledger: Path) -> list[dict[str, Any]]:
    """Rows of a ledger; none where there is no such file. Raises KennanError for lines that are no rows."""
    if not ledger.exists():
        return []
    out = []
    try:
        lines = ledger.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KennanError(f"{ledger}: can't be read ({error}); name a ledger of kennan outlook score") from error
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            for kind in ("brier", "bits"):
                assert all(isinstance(row[kind][name], int | float) for name in row["forecasts"])
            assert isinstance(row["digest"], str) and OURS in row["forecasts"]
        except (ValueError, KeyError, TypeError, AssertionError, RecursionError):
            raise KennanError(f"{ledger}:{number}: is no row of a ledger; take it out or name another file") from None
        out.append(row)
    return out


def _table(title: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield f"{title}: Brier (0 best, 2 worst), bits of surprise (0 best)"
    names = [n for n in rows[-1]["forecasts"] if all(n in r["forecasts"] for r in rows)]
    for name in names:
        each = (math.fsum(r[kind][name] for r in rows) / len(rows) for kind in ("brier", "bits"))
        yield "  {:<22} {:.3f}  {:.2f}".format(name, *each)
