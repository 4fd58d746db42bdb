"""What is counted and dated."""

from kennan.coding.figures.code import code

__all__ = ["code"]
