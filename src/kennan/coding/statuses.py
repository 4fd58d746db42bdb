from kennan.coding.reading import Reading
from kennan.model import Status


def code(reading: Reading) -> tuple[Status, ...]:
    """All statuses of the report, in text order."""
    return ()
