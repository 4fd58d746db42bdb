"""The analyst's rulings: made on names and claim ids, kept hung on text, and carried out at once."""

import getpass
import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from kennan.case import Case, Store
from kennan.case.rows import TABLE_OF
from kennan.case.rulings import ROLES, anchor_kind, roles_of
from kennan.errors import UsageError
from kennan.model import Actor, Anchor, Claim, Decision, Referent, Verdict
from kennan.pipeline import Settings, no_progress, settle

NOBODY = "nobody"
TAKES: dict[Verdict, str] = {
    "same": "two actors: same A B",
    "different": "two actors: different A B",
    "accept": "the id of a claim: accept CLAIM",
    "reject": "the id of a claim: reject CLAIM",
    "actor": "a claim, a role and an actor: actor CLAIM ROLE ACTOR",
}


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

    author   who rules; KENNAN_AUTHOR, else the name of the user, where it is left out

    Raises UsageError, CaseError.
    """
    if verdict not in get_args(Verdict):
        raise UsageError(f"{verdict}: no ruling; there are {', '.join(get_args(Verdict))}")
    ruling: Verdict = verdict  # type: ignore[assignment]
    if len(what) != (3 if verdict == "actor" else 2 if verdict in ("same", "different") else 1):
        raise UsageError(f"{verdict} takes {TAKES[ruling]}")
    with Case(case) as opened:
        if verdict in ("same", "different"):
            anchors = _sides(opened, verdict, *what)
        else:
            anchors = _claim(opened, *what)
    with Store(case) as store:
        number = store.decide(ruling, anchors, author or _user(), _now(), note)
        settle(store, Settings(actors=store.setting("actors") or ""), progress)
        return next(d for d in store.decisions() if d.id == number)


def undo(case: str | Path, decision: int, progress: Callable[[str, int, int], None] = no_progress) -> Decision:
    """Withdraw a ruling; it stays in the list. Raises UsageError where none with this number stands."""
    with Store(case) as store:
        found = {d.id: d for d in store.decisions()}
        if decision not in found:
            raise UsageError(f"{decision}: no decision has this number; see: kennan decide {case} --list")
        if not store.withdraw(decision, _now()):
            raise UsageError(f"{decision}: was withdrawn already")
        settle(store, Settings(actors=store.setting("actors") or ""), progress)
        return next(d for d in store.decisions() if d.id == decision)


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
    claim = _coded(case, wanted)
    referents = {r.id: r for r in case.referents}
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


def _coded(case: Case, wanted: str) -> Claim:
    """The claim as it was coded, though it be rejected."""
    coded = (pair for family in TABLE_OF for pair in case.store.claims(family, coded=True))
    found = [(identifier, claim) for identifier, claim in coded if wanted and identifier.startswith(wanted)]
    if len(found) == 1:
        return found[0][1]
    if not found:
        raise UsageError(f"{wanted}: no claim has an id that starts so; see: kennan show {case.store.path} events")
    listed = ", ".join(f"{identifier} ({claim.family})" for identifier, claim in found[:4])
    raise UsageError(f"{wanted}: {len(found)} claims have ids that start so: {listed}")
