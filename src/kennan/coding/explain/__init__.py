"""Why events were coded, by the coder's own steps."""

from kennan.coding.explain.event import Explainer
from kennan.coding.explain.silence import silences

__all__ = ["Explainer", "silences"]
