"""Builders of plans: what stands in a plan (``plan_text``, ``plans``, ``faults``), how it is laid out (``layouts``, ``changes``,
``texts``), and the fixtures made of both (``shapes``). ``python -m tests.builders`` writes them under ``fixtures/``.
"""

from tests.builders.layouts import STANDARD, Layout, build
from tests.builders.plan_text import Annex, PlanText

__all__ = ["STANDARD", "Annex", "Layout", "PlanText", "build"]
