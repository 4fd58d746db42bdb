from kennan.coding.reading import Reading
from kennan.model import Figure


def code(reading: Reading) -> tuple[Figure, ...]:
    """All figures of the report, in text order."""
    return ()
