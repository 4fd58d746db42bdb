"""What next: the described game made playable, as a ledger of assumptions."""

from kennan.outlook.outlook import Outlook, look
from kennan.outlook.reading import ScenarioError, load

__all__ = ["Outlook", "ScenarioError", "load", "look"]
