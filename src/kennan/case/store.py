"""The case: writing reports and what follows from them, reading them back."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from kennan.case import connection, search
from kennan.case.claims import Claims
from kennan.case.rows import (
    TABLE_OF,
    actor_row,
    claim_link_row,
    conflict_row,
    link_row,
    referent_row,
    report_of,
    report_row,
    to_row,
    unlisted,
)
from kennan.case.search import RANKED, Hit, Hits
from kennan.model import (
    Actor,
    Claim,
    ClaimLink,
    Conflict,
    Family,
    Finding,
    Link,
    Referent,
    Report,
    Skipped,
    Span,
)


class Store(Claims):
    """A case file, record by record. Every write is one transaction; readers may read meanwhile."""

    # Reports

    def has(self, report: str, signature: str) -> bool:
        """Whether the report stands in the case as coded under this signature."""
        return bool(self.rows("SELECT 1 FROM reports WHERE id = ? AND signature = ?", report, signature))

    def coded_otherwise(self, signature: str) -> list[str]:
        """Ids of the reports that were coded under another signature, by name."""
        rows = self.rows("SELECT id FROM reports WHERE signature != ? ORDER BY name, sequence", signature)
        return [r["id"] for r in rows]

    def coded_by(self, report: str) -> str:
        """The signature under which a report was coded. Raises KeyError where the case has none with this id."""
        rows = self.rows("SELECT signature FROM reports WHERE id = ?", report)
        if not rows:
            raise KeyError(report)
        return str(rows[0]["signature"])

    def report(self, identifier: str) -> Report:
        """One report. Raises KeyError where the case has none with this id."""
        rows = self.rows("SELECT * FROM reports WHERE id = ?", identifier)
        if not rows:
            raise KeyError(identifier)
        regions = self.rows("SELECT * FROM regions WHERE report = ? ORDER BY start", identifier)
        credits = self.rows('SELECT * FROM credits WHERE report = ? ORDER BY start, "end"', identifier)
        return report_of(rows[0], regions, credits)

    def names(self) -> dict[str, str]:
        """Origin of every report by its name."""
        return {r["name"]: r["origin"] for r in self.rows("SELECT name, origin FROM reports ORDER BY sequence")}

    def add(
        self,
        report: Report,
        original: bytes,
        sentences: Iterable[tuple[int, int, str]],
        referents: Sequence[Referent],
        claims: Sequence[Claim],
        claim_links: Sequence[ClaimLink],
        signature: str,
    ) -> None:
        """Write one report with all that was coded of it, in one transaction; what stood under its id gives way.

        sentences  start, end and region of each
        """
        places = list(sentences)
        for claim in claims:
            if not 0 <= claim.span.start < claim.span.end <= len(report.text) or claim.span.report != report.id:
                raise ValueError(f"{report.name}: claim {claim.id} does not stand in its report")
        with self.transaction():
            old = self.connection.execute("SELECT sequence FROM reports WHERE id = ?", (report.id,)).fetchone()
            if old:
                sequence = old[0]
                self._remove(report.id)
            else:
                sequence = self.connection.execute("SELECT coalesce(max(sequence), 0) + 1 FROM reports").fetchone()[0]
            digest = hashlib.blake2b(original, digest_size=16).hexdigest()
            self.connection.execute(
                "INSERT OR IGNORE INTO originals VALUES (?, ?, ?)", (digest, len(original), zlib.compress(original, 6))
            )
            self._insert("reports", [report_row(report, sequence, digest, signature)])
            self._insert("regions", [{"report": report.id, "start": r.start, "end": r.end, "kind": r.kind}
                                     for r in report.regions])  # fmt: skip
            self._insert("credits", [{"report": report.id, "start": c.span.start, "end": c.span.end,
                                      "source": c.source, "scope": c.scope} for c in report.credits])  # fmt: skip
            search.index(self.connection, report, places)
            self._insert("referents", [referent_row(r) for r in referents])
            self._insert("mentions", [{"referent": r.id, "start": m.span.start, "end": m.span.end, "form": m.form}
                                      for r in referents for m in r.mentions])  # fmt: skip
            self._insert("roles", [{"referent": r.id, "title": o.title, "start": o.span.start, "end": o.span.end}
                                   for r in referents for o in r.roles])  # fmt: skip
            for family, table in TABLE_OF.items():
                self._insert(table, [to_row(c) for c in claims if c.family == family])
            self._insert("claim_links", [claim_link_row(link) for link in claim_links])
            self.connection.execute("DELETE FROM skipped WHERE name = ?", (report.name,))
            self._set("settled", "0")
            self._set("signature", signature)

    def _remove(self, report: str) -> None:
        search.forget(self.connection, report)
        self.connection.execute("UPDATE reports SET superseded_by = NULL WHERE superseded_by = ?", (report,))
        self.connection.execute("DELETE FROM reports WHERE id = ?", (report,))

    def skip(self, skipped: Skipped) -> None:
        """Keep what could not be read, and why."""
        with self.transaction():
            span = skipped.span
            self._insert("skipped", [{"name": skipped.name, "fault": skipped.fault, "remedy": skipped.remedy,
                                      "report": span.report if span else None, "start": span.start if span else None,
                                      "end": span.end if span else None}])  # fmt: skip

    def skipped(self) -> list[Skipped]:
        return [
            Skipped(
                r["name"], r["fault"], r["remedy"], Span(r["report"], r["start"], r["end"]) if r["report"] else None
            )
            for r in self.rows("SELECT * FROM skipped ORDER BY name, fault")
        ]

    def original(self, report: str) -> bytes:
        """The bytes a report was read from."""
        sql = "SELECT content FROM originals JOIN reports ON original = digest WHERE reports.id = ?"
        return zlib.decompress(self.rows(sql, report)[0][0])

    def reports(self, *, superseded: bool = False) -> list[Report]:
        """The reports that count, by name; with `superseded` the older versions too."""
        where = "" if superseded else "WHERE superseded_by IS NULL"
        regions = self._grouped("SELECT * FROM regions ORDER BY report, start", "report")
        credits = self._grouped('SELECT * FROM credits ORDER BY report, start, "end"', "report")
        return [
            report_of(row, regions.get(row["id"], []), credits.get(row["id"], []))
            for row in self.rows(f"SELECT * FROM reports {where} ORDER BY name, sequence")
        ]

    # What follows from all reports together

    def supersede(self) -> None:
        """Mark older versions: of one name the report read last counts, of one URL the one published last."""
        with self.transaction():
            rows = self.connection.execute(
                "SELECT id, name, url, published_start, sequence FROM reports ORDER BY sequence"
            ).fetchall()
            newest: dict[tuple[str, str], tuple[tuple[Any, ...], str]] = {}
            for r in rows:
                for key, rank in (
                    (("name", r["name"]), (r["sequence"],)),
                    (("url", r["url"] or ""), (r["published_start"] or "", r["name"], r["sequence"])),
                ):
                    if key[1] and (key not in newest or newest[key][0] < rank):
                        newest[key] = (rank, r["id"])
            for r in rows:
                later = newest[("name", r["name"])][1]
                if later == r["id"] and r["url"]:
                    later = newest[("url", r["url"])][1]
                self.connection.execute(
                    "UPDATE reports SET superseded_by = ? WHERE id = ?", (later if later != r["id"] else None, r["id"])
                )

    def settle(
        self,
        actors: Sequence[Actor],
        links: Sequence[Link],
        families: Sequence[Family],
        findings: Sequence[Finding],
        conflicts: Sequence[Conflict],
        ties: Sequence[ClaimLink],
        mark: str,
    ) -> bool:
        """Write, in one transaction, what was made of all reports and decisions, in place of what stood there: of links
        between claims those of kind fulfils and breaks (`ties`). False, and nothing is written, where the case is no
        longer as it was at `mark`."""
        with self.transaction():
            if self._mark() != mark:
                return False
            for table in ("actors", "links", "family_reports", "families", "finding_claims", "findings", "conflicts"):
                self.connection.execute(f"DELETE FROM {table}")
            self.connection.execute("DELETE FROM claim_links WHERE kind IN ('fulfils', 'breaks')")
            self.connection.execute("UPDATE referents SET actor = NULL")
            self._insert("actors", [actor_row(a) for a in actors])
            self.connection.executemany(
                "UPDATE referents SET actor = ? WHERE id = ?", [(a.id, r) for a in actors for r in a.referents]
            )
            self._insert("links", [link_row(link) for link in links])
            self._insert("families", [{"id": f.id, "voice": f.voice} for f in families])
            self._insert("family_reports", [{"report": r, "family": f.id} for f in families for r in f.reports])
            self._insert("findings", [{"id": f.id, "kind": f.kind, "families": f.families,
                                       "reports": json.dumps(f.reports), "gloss": f.gloss}
                                      for f in findings])  # fmt: skip
            self._insert("finding_claims", [{"finding": f.id, "claim": c} for f in findings for c in f.claims])
            self._insert("conflicts", [conflict_row(c) for c in conflicts])
            self._insert("claim_links", [claim_link_row(t) for t in ties])
            self._set("settled", "1")
        return True

    def actors(self) -> list[Actor]:
        referents: dict[str, list[str]] = {}
        for r in self.rows("SELECT id, actor FROM referents WHERE actor IS NOT NULL ORDER BY rowid"):
            referents.setdefault(r["actor"], []).append(r["id"])
        return [
            Actor(
                id=r["id"],
                name=r["name"],
                kind=r["kind"],
                country=r["country"],
                referents=tuple(referents.get(r["id"], [])),
                aliases=unlisted(r["aliases"]),
                roles=unlisted(r["roles"]),
                part_of=r["part_of"],
                members=unlisted(r["members"]),
                reasons=unlisted(r["reasons"]),
            )
            for r in self.rows("SELECT * FROM actors ORDER BY name, id")
        ]

    def links(self) -> list[Link]:
        sql = """SELECT l.* FROM links l JOIN reports r ON r.id = l.report
                 ORDER BY r.name, l.start, l."end", l.kind, l.report_b, l.start_b"""
        return [
            Link(
                kind=r["kind"],
                a=Span(r["report"], r["start"], r["end"]),
                b=Span(r["report_b"], r["start_b"], r["end_b"]) if r["report_b"] else None,
                direction=r["direction"],
                similarity=r["similarity"],
                upstream=r["upstream"],
            )
            for r in self.rows(sql)
        ]

    def families(self) -> list[Family]:
        reports: dict[str, list[str]] = {}
        sql = "SELECT m.* FROM family_reports m JOIN reports r ON r.id = m.report ORDER BY r.name"
        for r in self.rows(sql):
            reports.setdefault(r["family"], []).append(r["report"])
        families = [
            Family(r["id"], tuple(reports.get(r["id"], [])), r["voice"]) for r in self.rows("SELECT * FROM families")
        ]
        names = {r["id"]: r["name"] for r in self.rows("SELECT id, name FROM reports")}
        return sorted(families, key=lambda f: [names[r] for r in f.reports])

    def findings(self) -> list[Finding]:
        claims: dict[str, list[str]] = {}
        for r in self.rows("SELECT finding, claim FROM finding_claims ORDER BY finding, claim"):
            claims.setdefault(r["finding"], []).append(r["claim"])
        return [
            Finding(r["id"], r["kind"], tuple(claims.get(r["id"], [])), unlisted(r["reports"]), r["families"],
                    r["gloss"])
            for r in self.rows("SELECT * FROM findings ORDER BY families DESC, kind, gloss, id")
        ]  # fmt: skip

    def conflicts(self) -> list[Conflict]:
        sql = """SELECT c.* FROM conflicts c JOIN reports a ON a.id = c.report JOIN reports b ON b.id = c.report_b
                 ORDER BY a.name, c.start, b.name, c.start_b, c.kind"""
        return [
            Conflict(r["id"], r["kind"], Span(r["report"], r["start"], r["end"]),
                     Span(r["report_b"], r["start_b"], r["end_b"]), (r["claim"], r["claim_b"]), r["gloss"])
            for r in self.rows(sql)
        ]  # fmt: skip

    def sentences(self) -> dict[str, list[tuple[int, int]]]:
        """Start and end of every sentence of every report (id), in the order of the text."""
        found: dict[str, list[tuple[int, int]]] = {}
        for report, start, end in self.rows('SELECT report, start, "end" FROM sentences ORDER BY report, start'):
            found.setdefault(report, []).append((start, end))
        return found

    def search(self, words: str, limit: int = 50) -> list[search.Hit]:
        """Sentences that hold all the words, best first. Whatever is typed is taken as words, never as a query."""
        try:
            return search.find(self.connection, words, limit)
        except sqlite3.Error as error:
            raise connection.explain(self.path, error) from error

    def look(self, words: str, limit: int = 50) -> Hits:
        """The same, quick however many sentences hold the words: then they are not ranked."""
        try:
            return search.look(self.connection, words, limit)
        except sqlite3.Error as error:
            raise connection.explain(self.path, error) from error

    def resembling(self, text: str, limit: int = 40, frequent: int = RANKED) -> tuple[list[Hit], list[str]]:
        """Sentences that share rare words with a text, best first, and those words; a word is rare that no more than
        `frequent` sentences have."""
        try:
            return search.resembling(self.connection, text, limit, frequent)
        except sqlite3.Error as error:
            raise connection.explain(self.path, error) from error
