"""Clauses to claims."""

from kennan.coding.code import Coded, code

__all__ = ["Coded", "code"]
