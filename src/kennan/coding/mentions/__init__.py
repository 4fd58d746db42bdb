"""Who is spoken of where, and who is who within one report."""

from kennan.coding.mentions.find import Mentions, find

__all__ = ["Mentions", "find"]
