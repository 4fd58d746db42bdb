"""How things stand between actors."""

from kennan.coding.statuses.code import code

__all__ = ["code"]
