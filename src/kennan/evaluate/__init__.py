"""The scorers' tasks, over the real pipeline."""

from kennan.evaluate.run import evaluate

__all__ = ["evaluate"]
