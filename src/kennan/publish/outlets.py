"""What is known of outlets: whose mouth they are, and which only gather what others wrote."""

from dataclasses import dataclass
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

from kennan.language.pack import table

OutletKind = Literal["state", "party", "aggregator"]
MARKS: dict[str, str] = {"state": "state-owned", "party": "a party's", "aggregator": "aggregator"}


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet of `packs/world/outlets.toml`: kind, the state it belongs to (ISO 3166-1 alpha-3), and the basis."""

    name: str
    kind: OutletKind
    of: str | None
    basis: str

    @property
    def mark(self) -> str:
        """ "state-owned, RUS"; "aggregator"."""
        return MARKS[self.kind] + (f", {self.of}" if self.of else "")


@cache
def _known() -> tuple[dict[str, Outlet], dict[str, Outlet]]:
    by_name: dict[str, Outlet] = {}
    by_domain: dict[str, Outlet] = {}
    for entry in table("world", "outlets")["outlet"]:
        outlet = Outlet(entry["names"][0], entry["kind"], entry.get("of"), entry["basis"])
        by_name |= {name.casefold(): outlet for name in entry["names"]}
        by_domain |= dict.fromkeys(entry["domains"], outlet)
    return by_name, by_domain


def outlet_of(name: str | None, url: str | None = None) -> Outlet | None:
    """The known outlet of this name or address; None where nothing is known of it."""
    by_name, by_domain = _known()
    plain = " ".join((name or "").split()).casefold()
    if found := by_name.get(plain) or by_name.get(plain.removeprefix("the ")):
        return found
    for address in (plain, url or ""):
        try:
            host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
        except ValueError:
            continue
        parts = host.split(".")
        for start in range(len(parts) - 1):
            if found := by_domain.get(".".join(parts[start:])):
                return found
    return None
