"""Referents of many reports to the actors of the case."""

from kennan.actors.resolve import resolve

__all__ = ["resolve"]
