"""Checks across plans: what only shows when several lie side by side, told with a place in each.

Plain readings in, findings out; no file, no database. ``across(readings)`` is linear in their number but for sorting.
"""

from checker.across.announcing import AnnouncedPlan
from checker.across.comparing import across
from checker.across.number_series import NumberSeries
from checker.across.plan_readings import Beside, CitedAct, PlanReading, PlanSigner, beside_of, plan_reading
from checker.across.run_findings import RunFinding, Spot

__all__ = [
    "AnnouncedPlan", "Beside", "CitedAct", "NumberSeries", "PlanReading", "PlanSigner", "RunFinding", "Spot", "across", "beside_of",
    "plan_reading",
]  # fmt: skip
