"""The desk: a case in the browser, every line one click from its sentence."""

from kennan.desk.app import Desk, application
from kennan.desk.serve import serve

__all__ = ["Desk", "application", "serve"]
