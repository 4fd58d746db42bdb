"""Where reports agree (findings) and where they part (conflicts)."""

from kennan.findings.conflicts import conflicts
from kennan.findings.group import findings

__all__ = ["conflicts", "findings"]
