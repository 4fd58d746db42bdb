"""When: expressions of time and the intervals they stand for."""

from kennan.coding.dates.find import DateExpression, Dates, find

__all__ = ["DateExpression", "Dates", "find"]
