"""The analyst's rulings: made on names and claim ids, kept hung on text, and carried out at once."""

import getpass
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from kennan.case import Case, Store
from kennan.case.rulings import ROLES, anchor_kind, roles_of
from kennan.errors import UsageError
from kennan.model import WITH, Actor, Anchor, Claim, Decision, Referent, Verdict
from kennan.pipeline import Settings, no_progress, settle

NOBODY = "nobody"
TAKES: dict[Verdict, str] = {
    "same": "two actors: same A B",
    "different": "two actors: different A B",
    "accept": "the id of a claim: accept CLAIM",
    "reject": "the id of a claim: reject CLAIM",
    "actor": "a claim, a role and an actor: actor CLAIM ROLE ACTOR",
    "together": "the ids of two claims: together CLAIM CLAIM",
    "apart": "the ids of two claims: apart CLAIM CLAIM",
}
TAKEN: dict[Verdict, int] = {"same": 2, "different": 2, "accept": 1, "reject": 1, "actor": 3, "together": 2, "apart": 2}


def decide(
    case: str | Path,
    verdict: str,
    *what: str,
    note: str = "",
    author: str | None = None,
    progress: Callable[[str, int, int], None] = no_progress,
) -> Decision:
    """Rule on something in a case, and make anew what follows from it.

    same, different A B      two actors by name, alias or id; or what one report calls an actor, by the id that
                             `kennan explain CASE ACTOR` prints
    accept, reject CLAIM     a claim by its id or the start of it
    actor CLAIM ROLE ACTOR   another actor in a role of the claim ("source", "speaker", "attribution"), or "nobody"
    together CLAIM CLAIM     both tell the same thing, so that their findings are one
    apart CLAIM CLAIM        they do not: the second leaves the finding of the first

    author   who rules; KENNAN_AUTHOR, else the name of the user, where it is left out

    Raises UsageError, CaseError.
    """
    number = ruled(case, verdict, *what, note=note, author=author)
    follow(case, progress)
    return _decision(case, number)


def ruled(case: str | Path, verdict: str, *what: str, note: str = "", author: str | None = None) -> int:
    """Keep a ruling, as `decide` takes it, and give its number; `follow` makes anew what follows from it."""
    if verdict not in get_args(Verdict):
        raise UsageError(f"{verdict}: no ruling; there are {', '.join(get_args(Verdict))}")
    ruling: Verdict = verdict  # type: ignore[assignment]
    if len(what) != TAKEN[ruling]:
        raise UsageError(f"{verdict} takes {TAKES[ruling]}")
    with Case(case) as opened:
        if verdict in ("same", "different"):
            anchors = _sides(opened, verdict, *what)
        elif verdict in ("together", "apart"):
            anchors = _pair(opened, verdict, *what)
        else:
            anchors = _claim(opened, *what)
    with Store(case) as store:
        return store.decide(ruling, anchors, author or _user(), _now(), note)


def undo(case: str | Path, decision: int, progress: Callable[[str, int, int], None] = no_progress) -> Decision:
    """Withdraw a ruling; it stays in the list. Raises UsageError where none with this number stands."""
    withdraw(case, decision)
    follow(case, progress)
    return _decision(case, decision)


def withdraw(case: str | Path, decision: int) -> None:
    """Take a ruling back, as `undo` does; `follow` makes anew what follows from that."""
    with Store(case) as store:
        found = {d.id: d for d in store.decisions()}
        if decision not in found:
            raise UsageError(f"{decision}: no decision has this number; see: kennan decide {case} --list")
        if not store.withdraw(decision, _now()):
            raise UsageError(f"{decision}: was withdrawn already")


def follow(case: str | Path, progress: Callable[[str, int, int], None] = no_progress) -> None:
    """Make anew what follows from reports and rulings."""
    with Store(case) as store:
        settle(store, Settings(actors=store.setting("actors") or ""), progress)


def _decision(case: str | Path, number: int) -> Decision:
    with Store(case, read_only=True) as store:
        return next(d for d in store.decisions() if d.id == number)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _user() -> str:
    told = os.environ.get("KENNAN_AUTHOR", "").strip()
    if told:
        return told
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "analyst"


# Who is who


