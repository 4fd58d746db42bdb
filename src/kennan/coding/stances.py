from kennan.coding.reading import Reading
from kennan.model import Stance


def code(reading: Reading) -> tuple[Stance, ...]:
    """All stances of the report, in text order."""
    return ()
