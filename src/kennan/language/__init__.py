"""Text to sentences of clauses."""

from kennan.language.read import Reader, lacks

__all__ = ["Reader", "lacks"]
