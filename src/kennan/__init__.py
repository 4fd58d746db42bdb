"""Kennan reads many reports of one political affair and keeps the affair itself."""

__version__ = "0.1.0"
