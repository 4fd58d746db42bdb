"""Where reports agree (findings) and where they part (conflicts)."""

from kennan.findings.conflicts import conflicts
from kennan.findings.group import findings
from kennan.findings.sense import Sense

__all__ = ["Sense", "conflicts", "findings"]
