"""The analyst's word on what tells the same: findings put together and kept apart."""

from itertools import permutations

from kennan.findings import Sense, findings
from kennan.model import Claim, Pairing

from .claims import case, event, report

A = report("a.txt", "Varosian gunboats shelled the Kestrian harbour of Lissa.")
B = report("b.txt", "The harbour of Lissa in Kestria was shelled by Varosia.")
C = report("c.txt", "The harbour of Lissa in Kestria was shelled by Varosia.")
D = report("d.txt", "Varosia fired on a Kestrian radar station in the hills.")
E = report("e.txt", "Varosia burned a Kestrian mill.")
WORDS = "harbour of Lissa in Kestria was shelled"
CLAIMS: dict[str, Claim] = {
    "a": event(A, "shelled the Kestrian harbour of Lissa", "ASSAULT", "Varosia", "Kestria"),
    "b": event(B, WORDS, "ASSAULT", "Varosia", "Kestria"),
    "c": event(C, WORDS, "ASSAULT", "Varosia", "Kestria"),
    "d": event(D, "fired on a Kestrian radar station", "ASSAULT", "Varosia", "Kestria"),
    "e": event(E, "burned a Kestrian mill", "ASSAULT", "Varosia", "Kestria"),
}
NAMES = {claim.id: name for name, claim in CLAIMS.items()}


def told(*ruled: str, claims: list[Claim] | None = None) -> list[str]:
    """The findings as words of the claims' letters; rulings as "a+b" (the same) and "a-b" (the second leaves)."""
    actors, lineage, by_id = case(A, B, C, D, E)
    pairs = [Pairing(CLAIMS[r[0]].id, CLAIMS[r[2]].id, r[1] == "+") for r in ruled]
    found = findings(Sense(claims or list(CLAIMS.values()), {}, actors, by_id), lineage, pairs)
    return ["".join(NAMES[c] for c in f.claims) for f in found]


def test_without_a_ruling_findings_stay_as_they_are() -> None:
    assert told() == ["abc", "d", "e"]


def test_two_findings_are_joined_and_count_all_their_origins() -> None:
    assert told("a+d") == ["abcd", "e"]
    assert told("d+b") == ["abcd", "e"]
    assert told("d+e") == ["abc", "de"]
    actors, lineage, by_id = case(A, B, C, D, E)
    pair = Pairing(CLAIMS["a"].id, CLAIMS["d"].id, True)
    found = findings(Sense(CLAIMS.values(), {}, actors, by_id), lineage, [pair])
    assert [(f.families, len(f.reports)) for f in found] == [(4, 4), (1, 1)]


def test_what_leaves_takes_its_very_words_along() -> None:
    assert told("a-b") == ["a", "bc", "d", "e"]
    assert told("b-a") == ["a", "bc", "d", "e"]
    assert told("b-c") == ["ab", "c", "d", "e"]


def test_what_was_put_together_with_it_leaves_too() -> None:
    assert told("d+b", "a-b") == ["a", "bcd", "e"]
    assert told("a-b", "d+b") == ["a", "bcd", "e"]


def test_what_a_ruling_joined_a_later_one_parts() -> None:
    assert told("a+d", "b-d") == ["abc", "d", "e"]
    assert told("a+d", "d-c") == ["abc", "d", "e"]
    assert told("a+d", "d+e", "e-a") == ["abcd", "e"]


def test_what_a_ruling_parted_a_later_one_joins() -> None:
    assert told("a-b", "a+c") == ["abc", "d", "e"]


def test_claims_that_are_not_there_are_passed_over() -> None:
    assert told("a+d", claims=[CLAIMS["b"], CLAIMS["d"]]) == ["b", "d"]


def test_the_order_in_which_claims_come_changes_nothing() -> None:
    wanted = told("a-b", "d+e", "d-e", "e+a")
    for claims in permutations(CLAIMS.values()):
        assert told("a-b", "d+e", "d-e", "e+a", claims=list(claims)) == wanted
