"""Kennan reads many reports of one political affair and keeps the affair itself.

>>> import kennan
>>> case = kennan.read("reports/", "kabul.case")            # doctest: +SKIP
>>> case.events(actor="Taliban", since="2021-08")           # doctest: +SKIP
"""

from typing import TYPE_CHECKING, Any

from kennan.errors import KennanError

if TYPE_CHECKING:
    from kennan.case import Case
    from kennan.deciding import decide, undo
    from kennan.explaining import explain, explain_actor, explain_text
    from kennan.pipeline import read
    from kennan.publish import export

__version__ = "0.1.0"
__all__ = [
    "Case",
    "KennanError",
    "__version__",
    "decide",
    "explain",
    "explain_actor",
    "explain_text",
    "export",
    "read",
    "undo",
]

_HOME = {
    "Case": "kennan.case",
    "decide": "kennan.deciding",
    "explain": "kennan.explaining",
    "explain_actor": "kennan.explaining",
    "explain_text": "kennan.explaining",
    "export": "kennan.publish",
    "read": "kennan.pipeline",
    "undo": "kennan.deciding",
}


def __getattr__(name: str) -> Any:
    """Load the parts that cost time when they are first asked for."""
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'kennan' has no attribute {name!r}")