def _sides(case: Case, verdict: str, one: str, other: str) -> list[Anchor]:
    first, second = _referents(case, one), _referents(case, other)
    if verdict == "same":
        actors = [_actor_of(case, group[0]) for group in (first, second)]
        if actors[0] == actors[1]:
            raise UsageError(f"{one} and {other} are one actor already: {case.name(actors[0].id)}")
        return [_anchor(r, "actor") for r in first] + [_anchor(r, "other") for r in second]
    if _actor_of(case, first[0]) != _actor_of(case, second[0]):
        return [_anchor(first[0], "actor"), _anchor(second[0], "other")]
    first, second = _called(first, one), _called(second, other)
    ids = {r.id for r in first}
    second = [r for r in second if r.id not in ids]
    if not first or not second:
        actor = _actor_of(case, (first or second)[0])
        raise UsageError(
            f"{one} and {other}: one report has them for one, so that no name tells them apart; name two of the ids "
            f"that kennan explain {case.store.path} {actor.id} prints, or set the actor of a claim (kennan decide CASE "
            "actor CLAIM ROLE ACTOR)"
        )
    return [_anchor(r, "actor") for r in first] + [_anchor(r, "other") for r in second]


def _referents(case: Case, wanted: str) -> list[Referent]:
    """What reports call the actor, those who name it first; or the one referent with this id or the start of it."""
    by_id = {r.id: r for r in case.referents}
    begun = [r for r in case.referents if len(wanted) >= 6 and r.id.startswith(wanted)]
    if wanted not in case.actor and len(begun) == 1:
        return begun
    actor = case.find_actor(wanted)
    found = [by_id[r] for r in actor.referents if r in by_id]
    return sorted(found, key=lambda r: all(m.form != "name" for m in r.mentions))


def _called(referents: Sequence[Referent], name: str) -> list[Referent]:
    """Those which go by this name where they stand: by their fullest form there, else by any."""
    plain = name.casefold().strip()
    if len(name) >= 6 and (meant := [r for r in referents if r.id.startswith(name)]):
        return meant
    full = [r for r in referents if " ".join(r.name.split()).casefold() == plain]
    return full or [r for r in referents if any(" ".join(m.surface.split()).casefold() == plain for m in r.mentions)]


def _actor_of(case: Case, referent: Referent) -> Actor:
    return case.actor[case.actor_of[referent.id]]


def _anchor(referent: Referent, kind: str) -> Anchor:
    """The first mention that names the referent, or the first of all."""
    mention = next((m for m in referent.mentions if m.form == "name"), referent.mentions[0])
    return Anchor(mention.span.report, mention.span.start, mention.span.end, kind)


# Claims


def _claim(case: Case, wanted: str, role: str | None = None, actor: str | None = None) -> list[Anchor]:
    claim = _coded(case, wanted)[1]
    referents = {r.id: r for r in case.store.referents(claim.span.report)}
    anchors = [Anchor(claim.span.report, claim.span.start, claim.span.end, anchor_kind(claim))]
    for seat in ROLES[claim.family]:
        if (who := getattr(claim, seat)) in referents:
            anchors.append(_anchor(referents[who], seat))
    if role is None or actor is None:
        return anchors
    if role not in roles_of(claim.family):
        named = ", ".join(roles_of(claim.family)) or "none"
        raise UsageError(f"{role}: no role of this {claim.family}; there are: {named}")
    if actor == NOBODY:
        return [*anchors, Anchor(claim.span.report, claim.span.start, claim.span.start, f"new:{role}")]
    found = _referents(case, actor)
    here = [r for r in found if r.report == claim.span.report]
    return [*anchors, _anchor((here or found)[0], f"new:{role}")]


def _pair(case: Case, verdict: str, one: str, other: str) -> list[Anchor]:
    (first, a), (second, b) = _coded(case, one), _coded(case, other)
    if first == second:
        raise UsageError(f"{one} and {other}: one claim; name two")
    if a.family != b.family:
        kinds = " and ".join(f"{'an' if f == 'event' else 'a'} {f}" for f in (a.family, b.family))
        raise UsageError(f"{one} and {other}: {kinds} can't tell the same thing; name two claims of one kind")
    struck = case.rulings.rejected
    for wanted, claim in ((one, first), (other, second)):
        if claim in struck:
            raise UsageError(f"{wanted}: was rejected (decision {struck[claim].id}), so that it is in no finding")
    findings = case.store.finding_of(first), case.store.finding_of(second)
    if (findings[0] == findings[1]) == (verdict == "together"):
        told = "are one finding already" if verdict == "together" else "are two findings already"
        raise UsageError(f"{one} and {other}: {told}")
    return [*_claim(case, first), *(replace(x, kind=f"{WITH}{x.kind}") for x in _claim(case, second))]


def _coded(case: Case, wanted: str) -> tuple[str, Claim]:
    """Id and claim as it was coded, though it be rejected."""
    found = case.store.coded_from(wanted)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"{wanted}: no claim has an id that starts so; see: kennan show {case.store.path} events")
    listed = ", ".join(f"{identifier} ({claim.family})" for identifier, claim in found[:4])
    raise UsageError(f"{wanted}: {len(found)} claims have ids that start so: {listed}")
