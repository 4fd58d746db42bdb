"""Ties between claims that the text states."""

from kennan.coding.claim_links.code import code

__all__ = ["code"]
