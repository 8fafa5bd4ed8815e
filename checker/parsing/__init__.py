"""From blocks to a plan: which text is which part, and where the main plan ends."""

from checker.parsing.plan import parse

__all__ = ["parse"]
