"""Who did what to whom."""

from kennan.coding.events.code import code, confidence_of

__all__ = ["code", "confidence_of"]
