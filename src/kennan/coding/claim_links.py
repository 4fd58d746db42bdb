from kennan.coding.reading import Reading
from kennan.model import Claim, ClaimLink


def code(reading: Reading, claims: tuple[Claim, ...]) -> tuple[ClaimLink, ...]:
    """Ties between claims that the text states, in text order."""
    return ()
