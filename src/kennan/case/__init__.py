"""The case file: `Case` to read one, `Store` to write one."""

from kennan.case.case import Case
from kennan.case.line import Line
from kennan.case.promises import Promise
from kennan.case.store import Store

__all__ = ["Case", "Line", "Promise", "Store"]
