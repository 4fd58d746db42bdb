"""Relations of statuses that can't hold together, and posts that one person at a time holds."""

SOLE_POSTS = frozenset({"president_of", "prime_minister_of", "foreign_minister_of", "defence_minister_of"})

_GROUPS: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (frozenset({"recognises"}), frozenset({"does_not_recognise"})),
    (frozenset({"in_contact_with", "in_talks_with"}), frozenset({"no_contact_with"})),
    (
        frozenset({"designates_terrorist", "bans", "sanctions", "outlaws"}),
        frozenset({"lifts_designation_of"}),
    ),
    (
        frozenset({"ally_of", "friendly_to", "partner_of", "backs"}),
        frozenset({"hostile_to", "at_war_with"}),
    ),
    (frozenset({"operates_in", "operates_embassy_in"}), frozenset({"partly_evacuated_in"})),
)
_AGAINST = {(a, b) for left, right in _GROUPS for a in left for b in right}
_DENYING = frozenset().union(*(right for _, right in _GROUPS))


def opposed(a: str, b: str) -> bool:
    """Whether two relations between the same subject and object exclude each other."""
    return (a, b) in _AGAINST or (b, a) in _AGAINST


def denies(relation: str) -> bool:
    """Whether the relation says that another one does not hold."""
    return relation in _DENYING
