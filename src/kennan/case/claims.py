"""What the reports of a case yield: referents, claims and their links; and what the analyst ruled on them."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kennan.case.base import Base
from kennan.case.rows import TABLE_OF, Rename, Row, from_row, unlisted
from kennan.case.rulings import Rulings, moved, rule
from kennan.model import Anchor, Claim, ClaimLink, Decision, Mention, Referent, Role, Span, Verdict

NO_RULINGS = Rulings()


class Claims(Base):
    """The part of a case file that holds what was coded of each report, and the decisions."""

    def _grouped(self, sql: str, key: str, *values: object) -> dict[str, list[sqlite3.Row]]:
        groups: dict[str, list[sqlite3.Row]] = {}
        for row in self.rows(sql, *values):
            groups.setdefault(row[key], []).append(row)
        return groups

    def referents(self, report: str | None = None) -> list[Referent]:
        """The referents of the reports that count, in the order of reports' names and of the text; or of one report."""
        chosen = ("", ()) if report is None else ("AND f.report = ?", (report,))
        only = "" if report is None else "AND id = ?"
        sql = f"SELECT id, text FROM reports WHERE superseded_by IS NULL {only}"
        texts = {r["id"]: r["text"] for r in self.rows(sql, *chosen[1])}
        of = "SELECT t.* FROM {} t JOIN referents f ON f.id = t.referent WHERE 1 {} ORDER BY t.referent, t.start, "
        mentions = self._grouped(of.format("mentions", chosen[0]) + 't."end"', "referent", *chosen[1])
        roles = self._grouped(of.format("roles", chosen[0]) + "t.title", "referent", *chosen[1])
        sql = f"""SELECT f.* FROM referents f JOIN reports r ON r.id = f.report WHERE r.superseded_by IS NULL
                  {chosen[0]} ORDER BY r.name, f.rowid"""
        return [
            Referent(
                id=row["id"],
                report=row["report"],
                name=row["name"],
                kind=row["kind"],
                country=row["country"],
                mentions=tuple(
                    Mention(Span(row["report"], m["start"], m["end"]), texts[row["report"]][m["start"] : m["end"]],
                            m["form"])
                    for m in mentions.get(row["id"], [])
                ),
                roles=tuple(
                    Role(o["title"], Span(row["report"], o["start"], o["end"])) for o in roles.get(row["id"], [])
                ),
                part_of=row["part_of"],
                members=unlisted(row["members"]),
                known=row["known"],
            )
            for row in self.rows(sql, *chosen[1])
        ]  # fmt: skip

    def actor_of(self) -> dict[str, str]:
        """Actor id of every referent id."""
        return {r["id"]: r["actor"] for r in self.rows("SELECT id, actor FROM referents WHERE actor IS NOT NULL")}

    def claims(
        self, family: str, *, resolved: Mapping[str, str] | None = None, coded: bool = False, report: str | None = None
    ) -> list[tuple[str, Claim]]:
        """Pairs of id and claim of the reports that count (or of one report), by report name and place. With `resolved`
        (actor id of every referent id) their actors are the case's, otherwise referent ids. With `coded` they are as
        they were coded, otherwise as the analyst ruled: without those that were rejected, and those accepted have
        confidence 1."""
        actor_of = resolved or {}
        rulings = NO_RULINGS if coded else self.rulings()

        def rename(referent: str | None) -> str | None:
            return actor_of.get(referent, referent) if referent else referent

        chosen = ("", ()) if report is None else ("AND c.report = ?", (report,))
        sql = f"""SELECT c.* FROM {TABLE_OF[family]} c JOIN reports r ON r.id = c.report
                  WHERE r.superseded_by IS NULL {chosen[0]} ORDER BY r.name, c.start, c."end", c.id"""
        found = []
        for row in self.rows(sql, *chosen[1]):
            identifier = row["id"]
            if identifier in rulings.rejected:
                continue
            told: Row = row
            if seats := rulings.roles.get(identifier):
                told = {**dict(row), **seats, **({"hearsay": 0} if "attribution" in seats else {})}
            claim = from_row(family, told, rename)
            found.append((identifier, replace(claim, confidence=1.0) if identifier in rulings.accepted else claim))
        return found

    def coded_from(self, beginning: str, rename: Rename = lambda r: r) -> list[tuple[str, Claim]]:
        """Pairs of id and claim, as coded though they be rejected, whose ids start so; actors are referent ids, or what
        `rename` makes of them."""
        found: list[tuple[str, Claim]] = []
        for family, table in TABLE_OF.items():
            # Ids are hexadecimal: all that start so lie before the same with a "g".
            sql = f"""SELECT c.* FROM {table} c JOIN reports r ON r.id = c.report
                      WHERE c.id >= ? AND c.id < ? || 'g' AND r.superseded_by IS NULL ORDER BY c.id"""
            rows = self.rows(sql, beginning, beginning) if beginning else []
            found += [(r["id"], from_row(family, r, rename)) for r in rows if r["id"].startswith(beginning)]
        return found

    def finding_of(self, claim: str) -> str | None:
        """The finding (id) to which a claim (id) belongs."""
        rows = self.rows("SELECT finding FROM finding_claims WHERE claim = ?", claim)
        return str(rows[0][0]) if rows else None

    def claim_links(self) -> list[ClaimLink]:
        """Links between claims that stand."""
        struck = self.rulings().rejected
        sql = """SELECT c.* FROM claim_links c JOIN reports r ON r.id = c.report WHERE r.superseded_by IS NULL
                 ORDER BY r.name, c.start, c."end", kind, source, target"""
        return [
            ClaimLink(r["kind"], r["source"], r["target"], Span(r["report"], r["start"], r["end"]))
            for r in self.rows(sql)
            if r["source"] not in struck and r["target"] not in struck
        ]

    # Decisions

    def decisions(self) -> list[Decision]:
        """All rulings, withdrawn ones included, in the order they were made."""
        return [
            Decision(r["id"], r["verdict"], tuple(Anchor(*a) for a in json.loads(r["anchors"])), r["author"], r["made"],
                     r["note"], r["withdrawn"])
            for r in self.rows("SELECT * FROM decisions ORDER BY id")
        ]  # fmt: skip

    def decide(self, verdict: Verdict, anchors: Sequence[Anchor], author: str, made: str, note: str) -> int:
        """Keep a ruling; gives its number. What follows from all reports is to be made anew."""
        with self.transaction():
            written = json.dumps([[a.report, a.start, a.end, a.kind] for a in anchors])
            cursor = self.connection.execute(
                "INSERT INTO decisions (verdict, anchors, author, made, note) VALUES (?, ?, ?, ?, ?)",
                (verdict, written, author, made, note),
            )
            self._set("settled", "0")
        return int(cursor.lastrowid or 0)

    def withdraw(self, decision: int, when: str) -> bool:
        """Take a ruling back; False where none with this number stands."""
        with self.transaction():
            sql = "UPDATE decisions SET withdrawn = ? WHERE id = ? AND withdrawn IS NULL"
            done = self.connection.execute(sql, (when, decision)).rowcount == 1
            if done:
                self._set("settled", "0")
        return done

    def rulings(self) -> Rulings:
        """What the decisions that stand mean for the claims, as reports and decisions are now."""
        decisions = self.decisions()
        if all(d.withdrawn for d in decisions):
            return NO_RULINGS
        mark = self._mark()
        if self._ruled is None or self._ruled[0] != mark:
            self._ruled = (mark, self._rule(decisions))
        return self._ruled[1]

    _ruled: tuple[str, Rulings] | None = None

    def _rule(self, decisions: Sequence[Decision]) -> Rulings:
        claims: dict[str, list[tuple[str, Claim]]] = {}
        referents: dict[str, list[Referent]] = {}

        def claims_of(report: str) -> list[tuple[str, Claim]]:
            if report not in claims:
                claims[report] = [p for family in TABLE_OF for p in self.claims(family, coded=True, report=report)]
            return claims[report]

        def referents_of(report: str) -> list[Referent]:
            if report not in referents:
                referents[report] = self.referents(report)
            return referents[report]

        return rule(decisions, claims_of, referents_of, self.versions([a for d in decisions for a in d.anchors]))

    def versions(self, anchors: Sequence[Anchor]) -> dict[str, tuple[str, str | None]]:
        """Text and later version of the reports that anchors hang on, and of those later versions."""
        found: dict[str, tuple[str, str | None]] = {}
        wanted = {a.report for a in anchors}
        while wanted:
            later: set[str] = set()
            for identifier in sorted(wanted):
                for r in self.rows("SELECT text, superseded_by FROM reports WHERE id = ?", identifier):
                    found[identifier] = (r["text"], r["superseded_by"])
                    later.add(r["superseded_by"] or identifier)
            wanted = later - found.keys()
        return found

    def standing(self) -> list[Decision]:
        """The rulings that stand and whose text is there, each hung on the versions of its reports that count."""
        decisions = [d for d in self.decisions() if d.withdrawn is None]
        versions = self.versions([a for d in decisions for a in d.anchors])
        found = []
        for decision in decisions:
            anchors = [moved(a, versions) for a in decision.anchors]
            if all(anchors):
                found.append(replace(decision, anchors=tuple(a for a in anchors if a)))
        return found
