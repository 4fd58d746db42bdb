"""Whether a scenario may be used: its claims stand in the record and none is younger than the cut-off; and what in
it can have no effect."""

from collections.abc import Iterator
from functools import cached_property

from kennan.case import Case, Line
from kennan.case.rows import TABLE_OF
from kennan.errors import UsageError
from kennan.model import Event
from kennan.outlook.compile import compile_scenario
from kennan.outlook.reading import Fault
from kennan.outlook.scenario import CHANCE, Scenario, holds


class Record:
    """The claims of a case by id or the start of one."""

    def __init__(self, case: Case) -> None:
        self.case = case

    @cached_property
    def lines(self) -> dict[str, Line]:
        return {line.id: line for family in TABLE_OF for line in self.case.lines(family)}

    def find(self, claim: str) -> Line | None:
        """The claim with this id or start of an id. None where there is none; UsageError where there are several."""
        if claim in self.lines:
            return self.lines[claim]
        found = [line for i, line in self.lines.items() if i.startswith(claim)]
        if len(found) > 1:
            raise UsageError(f"{claim}: several claims begin so; write more of the id")
        return found[0] if found else None

    def day(self, line: Line) -> tuple[str, str]:
        """First and last day on which the claim may have been made: its report's publication; for an undated report, of
        an event that is told as done, the day of the event. Both "" where nothing is told."""
        published = self.case.report[line.claim.span.report].published
        if published:
            return published.interval.start or "", published.interval.end or ""
        claim = line.claim
        if isinstance(claim, Event) and claim.modality == "actual" and claim.when:
            return claim.when.start or "", claim.when.end or ""
        return "", ""


def faults(scenario: Scenario, case: Case) -> list[Fault]:
    """Claims that the case does not hold, and leaks: claims dated after the cut-off."""
    record, out = Record(case), []
    for key, basis in scenario.bases():
        for claim in basis.claims:
            try:
                line = record.find(claim)
            except UsageError as error:
                out.append(Fault(key, str(error).split("; ")[0], "write more of the id"))
                continue
            if line is None:
                out.append(
                    Fault(key, f"{claim} is no claim of {case.store.path.name}", "see: kennan show CASE stances")
                )
            elif record.day(line)[0] > scenario.cutoff:
                told = f"{claim} is dated {record.day(line)[0]}, after the cut-off {scenario.cutoff}: a leak"
                out.append(Fault(key, told, "rest it on something older, or move the cut-off"))
    return out


def notes(scenario: Scenario, case: Case | None) -> Iterator[str]:
    """What is worth a look although the scenario can be solved. Raises KennanError where its tree is too large."""
    compiled = compile_scenario(scenario)
    moves = {step.move.id for step in compiled.steps}
    for move in scenario.moves:
        if move.id not in moves:
            yield f"moves.{move.id}: is never made; its condition or its odds leave no choice"
    for payoff in scenario.payoffs:
        if not any(holds(payoff.when, path) for path in compiled.paths):
            yield f"payoffs.{payoff.id}: its condition never holds"
    for number, outcome in enumerate(scenario.outcomes):
        if number not in set(compiled.ends.tolist()):
            yield f"outcomes.{outcome.name}: can't come about"
    owners = {i.owner for i in scenario.interests}
    for player in scenario.players:
        if player.id not in owners:
            yield f"players.{player.id}: has no interest, and so tosses coins"
        if not any(m.by == player.id for m in scenario.moves):
            yield f"players.{player.id}: makes no move"
    for size in scenario.ranges():
        if size.low == size.high:
            yield f"{size.key}: is a point; a size that nobody has measured is a range"
    if compiled.game.hidden:
        yield "some moves are hidden: solved along the path from low precision, samples without a solution are refused"
    yield from _claims(scenario, case)
    yield f"{compiled.game.nodes} nodes, {compiled.game.ends} ways it can end; {_bases(scenario)}"


def _claims(scenario: Scenario, case: Case | None) -> Iterator[str]:
    if case is None:
        if any(basis.claims for _, basis in scenario.bases()):
            yield "claims were not looked up; name the case: --case CASE"
        return
    record, undated = Record(case), set()
    for _, basis in scenario.bases():
        for claim in basis.claims:
            line = record.find(claim)
            if line and not record.day(line)[0]:
                undated.add(line.report)
            elif line and record.day(line)[1] > scenario.cutoff:
                yield f"{claim}: may be younger than the cut-off; its report is dated {'/'.join(record.day(line))}"
    for report in sorted(undated):
        yield f"{report}: is undated, so that its claims can't be held against the cut-off; judge it yourself"


def _bases(scenario: Scenario) -> str:
    from kennan.outlook.outlook import counts

    told = counts(scenario)
    moves = sum(m.by != CHANCE for m in scenario.moves)
    return (
        f"{len(scenario.players)} players, {moves} moves of theirs, {told['inputs']} inputs: directions "
        f"{told['directions_sourced']} sourced and {told['directions_judged']} judged, sizes {told['sizes_sourced']} "
        f"sourced and {told['sizes_judged']} judged"
    )
