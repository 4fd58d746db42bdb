"""Who copied whom: links between passages of reports, and the families they form."""

from kennan.lineage.families import Lineage
from kennan.lineage.trace import trace

__all__ = ["Lineage", "trace"]
