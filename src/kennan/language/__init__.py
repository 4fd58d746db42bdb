"""Text to sentences of clauses."""

from kennan.language.read import Reader

__all__ = ["Reader"]
