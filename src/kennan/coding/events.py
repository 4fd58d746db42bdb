from kennan.coding.reading import Reading
from kennan.model import Event


def code(reading: Reading) -> tuple[Event, ...]:
    """All events of the report, in text order."""
    return ()
