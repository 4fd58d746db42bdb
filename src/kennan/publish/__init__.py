"""Brief, tables and exports of a case."""

from kennan.publish.export import export

__all__ = ["export"]
