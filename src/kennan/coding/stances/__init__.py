"""What actors want, fear, demand, promise, expect and doubt."""

from kennan.coding.stances.code import code

__all__ = ["code"]
