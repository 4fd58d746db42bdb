"""Where reports agree (findings), where they part (conflicts), and what became of promises."""

from kennan.findings.conflicts import conflicts
from kennan.findings.group import findings
from kennan.findings.promises import promises
from kennan.findings.sense import Sense

__all__ = ["Sense", "conflicts", "findings", "promises"]
