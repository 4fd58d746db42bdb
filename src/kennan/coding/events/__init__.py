"""Who did what to whom."""

from kennan.coding.events.code import code
from kennan.coding.events.confidence import confidence_of, type_confidence
from kennan.coding.events.implied import implied

__all__ = ["code", "confidence_of", "implied", "type_confidence"]
