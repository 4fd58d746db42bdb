"""Who said what, in direct, mixed and indirect speech."""

from kennan.coding.quotes.find import attributions, find

__all__ = ["attributions", "find"]
