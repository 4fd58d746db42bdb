"""Files to reports: formats, encodings, regions, dates, credits. Nothing is ever fetched."""

from kennan.intake.options import Intake, Options, Source
from kennan.intake.read import read
from kennan.intake.sources import sources

__all__ = ["Intake", "Options", "Source", "read", "sources"]
